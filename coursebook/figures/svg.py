"""Figures for built pages: inline SVG, caption, data table, sources, and the data as CSV.

No Vega runs on the page. A chart with a fixed width is drawn twice, for wide and for narrow
places, and the stylesheet shows the one that fits: text stays at its size instead of shrinking
with the picture.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from coursebook.errors import CourseError
from coursebook.figures._clean import inline_svg
from coursebook.figures._convert import Job, draw
from coursebook.figures._figure import (
    Caption,
    Spec,
    caption,
    cells,
    credit,
    figure_csv,
    own_settings,
    rows,
)
from coursebook.figures._renderer import stable
from coursebook.figures._style import NARROW, NARROW_SWITCH, PAPER, WIDE, theme
from coursebook.sources import mentions

__all__ = ["figure_csv", "figure_fragments", "figure_html", "to_svg"]

Variants = tuple[tuple[str, int | None], ...]

_BOTH: Variants = (("wide", WIDE), ("narrow", NARROW))
_ONE: Variants = (("only", None),)
# What axes and legends say of themselves to screen readers: the page has it in its own words.
_UNSPOKEN = {"axis": {"aria": False}, "legend": {"aria": False}}


def to_svg(spec: Spec, prefix: str) -> str:
    """Return a chart as inline SVG, in one piece or as a wide and a narrow variant.

    Args:
        spec: the Vega-Lite specification.
        prefix: what sets the ids of this chart apart from those of others on the page.

    Raises:
        CourseError: vl-convert is missing, the chart says nothing of itself, or can't be drawn.
    """
    return _svgs([spec], [prefix])[0]


def figure_html(
    spec: Spec,
    *,
    prefix: str,
    csv_href: str | None = None,
    bibliography_href: str | None = None,
) -> str:
    """Return a chart as a whole figure of the page.

    Args:
        spec: the Vega-Lite specification.
        prefix: what sets the ids of this chart apart from those of others on the page.
        csv_href: where the data stand as CSV, for a download link.
        bibliography_href: the page on which each source has an anchor, `cite-` and its key.

    Raises:
        CourseError: as for `to_svg`, or the table's columns are not in the data.
    """
    words = caption(spec)
    parts = [
        '<figure class="nc-figure">',
        _figcaption(words),
        to_svg(spec, prefix),
        _data_table(spec, words) if words.columns else "",
        _credits(words, csv_href, bibliography_href),
        "</figure>",
    ]
    return "\n".join(filter(None, parts))


def figure_fragments(specs: Sequence[Spec], *, prefix: str) -> list[str]:
    """Return charts with a short caption only; many new ones are drawn side by side.

    Args:
        specs: the Vega-Lite specifications.
        prefix: the start of the ids; the chart's number follows it.

    Raises:
        CourseError: as for `to_svg`.
    """
    drawn = _svgs(specs, [f"{prefix}{number}" for number in range(len(specs))])
    return [_fragment(caption(spec), svg) for spec, svg in zip(specs, drawn, strict=True)]


def _fragment(words: Caption, svg: str) -> str:
    title, named = escape(words.title), escape("; ".join(map(credit, words.sources)))
    said = f' data-nc-sources="{named}"' if named else ""  # for a picture that is saved
    return f'<div class="nc-figure"{said}><p class="nc-figure-title">{title}</p>\n{svg}</div>'


def _svgs(specs: Sequence[Spec], prefixes: Sequence[str]) -> list[str]:
    plans = [(spec, _variants(spec)) for spec in specs]
    drawn = iter(draw([_job(spec, *variant) for spec, variants in plans for variant in variants]))
    return [
        "\n".join(_cleaned(spec, prefix, name, next(drawn)) for name, _ in variants)
        for (spec, variants), prefix in zip(plans, prefixes, strict=True)
    ]


def _cleaned(spec: Spec, prefix: str, variant: str, raw: str) -> str:
    words = caption(spec)
    if not words.description:
        raise CourseError(
            "A chart has neither title nor description, so nobody who can't see it knows what it "
            "shows. Wrap it: charts.figure(chart, title=…, description=…, sources=…, columns=…)."
        )
    title = words.title or "Chart"
    return inline_svg(raw, f"{prefix}-{variant}", variant, title, words.description)


def _variants(spec: Spec) -> Variants:
    """Return names and widths of the variants, or a single one where no width can be changed."""
    panels = spec.get("vconcat", [spec])
    fixed = all(isinstance(panel.get("width"), int | float) for panel in panels)
    return _BOTH if fixed and not {"facet", "hconcat", "concat", "repeat"} & set(spec) else _ONE


def _job(spec: Spec, variant: str, width: int | None) -> Job:
    """Return what to draw: our theme under the chart's own settings, the title left to the page."""
    config = _merged(_merged(theme(), spec.get("config") or {}), _UNSPOKEN)
    if config["background"] == PAPER:
        config["background"] = "transparent"
    ready = {**stable(spec), "config": config}
    ready.pop("usermeta", None)
    own = own_settings(spec)
    if own:
        ready.pop("title", None)
    if variant == "narrow":
        ready.update(own.get("narrow") or {})
        ready["params"] = [
            {**param, "value": True} if param.get("name") == NARROW_SWITCH else param
            for param in ready.get("params", [])
        ]
    return ready, width


def _merged(below: Spec, above: Spec) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = _merged(old, value)
        merged[name] = value
    return merged


def _figcaption(words: Caption) -> str:
    note = f'<p class="nc-figure-note">{escape(words.note)}</p>' if words.note else ""
    title = f'<p class="nc-figure-title">{escape(words.title)}</p>' if words.title else ""
    return f"<figcaption>{title}{note}</figcaption>" if title or note else ""


def _data_table(spec: Spec, words: Caption) -> str:
    body_rows = [dict(zip(words.columns, row, strict=True)) for row in cells(spec)]
    numeric = {
        field
        for field in words.columns
        if all(isinstance(row.get(field), int | float | None) for row in rows(spec))
    }
    header = "".join(
        f'<th scope="col"{_number_class(field in numeric)}>{escape(label)}</th>'
        for field, label in words.columns.items()
    )
    body = "\n".join(f"<tr>{_table_row(row, numeric)}</tr>" for row in body_rows)
    name = escape(f"Data: {words.title}" if words.title else "Data")
    return (
        '<details class="nc-figure-data"><summary>Data table</summary>'
        f'<div class="nc-figure-scroll" role="region" aria-label="{name}" tabindex="0">'
        f"<table><thead><tr>{header}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div></details>"
    )


def _table_row(row: Mapping[str, str], numeric: set[str]) -> str:
    """Return one row's cells; the first one names the row."""
    tags = []
    for index, (field, text) in enumerate(row.items()):
        tag = 'th scope="row"' if index == 0 else "td"
        tags.append(f"<{tag}{_number_class(field in numeric)}>{escape(text)}</{tag[:2]}>")
    return "".join(tags)


def _number_class(numeric: bool) -> str:
    return ' class="nc-number"' if numeric else ""


def _credits(words: Caption, csv_href: str | None, bibliography_href: str | None) -> str:
    named = [_source_html(source, bibliography_href) for source in words.sources]
    parts = []
    if named:
        parts.append(
            f"<span>{'Sources' if len(named) > 1 else 'Source'}: {'; '.join(named)}</span>"
        )
    if csv_href:
        parts.append(f'<a href="{escape(csv_href)}" download>Data (CSV)</a>')
    return f'<p class="nc-figure-source">{" ".join(parts)}</p>' if parts else ""


def _source_html(source: str, bibliography_href: str | None) -> str:
    label = escape(credit(source))
    if " " in source or not bibliography_href:
        return label
    return f'<a href="{escape(bibliography_href)}#{mentions.anchor(source)}">{label}</a>'
