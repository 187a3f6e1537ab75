"""What a reader does with the keyboard alone."""

from playwright.sync_api import Locator, Page, expect


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Tab on to a control, unless the focus is there.

    Args:
        page: the page.
        target: the control.
        most: so many presses it may take.
    """
    for _ in range(most):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target).to_be_focused()


def press_to(page: Page, name: str, most: int = 40) -> None:
    """Tab on to the next button of a name and press it.

    Args:
        page: the page.
        name: of the button.
        most: so many presses it may take.
    """
    page.keyboard.press("Tab")
    tab_to(page, page.get_by_role("button", name=name, exact=True), most)
    page.keyboard.press("Enter")
