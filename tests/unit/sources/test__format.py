"""References as readers see them: dates in words, with an address."""

import pytest

from coursebook import sources

KEYS = sources.keys()


def test_a_reference_names_author_date_title_place_and_address() -> None:
    assert sources.reference_text("gotz_merlen2019") == (
        "Elias Götz and Camille-Renaud Merlen (2019). Russia and the Question of World Order. "
        "European Politics and Society 20(2), 133–153. https://doi.org/10.1080/23745118.2018.1545181"
    )


def test_a_reference_says_when_only_a_copy_was_read() -> None:
    assert sources.reference_text("washington2024").startswith("NATO (10 July 2024). Washington")
    assert "Read in a copy (TASS" in sources.reference_text("washington2024")


def test_editors_stand_in_for_authors() -> None:
    told = sources.reference_text("goldgeier_shifrinson2023")
    assert told.startswith("James Goldgeier and Joshua R. Itzkowitz Shifrinson (eds) (2023).")


def test_a_title_that_ends_in_a_question_gets_no_full_stop() -> None:
    assert "Old Problem? International Security" in sources.reference_text("trachtenberg2021")


@pytest.mark.parametrize("key", KEYS)
def test_every_work_can_be_cited_in_full(key: str) -> None:
    text = sources.reference_text(key)
    assert not {"{", "}", "\\", "`"} & set(text)
    assert ".." not in text.replace("...", "")
