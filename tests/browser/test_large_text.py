"""Text twice as large: one column, whole lines, and nothing beside the window."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.view import check_fits

LARGE = "html { font-size: 200% }"
_LINES = """() => [...document.querySelectorAll(".bd-article section > p")]
  .filter((each) => each.textContent.length > 150 && each.checkVisibility())
  .map((each) => each.textContent.length
    / Math.round(each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)))"""
# In letters of 32 px a line of 390 px holds about 20, whatever the layout.
PAGES = ["book/defence.html", "book/index.html", "book/play.html", "book/glossary.html"]


def enlarged(page: Page) -> Page:
    page.add_style_tag(content=LARGE)
    page.evaluate("dispatchEvent(new Event('resize'))")
    settle(page)
    return page


@pytest.mark.parametrize(("width", "letters"), [(1280, 30), (390, 16)])
@pytest.mark.parametrize("name", PAGES)
def test_large_text_flows_in_one_column(
    name: str, width: int, letters: int, open_book: Open
) -> None:
    page = enlarged(open_book(name, width=width))
    check_fits(page, ".bd-article-container", width)
    inside = page.locator(".bd-article-container")
    assert inside.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    expect(page.locator("#pst-primary-sidebar, #pst-secondary-sidebar").first).to_be_hidden()
    lines = page.evaluate(_LINES)
    assert not lines or min(lines) >= letters, lines
    for control in page.locator(".bd-header-article :is(button, summary):visible").all():
        box = control.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_with_large_text_the_menu_opens_over_a_wide_window(open_book: Open) -> None:
    page = enlarged(open_book(PAGES[0]))
    for name, over in (("Menu", "Menu"), ("Contents", "Contents of this page")):
        button = page.get_by_role("button", name=name)
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        dialog = page.get_by_role("dialog", name=over)
        expect(dialog.get_by_role("link").first).to_be_visible()
        assert dialog.evaluate("node => node.scrollWidth <= node.clientWidth")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()


def test_text_of_the_usual_size_keeps_its_columns(open_book: Open) -> None:
    page = open_book(PAGES[0])
    for bar in ("primary", "secondary"):
        expect(page.locator(f"#pst-{bar}-sidebar")).to_be_visible()
