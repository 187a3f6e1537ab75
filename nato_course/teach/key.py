"""The instructor's key: graded questions with answers, reasons, rubrics and sample answers."""

from nato_course import questions
from nato_course.questions import misconceptions
from nato_course.questions.index import title as chapter_title
from nato_course.questions.model import Note, Question
from nato_course.questions.written import Written
from nato_course.teach import _pages
from nato_course.teach._plain_types import Number, plain
from nato_course.teach._words import Remark, Site, explanation, number
from nato_course.teach.assignment import OPEN_SEED, Assignment
from nato_course.teach.templates import title

_MARKS = {"right": "Right", "wrong": "Wrong", "plain": ""}


def key(assignment: Assignment) -> bytes:
    """Return the page with the key to an assignment."""
    return _pages.page(
        f"Key: {assignment.title}",
        _pages.para("This page holds every answer. Keep it from students.", kind="note"),
        _seed(assignment),
        *(_chapter(assignment, stem) for stem in assignment.chapters),
        _pages.heading("Sample answers"),
        _pages.para(
            "These written questions stand in the book. Their model answers serve as samples: "
            "each meets its whole rubric, and other answers can too."
        ),
        *(_written(each, assignment) for each in _book_essays(assignment)),
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


def _chapter(assignment: Assignment, stem: str) -> str:
    site = Site(assignment.url, stem)
    asked = assignment.questions[stem]
    shown = (_question(i, each, site) for i, each in enumerate(asked, start=1))
    return "\n".join([_pages.heading(chapter_title(stem)), *shown])


def _question(place: int, question: Question, site: Site) -> str:
    parts = [
        f"<article>{_pages.heading(f'{place}. {question.prompt}', 3)}",
        _pages.para(_named(question), kind="muted"),
        "" if question.type == "numeric" else _pages.points(map(_pages.text, question.task())),
        "<p><strong>Answer</strong></p>",
        _pages.points(_note(each, site) for each in question.solution()),
        _accepted(question),
        _foreseen(question),
        explanation(question).html(site),
        "</article>",
    ]
    return "\n".join(each for each in parts if each)


def _named(question: Question) -> str:
    named = (title(question.id), question.id, question.objective, question.difficulty)
    return " · ".join(named)


def _note(note: Note, site: Site) -> str:
    mark = f"<strong>{_MARKS[note.mark]}:</strong> " if _MARKS[note.mark] else ""
    links = (note.see,) if note.see else ()
    return f"{mark}{_pages.text(note.label)}{Remark(note.text, links).html(site)}"


def _accepted(question: Question) -> str:
    made, _ = plain(question)
    if not isinstance(made, Number):
        return ""
    low, high = made.answer - made.tolerance, made.answer + made.tolerance
    shown = f"Accepted: {number(low)} to {number(high)} {made.unit}".strip()
    if made.close > made.tolerance:
        shown += f"; half the points up to {number(made.close)} off"
    return _pages.para(f"{shown}.")


def _foreseen(question: Question) -> str:
    found = [misconceptions.get(each) for each in dict.fromkeys(question.misconceptions())]
    if not found:
        return ""
    told = (f"{_pages.text(each.statement)} {_pages.text(each.correction)}" for each in found)
    return "<p><strong>What wrong answers may stand for</strong></p>" + _pages.points(told)


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
