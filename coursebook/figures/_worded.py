"""The words of a course's figures: `content/figures.yaml` has them, and code gives the numbers.

Titles, descriptions, notes and columns name in braces what the figure's function hands over, such
as `{first[year]}` or `{share:g}`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from coursebook import datasets
from coursebook.course import current
from coursebook.entries import read
from coursebook.errors import CourseError
from coursebook.figures._figure import AnyChart, figure
from coursebook.records import NAME, WORDS, Field, Many, Named, Record
from coursebook.words import named

FILE = current().content / "figures.yaml"
_FIGURE = Record(
    (
        Field("title", WORDS, "write what it shows, as a short sentence"),
        Field("description", WORDS, "write what a person who can't see it needs to know"),
        Field("sources", Many(WORDS), "list keys, credits, or table:… for a table's publisher"),
        Field("columns", Named(NAME, WORDS), "write the label of each column, with its unit"),
        Field("note", WORDS, "write a caution to stand under the title", required=False),
    )
)


def worded(
    name: str,
    chart: AnyChart,
    *,
    title: str = "",
    note: str = "",
    sources: Sequence[str] = (),
    narrow: Mapping[str, Any] | None = None,
    **values: Any,
) -> AnyChart:
    """Return a chart with the words that the course's file of figures has for it.

    Args:
        name: of the figure in that file.
        chart: the picture, with its data inline.
        title: in place of the file's.
        note: in place of the file's.
        sources: in place of the file's: keys of the bibliography, or plain credits.
        narrow: as `figure` takes it.
        values: what the words name in braces.

    Raises:
        CourseError: the file has no such figure, or names what is not given.
    """
    words = named(name, words_of_figures(), f"{FILE.name}: no figure is called {name!r}")

    def told(text: str) -> str:
        try:
            return text.format(**values)
        except (LookupError, ValueError) as error:
            raise CourseError(f"{FILE.name}: {name}: {error} can't be filled in: mend it") from None

    return figure(
        chart,
        title=title or told(words["title"]),
        description=told(words["description"]),
        sources=sources or [_credit(each) for each in words["sources"]],
        columns={field: told(label) for field, label in words["columns"].items()},
        note=note or told(words.get("note", "")),
        narrow=narrow,
    )


@cache
def words_of_figures() -> dict[str, Any]:
    """Return the words of every figure, by its name."""
    found: dict[str, Any] = read(FILE, Named(NAME, _FIGURE))
    return found


def _credit(source: str) -> str:
    """Return a source as `figure` takes it; of a table its publisher, or its edition too."""
    kind, _, table = source.partition(":")
    if kind not in ("table", "edition"):
        return source
    described = datasets.describe(table)
    edition = f", {described.edition}" if kind == "edition" else ""
    return described.publisher + edition
