"""Figures of questions come from the datasets."""

import pytest

from coursebook.errors import CourseError
from coursebook.questions.values import Value, fill, leaves, look_up, placeholders
from nato_course import datasets


def test_a_figure_is_the_cell_of_the_one_row_found() -> None:
    where = {"round": 2004, "measurement": "cia_factbook"}
    found = look_up({"dataset": "border_totals", "where": where, "field": "total_km"})
    rows = datasets.load("border_totals")
    assert found == next(
        r.total_km for r in rows if (r.round, r.measurement) == (2004, "cia_factbook")
    )


def test_rows_can_be_counted_and_a_list_means_any_of_it() -> None:
    rounds = {"dataset": "nato_members", "where": {"round": [1999, 2004]}, "count": True}
    assert look_up(rounds) == 10


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ({"dataset": "border_totals", "field": "total_km"}, r"finds \d+ rows"),
        ({"dataset": "border_totals", "field": "length"}, "no column 'length'"),
        ({"dataset": "nato_members", "where": {"iso3": "FIN"}, "field": "country"}, "not a number"),
        ({"dataset": "nato_members", "where": {"iso3": "FIN"}}, "name a field"),
    ],
)
def test_a_reference_that_finds_no_figure_says_why(reference: dict[str, object], told: str) -> None:
    with pytest.raises(CourseError, match=told):
        look_up(reference)


def test_figures_are_written_with_their_decimals_and_grouped() -> None:
    values = {"km": Value(1317), "share": Value(5.9, 1), "exact": Value(8.25)}
    assert fill("{km} km, {share} %, {exact}", values) == "1,317 km, 5.9 %, 8.25"
    assert fill({"answer": "km", "text": "km"}, values) == {"answer": 1317.0, "text": "km"}


def test_a_figure_is_found_wherever_it_is_named() -> None:
    data = {"options": [{"text": "{none} km"}]}
    found = [(path, each) for path, _, text in leaves(data) for each in placeholders(text)]
    assert found == [("options[0].text", "none")]
