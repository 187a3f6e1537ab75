"""Predictions in a real browser: made before reading, locked once answered, never lost."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook import questions
from coursebook.widgets.predict import predict, recall
from tests.browser.keyboard import press, tab_to
from tests.browser.pages import Mount
from tests.browser.reader import expect_said
from tests.browser.view import check_view

SHARE, PLEDGE, VERDICT = "border-share", "written-pledge", "survey-policy"
TOO_HIGH = "Your prediction was too high by about 25 percentage points."


def places(page: Page) -> tuple[Locator, Locator]:
    first, second = page.locator(".nc-predict").all()
    return first, second


def test_a_prediction_is_made_and_answered_by_keyboard_alone(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE), recall(SHARE))
    before, after = places(page)
    page.keyboard.press("Tab")
    expect(before.get_by_label("Your prediction, in %")).to_be_focused()
    page.keyboard.type("30")
    press(page, "Tab", "ArrowRight", "Tab", "Enter")
    expect(before.get_by_text("Your prediction: 31 %")).to_be_focused()
    expect_said(page, "Your prediction is kept: 31 %.")
    tab_to(page, after.get_by_role("button", name="Show the answer"))
    page.keyboard.press("Enter")
    expect(after.get_by_role("heading", name="too high by about 25")).to_be_focused()
    expect(after).to_contain_text("You predicted: 31 %")
    expect(after).to_contain_text("The answer: 5.9 %")
    expect_said(page, f"{TOO_HIGH} Within 5 counts as close. The answer: 5.9 %.")


def test_a_prediction_can_be_changed_until_its_answer_is_opened(mount_widget: Mount) -> None:
    page = mount_widget(predict(PLEDGE), recall(PLEDGE))
    before, after = places(page)
    before.get_by_label("That NATO would not admit them").check()
    before.get_by_role("button", name="Commit").click()
    before.get_by_role("button", name="Change my prediction").click()
    before.get_by_label("Nothing about them").check()
    before.get_by_role("button", name="Commit").click()
    after.get_by_role("button", name="Show the answer").click()
    expect(after).to_contain_text("Your prediction is right.")
    expect(before.get_by_role("button")).to_have_count(0)
    expect(before).to_contain_text("You have opened the answer")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5,9", "5.9 %"), ("30 %", "30 %"), ("1,317", "1.317 %"), ("5 9", None), ("101", None)],
)
def test_a_typed_prediction_is_read_with_any_separators(
    mount_widget: Mount, typed: str, kept: str | None
) -> None:
    page = mount_widget(predict(SHARE))
    page.get_by_label("Your prediction, in %").click()
    page.keyboard.insert_text(typed)
    page.get_by_role("button", name="Commit").click()
    if kept:
        expect(page.get_by_text(f"Your prediction: {kept}")).to_be_visible()
    else:
        expect(page.locator(".nc-needs")).to_have_text("Write a number from 0 to 100 first.")


def test_a_prediction_that_can_mean_two_numbers_is_asked_about(mount_widget: Mount) -> None:
    sample = {each.id: each for each in questions.load(questions.SAMPLES).predictions}
    lengths = replace(sample["sample-count"], low=0, high=5000, answer=1317)
    page = mount_widget(predict(lengths))
    page.get_by_label("Your prediction").first.fill("1.317")
    page.get_by_role("button", name="Commit").click()
    asked = "That can be read in two ways. Which do you mean?"
    expect(page.locator(".nc-needs")).to_contain_text(asked)
    expect_said(page, f"{asked} 1.317, with a decimal point or 1317")
    page.locator(".nc-needs").get_by_role("button", name="1317", exact=True).click()
    expect(page.get_by_text("Your prediction: 1317")).to_be_focused()


def test_without_a_prediction_one_can_still_be_made_at_the_end(mount_widget: Mount) -> None:
    page = mount_widget(recall(SHARE))
    expect(page.get_by_text("You made no prediction")).to_be_visible()
    expect(page.get_by_label("Your prediction, in %")).to_have_count(0)
    page.get_by_role("button", name="Make one now").click()
    expect(page.get_by_label("Your prediction, in %")).to_be_focused()
    page.get_by_label("Your prediction, in %").fill("5")
    page.get_by_role("button", name="Commit").click()
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_role("heading", name="Well judged")).to_be_focused()


def test_the_answer_can_be_had_without_a_prediction(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE), recall(SHARE))
    before, after = places(page)
    after.get_by_role("button", name="Show the answer").click()
    expect(after.get_by_role("heading", name="The answer: 5.9 %")).to_be_focused()
    expect(after).to_contain_text("The answer: 5.9 %")
    expect(before).to_contain_text("You have opened the answer without a prediction.")
    expect(after.locator(".nc-kicker")).to_have_text("You made no prediction")
    expect(after).not_to_contain_text("You predicted")


def test_a_verdict_is_taken_again_and_then_stands_beside_the_first_and_the_ledger_s(
    mount_widget: Mount,
) -> None:
    page = mount_widget(predict(VERDICT), recall(VERDICT))
    before, after = places(page)
    expect(before.locator(".nc-kicker")).to_have_text("Your verdict before the evidence")
    before.get_by_label("Not supported").check()
    before.get_by_role("button", name="Commit to this verdict").click()
    expect(after).not_to_contain_text("Before the evidence: Not supported")
    after.get_by_label("Contested among scholars").check()
    after.get_by_role("button", name="Commit to this verdict").click()
    expect(after.get_by_role("heading", name="You and the ledger agree.")).to_be_focused()
    told = ["Before the evidence: Not supported", "Now: Contested among scholars"]
    told += ["The ledger: Contested among scholars"]
    expect(after.get_by_role("listitem")).to_have_text(told)
    expect(before).to_contain_text("You have seen the ledger's verdict, so it stays as it is.")


def test_a_verdict_that_was_passed_over_can_be_given_in_the_end_or_left_out(
    mount_widget: Mount,
) -> None:
    page = mount_widget(recall(VERDICT))
    expect(page.get_by_role("radio")).to_have_count(5)
    page.get_by_role("button", name="Show the ledger's verdict").click()
    ledger = page.get_by_role("heading", name="The ledger: Contested among scholars")
    expect(ledger).to_be_focused()
    expect(page.locator(".nc-kicker")).to_have_text("You gave no verdict")
    for word in ("predict", "record", "none"):
        expect(page.locator(".nc-predict")).not_to_contain_text(word)


@pytest.mark.parametrize(("width", "most"), [(1280, 130), (390, 150)])
def test_a_prediction_that_was_passed_over_is_small_and_readable_when_the_book_returns_to_it(
    mount_widget: Mount, width: int, most: int
) -> None:
    page = mount_widget(recall(PLEDGE), width=width)
    line = page.locator(".nc-skipped")
    box = line.bounding_box()
    assert box and box["height"] <= most
    expect(line.get_by_role("heading")).to_contain_text(
        "You made no prediction What did it put in writing"
    )
    asked = line.locator(".nc-asked")
    assert asked.evaluate("node => getComputedStyle(node).whiteSpace") == "normal"
    assert asked.evaluate(
        "node => node.parentElement.scrollWidth <= node.parentElement.clientWidth"
    )
    line.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".nc-skipped")).to_have_count(0)
    expect(page.get_by_role("heading", name="You made no prediction")).to_be_visible()


@pytest.mark.parametrize("typed", ["", "101", "-1"])
def test_a_prediction_out_of_range_is_not_taken(mount_widget: Mount, typed: str) -> None:
    page = mount_widget(predict(SHARE))
    page.get_by_label("Your prediction, in %").fill(typed)
    page.get_by_role("button", name="Commit").click()
    expect_said(page, "Write a number from 0 to 100 first.")
    expect(page.get_by_role("button", name="Commit")).to_be_visible()


def test_a_reload_keeps_the_prediction_and_the_lock(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE), recall(SHARE))
    before, after = places(page)
    before.get_by_label("Your prediction, in %").fill("30")
    before.get_by_role("button", name="Commit").click()
    page.reload()
    expect(before).to_contain_text("Your prediction: 30 %")
    after.get_by_role("button", name="Show the answer").click()
    page.reload()
    expect(after).to_contain_text("too high by about 24 percentage points")
    expect(before).to_contain_text("so it stays as it is")


def test_the_slider_starts_no_bet(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE))
    expect(page.get_by_label("Your prediction, in %")).to_have_value("")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "not set yet")
    expect(page.get_by_text("drag or tap")).to_be_visible()


@pytest.mark.parametrize(("key", "value"), [("ArrowLeft", "99"), ("ArrowRight", "1")])
def test_a_first_arrow_key_starts_from_an_end_and_suggests_no_middle(
    mount_widget: Mount, key: str, value: str
) -> None:
    page = mount_widget(predict(SHARE))
    page.get_by_role("slider").focus()
    page.keyboard.press(key)
    expect(page.get_by_label("Your prediction, in %")).to_have_value(value)
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", f"{value} %")
    expect(page.get_by_text("drag or tap")).to_be_hidden()
    page.get_by_label("Your prediction, in %").fill("")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "not set yet")


def test_a_click_sets_the_slider_where_it_falls_even_in_the_middle(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE))
    page.get_by_role("slider").click()
    expect(page.get_by_label("Your prediction, in %")).to_have_value(re.compile("^(49|50|51)$"))
    page.get_by_role("button", name="Commit").click()
    expect(
        page.get_by_text("It is kept until you close this tab, and the book returns")
    ).to_be_visible()


def test_enter_commits_a_number_and_the_device_may_keep_it(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE))
    page.get_by_label("Your prediction, in %").fill("12")
    page.keyboard.press("Enter")
    note = page.locator(".nc-kept")
    expect(note).to_contain_text("It is kept until you close this tab")
    page.get_by_role("button", name="Keep my answers on this device").click()
    expect(note).to_have_text("It is kept, and the book returns to it.")
    expect(note).to_be_focused()
    assert "predict:" in page.evaluate("JSON.stringify(localStorage)")


def test_it_is_for_everyone_on_a_narrow_page(mount_widget: Mount) -> None:
    page = mount_widget(predict(SHARE), recall(PLEDGE), width=390)
    check_view(page, ".nc-predict", 390)
