"""The sheet that students get: what to read, what to hand in, by when. It holds no answer."""

from collections.abc import Iterable

from coursebook import questions
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.exports.remarks import PAGES
from coursebook.timing import path_of, times

PAPER = frozenset({"print", "lesson"})
"""Formats that need no computer in class."""


def sheet(assignment: Assignment, targets: Iterable[str] = ()) -> bytes:
    """Return the page for students.

    Args:
        assignment: what is assigned.
        targets: the formats that it is written in; on paper alone nothing is said of screens.
    """
    formats = frozenset(targets)
    on_paper = bool(formats) and formats <= PAPER
    due = f"Due: {assignment.due_text}." if assignment.due else "Your instructor sets the date."
    return _pages.page(
        assignment.title,
        _pages.para(due, kind="note"),
        *(_chapter(assignment, stem) for stem in assignment.chapters),
        _pages.heading("What to do"),
        _pages.points(_tasks(assignment, on_paper=on_paper), ordered=True),
        *([] if on_paper else _kept()),
    )


def _kept() -> list[str]:
    return [
        _pages.heading("What is kept of you"),
        _pages.para(
            "The book keeps your answers on your own device, if you agree to it. Nothing leaves "
            "your browser unless you hand it in yourself."
        ),
    ]


def minutes(stem: str) -> int | None:
    """Return about how long a chapter takes; None where the book's text is not at hand."""
    path = path_of(stem)
    return times(path).full if path.is_file() else None


def address(assignment: Assignment, stem: str) -> str:
    """Return where a chapter is published, or an empty text."""
    return f"{assignment.url}{PAGES}{stem}.html" if assignment.url else ""


def _chapter(assignment: Assignment, stem: str) -> str:
    known = minutes(stem)
    time = f"About {known} minutes." if known else "Its head says how long it takes."
    goals = [_pages.text(each.text) for each in questions.of(stem).objectives]
    shown = _pages.link(address(assignment, stem), f"Chapter: {chapter_title(stem)}")
    return "\n".join(
        [
            f"<h2>{shown}</h2>",
            _pages.para(time),
            _pages.para("Afterwards you can:"),
            _pages.points(goals),
        ]
    )


def _tasks(assignment: Assignment, *, on_paper: bool) -> list[str]:
    count = len(assignment.all_questions())
    if on_paper:
        return [
            "Write down your predictions before you read on.",
            "Read the chapter, on paper if your instructor hands it out.",
            f"Answer the graded questions on the packet ({count} in all), and write the "
            "reflection at its end. Hand the packet in.",
        ]
    place = "" if assignment.url else ", at the address that your instructor gives you"
    steps = [
        f"Open the chapter{place}. Make your predictions before you read on.",
        "Read, use the interactive parts, and answer the self-checks as you go. Wrong answers "
        "there cost nothing, and each says why.",
        f"Answer the graded questions that your instructor gives you ({count} in all).",
        "If your instructor asks for it, make a receipt on the page Your progress, and hand it in.",
    ]
    return [_pages.text(each) for each in steps]
