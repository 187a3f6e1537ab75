"""Figures of what allies commit: shares of output, forces in the east, and publics that join."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure, shown
from coursebook.figures._style import (
    WIDE,
    chart_of,
    literal,
    narrow_switch,
    said,
    series_scales,
    words_at,
)
from nato_course import datasets
from nato_course.charts.colours import NATO, colours_of
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
_INVASION = date(2022, 2, 24)
_POLL_YEARS = [2014, 2025]


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
    top, last = rows[0], rows[-1]
    return figure(
        alt.layer(*_share_layers(rows, guideline)).properties(width=WIDE, height=alt.Step(19)),
        title=(
            f"Of today's {len(rows)} allies with armed forces {met[_THEN]} spent {guideline:g}% of "
            f"output or more in {_THEN}, and {met[_NOW]} in {_NOW} by NATO's estimate"
        ),
        description=(
            f"A row for each of {len(rows)} allies, with a sign for {_THEN} and one for {_NOW}, "
            f"from {top['country']} ({top['in_2024']:g}% in {_NOW}) down to {last['country']} "
            f"({last['in_2024']:g}%). At or above {guideline:g}%: {met[_THEN]} in {_THEN}, "
            f"{met[_NOW]} in {_NOW}."
        ),
        sources=_credit("nato_defence_share"),
        columns={
            "country": "Ally",
            "in_2014": f"Share of GDP in {_THEN} (%)",
            "in_2024": f"Share of GDP in {_NOW} (%)",
        },
        note=(
            f"By NATO's definition; {_NOW} is NATO's estimate of June {_NOW}. Iceland has no armed "
            "forces. Finland, Montenegro, North Macedonia and Sweden joined after 2014."
        ),
    )


def _credit(name: str) -> tuple[str, ...]:
    table = datasets.describe(name)
    return (f"{table.publisher}, {table.edition}",)


def _share_rows() -> list[Row]:
    found: dict[str, Row] = {}
    for row in datasets.rows(NatoDefenceShare):
        if row.code not in _SUMS:
            found.setdefault(row.name, {"country": row.name})[f"in_{row.year}"] = row.share_gdp_pct
    return sorted(found.values(), key=lambda row: (-row["in_2024"], row["country"]))


def _share_layers(rows: list[Row], guideline: float) -> list[alt.Chart]:
    base = chart_of(rows)
    y = alt.Y("country:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    axis = alt.Axis(tickCount=5, labelExpr="datum.value + '%'")
    x = alt.X("share:Q", title=None, axis=axis).scale(domain=[0, _MOST_SHARE], nice=False)
    span = base.mark_rule(aria=False, strokeWidth=4, opacity=0.2).encode(
        x=alt.X("in_2014:Q"), x2="in_2024:Q", y=y
    )
    scales = series_scales((str(_THEN), str(_NOW)))
    points = (
        base.transform_fold([f"in_{_THEN}", f"in_{_NOW}"], as_=["field", "share"])
        .transform_calculate(
            year="substring(datum.field, 3)",
            label="datum.country + ', ' + datum.year + ': ' + datum.share + '% of GDP'",
        )
        .mark_point(filled=True, opacity=1, size=70)
        .encode(
            x=x,
            y=y,
            color=alt.Color("year:N", scale=scales["color"], legend=alt.Legend()),
            shape=alt.Shape("year:N", scale=scales["shape"], legend=alt.Legend()),
            **said(),
        )
    )
    line = chart_of([{"share": guideline, "words": f"{guideline:g}%"}])
    rule = line.mark_rule(aria=False, strokeWidth=1.5, strokeDash=[5, 3]).encode(x=x)
    name = line.mark_text(aria=False, align="left", dx=5, dy=-8, fontWeight="bold").encode(
        x=x, y=alt.value(0), text="words:N"
    )
    return [span, rule, points, name]


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
    total = sum(row["troops_2022_06"] for row in rows)
    old = sum(row["since"] == 2017 for row in rows)
    return figure(
        alt.layer(*_group_layers(rows))
        .add_params(narrow_switch())
        .properties(width=WIDE, height=alt.Step(46)),
        title="How large were NATO's battlegroups in the east in 2020 and 2022?",
        description=(
            f"A row for each of {len(rows)} hosts, {old} since 2017 and the others since 2022, "
            f"with a sign for each published strength. In June 2022 they had {total:,} soldiers "
            "together: "
            + ", ".join(f"{row['host']} {shown(row['troops_2022_06'])}" for row in rows)
            + "."
        ),
        sources=_credit("forward_presence"),
        columns={
            "host": "Host",
            "lead": "Lead nation in 2022",
            "since": "Since year",
            **{field: f"In {label} (persons)" for field, label in _STRENGTHS.items()},
        },
        note="Figures of 2020 and November 2022 are rounded. Strengths after 2022 were not found.",
    )


def _with_article(nation: str) -> str:
    return f"the {nation}" if nation.startswith("United") else nation


def _group_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows)
    y = alt.Y("host:N", sort=None, axis=None)
    axis = alt.Axis(tickCount=5, format=",d", grid=False)
    x = alt.X("persons:Q", title="Soldiers", axis=axis).scale(domain=[0, 2400], nice=False)
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
    scales = series_scales(tuple(_STRENGTHS.values()))
    points = (
        base.transform_fold([*_STRENGTHS], as_=["field", "persons"])
        .transform_filter("datum.persons > 0")
        .transform_calculate(
            time=f"({{{labels}}})[datum.field]",
            label="datum.host + ', ' + datum.time + ': ' + format(datum.persons, ',') + "
            "' soldiers'",
        )
        .mark_point(filled=True, opacity=1, size=85)
        .encode(
            x=x,
            y=y,
            color=alt.Color("time:N", scale=scales["color"], legend=alt.Legend()),
            shape=alt.Shape("time:N", scale=scales["shape"], legend=alt.Legend()),
            **said(),
        )
    )
    return [bar, points, words]


def joining_polls() -> alt.VConcatChart:
    """Return polls on joining NATO in Finland, Sweden and Ukraine, around February 2022."""
    rows = list(_poll_rows())
    spans = "; ".join(_poll_words(rows, country) for country in _PUBLICS.values())
    return figure(
        alt.vconcat(*(_poll_panel(rows, country) for country in _PUBLICS.values())),
        title="Who was for joining NATO, before and after February 2022?",
        description=(
            "Three panels of points, one point a poll, with a line at the full-scale invasion of "
            f"Ukraine on 24 February 2022. {spans}."
        ),
        sources=("Polls of several institutes; the data table names each",),
        columns={
            "country": "Country",
            "when": "When",
            "pollster": "Institute",
            "share": "For joining (%)",
            "note": "Note",
        },
        note=(
            "Institutes and wordings differ, so single points compare roughly. Surveys in Ukraine "
            "leave out occupied territory, and answers in wartime are given under pressure."
        ),
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
    day = {"day": row.date.day, "month": 15}.get(row.precision, 15)
    month = 7 if row.precision == "year" and row.date.month == 1 else row.date.month
    return _years(date(row.date.year, month, day))


def _years(day: date) -> float:
    return round(day.year + (day.timetuple().tm_yday - 1) / 365, 3)


def _poll_words(rows: list[Row], country: str) -> str:
    line = _years(_INVASION)
    before = [row["share"] for row in rows if row["country"] == country and row["at"] < line]
    after = [row["share"] for row in rows if row["country"] == country and row["at"] >= line]
    return (
        f"{country}: from {min(before):g} to {max(before):g}% before, "
        f"{min(after):g} to {max(after):g}% after"
    )


def _poll_panel(rows: list[Row], country: str) -> alt.LayerChart:
    base = chart_of(rows).transform_filter(f"datum.country === {literal(country)}")
    axis = alt.Axis(format="d", grid=False, tickCount=6)
    x = alt.X("at:Q", title=None, axis=axis).scale(domain=_POLL_YEARS, nice=False)
    y = alt.Y("share:Q", title=None, axis=alt.Axis(values=[0, 50, 100])).scale(domain=[0, 100])
    points = (
        base.transform_calculate(
            label="datum.country + ', ' + datum.when + ', ' + datum.pollster + ': '"
            " + datum.share + '% for joining'"
        )
        .mark_point(filled=True, opacity=0.8, size=60, color=_HUES[country])
        .encode(x=x, y=y, **said())
    )
    line = chart_of([{"at": _years(_INVASION)}]).mark_rule(
        aria=False, strokeDash=[5, 3], strokeWidth=1.5
    )
    return alt.layer(line.encode(x=x), points).properties(
        width=WIDE, height=120, title=f"{country}: for joining, %"
    )
