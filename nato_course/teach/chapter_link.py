"""Links that open a chapter of the static book as an assignment: sections, due date, course."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from nato_course.errors import CourseError
from nato_course.teach.clean import fold

BOOK = Path(__file__).parents[2] / "book"
LONGEST_COURSE = 120
_CELL_WORDS = 80
"""Working through a cell of code or a widget counts as much as reading so many words."""
_TIME = re.compile(r"\*\*Time:\*\* about (\d+) minutes")
_HEADING = re.compile(r"^(#{2,3}) +(.+?)\s*$")
_MARKUP = re.compile(r"\{[a-z:]+\}|[`*_]|\[([^\]]*)\]\([^)]*\)")
_STEM = re.compile(r"(\d\d)_\w+")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter as its page has it; `words` measures the work in it."""

    id: str
    title: str
    level: int
    words: int


def chapters() -> list[str]:
    """Return the stems of the book's numbered chapters."""
    return sorted(each.stem for each in BOOK.glob("*.ipynb") if _STEM.fullmatch(each.stem))


def sections(stem: str) -> list[Section]:
    """Return the sections of a chapter, subsections included.

    Args:
        stem: the chapter's file stem.
    """
    return list(_sections(_cells(stem)))


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
        wanted: ids or titles of sections; without any, the whole chapter.
        due: when it is due.
        base: the address of the book; without it the link is relative to the book's folder.
        course: the course code, which the receipt is filled in with.
        minutes: how long it takes; without it, the chapter's own figure, by the share of text.

    Raises:
        CourseError: the chapter, a section or the address is unknown, or the code is too long.
    """
    stem = _stem(chapter)
    all_sections = sections(stem)
    chosen = [_section(each, all_sections, stem) for each in dict.fromkeys(wanted)]
    if len(course) > LONGEST_COURSE:
        raise CourseError(f"--course: is longer than {LONGEST_COURSE} characters: shorten it")
    query = {"assign": ",".join(each.id for each in chosen) or "all"}
    if due:
        query["due"] = due.strftime("%Y-%m-%dT%H:%M:%SZ")
    if time := minutes or _minutes(stem, chosen, all_sections):
        query["minutes"] = str(time)
    if course:
        query["course"] = course
    return f"{_base(base)}book/{stem}.html?{urlencode(query, safe=',:')}"


def _stem(chapter: str) -> str:
    known = chapters()
    if not known:
        raise CourseError(f"{BOOK}: holds no chapter: run this in a copy of the course's folder")
    for stem in known:
        if chapter == stem or (chapter.isdigit() and int(chapter) == int(stem[:2])):
            return stem
    raise CourseError(f"no chapter is called {chapter!r}: use one of {', '.join(known)}")


def _section(wanted: str, known: Sequence[Section], stem: str) -> Section:
    for each in known:
        if fold(wanted) in (each.id, fold(each.title)):
            return each
    near = get_close_matches(slug(wanted), [each.id for each in known], n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    lines = "\n".join(f"  {each.id}" for each in known)
    raise CourseError(f"{stem} has no section {wanted.strip()!r}{meant}. Its sections:\n{lines}")


def _base(base: str) -> str:
    if not base:
        return ""
    parts = urlsplit(base.strip())
    known = (parts.scheme in ("http", "https") and parts.netloc) or parts.scheme == "file"
    if not known or parts.query or parts.fragment:
        raise CourseError(f"--base: {base!r} is no address of a book: write https://…/")
    address = base.strip().removesuffix("index.html").rstrip("/").removesuffix("/book")
    return f"{address}/"


def _minutes(stem: str, chosen: Sequence[Section], known: Sequence[Section]) -> int | None:
    """Return the minutes that the chapter states, by the share of its text; rounded to five."""
    text = "\n".join(source for kind, source in _cells(stem) if kind == "markdown")
    found = _TIME.search(text)
    if not found:
        return None
    total = sum(each.words for each in known)
    part = sum(each.words for each in _within(chosen or known, known))
    return max(5, 5 * round(int(found[1]) * part / max(1, total) / 5))


def _within(chosen: Sequence[Section], known: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections chosen and those inside them, once each."""
    inside = False
    for each in known:
        inside = each in chosen or (inside and each.level > 2)
        if inside:
            yield each


def _cells(stem: str) -> list[tuple[str, str]]:
    notebook = json.loads((BOOK / f"{stem}.ipynb").read_text(encoding="utf-8"))
    return [(each["cell_type"], "".join(each["source"])) for each in notebook["cells"]]


def _sections(cells: Sequence[tuple[str, str]]) -> Iterator[Section]:
    title, level, words = "", 0, 0
    for kind, source in cells:
        if kind == "code":
            words += _CELL_WORDS
            continue
        for line in source.splitlines():
            if found := _HEADING.match(line):
                if title:
                    yield Section(slug(title), title, level, words)
                title, level, words = _MARKUP.sub(r"\1", found[2]), len(found[1]), 0
            words += len(line.split())
    if title:
        yield Section(slug(title), title, level, words)


def slug(title: str) -> str:
    """Return the id that the book's page gives a section.

    Args:
        title: the section's heading.
    """
    # The page has typographic quotes, which its ids leave out without a hyphen.
    inner = re.sub(r"(?<=\w)'(?=\w)", "", title)
    plain = unicodedata.normalize("NFKD", inner.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", plain))
