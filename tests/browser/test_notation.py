"""What pages show for the notation of authors: to the keyboard, on a phone, on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import notation_page
from tests.browser.pages import Open
from tests.browser.view import check_view

BODY = """<main>
<div class="nc-margin docutils container"><p>Claims taken up: <a href="#h9">H9</a>.</p></div>
<div class="nc-box nc-box-article docutils container">
<p><strong>What the article says here.</strong> Something.</p></div>
<p>It is a myth (<a class="nc-cite reference internal" href="#cite-kramer2009"
title="Mark Kramer · The Myth of a Pledge · 2009 · scholarship">Kramer 2009</a>).</p>
<p>A <a class="nc-term reference internal" href="#term">security dilemma</a>.</p>
<details class="nc-details nc-deeper"><summary>Deeper: more</summary><p>Words inside.</p></details>
<div id="cite-kramer2009">Kramer</div><div id="term">Term</div><div id="h9">H9</div></main>"""


@pytest.fixture
def shown(open_page: Open, tmp_path: Path) -> Open:
    """Open a page with one of each kind."""
    address = notation_page.write(tmp_path / "page.html", BODY)
    return lambda **options: open_page(address, **options)


def test_a_deeper_part_opens_by_keyboard(shown: Open) -> None:
    page = shown()
    words = page.get_by_text("Words inside.")
    expect(words).to_be_hidden()
    page.get_by_text("Deeper: more").focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()


def test_a_deeper_part_is_printed_though_it_is_closed(shown: Open) -> None:
    page = shown()
    page.emulate_media(media="print")
    expect(page.get_by_text("Words inside.")).to_be_visible()
    height = page.get_by_text("Words inside.").evaluate("e => e.getBoundingClientRect().height")
    assert height > 0


@pytest.mark.parametrize("width", [390, 1600])
def test_a_margin_note_is_a_line_of_the_text_and_the_contents_stay(shown: Open, width: int) -> None:
    page = shown(width=width)
    note = page.locator(".nc-margin")
    expect(note).to_have_css("float", "none")
    expect(page.locator(".margin")).to_have_count(0)  # the theme folds its contents for these
    page.emulate_media(media="print")
    expect(note).to_have_css("float", "none")


def test_boxes_notes_and_deeper_parts_are_for_everyone(shown: Open) -> None:
    page = shown()
    page.get_by_text("Deeper: more").click()
    check_view(page, "main", 1280, axe="main > *")


def test_a_term_can_be_told_from_a_citation(shown: Open) -> None:
    page = shown()
    term = page.get_by_role("link", name="security dilemma")
    expect(term).to_have_css("text-decoration-style", re.compile("dotted"))
