"""Figures of the missile defence model; they take plain rows and know no model."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._marks import across, panel, upwards
from coursebook.figures._style import said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY
from nato_course.course import RUSSIA

_BAR_HEIGHT = 34
_SHOWN = 0.005


def warheads_arriving(
    rows: Sequence[Mapping[str, Any]],
    *,
    warheads: int,
    mean_stopped: float,
    **words: Any,
) -> Figure:
    """Return the force split into stopped and arriving, and the distribution of what arrives.

    Both axes are fixed from 0 to 100 per cent, so that settings can be compared.

    Args:
        rows: `from_pct`, `to_pct` and `chance`, in order; the chances of all steps sum to one.
        warheads: the size of the force.
        mean_stopped: the warheads stopped on average.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: the chances don't sum to one, or more is stopped than there is.
    """
    total = sum(row["chance"] for row in rows)
    if abs(total - 1) > 1e-6:
        raise CourseError(f"warheads_arriving: the chances sum to {total:.4g}; they must sum to 1.")
    if not 0 <= mean_stopped <= warheads:
        raise CourseError(
            f"warheads_arriving: {mean_stopped:g} of {warheads} can't be stopped; give 0 to all."
        )
    data = [{**row, "chance": round(row["chance"], 4)} for row in rows]
    likely = max(data, key=lambda row: row["chance"])
    return _form(**words).filled(
        parts=_parts(warheads, mean_stopped),
        steps=data,
        warheads=f"{warheads:,}",
        stopped=f"{mean_stopped:,.0f}",
        share=f"{round(100 * mean_stopped / warheads, 1):g}",
        likely=f"{likely['from_pct']:g} to {likely['to_pct']:g}",
        chance=f"{likely['chance']:.0%}",
    )


@drawn_once
def _form(**words: Any) -> alt.VConcatChart:
    told: dict[str, Any] = {
        name: blank(name) for name in ("warheads", "stopped", "share", "likely", "chance")
    }
    chart = alt.vconcat(_split(), _steps(), spacing=22)
    return worded("warheads_arriving", chart, **told, **words)


def _parts(warheads: int, mean_stopped: float) -> list[dict[str, Any]]:
    through = warheads - mean_stopped
    border = round(100 * through / warheads, 2)
    return [
        {"kind": "get through", "start": 0, "end": border, "label": f"{through:,.0f} get through"},
        {"kind": "stopped", "start": border, "end": 100, "label": f"{mean_stopped:,.0f} stopped"},
    ]


def _split() -> alt.LayerChart:
    """Return a bar of the whole force on average: what gets through, then what is stopped."""
    base = rows_blank("parts")
    x = alt.X("start:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 100], nice=False))
    bars = base.mark_bar(height=16, y=_BAR_HEIGHT - 9).encode(
        x=x,
        x2="end:Q",
        # The whole force is one side's: what is stopped only fades.
        color=alt.condition("datum.kind === 'stopped'", alt.value(GREY), alt.value(RUSSIA)),
        **said(),
    )
    words = alt.layer(
        *(
            base.transform_filter(f"datum.kind === '{kind}'")
            .mark_text(aria=False, align=align, x=at, y=5, baseline="middle")
            .encode(text="label:N")
            for kind, align, at in (("get through", "left", 0), ("stopped", "right", "width"))
        )
    )
    return panel(bars, words, height=_BAR_HEIGHT)


def _steps() -> alt.LayerChart:
    """Return the distribution, a bar for each step, with the likely ones written out."""
    base = rows_blank("steps").transform_calculate(
        label="datum.from_pct + ' to ' + datum.to_pct + ' per cent get through: probability ' + "
        "format(datum.chance, '.1%')",
        middle="(datum.from_pct + datum.to_pct) / 2",
    )
    title, shares = "Share of the force that gets through (%)", [0, 20, 40, 60, 80, 100]
    x = across("from_pct", (0, 100), title=title, grid=False, values=shares)
    # Without a second end a bar with two ends across has no foot.
    base = base.transform_calculate(foot="0")
    quarters = [0, 0.25, 0.5, 0.75, 1]
    y = upwards("chance", (0, 1), title="Probability", format="%", values=quarters)
    bars = (
        base.transform_filter(f"datum.chance >= {_SHOWN}")
        .mark_bar(color=RUSSIA)
        .encode(x=x, x2="to_pct:Q", y=y, y2="foot:Q", **said())
    )
    # Only steps that stand out get a number; beside the axis it has to stand left of its bar.
    number = words_at(base, "datum.chance >= 0.3", x=x, y=y, align="right", dx=-5, dy=7)
    told = number.encode(text=alt.Text("chance:Q", format=".0%"))
    return panel(bars, told, height=250)
