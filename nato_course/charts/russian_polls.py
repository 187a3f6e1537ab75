"""The figure of what Russians told pollsters about NATO."""

from typing import Any

import altair as alt

from coursebook.figures._marks import across, by_shape, dashed_rule, dots, panel
from coursebook.figures._style import chart_of
from coursebook.figures._worded import worded
from nato_course import datasets
from nato_course.charts.opinion import INVASION
from nato_course.tables import OpinionShare

Row = dict[str, Any]

_ASKED = {
    ("Levada Center", "attitude to NATO", "negative"): "Think badly of NATO (Levada)",
    ("Levada Center", "reason to fear NATO", "yes"): "Russia has reason to fear NATO (Levada)",
    ("Levada Center", "NATO has reason to fear Russia", "yes"): (
        "NATO has reason to fear Russia (Levada)"
    ),
    ("Gallup", "NATO a threat or protection", "threat"): "NATO is a threat (Gallup)",
}
"""The questions shown, each by who asked what and which answer is counted."""


def russian_views_of_nato() -> alt.LayerChart:
    """Return what shares of Russians gave four answers about NATO, from 2012 to 2022."""
    rows = _rows()
    return worded(
        "russian_views_of_nato",
        panel(*_layers(rows), height=300, switch=True),
        count=len(rows),
        told="; ".join(f"{name}: {_told(rows, name)}" for name in _ASKED.values()),
    )


def _rows() -> list[Row]:
    found = sorted(datasets.rows(OpinionShare), key=lambda row: row.date)
    return [
        {
            "when": f"{row.date:%B %Y}" if row.precision == "month" else f"{row.date:%Y}",
            "at": _place(row),
            "asked": _ASKED[key],
            "share": row.share_pct,
        }
        for row in found
        if row.iso3 == "RUS" and (key := (row.pollster, row.question, row.answer)) in _ASKED
    ]


def _place(row: OpinionShare) -> float:
    """Return where on the axis a survey stands: in the middle of its month or year."""
    middle = row.date.month - 0.5 if row.precision == "month" else 6
    return round(row.date.year + middle / 12, 3)


def _told(rows: list[Row], asked: str) -> str:
    return ", ".join(f"{r['share']:g}% in {r['when']}" for r in rows if r["asked"] == asked)


def _layers(rows: list[Row]) -> list[alt.Chart]:
    x = across("at", (2011.5, 2023), format="d", grid=False, tickCount=6)
    percent = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'")
    y = alt.Y("share:Q", title=None, axis=percent).scale(domain=[0, 100])
    signs = by_shape(
        "asked", list(_ASKED.values()), alt.Legend(columns=alt.ExprRef("narrow ? 1 : 2"))
    )
    base = chart_of(rows).transform_calculate(
        label="datum.when + ', ' + datum.asked + ': ' + datum.share + '%'"
    )
    day = INVASION.year + (INVASION.month - 1 + INVASION.day / 31) / 12
    line = dashed_rule(chart_of([{"at": round(day, 3)}]), x, strokeWidth=1.5)
    return [line, dots(base, 85, x=x, y=y, **signs)]
