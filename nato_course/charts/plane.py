"""The plane of two sides' levels, with a model's path; it takes plain rows and knows no model."""

import math
from typing import Any

import altair as alt

from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._lines import CUT, names, number, rounded, top_of
from coursebook.figures._marks import across, dots, panel, upwards
from coursebook.figures._style import DASHES, Rows, literal, said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY, REST


def phase_plane(
    path: Rows,
    lines: Rows,
    *,
    equilibrium: tuple[float, float] | None = None,
    stable: bool | None = None,
    sides: tuple[str, str] = ("A", "B"),
    top: float | None = None,
    time: str = "Year",
    **words: Any,
) -> Figure:
    """Return the plane of both levels: the lines where a side stands still, and the path.

    Args:
        path: `step`, `x` and `y`, ordered by step; x is the level of the first side.
        lines: `line`, `x` and `y`, two or more points a line.
        equilibrium: the levels at which neither side moves, if there is such a point.
        stable: whether paths end at that point, which the mark then says; None says nothing.
        sides: the names of the sides on the two axes.
        top: the highest level drawn, to compare figures; None fits path and equilibrium.
        time: what a step is.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there is no path, or more lines than can be told apart.
    """
    data = rounded("phase_plane", path, "x", "y")
    rest = [{**row, "x": round(row["x"], 4), "y": round(row["y"], 4)} for row in lines]
    limit = top_of([*data, *_as_row(equilibrium)], top, "x", "y")
    point = [{name: round(value, 4) for name, value in row.items()} for row in _as_row(equilibrium)]
    shown = bool(point) and max(_as_row(equilibrium)[0].values()) <= limit
    order = names("phase_plane", rest, "line")
    ends = _path_words(data, limit, equilibrium, time)
    word = _point_word(stable) if shown else ""
    form = _plane_form(len(order), word, len(ends) // 2, *sides, limit, time, **words)
    return form.filled(
        path=data,
        start=_place(data[0]["x"], data[0]["y"]),
        end=_place(data[-1]["x"], data[-1]["y"]),
        steps=len(data) - 1,
        balance=_balance_words(equilibrium, stable),
        **ends,
        **{f"line_{place}": name for place, name in enumerate(order)},
        **({"lines": rest} if rest else {}),
        **({"point": point} if shown else {}),
    )


@drawn_once
def _plane_form(
    lines: int,
    point: str,
    words_count: int,
    first: str,
    second: str,
    limit: float,
    time: str,
    **words: Any,
) -> alt.LayerChart:
    titles = f"Level of {first}", f"Level of {second}"
    axes: dict[str, Any] = {
        "x": across("x", (0, limit), title=titles[0], tickCount=5, grid=False),
        "y": upwards("y", (0, limit), title=titles[1], tickCount=5, grid=False),
    }
    layers = [
        *_rest_lines(lines, axes),
        *_path(words_count, axes, (first, second), time, limit),
        *_balance(point, axes),
    ]
    told: dict[str, Any] = {name: blank(name) for name in ("start", "end", "steps", "balance")}
    chart = panel(*layers, height=320, switch=True)
    return worded("phase_plane", chart, first=first, second=second, time=time, **told, **words)


def _as_row(point: tuple[float, float] | None) -> list[dict[str, float]]:
    return [{"x": point[0], "y": point[1]}] if point and min(point) >= 0 else []


def _rest_lines(count: int, axes: dict[str, Any]) -> list[alt.Chart]:
    if not count:
        return []
    order = [blank(f"line_{place}") for place in range(count)]
    colors = alt.Scale(domain=order, range=list(REST[1 : count + 1]))
    dashes = alt.Scale(domain=order, range=[list(dash) for dash in DASHES[1:]])
    # The title of the upward axis stands between the legend and the plot.
    legend = alt.Legend(offset=26, symbolSize=500, symbolStrokeWidth=2)
    return [
        rows_blank("lines")
        .mark_line(clip=True, aria=False, strokeWidth=2)
        .encode(
            **axes,
            color=alt.Color("line:N", scale=colors, legend=legend),
            strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=legend),
        )
    ]


def _path(
    words: int, axes: dict[str, Any], sides: tuple[str, str], time: str, limit: float
) -> list[alt.Chart]:
    base = rows_blank("path").transform_calculate(
        label=f"{literal(f'{time} ')} + datum.step + {literal(f': {sides[0]} ')} + "
        f"{number('x')} + {literal(f', {sides[1]} ')} + {number('y')}"
    )
    inside = base.transform_filter(f"max(datum.x, datum.y) <= {limit}")
    far = CUT * limit
    capped = base.transform_calculate(x=f"min(datum.x, {far})", y=f"min(datum.y, {far})")
    return [
        capped.mark_line(clip=True, aria=False, strokeWidth=2.5).encode(**axes, order="step:Q"),
        dots(inside, 40, **axes),
        *(
            words_at(
                base,
                f"datum.step === {blank(f'step_{place}')}",
                **axes,
                dx=8,
                dy=9,
                text=blank(f"word_{place}"),
            )
            for place in range(words)
        ),
    ]


def _path_words(
    data: Rows, limit: float, point: tuple[float, float] | None, time: str
) -> dict[str, object]:
    """Return what stands at the path's ends: the last step too, where nothing else is written."""
    seen = [row for row in data if max(row["x"], row["y"]) <= limit]
    if not seen:
        return {}
    first, last = seen[0], seen[-1]
    taken = [(first["x"], first["y"]), *([point] if point else [])]
    near = any(math.dist((last["x"], last["y"]), place) < limit / 10 for place in taken)
    ends = {first["step"]: "start"}
    ends |= {} if near else {last["step"]: f"{time.lower()} {last['step']}"}
    return {
        f"{part}_{place}": value
        for place, pair in enumerate(ends.items())
        for part, value in zip(("step", "word"), pair, strict=True)
    }


def _point_word(stable: bool | None) -> str:
    return "neither moves" if stable is None else ("repels", "attracts")[stable]


def _balance(word: str, axes: dict[str, Any]) -> list[alt.Chart]:
    if not word:
        return []
    base = rows_blank("point").transform_calculate(
        label=f"'Neither side moves: ' + {number('x')} + ', ' + {number('y')}"
    )
    shape = {"shape": "diamond", "size": 160, "filled": word == "attracts", "strokeWidth": 2.5}
    return [
        base.mark_point(color=GREY, opacity=1, **shape).encode(**axes, **said()),
        base.mark_text(
            aria=False, align="right", baseline="bottom", dx=-9, dy=-7, text=word
        ).encode(**axes),
    ]


def _balance_words(point: tuple[float, float] | None, stable: bool | None) -> str:
    if point is None:
        return "There is no single point at which neither side moves."
    told = "" if stable is None else f", which {('repels', 'attracts')[stable]} other levels"
    return f"Neither side moves at {_place(*point)}{told}" + (
        ", below zero." if min(point) < 0 else "."
    )


def _place(x: float, y: float) -> str:
    return f"({x:.2f}, {y:.2f})"
