"""The security dilemma on a phone: what is told after the end is true, and covers nothing."""

from playwright.sync_api import expect

from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser.dilemma import bet, make_moves, to_review
from tests.browser.pages import Mount
from tests.browser.reader import box


def test_the_head_tells_the_aim_once_it_is_seen(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), width=390)
    setting = page.locator(".nc-setting")
    bet(page)
    make_moves(page)
    expect(setting).to_contain_text("Its aim is hidden.")
    page.get_by_label("Gain").check()
    page.get_by_role("button", name="Show what it saw").click()
    expect(setting).to_contain_text("Its aim was hidden; it was after security.")


def test_the_signs_are_explained_above_the_lanes_in_one_line(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), width=390)
    bet(page)
    make_moves(page, "ha")
    key, lane = box(page.locator(".nc-lane-key")), box(page.locator(".nc-lane").first)
    assert key["y"] + key["height"] <= lane["y"]
    assert key["height"] < 30


def test_no_number_covers_the_line_of_fear(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), width=390)
    to_review(page)
    line = box(page.locator(".nc-fear-line"))
    first, last = box(page.locator(".nc-fear-first")), box(page.locator(".nc-fear-last"))
    assert first["x"] + first["width"] <= line["x"]
    assert last["x"] >= line["x"] + line["width"]
    assert last["x"] + last["width"] <= 390
