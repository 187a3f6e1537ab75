"""The figure of the economy hides no fall and no gap."""

from coursebook.figures._figure import cells, rows
from nato_course import charts, datasets


def test_the_years_and_values_are_the_dataset_s() -> None:
    shown = rows(charts.russia_economy().to_dict())
    data = [row for row in datasets.load("russia_economy") if 1990 <= row.year <= 2010]
    assert [row["gdp_growth_pct"] for row in shown] == [row.gdp_growth_pct for row in data]
    assert [row["cpi_inflation_pct"] for row in shown] == [row.cpi_inflation_pct for row in data]


def test_a_missing_price_figure_is_shown_as_missing() -> None:
    spec = charts.russia_economy().to_dict()
    assert cells(spec)[0] == ["1990", "−3", "no figure"]
    assert "no price figure for Russia before 1993" in spec["usermeta"]["coursebook"]["note"]


def test_every_value_lies_inside_the_price_scale() -> None:
    spec = charts.russia_economy().to_dict()
    low, high = spec["vconcat"][1]["layer"][0]["encoding"]["y"]["scale"]["domain"]
    values = [row["cpi_inflation_pct"] for row in rows(spec) if row["cpi_inflation_pct"]]
    assert low < min(values) and max(values) < high
