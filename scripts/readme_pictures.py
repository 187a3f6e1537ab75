"""Take the pictures of the README from the built book: the front page, and a check on a phone."""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from coursebook.teach.pdf.printing import browser

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "_build" / "html" / "book"
OUT = ROOT / "docs"
CHECK = "kinds-pact"


def main() -> None:
    """Write both pictures, or say what is missing."""
    if not (BOOK / "index.html").exists():
        sys.exit("the book is not built: run `make book`, then this")
    OUT.mkdir(exist_ok=True)
    with browser() as running:
        front_page(running)
        check(running)


def front_page(running: Browser) -> None:
    """Take the front page after a move."""
    page = running.new_page(viewport={"width": 1100, "height": 820})
    page.goto((BOOK / "index.html").as_uri())
    page.get_by_role("button", name="Arm").click()
    page.locator(".nc-front-fear b", has_text="71").wait_for()
    page.mouse.move(0, 0)
    page.screenshot(path=OUT / "front-page.png", animations="disabled")


def check(running: Browser) -> None:
    """Take a check of chapter 1 on a phone, before it is answered."""
    page = running.new_page(viewport={"width": 390, "height": 820})
    page.goto((BOOK / "01_complex_relationship.html").as_uri())
    place = page.locator(f'[data-nc-link="{CHECK}"]')
    place.scroll_into_view_if_needed()
    card = place.locator(".nc-card")
    card.screenshot(path=OUT / "check.png", animations="disabled")


if __name__ == "__main__":
    main()
