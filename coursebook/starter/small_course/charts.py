"""One function a figure, each returning a chart that is complete in itself."""

import altair as alt

from coursebook import datasets
from coursebook.figures import figure
from small_course.tables import DayLength


def day_lengths() -> alt.Chart:
    """Return the longest and the shortest day by latitude, as two lines."""
    rows = datasets.rows(DayLength)
    values = [
        {"latitude": row.latitude_deg, "day": day, "hours": length}
        for row in rows
        for day, length in (("June", row.june_hours), ("December", row.december_hours))
    ]
    last = rows[-1]
    hours = alt.Axis(values=[0, 6, 12, 18, 24], labelExpr="datum.value + ' hours'")
    days = alt.Scale(domain=["June", "December"])  # one scale, one legend for colour and dash
    chart = (
        alt.Chart(alt.Data(values=values), width=600, height=300)
        .mark_line()
        .encode(
            x=alt.X("latitude:Q", title="Latitude (degrees north)"),
            y=alt.Y("hours:Q", title=None, axis=hours, scale=alt.Scale(domain=[0, 24])),
            color=alt.Color("day:N", scale=days),
            strokeDash=alt.StrokeDash("day:N", scale=days),
        )
    )
    return figure(
        chart,
        title=f"From the equator to {last.latitude_deg}° north, June gains what December loses",
        description=(
            f"Two lines that part. Both begin at {rows[0].june_hours:g} hours at the equator. At "
            f"{last.latitude_deg} degrees north the longest day has {last.june_hours:g} hours and "
            f"the shortest {last.december_hours:g}."
        ),
        sources=(datasets.describe("day_lengths").publisher,),
        columns={"latitude": "Latitude (degrees north)", "day": "Solstice", "hours": "Hours"},
    )
