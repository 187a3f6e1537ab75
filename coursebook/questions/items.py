"""Pieces of evidence and the people who read them: what the two weighing exercises share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursebook import claims, sources
from coursebook.errors import CourseError
from coursebook.questions.fields import CLAIM, KEY, SLUG, WORDS, Field, Many, Record, Where
from coursebook.questions.links import Link, link
from coursebook.yaml_file import read

ITEM = Record(
    (
        Field("id", SLUG, "give a slug that never changes"),
        Field("short", WORDS, "write a few words that name it in lists"),
        Field("text", WORDS, "write what is known, without an explanation of it"),
        Field("sources", Many(KEY), "list keys of the bibliography"),
        Field("claim", CLAIM, "name the claim of the ledger where it is discussed"),
    )
)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: what is known, where it was read, where it is discussed."""

    id: str
    short: str
    text: str
    sources: tuple[str, ...]
    claim: str

    def links(self) -> tuple[Link, ...]:
        """Return where to check it: the sources, then the claim."""
        pointers = [*(f"source:{key}" for key in self.sources), f"claim:{self.claim}"]
        return tuple(map(link, pointers))

    def payload(self) -> dict[str, Any]:
        """Return the item as the front end draws it."""
        links = [each.payload() for each in self.links()]
        return {"id": self.id, "short": self.short, "text": self.text, "links": links}


def build(entries: Sequence[dict[str, Any]]) -> tuple[Item, ...]:
    """Return the items of a file, once its form has been checked.

    Args:
        entries: the items as read.
    """
    return tuple(Item(**each | {"sources": tuple(each["sources"])}) for each in entries)


def load(path: Path, kind: Record) -> Any:
    """Return what a file holds, once every entry has the form of a record.

    Args:
        path: the file: one record, or a list of them.
        kind: the record.

    Raises:
        CourseError: the file can't be read or an entry hasn't the form; the message lists all.
    """
    data = read(path)
    entries = data if isinstance(data, list) else [data]
    problems = [
        problem
        for i, each in enumerate(entries)
        for problem in kind.problems(each, Where(path.name, f"entry {i + 1}"))
    ]
    if problems:
        raise CourseError("\n".join(problems))
    return data


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
