"""The figure of the deterrence model; it takes plain rows and knows no model."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from coursebook.figures._figure import figure
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank, value_blank
from coursebook.figures._lines import (
    courses,
    line_names,
    name_blanks,
    name_values,
    named_lines,
    names,
    rounded,
)
from coursebook.figures._style import WIDE, Rows, literal, words_at
from nato_course.charts.colours import GREY

_HEIGHT = 320
_BELIEF = "Stated belief that the allies respond (%)"


def deterrence_lines(
    rows: Rows,
    *,
    needed: float | None,
    top: float,
    title: str = "Does an attack cost more than it gains, as the attacker sees it?",
    level: str = "Cost and gain (1 = a small prize)",
    sources: Sequence[str] = ("A model of this course",),
    note: str = "",
) -> Figure:
    """Return expected cost and gain over the belief, and the belief at which they meet.

    Args:
        rows: `step` (the belief in per cent), `side` ("cost" or "gain") and `level`.
        needed: the least belief, 0 to 1, at which an attack doesn't pay; None if none suffices.
        top: the highest level drawn, the same in every setting.
        title: what the figure shows.
        level: what is measured.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there are no rows, or more sides than can be told apart.
    """
    data = rounded(rows, "level", title=title)
    sides = names(data, "side", title=title)
    ends = line_names(data, "side", limit=top, height=_HEIGHT)
    mark = {} if not needed else _mark_values(round(100 * needed, 1))
    at = [{"at": round(100 * needed, 1), "words_at": top}] if needed else []
    form = _form(sides, len(ends), bool(at), top, title, level, tuple(sources), note)
    return form.filled(
        {"rows": data, **({"at": at} if at else {})},
        description=(
            "Two lines over the belief that the allies respond. "
            f"{courses(data, 'side', 'belief', top)} {_said(needed)}"
        ),
        **mark,
        **name_values(ends),
    )


@drawn_once
def _form(
    sides: tuple[str, ...],
    ends: int,
    marked: bool,
    top: float,
    title: str,
    level: str,
    sources: tuple[str, ...],
    note: str,
) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label=f"{literal('Expected ')} + datum.side + {literal(' at a belief of ')} + datum.step + "
        f"{literal(' per cent: ')} + format(datum.level, '.2f')"
    )
    blanks = name_blanks(ends)
    lines = named_lines(
        base, sides, blanks, by="side", limit=top, time=_BELIEF, level=level, every=20
    )
    return figure(
        alt.layer(*([_mark()] if marked else []), lines).properties(width=WIDE, height=_HEIGHT),
        title=title,
        description=blank("description"),
        sources=sources,
        columns={"step": _BELIEF, "side": "Cost or gain", "level": level},
        note=note,
    )


def _mark() -> alt.LayerChart:
    """Return an upright line at the belief from which on an attack doesn't pay."""
    base = rows_blank("at")
    x = alt.X("at:Q", scale=alt.Scale(domain=[0, 100], nice=False))
    rule = base.mark_rule(aria=False, color=GREY, strokeDash=[2, 3], strokeWidth=2).encode(x=x)
    words = words_at(
        base,
        "true",
        x=x,
        y=alt.Y("words_at:Q"),
        align=value_blank("mark_align"),
        dx=value_blank("mark_dx"),
        dy=9,
        text=blank("mark_text"),
    )
    return alt.layer(rule, words)


def _mark_values(per_cent: float) -> dict[str, Any]:
    right = per_cent > 55
    return {
        "mark_align": "right" if right else "left",
        "mark_dx": -6 if right else 6,
        "mark_text": f"deters from {per_cent:.0f}%",
    }


def _said(needed: float | None) -> str:
    if needed is None:
        return "Cost stays below gain at every belief."
    if needed == 0:
        return "Cost is no lower than gain at every belief."
    return f"They meet at a belief of {100 * needed:.0f} per cent."
