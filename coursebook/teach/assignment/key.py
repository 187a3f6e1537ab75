"""The instructor's key: the answers in letters first, then reasons, rubrics and sample answers."""

from collections.abc import Collection

from coursebook import labs, questions
from coursebook.questions import misconceptions
from coursebook.questions.model import Question
from coursebook.questions.written import Written
from coursebook.teach import _pages
from coursebook.teach.assignment import lab_key, reflection
from coursebook.teach.assignment.record import ONLINE, OPEN_SEED, POINTS, Assignment
from coursebook.teach.exports import letters
from coursebook.teach.exports.plain_types import Essay, Plain
from coursebook.teach.exports.remarks import Remark, Site, explanation
from coursebook.teach.templates import title
from coursebook.words import counted

PAPER = ("print",)
"""Formats with a packet, whose letters and order the key has."""
MARKED = ("print", "nbgrader")
"""Formats with our own points and the written reflection."""


def key(assignment: Assignment, targets: Collection[str] = MARKED) -> bytes:
    """Return the page with the key to an assignment.

    Args:
        assignment: what is assigned.
        targets: the formats that it is written in, which points and letters hang on.
    """
    return _pages.page(
        f"Key: {assignment.title}",
        _pages.para("This page holds every answer. Keep it from students.", kind="note"),
        _answers(assignment, targets),
        _seed(assignment),
        _reasons(assignment, targets),
        *_samples(assignment),
        *(_labs(assignment) if assignment.labs else []),
    )


def _seed(assignment: Assignment) -> str:
    if assignment.seed == OPEN_SEED:
        return _pages.para(
            f'These questions were drawn with the open seed "{OPEN_SEED}". Anyone can draw the '
            "same ones, with their answers. For marks that count, choose a seed of your own with "
            "--seed and keep it to yourself."
        )
    return _pages.para(
        f'Seed of the class: "{assignment.seed}", course version {assignment.version}. Whoever '
        "knows it can draw the same questions with their answers. With both, you can make this "
        "assignment again."
    )


def _answers(assignment: Assignment, targets: Collection[str]) -> str:
    """Return the whole key in letters, for marking at a glance."""
    points = str(_points(targets))
    rows = [
        (str(i), _pages.text(letters.answer(letters.on_paper(each))), points)
        for i, each in enumerate(assignment.all_questions(), start=1)
    ]
    return "\n".join(
        [
            _pages.heading("Answers"),
            _pages.table(_letters(targets), ("Question", "Answer", "Points"), rows),
            *([_pages.para(_elsewhere(assignment))] if _online(targets) else []),
            *([_pages.para(_parts(assignment))] if set(MARKED) & set(targets) else []),
        ]
    )


def _points(targets: Collection[str]) -> int:
    return POINTS if set(MARKED) & set(targets) else 1


def _online(targets: Collection[str]) -> bool:
    return bool(set(ONLINE) & set(targets))


def _letters(targets: Collection[str]) -> str:
    if set(PAPER) & set(targets):
        return "Letters as in the packet"
    return "Letters in the order of the reasons below"


def _elsewhere(assignment: Assignment) -> str:
    count = len(assignment.all_questions())
    return (
        f"In the question packages for an LMS each of the {count} questions has 1 point, {count} "
        "in all, until you set others there. The written reflection is not in them. An LMS may "
        "show answers in another order and without letters: go by the text under Reasons."
    )


def _parts(assignment: Assignment) -> str:
    count, written = len(assignment.all_questions()), len(assignment.chapters)
    total = count * POINTS + written * reflection.POINTS
    told = f"{written} reflections" if written > 1 else "the reflection"
    return (
        f"On paper and in a notebook: {count} questions at {POINTS} points and {told} at "
        f"{reflection.POINTS}: {total} points. "
        "Points go in parts. Where several are ticked, each right one earns its share and each "
        "wrong one takes as much away. Where letters are matched, each counts alike. In an order, "
        "count the pairs that stand the right way round, take away those that don't, and give "
        "that share of all pairs. No question has less than none."
    )


def _reasons(assignment: Assignment, targets: Collection[str]) -> str:
    parts, number = ['<h2 class="page">Reasons</h2>'], 0
    for stem, title_ in zip(assignment.chapters, assignment.chapter_titles, strict=True):
        site = Site(assignment.url, stem)
        parts += [_pages.heading(title_)] if len(assignment.chapters) > 1 else []
        for each in assignment.questions[stem]:
            number += 1
            parts.append(_question(number, each, site, _points(targets)))
    return "\n".join(parts)


def _question(place: int, question: Question, site: Site, points: int) -> str:
    made = letters.on_paper(question)
    rest = "".join(map(_pages.para, made.prompt[1:]))
    parts = [
        f"<article>{_pages.heading(f'{place}. {made.prompt[0]}', 3)}{rest}",
        _pages.para(_named(question, points), kind="muted"),
        f"<p><strong>Answer: {_pages.text(letters.answer(made))}</strong></p>",
        _pages.points(_line(each, site) for each in letters.lines(made)),
        _written_key(made, site),
        _foreseen(question),
        explanation(question).html(site),
        "</article>",
    ]
    return "\n".join(each for each in parts if each)


def _named(question: Question, points: int) -> str:
    named = (title(question.id), question.id, question.objective, question.difficulty)
    return " · ".join((*named, counted(points, "point")))


def _line(line: letters.Line, site: Site) -> str:
    verdict = f" <strong>– {_pages.text(line.verdict)}</strong>" if line.verdict else ""
    return f"{_pages.text(line.label)}{verdict}{line.remark.html(site)}"


def _written_key(made: Plain, site: Site) -> str:
    if not isinstance(made, Essay):
        return ""
    return made.model.html(site) + _pages.points(map(_pages.text, made.rubric))


def _foreseen(question: Question) -> str:
    found = [misconceptions.get(each) for each in dict.fromkeys(question.misconceptions())]
    if not found:
        return ""
    told = (f"{_pages.text(each.statement)} {_pages.text(each.correction)}" for each in found)
    return "<p><strong>What wrong answers may stand for</strong></p>" + _pages.points(told)


def _labs(assignment: Assignment) -> list[str]:
    """Return one way to solve each lab; there are others, and open tasks have no single answer."""
    told = "One way for each; others are as good. The check takes every one that gives the same."
    solved = [
        f"<article>{_pages.heading(each.title, 3)}"
        f"<pre>{_pages.text(lab_key.solution(each))}</pre></article>"
        for stem in assignment.chapters
        for each in labs.chapter(stem)
    ]
    return [_pages.heading("Labs"), _pages.para(told), *solved]


def _samples(assignment: Assignment) -> list[str]:
    found = _book_essays(assignment)
    if not found:
        return []
    told = (
        "These written questions stand in the book. Their model answers serve as samples: "
        "each meets its whole rubric, and other answers can too."
    )
    shown = [_written(each, assignment) for each in found]
    return [_pages.heading("Sample answers"), _pages.para(told), *shown]


def _book_essays(assignment: Assignment) -> list[tuple[str, Written]]:
    return [
        (stem, each)
        for stem in assignment.chapters
        for each in questions.chapter(stem)
        if isinstance(each, Written)
    ]


def _written(found: tuple[str, Written], assignment: Assignment) -> str:
    stem, question = found
    model = Remark(question.model_answer, (question.see,)).html(Site(assignment.url, stem))
    rubric = _pages.points(_pages.text(each.text) for each in question.rubric)
    return "\n".join(
        [
            f"<article>{_pages.heading(question.prompt, 3)}",
            model,
            "<p><strong>Rubric</strong>: two points for each that is met, one for half.</p>",
            rubric,
            "</article>",
        ]
    )
