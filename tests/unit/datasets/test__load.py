"""Loading: typed values, and errors that say where and what to do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

import pytest

from coursebook.datasets._load import read_table
from coursebook.errors import CourseError
from nato_course import datasets


def test_values_have_their_types() -> None:
    poland = next(row for row in datasets.load("nato_members") if row.iso3 == "POL")
    assert poland.accession_date == date(1999, 3, 12)
    assert poland.former_warsaw_pact is True
    assert poland.round == 1999


def test_an_empty_cell_is_none() -> None:
    russia = next(row for row in datasets.load("blocs") if row.iso3 == "RUS")
    assert russia.left is None


def test_a_list_in_a_cell_becomes_a_tuple() -> None:
    unification = next(row for row in datasets.load("nato_rounds") if row.round == 1990)
    finland = next(row for row in datasets.load("nato_rounds") if row.round == 2023)
    assert unification.joined == ()
    assert finland.joined == ("FIN",)


@pytest.mark.parametrize("name", datasets.names())
def test_every_table_loads(name: str) -> None:
    assert datasets.load(name)


@pytest.mark.parametrize("name", datasets.names())
def test_a_table_is_the_same_by_its_name_and_by_the_type_of_its_rows(name: str) -> None:
    found = datasets.load(name)
    assert datasets.rows(type(found[0])) is found


def test_a_type_checker_is_told_what_the_rows_of_a_type_are() -> None:
    hints = get_type_hints(datasets.rows)
    (row,) = get_args(hints["record"])
    assert hints["return"] == tuple[row, ...]


def test_a_type_of_no_table_is_told() -> None:
    class Stray(NamedTuple):
        year: int

    with pytest.raises(CourseError, match="Stray: is of no table: write @table"):
        datasets.rows(Stray)


def test_an_unknown_name_gives_the_nearest_names() -> None:
    with pytest.raises(CourseError, match="did you mean nato_members"):
        datasets.load("nato_membres")


def test_a_missing_file_is_named(package: Path) -> None:
    (package / "cities.csv").unlink()
    with pytest.raises(CourseError, match=r"cities\.csv.*restore"):
        read_table("cities", package)


def test_a_missing_descriptor_is_named(package: Path) -> None:
    (package / "datapackage.json").unlink()
    with pytest.raises(CourseError, match=r"datapackage\.json.*Reinstall"):
        read_table("cities", package)


def test_a_descriptor_that_is_not_json_is_named(package: Path) -> None:
    (package / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match=r"datapackage\.json: this isn't JSON"):
        read_table("cities", package)


def test_a_changed_file_fails_by_its_checksum(package: Path) -> None:
    file = package / "cities.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("59.939", "59.938"), encoding="utf-8")
    with pytest.raises(CourseError, match=r"cities\.csv.*sha256.*nato-course tables"):
        read_table("cities", package)


FAULTS = [
    (
        "nato_members",
        "1999-03-12",
        "12 March 1999",
        "line 18, column accession_date: expected a date",
    ),
    (
        "nato_members",
        "2004,true,false",
        "2004,perhaps,false",
        "expected true or false, found 'perhaps'",
    ),
    ("cities", "59.939", "north", "line 3, column lat: expected a number, found 'north'"),
    ("nuclear_warheads", ",290,", ",290.5,", "column stockpile_warheads: expected a whole number"),
    (
        "nato_members",
        "BEL,Belgium",
        "BEL,",
        "line 2, column country: expected text, found an empty",
    ),
    ("blocs", "two_sources", "certain", "column confidence: 'certain' isn't one of derived"),
    ("cities", "Murmansk,", "Murmansk,city,", "line 4: 6 cells, 5 expected"),
    ("cities", "city,point", "town,point", r"line 1: the columns are town, point.*descriptor has"),
    ("cities", "Kremlin", '"Kremlin" gate', "this isn't valid CSV.*quotation"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), FAULTS)
def test_a_bad_row_is_told_with_its_place(
    package: Path,
    damage: Callable[[str, str, str], None],
    name: str,
    old: str,
    new: str,
    message: str,
) -> None:
    damage(f"{name}.csv", old, new)
    with pytest.raises(CourseError, match=message) as told:
        read_table(name, package)
    assert f"{name}.csv, line " in str(told.value)
