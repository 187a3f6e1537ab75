"""The basemap against places whose country is known, and against the datasets."""

import json
import math
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from coursebook.errors import CourseError
from nato_course import datasets
from nato_course.widgets import _basemap
from nato_course.widgets._basemap import HEIGHT, PATH, UNITS_PER_KM, WIDTH, basemap, project

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from basemap_geometry import area, clip, encode, encode_line, inside, label_spot, simplify

Point = tuple[float, float]
COUNTRIES = {each["iso3"]: each for each in basemap()["countries"]}
OUTSIDE_EUROPE = {"CAN", "USA"}


def rings(path: str) -> list[list[Point]]:
    """Read a path of the basemap: relative lines with one decimal."""
    found = []
    for part in path.split("M")[1:]:
        numbers = [float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found


def holds(path: str, latitude: float, longitude: float) -> bool:
    return any(inside(project(latitude, longitude), ring) for ring in rings(path))


def country_at(latitude: float, longitude: float) -> set[str]:
    return {iso3 for iso3, each in COUNTRIES.items() if holds(each["d"], latitude, longitude)}


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "iso3"),
    [
        ("Simferopol", 44.95, 34.10, "UKR"),
        ("Sevastopol's hinterland", 44.60, 33.70, "UKR"),
        ("Kaliningrad", 54.71, 20.50, "RUS"),
        ("Moscow", 55.75, 37.62, "RUS"),
        ("Pristina", 42.66, 21.16, "XKX"),
        ("Belgrade", 44.80, 20.46, "SRB"),
        ("Kyrenia", 35.28, 33.30, "CYP"),
        ("Leipzig", 51.34, 12.37, "DEU"),
        ("Tbilisi", 41.70, 44.80, "GEO"),
        ("Ankara", 39.93, 32.86, "TUR"),
        ("Luxembourg", 49.70, 6.13, "LUX"),
        ("Podgorica", 42.44, 19.26, "MNE"),
        ("Skopje", 41.99, 21.43, "MKD"),
    ],
)
def test_a_place_lies_in_its_country_alone(place, latitude, longitude, iso3):
    assert country_at(latitude, longitude) == {iso3}, place


def test_crimea_is_also_a_shape_of_its_own_to_be_hatched():
    assert holds(basemap()["crimea"], 44.95, 34.10)
    assert not holds(basemap()["crimea"], 46.47, 30.73)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(51.34, 12.37), (54.09, 12.13), (50.98, 11.03)]
)
def test_east_german_places_lie_east_of_the_inner_border(latitude, longitude):
    assert holds(basemap()["gdr"], latitude, longitude)


@pytest.mark.parametrize(("latitude", "longitude"), [(53.55, 10.0), (48.14, 11.58), (52.37, 9.73)])
def test_west_german_places_lie_west_of_the_inner_border(latitude, longitude):
    assert not holds(basemap()["gdr"], latitude, longitude)


def test_every_member_in_europe_and_every_bloc_state_in_sight_has_an_outline():
    members = {each.iso3 for each in datasets.load("nato_members")}
    assert members - OUTSIDE_EUROPE <= set(COUNTRIES)
    assert {"RUS", "BLR", "UKR", "MDA", "GEO", "ARM", "AZE", "KAZ"} <= set(COUNTRIES)


def test_labels_stand_on_the_map():
    for each in COUNTRIES.values():
        assert 0 < each["x"] < WIDTH
        assert 0 < each["y"] < HEIGHT
        assert each["room"] > 0 or each["area"] < 100


def test_lengths_on_the_map_agree_with_the_distances_table():
    cities = {each.city: each for each in datasets.load("cities")}
    for each in datasets.load("distances"):
        city = cities[each.city]
        drawn = math.dist(project(city.lat, city.lon), project(each.nearest_lat, each.nearest_lon))
        assert drawn / UNITS_PER_KM == pytest.approx(each.distance_km, rel=0.03, abs=2)


def test_the_nearest_points_lie_on_the_coast_or_border_of_their_country():
    for each in datasets.load("distances"):
        point = project(each.nearest_lat, each.nearest_lon)
        outline = [p for ring in rings(COUNTRIES[each.nearest_iso3]["d"]) for p in _dense(ring)]
        assert min(math.dist(point, p) for p in outline) < 5, each


def test_russias_borders_are_about_as_long_as_the_table_says():
    for each in datasets.load("border_russia_nato"):
        lines = rings(basemap()["borders"][each.iso3])
        drawn = sum(math.dist(a, b) for line in lines for a, b in pairwise(line)) / UNITS_PER_KM
        assert 0.75 * each.natural_earth_km < drawn < 1.1 * each.natural_earth_km, each.country


def test_areas_compare_truly():
    def ratio(one: str, other: str) -> float:
        return COUNTRIES[one]["area"] / COUNTRIES[other]["area"]

    assert ratio("FRA", "POL") == pytest.approx(551 / 313, rel=0.04)
    assert ratio("FIN", "ROU") == pytest.approx(338 / 238, rel=0.06)


def test_the_file_says_where_it_comes_from_and_stays_small():
    meta = basemap()["meta"]
    assert "public domain" in meta["licence"]
    assert "68/262" in meta["crimea"]
    assert PATH.stat().st_size <= 60_000


def test_the_small_map_tells_north_america_from_russia():
    shapes = basemap()["inset"]["countries"]
    assert {"USA", "CAN", "DNK", "RUS", "UKR", "KAZ", "other"} <= set(shapes)
    x, y = _basemap.inset_spot(44.95, 34.10)
    assert any(inside((x, y), ring) for ring in rings(shapes["UKR"]))
    assert not any(inside((x, y), ring) for ring in rings(shapes["RUS"]))


def test_a_damaged_file_says_how_to_write_it_again(tmp_path, monkeypatch):
    broken = tmp_path / "basemap_europe.json"
    monkeypatch.setattr(_basemap, "PATH", broken)
    for content in ("{", "[]"):
        broken.write_text(content)
        with pytest.raises(CourseError, match=r"make_basemap\.py"):
            _basemap.basemap.__wrapped__()


def test_simplifying_keeps_the_ends_and_drops_what_changes_little():
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    assert simplify(line, 0.5) == [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]


def test_an_island_keeps_three_corners_however_small():
    ring = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0)]
    assert len(simplify(ring, 100)) == 4


def test_cutting_a_ring_at_a_box_keeps_the_part_inside():
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    assert area(clip(square, (0, 0, 10, 10))) == pytest.approx(25)
    assert clip(square, (6, 6, 10, 10)) == []


def test_a_label_goes_where_the_ring_is_wide():
    neck = [(52.0, 20.0), (52.0, 90.0), (48.0, 90.0), (48.0, 20.0)]
    flask = [(0.0, 0.0), (100.0, 0.0), (100.0, 20.0), *neck, (0.0, 20.0)]
    x, y, room = label_spot(flask)
    assert (x, room) == (pytest.approx(50), pytest.approx(100))
    assert 0 < y < 20


def test_a_path_reads_back_as_the_points_it_was_made_of():
    line = [(1.0, 2.5), (0.5, 2.5), (0.5, 12.0), (-3.2, 11.9)]
    assert encode_line(line) == "M1 2.5l-.5 0 0 9.5-3.7-.1"
    assert rings(encode([line]))[0] == [pytest.approx(point) for point in line]


def test_the_outlines_are_written_without_needless_characters():
    text = PATH.read_text(encoding="utf-8")
    assert not re.search(r"\b0\.\d", json.loads(text)["context"])


def _dense(ring: list[Point]) -> list[Point]:
    """Put points on the long sides, so that a distance to points is a distance to the line."""
    found = []
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        steps = max(1, int(math.dist((x1, y1), (x2, y2)) / 2))
        found += [(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps) for i in range(steps)]
    return found
