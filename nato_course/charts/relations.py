"""The figure of the relationship's ups and downs: events in lanes, in the order they came."""

import textwrap
from collections import Counter
from typing import Any

import altair as alt

from coursebook import dates
from coursebook.errors import CourseError
from coursebook.figures._marks import across, by_shape
from coursebook.figures._style import WIDE, chart_of, narrow_switch, said
from coursebook.figures._worded import worded
from nato_course import datasets, lanes
from nato_course.tables import Event

_MOST_LISTED = 60
_ROW = 29
_SIGN, _LANE_NAME = 10, 22  # the height of a sign in a stack, and of a lane's name
_LINE = 36  # letters of a title that fit a line of half the wide picture
# Positions in pixels: the wide picture has two columns side by side, the narrow one a single one.
_LEFT = "(narrow ? 0 : datum.column * (width / 2 + 6))"
_DOWN = f"(narrow ? datum.rank : datum.row) * {_ROW} + 14"
_LANE = f"{_LEFT} + 46 + datum.lane * 14"
_WORDS = f"{_LEFT} + 46 + {len(lanes.NAMES)} * 14 + 2"


def relationship_timeline(first: int = 1990, last: int = 2010) -> alt.LayerChart:
    """Return events between Russia and NATO by time, each in the lane of its kind.

    Up to sixty are listed by name; more are stacked by year, as on the page of the timeline.

    Args:
        first: the first year.
        last: the last year.

    Raises:
        CourseError: no event lies between the years.
    """
    rows = _rows(first, last)
    listed = len(rows) <= _MOST_LISTED
    chart, height, narrow = _list(rows) if listed else _stacks(rows, first, last)
    found = [sum(row["kind"] == name for row in rows) for name in lanes.NAMES]
    by_kind = dict(zip(lanes.NAMES, found, strict=True))
    return worded(
        "relationship_timeline",
        chart.add_params(narrow_switch()).properties(width=WIDE, height=height),
        narrow={"height": narrow},
        since=first,
        until=last,
        together=by_kind["Cooperation"] + by_kind["Treaties and arms control"],
        apart=by_kind["Crises, force, deployments"],
        drawn="A list of" if listed else "Signs for",
        count=len(rows),
        first=rows[0],
        last=rows[-1],
        counts=", ".join(f"{name.lower()} {number}" for name, number in by_kind.items()),
    )


_SAID = "datum.date + ', ' + datum.kind + ': ' + datum.title"


def _list(rows: list[dict[str, Any]]) -> tuple[alt.LayerChart, int, int]:
    """Return the list with its heights in wide and narrow places."""
    half = (len(rows) + 1) // 2
    base = chart_of(rows).transform_calculate(
        row=f"datum.rank % {half}", column=f"floor(datum.rank / {half})", label=_SAID
    )
    return alt.layer(*_layers(base)), half * _ROW, len(rows) * _ROW


def _stacks(rows: list[dict[str, Any]], first: int, last: int) -> tuple[alt.LayerChart, int, int]:
    """Return the signs stacked by year, each lane as high as its fullest year, and the height."""
    places: Counter[tuple[int, str]] = Counter()
    placed = []
    for row in rows:
        key = (row["lane"], row["date"][:4])
        placed.append({**row, "at": int(key[1]), "place": places[key]})
        places[key] += 1
    feet, foot = [], 0
    for lane in range(len(lanes.NAMES)):
        fullest = max((n for (each, _), n in places.items() if each == lane), default=0)
        foot += _LANE_NAME + _SIGN * fullest
        feet.append(foot)
    names = [
        {"name": name, "foot": feet[lane], "full": feet[lane] - (feet[lane - 1] if lane else 0)}
        for lane, name in enumerate(lanes.NAMES)
    ]
    chart = alt.layer(*_stack_layers(placed, names, feet, (first, last)))
    return chart, foot + 6, foot + 6


def _stack_layers(
    placed: list[dict[str, Any]],
    names: list[dict[str, Any]],
    feet: list[int],
    years: tuple[int, int],
) -> list[alt.Chart]:
    x = across("at", (years[0] - 0.6, years[1] + 0.6), format="d", grid=False, tickCount=8)
    heads = chart_of(names)
    return [
        heads.mark_rule(aria=False, opacity=0.25).encode(
            x=alt.value(0), x2=_at("width"), y=_at("datum.foot")
        ),
        heads.mark_text(
            aria=False,
            align="left",
            x=0,
            y=alt.ExprRef(f"datum.foot - datum.full + {_LANE_NAME - 9}"),
        ).encode(text="name:N"),
        chart_of(placed)
        .transform_calculate(label=_SAID)
        .mark_point(
            filled=True,
            opacity=1,
            size=50,
            y=alt.ExprRef(f"{feet}[datum.lane] - {_SIGN} * datum.place - {_SIGN / 2}"),
        )
        .encode(x=x, **by_shape("kind", lanes.NAMES), **said()),
    ]


def _rows(first: int, last: int) -> list[dict[str, Any]]:
    found = [
        row
        for row in sorted(datasets.rows(Event), key=lambda row: (row.date, row.id))
        if first <= row.date.year <= last
    ]
    if not found:
        raise CourseError(f"relationship_timeline: no event lies between {first} and {last}.")
    rows: list[dict[str, Any]] = []
    for rank, row in enumerate(found):
        date, kind = dates.iso(row), lanes.LANES[row.kind]
        new_year = rank == 0 or rows[-1]["date"][:4] != date[:4]
        rows.append(
            {
                "rank": rank,
                "date": date,
                "year": date[:4] if new_year else "",
                "title": row.title,
                "words": "\n".join(textwrap.wrap(row.title, _LINE, break_on_hyphens=False)[:2]),
                "kind": kind,
                "source": row.source,
                "lane": lanes.NAMES.index(kind),
            }
        )
    return rows


def _layers(base: alt.Chart) -> list[alt.Chart]:
    """Return the faint lines on which the signs sit, the years, the words, and the signs."""
    y = alt.ExprRef(_DOWN)
    text: dict[str, Any] = {"aria": False, "align": "left", "baseline": "middle"}
    two_lines = "indexof(datum.words, '\\n') > 0"
    middle = alt.ExprRef(f"{_DOWN} - ({two_lines} ? 6 : 0)")
    legend = alt.Legend(columns=alt.ExprRef("narrow ? 2 : 5"), symbolSize=80)
    return [
        base.mark_rule(aria=False, opacity=0.2).encode(
            x=_at(f"{_LEFT} + 38"), x2=_at(f"{_WORDS} - 8"), y=_at(_DOWN)
        ),
        base.mark_text(**text, fontWeight="bold", x=alt.ExprRef(_LEFT), y=y).encode(text="year:N"),
        base.mark_text(**text, lineHeight=13, x=alt.ExprRef(_WORDS), y=middle).encode(
            text="words:N"
        ),
        base.mark_point(filled=True, opacity=1, size=95, x=alt.ExprRef(_LANE), y=y).encode(
            **by_shape("kind", lanes.NAMES, legend), **said()
        ),
    ]


def _at(pixels: str) -> Any:
    # A rule needs its place in the encoding, or Vega-Lite can't tell which way it runs.
    return {"value": {"expr": pixels}}
