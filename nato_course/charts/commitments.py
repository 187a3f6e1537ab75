"""Figures of what allies commit: shares of output, forces in the east, and publics that join."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import shown
from coursebook.figures._marks import across, by_shape, dashed_rule, dots, in_rows, panel, span
from coursebook.figures._style import chart_of, literal, said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import colours_of
from nato_course import datasets
from nato_course.charts.opinion import INVASION, year_of
from nato_course.course import NATO
from nato_course.tables import Battlegroup, NatoDefenceShare, OpinionShare

Row = dict[str, Any]

_SUMS = ("NATO", "NATO_X_USA")
_THEN, _NOW = 2014, 2024
_MOST_SHARE = 5.2  # per cent: leaves room for the pledge of 2025

_STRENGTHS = {
    "troops_2020": "2020",
    "troops_2022_06": "June 2022",
    "troops_2022_11": "November 2022",
}

_PUBLICS = {"FIN": "Finland", "SWE": "Sweden", "UKR": "Ukraine"}
_HUES = dict(zip(_PUBLICS.values(), colours_of([*_PUBLICS.values()]), strict=True))


def allied_defence_shares(guideline: float = 2.0) -> alt.LayerChart:
    """Return each ally's defence spending as a share of output, 2014 and 2024, with a guideline.

    Args:
        guideline: the share at which a line is drawn, in per cent.

    Raises:
        CourseError: the guideline lies outside the chart.
    """
    if not 0 < guideline <= _MOST_SHARE:
        raise CourseError(
            f"allied_defence_shares: a guideline of {guideline:g} lies outside the chart; "
            f"give one above 0 and up to {_MOST_SHARE:g} per cent."
        )
    rows = _share_rows()
    met = {year: sum(row[f"in_{year}"] >= guideline for row in rows) for year in (_THEN, _NOW)}
    return worded(
        "allied_defence_shares",
        panel(*_share_layers(rows, guideline), height=alt.Step(19)),
        count=len(rows),
        guideline=guideline,
        then=_THEN,
        now=_NOW,
        met_then=met[_THEN],
        met_now=met[_NOW],
        top=rows[0],
        last=rows[-1],
    )


def _share_rows() -> list[Row]:
    found: dict[str, Row] = {}
    for row in datasets.rows(NatoDefenceShare):
        if row.code not in _SUMS:
            found.setdefault(row.name, {"country": row.name})[f"in_{row.year}"] = row.share_gdp_pct
    return sorted(found.values(), key=lambda row: (-row["in_2024"], row["country"]))


def _share_layers(rows: list[Row], guideline: float) -> list[alt.Chart]:
    base = chart_of(rows)
    y = in_rows("country")
    x = across("share", (0, _MOST_SHARE), tickCount=5, labelExpr="datum.value + '%'")
    change = span(base, f"in_{_THEN}", f"in_{_NOW}", y, strokeWidth=4, opacity=0.2)
    folded = base.transform_fold(
        [f"in_{_THEN}", f"in_{_NOW}"], as_=["field", "share"]
    ).transform_calculate(
        year="substring(datum.field, 3)",
        label="datum.country + ', ' + datum.year + ': ' + datum.share + '% of GDP'",
    )
    signs = by_shape("year", (str(_THEN), str(_NOW)), alt.Legend())
    line = chart_of([{"share": guideline, "words": f"{guideline:g}%"}])
    name = line.mark_text(aria=False, align="left", dx=5, dy=-8, fontWeight="bold").encode(
        x=x, y=alt.value(0), text="words:N"
    )
    rule = dashed_rule(line, x, strokeWidth=1.5)
    return [change, rule, dots(folded, 70, x=x, y=y, **signs), name]


def battlegroups() -> alt.LayerChart:
    """Return the strength of NATO's eight battlegroups in the east, as far as it was published."""
    rows: list[Row] = [
        {
            "host": row.host,
            "lead": _with_article(row.framework_nation),
            "since": row.since,
            **{field: getattr(row, field) for field in _STRENGTHS},
        }
        for row in datasets.rows(Battlegroup)
    ]
    return worded(
        "battlegroups",
        panel(*_group_layers(rows), height=alt.Step(46), switch=True),
        count=len(rows),
        old=sum(row["since"] == 2017 for row in rows),
        total=sum(row["troops_2022_06"] for row in rows),
        each=", ".join(f"{row['host']} {shown(row['troops_2022_06'])}" for row in rows),
    )


def _with_article(nation: str) -> str:
    return f"the {nation}" if nation.startswith("United") else nation


def _group_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows)
    y = alt.Y("host:N", sort=None, axis=None)
    x = across("persons", (0, 2400), title="Soldiers", tickCount=5, format=",d", grid=False)
    bar = base.mark_bar(aria=False, height=9, color=NATO, opacity=0.3).encode(
        x=alt.X("troops_2022_06:Q"), y=y
    )
    words = words_at(
        base, "true", x=alt.X("zero:Q"), y=y, dx=0, dy=-17, text=alt.ExprRef("datum.words")
    ).transform_calculate(
        zero="0",
        words="datum.host + (datum.host === datum.lead ? ' (leads itself' : "
        "' (led by ' + datum.lead) + ', since ' + datum.since + ')'",
    )
    labels = ", ".join(f"{field}: {literal(label)}" for field, label in _STRENGTHS.items())
    folded = (
        base.transform_fold([*_STRENGTHS], as_=["field", "persons"])
        .transform_filter("datum.persons > 0")
        .transform_calculate(
            time=f"({{{labels}}})[datum.field]",
            label="datum.host + ', ' + datum.time + ': ' + format(datum.persons, ',') + "
            "' soldiers'",
        )
    )
    signs = by_shape("time", list(_STRENGTHS.values()), alt.Legend())
    return [bar, dots(folded, 85, x=x, y=y, **signs), words]


def joining_polls() -> alt.VConcatChart:
    """Return polls on joining NATO in Finland, Sweden and Ukraine, around February 2022."""
    rows = list(_poll_rows())
    return worded(
        "joining_polls",
        alt.vconcat(*(_poll_panel(rows, country) for country in _PUBLICS.values())),
        spans="; ".join(_poll_words(rows, country) for country in _PUBLICS.values()),
    )


def _poll_rows() -> Iterator[Row]:
    for row in datasets.rows(OpinionShare):
        asked = row.question == "own country should join" and row.answer == "for"
        if asked and row.iso3 in _PUBLICS:
            yield {
                "country": _PUBLICS[row.iso3],
                "when": _when(row),
                "at": _place(row),
                "pollster": row.pollster,
                "share": row.share_pct,
                "note": row.note,
            }


def _when(row: OpinionShare) -> str:
    """Return the date as exactly as it is known."""
    forms = {"day": f"{row.date.day} %B %Y", "month": "%B %Y", "year": "%Y"}
    return row.date.strftime(forms[row.precision])


def _place(row: OpinionShare) -> float:
    """Return where on the axis of years a poll stands: in the middle of what is known."""
    day = row.date.day if row.precision == "day" else 15
    month = 7 if row.precision == "year" and row.date.month == 1 else row.date.month
    return year_of(date(row.date.year, month, day))


def _poll_words(rows: list[Row], country: str) -> str:
    line = year_of(INVASION)
    before = [row["share"] for row in rows if row["country"] == country and row["at"] < line]
    after = [row["share"] for row in rows if row["country"] == country and row["at"] >= line]
    return (
        f"{country}: from {min(before):g} to {max(before):g}% before, "
        f"{min(after):g} to {max(after):g}% after"
    )


def _poll_panel(rows: list[Row], country: str) -> alt.LayerChart:
    base = chart_of(rows).transform_filter(f"datum.country === {literal(country)}")
    x = across("at", (2014, 2025), format="d", grid=False, tickCount=6)
    y = alt.Y("share:Q", title=None, axis=alt.Axis(values=[0, 50, 100])).scale(domain=[0, 100])
    points = (
        base.transform_calculate(
            label="datum.country + ', ' + datum.when + ', ' + datum.pollster + ': '"
            " + datum.share + '% for joining'"
        )
        .mark_point(filled=True, opacity=0.8, size=60, color=_HUES[country])
        .encode(x=x, y=y, **said())
    )
    line = dashed_rule(chart_of([{"at": year_of(INVASION)}]), x, strokeWidth=1.5)
    return panel(line, points, height=120, title=f"{country}: for joining, %")
