"""Short excerpts of key documents, each with two readings and what historians make of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from coursebook import entries
from coursebook.course import current, shown
from coursebook.entries import made, record
from coursebook.errors import tell
from coursebook.records import DAY, KEY, SLUG, TEXT, WORDS, Entry, Field, Many, Named, Record
from coursebook.sources._source import LANGUAGES
from coursebook.words import nearest

FILE = current().content / "documents.yaml"
MOST_WORDS = 40
MOST_EASIER_WORDS = 60

_ELSE = f"add it to languages in {current().package}/course.py"

Fields = Mapping[str, Any]
Problem = tuple[str, str]

_FILE = Record(
    (
        Field("sets", Named(SLUG, Many(SLUG)), "name sets of documents, each with its ids"),
        Field("documents", Many(Entry(), 0), "list the documents"),
    )
)
Keys = Annotated[tuple[str, ...], Many(KEY), "list keys of the bibliography"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a document, as its holders would put it."""

    label: Annotated[str, WORDS, "name the reading"]
    holder: Annotated[str, WORDS, "say who holds it"]
    text: Annotated[str, WORDS, "write it as its holders would put it"]
    sources: Keys


@dataclass(frozen=True, slots=True)
class Comment:
    """What a historian says of a document."""

    text: Annotated[str, WORDS, "write what a historian says"]
    sources: Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """At most 40 words, exactly as read.

    `language` is that of the words given here, `original_language` that of the original;
    `translation` is our own, of words that are not English. `flag` says what is unverified.
    Where only the month is known, `date` is its first day and `day_known` is false.
    """

    source: Annotated[str, KEY, "name the work by its key"]
    date: Annotated[date, DAY, "write the day"]
    day_known: bool
    original_language: Annotated[str, WORDS, "name the language of the original, such as en"]
    language: Annotated[str, WORDS, "name the language of the words"]
    text: Annotated[str, WORDS, "quote the words"]
    translation: Annotated[str, TEXT, "translate what is not English"]
    where_read: Annotated[str, WORDS, "say where they were read"]
    flag: Annotated[str, TEXT, "say what is unverified, or write an empty text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Quoted):
    """An excerpt of a document; `easier` says the same in plain words of ours."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    title: Annotated[str, WORDS, "name the document"]
    issuer: Annotated[str, WORDS, "say whose it is"]
    context: Annotated[str, WORDS, "say when and why it was written"]
    easier: Annotated[str, TEXT, "say the same in plain words"] = ""
    readings: Annotated[tuple[Reading, ...], Many(record(Reading), 2), "give two readings"]
    historians: Annotated[tuple[Comment, ...], Many(record(Comment), 0), "list what historians say"]


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
    data = entries.read(path, _FILE)
    tell(_problems(data, shown(path), set(keys)))
    documents = {each["id"]: made(Document, each, **dated(each)) for each in data["documents"]}
    return Collection(documents, {name: tuple(ids) for name, ids in data["sets"].items()})


def _problems(data: Fields, file: str, keys: set[str]) -> Iterator[str]:
    def rules(entry: Fields) -> Iterator[Problem]:
        yield from _document_problems(entry, keys)

    yield from entries.problems(file, "document", data["documents"], record(Document), rules)
    known = {each.get("id") for each in data["documents"]}
    for name, ids in data["sets"].items():
        for unknown in [each for each in ids if each not in known]:
            yield f"{file}: set {name}: names {unknown!r}, which is no document: mend the id"


def _document_problems(entry: Fields, keys: set[str]) -> Iterator[Problem]:
    yield from wording_problems(entry)
    easier = len(entry.get("easier", "").split())
    if easier > MOST_EASIER_WORDS:
        yield "easier", f"has {easier} words: write {MOST_EASIER_WORDS} at most"
    readings = entry["readings"]
    if len(readings) != 2:
        yield "readings", f"has {len(readings)}: give two"
    if len({each["holder"] for each in readings}) < len(readings):
        yield "readings", "has the same holder twice: give a reading of someone else"
    for field, key in _cited(entry):
        yield from key_problems(field, key, keys)


def wording_problems(entry: Fields) -> Iterator[Problem]:
    """Yield what is wrong with the words quoted and our translation of them."""
    words = len(entry["text"].split())
    if words > MOST_WORDS:
        yield "text", f"has {words} words: quote {MOST_WORDS} at most"
    for field in ("language", "original_language"):
        if entry[field] not in LANGUAGES:
            yield field, f"is {entry[field]!r}: {nearest(entry[field], LANGUAGES, add=_ELSE)}"
    if (entry["language"] == "en") == bool(entry["translation"]):
        yield "translation", "belongs to a text that is not English, and only to it"


def key_problems(field: str, key: str, keys: set[str]) -> Iterator[Problem]:
    """Yield that a key is not in the bibliography."""
    if key not in keys:
        yield field, f"names {key!r}, which is not in references.bib: add the work"


def _cited(entry: Fields) -> Iterator[tuple[str, str]]:
    """Yield each key that a document names, with its field."""
    yield "source", entry["source"]
    for name in ("readings", "historians"):
        for i, each in enumerate(entry[name]):
            yield from ((f"{name}[{i}].sources", key) for key in each["sources"])


def dated(entry: Fields) -> dict[str, Any]:
    """Return an entry's date, and whether its day is known."""
    when = entry["date"]
    day = when if isinstance(when, date) else date.fromisoformat(f"{when}-01")
    return {"date": day, "day_known": day is when}
