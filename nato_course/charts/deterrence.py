"""The figure of the deterrence model; it takes plain rows and knows no model."""

from typing import Any

import altair as alt

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
from coursebook.figures._marks import panel
from coursebook.figures._style import Rows, literal, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY

_HEIGHT = 320
_BELIEF = "Stated belief that the allies respond (%)"


def deterrence_lines(
    rows: Rows,
    *,
    needed: float | None,
    top: float,
    level: str = "Cost and gain (1 = a small prize)",
    **words: Any,
) -> Figure:
    """Return expected cost and gain over the belief, and the belief at which they meet.

    Args:
        rows: `step` (the belief in per cent), `side` ("cost" or "gain") and `level`.
        needed: the least belief, 0 to 1, at which an attack doesn't pay; None if none suffices.
        top: the highest level drawn, the same in every setting.
        level: what is measured.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no rows, or more sides than can be told apart.
    """
    data = rounded("deterrence_lines", rows, "level")
    sides = names("deterrence_lines", data, "side")
    ends = line_names(data, "side", limit=top, height=_HEIGHT)
    form = _form(sides, len(ends), bool(needed), top, level, **words)
    return form.filled(
        rows=data,
        courses=courses(data, "side", "belief", top),
        meeting=_said(needed),
        **(_mark_values(round(100 * needed, 1), top) if needed else {}),
        **name_values(ends),
    )


@drawn_once
def _form(
    sides: tuple[str, ...], ends: int, marked: bool, top: float, level: str, **words: Any
) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label=f"{literal('Expected ')} + datum.side + {literal(' at a belief of ')} + datum.step + "
        f"{literal(' per cent: ')} + format(datum.level, '.2f')"
    )
    blanks = name_blanks(ends)
    lines = named_lines(
        base, sides, blanks, by="side", limit=top, time=_BELIEF, level=level, every=20
    )
    return worded(
        "deterrence_lines",
        panel(*([_mark()] if marked else []), lines, height=_HEIGHT),
        belief=_BELIEF,
        level=level,
        courses=blank("courses"),
        meeting=blank("meeting"),
        **words,
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


def _mark_values(per_cent: float, top: float) -> dict[str, Any]:
    right = per_cent > 55
    return {
        "at": [{"at": per_cent, "words_at": top}],
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
