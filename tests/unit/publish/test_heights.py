"""The room that a page keeps for its widgets."""

import pytest

from coursebook.publish import heights
from coursebook.publish.markup import widget_place

KNOWN = {"book/a": {"Predict 1": [300, 420], "Predict 2": [310, 0]}}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heights, "measured", lambda: KNOWN)


def test_widgets_of_a_class_have_their_rooms_in_their_order() -> None:
    rooms = heights.Rooms("book/a")
    assert rooms.next("Predict") == "--nc-room:300px;--nc-room-narrow:420px"
    assert rooms.next("Timeline") == ""
    assert rooms.next("Predict") == "--nc-room:310px;--nc-room-narrow:0px"
    assert rooms.next("Predict") == ""


def test_a_page_that_was_not_measured_keeps_no_room() -> None:
    assert heights.Rooms("book/b").next("Predict") == ""


def test_the_place_of_a_widget_carries_its_room() -> None:
    place = widget_place("m1", {}, name="Predict", twin=None, state={}, room="--nc-room:3px")
    assert 'style="--nc-room:3px"' in place
    assert "style" not in widget_place("m1", {}, name="Predict", twin=None, state={})
