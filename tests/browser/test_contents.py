"""The contents beside a page mark the section that is being read, whichever way one came to it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.pages import Open

PAGE = "book/04_natos_perspective.html"
READ = 100  # so far below the top of the window stands a heading that is being read


@pytest.fixture
def page(open_book: Open) -> Page:
    page = open_book(PAGE)
    settle(page)
    return page


def links(page: Page) -> Locator:
    return page.locator("nav.page-toc a[href^='#']")


def bring(page: Page, anchor: str, top: int) -> None:
    page.evaluate(
        """([id, top]) => scrollBy({ behavior: "instant",
          top: document.getElementById(id).getBoundingClientRect().top - top })""",
        [anchor.removeprefix("#"), top],
    )


def test_each_section_is_marked_while_it_is_read_down_and_up_the_page(page: Page) -> None:
    anchors = [str(each.get_attribute("href")) for each in links(page).all()][:12]
    marked = page.locator("nav.page-toc a[aria-current]")
    for anchor in [*anchors, *reversed(anchors)]:
        bring(page, anchor, READ)
        expect(marked).to_have_attribute("href", anchor)
        expect(marked).to_have_class("reference internal nav-link active")


def test_who_goes_back_above_a_heading_reads_the_section_before_it(page: Page) -> None:
    second, third = (str(links(page).nth(i).get_attribute("href")) for i in (1, 2))
    bring(page, third, READ)
    bring(page, third, 400)
    expect(page.locator("nav.page-toc a[aria-current]")).to_have_attribute("href", second)


def test_a_link_that_was_followed_is_marked_even_at_the_page_s_end(page: Page) -> None:
    for link in links(page).all()[-3:]:
        link.click()
        expect(page.locator("nav.page-toc a[aria-current]")).to_have_attribute(
            "href", str(link.get_attribute("href"))
        )
        expect(link).to_be_in_viewport()


def test_at_the_end_the_last_section_is_marked(page: Page) -> None:
    page.keyboard.press("End")
    expect(links(page).last).to_have_attribute("aria-current", "true")
