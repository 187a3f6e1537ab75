"""What a figure says beside its picture: title, description, sources, and the data behind it."""

import csv
import io
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import altair as alt

from coursebook.errors import CourseError

Spec = Mapping[str, Any]
Row = Mapping[str, Any]
AnyChart = TypeVar(
    "AnyChart", alt.Chart, alt.LayerChart, alt.VConcatChart, alt.HConcatChart, alt.FacetChart
)

# Numbers that name rather than count: "1,949" would be wrong.
_NAMES_WITH_DIGITS = ("year", "step", "round")
_TITLE_WIDTH, _NOTE_WIDTH = 74, 96  # letters


@dataclass(frozen=True)
class Caption:
    """The words of a figure.

    `columns` maps each field of the data table to its label with unit; `sources` are keys of the
    bibliography or plain credits.
    """

    title: str
    description: str
    sources: tuple[str, ...]
    columns: dict[str, str]
    note: str


def figure(
    chart: AnyChart,
    *,
    title: str,
    description: str,
    sources: Sequence[str],
    columns: Mapping[str, str],
    note: str = "",
    narrow: Mapping[str, Any] | None = None,
) -> AnyChart:
    """Return the chart with the words that its caption, table and spoken description need.

    Title and note are drawn only where the chart stands alone, in a notebook; a built page has
    them in the caption.

    Args:
        chart: the picture, with its data inline.
        title: what the figure shows, as a short sentence.
        description: what a person who can't see the picture needs to know.
        sources: keys of the bibliography, or plain credits of datasets.
        columns: field -> label with unit, in the order of the data table.
        note: a caution to stand under the title.
        narrow: top-level settings of the specification that differ in narrow places, such as
            `{"height": 900}`; expressions can also ask the parameter of `narrow_switch`.

    Raises:
        CourseError: the title, description, sources or columns are empty.
    """
    words = {"title": title, "description": description, "sources": sources, "columns": columns}
    for name, value in words.items():
        if not value:
            raise CourseError(f"Figure '{title or 'without a title'}': `{name}` is empty; give it.")
    meta = {
        "title": title,
        "sources": list(sources),
        "columns": dict(columns),
        "note": note,
        **({"narrow": dict(narrow)} if narrow else {}),
    }
    heading = alt.Title(
        textwrap.wrap(title, _TITLE_WIDTH), subtitle=textwrap.wrap(note, _NOTE_WIDTH)
    )
    return chart.properties(title=heading, description=description, usermeta={"coursebook": meta})


def own_settings(spec: Spec) -> Spec:
    """Return what `figure` has put on a chart; nothing for a plain chart.

    Args:
        spec: the Vega-Lite specification.
    """
    return cast(Spec, (spec.get("usermeta") or {}).get("coursebook") or {})


def caption(spec: Spec) -> Caption:
    """Return the words of a figure, as far as a plain chart has them.

    Args:
        spec: the Vega-Lite specification.
    """
    meta = own_settings(spec)
    title = meta.get("title") or _drawn_title(spec)
    description = spec.get("description") or title
    columns = dict(meta.get("columns") or {name: name for name in _fields(_first_rows(spec))})
    return Caption(
        title=title,
        description=description,
        sources=tuple(meta.get("sources") or ()),
        columns=columns,
        note=meta.get("note") or "",
    )


def rows(spec: Spec) -> list[Row]:
    """Return the rows behind a figure: the first dataset that has every column of its table.

    Args:
        spec: the Vega-Lite specification.

    Raises:
        CourseError: no dataset of the chart has all the columns.
    """
    wanted = caption(spec).columns
    for candidate in _datasets(spec):
        if set(wanted) <= set(_fields(candidate)):
            return candidate
    found = ", ".join(sorted({name for data in _datasets(spec) for name in _fields(data)}))
    raise CourseError(
        f"Figure '{caption(spec).title}': no data of the chart has all the columns "
        f"{', '.join(wanted)}. The chart has: {found or 'no data'}. Mend `columns`."
    )


def cells(spec: Spec) -> list[list[str]]:
    """Return the data table's cells as readers see them, row by row.

    Args:
        spec: the Vega-Lite specification.
    """
    # A column may be named after what happened in the year that it gives.
    fields = {
        name: "year" if label.lower().endswith("year") else name
        for name, label in caption(spec).columns.items()
    }
    return [[shown(row.get(name), kind) for name, kind in fields.items()] for row in rows(spec)]


def figure_csv(spec: Spec) -> str:
    """Return the data behind a figure as CSV, unformatted, with field names as header.

    Args:
        spec: the Vega-Lite specification.
    """
    fields = list(caption(spec).columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([row.get(name) for name in fields] for row in rows(spec))
    return out.getvalue()


def shown(value: object, field: str = "") -> str:
    """Return a value as text for readers: thousands separated, a true minus, gaps named.

    Args:
        value: a cell.
        field: the name of its column; years and steps get no separator.
    """
    if value is None or value == "":
        return "no figure"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return str(value)
    if float(value).is_integer():
        named = any(part in _NAMES_WITH_DIGITS for part in field.lower().split("_"))
        text = f"{int(value)}" if named else f"{int(value):,}"
    else:
        text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def credit(source: str) -> str:
    """Return a source as readers see it.

    Args:
        source: a key of the bibliography, or a plain credit (which has spaces).
    """
    if " " in source:
        return source
    # The bibliography is read only when a figure is shown, not on import.
    from coursebook import sources

    return sources.cite(source)


def _drawn_title(spec: Spec) -> str:
    title = spec.get("title") or ""
    text = title.get("text", "") if isinstance(title, Mapping) else title
    return text if isinstance(text, str) else " ".join(text)


def _fields(data: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in data for name in row))


def _first_rows(spec: Spec) -> list[Row]:
    return next(_datasets(spec), [])


def _datasets(spec: Spec) -> Iterator[list[Row]]:
    """Yield each dataset of a specification in the order of its use, outermost first."""
    named = spec.get("datasets") or {}
    for data in _data_blocks(spec):
        values = data.get("values", named.get(data.get("name", "")))
        if isinstance(values, list) and all(isinstance(row, Mapping) for row in values):
            yield values


def _data_blocks(node: object) -> Iterator[Spec]:
    if isinstance(node, Mapping):
        if isinstance(node.get("data"), Mapping):
            yield node["data"]
        for name, child in node.items():
            if name not in ("data", "datasets", "usermeta", "config"):
                yield from _data_blocks(child)
    elif isinstance(node, list):
        for child in node:
            yield from _data_blocks(child)
