"""Figures of models tell courses apart and say what leaves the chart."""

import json
from typing import Any

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import caption, rows
from coursebook.figures._renderer import text_twin
from nato_course import charts
from nato_course.models import spiral
from nato_course.models.richardson import ArmsRace

CREDIT = ("A model of this course",)
RACE = ArmsRace.symmetric(reaction=0.5, fatigue=1, grievance=1)


def words_in(spec: dict[str, Any]) -> list[str]:
    """Return the words that are written beside lines."""
    layers = [layer for panel in spec.get("vconcat", [spec]) for layer in panel["layer"]]
    return [layer["mark"]["text"] for layer in layers if layer["mark"]["type"] == "text"]


def test_the_models_rows_can_be_drawn_as_they_are() -> None:
    play = spiral.Spiral().play(5)
    charts.spiral_paths(spiral.sights(play), sources=CREDIT)
    charts.arms_paths(spiral.fears(play), level="Fear", sources=CREDIT)
    charts.phase_plane(RACE.trajectory(), RACE.rest_lines(5), sources=CREDIT)


def test_each_line_is_named(paths: list[dict[str, Any]]) -> None:
    assert sorted(words_in(charts.arms_paths(paths, sources=CREDIT).to_dict())) == ["A", "B"]


def test_lines_that_run_alike_share_a_name() -> None:
    spec = charts.arms_paths(RACE.path(), sources=CREDIT).to_dict()
    assert words_in(spec) == ["A and B"]


def test_what_leaves_the_chart_is_marked_and_said(paths: list[dict[str, Any]]) -> None:
    spec = charts.arms_paths(paths, top=2.2, sources=CREDIT).to_dict()
    assert sorted(words_in(spec)) == ["A ↑", "B ↑"]
    assert "A goes from 1 to 2.5, beyond the top of the chart from year 3" in spec["description"]
    assert len(rows(spec)) == len(paths)


def test_a_fixed_top_keeps_the_scale_across_figures(paths: list[dict[str, Any]]) -> None:
    tops = set()
    for start in (0, 1):
        moved = [{**row, "level": row["level"] + start} for row in paths]
        spec = charts.arms_paths(moved, top=20, sources=CREDIT).to_dict()
        tops.add(spec["layer"][0]["encoding"]["y"]["scale"]["domain"][1])
    assert tops == {20}


def test_levels_do_not_depend_on_the_last_binary_digit(paths: list[dict[str, Any]]) -> None:
    near = [{**row, "level": row["level"] + 1e-12} for row in paths]
    first, second = (charts.arms_paths(each, sources=CREDIT).to_dict() for each in (paths, near))
    assert json.dumps(first) == json.dumps(second)


def test_names_with_quotation_marks_can_be_drawn(paths: list[dict[str, Any]]) -> None:
    named = [{**row, "side": f'{row["side"]}\'s "bloc"'} for row in paths]
    assert 'A\'s "bloc"' in text_twin(charts.arms_paths(named, sources=CREDIT).to_dict())


def test_the_plane_says_where_neither_side_moves() -> None:
    lines = RACE.rest_lines(5)
    with_point = charts.phase_plane(
        RACE.trajectory(), lines, equilibrium=RACE.equilibrium(), sources=CREDIT
    ).to_dict()
    without = charts.phase_plane(RACE.trajectory(), lines, sources=CREDIT).to_dict()
    assert "Neither side moves at (2.00, 2.00)." in caption(with_point).description
    assert "There is no single point" in caption(without).description


@pytest.mark.parametrize(("stable", "word"), [(True, "attracts"), (False, "repels")])
def test_the_plane_says_whether_the_point_attracts(stable: bool, word: str) -> None:
    spec = charts.phase_plane(
        RACE.trajectory(), [], equilibrium=(2, 2), stable=stable, sources=CREDIT
    ).to_dict()
    assert word in words_in(spec)
    assert f"which {word} other levels" in caption(spec).description


@pytest.mark.parametrize(
    ("rows_given", "message"),
    [
        ([], "no rows"),
        ([{"step": 0, "side": "A"}], "row 0 has no 'level'"),
        ([{"step": 0, "side": side, "level": 1} for side in "ABCDE"], "5 values of 'side'"),
    ],
)
def test_rows_that_can_t_be_drawn_are_an_error(rows_given: list[Any], message: str) -> None:
    with pytest.raises(CourseError, match=message):
        charts.arms_paths(rows_given, sources=CREDIT)


def test_a_spiral_needs_two_sides(paths: list[dict[str, Any]]) -> None:
    one = [{**row, "kind": "real"} for row in paths if row["side"] == "A"]
    with pytest.raises(CourseError, match="give rows of two sides"):
        charts.spiral_paths(one, sources=CREDIT)
