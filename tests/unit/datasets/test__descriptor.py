"""Descriptions, citations and checksums."""

import csv
from pathlib import Path

import pytest

from coursebook.datasets import _descriptor
from coursebook.errors import CourseError
from nato_course import datasets


def test_a_description_reads_as_text() -> None:
    text = repr(datasets.describe("border_totals"))
    assert text.startswith(
        "Length of Russia's land border with NATO after each round (border_totals)"
    )
    assert "total_km [km]: Sum of the lengths." in text
    assert "Licence: " in text
    assert "Caveats\n  - Only today's Russia is counted" in text


def test_a_description_is_html_with_its_text_escaped() -> None:
    html = datasets.describe("nato_defence_share")._repr_html_()
    assert "<code>share_gdp_pct</code>" in html
    assert "Allies&#x27; defence spending" in html


def test_a_description_is_the_same_each_time() -> None:
    assert repr(datasets.describe("events")) == repr(datasets.describe("events"))
    assert " at 0x" not in repr(datasets.describe("events"))


def test_a_citation_names_the_course_and_the_publisher() -> None:
    cited = datasets.citation("nuclear_warheads")
    assert "[data table nuclear_warheads.csv]" in cited.ours
    assert "Federation of American Scientists" in cited.publisher
    assert str(cited) == f"{cited.ours}\n{cited.publisher}"


def test_path_points_at_the_csv_for_pandas_or_a_spreadsheet() -> None:
    with datasets.path("un_votes").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[0] == "resolution"


@pytest.mark.parametrize("ask", [datasets.describe, datasets.path, datasets.citation])
def test_an_unknown_name_is_an_error_everywhere(ask: object) -> None:
    with pytest.raises(CourseError, match="no dataset 'votes'"):
        ask("votes")  # type: ignore[operator]


def test_checksums_are_renewed_where_a_file_changed(package: Path) -> None:
    assert _descriptor.refresh_hashes(package) == ()
    file = package / "cities.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert _descriptor.refresh_hashes(package) == ("cities",)
    assert _descriptor.refresh_hashes(package) == ()
