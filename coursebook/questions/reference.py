"""The reference of a bank file's fields, written from the model itself: Markdown, JSON Schema.

The schemas are for editors and other tools. The engine itself checks banks with the fields they
are written from, and needs no schema library.
"""

from collections.abc import Iterator

from coursebook.questions import misconceptions
from coursebook.questions.bank import DECISIONS, HEAD, PREDICTION, TYPES, kind_of
from coursebook.questions.model import COMMON, own_fields
from coursebook.records import (
    Either,
    Entry,
    Field,
    Flag,
    Kind,
    Many,
    Named,
    Nothing,
    Number,
    OneOf,
    Record,
    Schema,
    Text,
)


def markdown() -> str:
    """Return the reference: the head of a file, what all questions have, then each type."""
    parts = [
        "# Fields of a question bank\n",
        "A bank is one YAML file a chapter, with the stem of the chapter's notebook.\n",
        _section("The head of the file", HEAD.fields),
        _section("Every question", COMMON),
    ]
    for name, kind in TYPES.items():
        summary = (kind.__doc__ or "").strip().splitlines()[0]
        parts.append(_section(f"Type `{name}`", own_fields(kind), summary))
    parts.append(_section("Predictions", PREDICTION.fields))
    for name, record in DECISIONS.items():
        parts.append(_section(f"Among the predictions: kind `{name}`", record.fields))
    return "\n".join(parts)


def _section(title: str, fields: tuple[Field, ...], summary: str = "") -> str:
    rows = [
        f"| `{path}` | {form} | {needed} | {doc} |" for path, form, needed, doc in _rows(fields)
    ]
    head = ["| Field | What it holds | Needed | What to write |", "| --- | --- | --- | --- |"]
    body = [*head, *rows] if rows else ["No fields of its own."]
    return "\n".join([f"## {title}\n", *([summary, ""] if summary else []), *body]) + "\n"


def _rows(fields: tuple[Field, ...], path: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yield one row a field, those inside a record or a list of records after it."""
    for field in fields:
        name = f"{path}{field.name}"
        needed = "yes" if field.required else "no"
        yield name, _form(field.kind).replace("|", "\\|"), needed, field.doc.replace("|", "\\|")
        inner, step = _inner(field.kind, name)
        yield from _rows(inner, step)


def _inner(kind: Kind, name: str) -> tuple[tuple[Field, ...], str]:
    if isinstance(kind, Many) and isinstance(kind.kind, Record):
        return kind.kind.fields, f"{name}[]."
    if isinstance(kind, Record):
        return kind.fields, f"{name}."
    return (), ""


def _form(kind: Kind) -> str:
    """Return in words what a kind of value is."""
    if isinstance(kind, Many):
        least = f", {kind.at_least} or more" if kind.at_least else ", may be empty"
        return f"list of: {_form(kind.kind)}{least}"
    if isinstance(kind, OneOf):
        return "one of " + ", ".join(f"`{each}`" for each in kind.words)
    if isinstance(kind, Text | Either):
        return kind.form
    if isinstance(kind, Number):
        return _number(kind)
    if isinstance(kind, Named):
        return f"name: value, each value {_form(kind.kind)}"
    words = {Flag: "true or false", Nothing: "null", Record: "record", Entry: "entry of its type"}
    return words.get(type(kind), "record")


def _number(kind: Number) -> str:
    bounds = [
        f"{word} {limit:g}"
        for word, limit in (("at least", kind.at_least), ("at most", kind.at_most))
        if limit is not None
    ]
    return " ".join(["a number", " and ".join(bounds)]).strip()


def schemas() -> dict[str, Schema]:
    """Return the schemas by name: one a question type, and those of what else a file holds."""
    kinds: dict[str, Record] = {
        **{name: kind_of(name) for name in TYPES},
        "prediction": PREDICTION,
        **DECISIONS,
        "misconception": misconceptions.KIND,
        "bank": HEAD,
    }
    return {name: _whole(name, kind) for name, kind in kinds.items()}


def _whole(name: str, kind: Record) -> Schema:
    schema = kind.schema()
    if name in TYPES:
        schema["properties"]["type"] = {"const": name}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **schema}
