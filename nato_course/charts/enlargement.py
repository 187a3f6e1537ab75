"""The figure of NATO's membership since 1949."""

from typing import Any

import altair as alt

from coursebook.figures._marks import across, course, panel, upwards
from coursebook.figures._style import chart_of, words_at
from coursebook.figures._worded import worded
from nato_course import datasets
from nato_course.course import NATO
from nato_course.tables import NatoRound

_MANY = range(4, 10)
_UNIFICATION = 1990


def members_over_time() -> alt.LayerChart:
    """Return the number of NATO members from 1949, each round named where the line rises."""
    rows = _rounds()
    base = chart_of(rows).transform_calculate(
        label="datum.year + ', ' + datum.round + ': ' + datum.members + ' members'",
        wide="datum.year + ': ' + datum.round + ' (' + datum.members + ')'",
        brief="datum.year + ': ' + datum.short + ' (' + datum.members + ')'",
    )
    x = across("year", format="d", grid=False, tickCount=8)
    y = upwards("members", (0, 33), title="Members", grid=False, tickCount=4)
    names = [
        words_at(base, years, x=x, y=y, align=align, dx=right, dy=alt.ExprRef(down), text=_NAME)
        for years, align, right, down in _ROUND_NAMES
    ]
    line = course(base, 55, NATO, x=x, y=y, interpolate="step-after")
    return worded(
        "members_over_time",
        panel(*line, *names, height=460, switch=True),
        first=rows[0],
        last=rows[-1],
        rounds="; ".join(f"{row['year']} {row['round']}" for row in rows[1:]),
    )


# (years, alignment, shift to the right, shift down as an expression): names of early rounds stand
# under the line, where it leaves room; those of late rounds left of their step, where nothing is
# drawn. German unification adds no member, so the caption tells of it.
_ROUND_NAMES = (
    (f"datum.year < {_UNIFICATION} && datum.year !== 1955", "left", 7, "15"),
    ("datum.year === 1955", "left", 2, "narrow ? -28 : -12"),
    (f"datum.year > {_UNIFICATION}", "right", -9, "0"),
)

_NAME = alt.ExprRef("narrow ? datum.brief : datum.wide")


def _rounds() -> list[dict[str, Any]]:
    return [
        {
            "year": row.round,
            "members": row.members_after,
            "round": row.label,
            # A narrow picture has no room for more than a few names.
            "short": f"{len(row.joined)} states" if len(row.joined) in _MANY else row.label,
        }
        for row in datasets.rows(NatoRound)
    ]
