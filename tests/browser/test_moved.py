"""An old link finds where its section went, and the reader is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook.publish.scripts import classic
from tests.browser import notation_page
from tests.browser.pages import Open

MOVED = '{"old": "two", "away": "02_other#there", "gone": ""}'
BODY = """<main class="bd-article"><h1>Chapter</h1><p style="height: 200vh">Long.</p>
<section id="two"><h2>Two</h2><p>Text.</p></section></main>"""
HERE = "What it was about stands here now."
NOTE = ".nc-moved-note"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    pages = {
        "01_one": f'{BODY}<script type="application/json" id="nc-moved">{MOVED}</script>',
        "02_other": BODY.replace('"two"', '"there"'),
    }
    for name, body in pages.items():
        notation_page.write(tmp_path / f"{name}.html", body, classic("moved.js"))
    return tmp_path


@pytest.fixture
def follow(open_page: Open, book: Path) -> Callable[[str], Page]:
    """Open the first page by a link with an anchor."""
    return lambda anchor: open_page(f"{(book / '01_one.html').as_uri()}#{anchor}")


def test_an_old_anchor_leads_to_its_successor_and_the_reader_is_told(
    follow: Callable[[str], Page],
) -> None:
    page = follow("old")
    expect(page.get_by_role("status")).to_contain_text(HERE)
    expect(page.get_by_role("heading", name="Two")).to_be_in_viewport()
    assert page.url.endswith("#two")


def test_a_section_that_went_to_another_page_is_followed_there(
    follow: Callable[[str], Page],
) -> None:
    page = follow("away")
    expect(page.get_by_role("status")).to_contain_text(HERE)
    expect(page.get_by_role("heading", name="Two")).to_be_in_viewport()
    assert "02_other.html" in page.url


def test_a_section_without_a_successor_is_told_at_the_top(follow: Callable[[str], Page]) -> None:
    page = follow("gone")
    expect(page.get_by_role("status")).to_contain_text("which this one does not have")
    expect(page.get_by_role("heading", name="Chapter")).to_be_in_viewport()


@pytest.mark.parametrize("anchor", ["two", "", "nowhere", "%", "constructor"])
def test_other_anchors_are_left_as_they_are(follow: Callable[[str], Page], anchor: str) -> None:
    page = follow(anchor)
    expect(page.get_by_role("heading", name="Chapter")).to_be_attached()
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_link_followed_within_the_page_is_led_on_too(follow: Callable[[str], Page]) -> None:
    page = follow("two")
    page.evaluate("location.hash = 'old'")
    expect(page.get_by_role("status")).to_contain_text(HERE)
