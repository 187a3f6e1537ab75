"""The self-check in a real browser: tries, hints, memory, narrow and dark pages, grading."""

import dataclasses
import json
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from coursebook.widgets import _base
from coursebook.widgets.self_check import self_check, self_checks
from tests.browser import modules
from tests.browser.pages import Mount, Open
from tests.browser.view import WIDTHS, check_view
from tests.goldens.grading import PATH as GOLDENS

SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).questions}


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """A check with a single choice, not answered."""
    return mount_widget(self_check(SAMPLES["sample-single"]))


def test_an_answer_that_is_missing_is_asked_for_and_is_no_try(page: Page) -> None:
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-needs", has_text="Choose one answer.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Choose one answer.")
    expect(page.get_by_role("button", name="Show the answer")).to_be_hidden()


def test_enter_and_arrows_in_the_options_never_grade(page: Page) -> None:
    page.get_by_role("radio").first.focus()
    for key in ("Space", "ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
        expect(page.locator(".nc-feedback")).to_be_hidden()


def test_hints_come_before_and_the_answer_only_after_a_try(mount_widget: Mount) -> None:
    page = mount_widget(self_check("assurances-agreed"))
    show = page.get_by_role("button", name="Show the answer")
    expect(show).to_be_hidden()
    page.get_by_role("button", name="Give me a hint").click()
    page.get_by_role("button", name="Another hint").click()
    expect(page.locator(".nc-hint")).to_have_count(2)
    expect(page.locator(".nc-hint").last).to_be_focused()
    page.get_by_label("NATO signed a pledge").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-note")).to_have_count(1)
    show.click()
    expect(page.get_by_role("heading", name="The answer")).to_be_focused()
    expect(page.locator(".nc-note")).to_have_count(7)
    expect(page.locator(".nc-takeaway")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="The answer")).to_be_visible()
    page.get_by_label("NATO signed a pledge").uncheck()
    expect(page.locator(".nc-feedback")).to_be_hidden()


def test_feedback_leads_to_what_decides_it(page: Page) -> None:
    page.get_by_label("New members").check()
    page.get_by_role("button", name="Check").click()
    link = page.locator(".nc-feedback").get_by_role("link", name="Claim H10")
    assert link.get_attribute("href") == "claims.html#h10"


def test_a_second_try_starts_clean_at_the_first_control(page: Page) -> None:
    page.get_by_label("New members").check()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".nc-feedback")).to_be_hidden()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_role("radio").first).to_be_focused()


def test_a_wrong_choice_is_said_to_be_wrong_once(page: Page) -> None:
    page.get_by_label("New members").check()
    page.get_by_role("button", name="Check").click()
    words = page.locator(".nc-card").inner_text().lower()
    assert words.count("not right") == 1 and "not this one" not in words
    expect(page.locator(".nc-mark-wrong")).to_have_text("✗")


def test_of_several_parts_each_says_whether_it_is_right(mount_widget: Mount) -> None:
    page = mount_widget(self_check(SAMPLES["sample-multiple"]))
    page.get_by_label("A pledge was signed.").check()
    page.get_by_label("No text about other states").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-note-word")).to_have_text(["Right: ", "Not right: "])


@pytest.mark.parametrize("width", [390, 1280])
def test_an_empty_row_is_shown_with_the_words_that_ask_for_it(
    mount_widget: Mount, width: int
) -> None:
    page = mount_widget(self_check(SAMPLES["sample-matching"]), width=width, height=420)
    rows = page.locator(".nc-pair")
    rows.first.get_by_role("combobox").select_option("Kramer")
    page.get_by_role("button", name="Check").click()
    second = rows.nth(1)
    expect(second.locator(".nc-needs")).to_have_text("Choose an answer for every item.")
    expect(second.locator(".nc-needs")).to_be_in_viewport(ratio=1)
    expect(second.get_by_role("combobox")).to_be_in_viewport(ratio=1)
    expect(second.get_by_role("combobox")).to_be_focused()


def test_a_statement_with_a_verdict_is_asked_for_its_reason(mount_widget: Mount) -> None:
    page = mount_widget(self_check(SAMPLES["sample-true-false"]))
    page.get_by_label("False").check()
    page.get_by_role("button", name="Check").click()
    reasons = page.get_by_role("group", name="because")
    expect(reasons.get_by_role("radio").first).to_be_focused()
    expect(reasons.locator(".nc-needs")).to_be_visible()


def test_feedback_goes_when_the_answer_changes(page: Page) -> None:
    page.get_by_label("New members").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-mark-wrong")).to_have_count(1)
    page.get_by_label("Nothing").check()
    expect(page.locator(".nc-feedback")).to_be_hidden()
    expect(page.locator(".nc-mark-wrong")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_right_is_told_without_moving_a_word_of_the_answer(
    mount_widget: Mount, width: int
) -> None:
    page = mount_widget(self_check("assurances-agreed"), self_check("dates-order"), width=width)
    words = page.locator(".nc-option > span:not(.nc-mark), .nc-order-text")
    places = "all => all.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => "
    places += "[offsetLeft, offsetTop, offsetWidth, offsetHeight].join())"
    before = words.evaluate_all(places)
    page.get_by_label("NATO signed a pledge").check()
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    expect(page.locator(".nc-mark:visible")).not_to_have_count(0)
    assert words.evaluate_all(places) == before


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("Two Plus Four settled it. What did it say?", "What did it say?"),
        ("How well does it stand? 'Open' means: nobody knows.", "How well does it stand?"),
        ("J. F. Baker spoke. Put these in order.", "Put these in order."),
        ("Write it down. Name a source. Say how sure you are.", None),
        ("Which one?", "Which one?"),
    ],
)
def test_only_what_is_asked_is_strong(mount_widget: Mount, prompt: str, asked: str | None) -> None:
    page = mount_widget(self_check(dataclasses.replace(SAMPLES["sample-single"], prompt=prompt)))
    heading = page.locator(".nc-card").get_by_role("heading").first
    expect(heading).to_have_text(f"Check yourself {prompt}")
    strong = heading.locator("strong")
    assert strong.all_text_contents() == ([asked] if asked else [])


@pytest.mark.parametrize("width", [1280, 390])
def test_a_pair_s_words_have_the_free_room_and_stand_nearest_to_their_own_list(
    mount_widget: Mount, width: int
) -> None:
    page = mount_widget(self_check(SAMPLES["sample-matching"]), width=width)
    rows = [
        (pair.locator("label").bounding_box(), pair.locator("select").bounding_box())
        for pair in page.locator(".nc-pair").all()
    ]
    assert len(rows) > 1
    for (_, above), (label, own) in pairwise(rows):
        assert above and label and own
        if width == 1280:
            assert label["width"] > own["width"]
        else:
            gap = own["y"] - label["y"] - label["height"]
            assert label["y"] - above["y"] - above["height"] >= 3 * gap


def test_moving_an_item_is_announced_and_keeps_the_focus(mount_widget: Mount) -> None:
    page = mount_widget(self_check(SAMPLES["sample-ordering"]))
    first = page.locator(".nc-order-text").first.inner_text()
    down = page.get_by_role("button", name=f"Move down: {first}", exact=True)
    down.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"{first}: now 2 of 4")
    expect(down).to_be_focused()


def test_a_judgement_is_shown_beside_the_ledger_with_its_rationale(mount_widget: Mount) -> None:
    page = mount_widget(self_check(SAMPLES["sample-judge"]))
    page.get_by_label("Well supported").check()
    page.get_by_role("button", name="Check").click()
    track = page.locator(".nc-track > li")
    expect(track.first).to_contain_text("You")
    expect(track.nth(3)).to_contain_text("Ledger")
    expect(page.locator(".nc-note").first).to_contain_text("The ledger's verdict")
    expect(page.get_by_role("button", name="Show the answer")).to_be_hidden()


def test_a_text_is_rated_by_the_rubric_after_it_is_written(mount_widget: Mount) -> None:
    page = mount_widget(self_check(SAMPLES["sample-written"]))
    page.get_by_role("textbox").fill("Two words")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".nc-rubric")).to_have_count(0)
    page.get_by_role("textbox").fill("Said, signed and disputed are three things.")
    page.get_by_role("button", name="Check").click()
    for group, label in (("said.", "Fully"), ("signed.", "Partly"), ("dispute.", "Not yet")):
        page.get_by_role("group", name=group).get_by_label(label).check()
    expect(page.get_by_role("status")).to_have_text("You gave yourself 3 of 6 points.")
    page.reload()
    expect(page.get_by_role("group", name="said.").get_by_label("Fully")).to_be_checked()


def test_a_reload_keeps_answer_confidence_hints_and_feedback(mount_widget: Mount) -> None:
    page = mount_widget(self_checks(SAMPLES["sample-single"], SAMPLES["sample-ordering"]))
    card = page.locator(".nc-card").first
    card.get_by_role("button", name="Give me a hint").click()
    card.get_by_label("Fairly sure").check()
    card.get_by_label("New members").check()
    card.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Move down").first.click()
    order = page.locator(".nc-order-text").all_inner_texts()
    page.reload()
    expect(card.get_by_label("New members")).to_be_checked()
    expect(card.get_by_label("Fairly sure")).to_be_checked()
    expect(card.locator(".nc-hint")).to_have_count(1)
    expect(card.get_by_role("heading", name="Not right yet")).to_be_visible()
    expect(card.get_by_role("heading", name="Not right yet")).not_to_be_focused()
    assert page.locator(".nc-order-text").all_inner_texts() == order


def test_an_answer_to_an_earlier_wording_is_kept_and_not_shown(page: Page) -> None:
    page.get_by_label("New members").check()
    page.get_by_role("button", name="Check").click()
    key = "nato-course:check:sample-single"
    read = f"JSON.parse(sessionStorage.getItem('{key}'))"
    page.evaluate(f"sessionStorage.setItem('{key}', JSON.stringify({{...{read}, version: 'old'}}))")
    page.reload()
    expect(page.get_by_text("This question has changed")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_label("Nothing").check()
    assert page.evaluate(f"{read}.previous.response") == "new-members"


def test_two_views_of_a_question_show_the_same(mount_widget: Mount) -> None:
    page = mount_widget(*(self_check(SAMPLES["sample-single"]) for _ in range(2)))
    first, second = page.locator(".nc-card").all()
    first.get_by_label("New members").check()
    first.get_by_role("button", name="Check").click()
    expect(second.get_by_role("heading", name="Not right yet")).to_be_visible()


def test_markup_in_a_question_stays_text(mount_widget: Mount) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    question: Any = dataclasses.replace(SAMPLES["sample-single"], prompt=hostile, hints=(hostile,))
    page = mount_widget(self_check(question))
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.locator(".nc-card img")).to_have_count(0)
    assert page.title() == "Test"


ALL = tuple(SAMPLES.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_all_types_are_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(self_checks(*ALL), width=width)
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    check_view(page, ".nc-card", width)


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const mixed = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const part = (value) => value / 255 <= 0.03928 ? value / 255 / 12.92
    : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (data) => 0.05 + 0.2126 * part(data[0]) + 0.7152 * part(data[1])
    + 0.0722 * part(data[2]);
  const grounds = (node) => node
    ? [...grounds(node.parentElement), getComputedStyle(node).backgroundColor] : ['white'];
  const ratio = (node) => {
    const ground = luminance(mixed(grounds(node)));
    const text = luminance(mixed([...grounds(node), getComputedStyle(node).color]));
    return Math.max(ground, text) / Math.min(ground, text);
  };
  return [...document.querySelectorAll('.nc-card *')]
    .filter((node) => [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim()))
    .filter((node) => node.offsetParent && !node.closest('a, [aria-disabled=true]'))
    .filter((node) => ratio(node) < 4.5)
    .map((node) => `${node.className} ${ratio(node).toFixed(2)}: ${node.textContent}`);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_in_both_themes(mount_widget: Mount, theme: str) -> None:
    page = mount_widget(self_checks(*ALL), theme=theme)
    for label in ("New members of NATO", "A pledge was signed.", "Well supported"):
        page.get_by_label(label).check()
    page.get_by_role("textbox", name="in %").fill("7")
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    assert page.locator(".nc-feedback:visible").count() >= 5
    assert page.evaluate(CONTRAST) == []


def test_the_browser_gives_every_grade_of_the_golden_file(open_page: Open) -> None:
    page = open_page("about:blank")
    samples = questions.load(questions.SAMPLES)
    payloads = {each.id: each.payload() for each in (*samples.questions, *samples.predictions)}
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))
    bundle = _base.front_end_module("_grading") + "export { numberReadings };"
    different = modules.run(
        page,
        bundle,
        """({ grade, compareBet, numberReadings }, payloads, cases) => {
          const note = ({ id, label, mark, text }) => [id, label, mark, text];
          const told = ({ score, state, message, feedback }) =>
            JSON.stringify([score, state, message, feedback.map(note)]);
          return cases.filter((each) => {
            if (each.typed !== undefined) {
              const read = numberReadings(each.typed, "%");
              return JSON.stringify(read) !== JSON.stringify(each.readings);
            }
            const changed = each.answer === undefined ? {} : { answer: each.answer };
            const found = each.question
              ? grade({ ...payloads[each.question], ...changed }, each.response)
              : compareBet(payloads[each.prediction], each.response);
            return told(found) !== told(each.grade);
          });
        }""",
        payloads,
        cases,
    )
    assert len(cases) >= 200
    assert different == []
