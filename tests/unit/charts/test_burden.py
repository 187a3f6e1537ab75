"""The figures of burdens show the tables' values, and divide them rightly."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from nato_course import charts, datasets


@pytest.mark.parametrize(
    ("measure", "field"), [("share", "share_gdp_pct"), ("dollars", "constant_usd_2023_bn")]
)
def test_spending_is_the_dataset_s_by_either_measure(measure: str, field: str) -> None:
    shown = rows(charts.spending_by_country(("RUS", "UKR"), measure).to_dict())  # type: ignore[arg-type]
    table = {(row.name, row.year): getattr(row, field) for row in datasets.load("defence_spending")}
    assert {row["who"] for row in shown} == {"Russia", "Ukraine"}
    assert all(row["level"] == table[row["who"], row["step"]] for row in shown)


@pytest.mark.parametrize("measure", ["share", "dollars"])
@pytest.mark.parametrize("codes", [("USA",), ("DEU", "FRA", "GBR", "POL"), ("UKR",), ("TUR",)])
def test_no_line_leaves_the_chart(codes: tuple[str, ...], measure: str) -> None:
    description = charts.spending_by_country(codes, measure).to_dict()["description"]  # type: ignore[arg-type]
    assert "beyond the top" not in description


def test_the_aims_are_drawn_for_shares_alone() -> None:
    share, dollars = (
        charts.spending_by_country(("DEU",), each).to_dict() for each in ("share", "dollars")
    )
    assert "Wales" in share["description"] and "The Hague" in share["description"]
    assert "Wales" not in dollars["description"]
    assert "exchange rates" in dollars["usermeta"]["coursebook"]["note"]


@pytest.mark.parametrize(
    ("codes", "measure", "told"),
    [
        ((), "share", "no country given"),
        (("ATL",), "share", "no country"),
        (("DEU",), "roubles", "no measure 'roubles'"),
        (("NATO",), "share", "no share values"),
        (("DEU", "FRA", "GBR", "POL", "TUR"), "share", "draw at most 4"),
    ],
)
def test_what_the_table_lacks_is_refused(codes: tuple[str, ...], measure: str, told: str) -> None:
    with pytest.raises(CourseError, match=told):
        charts.spending_by_country(codes, measure)  # type: ignore[arg-type]


def test_ratios_are_others_numbers_over_the_organiser_s() -> None:
    shown = {row["name"]: row for row in rows(charts.exercise_ratios().to_dict())}
    # Zapad-2013: 12,100 declared; others 70,000 to 90,000.
    assert (shown["Zapad-2013"]["low"], shown["Zapad-2013"]["high"]) == (5.79, 7.44)
    # Vostok 2018: 300,000 declared; others 50,000 to 100,000.
    assert (shown["Vostok 2018"]["low"], shown["Vostok 2018"]["high"]) == (0.17, 0.33)
    assert all(0.1 < row["low"] <= row["high"] < 50 for row in shown.values())


def test_an_exercise_without_a_second_count_has_no_ratio() -> None:
    shown = {row["name"] for row in rows(charts.exercise_ratios().to_dict())}
    both = {
        row.name
        for row in datasets.load("exercises")
        if row.declared_low_troops and row.estimated_low_troops
    }
    assert shown == both


def test_battlegroups_add_up_and_begin_at_nothing() -> None:
    shown = rows(charts.forces_east().to_dict())
    table = datasets.load("forward_presence")
    june = sum(row["persons"] for row in shown if row["when"] == "June 2022")
    assert june == sum(row.troops_2022_06 for row in table)
    assert [row["persons"] for row in shown if row["when"] == "2013"] == [0]
    assert min(row.since for row in table) > 2013
