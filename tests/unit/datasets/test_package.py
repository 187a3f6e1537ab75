"""The data package is valid, complete and honest about where its figures come from."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from coursebook.datasets import _descriptor
from nato_course import datasets

WORDS = ["two_sources", "one_source", "derived", "unverified"]
STATED = ("title", "description", "publisher", "edition", "transformation", "retrieved", "as_of")


def frictionless_errors(folder: Path, name: str | None = None) -> list[str]:
    report = Package(str(folder / "datapackage.json")).validate(name=name)
    found = report.flatten(["name", "type", "rowNumber", "fieldName"])
    return [" ".join(str(part) for part in error) for error in found]


def cells(name: str) -> list[dict[str, str]]:
    with datasets.path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_finds_nothing_wrong() -> None:
    assert frictionless_errors(_descriptor.FOLDER) == []


FAULTS = [
    ("nato_members.csv", "POL,Poland", "CZE,Poland", "unique"),
    ("un_votes.csv", ",141,5,35", ",-141,5,35", "constraint-error"),
    ("blocs.csv", "two_sources", "certain", "constraint-error"),
    ("russia_economy.csv", "-14.531", "minus 14", "type-error"),
    ("distances.csv", "1999,Moscow", "1998,Moscow", "foreign-key"),
    ("levada_approval.csv", "2014-03-01,80", "2014-03-01,180", "constraint-error"),
    ("events.csv", ",Russia,statement", ",Kremlin,statement", "constraint-error"),
]


@pytest.mark.parametrize(("file", "old", "new", "kind"), FAULTS)
def test_frictionless_finds_a_seeded_fault(
    package: Path, damage: Callable[[str, str, str], None], file: str, old: str, new: str, kind: str
) -> None:
    damage(file, old, new)
    assert any(kind in error for error in frictionless_errors(package, file.removesuffix(".csv")))


def test_frictionless_finds_a_file_that_is_not_the_one_described(package: Path) -> None:
    file = package / "cities.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("59.939", "59.938"), encoding="utf-8")
    assert any("hash" in error for error in frictionless_errors(package, "cities"))


def test_checksums_are_current(descriptor: dict[str, Any]) -> None:
    for each in descriptor["resources"]:
        content = (_descriptor.FOLDER / each["path"]).read_bytes()
        assert each["hash"] == _descriptor.checksum(content), "run python -m coursebook.datasets"
        assert each["bytes"] == len(content)


def test_every_csv_is_described(descriptor: dict[str, Any]) -> None:
    described = {each["path"] for each in descriptor["resources"]}
    assert described == {file.name for file in _descriptor.FOLDER.glob("*.csv")}


@pytest.mark.parametrize("name", datasets.names())
def test_a_table_states_where_it_comes_from(name: str, descriptor: dict[str, Any]) -> None:
    each = next(entry for entry in descriptor["resources"] if entry["name"] == name)
    for key in STATED:
        assert each[key].strip(), key
    assert each["caveats"]
    assert each["urls"] or each["publisher"] == "This course"
    assert all(url.startswith("https://") for url in each["urls"])
    assert each["licenses"][0]["title"]
    assert each["licenses"][0]["path"].startswith("https://")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", each["as_of"])


@pytest.mark.parametrize("name", datasets.names())
def test_columns_are_described_with_units_in_their_names(
    name: str, descriptor: dict[str, Any]
) -> None:
    each = next(entry for entry in descriptor["resources"] if entry["name"] == name)
    for field in each["schema"]["fields"]:
        assert field["description"].endswith("."), field["name"]
        ending = re.search(r"_(km|pct|bn|thousand)$", field["name"])
        assert not ending or field.get("unit"), field["name"]
        if field["name"] == "confidence":
            assert field["constraints"]["enum"] == WORDS


@pytest.mark.parametrize("name", datasets.names())
def test_cells_are_clean_and_hold_no_addresses(name: str) -> None:
    for row in cells(name):
        for column, cell in row.items():
            assert cell == cell.strip(), (name, column, cell)
            assert "http" not in cell, (name, column)
            assert column != "iso3" or re.fullmatch("[A-Z]{3}", cell), cell


def test_selected_values_stay_within_the_terms_of_their_publishers() -> None:
    # SIPRI allows less than ten per cent of a data set; the Levada series has 301 months.
    countries = [row for row in datasets.load("defence_spending") if row.countries == 1]
    assert len(countries) < 400
    assert len(datasets.load("levada_approval")) < 31
