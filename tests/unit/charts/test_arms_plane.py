"""Spending beside a model: the figures are the table's, and the warning always goes with them."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import caption, rows
from coursebook.figures._worded import words_of_figures
from nato_course import charts, datasets
from nato_course.charts.arms_plane import ALLIES, spending_rows
from nato_course.models.richardson import ArmsRace


@pytest.mark.parametrize("allies", ALLIES)
@pytest.mark.parametrize("since", [1992, 2000, 2014])
def test_each_point_is_the_tables_figure_over_that_of_the_first_year(
    allies: str, since: int
) -> None:
    table = {
        (each.code, each.year): each.constant_usd_2023_bn or 0
        for each in datasets.load("defence_spending")
    }
    seen = spending_rows(allies, since)
    assert (seen[0]["x"], seen[0]["y"]) == (1, 1)
    assert [row["year"] for row in seen] == list(range(since, 2025))
    for row in seen:
        assert row["x"] == pytest.approx(table["RUS", row["year"]] / table["RUS", since], abs=1e-4)
        assert row["y"] == pytest.approx(
            table[allies, row["year"]] / table[allies, since], abs=1e-4
        )


@pytest.mark.parametrize(
    ("allies", "since", "message"),
    [("CHN", 2000, "use one of NATO_X_USA"), ("USA", 1980, "no figure for 1980")],
)
def test_what_the_table_lacks_is_named(allies: str, since: int, message: str) -> None:
    with pytest.raises(CourseError, match=message):
        spending_rows(allies, since)


def test_the_model_stands_beside_the_published_course_with_the_warning() -> None:
    seen = spending_rows()
    path = ArmsRace((0.1, 0.01), (0, 0), (0, 0)).trajectory(years=len(seen) - 1)
    spec = charts.plane_with_spending(path, seen).to_dict()
    assert caption(spec).note == words_of_figures()["plane_with_spending"]["note"]
    assert "not thereby shown to be their cause" in caption(spec).note
    assert {row["course"] for row in rows(spec)} == {"published", "model"}
    assert len(rows(spec)) == len(seen) + len(path)
    assert "Published: from (1, 1) to (6.32, 1.70) in 2024" in caption(spec).description


def test_a_model_that_leaves_the_plane_is_said_to() -> None:
    seen = spending_rows("USA", 2014)
    path = ArmsRace((1.5, 1.5), (0, 0), (1, 1)).trajectory(years=10)
    spec = charts.plane_with_spending(path, seen, allies="USA").to_dict()
    assert "The model leaves the plane in 2015." in caption(spec).description


def test_the_map_says_which_races_settle() -> None:
    races = [
        {"race": "calm", "reaction": 0.5, "fatigue": 1},
        {"race": "edge", "reaction": 1, "fatigue": 1},
        {"race": "wild", "reaction": 1.2, "fatigue": 1},
    ]
    told = caption(charts.stability_map(races).to_dict()).description
    assert "calm: reaction 0.5, fatigue 1, settles" in told
    assert "edge: reaction 1, fatigue 1, does not settle" in told
    assert "wild: reaction 1.2, fatigue 1, does not settle" in told
