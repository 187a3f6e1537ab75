"""The figures of commitments agree with the datasets, and lines stand where they are said to."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from nato_course import charts, datasets
from nato_course.charts.opinion import INVASION, year_of


def test_every_ally_with_a_figure_has_a_row_and_no_sum_has_one() -> None:
    shown = rows(charts.allied_defence_shares().to_dict())
    members = {row.country for row in datasets.load("nato_members")}
    assert {row["country"] for row in shown} == members - {"Iceland"}
    assert [row["in_2024"] for row in shown] == sorted((r["in_2024"] for r in shown), reverse=True)


def test_the_description_counts_who_met_the_guideline() -> None:
    assert "At or above 2%: 3 in 2014, 23 in 2024." in charts.allied_defence_shares().description
    assert (
        "At or above 3.5%: 1 in 2014, 1 in 2024." in charts.allied_defence_shares(3.5).description
    )


def test_the_line_stands_at_the_guideline() -> None:
    line = charts.allied_defence_shares(3.5).to_dict()["layer"][1]
    assert line["data"]["values"] == [{"share": 3.5, "words": "3.5%"}]


@pytest.mark.parametrize("guideline", [0, -1, 6])
def test_a_guideline_outside_the_chart_is_refused(guideline: float) -> None:
    with pytest.raises(CourseError, match="outside the chart"):
        charts.allied_defence_shares(guideline)


def test_the_groups_of_june_2022_add_up_to_what_nato_said() -> None:
    chart = charts.battlegroups()
    shown = rows(chart.to_dict())
    assert sum(row["troops_2022_06"] for row in shown) == 9641
    assert "9,641 soldiers together" in chart.description


def test_polls_of_each_public_lie_on_the_right_side_of_the_invasion() -> None:
    shown = rows(charts.joining_polls().to_dict())
    line = year_of(INVASION)
    for row in shown:
        if row["when"] in ("January 2022", "December 2021", "2017"):
            assert row["at"] < line
        if row["when"] in ("March 2022", "25 March 2022", "May 2022"):
            assert row["at"] > line
    assert {row["country"] for row in shown} == {"Finland", "Sweden", "Ukraine"}


def test_only_shares_for_joining_are_drawn() -> None:
    expected = [
        row.share_pct
        for row in datasets.load("opinion_nato")
        if row.question == "own country should join" and row.answer == "for"
    ]
    assert [row["share"] for row in rows(charts.joining_polls().to_dict())] == expected
