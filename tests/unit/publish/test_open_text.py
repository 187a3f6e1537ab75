"""What a page shows to a reader who opens nothing is measured block by block."""

from pathlib import Path

import pytest

from coursebook.publish import disclosures, open_text
from coursebook.publish.open_text import OpenText

LONG = "word " * (open_text.LONG_WORDS + 1)


@pytest.fixture
def page(tmp_path: Path):
    def read(inner: str) -> OpenText:
        path = tmp_path / "page.html"
        article = f'<article class="bd-article">{inner}</article>'
        path.write_text(f"<html><body>{article}</body></html>", encoding="utf-8")
        return open_text.read(path)

    return read


def test_words_stand_in_blocks_and_an_inner_block_counts_once(page) -> None:
    found = page("<p>One two.</p><ul><li>Three <em>four</em><p>five</p></li></ul>")
    assert found.blocks == ("One two.", "Three four", "five")
    assert found.words == 5


@pytest.mark.parametrize(
    "apart",
    [
        "<details><p>closed</p></details>",
        "<figure><p>drawn</p></figure>",
        "<table><tr><td><p>cell</p></td></tr></table>",
        "<pre>code</pre>",
        '<div class="nc-box-article"><p>The article says so.</p></div>',
        '<div class="nc-margin"><p>H9</p></div>',
        '<p class="nc-pace">Section 3 of 8</p>',
        '<p class="nc-stop">A good place to stop.</p>',
        disclosures.SETTING,
        '<div class="nc-output"><p>A widget.</p></div>',
    ],
)
def test_what_stands_apart_is_not_open_text(page, apart: str) -> None:
    assert page(f"<p>One.</p>{apart}").words == 1


def test_works_and_evidence_that_are_linked_count_as_citations(page) -> None:
    links = "".join(
        f'<a href="{each}">x</a>'
        for each in (
            "bibliography.html#a",
            "claims.html#h9",
            "data.html",
            "../book/timeline.html",
            "documents.html#d",
            "glossary.html#term-x",
            "02_historical_context.html",
            "https://example.org/bibliography.html",
        )
    )
    found = page(f"<p>{links} {'word ' * 99}</p>")
    assert found.citations == 5
    assert found.citations_per_100_words == 5


def test_citations_in_closed_parts_do_not_count(page) -> None:
    hidden = '<details class="nc-details"><p><a href="claims.html#h1">H1</a></p></details>'
    assert page(f"<p>One.</p>{hidden}").citations == 0


def test_closed_words_are_those_of_the_parts_that_authors_wrote(page) -> None:
    inner = '<details class="nc-details"><summary>In</summary><p>two three</p></details>'
    ours = f'<details class="nc-details"><summary>Deeper</summary><p>one</p>{inner}</details>'
    assert page(f"<p>Open.</p>{ours}<details><p>a widget's text</p></details>").closed_words == 5


def test_a_block_is_long_beyond_the_bound_alone(page) -> None:
    assert page(f"<p>{LONG}</p><p>Short.</p>").long_blocks == (LONG.strip(),)
    assert page(f"<p>{LONG.removesuffix('word ')}</p>").long_blocks == ()


def test_what_is_no_page_of_the_book_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>nothing</p>", encoding="utf-8")
    with pytest.raises(AssertionError, match="no page of the book"):
        open_text.read(path)


FULL = ("word " * 100,) * 40


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OpenText((*FULL, "more"), 0, 0), "4001 words stand open"),
        (OpenText(FULL, 65, 0), "1.62 citations"),
        (OpenText((LONG,) * 3, 0, 0), "3 blocks over"),
        (OpenText(("word",), 0, 2), "2 closed words, 1 open"),
    ],
)
def test_a_page_beyond_one_of_the_bounds_is_told(text: OpenText, told: str) -> None:
    (fault,) = open_text.faults(text)
    assert told in fault


def test_a_page_on_the_bounds_is_fine() -> None:
    assert open_text.faults(OpenText(FULL, 64, 4000)) == []
    assert open_text.faults(OpenText((LONG, LONG), 0, 0)) == []
