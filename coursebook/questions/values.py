"""Figures that questions use, taken from the datasets so that they are right in one place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coursebook import datasets
from coursebook.errors import CourseError
from coursebook.records import NAME, Either, Field, Flag, Many, Named, Number, Record, Text
from coursebook.words import nearest

CELL = Either((Number(), Text(), Flag()), "a number, text, or true or false")
VALUE = Record(
    (
        Field("dataset", NAME, "name the dataset"),
        Field(
            "where",
            Named(NAME, Either((CELL, Many(CELL)), "a value, or a list of values")),
            "say by column what a row must hold; a list means any of these",
            required=False,
        ),
        Field("field", NAME, "name the column to take from the one row found", required=False),
        Field("count", Flag(), "write true to count the rows found", required=False),
        Field("decimals", Number(0, 6), "write how many decimals are shown", required=False),
    )
)
VALUES = Named(NAME, VALUE)

_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
NUMBERS = ("answer", "low", "high")
"""Fields that may hold a figure by its bare name."""


class Value(float):
    """A figure together with the decimals it is shown with."""

    decimals: int | None

    def __new__(cls, number: float, decimals: int | None = None) -> "Value":
        """Return the figure."""
        value = super().__new__(cls, number)
        value.decimals = decimals
        return value

    def __str__(self) -> str:
        """Return the figure as text shows it, thousands grouped."""
        if self.decimals is not None:
            return f"{float(self):,.{self.decimals}f}"
        return f"{int(self):,}" if self.is_integer() else f"{float(self):,g}"


def look_up(reference: Mapping[str, Any]) -> Value:
    """Return the figure that a reference names.

    Args:
        reference: dataset, `where`, and `field` or `count`, as in the head of a bank file.

    Raises:
        CourseError: the dataset or a column is unknown, or not exactly one row is found.
    """
    rows = datasets.load(reference["dataset"])
    where = reference.get("where", {})
    field = reference.get("field")
    for column in (*where, *([field] if field else ())):
        if column not in rows[0]._fields:
            near = nearest(column, rows[0]._fields)
            raise CourseError(f"{reference['dataset']} has no column {column!r}: {near}")
    found = [row for row in rows if all(_fits(getattr(row, c), v) for c, v in where.items())]
    if reference.get("count"):
        return Value(len(found))
    if field is None or len(found) != 1:
        raise CourseError(f"finds {len(found)} rows: name a field, and narrow where to one row")
    number = getattr(found[0], field)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise CourseError(f"finds {number!r} in {field}, not a number: name another column")
    return Value(number, reference.get("decimals"))


def _fits(cell: Any, wanted: Any) -> bool:
    options = wanted if isinstance(wanted, list) else [wanted]
    return any(cell == each or str(cell) == str(each) for each in options)


def fill(data: Any, values: Mapping[str, Value]) -> Any:
    """Return data with figures in place of their names.

    Texts hold names in braces; `answer`, `low` and `high` may be a bare name.

    Args:
        data: the entry of a question or prediction.
        values: the figures by name.
    """
    if isinstance(data, str):
        return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), data)
    if isinstance(data, list):
        return [fill(each, values) for each in data]
    if isinstance(data, Mapping):
        return {name: _fill_field(name, each, values) for name, each in data.items()}
    return data


def _fill_field(name: str, value: Any, values: Mapping[str, Value]) -> Any:
    if name in NUMBERS and isinstance(value, str) and value in values:
        return float(values[value])
    return fill(value, values)


def placeholders(value: Any) -> list[str]:
    """Return the figures that a text names in braces; none of what is no text.

    Args:
        value: what a field holds.
    """
    return _PLACEHOLDER.findall(value) if isinstance(value, str) else []


def leaves(data: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield path, field name and value of everything that holds nothing further.

    Args:
        data: the entry of a question or prediction.
        path: the path to it.
        name: the field that it stands in.
    """
    if isinstance(data, Mapping):
        for key, each in data.items():
            yield from leaves(each, f"{path}.{key}" if path else key, key)
    elif isinstance(data, list):
        for i, each in enumerate(data):
            yield from leaves(each, f"{path}[{i}]", name)
    else:
        yield path, name, data
