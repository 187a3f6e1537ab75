"""The instructor's key: the answers in letters first, then reasons, rubrics and sample answers."""

from collections.abc import Collection

from coursebook import labs, questions
from coursebook.teach import _pages
from coursebook.teach.assignment import lab_key, reflection
from coursebook.teach.assignment.record import ONLINE, OPEN_SEED, POINTS, Assignment
from coursebook.teach.exports import letters
from coursebook.teach.exports.plain_types import Essay, plain
from coursebook.teach.exports.remarks import Site

PAPER = ("print",)
"""Formats with a packet, whose letters and order the key has."""
MARKED = ("print", "nbgrader")
"""Formats with our own points and the written reflection."""


def key(
    assignment: Assignment, targets: Collection[str] = MARKED, *, for_print: bool = False
) -> bytes:
    """Return the page with the key to an assignment.

    Args:
        assignment: what is assigned.
        targets: the formats that it is written in, which points and letters hang on.
        for_print: whether it is printed, and small.
    """
    formats = set(targets)
    points = POINTS if formats.intersection(MARKED) else 1
    answers = [
        (i, letters.answer(letters.on_paper(each)), points)
        for i, each in enumerate(assignment.all_questions(), start=1)
    ]
    return _pages.page(
        "key.html",
        assignment=assignment,
        answers=answers,
        points_each=points,
        packet=formats.intersection(PAPER),
        online=formats.intersection(ONLINE),
        marked=formats.intersection(MARKED),
        samples=_samples(assignment),
        labs=[each for stem in assignment.chapters for each in labs.chapter(stem)],
        for_print=for_print,
        lab_key=lab_key,
        letters=letters,
        open_seed=OPEN_SEED,
        reflection=reflection,
        Site=Site,
    ).encode()


def _samples(assignment: Assignment) -> list[tuple[Essay, Site]]:
    """Return the written questions of the book, whose model answers serve as samples."""
    return [
        (made, Site(assignment.url, stem))
        for stem in assignment.chapters
        for made, _ in map(plain, questions.chapter(stem))
        if isinstance(made, Essay)
    ]
