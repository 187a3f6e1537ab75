"""The figure of what Russians told pollsters about NATO."""

from datetime import date
from typing import Any

import altair as alt

from coursebook.figures._figure import figure
from coursebook.figures._style import WIDE, chart_of, narrow_switch, said, series_scales
from nato_course import datasets
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

_INVASION = date(2022, 2, 24)
_YEARS = [2011.5, 2023]


def russian_views_of_nato() -> alt.LayerChart:
    """Return what shares of Russians gave four answers about NATO, from 2012 to 2022."""
    rows = _rows()
    told = "; ".join(f"{name}: {_told(rows, name)}" for name in _ASKED.values())
    return figure(
        alt.layer(*_layers(rows)).add_params(narrow_switch()).properties(width=WIDE, height=300),
        title="What did Russians tell pollsters about NATO, 2012 to 2022?",
        description=(
            f"Points for {len(rows)} answers to four questions, with a line at the full-scale "
            f"invasion of Ukraine. {told}."
        ),
        sources=("Levada Center; Gallup; the data table names each survey's month",),
        columns={"when": "When", "asked": "Answer counted", "share": "Share (%)"},
        note=(
            "Different questions, so compare only points of one sign. Gallup's share of 2012 is "
            "worked out from the rise that it states. In May 2022 two signs lie on one another. "
            "Answers in wartime are given under threat of "
            "the law."
        ),
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
    axis = alt.Axis(format="d", grid=False, tickCount=6)
    x = alt.X("at:Q", title=None, axis=axis).scale(domain=_YEARS, nice=False)
    percent = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'")
    y = alt.Y("share:Q", title=None, axis=percent)
    scales = series_scales(tuple(_ASKED.values()))
    legend = alt.Legend(columns=alt.ExprRef("narrow ? 1 : 2"))
    base = chart_of(rows).transform_calculate(
        label="datum.when + ', ' + datum.asked + ': ' + datum.share + '%'"
    )
    points = base.mark_point(filled=True, opacity=1, size=85).encode(
        x=x,
        y=y.scale(domain=[0, 100]),
        color=alt.Color("asked:N", scale=scales["color"], legend=legend),
        shape=alt.Shape("asked:N", scale=scales["shape"], legend=legend),
        **said(),
    )
    day = _INVASION.year + (_INVASION.month - 1 + _INVASION.day / 31) / 12
    line = chart_of([{"at": round(day, 3)}]).mark_rule(
        aria=False, strokeDash=[5, 3], strokeWidth=1.5
    )
    return [line.encode(x=x), points]
