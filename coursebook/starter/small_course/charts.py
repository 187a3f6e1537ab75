"""One function a figure, each returning a chart that is complete in itself."""

import altair as alt

from coursebook import datasets
from coursebook.figures import figure


def day_lengths() -> alt.Chart:
    """Return the longest and the shortest day by latitude, as two lines."""
    rows = datasets.load("day_lengths")
    values = [
        {"latitude": row.latitude_deg, "day": day, "hours": hours}
        for row in rows
        for day, hours in (("June", row.june_hours), ("December", row.december_hours))
    ]
    last = rows[-1]
    chart = (
        alt.Chart(alt.Data(values=values), width=600, height=300)
        .mark_line(point=True)
        .encode(
            x=alt.X("latitude:Q", title="Latitude (degrees north)"),
            y=alt.Y("hours:Q", title="Hours", scale=alt.Scale(domain=[0, 24])),
            color=alt.Color("day:N", sort=["June", "December"]),
            strokeDash=alt.StrokeDash("day:N", sort=["June", "December"]),
            shape=alt.Shape("day:N", sort=["June", "December"]),
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
