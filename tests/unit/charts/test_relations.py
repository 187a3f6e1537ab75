"""The timeline leaves no event out and cuts no title."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from nato_course import charts, datasets
from nato_course.lanes import LANES


def test_every_event_of_the_years_is_shown_once_in_order() -> None:
    shown = [row["title"] for row in rows(charts.relationship_timeline(1997, 2002).to_dict())]
    events = sorted(datasets.load("events"), key=lambda event: (event.date, event.id))
    assert shown == [event.title for event in events if 1997 <= event.date.year <= 2002]


def test_every_kind_of_event_has_a_lane() -> None:
    assert {event.kind for event in datasets.load("events")} <= set(LANES)


def test_no_title_is_cut() -> None:
    for row in rows(charts.relationship_timeline(1949, 2026).to_dict()):
        assert row["words"].replace("\n", " ") == row["title"]


def test_years_without_events_are_an_error_that_names_them() -> None:
    with pytest.raises(CourseError, match="between 1800 and 1801"):
        charts.relationship_timeline(1800, 1801)


def test_many_events_are_stacked_by_year_in_their_lanes_and_few_are_listed() -> None:
    few, many = charts.relationship_timeline(), charts.relationship_timeline(1991, 2026)
    spec = many.to_dict()
    assert few.to_dict()["height"] > 600 > spec["height"]
    events = [each for each in datasets.load("events") if 1991 <= each.date.year <= 2026]
    stacked = spec["layer"][-1]["data"]["values"]
    signs = {(row["lane"], row["at"], row["place"]) for row in stacked}
    assert len(signs) == len(events)  # none lies on another
