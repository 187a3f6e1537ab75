"""The rules that a ledger keeps, each told by file, id and field when it is broken."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from coursebook import entries, sources
from coursebook.claims._claim import LETTERS, VERDICTS, Claim, Omission
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.records import Entry, Field, Many, Record

Fields = Mapping[str, Any]
Problem = tuple[str, str]

LEDGER = Record(
    (
        Field("claims", Many(Entry(), 0), "list the claims"),
        Field("omissions", Many(Entry(), 0), "list what a text leaves out", required=False),
    )
)
_VOICES = current().voices
"""The classes of which a contested claim needs one each, and how we call them."""


def problems(ledger: Fields, file: str) -> Iterator[str]:
    """Yield what is wrong with a ledger, each with file, id and field.

    Args:
        ledger: the content of the file.
        file: its name.
    """
    yield from entries.problems(file, "claim", ledger["claims"], entries.record(Claim), _claim)
    omissions, kind = ledger.get("omissions", []), entries.record(Omission)
    yield from entries.problems(file, "omission", omissions, kind, _omission)


def _claim(entry: Fields) -> Iterator[Problem]:
    letter = LETTERS[entry["section"]]
    if not re.fullmatch(rf"{letter}[1-9]\d*", entry["id"]):
        yield "id", f"is {entry['id']!r}: write {letter} and a number"
    if entry["about"] == "view" and entry["kind"] != "attribution":
        yield "about", "is 'view', which only an attribution can be: write world"
    found = list(_evidence(entry["evidence"]))
    yield from found or _weight(entry)


def _evidence(items: list[Fields]) -> Iterator[Problem]:
    for i, item in enumerate(items):
        yield from _known(f"evidence[{i}].source", item["source"])
    for key, times in Counter(item["source"] for item in items).items():
        if times > 1:
            yield "evidence", f"names {key!r} twice: join the two items"


def _weight(entry: Fields) -> Iterator[Problem]:
    """Yield where the evidence and the verdict don't go together."""
    positions = {item["position"] for item in entry["evidence"]}
    if entry["verdict"] in VERDICTS[:2] and "supports" not in positions:
        yield "verdict", f"is {entry['verdict']!r}, but nothing supports the claim: add evidence"
    if entry["verdict"] != VERDICTS[2]:
        return
    for needed in ("supports", "weakens"):
        if needed not in positions:
            yield "evidence", f"has nothing that {needed} this contested claim: add it"
    voices = {sources.get(item["source"]).klass for item in entry["evidence"]}
    for classes, name in _VOICES:
        if not voices & classes:
            yield "evidence", f"has no {name} source for this contested claim: add one"
    if not entry["disputed_by"]:
        yield "disputed_by", "is empty, though the claim is contested: name who disputes it"


def _omission(entry: Fields) -> Iterator[Problem]:
    for i, key in enumerate(entry["sources"]):
        yield from _known(f"sources[{i}]", key)


def _known(field: str, key: str) -> Iterator[Problem]:
    try:
        sources.get(key)
    except CourseError as error:
        yield field, str(error)
