"""Read a table: check the file against its descriptor and turn each row into a typed record."""

from __future__ import annotations

import csv
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from coursebook.course import current, shown
from coursebook.datasets._descriptor import (
    FOLDER,
    RENEW,
    checksum,
    names,
    refresh_hashes,
    resource,
)
from coursebook.errors import CourseError, tell
from coursebook.words import nearest

Row = TypeVar("Row", bound=tuple[Any, ...])
_RECORDS: dict[str, type[Any]] = {}
_NAMES: dict[type[Any], str] = {}


def table(name: str) -> Callable[[type[Row]], type[Row]]:
    """Return a decorator that says of which table a record type is the rows.

    Args:
        name: the table's, as in the descriptor.

    Example:
        >>> @table("day_lengths")
        ... class DayLength(NamedTuple):
        ...     latitude_deg: int
    """

    def known(record: type[Row]) -> type[Row]:
        _RECORDS[name], _NAMES[record] = record, name
        return record

    return known


def rows(record: type[Row]) -> tuple[Row, ...]:
    """Return the rows of a table by their type, which editors and type checkers know.

    Args:
        record: a record type under `table`.

    Raises:
        CourseError: the type is that of no table; or as `load`.
    """
    if record not in _NAMES:
        raise CourseError(f'{record.__name__}: is of no table: write @table("…") above it')
    return _load(_NAMES[record])


def load(name: str) -> tuple[Any, ...]:
    """Return the rows of a table as records with typed values; an empty cell is ``None``.

    Args:
        name: one of ``datasets.names()``.

    Raises:
        CourseError: if the name is unknown, the file is missing or not the one described, or a
            row is bad; it names the file, line and column and says what was expected.

    Example:
        >>> load("members")[0].joined.year  # doctest: +SKIP
        1949
    """
    return _load(name)


@cache
def _load(name: str) -> tuple[Any, ...]:
    return read_table(name)


def read_table(name: str, folder: Path = FOLDER) -> tuple[Any, ...]:
    """Return the records of a table of any folder that holds a data package."""
    entry = resource(name, folder)
    file = folder / entry["path"]
    content = _content(file)
    found = _parsed(name, entry, file, content)
    # Last: a file with a fault in it must not be stamped.
    if checksum(content) != entry.get("hash"):
        raise CourseError(
            f"{shown(file)}: the file isn't the one its descriptor describes (its sha256 differs). "
            f"Restore it; or, if the change is meant, run `{RENEW}` and keep both files."
        )
    return found


def renew(folder: Path = FOLDER) -> tuple[str, ...]:
    """Write the checksum of each CSV file into the descriptor, if every table is sound.

    Returns:
        The names of the tables whose file had changed.

    Raises:
        CourseError: a table breaks its types; nothing is written.
    """
    tell(_faults(folder))
    return refresh_hashes(folder)


def _faults(folder: Path) -> Iterator[str]:
    for name in names(folder):
        entry = resource(name, folder)
        file = folder / entry["path"]
        try:
            _parsed(name, entry, file, _content(file))
        except CourseError as error:
            yield str(error)


def _parsed(name: str, entry: dict[str, Any], file: Path, content: bytes) -> tuple[Any, ...]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CourseError(f"{shown(file)}: is not UTF-8: save it with that encoding") from None
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    fields = entry["schema"]["fields"]
    columns = [field["name"] for field in fields]
    rows = _rows(reader, shown(file))
    header = next(rows, (1, []))[1]
    if header != columns:
        raise CourseError(
            f"{shown(file)}, line 1: the columns are {', '.join(header) or 'missing'}; the "
            f"descriptor has {', '.join(columns)}. {_agree(header)}"
        )
    record = _record(name)
    if list(record._fields) != columns:
        raise CourseError(
            f"{_types()}: {record.__name__} has the fields {', '.join(record._fields)}; the "
            f"descriptor has {', '.join(columns)} for {name}. Make the two agree."
        )
    convert = [_converter(hint) for hint in get_type_hints(record).values()]
    allowed = [frozenset(field.get("constraints", {}).get("enum", ())) for field in fields]
    return tuple(
        record(*_values(cells, columns, convert, allowed, f"{shown(file)}, line {line}"))
        for line, cells in rows
    )


def _record(name: str) -> type[Any]:
    current().part("tables")  # where the record types say whose they are
    if name not in _RECORDS:
        told = f'no record type for the table {name!r}: write @table("{name}") above one'
        raise CourseError(f"{_types()}: {told}")
    return _RECORDS[name]


def _types() -> str:
    return f"{current().package}/tables.py"


def without_table(folder: Path = FOLDER) -> Iterator[str]:
    """Yield which record types are those of no table."""
    current().part("tables")
    known = names(folder)
    for name in sorted(set(_RECORDS) - set(known)):
        near = nearest(name, known, add="take the type out")
        yield f'{_types()}: @table("{name}") names no table of datapackage.json: {near}'


def _agree(header: list[str]) -> str:
    if len(header) == 1 and ";" in header[0]:
        return "Put commas between the cells, not semicolons."
    return "Make the two agree."


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CourseError(
            f"{shown(file)}: the file can't be read ({error.strerror}). Reinstall the course, "
            "or restore the file from the repository."
        ) from error


def _rows(reader: Any, file: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in reader:
            if cells:  # spreadsheets leave blank lines behind
                yield reader.line_num, cells
    except csv.Error as error:
        raise CourseError(
            f"{file}, line {reader.line_num}: this isn't valid CSV ({error}). Check the quotation "
            "marks of the line."
        ) from error


def _values(
    cells: list[str],
    columns: list[str],
    convert: list[tuple[Callable[[str], Any], str, bool]],
    allowed: list[frozenset[str]],
    where: str,
) -> Iterator[Any]:
    if len(cells) != len(columns):
        raise CourseError(
            f"{where}: {len(cells)} cells, {len(columns)} expected ({', '.join(columns)}). Put a "
            "cell with a comma in quotation marks."
        )
    for cell, column, (parse, expected, optional), words in zip(
        cells, columns, convert, allowed, strict=True
    ):
        if words and cell not in words and not (optional and not cell):
            raise CourseError(
                f"{where}, column {column}: {cell!r} isn't one of {', '.join(sorted(words))}."
            )
        if not cell and optional:
            yield None
            continue
        try:
            yield parse(cell)
        except ValueError as error:
            found = f"found {cell!r}" if cell else "found an empty cell"
            raise CourseError(
                f"{where}, column {column}: expected {expected}, {found}. Mend the cell, or the "
                f"type in {_types()}."
            ) from error


def _text(cell: str) -> str:
    if not cell:
        raise ValueError
    return cell


def _truth(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError
    return cell == "true"


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


_PARSERS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (_text, "text"),
    int: (int, "a whole number"),
    float: (float, "a number"),
    bool: (_truth, "true or false"),
    date: (date.fromisoformat, "a date such as 1999-03-12"),
    tuple: (_list, "words separated by semicolons"),
}


def _converter(hint: Any) -> tuple[Callable[[str], Any], str, bool]:
    """Return how to read a cell of an annotated type, what it expects, and if it may be empty."""
    optional = get_origin(hint) in (Union, types.UnionType)
    plain = next(a for a in get_args(hint) if a is not type(None)) if optional else hint
    return (*_PARSERS[get_origin(plain) or plain], optional)
