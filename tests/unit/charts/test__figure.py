"""Figures carry their words and their data."""

import csv
import io
from typing import Any

import pytest

from coursebook.errors import CourseError
from coursebook.figures import figure
from coursebook.figures._figure import caption, cells, credit, figure_csv, rows, shown
from coursebook.figures._style import chart_of
from nato_course import datasets
from tests.unit.charts.conftest import FIGURES

WORDS: dict[str, Any] = {
    "title": "A title",
    "description": "A description.",
    "sources": ("A credit",),
    "columns": {"year": "Year"},
}


def a_chart(**words: Any) -> dict[str, Any]:
    chart = chart_of([{"year": 1999}]).mark_point().encode(x="year:Q")
    made: dict[str, Any] = figure(chart, **{**WORDS, **words}).to_dict()
    return made


def test_every_figure_describes_itself(spec: dict[str, Any]) -> None:
    words = caption(spec)
    assert len(words.title) > 10
    assert len(words.description) > 60
    assert words.sources


def test_every_figure_labels_the_columns_of_its_table(spec: dict[str, Any]) -> None:
    words = caption(spec)
    assert all(label[0].isupper() for label in words.columns.values())
    assert all(len(row) == len(words.columns) for row in cells(spec))
    units = {"_km": "(km)", "_pct": "%"}
    for field, label in words.columns.items():
        for ending, unit in units.items():
            assert not field.endswith(ending) or unit in label


def test_the_csv_holds_the_data_unformatted(spec: dict[str, Any]) -> None:
    fields = list(caption(spec).columns)
    read = list(csv.DictReader(io.StringIO(figure_csv(spec))))
    expected = [
        {field: "" if row[field] is None else str(row[field]) for field in fields}
        for row in rows(spec)
    ]
    assert read == expected


@pytest.mark.parametrize("missing", WORDS)
def test_a_figure_without_its_words_is_an_error_that_names_them(missing: str) -> None:
    with pytest.raises(CourseError, match=missing):
        a_chart(**{missing: ""})


def test_a_column_that_no_data_has_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(CourseError, match=r"columns yeer.*has: year"):
        rows(a_chart(columns={"yeer": "Year"}))


def test_a_plain_chart_shows_all_its_fields_and_its_drawn_title() -> None:
    chart = chart_of([{"a": 1, "b": 2}]).mark_point().encode(x="a:Q").properties(title="Drawn")
    words = caption(chart.to_dict())
    assert (words.title, words.columns) == ("Drawn", {"a": "a", "b": "b"})


@pytest.mark.parametrize(
    ("value", "field", "text"),
    [
        (1417, "distance_km", "1,417"),
        (1949, "year", "1949"),
        (2000, "accession_year", "2000"),
        (-14.531, "gdp_growth_pct", "−14.531"),
        (191.0, "km", "191"),
        (0.0004, "share", "0"),
        (None, "km", "no figure"),
        (True, "member", "yes"),
        ("pre-1991", "label", "pre-1991"),
    ],
)
def test_values_are_shown_for_readers(value: object, field: str, text: str) -> None:
    assert shown(value, field) == text


@pytest.mark.parametrize(("label", "text"), [("Joined in year", "2004"), ("Soldiers", "2,004")])
def test_a_column_that_is_called_a_year_has_no_thousands(label: str, text: str) -> None:
    chart = a_chart(columns={"joined": label})
    chart["data"] = {"values": [{"joined": 2004}]}
    assert cells(chart) == [[text]]


def test_a_credit_stands_as_it_is_and_a_key_is_cited() -> None:
    assert credit("World Bank, 2026") == "World Bank, 2026"
    assert "Richardson" in credit("richardson1960")


PREDICTED = (
    *("troops_and_members", "border_by_round", "presence_in_the_east", "battlegroups"),
    *("warheads_and_interceptors", "approval_with_events", "joining_polls", "exercise_sizes"),
)
"""Figures that readers are asked about before they see them, or as they do."""


@pytest.mark.parametrize("name", PREDICTED)
def test_the_title_of_what_readers_are_asked_to_predict_is_a_question(name: str) -> None:
    assert caption(FIGURES[name]().to_dict()).title.endswith("?")


def test_titles_that_tell_a_finding_take_their_numbers_from_the_tables() -> None:
    spent = {
        row.code: row.constant_usd_2023_bn
        for row in datasets.load("defence_spending")
        if row.year == 2024
    }
    told = caption(FIGURES["military_spending"]().to_dict()).title
    assert f"{spent['USA'] / spent['RUS']:.1f} times as much as Russia in 2024" in told
    assert f"the other allies {spent['NATO_X_USA'] / spent['RUS']:.1f} times" in told
    fell = [row for row in datasets.load("russia_economy") if 1990 <= row.year <= 2010]
    falls = sum(row.gdp_growth_pct < 0 for row in fell)
    assert (
        f"fell in {falls} of the 21 years" in caption(FIGURES["russia_economy"]().to_dict()).title
    )
    shares = {
        row.code: row.share_gdp_pct
        for row in datasets.load("nato_defence_share")
        if row.year == 2024
    }
    met = sum(share >= 2 for code, share in shares.items() if not code.startswith("NATO"))
    told = caption(FIGURES["allied_defence_shares"]().to_dict()).title
    assert f"and {met} in 2024 by NATO's estimate" in told
