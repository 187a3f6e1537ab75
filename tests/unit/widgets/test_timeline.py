"""The timeline's choice of events and its twin, which is the page's content."""

import re

import pytest

from coursebook.errors import CourseError
from nato_course import datasets, lanes
from nato_course.widgets.timeline import UNVERIFIED, timeline


def test_without_arguments_every_event_is_shown_once_with_its_source():
    twin = timeline().twin_html()
    events = datasets.load("events")
    assert twin.count("<li id=") == len(events)
    assert twin.count("Source: ") == len(events)


def test_events_can_be_chosen_by_actor_kind_and_year():
    shown = timeline(actors=["NATO"], kinds=["enlargement"], since=1990, until=2010).events
    assert shown
    assert all("NATO" in each.actors and each.kind == "enlargement" for each in shown)
    assert all(1990 <= each.date.year <= 2010 for each in shown)


def test_events_stand_in_order_of_time():
    dates = [each.date for each in timeline().events]
    assert dates == sorted(dates)


def test_both_sides_views_stand_beside_each_other_with_their_sources():
    both = next(e for e in datasets.load("events") if e.moscow_view and e.nato_view)
    twin = timeline().twin_html()
    item = twin[twin.index(f'id="event-{both.id}"') :].partition("</li>")[0]
    assert item.index("How Moscow presented it") < item.index("How NATO presented it")
    assert item.count('class="nc-cite"') == 2


def test_a_side_without_a_source_is_left_out_rather_than_guessed():
    none = next(e for e in datasets.load("events") if not e.moscow_view and not e.nato_view)
    twin = timeline().twin_html()
    item = twin[twin.index(f'id="event-{none.id}"') :].partition("</li>")[0]
    assert "presented it" not in item


def test_an_unverified_event_says_so():
    doubtful = [e for e in datasets.load("events") if e.confidence == "unverified"]
    assert timeline().twin_html().count(UNVERIFIED) == len(doubtful)


def test_filters_find_actors_and_kinds_in_the_elements_themselves():
    twin = timeline().twin_html()
    first = datasets.load("events")[0]
    assert f'data-actors="{"|".join(first.actors)}" data-kind="{first.kind}"' in twin


def test_no_value_holds_the_bar_that_separates_values():
    assert not any("|" in actor for each in datasets.load("events") for actor in each.actors)


def test_the_content_travels_as_html_and_not_as_state():
    state = timeline().get_state()
    assert state["_enhance"] is True
    assert not any("Munich" in str(value) for key, value in state.items() if key != "_esm")


def test_a_live_view_that_asks_gets_the_twin():
    widget = timeline(kinds=["enlargement"])
    sent = []
    widget.send = sent.append
    widget._handle_custom_msg({"type": "twin"}, [])
    widget._handle_custom_msg({"type": "other"}, [])
    assert sent == [{"type": "twin", "html": widget.twin_html()}]


def test_the_text_twin_has_a_line_an_event():
    widget = timeline(kinds=["enlargement"])
    lines = widget.twin_text().splitlines()
    assert len(lines) == 1 + len(widget.events)
    assert all(re.match(r"\d{4}-\d\d-\d\d  ", line) for line in lines[1:])


def test_an_unknown_actor_names_the_nearest():
    with pytest.raises(CourseError, match="did you mean NATO"):
        timeline(actors=["NATOO"])


def test_an_unknown_kind_without_a_near_one_lists_them_all():
    with pytest.raises(CourseError, match=r"use one of .*enlargement"):
        timeline(kinds=["zzz"])


def test_an_empty_timeline_is_an_error_that_says_what_to_widen():
    with pytest.raises(CourseError, match="widen"):
        timeline(since=2100)


def bars(twin: str) -> dict[str, list[tuple[int, int]]]:
    """Return each lane's bars: how many years after the first, and how high."""
    rows = re.findall(r'<b>([^<]+)</b> <span>(\d+)</span>.*?<path d="([^"]*)"', twin)
    found = {
        name: [(int(at), int(high)) for at, high in re.findall(r"M(\d+)\.1 \d+v-(\d+)", path)]
        for name, _, path in rows
    }
    assert {name: sum(high for _, high in each) for name, each in found.items()} == {
        name: int(total) for name, total, _ in rows
    }
    return found


def test_the_strip_has_every_event_once_in_the_lane_and_year_of_its_kind():
    events = datasets.load("events")
    found = bars(timeline().twin_html())
    assert tuple(found) == lanes.NAMES
    assert sum(high for each in found.values() for _, high in each) == len(events)
    first = min(each.date.year for each in events)
    joined = sum(each.kind == "enlargement" and each.date.year == 2004 for each in events)
    assert dict(found["Enlargement"])[2004 - first] == joined


def test_the_strip_of_a_part_leaves_out_lanes_without_events():
    assert tuple(bars(timeline(kinds=["enlargement"]).twin_html())) == ("Enlargement",)
