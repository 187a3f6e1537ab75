"""Weigh and update in a real browser."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from coursebook.widgets import _base
from coursebook.widgets.weigh import weigh
from tests.browser import modules
from tests.browser.keyboard import press
from tests.browser.pages import Mount, Open
from tests.browser.paint import check_two_frames
from tests.browser.reader import copied, kept, on_paper, reload, saved
from tests.browser.view import WIDTHS, check_view
from tests.goldens.weighing import PATH as GOLDENS

MIND = "A Soviet record of what Gorbachev took the words to mean."


def set_prior(page: Page, words: str = "As likely as not") -> None:
    page.get_by_label(words).check()
    page.get_by_role("button", name="Go to the evidence").click()


def take(page: Page, *ratios: str) -> None:
    for words in ratios:
        page.get_by_label(words).check()
        page.get_by_role("button", name="Go on").click()


def take_all(page: Page) -> None:
    set_prior(page)
    take(page, "Four times", "Half as", *["Just as likely"] * 11)


def rows(page: Page) -> list[str]:
    return page.locator(".nc-rows li div > span:first-child").all_inner_texts()


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The weighing of the promise, with nothing chosen."""
    return mount_widget(weigh("promise"))


def test_nothing_is_chosen_at_the_start_and_the_evidence_waits_for_a_prior(page: Page) -> None:
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".nc-path")).to_have_count(0)
    page.get_by_role("button", name="Go to the evidence").click()
    expect(page.locator(".nc-needs")).to_have_text("Choose one of them first.")
    expect(page.get_by_role("status")).to_have_text("Choose one of them first.")


def test_the_belief_follows_the_ratios_and_is_told_in_words_and_chart(page: Page) -> None:
    set_prior(page)
    page.get_by_label("Four times").check()
    expect(page.locator(".nc-scene", has_text="Your belief: 80 %")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Belief 80 %, before 50 %.")
    expect(page.get_by_role("img")).to_have_accessible_name(
        re.compile("from 50 % to 80 % in 1 step")
    )
    page.get_by_label("A quarter").check()
    expect(page.locator(".nc-scene", has_text="Your belief: 20 %")).to_be_visible()


def test_another_order_changes_the_way_and_not_the_end(page: Page) -> None:
    set_prior(page)
    take(page, "Four times", "Half as")
    before = rows(page)
    assert "belief 80 %" in before[1]
    assert "belief 67 %" in before[2]
    button = page.get_by_role("button", name="Move earlier: Genscher's speech at Tutzing")
    button.focus()
    page.keyboard.press("Enter")
    after = rows(page)
    assert after[1].startswith("Genscher's speech")
    assert "belief 33 %" in after[1]
    assert "belief 67 %" in after[2]
    later = page.get_by_role("button", name="Move later: Genscher's speech at Tutzing")
    expect(later).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("still ends at 67 %")


def test_the_comparison_opens_only_after_all_evidence_and_a_written_doubt(page: Page) -> None:
    take_all(page)
    stage = page.locator(".nc-stage")
    expect(stage).not_to_contain_text("Kramer")
    page.get_by_role("button", name="Keep this and compare").click()
    expect(page.locator(".nc-needs")).to_contain_text("at least 5 words")
    page.get_by_label("Name a document").fill(MIND)
    page.get_by_role("button", name="Keep this and compare").click()
    expect(page.locator(".nc-scene", has_text="What others have published")).to_be_focused()
    expect(stage.locator(".nc-positions > li")).to_have_count(7)
    expect(stage).to_contain_text(MIND)
    expect(stage).to_contain_text("Without it you would end at 33 %")


def test_a_piece_can_be_weighed_again(page: Page) -> None:
    set_prior(page)
    take(page, "Four times", "Half as")
    page.get_by_role("button", name="Change: Baker's words").click()
    expect(page.get_by_label("Four times")).to_be_checked()
    page.get_by_label("Just as likely").check()
    expect(page.locator(".nc-scene", has_text="Your belief: 33 %")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".nc-scene", has_text="The treaty of September 1990")).to_be_focused()


def test_the_keyboard_alone_sets_a_prior_and_weighs_a_piece(page: Page) -> None:
    page.get_by_role("radio").first.focus()
    press(page, "ArrowDown", "Tab", "Enter")
    expect(page.locator(".nc-scene", has_text="Baker's words")).to_be_focused()
    press(page, "Tab", "Tab", "Tab", "Space", "Tab", "Enter")
    expect(page.locator(".nc-scene", has_text="Genscher's speech")).to_be_focused()
    expect(page.locator(".nc-scene", has_text="Your belief: 71 %")).to_be_visible()


def test_work_lasts_through_a_reload_and_each_question_keeps_its_own(mount_widget: Mount) -> None:
    page = mount_widget(weigh("promise"), weigh("enlargement-2022"))
    first, second = page.locator(".nc-weigh").all()
    first.get_by_label("As likely as not").check()
    first.get_by_role("button", name="Go to the evidence").click()
    first.get_by_label("Four times").check()
    reload(page)
    first, second = page.locator(".nc-weigh").all()
    expect(first.locator(".nc-scene", has_text="Your belief: 80 %")).to_be_visible()
    expect(first.locator(".nc-scene", has_text="Genscher's speech")).to_be_visible()
    expect(second.get_by_role("radio", checked=True)).to_have_count(0)


def test_after_consent_the_store_takes_the_work_as_sound(page: Page) -> None:
    set_prior(page)
    take(page, "Twice")
    page.evaluate("globalThis[Symbol.for('coursebook.store')].agree()")
    assert kept(page)["entries"]["weigh:promise"]["value"]["ratios"] == {"baker": "2"}
    reload(page)
    expect(page.locator(".nc-scene", has_text="Your belief: 67 %")).to_be_visible()
    expect(page.locator(".nc-notice")).to_have_count(0)


def test_odd_entries_in_the_store_are_left_out(page: Page) -> None:
    odd = {"prior": 0.5, "order": ["baker", "gone", "baker"], "ratios": {"baker": "4", "gone": "2"}}
    page.evaluate(
        "value => globalThis[Symbol.for('coursebook.store')].set('weigh:promise', value)",
        odd | {"mind": "<img src=x onerror=alert(1)>", "opened": "yes"},
    )
    expect(page.locator(".nc-scene", has_text="Your belief: 80 %")).to_be_visible()
    assert len(rows(page)) == 2
    assert page.locator(".nc-weigh img[src]").count() == 0


def test_starting_afresh_asks_once_more_and_then_clears(page: Page) -> None:
    set_prior(page)
    take(page, "Twice")
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Enter")
    assert len(rows(page)) == 2
    page.get_by_role("button", name="Start afresh").click()
    page.get_by_role("button", name="Yes, clear it").click()
    expect(page.locator(".nc-scene", has_text="How likely is it")).to_be_focused()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".nc-path")).to_have_count(0)


def test_the_work_can_be_taken_away_as_text(page: Page) -> None:
    take_all(page)
    page.get_by_label("Name a document").fill(MIND)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = copied(page)
    assert "1. Baker's words to Gorbachev: four times as likely if it is true (4)" in text
    assert f"What would change my mind: {MIND}" in text
    name, _ = saved(page.get_by_role("button", name="Save as a text file"))
    assert name == "weighing-promise.txt"


@pytest.mark.parametrize("width", WIDTHS)
def test_every_scene_is_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(weigh("promise"), width=width)
    check_view(page, ".nc-weigh", width)
    take_all(page)
    page.get_by_label("Name a document").fill(MIND)
    page.get_by_role("button", name="Keep this and compare").click()
    page.get_by_role("button", name="Start afresh").click()
    check_view(page, ".nc-weigh", width)


def test_what_the_page_prints_is_the_evidence_and_no_control(page: Page) -> None:
    set_prior(page)
    on_paper(page)
    expect(page.locator(".nc-weigh")).to_be_hidden()
    expect(page.locator(":is(button, input, select, textarea):visible")).to_have_count(0)
    twin = page.locator(".nc-weigh-twin")
    expect(twin.locator("tbody tr:visible")).to_have_count(13)
    expect(twin).to_contain_text("Before you read on, write what would change your mind.")
    # Paper opens what is closed, and its name becomes a heading.
    expect(twin.locator("summary:visible")).to_have_count(1)
    expect(page.get_by_text("Text version")).to_be_hidden()


def test_a_choice_is_painted_within_two_frames(page: Page) -> None:
    take_all(page)
    page.get_by_role("button", name="Change: The Founding Act").click()
    check_two_frames(
        page,
        act="document.querySelectorAll('.nc-stage input[type=radio]')[step % 7].click();",
        shown="document.querySelector('.nc-account').textContent",
    )


def test_the_browser_gives_every_belief_of_the_golden_file(open_page: Open) -> None:
    page = open_page("about:blank")
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))["belief"]
    different = modules.run(
        page,
        _base.read_static("_belief.js"),
        """({ beliefPath, beliefWithout }, cases) => {
          const near = (a, b) => a.length === b.length &&
            a.every((x, i) => Math.abs(x - b[i]) < 1e-12);
          return cases.filter(({ prior, ratios, path, without }) =>
            !near(beliefPath(prior, ratios), path) || !near(beliefWithout(prior, ratios), without));
        }""",
        cases,
    )
    assert len(cases) >= 60
    assert different == []
