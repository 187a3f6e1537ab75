"""Figures of the models of action and reaction; they take plain rows and know no model."""

from collections.abc import Sequence

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure
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

_HEIGHT = 320
_PANEL = 160


def arms_paths(
    rows: Rows,
    *,
    title: str = "How do two sides' arms grow?",
    top: float | None = None,
    time: str = "Year",
    level: str = "Level of arms",
    sources: Sequence[str] = ("richardson1960",),
    note: str = "",
) -> Figure:
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
    sides = names(data, "side", title=title)
    limit = top_of(data, top, "level")
    ends = line_names(data, "side", limit=limit, height=_HEIGHT)
    form = _arms_form(sides, len(ends), limit, title, time, level, tuple(sources), note)
    return form.filled(
        {"rows": data},
        description=f"A line for each side. {courses(data, 'side', time, limit)}",
        **name_values(ends),
    )


@drawn_once
def _arms_form(
    sides: tuple[str, ...],
    ends: int,
    limit: float,
    title: str,
    time: str,
    level: str,
    sources: tuple[str, ...],
    note: str,
) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ': ' + "
        + number("level")
    )
    chart = named_lines(
        base, sides, name_blanks(ends), by="side", limit=limit, time=time, level=level
    )
    return figure(
        chart.properties(width=WIDE, height=_HEIGHT),
        title=title,
        description=blank("description"),
        sources=sources,
        columns={"step": time, "side": "Side", "level": level},
        note=note,
    )


def spiral_paths(
    rows: Rows,
    *,
    title: str = "What each side has, and what the other believes it has",
    top: float | None = None,
    time: str = "Round",
    level: str = "Arms",
    sources: Sequence[str] = ("jervis1976",),
    note: str = "",
) -> Figure:
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
    limit = top_of(data, top, "level")
    own = [[row for row in data if row["side"] == side] for side in sides]
    ends = [line_names(each, "kind", limit=limit, height=_PANEL) for each in own]
    told = " ".join(
        f"{side}: {courses(each, 'kind', time, limit)}"
        for side, each in zip(sides, own, strict=True)
    )
    kinds = [names(each, "kind", title=title) for each in own]
    counts = [len(each) for each in ends]
    form = _spiral_form(*sides, *kinds, *counts, limit, title, time, level, tuple(sources), note)
    return form.filled(
        {"rows": data},
        description=f"Two panels, one for each side, with lines for real and perceived. {told}",
        **name_values(ends[0], "first"),
        **name_values(ends[1], "second"),
    )


@drawn_once
def _spiral_form(
    first: str,
    second: str,
    first_kinds: tuple[str, ...],
    second_kinds: tuple[str, ...],
    first_ends: int,
    second_ends: int,
    limit: float,
    title: str,
    time: str,
    level: str,
    sources: tuple[str, ...],
    note: str,
) -> alt.VConcatChart:
    base = rows_blank().transform_calculate(
        label=f"datum.side + {literal(f', {time.lower()} ')} + datum.step + ', ' + datum.kind + "
        f"': ' + {number('level')}"
    )
    panels = [
        named_lines(
            base.transform_filter(f"datum.side === {literal(side)}"),
            kinds,
            ends,
            by="kind",
            limit=limit,
            time=time,
            level=f"{level} of {side}, and what {other} perceives",
        ).properties(width=WIDE, height=_PANEL)
        for side, other, kinds, ends in (
            (first, second, first_kinds, name_blanks(first_ends, "first")),
            (second, first, second_kinds, name_blanks(second_ends, "second")),
        )
    ]
    return figure(
        alt.vconcat(*panels),
        title=title,
        description=blank("description"),
        sources=sources,
        columns={"step": time, "side": "Side", "kind": "Real or perceived", "level": level},
        note=note,
    )
