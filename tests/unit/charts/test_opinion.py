"""The figures of opinion show every reading, and an event beside its quiet dates."""

from datetime import date

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from nato_course import charts, datasets
from nato_course.models.rally import Change, Reading


def moved(points: float, month: int = 3) -> Change:
    before = (Reading(date(2001, month - 1, 1), 50.0),)
    return Change(date(2001, month, 1), 1, before, (Reading(date(2001, month, 1), 50 + points),))


def test_every_reading_is_shown_in_order() -> None:
    shown = rows(charts.approval_with_events().to_dict())
    table = sorted(datasets.load("levada_approval"), key=lambda row: row.month)
    assert [row["approve"] for row in shown] == [row.approve_pct for row in table]


def test_the_event_stands_beside_its_placebos() -> None:
    chart = charts.change_against_placebos(moved(9), [moved(1), moved(-2)], event="An event")
    shown = rows(chart.to_dict())
    assert [(row["kind"], row["change"]) for row in shown] == [
        ("Date without an event", 1.0),
        ("Date without an event", -2.0),
        ("An event", 9.0),
    ]
    assert "0 of 2" in chart.to_dict()["description"]


def test_without_a_placebo_there_is_no_figure() -> None:
    with pytest.raises(CourseError, match="no placebo date"):
        charts.change_against_placebos(moved(9), [], event="An event")


def test_a_change_beyond_the_axis_is_refused() -> None:
    with pytest.raises(CourseError, match="lie beyond 50 points"):
        charts.change_against_placebos(moved(9), [moved(-50.5)], event="An event")
