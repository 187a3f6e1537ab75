"""Figures of tangible consequences: exercises, forces and members, military spending."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure
from coursebook.figures._style import (
    WIDE,
    chart_of,
    said,
    series_scales,
    sparse,
    words_at,
    year_axis,
)
from nato_course import datasets
from nato_course.charts.colours import GREY, NATO, OWNERS, UNITED_STATES
from nato_course.tables import Exercise, NatoMember, UsTroopsYear

Row = dict[str, Any]

_KINDS = {"declared": "Organiser's number", "estimated": "Number of others"}
_SIDES = {"Russia": "Led by Russia", "NATO": "Led by NATO or the United States"}
_MOST_TROOPS = 330_000
COUNTS = ("organiser's lowest", "organiser's highest", "anyone's lowest", "anyone's highest")
"""The ways of counting an exercise that `largest_exercises` knows."""

_LEGEND = alt.Legend(symbolOpacity=1)
_PANEL = 190
_DECADES = alt.Axis(values=[1990, 2000, 2010, 2020], format="d", grid=False)


def exercise_sizes(first: int = 2009) -> alt.VConcatChart:
    """Return the size of large exercises, by the organiser's number and by that of others.

    Args:
        first: the first year.

    Raises:
        CourseError: one of the sides has no exercise from that year on.
    """
    rows = list(_size_rows(first))
    led = {row["side"] for row in rows}
    if led != set(_SIDES):
        raise CourseError(
            f"exercise_sizes: from {first} on only {sorted(led) or 'nobody'} has an exercise; "
            "give an earlier year."
        )
    names = dict.fromkeys(row["name"] for row in rows)
    disputed = {row["name"] for row in rows if row["kind"] == _KINDS["estimated"]}
    panels: alt.VConcatChart = alt.vconcat(*(_sizes(rows, side) for side in _SIDES))
    return figure(
        panels,
        title=f"How large were the exercises from {first} on, and by whose count?",
        description=(
            f"A row for each of {len(names)} exercises in two panels, by who led them. A circle "
            "is the organiser's number, a square that of others; a bar joins the lower and the "
            f"upper end where there are two. Others gave a number for {len(disputed)}: "
            f"{', '.join(name for name in names if name in disputed)}."
        ),
        sources=(datasets.describe("exercises").publisher,),
        columns={
            "year": "Year",
            "name": "Exercise",
            "side": "Led by",
            "kind": "Count",
            "low": "Lowest number (persons)",
            "high": "Highest number (persons)",
            "by": "Who says so",
        },
        note=(
            "What counts as one exercise makes most of the difference. No other count was found "
            "for NATO's. The table lists large exercises only."
        ),
    )


def _from(first: int) -> list[Exercise]:
    found = datasets.rows(Exercise)
    return [row for row in found if row.year >= first and row.side in _SIDES]


def _size_rows(first: int) -> Iterator[Row]:
    """Yield a row for each count of each exercise, the organiser's first."""
    for row in sorted(_from(first), key=lambda row: row.year):
        counts = {
            "declared": (row.declared_low_troops, row.declared_high_troops, row.declared_by),
            "estimated": (row.estimated_low_troops, row.estimated_high_troops, row.estimated_by),
        }
        for kind, (low, high, by) in counts.items():
            if low is not None and high is not None:
                shown = {"year": row.year, "name": row.name, "side": row.side}
                yield shown | {"kind": _KINDS[kind], "low": low, "high": high, "by": by}


def _sizes(rows: list[Row], side: str) -> alt.LayerChart:
    kinds = tuple(_KINDS.values())
    base = (
        chart_of(rows)
        .transform_filter(f"datum.side === '{side}'")
        .transform_calculate(
            label="datum.name + ', ' + lower(datum.kind) + ': ' + format(datum.low, ',')"
            " + (datum.high > datum.low ? ' to ' + format(datum.high, ',') : '')"
        )
    )
    axis = alt.Axis(values=[0, 100_000, 200_000, 300_000], format=",d")
    scale = alt.Scale(domain=[0, _MOST_TROOPS], nice=False)
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    scales = series_scales(kinds)
    where: dict[str, Any] = {
        "y": y,
        "yOffset": alt.YOffset("kind:N", sort=list(kinds)),
        "color": alt.value(OWNERS[side]),
    }
    low, high = (alt.X(f"{end}:Q", title=None, axis=axis, scale=scale) for end in ("low", "high"))
    span = base.mark_rule(aria=False, strokeWidth=4, opacity=0.35).encode(
        x=low, x2="high:Q", **where
    )
    # Circles and squares stand in both panels, so those of the legend are nobody's.
    legend = alt.Legend(symbolOpacity=1, symbolFillColor=GREY, symbolStrokeColor=GREY)
    where["shape"] = alt.Shape("kind:N", scale=scales["shape"], legend=legend)
    points = base.mark_point(filled=True, opacity=1, size=60).encode(x=low, **where, **said())
    ends = (
        base.transform_filter("datum.high > datum.low")
        .mark_point(filled=True, opacity=1, size=60, aria=False)
        .encode(x=high, **where)
    )
    return alt.layer(span, ends, points).properties(
        width=WIDE, height=alt.Step(13), title=_SIDES[side]
    )


def largest_exercises(count: str, first: int = 2009) -> alt.LayerChart:
    """Return each side's largest exercise of each year, by one way of counting.

    Args:
        count: the way of counting, one of `COUNTS`.
        first: the first year.

    Raises:
        CourseError: there is no such way of counting.
    """
    if count not in COUNTS:
        raise CourseError(
            f"largest_exercises: '{count}' is no way of counting; give one of {', '.join(COUNTS)}."
        )
    rows = list(_largest(count, first))
    tops = {side: max((r for r in rows if r["side"] == side), key=_troops) for side in _SIDES}
    return figure(
        _largest_chart(rows).properties(width=WIDE, height=320),
        title=f"Whose largest listed exercise of a year was larger, by {_the(count)} number?",
        description="Points by year. The highest: "
        + "; ".join(f"{side}, {top['name']}, {top['troops']:,}" for side, top in tops.items())
        + ".",
        sources=(datasets.describe("exercises").publisher,),
        columns={
            "year": "Year",
            "side": "Led by",
            "name": "Exercise",
            "troops": "Number (persons)",
        },
        note="Years without a point have no listed exercise; that doesn't mean that none was held.",
    )


def _the(count: str) -> str:
    return f"the {count}" if count.startswith("organiser") else count


def _troops(row: Row) -> int:
    return int(row["troops"])


def _largest(count: str, first: int) -> Iterator[Row]:
    rows = [
        {"year": row.year, "side": row.side, "name": row.name, "troops": counted(row, count)}
        for row in _from(first)
    ]
    for year, side in sorted({(row["year"], row["side"]) for row in rows}):
        yield max((r for r in rows if (r["year"], r["side"]) == (year, side)), key=_troops)


def counted(exercise: Exercise, count: str) -> int:
    """Return an exercise's number of troops by one way of counting.

    Args:
        exercise: a row of the table of exercises.
        count: the way of counting, one of `COUNTS`.

    Raises:
        CourseError: nobody has given a number for it.
    """
    declared = [exercise.declared_low_troops, exercise.declared_high_troops]
    others = [exercise.estimated_low_troops, exercise.estimated_high_troops]
    found = declared if count.startswith("organiser") else declared + others
    numbers = [each for each in found if each is not None]
    if not numbers:
        raise CourseError(f"counted: nobody gives a number for {exercise.name}; leave it out.")
    return min(numbers) if "lowest" in count else max(numbers)


def _largest_chart(rows: list[Row]) -> alt.LayerChart:
    sides = tuple(_SIDES)
    scales = series_scales(sides)
    base = chart_of(rows).transform_calculate(
        label="datum.name + ', ' + datum.side + ': ' + format(datum.troops, ',')",
    )
    x = alt.X("year:Q", title=None, axis=year_axis()).scale(domain=[2008.4, 2025.6], nice=False)
    axis = alt.Axis(values=[0, 100_000, 200_000, 300_000], format=",d")
    y = alt.Y("troops:Q", title=None, axis=axis).scale(domain=[0, _MOST_TROOPS], nice=False)
    color = alt.Color("side:N", scale=scales["color"], legend=_LEGEND)
    stems = base.mark_rule(aria=False, strokeWidth=1.5, opacity=0.4).encode(
        x=x, y=y, y2=alt.datum(0), color=color
    )
    shape = alt.Shape("side:N", scale=scales["shape"], legend=_LEGEND)
    points = base.mark_point(filled=True, opacity=1, size=85).encode(
        x=x, y=y, color=color, shape=shape, **said()
    )
    return alt.layer(stems, points)


def troops_and_members(first: int = 1990) -> alt.VConcatChart:
    """Return United States forces in Europe, and below them the number of NATO's members.

    Args:
        first: the first year.
    """
    members = _members()
    rows: list[Row] = [
        {"year": row.year, "troops": row.europe_troops, "members": members(row.year)}
        for row in datasets.rows(UsTroopsYear)
        if row.year >= first
    ]
    start, end = rows[0], rows[-1]
    fewest = min(rows, key=_troops)
    return figure(
        alt.vconcat(_forces(rows), _count(rows)),
        title="How many American soldiers were in Europe while NATO grew?",
        description=(
            f"Upper panel: a line that falls from {start['troops']:,} in {start['year']} to "
            f"{fewest['troops']:,} in {fewest['year']} and stands at {end['troops']:,} in "
            f"{end['year']}. Lower panel: members, rising in steps from {start['members']} to "
            f"{end['members']}."
        ),
        sources=("troopdata2026", datasets.describe("nato_members").publisher),
        columns={
            "year": "Year",
            "troops": "United States forces assigned to Europe (persons)",
            "members": "Members of NATO at the end of the year",
        },
        note="Units on rotation are mostly left out, so the figures since 2014 are too low.",
    )


def _members() -> Any:
    joined = [row.accession_date.year for row in datasets.rows(NatoMember)]
    return lambda year: sum(each <= year for each in joined)


def _forces(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + format(datum.troops, ',') + ' persons'",
        words="format(datum.troops, ',')",
    )
    x = alt.X("year:Q", title=None, axis=_DECADES).scale(nice=False)
    y = alt.Y("troops:Q", title=None, axis=alt.Axis(tickCount=4, format=",d")).scale(
        domain=[0, 320_000], nice=False
    )
    line = base.mark_line(aria=False, strokeWidth=2.5, color=UNITED_STATES).encode(x=x, y=y)
    points = base.mark_point(filled=True, opacity=1, size=40, color=UNITED_STATES).encode(
        fillOpacity=sparse("year"), x=x, y=y, **said()
    )
    named = words_at(
        base,
        "datum.year === 1991 || datum.year === 2004",
        x=x,
        y=y,
        dx=7,
        dy=-17,
        text=alt.ExprRef("datum.year + ': ' + datum.words"),
    )
    return alt.layer(line, points, named).properties(
        width=WIDE, height=_PANEL, title="United States forces assigned to Europe, persons"
    )


def _count(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + datum.members + ' members'"
    )
    x = alt.X("year:Q", title=None, axis=_DECADES).scale(nice=False)
    y = alt.Y("members:Q", title=None, axis=alt.Axis(tickCount=4)).scale(domain=[0, 34], nice=False)
    line = base.mark_line(interpolate="step-after", aria=False, strokeWidth=2.5, color=NATO)
    points = base.mark_point(filled=True, opacity=1, size=40, color=NATO).encode(
        fillOpacity=sparse("year")
    )
    return alt.layer(line.encode(x=x, y=y), points.encode(x=x, y=y, **said())).properties(
        width=WIDE, height=_PANEL - 70, title="Members of NATO"
    )
