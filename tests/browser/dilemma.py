"""Playing the security dilemma in a real browser: bet, move, judge, and read what it shows."""

from playwright.sync_api import Page

PLAN = "hhhhaaaara"
NAMES = {"r": "Reassure", "h": "Hold", "a": "Arm"}
OTHER = "#x.dilemma?seed=12&aim=security&misreading=0.4&fear=0.6"
"""A link to another game than the first."""


def bet(page: Page, aim: str | None = "Gain", ending: str = "Both sides mostly armed") -> None:
    if aim:
        page.get_by_label(aim).check()
    page.get_by_label(ending).check()
    page.get_by_role("button", name="Commit and start").click()


def make_moves(page: Page, plan: str = PLAN) -> None:
    for letter in plan:
        page.get_by_role("button", name=NAMES[letter], exact=True).click()


def judge(page: Page, aim: str = "Gain") -> None:
    page.get_by_label(aim).check()
    page.get_by_role("button", name="Show what it saw").click()


def to_review(page: Page) -> None:
    bet(page)
    make_moves(page)
    judge(page)


def cells(page: Page) -> list[list[str]]:
    rows = page.locator(".nc-both tbody tr").all()
    return [row.locator("th, td").all_text_contents() for row in rows]


def tiles(page: Page, name: str) -> list[str]:
    """Return what each tile of a lane says to those who hear it."""
    return page.get_by_role("list", name=name).locator("li").all_text_contents()
