"""Pieces of evidence and the people who read them: what the two weighing exercises share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from coursebook import claims, sources
from coursebook.errors import CourseError
from coursebook.questions.links import Link, link
from coursebook.records import CLAIM, KEY, SLUG, WORDS, Many

Keys = Annotated[tuple[str, ...], Many(KEY), "list keys of the bibliography"]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: what is known, where it was read, where it is discussed."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    short: Annotated[str, WORDS, "write a few words that name it in lists"]
    text: Annotated[str, WORDS, "write what is known, without an explanation of it"]
    sources: Keys
    claim: Annotated[str, CLAIM, "name the claim of the ledger where it is discussed"]

    def links(self) -> tuple[Link, ...]:
        """Return where to check it: the sources, then the claim."""
        pointers = [*(f"source:{key}" for key in self.sources), f"claim:{self.claim}"]
        return tuple(map(link, pointers))

    def payload(self) -> dict[str, Any]:
        """Return the item as the front end draws it."""
        links = [each.payload() for each in self.links()]
        return {"id": self.id, "short": self.short, "text": self.text, "links": links}


def missing(where: str, items: Sequence[Item], keys: Sequence[str]) -> Iterator[str]:
    """Yield ids used twice, and claims and sources that do not exist.

    Args:
        where: the place that a message names.
        items: the pieces of evidence.
        keys: keys of the bibliography used beside them.
    """
    counts = Counter(each.id for each in items)
    yield from (f"{where}: item {name!r} is there twice" for name, n in counts.items() if n > 1)
    for key in dict.fromkeys([*(key for each in items for key in each.sources), *keys]):
        yield from _problem(where, sources.get, key)
    for claim in dict.fromkeys(each.claim for each in items):
        yield from _problem(where, claims.get, claim)


def _problem(where: str, find: Any, name: str) -> Iterator[str]:
    try:
        find(name)
    except CourseError as error:
        yield f"{where}: {error}"
