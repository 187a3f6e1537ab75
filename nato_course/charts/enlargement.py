"""The figure of NATO's membership since 1949."""

from typing import Any

import altair as alt

from coursebook.figures._figure import figure
from coursebook.figures._style import WIDE, chart_of, narrow_switch, said, words_at, year_axis
from nato_course import datasets
from nato_course.charts.colours import NATO
from nato_course.tables import NatoRound

_HEIGHT = 460
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
    x = alt.X("year:Q", title=None, axis=year_axis()).scale(nice=False)
    y = alt.Y("members:Q", title="Members", axis=alt.Axis(grid=False, tickCount=4)).scale(
        domain=[0, 33], nice=False
    )
    step = base.mark_line(interpolate="step-after", aria=False, strokeWidth=2.5, color=NATO)
    points = base.mark_point(filled=True, opacity=1, size=55, color=NATO).encode(x=x, y=y, **said())
    chart = alt.layer(
        step.encode(x=x, y=y),
        points,
        *(
            words_at(base, years, x=x, y=y, align=align, dx=right, dy=alt.ExprRef(down), text=_NAME)
            for years, align, right, down in _ROUND_NAMES
        ),
    ).add_params(narrow_switch())
    first, last = rows[0], rows[-1]
    return figure(
        chart.properties(width=WIDE, height=_HEIGHT),
        title=(
            f"NATO grew from {first['members']} members in {first['year']} to {last['members']} in "
            f"{last['year']}, with long pauses between"
        ),
        description=(
            f"A line that rises in steps from {first['members']} members in {first['year']} to "
            f"{last['members']} in {last['year']}, with long flat stretches. Rounds: "
            + "; ".join(f"{row['year']} {row['round']}" for row in rows[1:])
            + "."
        ),
        sources=(datasets.describe("nato_members").publisher,),
        columns={"year": "Year", "round": "Round", "members": "Members after it"},
        note="German unification in 1990 brought territory into NATO, but no new member.",
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
