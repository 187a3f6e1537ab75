"""What a reader does on any page, and what the page then has for them."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.conftest import settle


def reload(page: Page) -> None:
    """Load a page again, until all its widgets are alive."""
    page.reload()
    settle(page)


def on_paper(page: Page) -> Page:
    """Begin to print a page, as its own button does."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def on_screen(page: Page) -> Page:
    """End what `on_paper` began."""
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return page


def box(place: Locator) -> FloatRect:
    """Return where something stands that can be seen."""
    found = place.bounding_box()
    assert found, f"{place} can't be seen"
    return found


def agree(page: Page) -> None:
    """Let the book keep answers on the device."""
    page.get_by_role("button", name="Keep my answers on this device").click()
    expect(page.locator(".nc-status")).to_contain_text("kept on this device")


def reset_everything(page: Page) -> None:
    """Delete all answers, on the page of progress."""
    page.get_by_role("button", name="Reset everything").click()
    page.get_by_role("button", name="Delete all").click()


def kept(page: Page) -> Any:
    """Return what the course has kept on the device; None where it has nothing."""
    return json.loads(page.evaluate("localStorage.getItem('nato-course')") or "null")


def put_on_device(page: Page, text: str) -> None:
    """Keep a text on the device as what the course has kept there."""
    page.evaluate("text => localStorage.setItem('nato-course', text)", text)


def put_in_tab(page: Page, key: str, text: str) -> None:
    """Keep a text for as long as the tab is open, under a name."""
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, text])


def copied(page: Page) -> str:
    """Return what was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def saved(button: Locator) -> tuple[str, bytes]:
    """Press what saves a file; return the file's name and content."""
    with button.page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def saved_receipt(page: Page, reader: str = "Noor Öz", course: str = "IR 204") -> tuple[str, str]:
    """Sign a receipt and save it; return its name and text."""
    page.get_by_label("Your name").fill(reader)
    page.get_by_label("Course code").fill(course)
    name, content = saved(page.get_by_role("button", name="Save the receipt"))
    return name, content.decode()


def expect_said(page: Page, message: str) -> None:
    """Wait until those who hear a page have been told a message, and nothing with it."""
    expect(page.get_by_role("status").filter(has_text=message).first).to_have_text(message)
