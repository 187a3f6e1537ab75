"""Figures of the models of action and reaction; they take plain rows and know no model."""

import math
from collections.abc import Sequence
from typing import TypedDict

import altair as alt

from nato_course.charts._figure import figure
from nato_course.charts._lines import CUT, Rows, courses, named_lines, names, rounded
from nato_course.charts._style import (
    DASHES,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    WIDE,
    chart_of,
    literal,
    narrow_switch,
    said,
    words_at,
)
from nato_course.errors import CourseError


class Axes(TypedDict):
    """The two channels of position that the layers of a chart share."""

    x: alt.X
    y: alt.Y


_HEIGHT = 280
_PANEL = 150


def arms_paths(
    rows: Rows,
    *,
    title: str = "Two sides' arms over time",
    top: float | None = None,
    time: str = "Year",
    level: str = "Level of arms",
    sources: Sequence[str] = ("richardson1960",),
    note: str = "",
) -> alt.LayerChart:
    """Return the level of each side over time, each line named at its end.

    Args:
        rows: `step`, `side` and `level`, ordered by step.
        title: what the figure shows.
        top: the highest level drawn, to compare figures; None fits the rows.
        time: what a step is.
        level: what is measured.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there are no rows, or more sides than can be told apart.
    """
    data = rounded(rows, "level", title=title)
    names(data, "side", title=title)
    limit = _limit(data, top, "level")
    base = chart_of(data).transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ': ' + "
        + _number("level")
    )
    chart = named_lines(base, data, by="side", limit=limit, time=time, level=level, height=_HEIGHT)
    return figure(
        chart.properties(width=WIDE, height=_HEIGHT),
        title=title,
        description=f"A line for each side. {courses(data, 'side', time, limit)}",
        sources=sources,
        columns={"step": time, "side": "Side", "level": level},
        note=note,
    )


def spiral_paths(
    rows: Rows,
    *,
    title: str = "Arms as they are, and as the other side sees them",
    top: float | None = None,
    time: str = "Round",
    level: str = "Arms",
    sources: Sequence[str] = ("jervis1976",),
    note: str = "",
) -> alt.VConcatChart:
    """Return a panel for each of two sides: what is real, and what the other side perceives.

    Args:
        rows: `step`, `side`, `kind` ("real" or "perceived") and `level`, ordered by step.
        title: what the figure shows.
        top: the highest level drawn, to compare figures; None fits the rows.
        time: what a step is.
        level: what is measured.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there are no rows, or not two sides.
    """
    data = rounded(rows, "level", title=title)
    sides = names(data, "side", title=title)
    if len(sides) != 2:
        raise CourseError(f"Figure '{title}': the sides are {sides}; give rows of two sides.")
    limit = _limit(data, top, "level")
    base = chart_of(data).transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ', ' + datum.kind + "
        f"': ' + {_number('level')}"
    )
    panels = []
    for side, other in (sides, sides[::-1]):
        own = [row for row in data if row["side"] == side]
        lines = named_lines(
            base.transform_filter(f"datum.side === {literal(side)}"),
            own,
            by="kind",
            limit=limit,
            time=time,
            level=f"{level} of {side}, and what {other} perceives",
            height=_PANEL,
        )
        panels.append(lines.properties(width=WIDE, height=_PANEL))
    told = " ".join(
        f"{side}: {courses([row for row in data if row['side'] == side], 'kind', time, limit)}"
        for side in sides
    )
    return figure(
        alt.vconcat(*panels),
        title=title,
        description=f"Two panels, one for each side, with lines for real and perceived. {told}",
        sources=sources,
        columns={"step": time, "side": "Side", "kind": "Real or perceived", "level": level},
        note=note,
    )


def phase_plane(
    path: Rows,
    lines: Rows,
    *,
    equilibrium: tuple[float, float] | None = None,
    stable: bool | None = None,
    sides: tuple[str, str] = ("A", "B"),
    title: str = "Each side's arms against the other's",
    top: float | None = None,
    time: str = "Year",
    sources: Sequence[str] = ("richardson1960",),
    note: str = "",
) -> alt.LayerChart:
    """Return the plane of both levels: the lines where a side stands still, and the path.

    Args:
        path: `step`, `x` and `y`, ordered by step; x is the level of the first side.
        lines: `line`, `x` and `y`, two or more points a line.
        equilibrium: the levels at which neither side moves, if there is such a point.
        stable: whether paths end at that point, which the mark then says; None says nothing.
        sides: the names of the sides on the two axes.
        title: what the figure shows.
        top: the highest level drawn, to compare figures; None fits path and equilibrium.
        time: what a step is.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there is no path, or more lines than can be told apart.
    """
    data = rounded(path, "x", "y", title=title)
    limit = _limit([*data, *_as_row(equilibrium)], top, "x", "y")
    axis = alt.Axis(tickCount=5, grid=False)
    scale = alt.Scale(domain=[0, limit], nice=False)
    axes: Axes = {
        "x": alt.X("x:Q", title=f"Level of {sides[0]}", axis=axis, scale=scale),
        "y": alt.Y("y:Q", title=f"Level of {sides[1]}", axis=axis, scale=scale),
    }
    layers = [
        *_rest_lines(lines, axes, title),
        *_path(data, axes, sides, time, limit, _path_words(data, limit, equilibrium, time)),
        *_balance(equilibrium, axes, limit, stable),
    ]
    first, last = data[0], data[-1]
    return figure(
        alt.layer(*layers).properties(width=WIDE, height=_HEIGHT + 40).add_params(narrow_switch()),
        title=title,
        description=(
            f"A plane with the level of {sides[0]} across and the level of {sides[1]} upwards. "
            f"The path leads from ({first['x']:.2f}, {first['y']:.2f}) to "
            f"({last['x']:.2f}, {last['y']:.2f}) in {len(data) - 1} steps. "
            + _balance_words(equilibrium, stable)
        ),
        sources=sources,
        columns={"step": time, "x": f"Level of {sides[0]}", "y": f"Level of {sides[1]}"},
        note=note,
    )


def _limit(data: Rows, top: float | None, *fields: str) -> float:
    """Return the top of the scale: as asked, or a little above the highest value."""
    if top is not None:
        return top
    return round(max(max(row[name] for row in data) for name in fields) * 1.05, 4) or 1.0


def _number(field: str) -> str:
    return f"format(datum.{field}, '.2f')"


def _as_row(point: tuple[float, float] | None) -> list[dict[str, float]]:
    return [{"x": point[0], "y": point[1]}] if point and min(point) >= 0 else []


def _rest_lines(lines: Rows, axes: Axes, title: str) -> list[alt.Chart]:
    if not lines:
        return []
    order = names(lines, "line", title=title)
    colors = alt.Scale(domain=list(order), range=[ORANGE, PURPLE, GREEN, GREY][: len(order)])
    dashes = alt.Scale(domain=list(order), range=[list(dash) for dash in DASHES[1:]])
    # The title of the upward axis stands between the legend and the plot.
    legend = alt.Legend(offset=26, symbolSize=500, symbolStrokeWidth=2)
    data = [{**row, "x": round(row["x"], 4), "y": round(row["y"], 4)} for row in lines]
    return [
        chart_of(data)
        .mark_line(clip=True, aria=False, strokeWidth=2)
        .encode(
            **axes,
            color=alt.Color("line:N", scale=colors, legend=legend),
            strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=legend),
        )
    ]


def _path(
    data: Rows,
    axes: Axes,
    sides: tuple[str, str],
    time: str,
    limit: float,
    words: dict[int, str],
) -> list[alt.Chart]:
    base = chart_of(list(data)).transform_calculate(
        label=f"{literal(f'{time} ')} + datum.step + {literal(f': {sides[0]} ')} + "
        f"{_number('x')} + {literal(f', {sides[1]} ')} + {_number('y')}"
    )
    inside = base.transform_filter(f"max(datum.x, datum.y) <= {limit}")
    far = CUT * limit
    capped = base.transform_calculate(x=f"min(datum.x, {far})", y=f"min(datum.y, {far})")
    return [
        capped.mark_line(clip=True, aria=False, strokeWidth=2.5).encode(**axes, order="step:Q"),
        inside.mark_point(filled=True, opacity=1, size=40).encode(**axes, **said()),
        *(
            words_at(base, f"datum.step === {step}", **axes, dx=8, dy=9, text=word)
            for step, word in words.items()
        ),
    ]


def _path_words(
    data: Rows, limit: float, point: tuple[float, float] | None, time: str
) -> dict[int, str]:
    """Return what stands at the path's ends: the last step too, where nothing else is written."""
    seen = [row for row in data if max(row["x"], row["y"]) <= limit]
    if not seen:
        return {}
    first, last = seen[0], seen[-1]
    taken = [(first["x"], first["y"]), *([point] if point else [])]
    near = any(math.dist((last["x"], last["y"]), place) < limit / 10 for place in taken)
    ends = {first["step"]: "start"}
    return ends if near else {**ends, last["step"]: f"{time.lower()} {last['step']}"}


def _balance(
    point: tuple[float, float] | None, axes: Axes, limit: float, stable: bool | None
) -> list[alt.Chart]:
    rows = _as_row(point)
    if not rows or max(rows[0].values()) > limit:
        return []
    data = [{"x": round(rows[0]["x"], 4), "y": round(rows[0]["y"], 4)}]
    base = chart_of(data).transform_calculate(
        label=f"'Neither side moves: ' + {_number('x')} + ', ' + {_number('y')}"
    )
    words = "neither moves" if stable is None else ("repels", "attracts")[stable]
    return [
        base.mark_point(
            shape="diamond", size=160, color=GREY, filled=bool(stable), strokeWidth=2.5, opacity=1
        ).encode(**axes, **said()),
        base.mark_text(
            aria=False, align="right", baseline="bottom", dx=-9, dy=-7, text=words
        ).encode(**axes),
    ]


def _balance_words(point: tuple[float, float] | None, stable: bool | None) -> str:
    if point is None:
        return "There is no single point at which neither side moves."
    where = f"({point[0]:.2f}, {point[1]:.2f})"
    told = "" if stable is None else f", which {('repels', 'attracts')[stable]} other levels"
    return f"Neither side moves at {where}{told}" + (", below zero." if min(point) < 0 else ".")
