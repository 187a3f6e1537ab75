"""Figures of opinion in Russia: approval with events, and a change against quiet dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure, shown
from coursebook.figures._style import WIDE, chart_of, narrow_switch, said
from nato_course import datasets
from nato_course.charts.colours import GREY, RUSSIA
from nato_course.models.rally import Change, account
from nato_course.tables import Event, LevadaApproval

Row = dict[str, Any]

_EVENTS = {
    "georgia-war": "War in Georgia",
    "crimea-annexed": "Crimea annexed",
    "full-scale-invasion": "Full-scale invasion",
    "mobilisation": "Mobilisation",
}
_YEARS = [1999, 2025]
_MOST_CHANGE = 50
_NAMES_FROM = 255  # pixels from the top, where no reading lies


def approval_with_events() -> alt.LayerChart:
    """Return Putin's approval in the months that the course has, with four events of war."""
    rows = approval_rows()
    lowest, highest = (f(rows, key=lambda row: row["approve"]) for f in (min, max))
    layers = [_event_rules(), *_event_names(), *approval_layers(rows)]
    return figure(
        alt.layer(*layers).add_params(narrow_switch()).properties(width=WIDE, height=320),
        title="How did approval of Putin move around four events of war?",
        description=(
            f"Points for {len(rows)} months from {rows[0]['month']} to {rows[-1]['month']}, "
            f"between {lowest['approve']}% ({lowest['month']}) and {highest['approve']}% "
            f"({highest['month']}), joined by a thin line, with upright lines at "
            f"{', '.join(_EVENTS.values())}."
        ),
        sources=(datasets.describe("levada_approval").publisher,),
        columns={"month": "Month", "approve": "Approve (%)", "office": "Putin's office"},
        note=(
            "Selected months, mostly turning points: the line between them is not data. In "
            "wartime, fear, refusals and the law weigh on answers."
        ),
    )


def approval_rows() -> list[Row]:
    """Return the readings of approval, in order."""
    return [
        {
            "month": f"{row.month:%B %Y}",
            "at": year_of(row.month),
            "approve": row.approve_pct,
            "office": row.office,
        }
        for row in sorted(datasets.rows(LevadaApproval), key=lambda row: row.month)
    ]


def year_of(day: date) -> float:
    """Return a day as a number of years.

    Args:
        day: the day.
    """
    return round(day.year + (day.timetuple().tm_yday - 1) / 365, 3)


def _event_rows() -> list[Row]:
    found = {row.id: row.date for row in datasets.rows(Event)}
    return [
        {"at": year_of(found[name]), "words": words, "row": number % 2}
        for number, (name, words) in enumerate(_EVENTS.items())
    ]


def time_axis() -> alt.X:
    """Return the axis of years that the figures of approval share."""
    axis = alt.Axis(format="d", grid=False, tickCount=6)
    return alt.X("at:Q", title=None, axis=axis).scale(domain=_YEARS, nice=False)


def _event_rules() -> alt.Chart:
    """Return the events' lines, which end above their names."""
    rules: alt.Chart = chart_of(_event_rows()).mark_rule(aria=False, strokeDash=[5, 3])
    return rules.encode(x=time_axis(), y=alt.value(0), y2=alt.value(_NAMES_FROM))


def _event_names() -> list[alt.Chart]:
    """Return the events' names under their lines, in two rows so that none covers another."""
    base = chart_of(_event_rows())
    return [
        base.transform_filter(f"datum.row === {row}")
        .mark_text(aria=False, align="right", dx=4)
        .encode(x=time_axis(), y=alt.value(_NAMES_FROM + 13 + 20 * row), text="words:N")
        for row in (0, 1)
    ]


def approval_layers(rows: list[Row]) -> list[alt.Chart]:
    """Return the line and the points of approval.

    Args:
        rows: as `approval_rows` gives them.
    """
    base = chart_of(rows).transform_calculate(
        label="datum.month + ': ' + datum.approve + '% approve (' + datum.office + ')'"
    )
    y = alt.Y("approve:Q", title="Approve, %", axis=alt.Axis(values=[0, 25, 50, 75, 100])).scale(
        domain=[0, 100]
    )
    line = base.mark_line(aria=False, strokeWidth=1, opacity=0.6, color=RUSSIA).encode(
        x=time_axis(), y=y
    )
    points = base.mark_point(filled=True, opacity=1, size=60, color=RUSSIA).encode(
        x=time_axis(), y=y, **said()
    )
    return [line, points]


def change_against_placebos(
    estimate: Change, placebos: Sequence[Change], *, event: str
) -> alt.LayerChart:
    """Return the change around an event on one line with the changes at dates without one.

    Args:
        estimate: the change around the event.
        placebos: the changes at placebo dates, at least one.
        event: names the event.

    Raises:
        CourseError: there is no placebo, or a change lies beyond the axis.
    """
    rows = [_change_row(each, "Date without an event") for each in placebos]
    if not rows:
        raise CourseError("change_against_placebos: no placebo date; choose another window.")
    quiet = [row["change"] for row in rows]
    rows.append(_change_row(estimate, event))
    beyond = [row["when"] for row in rows if abs(row["change"]) > _MOST_CHANGE]
    if beyond:
        raise CourseError(
            f"change_against_placebos: {beyond} lie beyond {_MOST_CHANGE} points; mind the axis."
        )
    return figure(
        alt.layer(*_change_layers(rows, estimate, event)).properties(width=WIDE, height=150),
        title=(
            f"{event}: approval changed by {shown(rows[-1]['change'])} points; at dates without "
            f"an event by {shown(min(quiet))} to {shown(max(quiet))}"
        ),
        description=" ".join(account(estimate, placebos)),
        sources=(datasets.describe("levada_approval").publisher,),
        columns={
            "when": "First month after",
            "kind": "Date",
            "change": "Change of approval (percentage points)",
        },
        note=(
            f"Means of the readings in {estimate.window} months on each side. The bar is the 95% "
            "range from sampling alone, with 1,600 respondents assumed."
        ),
    )


def _change_row(found: Change, kind: str) -> Row:
    return {
        "when": f"{found.first_after:%B %Y}",
        "kind": kind,
        "change": round(found.difference, 1),
    }


def _change_layers(rows: list[Row], estimate: Change, event: str) -> list[alt.Chart]:
    base = chart_of(rows).transform_calculate(
        label="datum.when + ', ' + datum.kind + ': ' + format(datum.change, '+.1f') + ' points'"
    )
    axis = alt.Axis(tickCount=6, labelExpr="datum.value ? format(datum.value, '+d') : '0'")
    x = alt.X("change:Q", title="Change of approval, percentage points", axis=axis).scale(
        domain=[-_MOST_CHANGE, _MOST_CHANGE], nice=False
    )
    zero = chart_of([{"change": 0}]).mark_rule(aria=False, opacity=0.6).encode(x=x)
    quiet = (
        base.transform_filter("datum.kind === 'Date without an event'")
        .mark_tick(thickness=3, size=34, opacity=0.75, color=GREY)
        .encode(x=x, y=alt.value(105), **said())
    )
    low, high = estimate.interval()
    ends = chart_of([{"low": round(low, 1), "high": round(high, 1)}])
    bar = ends.mark_rule(aria=False, strokeWidth=7, opacity=0.45, color=RUSSIA).encode(
        x=alt.X("low:Q"), x2="high:Q", y=alt.value(45)
    )
    point = (
        base.transform_filter("datum.kind !== 'Date without an event'")
        .mark_point(filled=True, opacity=1, size=130, shape="diamond", color=RUSSIA)
        .encode(x=x, y=alt.value(45), **said())
    )
    words = [
        chart_of([{}])
        .mark_text(aria=False, align="left", text=text)
        .encode(x=alt.value(4), y=alt.value(at))
        for text, at in ((event, 20), ("Dates without an event", 78))
    ]
    return [zero, quiet, bar, point, *words]
