"""Bodies of governments and alliances are called so, whichever side they stand on."""

import pytest

from coursebook import sources
from coursebook.sources import _bodies


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("euvsdisinfo", "EUvsDisinfo is a project of the European Union's diplomatic service"),
        ("arakhamia2024", "RT is Russia's state broadcaster abroad."),
        ("peskov2021", "TASS is Russia's state news agency."),
        (
            "cfe2007",
            "Radio Free Europe/Radio Liberty is paid for by the Congress of the United States.",
        ),
        ("scholz2022", "Sputnik is Russia's state news agency for readers abroad."),
        ("alberque2016", "The college belongs to NATO."),
        ("shlapak_johnson2016", "contracts of the United States government."),
        ("brzezinski2016", "governments of NATO members are among its donors."),
    ],
)
def test_a_reference_says_whose_body_speaks(key: str, told: str) -> None:
    assert told in sources.reference_text(key)


def test_a_copy_that_a_body_carries_is_marked_too() -> None:
    assert "TASS is Russia's state news agency." in sources.reference_text("washington2024")


def test_scholars_and_private_agencies_have_no_such_mark() -> None:
    for key in ("kydd2005", "interfax_laws2022", "debaltseve2015", "nac_airspace2025"):
        assert _bodies.told(sources.get(key)) == []


@pytest.mark.parametrize("body", _bodies.known(), ids=lambda body: body["name"])
def test_each_body_is_one_that_the_bibliography_has(body: dict[str, str]) -> None:
    works = map(sources.get, sources.keys())
    assert any(_bodies.stands_behind(body, work) for work in works)


def test_bodies_of_both_sides_are_marked() -> None:
    said = " ".join(body["told"] for body in _bodies.known())
    assert "Russia's state" in said and "United States" in said and "NATO" in said
