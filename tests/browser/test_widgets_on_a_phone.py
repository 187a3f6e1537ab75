"""Widgets under a finger on a narrow page: nothing is cut off, crowded, or told by accident."""

from typing import Any

import pytest
from playwright.sync_api import expect

from coursebook.widgets.document_reader import document_reader
from coursebook.widgets.ledger import ledger
from coursebook.widgets.predict import predict
from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser.dilemma import to_review
from tests.browser.pages import Mount
from tests.browser.reader import box

# The selects whose chosen text does not fit into the lines that they have room for.
CUT = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll(".nc-mount select")].filter((each) => {
    const style = getComputedStyle(each);
    pen.font = style.font;
    const text = each.selectedOptions[0].textContent;
    const room = each.clientWidth - parseFloat(style.paddingLeft)
      - parseFloat(style.paddingRight) - 20;
    const lines = style.whiteSpace === "normal" ? Math.floor(each.clientHeight / 25) : 1;
    // A line breaks between words, and so may hold a little less.
    return pen.measureText(text).width > room * (lines - (lines > 1 ? 0.3 : 0));
  }).map((each) => each.selectedOptions[0].textContent);
}"""


def pair() -> Any:
    return document_reader("assurances", left="baker-gorbachev", right="two-plus-four")


def test_what_a_select_of_the_reader_shows_is_whole(mount_widget: Mount) -> None:
    page = mount_widget(pair(), width=390)
    assert page.evaluate(CUT) == []


def test_what_a_select_of_the_game_shows_is_whole(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), width=390)
    to_review(page)
    assert page.evaluate(CUT) == []


def test_the_note_on_what_is_kept_leaves_a_gap_above_its_button(mount_widget: Mount) -> None:
    page = mount_widget(predict("border-share"), width=390)
    page.get_by_label("Your prediction, in %").fill("12")
    page.keyboard.press("Enter")
    button = box(page.get_by_role("button", name="Keep my answers on this device"))
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
