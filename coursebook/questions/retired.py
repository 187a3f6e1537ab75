"""What an earlier edition had and this one has not: questions, predictions, sections.

Readers keep answers, classes hand in receipts, and links name sections, from one edition to the
next. What is gone is told, never silently lost, and an id is never given to something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.questions.fields import SLUG, WORDS, Field, Many, OneOf, Record, Text, Where
from coursebook.yaml_file import read_or_tell

PATH = current().content / "retired.yaml"
_STEM = Text(r"^[a-z0-9_]+$", "a page's file stem, such as 02_historical_context")
_DATE = Text(r"^\d{4}-\d\d-\d\d$", "a date such as 2026-11-29")
_PLACE = Text(r"^([a-z0-9_]+#)?[a-z0-9-]*$", "an anchor, a stem with one, or an empty text")
KIND = Record(
    (
        Field(
            "asked",
            Many(
                Record(
                    (
                        Field("id", SLUG, "give the slug that it had"),
                        Field("kind", OneOf(("question", "prediction")), "say what it was"),
                        Field("chapter", _STEM, "name the chapter that asked it"),
                        Field("asked", WORDS, "write what it asked"),
                        Field("date", _DATE, "write the day"),
                        Field("why", WORDS, "write why it is no longer asked"),
                        Field("instead", SLUG, "name what asks for the same", required=False),
                    )
                ),
                0,
            ),
            "list questions and predictions that are gone",
        ),
        Field(
            "moved",
            Many(
                Record(
                    (
                        Field("page", _STEM, "name the page that had the section"),
                        Field("was", SLUG, "write the anchor that it had"),
                        Field("now", _PLACE, "write where its matter stands now"),
                    )
                ),
                0,
            ),
            "list sections whose anchors are gone",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or prediction that is no longer asked."""

    id: str
    kind: str
    chapter: str
    asked: str
    date: str
    why: str
    instead: str = ""

    @property
    def key(self) -> str:
        """Return the name under which a reader's answer to it is kept."""
        return f"{'check' if self.kind == 'question' else 'predict'}:{self.id}"

    def payload(self) -> dict[str, str]:
        """Return it as the progress page and the receipt need it."""
        return {
            "key": self.key,
            "chapter": self.chapter,
            "asked": self.asked,
            "date": self.date,
            "why": self.why,
            "instead": self.instead,
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A section whose anchor is gone, and where its matter stands now."""

    page: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Retired:
    """All that is gone."""

    asked: tuple[Asked, ...]
    moved: tuple[Moved, ...]


@cache
def load(path: Path = PATH) -> Retired:
    """Return what is gone.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    data, problems = read_or_tell(path)
    problems += [] if problems else list(KIND.problems(data, Where(path.name, "the file")))
    problems += [] if problems else list(_twice(data, path.name))
    if problems:
        raise CourseError("\n".join(problems))
    return Retired(
        tuple(Asked(**each) for each in data["asked"]),
        tuple(Moved(**each) for each in data["moved"]),
    )


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
