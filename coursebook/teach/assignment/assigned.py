"""What a class was set by link: the chapter, its sections, and which self-checks count for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from coursebook import chapters
from coursebook.errors import CourseError
from coursebook.questions import placed
from coursebook.teach.dates import read_due, read_zone
from coursebook.words import counted

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one link sets; without ids the whole chapter."""

    stem: str
    ids: tuple[str, ...] = ()
    due: datetime | None = None
    course: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """The self-checks that count, and in words which those are."""

    questions: frozenset[str]
    words: str


def read_link(link: str) -> Assigned:
    """Return what a link sets, as the command `link` printed it.

    Args:
        link: the link, with or without the book's address.

    Raises:
        CourseError: it is no such link, or names a section that this edition does not have.
    """
    parts = urlsplit(link.strip())
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    page = parts.path.rpartition("/")[2]
    if "assign" not in query or not page.endswith(".html"):
        raise CourseError(
            f"--link: {link!r} assigns nothing: give the link that `link` printed, in "
            "quotation marks"
        )
    stem = chapters.stem_of(page.removesuffix(".html"))
    ids = tuple(each for each in query["assign"].split(",") if each and each != WHOLE)
    if len(placed.named(stem, ids)) < len(set(ids)):
        raise CourseError(f"--link: names a section that {stem} does not have: make it again")
    due = read_due(query["due"]) if "due" in query else None
    if due and "zone" in query:
        due = due.astimezone(read_zone(query["zone"]))
    return Assigned(stem, ids, due, query.get("course", ""))


def by_chapter(links: Iterable[str]) -> dict[str, Assigned]:
    """Return what links set, by chapter.

    Args:
        links: one for each chapter.

    Raises:
        CourseError: a link can't be read, or two are for one chapter.
    """
    found: dict[str, Assigned] = {}
    for each in map(read_link, links):
        if each.stem in found:
            raise CourseError(f"--link: two links set {each.stem}: grade them one after the other")
        found[each.stem] = each
    return found


def counting(stem: str, ids: Iterable[str], asked: Iterable[str]) -> Counting:
    """Return which self-checks of a chapter count.

    Args:
        stem: the chapter.
        ids: the sections that were set; none for the whole chapter.
        asked: ids of all self-checks of the chapter.
    """
    every = frozenset(asked)
    sections = placed.named(stem, ids)
    if not sections:
        return Counting(every, f"the whole chapter ({counted(len(every), 'self-check')})")
    found = every & {name for each in sections for name in each.questions}
    titles = "; ".join(each.title for each in sections)
    return Counting(found, f"{titles} ({counted(len(found), 'self-check')})")


def sections(links: Mapping[str, Assigned]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the sections that links set, by chapter.

    Args:
        links: what `by_chapter` gave.
    """
    return {stem: each.ids for stem, each in links.items()}
