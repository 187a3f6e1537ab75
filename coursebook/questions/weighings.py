"""Open questions to weigh: a statement, the evidence for a reader's ratios, published positions."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from coursebook.course import current, shown
from coursebook.entries import made, read, record
from coursebook.errors import tell
from coursebook.questions import items
from coursebook.questions.items import Item
from coursebook.records import SLUG, WORDS, Many
from coursebook.words import named

PATH = current().content / "weighings.yaml"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a named scholar or body stands, in words."""

    holder: Annotated[str, WORDS, "name who holds it"]
    text: Annotated[str, WORDS, "write where they stand, as they would put it"]
    sources: items.Keys


@dataclass(frozen=True, slots=True)
class Weighing:
    """An open question with what a reader needs to weigh it."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    title: Annotated[str, WORDS, "write the open question"]
    page: Annotated[str, WORDS, "name the page on which readers find it"]
    proposition: Annotated[str, WORDS, "write what is weighed, so that it is true or not"]
    otherwise: Annotated[str, WORDS, "write what would be so if it were not true"]
    caution: Annotated[str, WORDS, "write what the exercise can't settle"]
    evidence: Annotated[tuple[Item, ...], Many(record(Item), 8), "list the pieces of evidence"]
    positions: Annotated[tuple[Position, ...], Many(record(Position), 3), "list who holds what"]


@cache
def all(path: Path = PATH) -> tuple[Weighing, ...]:
    """Return every question to weigh.

    Args:
        path: the file, a list of questions.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    data = read(path, record(Weighing), "question")
    found = tuple(made(Weighing, each) for each in data)
    for each in found:
        keys = [key for position in each.positions for key in position.sources]
        tell(items.missing(f"{shown(path)}: {each.id}", each.evidence, keys))
    return found


def get(weighing_id: str) -> Weighing:
    """Return one question to weigh.

    Args:
        weighing_id: its slug, such as "promise".

    Raises:
        CourseError: there is none of this slug.
    """
    found = {each.id: each for each in all()}
    return named(weighing_id, found, f"no question to weigh is called {weighing_id!r}")
