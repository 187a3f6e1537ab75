"""Questions that come back, in a real browser: which, in what order, and what is kept of them."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from coursebook.widgets.review import Review
from coursebook.widgets.self_check import self_check
from tests.browser.pages import Mount
from tests.browser.view import WIDTHS, check_view

SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).questions}
NAMES = ("sample-single", "sample-multiple", "sample-numeric", "sample-matching")
WORDS = {
    "title": "Before you begin",
    "about": "Two questions.",
    "start": "Ask me",
    "again": "Ask me others",
    "after": "Go on.",
}


def coming_back(*elsewhere: str) -> Review:
    asked = {"01_small": [SAMPLES[each] for each in NAMES]}
    return Review(asked, name="02_next", count=2, words=WORDS, elsewhere=elsewhere)


def kept(page: Page, key: str) -> Any:
    return page.evaluate(
        """(key) => { for (const [name, text] of Object.entries(sessionStorage))
             if (name.endsWith(key)) return JSON.parse(text); return null; }""",
        key,
    )


def miss(page: Page, sure: str = "") -> None:
    """Answer the single choice wrong, as a self-check of its chapter."""
    card = page.locator(".nc-self_check:not(.nc-review)")
    card.get_by_label("Nothing").check()
    if sure:
        card.get_by_label(sure, exact=True).check()
    card.get_by_role("button", name="Check").click()


def test_a_reader_without_answers_gets_the_fixed_rule_one_at_a_time(mount_widget: Mount) -> None:
    page = mount_widget(coming_back())
    expect(page.locator(".nc-card")).to_have_count(0)
    page.get_by_role("button", name="Ask me").click()
    expect(page.locator(".nc-card")).to_have_count(1)
    expect(page.locator(".nc-review-place")).to_have_text("Question 1 of 2")
    expect(page.locator(".nc-review-place")).to_be_focused()
    expect(page.locator("legend").first).to_contain_text(SAMPLES["sample-single"].prompt)
    page.get_by_role("button", name="Next question").click()
    expect(page.locator("legend").first).to_contain_text(SAMPLES["sample-multiple"].prompt)


def test_what_is_shown_is_announced(mount_widget: Mount) -> None:
    page = mount_widget(coming_back())
    page.get_by_role("button", name="Ask me").click()
    said = page.get_by_role("status")
    expect(said).to_contain_text("Question 1 of 2, from chapter 1, Small.")
    expect(said).to_contain_text(SAMPLES["sample-single"].prompt)
    page.get_by_role("button", name="Leave it for now").click()
    expect(said).to_have_text("0 of 2 answered.")


def test_what_was_missed_comes_first_and_says_why(mount_widget: Mount) -> None:
    asked = {"01_small": [SAMPLES[each] for each in reversed(NAMES)]}
    later = Review(asked, name="02_next", count=1, words=WORDS)
    page = mount_widget(self_check(SAMPLES["sample-single"]), later)
    miss(page, "Sure")
    page.get_by_role("button", name="Ask me").click()
    legend = page.locator(".nc-review legend").first
    expect(legend).to_contain_text(SAMPLES["sample-single"].prompt)
    expect(legend).to_contain_text("From chapter 1, Small: you were sure, and it was not right")


def test_an_answer_in_review_never_changes_the_first(mount_widget: Mount) -> None:
    asked = {"01_small": [SAMPLES["sample-single"]]}
    later = Review(asked, name="02_next", count=1, words=WORDS)
    page = mount_widget(self_check(SAMPLES["sample-single"]), later)
    miss(page)
    before = kept(page, "check:sample-single")
    page.get_by_role("button", name="Ask me").click()
    card = page.locator(".nc-review")
    expect(card.locator("input:checked")).to_have_count(0)
    card.get_by_label("Foreign forces and nuclear arms").check()
    card.get_by_role("button", name="Check").click()
    expect(card.get_by_role("heading", name="Right", exact=True)).to_be_focused()
    assert kept(page, "check:sample-single") == before
    log = kept(page, "review:sample-single")["log"]
    assert [each["state"] for each in log] == ["right"]
    card.get_by_role("button", name="Finish").click()
    expect(card).to_contain_text("1 of 1 right at once. Go on.")


def test_only_the_first_try_of_each_return_is_noted(mount_widget: Mount) -> None:
    asked = {"01_small": [SAMPLES["sample-single"]]}
    page = mount_widget(Review(asked, name="02_next", count=1, words=WORDS))
    page.get_by_role("button", name="Ask me").click()
    for option in ("Nothing", "New members"):
        page.get_by_label(option).check()
        page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Ask me others").click()
    page.get_by_label("Foreign forces").check()
    page.get_by_role("button", name="Check").click()
    log = kept(page, "review:sample-single")["log"]
    assert [each["state"] for each in log] == ["wrong", "right"]


def test_a_round_goes_on_after_a_reload(mount_widget: Mount) -> None:
    page = mount_widget(coming_back())
    page.get_by_role("button", name="Ask me").click()
    page.get_by_label("Nothing").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-feedback")).to_be_visible()
    page.reload()
    expect(page.locator(".nc-review")).to_contain_text("1 of 2 answered. 0 of 1 right at once.")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("legend").first).to_contain_text(SAMPLES["sample-multiple"].prompt)


def test_what_was_right_in_review_comes_last_the_next_time(mount_widget: Mount) -> None:
    asked = {"01_small": [SAMPLES[each] for each in NAMES[:2]]}
    page = mount_widget(Review(asked, name="02_next", count=1, words=WORDS))
    page.get_by_role("button", name="Ask me").click()
    page.get_by_label("Foreign forces").check()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Ask me others").click()
    expect(page.locator("legend").first).to_contain_text(SAMPLES["sample-multiple"].prompt)


def test_questions_missed_elsewhere_are_counted_with_the_way_to_them(mount_widget: Mount) -> None:
    asked = {"01_small": [SAMPLES["sample-multiple"]]}
    later = Review(asked, name="02_next", count=1, words=WORDS, elsewhere=["sample-single"])
    page = mount_widget(self_check(SAMPLES["sample-single"]), later)
    expect(page.locator(".nc-review a")).to_have_count(0)
    miss(page)
    page.reload()
    link = page.get_by_role("link", name="1 other question that you missed waits")
    assert link.get_attribute("href") == "progress.html#x.review"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_question_that_comes_back_is_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(coming_back(), width=width)
    check_view(page, ".nc-review", width)
    page.get_by_role("button", name="Ask me").click()
    check_view(page, ".nc-review", width)
