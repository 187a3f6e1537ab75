"""What an earlier edition had and this one has not: questions, predictions, sections.

Readers keep answers, classes hand in receipts, and links name sections, from one edition to the
next. What is gone is told, never silently lost, and an id is never given to something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from coursebook.course import current, shown
from coursebook.entries import made, read, record
from coursebook.errors import tell
from coursebook.records import SLUG, WORDS, Many, OneOf, Text

PATH = current().content / "retired.yaml"
_STEM = Text(r"^[a-z0-9_]+$", "a page's file stem, such as 01_first_chapter")
_DATE = Text(r"^\d{4}-\d\d-\d\d$", "a date such as 2026-11-29")
_PLACE = Text(r"^([a-z0-9_]+#)?[a-z0-9-]*$", "an anchor, a stem with one, or an empty text")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or prediction that is no longer asked."""

    id: Annotated[str, SLUG, "give the slug that it had"]
    kind: Annotated[str, OneOf(("question", "prediction")), "say what it was"]
    chapter: Annotated[str, _STEM, "name the chapter that asked it"]
    asked: Annotated[str, WORDS, "write what it asked"]
    date: Annotated[str, _DATE, "write the day"]
    why: Annotated[str, WORDS, "write why it is no longer asked"]
    instead: Annotated[str, SLUG, "name what asks for the same"] = ""

    @property
    def key(self) -> str:
        """Return the name under which a reader's answer to it is kept."""
        return f"{'check' if self.kind == 'question' else 'predict'}:{self.id}"

    def payload(self) -> dict[str, str]:
        """Return it as the progress page and the receipt need it."""
        shown = {each: getattr(self, each) for each in ("chapter", "asked", "date", "why")}
        return {"key": self.key, **shown, "instead": self.instead}


@dataclass(frozen=True, slots=True)
class Moved:
    """A section whose anchor is gone, and where its matter stands now."""

    page: Annotated[str, _STEM, "name the page that had the section"]
    was: Annotated[str, SLUG, "write the anchor that it had"]
    now: Annotated[str, _PLACE, "write where its matter stands now"]


@dataclass(frozen=True, slots=True)
class Retired:
    """All that is gone."""

    asked: Annotated[
        tuple[Asked, ...], Many(record(Asked), 0), "list questions and predictions that are gone"
    ]
    moved: Annotated[
        tuple[Moved, ...], Many(record(Moved), 0), "list sections whose anchors are gone"
    ]


@cache
def load(path: Path = PATH) -> Retired:
    """Return what is gone.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    data = read(path, record(Retired))
    tell(_twice(data, shown(path)))
    return made(Retired, data)


def _twice(data: dict[str, list[dict[str, Any]]], name: str) -> Iterator[str]:
    ids = [(each["kind"], each["id"]) for each in data["asked"]]
    places = [(each["page"], each["was"]) for each in data["moved"]]
    for each in (*ids, *places):
        if (ids + places).count(each) > 1:
            yield f"{name}: {' '.join(each)} stands twice: leave one"


def moved_on(page: str) -> dict[str, str]:
    """Return where the sections of a page went, by the anchor that they had.

    Args:
        page: its file stem.
    """
    return {each.was: each.now for each in load().moved if each.page == page}


def index() -> list[dict[str, str]]:
    """Return the questions and predictions that are gone, as pages need them."""
    return [each.payload() for each in load().asked]


def ids(kind: str) -> set[str]:
    """Return the ids of questions or predictions that are gone.

    Args:
        kind: question or prediction.
    """
    return {each.id for each in load().asked if each.kind == kind}
