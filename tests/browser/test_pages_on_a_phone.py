"""Pages on a phone: no line of code widens them, and a table that is cut says that it goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

Mount = Callable[..., Page]


@pytest.mark.parametrize("name", ["balance", "teach/guide"])
def test_the_page_is_as_wide_as_the_phone(open_page: Mount, book: Path, name: str) -> None:
    page = open_page((book / "book" / f"{name}.html").as_uri(), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_table_of_code_that_goes_on_has_a_shadow_and_its_title_in_sight(
    open_page: Mount, book: Path
) -> None:
    page = open_page((book / "book" / "balance.html").as_uri(), width=390)
    told = page.locator(".nc-output:has(> table)").evaluate_all(
        """(nodes) => nodes.filter((each) => each.scrollWidth > each.clientWidth).map((each) =>
        [getComputedStyle(each).backgroundImage.includes("linear-gradient"),
         getComputedStyle(each.querySelector("caption")).textAlign])"""
    )
    assert told
    assert {tuple(each) for each in told} == {(True, "start")}
