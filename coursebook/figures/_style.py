"""The look that every chart of the course shares: palette, theme, and small mark helpers.

A notebook draws charts in ink on white paper: JupyterLab and others paint them on a canvas, where
the theme's text colour can't reach. On built pages the paper goes and the ink becomes the colour of
the text around, so one picture serves light and dark. A series is told by shape or dash and by a
direct label; colour only helps.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import altair as alt

from coursebook.figures.colours import OWNERS, REST, colours_of

PALETTE: Final = tuple(dict.fromkeys((*OWNERS.values(), *REST)))
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross")
DASHES: Final[tuple[tuple[int, ...], ...]] = ((1, 0), (7, 4), (2, 3), (9, 3, 2, 3), (4, 2))

# Liberation Sans travels with vl-convert, so text is measured alike on every machine; Arial and
# Helvetica have the same widths and stand on readers' machines.
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
TEXT_SIZE: Final = 12
WIDE: Final = 680
NARROW: Final = 350
NARROW_SWITCH: Final = "narrow"

INK: Final = "#222832"
PAPER: Final = "#ffffff"


Rows = Sequence[Mapping[str, Any]]


class _SharedData(alt.Data):
    """Data that a chart's copies share: Altair copies a chart in each of its methods."""

    def __deepcopy__(self, _memo: object) -> "_SharedData":
        return self


def theme() -> dict[str, Any]:
    """Return the Vega-Lite configuration of the course."""
    text = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "background": PAPER,
        "font": FONT,
        "view": {"stroke": None, "continuousWidth": WIDE, "continuousHeight": 300},
        "axis": text
        | {
            "titleFontWeight": "normal",
            "domainColor": INK,
            "domainOpacity": 0.5,
            "tickColor": INK,
            "tickOpacity": 0.5,
            "gridColor": INK,
            "gridOpacity": 0.15,
            "labelLimit": 0,
            "titleLimit": 0,
        },
        "axisY": {"titleAngle": 0, "titleAlign": "left", "titleBaseline": "bottom"}
        | {"titleX": 0, "titleY": -9},
        "legend": text | {"orient": "top", "title": None, "symbolSize": 90, "labelLimit": 0},
        "header": text,
        "title": {
            "color": INK,
            "subtitleColor": INK,
            "fontSize": 13,
            "subtitleFontSize": 12,
            "anchor": "start",
            "frame": "group",
            "offset": 10,
        },
        "text": {"color": INK, "fontSize": TEXT_SIZE, "lineBreak": "\n"},
        "rule": {"color": INK},
        "mark": {"color": REST[0]},
        "range": {"category": list(REST), "symbol": list(SHAPES)},
    }


def chart_of(rows: Rows) -> alt.Chart:
    """Return an empty chart with its data inline.

    Args:
        rows: plain records.
    """
    data = _SharedData(values=[dict(row) for row in rows])  # type: ignore[no-untyped-call]
    return alt.Chart(data)


def narrow_switch() -> alt.Parameter:
    """Return the parameter that the page's narrow variant sets, for expressions to ask."""
    return alt.param(name=NARROW_SWITCH, value=False)


def said(*, label: str = "label", **encodings: Any) -> dict[str, Any]:
    """Return encodings in which one sentence serves as tooltip and as the mark's spoken name.

    Args:
        label: the field, or calculated field, that holds the sentence.
        encodings: the mark's other channels.
    """
    return {**encodings, "tooltip": f"{label}:N", "description": f"{label}:N"}


def literal(text: str) -> str:
    """Return a text as Vega's expressions write it.

    Args:
        text: any text, also with quotation marks.
    """
    return json.dumps(text, ensure_ascii=False)


def looked_up(words: Mapping[str, str], field: str) -> str:
    """Return what stands for the value of a field, as an expression.

    Args:
        words: by value.
        field: its name.
    """
    pairs = ", ".join(f"{literal(name)}: {literal(each)}" for name, each in words.items())
    return f"({{{pairs}}})[datum.{field}]"


def sparse(field: str, *, every: int = 5) -> Any:
    """Return the opacity of points on a line: signs stand apart, and those between can't be seen.

    They can still be pointed at and walked to.

    Args:
        field: the steps along the line.
        every: how far signs stand apart, in steps.
    """
    return alt.condition(f"datum.{field} % {every} === 0", alt.value(1), alt.value(0))


def words_at(base: alt.Chart, where: str, *, x: alt.X, y: alt.Y, **mark: Any) -> alt.Chart:
    """Return words beside some rows' places; hidden from screen readers, which have the marks.

    Args:
        base: the chart with its data.
        where: the rows, as an expression.
        x: the horizontal place.
        y: the vertical place.
        mark: the words (`text`), their alignment and their shift (`dx`, `dy`).
    """
    mark = {"aria": False, "align": "left", "baseline": "middle", **mark}
    return cast(alt.Chart, base.transform_filter(where).mark_text(**mark).encode(x=x, y=y))


def series_scales(names: tuple[str, ...]) -> dict[str, alt.Scale]:
    """Return the scales that give each series its colour, shape and dash.

    Args:
        names: the series in their order.
    """
    count, domain = len(names), list(names)
    return {
        "color": alt.Scale(domain=domain, range=colours_of(names)),
        "shape": alt.Scale(domain=domain, range=list(SHAPES[:count])),
        "dash": alt.Scale(domain=domain, range=[list(dash) for dash in DASHES[:count]]),
    }
