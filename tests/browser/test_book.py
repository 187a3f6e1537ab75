"""The built book as readers meet it: on a server and by double click, with nothing beside it."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook import claims
from coursebook.widgets import _frames
from coursebook.widgets.explore import Exploration
from tests.browser.book_pages import PAGES, explorations
from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.reader import on_paper, on_screen, reload
from tests.browser.test_built_pages import check_page

CHAPTERS = [page for page in PAGES if re.match(r"book/\d\d_", page)]
HISTORY = "book/02_historical_context.html"
SAMPLES = 5
SEED = 1997


# Each way with each theme and each width, and each theme with each width.
@pytest.mark.parametrize(
    ("way", "theme", "width"),
    [
        ("served", "dark", 1280),
        ("served", "light", 390),
        ("file", "light", 1280),
        ("file", "dark", 390),
    ],
)
def test_the_history_chapter_is_alive_every_way(
    width: int, theme: str, way: str, open_book: Open
) -> None:
    page = open_book(HISTORY, served=way == "served", width=width, theme=theme)
    check_page(page, width)
    assert page.locator(".nc-widget").count() >= 20
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    expect(page.locator("figure.nc-figure svg:visible").first).to_be_visible()


@pytest.mark.parametrize("way", ["served", "file"])
def test_the_first_page_leads_into_the_book(
    way: str, open_page: Open, book: Path, address: str
) -> None:
    url = address if way == "served" else (book / "index.html").as_uri()
    page = open_page("about:blank", allowed=(address,))
    page.goto(url, wait_until="commit")
    page.wait_for_url("**/book/index.html")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()


# -- explorations -----------------------------------------------------------------------------


def has_words(outcome: Any) -> bool:
    """Return whether an outcome shows words beside its charts and tables."""
    parts = outcome if isinstance(outcome, list | tuple) else [outcome]
    return any(isinstance(each, str) for each in parts)


CHOICES = [(page, found) for page in CHAPTERS for found in explorations(page)]


@pytest.mark.parametrize(
    ("name", "exploration"), CHOICES, ids=[f"{page}-{found.name}" for page, found in CHOICES]
)
def test_an_exploration_shows_what_python_computes(
    name: str, exploration: Exploration, open_book: Open
) -> None:
    page = open_book(name, served=True)
    widget = page.locator(f'.nc-widget[data-nc-link="{exploration.name}"]')
    widget.scroll_into_view_if_needed()
    expect(widget).to_have_attribute("data-nc-state", "ready")
    for setting in [exploration.start, *sampled_settings(exploration)]:
        choose(widget, exploration, setting)
        outcome = exploration.outcome(setting)
        # A chart alone speaks by its description; there are no words to wait for.
        if has_words(outcome):
            expect(widget.locator(".nc-mount .nc-explore-text").first).to_have_text(
                _frames.summary(outcome)
            )
        assert shown_frame(widget) == expected_frame(page, _frames.fragments([outcome])[0])


def sampled_settings(exploration: Exploration) -> list[tuple[int, ...]]:
    """Return settings chosen by a fixed seed, the corners of the grid among them."""
    draw = random.Random(SEED)
    counts = [len(control.values) for control in exploration.grid]
    corners = [tuple(0 for _ in counts), tuple(count - 1 for count in counts)]
    return corners + [tuple(map(draw.randrange, counts)) for _ in range(SAMPLES)]


def choose(widget: Locator, exploration: Exploration, setting: tuple[int, ...]) -> None:
    for place, (control, index) in enumerate(zip(exploration.grid, setting, strict=True)):
        node = widget.locator(".nc-explore-control").nth(place)
        if control.kind == "slider":
            node.locator("input[type=range]").fill(str(index))
        elif control.kind == "radio":
            node.locator("input[type=radio]").nth(index).check()
        elif control.kind == "select":
            node.locator("select").select_option(index=index)
        else:
            node.locator("input[type=checkbox]").set_checked(bool(index))


def shown_frame(widget: Locator) -> list[str]:
    """Return the HTML that the widget shows, without the name it gives to its ids."""
    return widget.locator(".nc-mount .nc-explore-frame").evaluate(
        """(frame) => new Promise((resolve) => requestAnimationFrame(() => {
          const parts = [...frame.querySelectorAll(":scope > .nc-explore-part > div")];
          resolve(parts.map((part) => part.innerHTML.replace(/nc-frame-\\d+/g, "id")));
        }))"""
    )


def expected_frame(page: Page, fragments: list[str]) -> list[str]:
    """Return the same HTML as the browser would write it."""
    written: list[str] = page.evaluate(
        """(fragments) => fragments.map((html) => {
          const holder = document.createElement("div");
          holder.innerHTML = html;
          return holder.innerHTML.replace(/ncxid\\d*/g, "id");
        })""",
        fragments,
    )
    return written


# -- without script, and on paper --------------------------------------------------------------


def test_without_script_the_ledger_shows_every_claim_at_its_anchor(
    open_book: Open,
) -> None:
    page = open_book("book/claims.html", served=True, java_script_enabled=False)
    for claim in claims.all():
        entry = page.locator(f"#{claim.id.lower()}")
        expect(entry).to_be_visible()
        expect(entry).to_contain_text(claim.paraphrase)


def test_a_ledger_entry_names_the_chapter_that_discusses_it(
    open_book: Open,
) -> None:
    page = open_book("book/claims.html#h10", served=True)
    settle(page)
    links = page.locator('#h10 .nc-discussed a[href^="02_historical_context.html#"]')
    expect(links.first).to_be_visible()


def test_print_shows_text_versions_and_folds_them_again(
    open_book: Open,
) -> None:
    page = open_book(HISTORY, served=True)
    settle(page)
    # A lab that nobody has touched has nothing to say on paper.
    untouched = ":has(.nc-lab-twin):not(:has(.nc-lab-twin > details))"
    twins = page.locator(f".nc-widget:not({untouched}) > details.nc-twin")
    expect(page.locator(".nc-widget > details.nc-twin[open]")).to_have_count(0)
    on_paper(page)
    for twin in twins.all():
        expect(twin.locator(".nc-twin-content")).to_be_visible()
    alone = ".nc-widget:has(> details.nc-twin):not([data-nc-name=EnlargementMap]) > .nc-mount"
    for mount in page.locator(alone).all():
        expect(mount).to_be_hidden()
    on_screen(page)
    expect(page.locator(".nc-widget > details.nc-twin[open]")).to_have_count(0)


def test_what_is_text_already_offers_no_second_version_on_the_screen(
    open_book: Open,
) -> None:
    page = open_book(HISTORY, served=True)
    settle(page)
    for name, shown in (("SelfCheck", False), ("Predict", False), ("Explore", True)):
        twin = page.locator(f".nc-widget[data-nc-name={name}] > details.nc-twin").first
        expect(twin).to_be_visible(visible=shown)


# -- what breaks ------------------------------------------------------------------------------


def test_a_broken_module_leaves_its_text_version_and_the_rest_alive(
    open_book: Open, book: Path
) -> None:
    """The last piece of a module, its own, is cut off on its way: its widgets fail alone."""
    page: Any = open_book(HISTORY, served=True)
    source = (book / HISTORY).read_text(encoding="utf-8")
    broken = re.search(r'"module":\["[^\]]*"(\w+)"\]', source)
    assert broken
    page.route(f"**/{broken[1]}.js", lambda route: route.fulfill(body="", status=200))
    page.watch.expected = ("failed; its text version is shown",)
    reload(page)
    failed = page.locator(".nc-widget[data-nc-state=failed]")
    assert failed.count() >= 1
    expect(failed.first.locator(".nc-twin-content")).to_be_visible()
    assert page.locator(".nc-widget[data-nc-state=ready]").count() >= 1
    assert len(page.watch.errors) == failed.count()
