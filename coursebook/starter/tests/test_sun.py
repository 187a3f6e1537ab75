"""The table and the figure of day lengths are what the geometry gives."""

import pytest
from small_course import charts, sun

from coursebook import datasets


def test_each_day_of_the_table_is_what_the_geometry_gives() -> None:
    for row in datasets.load("day_lengths"):
        june, december = (sun.hours(row.latitude_deg, lean) for lean in (sun.TILT, -sun.TILT))
        assert row.june_hours == pytest.approx(june, abs=0.005)
        assert row.december_hours == pytest.approx(december, abs=0.005)


def test_the_figure_draws_every_row_twice() -> None:
    assert len(charts.day_lengths().to_dict()["data"]["values"]) == 2 * len(
        datasets.load("day_lengths")
    )
