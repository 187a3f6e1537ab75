"""How long a chapter takes: one rule, for every place that names minutes.

They are estimates. Readers differ by half either way, and what stands in closed parts is not
counted. The rule: open prose at `WORDS_A_MINUTE`, and so what a check asks and answers; on top of
that the thinking. Each prediction, document, figure and exercise as the tables below say.
"""

from dataclasses import dataclass
from pathlib import Path

from coursebook import labs, questions, sources
from coursebook.chapters import BOOK, Section, count_words, inside, sections
from coursebook.course import current

WORDS_A_MINUTE = 150
"""Slower than a novel: the text has dates, sources and terms that are new to its readers."""
CHECKS = {
    "true_false": 0.5,
    "single": 0.5,
    "multiple": 0.75,
    "numeric": 1.0,
    "judge": 0.75,
    "matching": 1.0,
    "ordering": 1.0,
    "classify": 1.0,
    "written": 4.5,
}
"""Minutes to think over a check of each type, on top of reading it and what is said of it."""
PREDICTION = 0.5
COMMITMENTS = {"decide": 2.0, "verdict": 1.0}
"""Minutes for what asks more than a bet; coming back to any takes `PREDICTION`."""
DOCUMENT = 1.0
"""Minutes to judge a document, on top of reading it."""
CALLS = {
    "recall": PREDICTION,
    "warm_up": 4.5,
    "explore": 3.0,
    "draw_it": 2.0,
    "weigh": 10.0,
    "hypotheses": 15.0,
    **current().minutes,
}
FIGURE = 1.0
LABS = {"easy": 10, "medium": 15, "hard": 20}
"""Minutes for a lab, for whoever writes a little Python. No chapter counts them: they come on top,
for those who run it as a notebook."""
ROUNDED_TO = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """A section with its minutes, those inside it included."""

    section: Section
    minutes: float


@dataclass(frozen=True, slots=True)
class Times:
    """The minutes of a chapter, whole and on its core path, rounded."""

    full: int
    core: int


def of_section(section: Section) -> float:
    """Return the minutes of a section, without those inside it.

    Args:
        section: the section.
    """
    figures = sum(each.text.count("charts.") for each in section.blocks if each.code)
    done = sum(of_call(name, argument) for name, argument in section.calls())
    return section.words / WORDS_A_MINUTE + done + FIGURE * figures


def of_call(name: str, argument: str) -> float:
    """Return the minutes of what a cell calls; a call that asks nothing of readers takes none.

    Args:
        name: the function, such as "self_check".
        argument: its first argument, if that is text.
    """
    if name == "self_check":
        return _check(questions.get(argument))
    if name in ("predict", "decide", "verdict"):
        return COMMITMENTS.get(name, PREDICTION)
    if name == "document_exercise":
        return sum(map(_document, sources.document_set(argument)))
    if name == "document_reader":
        return 2 * (DOCUMENT + sum(map(_document, sources.document_set(argument)[:2])))
    return CALLS.get(name, 0.0)


def _check(question: questions.Question) -> float:
    right = (note.text for note in question.solution() if note.mark != "wrong")
    read = (question.prompt, *question.task(), *right, question.explanation)
    return CHECKS[question.type] + sum(map(count_words, read)) / WORDS_A_MINUTE


def _document(document: sources.Document) -> float:
    return DOCUMENT + count_words(document.translation or document.text) / WORDS_A_MINUTE


def chapter(path: Path) -> list[Timed]:
    """Return the sections of a chapter with their minutes, the opening first.

    Args:
        path: the notebook.
    """
    found = sections(path)
    own = [of_section(each) for each in found]
    return [
        Timed(each, own[i] + sum(own[j] for j in inside(found, i))) for i, each in enumerate(found)
    ]


def times(path: Path) -> Times:
    """Return the minutes of a chapter.

    Args:
        path: the notebook.
    """
    tops = [each for each in chapter(path) if each.section.level <= 2]
    core = sum(each.minutes for each in tops if each.section.core)
    return Times(rounded(sum(each.minutes for each in tops)), rounded(core))


def rounded(minutes: float) -> int:
    """Return minutes as the book states them: estimates, no finer than they are.

    Args:
        minutes: the sum.
    """
    return max(ROUNDED_TO, ROUNDED_TO * round(minutes / ROUNDED_TO))


def of_lab(lab: labs.Lab) -> int:
    """Return the minutes of a lab, which come on top of its chapter's.

    Args:
        lab: the lab.
    """
    return LABS[lab.difficulty]


def of_labs(stem: str) -> int:
    """Return the minutes of all labs of a chapter.

    Args:
        stem: its file stem.
    """
    return sum(map(of_lab, labs.chapter(stem)))


def path_of(stem: str) -> Path:
    """Return the notebook of a chapter.

    Args:
        stem: its file stem.
    """
    return BOOK / f"{stem}.ipynb"
