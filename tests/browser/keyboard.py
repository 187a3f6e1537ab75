"""What a reader does with the keyboard alone."""

from playwright.sync_api import Page, expect


def press_to(page: Page, name: str, most: int = 40) -> None:
    """Tab on to the button of a name and press it.

    Args:
        page: the page.
        name: of the button.
        most: so many presses it may take.
    """
    target = page.get_by_role("button", name=name, exact=True)
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            break
    expect(target).to_be_focused()
    page.keyboard.press("Enter")
