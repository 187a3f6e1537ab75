"""Links that open a chapter of the static book as an assignment: sections, due date, course."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from coursebook import chapters, questions, timing
from coursebook.chapters import Section, slug
from coursebook.errors import CourseError
from coursebook.teach.assignment.assigned import counting
from coursebook.teach.dates import aware
from coursebook.teach.exports.remarks import PAGE, base_url
from coursebook.timing import Timed, path_of
from coursebook.words import nearest

LONGEST_COURSE = 120
CORE = "core"
"""In place of sections: those of the chapter's core path."""
_CORE_TOO = (CORE, "core-path")


def sections(stem: str) -> list[Section]:
    """Return the sections of a chapter, subsections included.

    Args:
        stem: the chapter's file stem.
    """
    return [each for each in chapters.sections(path_of(stem)) if each.level > 1]


def link(
    chapter: str,
    wanted: Sequence[str] = (),
    *,
    due: datetime | None = None,
    base: str = "",
    course: str = "",
    minutes: int | None = None,
) -> str:
    """Return the link to an assignment.

    Args:
        chapter: the chapter's file stem, or its number.
        wanted: ids or titles of sections, in any case and with any quotation marks, or "core" for
            its core path; without any, the whole chapter.
        due: when it is due.
        base: the address of the book; without it the link is relative to the book's folder.
        course: the course code, which the receipt is filled in with.
        minutes: how long it takes; without it, the estimate of `coursebook.timing`.

    Raises:
        CourseError: the chapter, a section or the address is unknown, or the code is too long.
    """
    stem = chapters.stem_of(chapter)
    all_sections = sections(stem)
    chosen = list(_chosen(wanted, all_sections, stem))
    if chosen and not checks(stem, [each.id for each in chosen]):
        raise CourseError(f"--sections: those of {stem} hold no self-check, so none would count")
    if len(course) > LONGEST_COURSE:
        raise CourseError(f"--course: is longer than {LONGEST_COURSE} characters: shorten it")
    query = {"assign": ",".join(each.id for each in chosen) or "all"}
    if due:
        query["due"] = aware(due).strftime("%Y-%m-%dT%H:%M:%SZ")
        if isinstance(due.tzinfo, ZoneInfo):
            query["zone"] = due.tzinfo.key
    query["minutes"] = str(minutes or _minutes(stem, chosen, any(map(_is_core, wanted))))
    if course:
        query["course"] = course
    return f"{_base(base)}book/{stem}.html?{urlencode(query, safe=',:/')}"


def checks(chapter: str, ids: Sequence[str]) -> int:
    """Return how many self-checks sections hold; without any, how many the chapter has.

    Args:
        chapter: the chapter's file stem.
        ids: the sections' ids.
    """
    asked = [each.id for each in questions.chapter(chapter) if each.use == "check"]
    return len(counting(chapter, ids, asked).questions)


def split(chapter: str, told: str) -> list[str]:
    """Return the sections that are named with commas between them; a title may hold some itself.

    Args:
        chapter: the chapter's file stem, or its number.
        told: ids or titles.

    Raises:
        CourseError: the chapter is unknown.
    """
    known = {each.id for each in sections(chapters.stem_of(chapter))}
    parts, found = told.split(","), list[str]()
    while parts:
        lengths = range(len(parts), 0, -1)
        taken = next((n for n in lengths if slug(",".join(parts[:n])) in known), 1)
        found.append(",".join(parts[:taken]).strip())
        parts = parts[taken:]
    return [each for each in found if each]


def _is_core(wanted: str) -> bool:
    return slug(wanted) in _CORE_TOO


def _chosen(wanted: Sequence[str], known: Sequence[Section], stem: str) -> Iterator[Section]:
    for each in dict.fromkeys(wanted):
        if _is_core(each):
            yield from (part for part in known if part.core and part.level == 2)
        else:
            yield _section(each, known, stem)


def _section(wanted: str, known: Sequence[Section], stem: str) -> Section:
    # A title copied from the page has other quotation marks; an id is made without any.
    for each in known:
        if slug(wanted) == each.id:
            return each
    near = nearest(slug(wanted), [each.id for each in known], "see its headings.")
    lines = "\n".join(f"  {each.title} ({each.id})" for each in known)
    raise CourseError(
        f"{stem} has no section {wanted.strip()!r}: {near} Name one by its title or its id, or "
        f"write {CORE} for the core path. Its sections:\n{lines}"
    )


def _base(base: str) -> str:
    if not base:
        return ""
    given = base.strip()
    if urlsplit(given).scheme != "file":
        return base_url(given, "--base")
    if any(each in given for each in "?# "):
        raise CourseError(
            f"--base: {base!r} is no address of a book: write file:///…/, %20 a blank"
        )
    return f"{PAGE.sub('/', given).rstrip('/').removesuffix('/book')}/"


def minutes(chapter: str, wanted: Sequence[str] = ()) -> int:
    """Return about how long an assignment takes, as its link says.

    Args:
        chapter: the chapter's file stem, or its number.
        wanted: as for `link`.

    Raises:
        CourseError: the chapter or a section is unknown.
    """
    stem = chapters.stem_of(chapter)
    return _minutes(stem, list(_chosen(wanted, sections(stem), stem)), any(map(_is_core, wanted)))


def _minutes(stem: str, chosen: Sequence[Section], core: bool) -> int:
    """Return the estimate for the sections chosen, each with those inside it, once.

    The whole chapter and its core path have their opening as well.
    """
    timed = timing.chapter(path_of(stem))
    if not chosen:
        return timing.times(path_of(stem)).full
    opening = timed[0].minutes if core else 0
    return timing.rounded(opening + sum(_once(timed, {each.id for each in chosen})))


def _once(timed: Sequence[Timed], ids: set[str]) -> Iterator[float]:
    above = ""
    for each in timed:
        section = each.section
        above = section.id if section.level == 2 else above
        if section.id in ids and (section.level == 2 or above not in ids):
            yield each.minutes
