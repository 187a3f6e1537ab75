"""Figures of tangible consequences: exercises, forces and members, military spending."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._marks import across, by_shape, course, dots, in_rows, panel, upwards
from coursebook.figures._style import chart_of, series_scales, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY, OWNERS
from nato_course import datasets
from nato_course.course import NATO, UNITED_STATES
from nato_course.tables import Exercise, NatoMember, UsTroopsYear

Row = dict[str, Any]

_KINDS = {"declared": "Organiser's number", "estimated": "Number of others"}
_SIDES = {"Russia": "Led by Russia", "NATO": "Led by NATO or the United States"}
_MOST_TROOPS = (0, 330_000)
_TROOPS: dict[str, Any] = {"values": [0, 100_000, 200_000, 300_000], "format": ",d"}
COUNTS = ("organiser's lowest", "organiser's highest", "anyone's lowest", "anyone's highest")
"""The ways of counting an exercise that `largest_exercises` knows."""

_DECADES: dict[str, Any] = {"values": [1990, 2000, 2010, 2020], "format": "d", "grid": False}


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
    return worded(
        "exercise_sizes",
        panels,
        first=first,
        count=len(names),
        disputed=len(disputed),
        named=", ".join(name for name in names if name in disputed),
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
    where: dict[str, Any] = {
        "y": in_rows("name"),
        "yOffset": alt.YOffset("kind:N", sort=list(kinds)),
        "color": alt.value(OWNERS[side]),
    }
    low, high = (across(end, _MOST_TROOPS, **_TROOPS) for end in ("low", "high"))
    span = base.mark_rule(aria=False, strokeWidth=4, opacity=0.35).encode(
        x=low, x2="high:Q", **where
    )
    # Circles and squares stand in both panels, so those of the legend are nobody's.
    legend = alt.Legend(symbolOpacity=1, symbolFillColor=GREY, symbolStrokeColor=GREY)
    where["shape"] = alt.Shape("kind:N", scale=series_scales(kinds)["shape"], legend=legend)
    ends = (
        base.transform_filter("datum.high > datum.low")
        .mark_point(filled=True, opacity=1, size=60, aria=False)
        .encode(x=high, **where)
    )
    points = dots(base, 60, x=low, **where)
    return panel(span, ends, points, height=alt.Step(13), title=_SIDES[side])


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
    return worded(
        "largest_exercises",
        panel(*_largest_layers(rows), height=320),
        count=f"the {count}" if count.startswith("organiser") else count,
        tops="; ".join(f"{s}, {top['name']}, {top['troops']:,}" for s, top in tops.items()),
    )


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


def _largest_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows).transform_calculate(
        label="datum.name + ', ' + datum.side + ': ' + format(datum.troops, ',')",
    )
    x = across("year", (2008.4, 2025.6), format="d", grid=False, tickCount=8)
    y = upwards("troops", _MOST_TROOPS, **_TROOPS)
    signs = by_shape("side", tuple(_SIDES), alt.Legend(symbolOpacity=1))
    stems = base.mark_rule(aria=False, strokeWidth=1.5, opacity=0.4).encode(
        x=x, y=y, y2=alt.datum(0), color=signs["color"]
    )
    return [stems, dots(base, 85, x=x, y=y, **signs)]


def troops_and_members(first: int = 1990) -> alt.VConcatChart:
    """Return United States forces in Europe, and below them the number of NATO's members.

    Args:
        first: the first year.
    """
    joined = [row.accession_date.year for row in datasets.rows(NatoMember)]
    rows: list[Row] = [
        {
            "year": row.year,
            "troops": row.europe_troops,
            "members": sum(each <= row.year for each in joined),
        }
        for row in datasets.rows(UsTroopsYear)
        if row.year >= first
    ]
    return worded(
        "troops_and_members",
        alt.vconcat(_forces(rows), _count(rows)),
        start=rows[0],
        end=rows[-1],
        fewest=min(rows, key=_troops),
    )


def _forces(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + format(datum.troops, ',') + ' persons'",
        words="format(datum.troops, ',')",
    )
    x = across("year", **_DECADES)
    y = upwards("troops", (0, 320_000), tickCount=4, format=",d")
    years, told = "datum.year === 1991 || datum.year === 2004", "datum.year + ': ' + datum.words"
    named = words_at(base, years, x=x, y=y, dx=7, dy=-17, text=alt.ExprRef(told))
    line = course(base, 40, UNITED_STATES, x=x, y=y, seldom=True)
    title = "United States forces assigned to Europe, persons"
    return panel(*line, named, height=190, title=title)


def _count(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + datum.members + ' members'"
    )
    x, y = across("year", **_DECADES), upwards("members", (0, 34), tickCount=4)
    line = course(base, 40, NATO, x=x, y=y, seldom=True, interpolate="step-after")
    return panel(*line, height=120, title="Members of NATO")
