"""Plans, motions and reading links of a lesson, as HTML for an assignment folder and the book."""

from collections.abc import Callable

from coursebook import claims, sources
from coursebook.teach import _pages
from coursebook.teach.assignment import rubric, subject
from coursebook.teach.assignment.chapter_link import sections
from coursebook.teach.lessons.lessons import Lesson, Motion, Point, Reading

Address = Callable[[str], str]
"""Gives the address of a place under the book's own folder, such as "claims.html#h10"."""

BEFORE = subject.told().before
DISAGREE = subject.told().disagree
"""What to do when students disagree with the book; the page on the protocol has it too."""


def plain(lesson: Lesson, length: int) -> str:
    """Return the plan of one length as a table.

    Args:
        lesson: the lesson.
        length: its minutes.
    """
    rows = [
        (
            f"{start}–{end}",
            f"<strong>{_pages.text(step.title)}</strong><br>{_pages.text(step.do)}"
            + (f"<br><em>{_pages.text(step.note)}</em>" if step.note else ""),
            _pages.points(_pages.text(each.label(lesson.stem)) for each in step.uses)
            or "Motions and protocol",
        )
        for start, end, step in lesson.plan(length)
    ]
    return _pages.table(
        f"A lesson of {length} minutes", ("Minutes", "What the class does", "What it uses"), rows
    )


def motions(lesson: Lesson, address: Address) -> str:
    """Return the motions, each with two points and their sources on each side.

    Args:
        lesson: the lesson.
        address: of places in the book.
    """
    return "\n".join(_motion(each, address) for each in lesson.motions)


def _motion(motion: Motion, address: Address) -> str:
    told = "; ".join(
        f"{_pages.link(address(f'claims.html#{each.lower()}'), each)}, "
        f"{_pages.text(claims.get(each).verdict)}"
        for each in motion.claims
    )
    sides = "".join(
        f"<p>{name}</p>{_pages.points(_point(each, address) for each in points)}"
        for name, points in (("For:", motion.pro), ("Against:", motion.con))
    )
    return f"<p><strong>{_pages.text(motion.motion)}</strong> (in the ledger: {told})</p>{sides}"


def _point(point: Point, address: Address) -> str:
    works = "; ".join(
        _pages.link(address(f"bibliography.html#cite-{key.replace('_', '-')}"), sources.cite(key))
        for key in point.sources
    )
    return f"{_pages.text(point.text)} ({works})"


def readings(lesson: Lesson, link: Callable[[Reading], str]) -> str:
    """Return the ready links.

    Args:
        lesson: the lesson.
        link: gives the address of a reading.
    """
    return _pages.points(
        f"{_pages.link(link(each), f'About {each.minutes} minutes')}: {_what(lesson, each)}"
        for each in lesson.readings
    )


def _what(lesson: Lesson, reading: Reading) -> str:
    """Return the titles of the sections to read, as the chapter's page shows them."""
    titles = {each.id: each.title for each in sections(lesson.stem)}
    named = "; ".join(_pages.text(titles[each]) for each in reading.sections)
    return named or "the whole chapter"


def marking() -> str:
    """Return the rubric and the samples with their marks."""
    table = _pages.table(
        "Two points for each criterion, none for the conclusion", rubric.HEAD, rubric.RUBRIC
    )
    return table + "".join(map(_sample, rubric.samples()))


def _sample(sample: subject.Sample) -> str:
    text = "".join(map(_pages.para, sample.paragraphs))
    return (
        f"<article><h3>{_pages.text(sample.title)}: {sample.points} of {rubric.POINTS}</h3>"
        f"<blockquote>{text}</blockquote>{_pages.para(sample.reasons)}</article>"
    )


def disagreeing() -> str:
    """Return what to do when students disagree with the book."""
    told = (each.removeprefix("**").partition("**") for each in DISAGREE)
    return _pages.points(
        f"<strong>{_pages.text(first)}</strong>{_pages.text(rest)}" for first, _, rest in told
    )
