"""The still picture of the map: every country once, in its colour, and light."""

import re

from nato_course import datasets
from nato_course.widgets._basemap import basemap
from nato_course.widgets._still_map import _FILLS, _coarse, still_map


def subpaths(kind: str) -> int:
    found = re.search(rf'fill="{_FILLS[kind]}" d="([^"]*)"', still_map())
    assert found
    return found[1].count("M")


def test_members_russia_and_the_others_have_their_colours_and_no_member_is_missing() -> None:
    members = {each.iso3 for each in datasets.load("nato_members")}
    drawn = [each for each in basemap()["countries"] if each["iso3"] in members]
    assert len(drawn) == len(members) - 2  # Canada and the United States lie off this map
    assert subpaths("nato") >= len(drawn)
    assert len(set(_FILLS.values())) == 4


def test_it_says_in_words_what_its_colours_mean() -> None:
    assert "NATO's members in blue, Russia in ochre" in still_map()
    for name in ("Ukraine", "Russia", "Finland", "Belarus"):
        assert f">{name}</text>" in still_map()


def test_a_corner_close_to_its_edge_goes_and_others_stay() -> None:
    assert _coarse("M0 0l50 1 50-1 0 100-100 0z") == "M0 0l100 0 0 100-100 0z"


def test_islets_go() -> None:
    assert _coarse("M0 0l3 0 0 3z") == ""


def test_it_is_light_and_the_same_each_time() -> None:
    assert len(still_map().encode()) < 20_000
    assert still_map() == still_map.__wrapped__(2024)
