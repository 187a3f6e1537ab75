"""Widgets under a finger on a narrow page: nothing is cut off, crowded, or told by accident."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nato_course.widgets.document_reader import document_reader
from nato_course.widgets.ledger import ledger
from nato_course.widgets.predict import predict

Mount = Callable[..., Page]


def pair() -> Any:
    return document_reader("assurances", left="baker-gorbachev", right="two-plus-four")


def test_the_note_on_what_is_kept_leaves_a_gap_above_its_button(mount_widget: Mount) -> None:
    page = mount_widget(predict("border-share"), width=390)
    page.get_by_label("Your prediction, in %").fill("12")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Keep my answers on this device").bounding_box()
    assert button is not None
    last = """() => { const range = document.createRange();
      range.selectNodeContents(document.querySelector(".nc-kept").firstChild);
      return Math.max(...[...range.getClientRects()].map((each) => each.bottom)); }"""
    assert button["y"] - page.evaluate(last) >= 6


def test_a_comparison_that_is_kept_is_kept_again_only_once_changed(mount_widget: Mount) -> None:
    page = mount_widget(pair(), width=390)
    page.get_by_label("They support each other").check()
    page.get_by_role("button", name="Keep my comparison").click()
    expect(page.get_by_role("button", name="Your comparison is kept")).to_be_disabled()
    page.get_by_label("Because (if you like)").fill("Both name the east.")
    expect(page.get_by_role("button", name="Keep the changed comparison")).to_be_enabled()


@pytest.mark.parametrize(("kind", "told"), [("touch", False), ("mouse", True)])
def test_a_tile_tells_of_its_claim_to_a_mouse_alone(
    mount_widget: Mount, kind: str, told: bool
) -> None:
    page = mount_widget(ledger(), width=390)
    enter = "(tile, kind) => tile.dispatchEvent(new PointerEvent('pointerenter', kind))"
    page.locator(".nc-claim-strip a").first.evaluate(enter, {"pointerType": kind})
    line = page.locator(".nc-strip-line")
    assert ("Verdict:" in line.inner_text()) is told
