"""The rules that a ledger keeps, each told by file, id and field when it is broken."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from coursebook import sources
from coursebook.claims._claim import ABOUT, KINDS, LETTERS, POSITIONS, VERDICTS
from coursebook.course import current
from coursebook.errors import CourseError

Entry = Mapping[str, Any]
Problem = tuple[str, str]

_TEXTS = (
    *("id", "section", "paraphrase", "kind", "about", "holder"),
    *("support", "weaken", "verdict", "rationale"),
)
_CLAIM = {*_TEXTS, "evidence", "disputed_by"}
_EVIDENCE = ("source", "position", "sentence")
_OMISSION = {"id", "title", "text", "sources"}
_WHOLE_SENTENCES = ("paraphrase", "support", "weaken", "rationale")
_CLOSED = {
    "section": tuple(LETTERS),
    "kind": KINDS,
    "about": tuple(ABOUT),
    "verdict": VERDICTS,
}
_VOICES = current().voices
"""The classes of which a contested claim needs one each, and how we call them."""


def problems(data: Any, file: str) -> Iterator[str]:
    """Yield what is wrong with a ledger, each with file, id and field.

    Args:
        data: the content of the file.
        file: its name.
    """
    if not isinstance(data, Mapping) or set(data) != {"claims", "omissions"}:
        yield f"{file}: has to hold two lists, claims and omissions"
        return
    for name, rules in (("claims", _claim), ("omissions", _omission)):
        entries = data[name]
        if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
            yield f"{file}: {name} has to be a list of entries with fields"
            continue
        for i, entry in enumerate(entries):
            label = f"{name[:-1]} {entry.get('id') or f'number {i + 1}'}"
            for field, message in rules(entry):
                yield f"{file}: {label}, field {field}: {message}"
        for twice in _twice(str(entry.get("id")) for entry in entries):
            yield f"{file}: {name[:-1]} {twice}, field id: is used twice: give each its own"


def _twice(names: Iterator[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _claim(entry: Entry) -> Iterator[Problem]:
    shape = list(_shape(entry))
    yield from shape
    if shape:
        return
    yield from _words(entry)
    found = list(_evidence(entry["evidence"]))
    yield from found
    if not found:
        yield from _weight(entry)


def _shape(entry: Entry) -> Iterator[Problem]:
    yield from _fields(entry, _CLAIM)
    for field in _TEXTS:
        if field in entry and not _is_text(entry[field]):
            yield field, "is not text: write a sentence or a word of the list"
    if not _texts(entry.get("disputed_by", [])):
        yield "disputed_by", "is not a list of names: write [] where nobody disputes it"
    items = entry.get("evidence", [])
    if not isinstance(items, list) or not all(isinstance(each, Mapping) for each in items):
        yield "evidence", "is not a list of items with source, position and sentence"


def _fields(entry: Entry, known: set[str]) -> Iterator[Problem]:
    for field in sorted(known - set(entry)):
        yield field, "is missing: fill it in"
    for field in sorted(set(entry) - known):
        yield str(field), f"is not a field of the ledger: use {', '.join(sorted(known))}"


def _words(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with single fields."""
    for field, known in _CLOSED.items():
        if entry[field] not in known:
            yield field, f"is {entry[field]!r}: use one of {', '.join(known)}"
    letter = LETTERS.get(entry["section"], "[A-Z]")
    if not re.fullmatch(rf"{letter}[1-9]\d*", entry["id"]):
        yield "id", f"is {entry['id']!r}: write {letter} and a number"
    if entry["about"] == "view" and entry["kind"] != "attribution":
        yield "about", "is 'view', which only an attribution can be: write world"
    for field in _WHOLE_SENTENCES:
        yield from _sentence(field, entry[field])


def _evidence(items: list[Entry]) -> Iterator[Problem]:
    if len(items) < 2:
        yield "evidence", f"has {len(items)} items: give at least two"
    for i, item in enumerate(items):
        place = f"evidence[{i}]"
        wrong = [(f"{place}.{field}", message) for field, message in _fields(item, set(_EVIDENCE))]
        yield from wrong
        if wrong:
            continue
        if item["position"] not in POSITIONS:
            known = ", ".join(POSITIONS)
            yield f"{place}.position", f"is {item['position']!r}: use one of {known}"
        yield from _known(f"{place}.source", item["source"])
        yield from _sentence(f"{place}.sentence", item["sentence"])
    for twice in _twice(str(item.get("source")) for item in items):
        yield "evidence", f"names {twice!r} twice: join the two items"


def _weight(entry: Entry) -> Iterator[Problem]:
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


def _omission(entry: Entry) -> Iterator[Problem]:
    wrong = list(_fields(entry, _OMISSION))
    yield from wrong
    if wrong:
        return
    if not re.fullmatch(r"O[1-9]\d*", str(entry["id"])):
        yield "id", f"is {entry['id']!r}: write O and a number"
    yield from _sentence("text", entry["text"])
    if not _texts(entry["sources"]):
        yield "sources", "is not a list of keys: write [] where there is none"
        return
    for i, key in enumerate(entry["sources"]):
        yield from _known(f"sources[{i}]", key)


def _known(field: str, key: Any) -> Iterator[Problem]:
    try:
        sources.get(str(key))
    except CourseError as error:
        yield field, str(error)


def _sentence(field: str, text: Any) -> Iterator[Problem]:
    if not _is_text(text) or not text.endswith((".", "?", ".'")):
        yield field, "is not a whole sentence: end it with a full stop"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
