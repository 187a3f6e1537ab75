"""The words that the book quotes, each with its work, its date and where it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

from coursebook import entries
from coursebook.course import current, shown
from coursebook.entries import made, record
from coursebook.errors import tell
from coursebook.records import SLUG, TEXT, WORDS, Entry, Field, Many, Named, Record
from coursebook.sources._documents import (
    Document,
    Fields,
    Problem,
    Quoted,
    dated,
    key_problems,
    wording_problems,
)

FILE = current().content / "quotations.yaml"

_FILE = Record(
    (
        Field("renderings", Named(SLUG, WORDS), "say who translated which document"),
        Field("quotations", Many(Entry(), 0), "list the quotations"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Quoted):
    """Words of a work; `rendered_by` says who put them into `language`, if not its author."""

    rendered_by: Annotated[str, TEXT, "say who translated the words, or write an empty text"]


def read(
    keys: tuple[str, ...], documents: Mapping[str, Document], path: Path = FILE
) -> tuple[Quotation, ...]:
    """Return the excerpts of the documents and the quotations of a file, by date.

    Args:
        keys: the keys of the bibliography, which quotations may name.
        documents: the excerpts, by id.
        path: the file.

    Raises:
        CourseError: the file breaks a rule; the message lists what is wrong where.
    """
    data = entries.read(path, _FILE)
    tell(_problems(data, shown(path), set(keys), documents))
    quoted = [_of_document(each, data["renderings"]) for each in documents.values()]
    quoted += [made(Quotation, entry, **dated(entry)) for entry in data["quotations"]]
    return tuple(sorted(quoted, key=lambda each: each.date))


def _problems(
    data: Fields, file: str, keys: set[str], documents: Mapping[str, Document]
) -> Iterator[str]:
    for told in _rendering_problems(data["renderings"], documents):
        yield f"{file}: renderings: {told}"
    seen = {each.text for each in documents.values()}

    def rules(entry: Fields) -> Iterator[Problem]:
        yield from _quotation_problems(entry, keys)
        if entry["text"] in seen:
            yield "text", "stands in the register already: take one out"
        seen.add(entry["text"])

    yield from entries.problems(file, "quotation", data["quotations"], record(Quotation), rules)


def _rendering_problems(
    renderings: Mapping[str, str], documents: Mapping[str, Document]
) -> Iterator[str]:
    rendered = {d.id for d in documents.values() if d.language != d.original_language}
    for name in sorted(rendered - set(renderings)):
        yield f"leaves out {name!r}: say who translated that document"
    for name in sorted(set(renderings) - rendered):
        yield f"names {name!r}, no document in another language than its original's"


def _quotation_problems(entry: Fields, keys: set[str]) -> Iterator[Problem]:
    yield from wording_problems(entry)
    if (entry["language"] == entry["original_language"]) == bool(entry["rendered_by"]):
        yield "rendered_by", "belongs to words in another language than the original's"
    yield from key_problems("source", entry["source"], keys)


def _of_document(document: Document, renderings: Mapping[str, str]) -> Quotation:
    common = {each.name: getattr(document, each.name) for each in fields(Quoted)}
    return Quotation(**common, rendered_by=renderings.get(document.id, ""))
