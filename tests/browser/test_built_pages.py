"""Every built page: alive and alone, no wider than its window, and without fault to axe.

Each page is loaded once for a kind of window, and every question about it is asked of that page.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_finds
from tests.browser.book_pages import PAGES
from tests.browser.conftest import settle
from tests.browser.pages import Open, Pages
from tests.browser.view import check_fits

_WITHOUT_ALTERNATIVE = """() => {
  const hidden = (node) => node.closest("[aria-hidden=true], [hidden]");
  const named = (node) => node.getAttribute("aria-label")?.trim()
    || node.getAttribute("aria-labelledby")
    || node.querySelector(":scope > title")?.textContent.trim();
  const inNamed = (node) => node.closest("button, a, summary, label")?.textContent.trim()
    || node.closest("[role=img]")?.getAttribute("aria-label");
  const bad = [...document.querySelectorAll("img:not([alt])")];
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.parentElement.closest("svg")) continue;
    if (!hidden(svg) && !named(svg) && !inNamed(svg)) bad.push(svg);
  }
  for (const figure of document.querySelectorAll("main figure")) {
    if (!figure.querySelector("figcaption, svg > title, img[alt]")) bad.push(figure);
  }
  return bad.map((node) => node.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """One page after the other, with all the tests of each."""
    return str(request.param)


@pytest.fixture(scope="module")
def wide(name: str, pages: Pages, address: str) -> Iterator[Page]:
    """The page as a desktop shows it, in the light theme."""
    with pages.loans() as open_:
        yield open_(address + name, allowed=(address,))


def check_page(page: Page, width: int = 1280) -> None:
    """Every widget is alive, and nothing sticks out sideways."""
    settle(page)
    expect(page.locator("main h1").filter(visible=True).first).to_be_in_viewport()
    states = page.locator(".nc-widget").evaluate_all(
        "places => places.map((each) => `${each.dataset.ncName}: ${each.dataset.ncState}`)"
    )
    assert [state for state in states if not state.endswith(": ready")] == []
    check_fits(page, ".bd-article, .nc-search-page", width)


def test_a_served_page_is_alive_and_alone(wide: Page) -> None:
    check_page(wide)
    assert wide.evaluate(_WITHOUT_ALTERNATIVE) == []
    wide.watch.check()  # type: ignore[attr-defined]


def test_axe_finds_no_violation_on_a_desktop_in_light(wide: Page) -> None:
    settle(wide)
    assert axe_finds(wide) == []


@pytest.fixture(scope="module")
def narrow(name: str, pages: Pages, address: str) -> Iterator[Page]:
    """The page as a phone shows it, in the dark theme."""
    with pages.loans() as open_:
        yield open_(address + name, allowed=(address,), width=390, height=844, theme="dark")


def test_a_page_fits_a_phone(narrow: Page) -> None:
    check_page(narrow, 390)
    narrow.watch.check()  # type: ignore[attr-defined]


def test_axe_finds_no_violation_on_a_phone_in_the_dark(narrow: Page) -> None:
    settle(narrow)
    assert axe_finds(narrow) == []


def test_a_page_opened_from_a_file_is_alive_and_alone(name: str, open_book: Open) -> None:
    check_page(open_book(name))


def test_without_script_every_text_version_is_open(name: str, open_book: Open) -> None:
    page = open_book(name, served=True, java_script_enabled=False)
    for closed in page.locator("details.nc-labs > summary").all():
        closed.click()
    for twin in page.locator(".nc-widget .nc-twin-content").all():
        expect(twin).to_be_visible()
        assert len(twin.inner_text().split()) > 3
