"""Pages on paper: light whatever the screen has, readable, and without anything to press."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nato_course.widgets.enlargement_map import enlargement_map
from nato_course.widgets.progress import progress
from tests.browser.conftest import settle
from tests.browser.test_progress import CHAPTER, bring, export, memory

HISTORY = f"book/{CHAPTER}.html"
Open = Callable[..., Page]

_COLOURS = """() => {
  const parts = ["color", "backgroundColor", "borderTopColor", "fill", "stroke"];
  return [...document.querySelectorAll("main *")].filter((node) => node.checkVisibility())
    .map((node) => node.tagName + parts.map((part) => ` ${getComputedStyle(node)[part]}`));
}"""


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def on_screen(page: Page) -> Page:
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return page


@pytest.mark.parametrize("name", ["book/defence.html", "book/progress.html", "book/glossary.html"])
def test_what_is_dark_on_the_screen_prints_in_the_colours_of_the_light(
    name: str, open_page: Open, book: Path
) -> None:
    printed = {}
    for theme in ("light", "dark"):
        page = open_page((book / name).as_uri(), theme=theme, reduced_motion="reduce")
        settle(page)
        shown = page.evaluate(_COLOURS)
        printed[theme] = on_paper(page).evaluate(_COLOURS)
        on_screen(page)
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        assert page.evaluate(_COLOURS) == shown
    assert len(printed["dark"]) > 50
    assert printed["dark"] == printed["light"]


def test_a_print_by_the_browser_alone_is_light(open_page: Open, book: Path) -> None:
    """The browser's own event comes before it draws the paper."""
    page = open_page((book / "book/glossary.html").as_uri(), theme="dark")
    page.evaluate(
        "() => addEventListener('beforeprint', () => {"
        " document.title = document.documentElement.dataset.theme; })"
    )
    page.pdf()
    expect(page).to_have_title("light")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("name", [HISTORY, "book/play.html"])
def test_nothing_on_paper_asks_to_be_pressed(name: str, open_page: Open, book: Path) -> None:
    page = open_page((book / name).as_uri())
    settle(page)
    on_paper(page)
    # What a part to open is called prints as its heading; the part prints open.
    closed = "summary:not(.nc-details > summary)"
    pressed = f":is(button, {closed}, input, select, textarea, [role=button]):visible"
    assert page.locator(f"body {pressed}").evaluate_all("all => all.map((e) => e.outerHTML)") == []
    text = page.locator("body").inner_text()
    for words in ("Show the code", "Hide the code", "Text version", "Data table", "Check"):
        assert words not in text.split("\n")


def test_a_chapter_prints_its_figures_text_versions_and_key(open_page: Open, book: Path) -> None:
    page = open_page((book / HISTORY).as_uri())
    settle(page)
    figures = page.locator("figure.nc-figure .nc-svg:visible").count()
    on_paper(page)
    assert figures > 2
    expect(page.locator("figure.nc-figure .nc-svg:visible")).to_have_count(figures)
    expect(page.locator(".nc-answer-key")).to_be_visible()
    hidden = page.locator(".nc-widget > .nc-twin:not(:visible)")
    expect(hidden).to_have_count(0)
    links = page.locator(".bd-article a.reference:visible").evaluate_all(
        "all => [...new Set(all.map((e) => getComputedStyle(e).textDecorationLine))]"
    )
    assert links == ["underline"]


def test_the_map_prints_over_its_table(mount_widget: Callable[..., Page]) -> None:
    page = on_paper(mount_widget(enlargement_map(), width=700))
    expect(page.locator(".nc-map")).to_be_visible()
    expect(page.locator(".nc-year")).to_have_text("2024")
    expect(page.locator(".nc-legend")).to_be_visible()
    expect(page.locator(".nc-twin table")).to_be_visible()
    expect(page.locator("button:visible, input:visible, select:visible")).to_have_count(0)


def test_the_progress_page_prints_what_the_reader_did(mount_widget: Callable[..., Page]) -> None:
    note = "\n".join(f"Line {number} of my note." for number in range(30))
    kept: dict[str, Any] = {
        "check:dates-order": memory("dates-order"),
        f"note:{CHAPTER}": note,
    }
    page = mount_widget(progress())
    bring(page, export(kept))
    row = page.get_by_role("row", name="Put the main steps")
    expect(row).to_contain_text("1 of 2")
    on_paper(page)
    expect(row).to_be_visible()
    expect(page.get_by_text("Line 29 of my note.")).to_be_visible()
    shown = page.locator("main").inner_text()
    assert "self-checks answered" in shown and "Your notes on" in shown
    for words in ("Reset", "Export", "Import", "needs JavaScript. Nothing leaves"):
        assert words not in shown
