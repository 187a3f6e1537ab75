"""The figure of the deterrence model; it takes plain rows and knows no model."""

from collections.abc import Sequence

import altair as alt

from nato_course.charts._figure import figure
from nato_course.charts._lines import Rows, courses, named_lines, names, rounded
from nato_course.charts._style import GREY, WIDE, chart_of, literal, words_at

_HEIGHT = 240
_BELIEF = "Stated belief that the allies respond (%)"


def deterrence_lines(
    rows: Rows,
    *,
    needed: float | None,
    top: float,
    title: str = "What an attack would cost and gain, as the attacker sees it",
    level: str = "Cost and gain (1 = a small prize)",
    sources: Sequence[str] = ("A model of this course",),
    note: str = "",
) -> alt.LayerChart:
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
    names(data, "side", title=title)
    base = chart_of(data).transform_calculate(
        label=f"{literal('Expected ')} + datum.side + {literal(' at a belief of ')} + datum.step + "
        f"{literal(' per cent: ')} + format(datum.level, '.2f')"
    )
    lines = named_lines(base, data, by="side", limit=top, time=_BELIEF, level=level, height=_HEIGHT)
    met = [_mark(needed, top)] if needed is not None and needed > 0 else []
    return figure(
        alt.layer(*met, lines).properties(width=WIDE, height=_HEIGHT),
        title=title,
        description=(
            "Two lines over the belief that the allies respond. "
            f"{courses(data, 'side', 'belief', top)} {_said(needed)}"
        ),
        sources=sources,
        columns={"step": _BELIEF, "side": "Cost or gain", "level": level},
        note=note,
    )


def _mark(needed: float, top: float) -> alt.LayerChart:
    """Return an upright line at the belief from which on an attack doesn't pay."""
    per_cent = round(100 * needed, 1)
    base = chart_of([{"at": per_cent, "words_at": top}])
    x = alt.X("at:Q", scale=alt.Scale(domain=[0, 100], nice=False))
    rule = base.mark_rule(aria=False, color=GREY, strokeDash=[2, 3], strokeWidth=2).encode(x=x)
    right = per_cent > 55
    words = words_at(
        base,
        "true",
        x=x,
        y=alt.Y("words_at:Q"),
        align="right" if right else "left",
        dx=-6 if right else 6,
        dy=9,
        text=f"deters from {per_cent:.0f}%",
    )
    return alt.layer(rule, words)


def _said(needed: float | None) -> str:
    if needed is None:
        return "Cost stays below gain at every belief."
    if needed == 0:
        return "Cost is no lower than gain at every belief."
    return f"They meet at a belief of {100 * needed:.0f} per cent."
