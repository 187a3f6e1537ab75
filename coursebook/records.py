"""What a field of a file may hold, said once: checked here and written as JSON Schema."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from coursebook.words import counted, nearest

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: which file, which entry, which field of it."""

    file: str
    entry: str
    field: str = ""

    def at(self, name: str | int) -> "Where":
        """Return the place one step further in.

        Args:
            name: a field's name, or the position in a list counted from 0.
        """
        step = f"[{name}]" if isinstance(name, int) else f".{name}" if self.field else name
        return Where(self.file, self.entry, self.field + step)

    def says(self, message: str) -> str:
        """Return a problem as a person reads it: place first, then what is wrong.

        Args:
            message: what is wrong and what to do.
        """
        field = f", field {self.field}" if self.field else ""
        return f"{self.file}: {self.entry}{field}: {message}"


class Kind(Protocol):
    """What a value may be."""

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words; with a pattern, words of that form."""

    pattern: str = r"\S"
    form: str = "some words"

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, str):
            yield where.says(f"is {_kind_of(value)}, not text: write it in quotes")
        elif not re.search(self.pattern, value):
            yield where.says(f"is {_shown(value)}: write {self.form}")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "string", "pattern": self.pattern}


SLUG = Text(r"^[a-z0-9]+(-[a-z0-9]+)*$", "lower-case words joined by hyphens, such as one-two")
NAME = Text(r"^[a-z][a-z0-9_]*$", "lower-case words joined by underscores, such as one_two")
CLAIM = Text(r"^[A-Z][0-9]+$", "a claim's id: the letter of its section and a number")
LINK = Text(
    r"^(claim|document|dataset|source|section):[A-Za-z0-9][A-Za-z0-9_-]*$",
    "what it points at as kind:id, such as claim:…, document:…, dataset:…, source:… or section:…",
)
KEY = Text(r"^[a-z0-9][a-z0-9_]*$", "a key of the bibliography, such as author1999")
WORDS = Text()
TEXT = Text("", "text, which may be empty")
SENTENCE = Text(r"([.?]|\.')$", "a whole sentence, with its full stop")


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number within bounds."""

    at_least: float | None = None
    at_most: float | None = None

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield where.says(f"is {_kind_of(value)}, not a number: write digits without quotes")
        elif not math.isfinite(value):
            yield where.says("is not a finite number: write digits")
        elif self.at_least is not None and value < self.at_least:
            yield where.says(f"is {value}: write {self.at_least} or more")
        elif self.at_most is not None and value > self.at_most:
            yield where.says(f"is {value}: write {self.at_most} or less")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        schema: Schema = {"type": "number"}
        if self.at_least is not None:
            schema["minimum"] = self.at_least
        if self.at_most is not None:
            schema["maximum"] = self.at_most
        return schema


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, bool):
            yield where.says(f"is {_kind_of(value)}: write true or false without quotes")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month where the day is not known."""

    _PATTERN: ClassVar[str] = r"^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$"

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if type(value) is not date and not re.search(self._PATTERN, str(value)):
            yield where.says(f"is {_shown(value)}: write the day as YYYY-MM-DD, or YYYY-MM")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "string", "pattern": self._PATTERN}


DAY = Day()


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, str) or value not in self.words:
            yield where.says(f"is {_shown(value)}: write one of {', '.join(self.words)}")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Nothing:
    """An explicit null."""

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if value is not None:
            yield where.says(f"is {_shown(value)}: write null")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "null"}


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several kinds; what it should be is said in words."""

    kinds: tuple[Kind, ...]
    form: str

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if all(any(kind.problems(value, where)) for kind in self.kinds):
            yield where.says(f"is {_shown(value)}: write {self.form}")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"anyOf": [kind.schema() for kind in self.kinds]}


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind."""

    kind: Kind
    at_least: int = 1

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, list):
            yield where.says(f"is {_kind_of(value)}, not a list: start each entry with a dash")
            return
        if len(value) < self.at_least:
            has = counted(len(value), "entry", "entries")
            yield where.says(f"has {has}: write {self.at_least} or more")
        for i, each in enumerate(value):
            yield from self.kind.problems(each, where.at(i))

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "array", "minItems": self.at_least, "items": self.kind.schema()}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, with what it is for."""

    name: str
    kind: Kind
    doc: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """Named fields, and no others unless it is open."""

    fields: tuple[Field, ...]
    is_open: bool = False

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, Mapping):
            yield where.says(f"is {_kind_of(value)}: write its fields as name: value")
            return
        known = {field.name: field for field in self.fields}
        for name in value:
            if name not in known and not self.is_open:
                instead = nearest(name, known, f"take it out, or use {', '.join(known)}")
                yield where.at(str(name)).says(f"is not known: {instead}")
        for field in self.fields:
            if field.name in value:
                yield from field.kind.problems(value[field.name], where.at(field.name))
            elif field.required:
                yield where.at(field.name).says(f"is missing: {field.doc}")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        properties = {f.name: f.kind.schema() | {"description": f.doc} for f in self.fields}
        required = [f.name for f in self.fields if f.required]
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": self.is_open,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """A record whose field names the author chooses, such as columns of a table."""

    names: Kind
    kind: Kind

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, Mapping):
            yield where.says(f"is {_kind_of(value)}: write it as name: value")
            return
        for name, each in value.items():
            yield from self.names.problems(name, where.at(str(name)))
            yield from self.kind.problems(each, where.at(str(name)))

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {
            "type": "object",
            "propertyNames": self.names.schema(),
            "additionalProperties": self.kind.schema(),
        }


def _kind_of(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "a record" if isinstance(value, Mapping) else "a date"


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str | int | float) else _kind_of(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record whose own fields are checked by what its `type` or `kind` says."""

    def problems(self, value: Any, where: Where) -> Iterator[str]:
        """Yield what is wrong with a value."""
        if not isinstance(value, Mapping):
            yield where.says(f"is {_kind_of(value)}: write its fields as name: value")

    def schema(self) -> Schema:
        """Return the same rule as JSON Schema."""
        return {"type": "object"}
