"""Figures of burdens: spending by country, counts of exercises against each other, forces east."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from coursebook.figures._figure import figure, shown
from coursebook.figures._style import WIDE, chart_of, said
from coursebook.words import listed
from nato_course import datasets
from nato_course.charts.colours import NATO, RUSSIA, UNITED_STATES
from nato_course.tables import Battlegroup, Exercise, UsTroopsYear

Row = dict[str, Any]
_BEFORE, _LATER = "Hosts since 2017", "Hosts since 2022"


def exercise_ratios() -> alt.LayerChart:
    """Return, for each exercise that others counted too, their number over the organiser's."""
    rows = _ratio_rows()
    more = [row["name"] for row in rows if row["low"] > 1]
    fewer = [row["name"] for row in rows if row["high"] < 1]
    return figure(
        alt.layer(*_ratio_layers(rows)).properties(width=WIDE, height=alt.Step(34)),
        title=(
            f"Others counted more than the organiser in every reading for {len(more)} of "
            f"{len(rows)} exercises led by Russia, fewer for {len(fewer)}"
        ),
        description=(
            f"A bar for each of {len(rows)} exercises led by Russia, on a scale that multiplies, "
            "from the lowest to the highest number of others over the organiser's. Others counted "
            f"more in every reading for {_listed(more)}, fewer in every reading for "
            f"{_listed(fewer)}; for the rest it depends on which numbers are compared."
        ),
        sources=(datasets.describe("exercises").publisher,),
        columns={
            "year": "Year",
            "name": "Exercise",
            "low": "Lowest of others over the organiser's highest (times)",
            "high": "Highest of others over the organiser's lowest (times)",
        },
        note=(
            "A long bar means that nobody agrees what counts as the exercise. No outside count of "
            "a NATO exercise was found, so this compares Russia's alone."
        ),
    )


def _listed(names: Sequence[str]) -> str:
    return listed(f"the {name}" if name.startswith("United ") else name for name in names)


def _ratio_rows() -> list[Row]:
    found = []
    for row in datasets.rows(Exercise):
        counts = (
            row.declared_low_troops,
            row.declared_high_troops,
            row.estimated_low_troops,
            row.estimated_high_troops,
        )
        if None in counts:
            continue
        least, most, low, high = (float(each) for each in counts if each is not None)
        ratios = {"low": round(low / most, 2), "high": round(high / least, 2)}
        found.append({"year": row.year, "name": row.name, **ratios})
    return sorted(found, key=lambda row: row["year"])


def _ratio_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows).transform_calculate(
        label="datum.name + ': ' + datum.low + ' to ' + datum.high + ' times the organiser\\'s'"
    )
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    axis = alt.Axis(
        values=[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50], labelExpr="'×' + datum.value", orient="bottom"
    )
    low, high = (
        alt.X(f"{end}:Q", title=None, axis=axis).scale(type="log", domain=[0.1, 50], nice=False)
        for end in ("low", "high")
    )
    one = chart_of([{"low": 1}]).mark_rule(aria=False, strokeWidth=2).encode(x=low)
    spans = base.mark_rule(strokeWidth=7, opacity=0.6, color=RUSSIA, aria=False)
    starts = base.mark_point(filled=True, opacity=1, size=90, color=RUSSIA).encode(
        x=low, y=y, **said()
    )
    ends = base.mark_point(filled=True, opacity=1, size=90, color=RUSSIA, aria=False)
    return [one, spans.encode(x=low, x2="high:Q", y=y), starts, ends.encode(x=high, y=y)]


def forces_east() -> alt.VConcatChart:
    """Return NATO's battlegroups before and after 2014 and 2022, over all US forces in Europe."""
    groups, troops = _group_rows(), _us_rows()
    groups_from = datasets.describe("forward_presence")
    first, last = troops[0], troops[-1]
    totals = {
        when: sum(row["persons"] for row in groups if row["when"] == when)
        for when in dict.fromkeys(row["when"] for row in groups)
    }
    told = ", ".join(f"{when} {shown(total)}" for when, total in totals.items())
    in_words = ", ".join(f"{shown(total)} in {when}" for when, total in totals.items())
    return figure(
        alt.vconcat(_group_panel(groups), _us_panel(troops)),
        title=f"NATO's battlegroups in the east, in soldiers: {in_words}",
        description=(
            f"Upper panel: soldiers in NATO's battlegroups in the east: {told}. Lower panel: "
            f"United States forces in all of Europe by year, from {shown(first['persons'])} in "
            f"{first['year']} to {shown(last['persons'])} in {last['year']}, with lines at 2014 "
            "and 2022."
        ),
        sources=("warsaw2016", f"{groups_from.publisher}, {groups_from.edition}", "troopdata2026"),
        columns={"when": "When", "what": "Forces", "persons": "Soldiers (persons)"},
        note=(
            "The battlegroups began in 2017. Other allied forces in the east and US units on "
            "rotation are mostly left out. The tables hold no yearly count of Russian forces near "
            "the border, so this is one side alone."
        ),
    )


def _group_rows() -> list[Row]:
    table = datasets.rows(Battlegroup)
    old, new = ([row for row in table if row.since == since] for since in (2017, 2022))
    counts = [
        ("2013", _BEFORE, 0),
        ("2020", _BEFORE, sum(row.troops_2020 or 0 for row in old)),
        ("June 2022", _BEFORE, sum(row.troops_2022_06 for row in old)),
        ("June 2022", _LATER, sum(row.troops_2022_06 for row in new)),
    ]
    return [{"when": when, "what": what, "persons": persons} for when, what, persons in counts]


def _us_rows() -> list[Row]:
    return [
        {
            "when": str(row.year),
            "what": "United States, all of Europe",
            "persons": row.europe_troops,
            "year": row.year,
        }
        for row in datasets.rows(UsTroopsYear)
        if row.year >= 2010
    ]


def _group_panel(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.when + ', ' + lower(datum.what) + ': ' + format(datum.persons, ',')"
        " + ' soldiers'"
    )
    y = alt.Y("when:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    x = alt.X("persons:Q", title=None, axis=alt.Axis(tickCount=5, format=",d"), stack="zero")
    bars = base.mark_bar(height=20, color=NATO, stroke=NATO).encode(
        x=x.scale(domain=[0, 11_000], nice=False),
        y=y,
        opacity=alt.Opacity(
            "what:N",
            legend=alt.Legend(),
            scale=alt.Scale(domain=[_BEFORE, _LATER], range=[1, 0.45]),
        ),
        order=alt.Order("what:N"),
        **said(),
    )
    totals = (
        base.transform_aggregate(total="sum(persons)", groupby=["when"])
        .mark_text(aria=False, align="left", dx=6)
        .encode(x=alt.X("total:Q"), y=y, text=alt.Text("total:Q", format=",d"))
    )
    return alt.layer(bars, totals).properties(
        width=WIDE, height=alt.Step(34), title="NATO's battlegroups in the east, soldiers"
    )


def _us_panel(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + format(datum.persons, ',') + ' soldiers'"
    )
    axis = alt.Axis(format="d", grid=False, values=[2010, 2014, 2018, 2022])
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=[2009.6, 2024.6], nice=False)
    y = alt.Y("persons:Q", title=None, axis=alt.Axis(tickCount=4, format=",d")).scale(
        domain=[0, 80_000], nice=False
    )
    line = base.mark_line(aria=False, strokeWidth=2.5, color=UNITED_STATES).encode(x=x, y=y)
    points = base.mark_point(filled=True, opacity=1, size=45, color=UNITED_STATES).encode(
        x=x, y=y, **said()
    )
    marks = chart_of([{"year": 2014.2, "words": "Crimea"}, {"year": 2022.15, "words": "Invasion"}])
    rules = marks.mark_rule(aria=False, strokeDash=[5, 3]).encode(x=x)
    names = marks.mark_text(aria=False, align="right", dx=-5).encode(
        x=x, y=alt.value(110), text="words:N"
    )
    return alt.layer(rules, names, line, points).properties(
        width=WIDE, height=150, title="United States forces in all of Europe"
    )
