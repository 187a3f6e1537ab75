"""The measured figures show what the datasets hold."""

from coursebook.figures._figure import rows
from nato_course import charts, datasets
from nato_course.charts.borders import _CITIES, _MEASURES, _changes


def test_the_border_has_a_row_for_each_round_that_changed_it() -> None:
    shown = rows(charts.border_by_round().to_dict())
    assert [row["year"] for row in shown] == [1949, 1999, 2004, 2023]
    totals = {(row.round, row.measurement): row.total_km for row in datasets.load("border_totals")}
    for row in shown:
        assert {name: row[name] for name in _MEASURES} == {
            name: totals[row["year"], name] for name in _MEASURES
        }


def test_the_border_s_row_names_who_is_new() -> None:
    shown = {row["year"]: row["added"] for row in rows(charts.border_by_round().to_dict())}
    assert shown[2004] == "Estonia, Latvia, Lithuania"
    assert shown[2023] == "Finland"


def test_finland_and_sweden_changed_neither_distance() -> None:
    shown = [dict(row) for row in rows(charts.distance_by_round().to_dict())]
    for city in _CITIES:
        assert [row["year"] for row in _changes(shown, city)] == [1949, 1999, 2004]
