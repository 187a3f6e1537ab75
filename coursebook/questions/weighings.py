"""Open questions to weigh: a statement, the evidence for a reader's ratios, published positions."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.questions import items
from coursebook.questions.fields import KEY, SLUG, WORDS, Field, Many, Record
from coursebook.questions.items import ITEM, Item
from coursebook.words import named

PATH = current().content / "weighings.yaml"
POSITION = Record(
    (
        Field("holder", WORDS, "name who holds it"),
        Field("text", WORDS, "write where they stand, as they would put it"),
        Field("sources", Many(KEY), "list keys of the bibliography"),
    )
)
KIND = Record(
    (
        Field("id", SLUG, "give a slug that never changes"),
        Field("title", WORDS, "write the open question"),
        Field("page", WORDS, "name the page on which readers find it"),
        Field("proposition", WORDS, "write what is weighed, so that it is true or not"),
        Field("otherwise", WORDS, "write what would be so if it were not true"),
        Field("caution", WORDS, "write what the exercise can't settle"),
        Field("evidence", Many(ITEM, at_least=8), "list the pieces of evidence"),
        Field("positions", Many(POSITION, at_least=3), "list where scholars stand"),
    )
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a named scholar or body stands, in words."""

    holder: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """An open question with what a reader needs to weigh it."""

    id: str
    title: str
    page: str
    proposition: str
    otherwise: str
    caution: str
    evidence: tuple[Item, ...]
    positions: tuple[Position, ...]


def all() -> tuple[Weighing, ...]:
    """Return every question to weigh.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return load(PATH)


def get(weighing_id: str) -> Weighing:
    """Return one question to weigh.

    Args:
        weighing_id: its slug, such as "promise".

    Raises:
        CourseError: there is none of this slug.
    """
    found = {each.id: each for each in all()}
    return named(weighing_id, found, f"no question to weigh is called {weighing_id!r}")


@cache
def load(path: Path) -> tuple[Weighing, ...]:
    """Return the questions of a file.

    Args:
        path: the file, a list of questions.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    data = items.load(path, KIND)
    found = tuple(_build(each) for each in data)
    problems = [
        problem
        for each in found
        for problem in items.missing(
            f"{path.name}: {each.id}",
            each.evidence,
            [key for position in each.positions for key in position.sources],
        )
    ]
    if problems:
        raise CourseError("\n".join(problems))
    return found


def _build(data: dict[str, Any]) -> Weighing:
    positions = (Position(e["holder"], e["text"], tuple(e["sources"])) for e in data["positions"])
    built = {"evidence": items.build(data["evidence"]), "positions": tuple(positions)}
    return Weighing(**data | built)
