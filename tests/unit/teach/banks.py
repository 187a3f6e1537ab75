"""The quizzes that exports are tested with, and what a reader must find of each question."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import pytest

from coursebook import questions
from coursebook.questions import Question
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.judge import SCALE, Judge
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Pairs
from coursebook.teach import templates
from coursebook.teach.exports.package import Quiz, practice_quiz

URL = "https://example.org/nato/"


@cache
def quizzes() -> tuple[Quiz, ...]:
    """Return every chapter's practice, one question of each type, and drawn papers."""
    stems = questions.stems()
    samples = questions.load(questions.SAMPLES).questions
    return (
        *map(practice_quiz, stems),
        Quiz(identifier="samples", title="Samples", chapter=stems[0], questions=samples),
        *(drawn(each) for each in stems if each in templates.chapters()),
    )


def drawn(stem: str) -> Quiz:
    """Return a paper of graded questions on a chapter."""
    asked = tuple(templates.draw(stem, count=16, seed="round trip"))
    name = stem.partition("_")[0]
    return Quiz(identifier=f"drawn-{name}", title=f"Drawn {name}", chapter=stem, questions=asked)


def all_questions() -> tuple[Question, ...]:
    """Return the questions of all quizzes."""
    return tuple(each for quiz in quizzes() for each in quiz.questions)


@dataclass
class Seen:
    """What can be read of a question: options with worth and remark, pairs, a number."""

    prompt: str
    take_away: str
    options: dict[str, tuple[float, str]] = field(default_factory=dict)
    pairs: dict[str, str] = field(default_factory=dict)
    spare: set[str] = field(default_factory=set)
    number: tuple[float, float] | None = None
    half: float | None = None


def expected(question: Question) -> Seen:
    """Return what must be found, told by the question and its own grading."""
    seen = Seen(one_line(question.prompt), one_line(question.explanation))
    if isinstance(question, SingleChoice):
        for each in question.options:
            seen.options[one_line(each.text)] = (float(each.correct), one_line(each.feedback))
    elif isinstance(question, MultipleChoice):
        unit = 1 / sum(each.correct for each in question.options)
        for each in question.options:
            worth = unit if each.correct else -unit
            seen.options[one_line(each.text)] = (worth, one_line(each.feedback))
    elif isinstance(question, TrueFalse):
        for verdict in (True, False):
            for each in question.reasons:
                response = {"verdict": str(verdict).lower(), "reason": each.id}
                text = one_line(f"{verdict}. {each.text}")
                worth = question.grade(response).score
                seen.options[text] = (worth, one_line(each.feedback))
    elif isinstance(question, Judge):
        for step, label in SCALE.items():
            said = question.rationale if step == question.verdict else ""
            grade = question.grade(step)
            seen.options[label.capitalize()] = (grade.score, one_line(said))
    elif isinstance(question, Pairs):
        texts = {each.id: one_line(each.text) for each in question.choices}
        seen.pairs = {one_line(each.text): texts[each.answer] for each in question.items}
        seen.spare = set(texts.values()) - set(seen.pairs.values())
    elif isinstance(question, Ordering):
        seen.pairs = {one_line(e.text): str(i) for i, e in enumerate(question.items, start=1)}
    elif isinstance(question, Numeric):
        seen.number = (question.answer, question.tolerance)
        seen.half = question.close if question.close > question.tolerance else None
    return seen


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "p":
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1] += data


def paragraphs(html: str) -> list[str]:
    """Return the paragraphs of HTML as text, those with links to what decides it left out."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return [one_line(each) for each in reader.found if not each.startswith("See: ")]


def text_of(html: str) -> str:
    """Return HTML as text."""
    return one_line(" ".join(paragraphs(html)))


def one_line(text: str) -> str:
    """Return text with single spaces."""
    return " ".join(text.split())


def check(question: Question, seen: Seen, *, part_credit: bool = True) -> None:
    """Fail unless what was read back equals the question.

    Args:
        question: of the bank.
        seen: what was read.
        part_credit: whether the format keeps part of the points; else only the key is compared.
    """
    want = expected(question)
    assert seen.prompt.startswith(want.prompt), question.id
    assert seen.take_away.startswith(want.take_away), question.id
    assert list(seen.options) == list(want.options), question.id
    for text, (worth, remark) in want.options.items():
        got, said = seen.options[text]
        assert remark in said, (question.id, text)
        if part_credit:
            assert abs(got - worth) < 1e-4, (question.id, text)
        else:
            assert (got == 1) == (worth == 1 or is_ticked(question, worth)), (question.id, text)
    assert seen.pairs == want.pairs, question.id
    assert seen.spare == want.spare, question.id
    assert seen.number == pytest.approx(want.number), question.id
    if part_credit:
        assert seen.half == pytest.approx(want.half), question.id


def is_ticked(question: Question, worth: float) -> bool:
    """Return whether an option of a multiple choice belongs to the full answer."""
    return isinstance(question, MultipleChoice) and worth > 0
