"""Families of explanation with the evidence to rate them by, and two worked examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.methods.hypotheses import SCALE
from coursebook.questions import items
from coursebook.questions.fields import KEY, SLUG, WORDS, Field, Many, Named, Number, Record
from coursebook.questions.items import ITEM, Item

PATH = current().content / "explanations.yaml"
FAMILY = Record(
    (
        Field("id", SLUG, "give a slug that never changes"),
        Field("name", WORDS, "write its name"),
        Field("short", WORDS, "write one word for tables"),
        Field("holds", WORDS, "write what it holds, as its holders would put it"),
        Field("expects", WORDS, "write what one should see if it is right"),
        Field("hard", WORDS, "write what it has a hard time with"),
        Field("holders", WORDS, "name who argues it"),
        Field("sources", Many(KEY), "list keys of the bibliography"),
    )
)
ROW = Record(
    (
        Field("ratings", Named(SLUG, Number(min(SCALE), max(SCALE))), "rate it for each family"),
        Field("reason", WORDS, "write why, as the school would put it"),
    )
)
EXAMPLE = Record(
    (
        Field("id", SLUG, "give a slug that never changes"),
        Field("name", WORDS, "write a name without a scholar's"),
        Field("standpoint", WORDS, "say from which school it is argued"),
        Field("rows", Named(SLUG, ROW), "write a row for each piece of evidence"),
    )
)
KIND = Record(
    (
        Field("question", WORDS, "write what the families explain"),
        Field("families", Many(FAMILY, at_least=2), "list the families"),
        Field("evidence", Many(ITEM, at_least=16), "list the pieces of evidence"),
        Field("examples", Many(EXAMPLE, at_least=2), "list the worked examples"),
    )
)


@dataclass(frozen=True, slots=True)
class Family:
    """A family of explanation, put as its holders would put it."""

    id: str
    name: str
    short: str
    holds: str
    expects: str
    hard: str
    holders: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """How a worked example rates one piece of evidence, and why."""

    ratings: dict[str, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Example:
    """A matrix filled for this course from one school's standpoint."""

    id: str
    name: str
    standpoint: str
    rows: dict[str, Rated]

    def matrix(self) -> dict[str, dict[str, int]]:
        """Return the ratings alone, as the model takes them."""
        return {item: row.ratings for item, row in self.rows.items()}


@dataclass(frozen=True, slots=True)
class Explanations:
    """What is explained, the families, the evidence and the examples."""

    question: str
    families: tuple[Family, ...]
    evidence: tuple[Item, ...]
    examples: tuple[Example, ...]


def all() -> Explanations:
    """Return the families with their evidence and examples; none where a course has none.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return load(PATH) if PATH.exists() else Explanations("", (), (), ())


@cache
def load(path: Path) -> Explanations:
    """Return the families of a file.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    found = _build(items.load(path, KIND))
    keys = [key for family in found.families for key in family.sources]
    problems = [*items.missing(path.name, found.evidence, keys), *_gaps(found, path.name)]
    if problems:
        raise CourseError("\n".join(problems))
    return found


def _build(data: dict[str, Any]) -> Explanations:
    families = tuple(Family(**e | {"sources": tuple(e["sources"])}) for e in data["families"])
    examples = tuple(
        Example(**e | {"rows": {item: Rated(**row) for item, row in e["rows"].items()}})
        for e in data["examples"]
    )
    return Explanations(data["question"], families, items.build(data["evidence"]), examples)


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
