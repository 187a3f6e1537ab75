"""The instructor's notes: timings, discussion protocol, what to expect, standards."""

from collections.abc import Iterable

from coursebook import questions
from coursebook.questions import misconceptions
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.assignment.rubric import HEAD, RUBRIC
from coursebook.teach.assignment.subject import Framework, told
from coursebook.teach.lessons import lesson_plan
from coursebook.teach.lessons.lessons import lesson, stands
from coursebook.timing import path_of, times

LESSONS = (50, 75, 90)
PHASES = (
    ("Predictions, alone and in writing", (5, 5, 5)),
    ("One document or figure of the chapter, in pairs: what does it show, what not?", (12, 20, 20)),
    ("Judge one claim alone, with confidence; then compare in pairs", (8, 12, 15)),
    ("Discussion by the protocol below", (18, 28, 35)),
    (
        "Back to the predictions; one sentence each: what changed my mind, or what would",
        (7, 10, 15),
    ),
)
"""What a lesson consists of, with minutes for 50, 75 and 90. Reading is done before."""

PROTOCOL = (
    "Choose a motion. Read the evidence of its claims aloud by position, two minutes.",
    "Form groups of four, two pairs each, and draw lots: one pair speaks for the claim, one "
    "against. Five minutes to prepare from the ledger and the documents.",
    "Each pair puts its case, uninterrupted, two minutes. It names a source for each point.",
    "Each pair says the other's case back until the other agrees that it is fair.",
    "Pairs change sides and add one point that was missed.",
    "Drop the sides. The group writes: what both sides grant, what is disputed, which evidence "
    "would settle it.",
    "Together: two groups read theirs. The class compares with the ledger's verdict and reasons.",
)
RULES = told().rules
HEATED = tuple((each.name, each.told) for each in told().heated)
"""What to do before the discussion, since some in the room may be touched by its subject."""


def notes(assignment: Assignment) -> bytes:
    """Return the page with notes for teaching an assignment."""
    return _pages.page(
        f"Teaching notes: {assignment.title}",
        _pages.heading("Timings"),
        _pages.para("Students read the chapter before the lesson. " + reading(assignment)),
        timings(),
        _pages.heading("Discussion protocol"),
        _pages.para("A structured controversy: everyone argues both sides before they conclude."),
        _pages.points(map(_pages.text, PROTOCOL), ordered=True),
        _pages.para("In a lesson of 50 minutes leave out the fifth step."),
        *_before_it_gets_heated(),
        *(_chapter(stem) for stem in assignment.chapters),
        *_disagreeing(),
        _pages.heading("A rubric for discussion and essays"),
        lesson_plan.marking(),
    )


def _before_it_gets_heated() -> Iterable[str]:
    """Yield what the course says of that, if it does."""
    if HEATED:
        yield "<p><strong>Before it gets heated</strong>: some may be touched by the subject</p>"
        yield _pages.points(f"<strong>{name}</strong> {_pages.text(what)}" for name, what in HEATED)
    if RULES:
        yield "<p><strong>Ground rules</strong></p>"
        yield _pages.points(map(_pages.text, RULES))


def _disagreeing() -> Iterable[str]:
    if lesson_plan.DISAGREE:
        yield _pages.heading("When students disagree with the book")
        yield lesson_plan.disagreeing()


def reading(assignment: Assignment) -> str:
    """Return how long the chapters take, as far as the book's text is at hand."""
    paths = {stem: path_of(stem) for stem in assignment.chapters}
    found = {stem: times(path) for stem, path in paths.items() if path.is_file()}
    found_words = (
        f"{chapter_title(stem)}: about {each.full} minutes, its core path {each.core}."
        for stem, each in found.items()
    )
    return " ".join(found_words)


def timings() -> str:
    """Return the table of timings."""
    rows = [(_pages.text(phase), *(f"{each} min" for each in took)) for phase, took in PHASES]
    head = ("Phase", *(f"{each} minutes" for each in LESSONS))
    return _pages.table("A lesson on one chapter", head, rows)


def rubric() -> str:
    """Return the general rubric."""
    return _pages.table("Two points for each criterion", HEAD, RUBRIC)


def _chapter(stem: str) -> str:
    return "\n".join(
        [
            _pages.heading(f"What to expect: {chapter_title(stem)}"),
            "<p><strong>Objectives</strong></p>",
            _pages.points(_pages.text(each.text) for each in questions.of(stem).objectives),
            *_motions(stem),
            "<p><strong>Common misconceptions</strong>, whichever story they flatter</p>",
            _pages.points(_misconceptions(stem)),
        ]
    )


def _motions(stem: str) -> Iterable[str]:
    """Yield the motions of a chapter that has a lesson."""
    if stands(stem):
        yield "<p><strong>Motions for the discussion</strong>, on which informed people differ</p>"
        yield lesson_plan.motions(lesson(stem), lambda _: "")


def _misconceptions(stem: str) -> Iterable[str]:
    ids = {slug: None for each in questions.chapter(stem) for slug in each.misconceptions()}
    for each in map(misconceptions.get, ids):
        yield f"<em>{_pages.text(each.statement)}</em> {_pages.text(each.correction)}"


def standards() -> bytes:
    """Return the page with the standards map."""
    return _pages.page(
        "Standards map",
        _pages.para(
            "Where the course can serve a standard. The wording is ours; the frameworks' own "
            "documents decide."
        ),
        *map(_framework, told().frameworks),
    )


def _framework(framework: Framework) -> str:
    rows = [
        tuple(map(_pages.text, (each.name, each.says, each.worked_on)))
        for each in framework.standards
    ]
    shown = _pages.table(framework.name, ("Standard", "In short", "In the course"), rows)
    return f"{_pages.heading(framework.name)}{_pages.para(framework.note)}{shown}"
