"""References as readers see them: dates in words, escaped, linked where there is an address."""

from dataclasses import replace

import pytest

from coursebook import sources
from coursebook.sources import _format

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


def test_a_title_is_linked_and_a_book_is_marked_as_a_work() -> None:
    html = sources.reference_html("kydd2005")
    assert '<a href="http://press.princeton.edu/chapters/s8091.html"><cite>Trust' in html


def test_markup_in_a_work_is_escaped() -> None:
    work = replace(sources.get("kydd2005"), title="a <b> & c", url='https://x.org/?"q"')
    html = _format.html(work)
    assert "a &lt;b&gt; &amp; c" in html
    assert 'href="https://x.org/?&quot;q&quot;"' in html


def test_a_title_that_ends_in_a_question_gets_no_full_stop() -> None:
    assert "Old Problem? International Security" in sources.reference_text("trachtenberg2021")


@pytest.mark.parametrize("key", KEYS)
def test_every_work_can_be_cited_in_full(key: str) -> None:
    text, html = sources.reference_text(key), sources.reference_html(key)
    assert not {"{", "}", "\\", "`"} & set(text)
    assert ".." not in text.replace("...", "")
    assert html.startswith('<span class="nc-reference">')
