"""Short excerpts of key documents, each with two readings and what historians make of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coursebook import yaml_file
from coursebook.course import current
from coursebook.errors import CourseError

FILE = current().content / "documents.yaml"
MOST_WORDS = 40
MOST_EASIER_WORDS = 60

Entry = Mapping[str, Any]
Problem = tuple[str, str]

_TEXTS = (
    *("id", "title", "source", "issuer", "context", "original_language", "language", "text"),
    *("translation", "easier", "where_read", "flag"),
)
_FIELDS = {*_TEXTS, "date", "readings", "historians"}
_MAY_BE_EMPTY = ("translation", "easier", "flag")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a document, as its holders would put it."""

    label: str
    holder: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """What a historian says of a document."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An excerpt of a document, at most 40 words, exactly as read.

    `language` is that of the words given here, `original_language` that of the original;
    `translation` is our own, of words that are not English; `easier` says the same in plain words
    of ours, and is empty where we give none. `flag` says what is unverified.
    Where only the month is known, `date` is its first day and `day_known` is false.
    """

    id: str
    title: str
    source: str
    issuer: str
    date: date
    day_known: bool
    context: str
    original_language: str
    language: str
    text: str
    translation: str
    easier: str
    where_read: str
    flag: str
    readings: tuple[Reading, ...]
    historians: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of a file, by id, and its named sets in their order."""

    documents: dict[str, Document]
    sets: dict[str, tuple[str, ...]]


def read(keys: tuple[str, ...], path: Path = FILE) -> Collection:
    """Return the documents of a file.

    Args:
        keys: the keys of the bibliography, which the documents may name.
        path: the file.

    Raises:
        CourseError: the file breaks a rule; the message lists what is wrong where.
    """
    data = yaml_file.read(path)
    problems = [f"{path.name}: {each}" for each in _problems(data, set(keys))]
    if problems:
        raise CourseError("\n".join(problems))
    documents = {entry["id"]: _document(_whole(entry)) for entry in data["documents"]}
    return Collection(documents, {name: tuple(ids) for name, ids in data["sets"].items()})


def _problems(data: Any, keys: set[str]) -> Iterator[str]:
    """Yield what is wrong with a file's content, each with id and field."""
    if not isinstance(data, Mapping) or set(data) != {"sets", "documents"}:
        yield "has to hold sets and documents"
        return
    seen: set[str] = set()
    for i, entry in enumerate(data["documents"]):
        name = entry.get("id") or f"number {i + 1}"
        for field, message in _document_problems(_whole(entry), keys):
            yield f"document {name}, field {field}: {message}"
        if name in seen:
            yield f"document {name}, field id: is used twice: give each its own"
        seen.add(name)
    for name, ids in data["sets"].items():
        for unknown in [each for each in ids if each not in seen]:
            yield f"set {name}: names {unknown!r}, which is no document: mend the id"


def _whole(entry: Entry) -> dict[str, Any]:
    """Return an entry with the field that may be left out."""
    return {"easier": "", **entry}


def _document_problems(entry: Entry, keys: set[str]) -> Iterator[Problem]:
    yield from shape_problems(entry, _FIELDS, _TEXTS, _MAY_BE_EMPTY, "document")
    if set(entry) != _FIELDS:
        return
    yield from wording_problems(entry)
    easier = len(str(entry["easier"]).split())
    if easier > MOST_EASIER_WORDS:
        yield "easier", f"has {easier} words: write {MOST_EASIER_WORDS} at most"
    yield from _reading_problems(entry["readings"])
    for field, key in _cited(entry):
        if key not in keys:
            yield field, f"names {key!r}, which is not in references.bib: add the work"


def shape_problems(
    entry: Entry, fields: set[str], texts: Iterable[str], may_be_empty: Iterable[str], noun: str
) -> Iterator[Problem]:
    """Yield the fields of an entry that are missing, too many, not text, or empty."""
    for field in sorted(fields - set(entry)):
        yield field, "is missing: fill it in"
    for field in sorted(set(entry) - fields):
        yield field, f"is not a field of a {noun}: take it out"
    if set(entry) != fields:
        return
    for field in texts:
        if not isinstance(entry[field], str):
            yield field, "is not text: write it in quotes"
        elif not entry[field].strip() and field not in may_be_empty:
            yield field, "is empty: fill it in"


def wording_problems(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the words quoted, their date and our translation of them."""
    if type(entry["date"]) is not date and not _MONTH.fullmatch(str(entry["date"])):
        yield "date", f"is {entry['date']!r}: write the day as YYYY-MM-DD, or YYYY-MM"
    words = len(str(entry["text"]).split())
    if words > MOST_WORDS:
        yield "text", f"has {words} words: quote {MOST_WORDS} at most"
    if (entry["language"] == "en") == bool(entry["translation"]):
        yield "translation", "belongs to a text that is not English, and only to it"


def _reading_problems(readings: list[Entry]) -> Iterator[Problem]:
    if len(readings) != 2:
        yield "readings", f"has {len(readings)}: give two"
        return
    for i, each in enumerate(readings):
        if set(each) != {"label", "holder", "text", "sources"} or not all(each.values()):
            yield f"readings[{i}]", "needs label, holder, text and sources, none of them empty"
    if readings[0].get("holder") == readings[1].get("holder"):
        yield "readings", "has the same holder twice: give a reading of someone else"


def _cited(entry: Entry) -> Iterator[Problem]:
    """Yield each key that a document names, with its field."""
    yield "source", entry["source"]
    for name in ("readings", "historians"):
        for i, each in enumerate(entry[name]):
            yield from ((f"{name}[{i}].sources", key) for key in each.get("sources", ()))


def _document(entry: Entry) -> Document:
    readings = tuple(
        Reading(each["label"], each["holder"], each["text"], tuple(each["sources"]))
        for each in entry["readings"]
    )
    historians = tuple(
        Comment(each["text"], tuple(each["sources"])) for each in entry["historians"]
    )
    return Document(**{**entry, **dated(entry), "readings": readings, "historians": historians})


def dated(entry: Entry) -> dict[str, Any]:
    """Return an entry's date, and whether its day is known."""
    when = entry["date"]
    day = when if isinstance(when, date) else date.fromisoformat(f"{when}-01")
    return {"date": day, "day_known": day is when}
