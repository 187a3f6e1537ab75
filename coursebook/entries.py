"""Entries of files as data classes: one declaration says what is checked, told and built.

A field that stands in a file is written `name: Annotated[type, kind, "what to write"]`, with a
function after these where the value has to be made of what is written. One with a default may be
left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from coursebook import yaml_file
from coursebook.course import shown
from coursebook.errors import tell
from coursebook.records import Field, Kind, Record, Where

T = TypeVar("T")
Rules = Callable[[Any], Iterable[tuple[str, str]]]
"""Yields what is wrong with an entry beyond the shape of its fields: pairs of field and message."""


@cache
def record(cls: type) -> Record:
    """Return the record that the entries of a data class are checked by.

    Args:
        cls: the data class.
    """
    found = []
    for each in fields(cls):
        if told := _hints(cls).get(each.name):
            needed = each.default is MISSING and each.default_factory is MISSING
            found.append(Field(each.name, told[1], told[2], required=needed))
    return Record(tuple(found))


def made(cls: Callable[..., T], entry: Mapping[str, Any], **more: Any) -> T:
    """Return what an entry says as a data class; its record has found it sound.

    Args:
        cls: the data class.
        entry: its fields as read.
        more: further fields, or others than those of the entry.
    """
    given = {
        name: _value(type_, entry[name], *convert)
        for name, (type_, _, _, *convert) in _hints(cls).items()
        if name in entry and name not in more
    }
    return cls(**given, **more)


def problems(
    file: str, noun: str, entries: Iterable[Any], kind: Record, rules: Rules = lambda _: ()
) -> Iterator[str]:
    """Yield what is wrong with the entries of a file, by their ids, and ids that stand twice.

    Args:
        file: its name.
        noun: what an entry is.
        entries: as read.
        kind: what each has to be.
        rules: asked of those that have the right shape.
    """
    seen = set[str]()
    unnamed = " (no id)" if "id" in {field.name for field in kind.fields} else ""
    for i, each in enumerate(entries):
        where = place(file, noun, each, i, unnamed)
        found = list(kind.problems(each, where))
        yield from found or (where.at(field).says(told) for field, told in rules(each))
        name = each.get("id") if isinstance(each, Mapping) else None
        if name in seen:
            yield where.at("id").says("is used twice: give each its own")
        seen |= {name} if isinstance(name, str) else set()


def place(file: str, noun: str, entry: Any, index: int, unnamed: str = " (no id)") -> Where:
    """Return the place of an entry, by its id or, without one, by its position.

    Args:
        file: the file's name.
        noun: what the entry is, such as "question".
        entry: the entry as read.
        index: its position in the list, from 0.
        unnamed: said where it has no id.
    """
    slug = entry.get("id") if isinstance(entry, Mapping) else None
    name = repr(slug) if isinstance(slug, str) and slug else f"{index + 1}{unnamed}"
    return Where(file, f"{noun} {name}")


def read(path: Path, kind: Kind, noun: str = "") -> Any:
    """Return the content of a YAML file that has the right shape.

    Args:
        path: the file.
        kind: what it has to hold.
        noun: what an entry is, where the file is a list of entries of this kind.

    Raises:
        CourseError: the file can't be read or has another shape; the message lists what is wrong.
    """
    data = yaml_file.read(path)
    if not noun:
        tell(kind.problems(data, Where(shown(path), "the file")))
    elif not isinstance(data, list) or not isinstance(kind, Record):
        tell([f"{shown(path)}: is not a list: start each {noun} with a dash"])
    else:
        tell(problems(shown(path), noun, data, kind))
    return data


@cache
def _hints(cls: Any) -> dict[str, tuple[Any, ...]]:
    """Return the fields that stand in a file: type, kind, what to write, and perhaps a maker."""
    hints = get_type_hints(cls, include_extras=True)
    return {name: get_args(each) for name, each in hints.items() if get_origin(each) is Annotated}


def _value(wanted: Any, value: Any, convert: Callable[[Any], Any] | None = None) -> Any:
    if convert:
        return convert(value)
    inner = get_args(wanted)
    if isinstance(value, list):
        return tuple(_value(inner[0], each) for each in value)
    if isinstance(value, Mapping) and is_dataclass(wanted):
        return made(wanted, value)  # type: ignore[arg-type]
    if isinstance(value, Mapping) and len(inner) == 2:
        return {name: _value(inner[1], each) for name, each in value.items()}
    return value
