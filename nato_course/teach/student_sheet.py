"""The sheet that students get: what to read, what to hand in, by when. It holds no answer."""

import re
from pathlib import Path

from nato_course import questions
from nato_course.questions.index import title as chapter_title
from nato_course.teach import _pages
from nato_course.teach._words import PAGES
from nato_course.teach.assignment import Assignment

_MINUTES = re.compile(r"about (\d+) minutes")
_TAGS = re.compile(r"<[^>]+>")
_HEAD = 60_000
"""How far into a page its own time is looked for, in characters."""


def sheet(assignment: Assignment) -> bytes:
    """Return the page for students."""
    due = f"Due: {assignment.due_text}." if assignment.due else "Your instructor sets the date."
    return _pages.page(
        assignment.title,
        _pages.para(due, kind="note"),
        *(_chapter(assignment, stem) for stem in assignment.chapters),
        _pages.heading("What to do"),
        _pages.points(_tasks(assignment), ordered=True),
        _pages.heading("What is kept of you"),
        _pages.para(
            "The book keeps your answers on your own device, if you agree to it. Nothing leaves "
            "your browser unless you hand it in yourself."
        ),
    )


def minutes(assignment: Assignment, stem: str) -> int | None:
    """Return how long a chapter says it takes, read from the built book; None if not found."""
    page = assignment.book / PAGES / f"{stem}.html"
    if not page.is_file():
        return None
    words = _TAGS.sub("", _start(page).partition("<article")[2])
    found = _MINUTES.search(words)
    return int(found[1]) if found else None


def address(assignment: Assignment, stem: str) -> str:
    """Return where a chapter is published, or an empty text."""
    return f"{assignment.url}{PAGES}{stem}.html" if assignment.url else ""


def _start(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return text[: text.find("<article") + _HEAD]


def _chapter(assignment: Assignment, stem: str) -> str:
    known = minutes(assignment, stem)
    time = f"About {known} minutes." if known else "Its head says how long it takes."
    goals = [_pages.text(each.text) for each in questions.objectives(stem)]
    shown = _pages.link(address(assignment, stem), f"Chapter: {chapter_title(stem)}")
    return "\n".join(
        [
            f"<h2>{shown}</h2>",
            _pages.para(time),
            _pages.para("Afterwards you can:"),
            _pages.points(goals),
        ]
    )


def _tasks(assignment: Assignment) -> list[str]:
    count = len(assignment.all_questions())
    steps = [
        "Open the chapter. Make your predictions before you read on.",
        "Read, use the interactive parts, and answer the self-checks as you go. Wrong answers "
        "there cost nothing, and each says why.",
        f"Answer the graded questions that your instructor gives you ({count} in all).",
        "If your instructor asks for it, make a receipt on the page Your progress, and hand it in.",
    ]
    return [_pages.text(each) for each in steps]
