"""Every control that the theme gives a reader does what it says, at three widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

CHAPTER = "book/02_historical_context.html"


@pytest.mark.parametrize("width", [390, 800])
def test_the_menu_opens_and_closes(width: int, open_page: Callable[..., Page], book: Path) -> None:
    page = open_page((book / CHAPTER).as_uri(), width=width)
    menu = page.locator("#pst-primary-sidebar-modal")
    page.locator(".primary-toggle").click()
    expect(menu.get_by_role("link", name="Glossary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_menu_folds_and_unfolds_on_a_desktop(
    open_page: Callable[..., Page], book: Path
) -> None:
    page = open_page((book / CHAPTER).as_uri())
    links = page.locator("#pst-primary-sidebar").get_by_role("link", name="Glossary")
    expect(links).to_be_visible()
    page.locator(".primary-toggle").click()
    expect(links).to_be_hidden()
    page.locator(".primary-toggle").click()
    expect(links).to_be_visible()


@pytest.mark.parametrize("width", [390, 800])
def test_the_contents_of_the_page_open_and_lead_to_a_section(
    width: int, open_page: Callable[..., Page], book: Path
) -> None:
    page = open_page((book / CHAPTER).as_uri(), width=width)
    contents = page.locator("#pst-secondary-sidebar-modal")
    page.locator(".secondary-toggle").click()
    contents.get_by_role("link").nth(1).click()
    expect(contents).to_be_hidden()
    assert "#" in page.url
