"""The sheet that students get: what to read, what to hand in, by when. It holds no answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from coursebook import questions
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.exports.remarks import Site
from coursebook.timing import path_of, times

PAPER = frozenset({"print", "lesson"})
"""Formats that need no computer in class."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter to read; it takes no minutes where the book's text is not at hand."""

    title: str
    address: str
    minutes: int
    objectives: tuple[str, ...]


def chapters(assignment: Assignment) -> list[Chapter]:
    """Return the chapters of an assignment.

    Args:
        assignment: what is assigned.
    """
    return [
        Chapter(
            chapter_title(stem),
            Site(assignment.url).place(f"{stem}.html"),
            times(path_of(stem)).full if path_of(stem).is_file() else 0,
            tuple(each.text for each in questions.of(stem).objectives),
        )
        for stem in assignment.chapters
    ]


def sheet(assignment: Assignment, targets: Iterable[str] = ()) -> bytes:
    """Return the page for students.

    Args:
        assignment: what is assigned.
        targets: the formats that it is written in; on paper alone nothing is said of screens.
    """
    formats = frozenset(targets)
    return _pages.page(
        "assignment.html",
        assignment=assignment,
        chapters=chapters(assignment),
        count=len(assignment.all_questions()),
        on_paper=bool(formats) and formats <= PAPER,
    ).encode()
