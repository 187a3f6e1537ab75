"""Families of explanation with the evidence to rate them by, and two worked examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from coursebook.course import current, shown
from coursebook.entries import made, read, record
from coursebook.errors import tell
from coursebook.methods.hypotheses import SCALE
from coursebook.questions import items
from coursebook.questions.items import Item
from coursebook.records import SLUG, WORDS, Many, Named, Number

PATH = current().content / "explanations.yaml"


@dataclass(frozen=True, slots=True)
class Family:
    """A family of explanation, put as its holders would put it."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    name: Annotated[str, WORDS, "write its name"]
    short: Annotated[str, WORDS, "write one word for tables"]
    holds: Annotated[str, WORDS, "write what it holds, as its holders would put it"]
    expects: Annotated[str, WORDS, "write what one should see if it is right"]
    hard: Annotated[str, WORDS, "write what it has a hard time with"]
    holders: Annotated[str, WORDS, "name who argues it"]
    sources: items.Keys


@dataclass(frozen=True, slots=True)
class Rated:
    """How a worked example rates one piece of evidence, and why."""

    ratings: Annotated[
        dict[str, int], Named(SLUG, Number(min(SCALE), max(SCALE))), "rate it for each family"
    ]
    reason: Annotated[str, WORDS, "write why, as the school would put it"]


@dataclass(frozen=True, slots=True)
class Example:
    """A matrix filled for this course from one school's standpoint."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    name: Annotated[str, WORDS, "write a name without a scholar's"]
    standpoint: Annotated[str, WORDS, "say from which school it is argued"]
    rows: Annotated[
        dict[str, Rated], Named(SLUG, record(Rated)), "write a row for each piece of evidence"
    ]

    def matrix(self) -> dict[str, dict[str, int]]:
        """Return the ratings alone, as the model takes them."""
        return {item: row.ratings for item, row in self.rows.items()}


@dataclass(frozen=True, slots=True)
class Explanations:
    """What is explained, the families, the evidence and the examples."""

    question: Annotated[str, WORDS, "write what the families explain"]
    families: Annotated[tuple[Family, ...], Many(record(Family), 2), "list the families"]
    evidence: Annotated[tuple[Item, ...], Many(record(Item), 16), "list the pieces of evidence"]
    examples: Annotated[tuple[Example, ...], Many(record(Example), 2), "list the worked examples"]


@cache
def all(path: Path = PATH) -> Explanations:
    """Return the families with their evidence and examples; none where a course has none.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    if path == PATH and not path.exists():
        return Explanations("", (), (), ())
    found = made(Explanations, read(path, record(Explanations)))
    keys = [key for family in found.families for key in family.sources]
    tell([*items.missing(shown(path), found.evidence, keys), *_gaps(found, shown(path))])
    return found


def _gaps(found: Explanations, file: str) -> Iterator[str]:
    """Yield where an example leaves out a piece or a family, or adds one."""
    pieces = [each.id for each in found.evidence]
    families = [each.id for each in found.families]
    for example in found.examples:
        if list(example.rows) != pieces:
            yield f"{file}: example {example.id!r}: give a row for each piece, in the same order"
        for item, row in example.rows.items():
            if list(row.ratings) != families or not set(row.ratings.values()) <= set(SCALE):
                yield f"{file}: example {example.id!r}, {item}: rate each family, -2 to 2, in order"
