"""The figures of exercises, forces and spending show what the datasets hold."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from nato_course import charts, datasets
from nato_course.charts.consequences import COUNTS, counted


def test_every_exercise_from_the_first_year_has_its_organiser_s_number() -> None:
    shown = rows(charts.exercise_sizes().to_dict())
    listed = {row.name for row in datasets.load("exercises") if row.year >= 2009}
    declared = {row["name"] for row in shown if row["kind"] == "Organiser's number"}
    assert declared == listed


def test_a_range_is_kept_and_not_averaged() -> None:
    shown = rows(charts.exercise_sizes().to_dict())
    zapad = [row for row in shown if row["name"] == "Zapad-2017"]
    assert [(row["low"], row["high"]) for row in zapad] == [(12700, 12700), (12400, 100000)]


def test_the_description_names_the_exercises_that_others_counted() -> None:
    words = charts.exercise_sizes().description
    assert "Zapad-2017" in words and "Kavkaz 2016" not in words


def test_a_year_after_the_last_exercises_is_refused() -> None:
    with pytest.raises(CourseError, match="earlier year"):
        charts.exercise_sizes(2025)


def test_the_way_of_counting_decides_which_exercise_is_the_largest_of_2021() -> None:
    def largest(count: str) -> dict[str, object]:
        shown = rows(charts.largest_exercises(count).to_dict())
        return {row["side"]: row["name"] for row in shown if row["year"] == 2021}

    assert largest("organiser's lowest") == {
        "NATO": "Defender-Europe 21",
        "Russia": "Zapad-2021",
    }
    by_count = {
        count: {
            row["name"]: row["troops"] for row in rows(charts.largest_exercises(count).to_dict())
        }
        for count in COUNTS
    }
    assert by_count["organiser's lowest"]["Zapad-2021"] == 12800
    assert by_count["anyone's highest"]["Zapad-2021"] == 250000


def test_the_ways_of_counting_stand_in_order() -> None:
    for row in datasets.load("exercises"):
        if row.declared_low_troops is None:
            continue
        lowest, low, high, highest = (
            counted(row, count)
            for count in (
                "anyone's lowest",
                "organiser's lowest",
                "organiser's highest",
                "anyone's highest",
            )
        )
        assert lowest <= low <= high <= highest


def test_an_unknown_way_of_counting_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(CourseError, match="anyone's highest"):
        charts.largest_exercises("some")


def test_an_exercise_without_a_number_is_an_error_that_names_it() -> None:
    zapad_81 = next(row for row in datasets.load("exercises") if row.name == "Zapad-81")
    with pytest.raises(CourseError, match="Zapad-81"):
        counted(zapad_81, "organiser's lowest")


def test_forces_shrank_while_members_grew() -> None:
    shown = {row["year"]: row for row in rows(charts.troops_and_members().to_dict())}
    assert (shown[1991]["troops"], shown[1991]["members"]) == (264956, 16)
    assert (shown[2004]["troops"], shown[2004]["members"]) == (112280, 26)
    assert shown[2024]["members"] == 32


def test_spending_covers_both_sides_and_ukraine_to_the_last_year() -> None:
    shown = rows(charts.military_spending().to_dict())
    last = {row["who"]: row["level"] for row in shown if row["step"] == 2024}
    assert last == {
        "United States": 968.4,
        "Other allies": 489.5,
        "Russia": 150.5,
        "Ukraine": 66.8,
    }
