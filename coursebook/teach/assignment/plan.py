"""The instructor's notes: timings, discussion protocol, what to expect, standards."""

from typing import Any

from coursebook import questions
from coursebook.questions import misconceptions
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment import rubric
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.assignment.subject import told
from coursebook.teach.lessons.lessons import LENGTHS, lesson, stands
from coursebook.timing import path_of, times

PHASES = tuple(
    (rubric.worded(each["phase"]), tuple(each["minutes"])) for each in rubric.DISCUSSION["phases"]
)
"""What a lesson consists of, with minutes for 50, 75 and 90. Reading is done before."""

PROTOCOL: tuple[str, ...] = tuple(map(rubric.worded, rubric.DISCUSSION["protocol"]))


def notes(assignment: Assignment) -> bytes:
    """Return the page with notes for teaching an assignment."""
    head = ("Phase", *(f"{each} minutes" for each in LENGTHS))
    rows = ((phase, *(f"{each} min" for each in took)) for phase, took in PHASES)
    return _pages.page(
        "teaching_notes.html",
        assignment=assignment,
        chapters=[_chapter(stem) for stem in assignment.chapters],
        reading=_reading(assignment),
        timings=[head, *rows],
        protocol=PROTOCOL,
        rubric=rubric,
        told=told(),
        place=lambda _: "",
    ).encode()


def _reading(assignment: Assignment) -> str:
    """Return how long the chapters take, as far as the book's text is at hand."""
    paths = {stem: path_of(stem) for stem in assignment.chapters}
    found = {stem: times(path) for stem, path in paths.items() if path.is_file()}
    return " ".join(
        f"{chapter_title(stem)}: about {each.full} minutes, its core path {each.core}."
        for stem, each in found.items()
    )


def _chapter(stem: str) -> dict[str, Any]:
    slips = {slug: None for each in questions.chapter(stem) for slug in each.misconceptions()}
    return {
        "title": chapter_title(stem),
        "objectives": [each.text for each in questions.of(stem).objectives],
        "lesson": lesson(stem) if stands(stem) else None,
        "misconceptions": list(map(misconceptions.get, slips)),
    }


def standards() -> bytes:
    """Return the page with the standards map."""
    return _pages.page("standards.html", frameworks=told().frameworks).encode()
