"""Figures of opinion in Russia: approval with events, and a change against quiet dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import shown
from coursebook.figures._marks import across, course, dashed_rule, panel, span
from coursebook.figures._style import chart_of, said
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY
from nato_course import datasets
from nato_course.course import RUSSIA
from nato_course.models.rally import Change, account
from nato_course.tables import Event, LevadaApproval

Row = dict[str, Any]

INVASION = date(2022, 2, 24)
"""The day of the full-scale invasion of Ukraine."""

_EVENTS = {
    "georgia-war": "War in Georgia",
    "crimea-annexed": "Crimea annexed",
    "full-scale-invasion": "Full-scale invasion",
    "mobilisation": "Mobilisation",
}
_MOST_CHANGE = 50
_NAMES_FROM = 255  # pixels from the top, where no reading lies
_QUIET = "Date without an event"


def approval_with_events() -> alt.LayerChart:
    """Return Putin's approval in the months that the course has, with four events of war."""
    rows = approval_rows()
    lowest, highest = (f(rows, key=lambda row: row["approve"]) for f in (min, max))
    return worded(
        "approval_with_events",
        approval(chart_of(_event_rows()), rows),
        count=len(rows),
        first=rows[0],
        last=rows[-1],
        lowest=lowest,
        highest=highest,
        events=", ".join(_EVENTS.values()),
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


def approval(marks: alt.Chart, rows: list[Row]) -> alt.LayerChart:
    """Return the course of approval with upright lines, each named under its foot.

    Args:
        marks: the chart of what is marked: `at`, `words`, and the `row` of the words, 0 or 1, so
            that none covers another.
        rows: as `approval_rows` gives them.
    """
    x = across("at", (1999, 2025), format="d", grid=False, tickCount=6)
    rules = dashed_rule(marks, x).encode(y=alt.value(0), y2=alt.value(_NAMES_FROM))
    names = [
        marks.transform_filter(f"datum.row === {row}")
        .mark_text(aria=False, align="right", dx=4)
        .encode(x=x, y=alt.value(_NAMES_FROM + 13 + 20 * row), text="words:N")
        for row in (0, 1)
    ]
    base = chart_of(rows).transform_calculate(
        label="datum.month + ': ' + datum.approve + '% approve (' + datum.office + ')'"
    )
    y = alt.Y("approve:Q", title="Approve, %", axis=alt.Axis(values=[0, 25, 50, 75, 100])).scale(
        domain=[0, 100]
    )
    line = course(base, 60, RUSSIA, x=x, y=y, strokeWidth=1, opacity=0.6)
    return panel(rules, *names, *line, height=320, switch=True)


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
    rows = [_change_row(each, _QUIET) for each in placebos]
    if not rows:
        raise CourseError("change_against_placebos: no placebo date; choose another window.")
    quiet = [row["change"] for row in rows]
    rows.append(_change_row(estimate, event))
    beyond = [row["when"] for row in rows if abs(row["change"]) > _MOST_CHANGE]
    if beyond:
        raise CourseError(
            f"change_against_placebos: {beyond} lie beyond {_MOST_CHANGE} points; mind the axis."
        )
    return worded(
        "change_against_placebos",
        panel(*_change_layers(rows, estimate, event), height=150),
        event=event,
        change=shown(rows[-1]["change"]),
        low=shown(min(quiet)),
        high=shown(max(quiet)),
        account=" ".join(account(estimate, placebos)),
        window=estimate.window,
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
    title = "Change of approval, percentage points"
    signed = "datum.value ? format(datum.value, '+d') : '0'"
    x = across("change", (-_MOST_CHANGE, _MOST_CHANGE), title=title, tickCount=6, labelExpr=signed)
    zero = chart_of([{"change": 0}]).mark_rule(aria=False, opacity=0.6).encode(x=x)
    quiet = (
        base.transform_filter(f"datum.kind === '{_QUIET}'")
        .mark_tick(thickness=3, size=34, opacity=0.75, color=GREY)
        .encode(x=x, y=alt.value(105), **said())
    )
    low, high = estimate.interval()
    ends = chart_of([{"low": round(low, 1), "high": round(high, 1)}])
    bar = span(ends, "low", "high", alt.value(45), strokeWidth=7, opacity=0.45, color=RUSSIA)
    point = (
        base.transform_filter(f"datum.kind !== '{_QUIET}'")
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
