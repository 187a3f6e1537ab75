"""The words that the book quotes, each with its work, its date and where it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coursebook import yaml_file
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.sources._documents import Document, dated, shape_problems, wording_problems

FILE = current().content / "quotations.yaml"

Entry = Mapping[str, Any]
Problem = tuple[str, str]

_TEXTS = (
    *("text", "source", "original_language", "language", "rendered_by", "translation"),
    *("where_read", "flag"),
)
_FIELDS = {*_TEXTS, "date"}
_MAY_BE_EMPTY = ("rendered_by", "translation", "flag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a work, at most 40, exactly as read.

    `rendered_by` says who put them into `language`, and is empty where they stand in the original;
    `translation` is our own, of words that are not English. `flag` says what is unverified.
    """

    text: str
    source: str
    date: date
    day_known: bool
    original_language: str
    language: str
    rendered_by: str
    translation: str
    where_read: str
    flag: str


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
    data = yaml_file.read(path)
    problems = [f"{path.name}: {each}" for each in _problems(data, set(keys), documents)]
    if problems:
        raise CourseError("\n".join(problems))
    quoted = [_of_document(each, data["renderings"]) for each in documents.values()]
    quoted += [Quotation(**{**entry, **dated(entry)}) for entry in data["quotations"]]
    return tuple(sorted(quoted, key=lambda each: each.date))


def _problems(data: Any, keys: set[str], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield what is wrong with a file's content, each with its place and field."""
    if not isinstance(data, Mapping) or set(data) != {"renderings", "quotations"}:
        yield "has to hold renderings and quotations"
        return
    yield from _rendering_problems(data["renderings"], documents)
    seen = {each.text for each in documents.values()}
    for i, entry in enumerate(data["quotations"]):
        name = f"quotation {i + 1} ({entry.get('source')})"
        for field, message in _quotation_problems(entry, keys):
            yield f"{name}, field {field}: {message}"
        if entry.get("text") in seen:
            yield f"{name}, field text: stands in the register already: take one out"
        seen.add(entry.get("text", ""))


def _rendering_problems(
    renderings: Mapping[str, str], documents: Mapping[str, Document]
) -> Iterator[str]:
    rendered = {d.id for d in documents.values() if d.language != d.original_language}
    for name in sorted(rendered - set(renderings)):
        yield f"renderings: leaves out {name!r}: say who translated that document"
    for name in sorted(set(renderings) - rendered):
        yield f"renderings: names {name!r}, no document in another language than its original's"


def _quotation_problems(entry: Entry, keys: set[str]) -> Iterator[Problem]:
    yield from shape_problems(entry, _FIELDS, _TEXTS, _MAY_BE_EMPTY, "quotation")
    if set(entry) != _FIELDS:
        return
    yield from wording_problems(entry)
    if (entry["language"] == entry["original_language"]) == bool(entry["rendered_by"]):
        yield "rendered_by", "belongs to words in another language than the original's"
    if entry["source"] not in keys:
        yield "source", f"names {entry['source']!r}, which is not in references.bib: add the work"


def _of_document(document: Document, renderings: Mapping[str, str]) -> Quotation:
    return Quotation(
        text=document.text,
        source=document.source,
        date=document.date,
        day_known=document.day_known,
        original_language=document.original_language,
        language=document.language,
        rendered_by=renderings.get(document.id, ""),
        translation=document.translation,
        where_read=document.where_read,
        flag=document.flag,
    )
