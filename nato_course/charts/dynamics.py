"""Figures of the models of action and reaction; they take plain rows and know no model."""

from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._lines import (
    courses,
    line_names,
    name_blanks,
    name_values,
    named_lines,
    names,
    number,
    rounded,
    top_of,
)
from coursebook.figures._style import WIDE, Rows, literal
from coursebook.figures._worded import worded

_HEIGHT = 320
_PANEL = 160


def arms_paths(
    rows: Rows,
    *,
    top: float | None = None,
    time: str = "Year",
    level: str = "Level of arms",
    **words: Any,
) -> Figure:
    """Return the level of each side over time, each line named at its end.

    Args:
        rows: `step`, `side` and `level`, ordered by step.
        top: the highest level drawn, to compare figures; None fits the rows.
        time: what a step is.
        level: what is measured.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no rows, or more sides than can be told apart.
    """
    data = rounded("arms_paths", rows, "level")
    sides = names("arms_paths", data, "side")
    limit = top_of(data, top, "level")
    ends = line_names(data, "side", limit=limit, height=_HEIGHT)
    form = _arms_form(sides, len(ends), limit, time, level, **words)
    return form.filled(rows=data, courses=courses(data, "side", time, limit), **name_values(ends))


@drawn_once
def _arms_form(
    sides: tuple[str, ...], ends: int, limit: float, time: str, level: str, **words: Any
) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ': ' + "
        + number("level")
    )
    chart = named_lines(
        base, sides, name_blanks(ends), by="side", limit=limit, time=time, level=level
    ).properties(width=WIDE, height=_HEIGHT)
    return worded("arms_paths", chart, time=time, level=level, courses=blank("courses"), **words)


def spiral_paths(
    rows: Rows,
    *,
    top: float | None = None,
    time: str = "Round",
    level: str = "Arms",
    **words: Any,
) -> Figure:
    """Return a panel for each of two sides: what is real, and what the other side perceives.

    Args:
        rows: `step`, `side`, `kind` ("real" or "perceived") and `level`, ordered by step.
        top: the highest level drawn, to compare figures; None fits the rows.
        time: what a step is.
        level: what is measured.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no rows, or not two sides.
    """
    data = rounded("spiral_paths", rows, "level")
    sides = names("spiral_paths", data, "side")
    if len(sides) != 2:
        raise CourseError(f"spiral_paths: the sides are {sides}; give rows of two sides.")
    limit = top_of(data, top, "level")
    own = [[row for row in data if row["side"] == side] for side in sides]
    ends = [line_names(each, "kind", limit=limit, height=_PANEL) for each in own]
    told = " ".join(
        f"{side}: {courses(each, 'kind', time, limit)}"
        for side, each in zip(sides, own, strict=True)
    )
    kinds = tuple(names("spiral_paths", each, "kind") for each in own)
    form = _spiral_form(sides, kinds, tuple(map(len, ends)), limit, time, level, **words)
    return form.filled(
        rows=data, told=told, **name_values(ends[0], "first"), **name_values(ends[1], "second")
    )


@drawn_once
def _spiral_form(
    sides: tuple[str, ...],
    kinds: tuple[tuple[str, ...], ...],
    ends: tuple[int, ...],
    limit: float,
    time: str,
    level: str,
    **words: Any,
) -> alt.VConcatChart:
    base = rows_blank().transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ', ' + datum.kind + "
        f"': ' + {number('level')}"
    )
    panels = [
        named_lines(
            base.transform_filter(f"datum.side === {literal(side)}"),
            kinds[at],
            name_blanks(ends[at], ("first", "second")[at]),
            by="kind",
            limit=limit,
            time=time,
            level=f"{level} of {side}, and what {sides[1 - at]} perceives",
        ).properties(width=WIDE, height=_PANEL)
        for at, side in enumerate(sides)
    ]
    return worded(
        "spiral_paths", alt.vconcat(*panels), time=time, level=level, told=blank("told"), **words
    )
