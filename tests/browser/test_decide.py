"""Decisions and verdicts in a real browser: kept, replied to, asked again, never marked."""

import json
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from coursebook import questions
from coursebook.questions import receipt as receipts
from coursebook.widgets.decide import decide, verdict
from coursebook.widgets.hypotheses import rated_matrix
from coursebook.widgets.predict import predict, recall
from coursebook.widgets.progress import Progress
from coursebook.widgets.receipt import Receipt
from tests.browser.keyboard import press, tab_to
from tests.browser.pages import Mount
from tests.browser.reader import expect_said, saved_receipt
from tests.browser.view import check_view

SCENE, VERDICT = questions.load(questions.SAMPLES).decisions
WORDS, TREATY = SCENE.options
HAPPENED = SCENE.answer_text
BOUND, UNBOUND = VERDICT.options


def places(page: Page) -> tuple[Locator, Locator]:
    first, second = page.locator(".nc-decide").all()
    return first, second


def commit(place: Locator, text: str, sure: str = "") -> None:
    place.get_by_label(text).check()
    if sure:
        place.get_by_label(sure, exact=True).check()
    place.get_by_role("button", name="Commit").click()


def test_a_decision_is_made_and_returned_to_by_keyboard_alone(mount_widget: Mount) -> None:
    page = mount_widget(decide(SCENE), recall(SCENE))
    scene, after = places(page)
    tab_to(page, scene.get_by_label(WORDS.text))
    press(page, "ArrowDown", "Tab", "Space", "Tab", "Enter")
    expect(scene.get_by_text(f"You decided: {TREATY.text} (sure)")).to_be_focused()
    expect(scene).to_contain_text(TREATY.reply)
    expect_said(page, f"Your decision is kept: {TREATY.text}. {TREATY.reply}")
    tab_to(page, after.get_by_role("button", name="Show what happened"))
    page.keyboard.press("Enter")
    expect(after.get_by_role("heading", name="What happened")).to_be_focused()
    expect(after).to_contain_text(HAPPENED)
    expect_said(page, f"What happened: {HAPPENED}")


def test_the_reply_is_to_the_choice_made_and_what_happened_is_not_told_yet(
    mount_widget: Mount,
) -> None:
    page = mount_widget(decide(SCENE), recall(SCENE))
    scene, after = places(page)
    body = page.locator("body")
    assert not any(told in body.inner_text() for told in (WORDS.reply, TREATY.reply, HAPPENED))
    commit(scene, WORDS.text)
    expect(scene).to_contain_text(WORDS.reply)
    assert not any(told in body.inner_text() for told in (TREATY.reply, HAPPENED))
    after.get_by_role("button", name="Show what happened").click()
    expect(after.get_by_text(TREATY.reply)).to_be_hidden()
    after.get_by_text("The other choices, by what was known then").click()
    expect(after.get_by_text(TREATY.reply)).to_be_visible()


def test_a_decision_can_be_changed_until_what_happened_is_shown(mount_widget: Mount) -> None:
    page = mount_widget(decide(SCENE), recall(SCENE))
    scene, after = places(page)
    commit(scene, WORDS.text, "Guess")
    scene.get_by_role("button", name="Change my decision").click()
    expect(scene.get_by_label("Guess", exact=True)).to_be_checked()
    commit(scene, TREATY.text)
    page.reload()
    expect(scene).to_contain_text(f"You decided: {TREATY.text} (guess)")
    after.get_by_role("button", name="Show what happened").click()
    expect(scene.get_by_role("button")).to_have_count(0)
    expect(scene).to_contain_text("You have seen what happened, so it stays as it is.")


def test_an_empty_decision_is_not_taken(mount_widget: Mount) -> None:
    page = mount_widget(decide(SCENE))
    page.get_by_role("button", name="Commit").click()
    expect(page.locator(".nc-needs")).to_have_text("Choose one of them first.")
    expect_said(page, "Choose one of them first.")


def test_a_bare_question_that_was_passed_over_has_the_sentence_before_it(
    mount_widget: Mount,
) -> None:
    scene = replace(SCENE, prompt="It is evening. You may open one box. Which one?")
    page = mount_widget(recall(scene))
    expect(page.locator(".nc-skipped .nc-asked")).to_have_text("You may open one box. Which one?")


def test_a_verdict_keeps_its_sign_and_its_rows_where_predictions_stand_too(
    mount_widget: Mount,
) -> None:
    page = mount_widget(verdict(VERDICT), verdict(VERDICT, again=True), predict("border-share"))
    first, again = places(page)
    sign = "node => getComputedStyle(node, '::before').content"
    signs = [each.locator(".nc-kicker").evaluate(sign) for each in (first, again)]
    assert "↔" in signs[0] and signs[0] == signs[1]
    commit(first, BOUND.text)
    for place, names in (
        (first, ("Keep my answers on this device", "Change my first verdict")),
        (again, ("Commit to this verdict now", "Go on without one")),
    ):
        boxes = [place.get_by_role("button", name=name).bounding_box() for name in names]
        assert len({box["y"] for box in boxes if box}) == 1, names


def test_what_happened_can_be_had_without_a_decision(mount_widget: Mount) -> None:
    page = mount_widget(decide(SCENE), recall(SCENE))
    scene, after = places(page)
    after.get_by_role("button", name="Show what happened").click()
    expect(after).to_contain_text(HAPPENED)
    expect(after).not_to_contain_text("You decided")
    expect(after.locator(".nc-kicker")).to_have_text("You made no decision")
    expect(scene).to_contain_text("You have seen what happened without a decision.")


def test_a_decision_can_still_be_made_where_it_is_returned_to(mount_widget: Mount) -> None:
    page = mount_widget(recall(SCENE))
    expect(page.get_by_text("You made no decision")).to_be_visible()
    expect(page.get_by_label(WORDS.text)).to_have_count(0)
    page.get_by_role("button", name="Make one now").click()
    commit(page.locator(".nc-decide"), WORDS.text)
    page.get_by_role("button", name="Show what happened").click()
    expect(page.get_by_text(f"You decided: {WORDS.text}")).to_be_visible()


def test_a_verdict_is_asked_anew_and_then_stands_beside_the_first(mount_widget: Mount) -> None:
    page = mount_widget(verdict(VERDICT), verdict(VERDICT, again=True))
    first, second = places(page)
    commit(first, BOUND.text, "Sure")
    expect(second).not_to_contain_text(f"{BOUND.text} (sure)")
    expect(second.get_by_role("radio", checked=True)).to_have_count(0)
    expect(second).not_to_contain_text(VERDICT.answer_text)
    commit(second, UNBOUND.text, "Fairly sure")
    expect(second.get_by_role("heading", name="Your verdict has moved")).to_be_focused()
    told = second.get_by_role("definition").all_text_contents()
    assert told == ["Bound in honour (sure)", "Not bound (fairly sure)"]
    expect(second).to_contain_text(VERDICT.answer_text)
    expect(first.get_by_role("button")).to_have_count(0)
    expect_said(page, "Your verdict now: Not bound. Before: Bound in honour (sure).")


def test_the_second_verdict_can_be_changed_and_is_kept(mount_widget: Mount) -> None:
    page = mount_widget(verdict(VERDICT), verdict(VERDICT, again=True))
    first, second = places(page)
    commit(first, BOUND.text)
    commit(second, UNBOUND.text)
    second.get_by_role("button", name="Change my verdict now").click()
    commit(second, BOUND.text)
    page.reload()
    expect(second.get_by_role("heading", name="You hold to your verdict")).to_be_visible()


def test_the_second_verdict_needs_no_first_and_may_be_passed_over(mount_widget: Mount) -> None:
    page = mount_widget(verdict(VERDICT, again=True))
    expect(page.get_by_text("You gave no verdict before you read.")).to_be_visible()
    page.get_by_role("button", name="Go on without one").click()
    expect(page.locator(".nc-decide")).to_contain_text(VERDICT.answer_text)
    page.get_by_role("button", name="Give my verdict now").click()
    commit(page.locator(".nc-decide"), BOUND.text)
    expect(page.get_by_role("heading", name="Your verdict now")).to_be_focused()


def test_they_are_for_everyone_on_a_narrow_page(mount_widget: Mount) -> None:
    shown = (decide(SCENE), recall(SCENE), verdict(VERDICT), verdict(VERDICT, again=True))
    page = mount_widget(*shown, width=390)
    page.locator(".nc-decide").nth(1).get_by_role("button", name="Show what happened").click()
    check_view(page, ".nc-decide", 390)


CHAPTER = {
    **{"id": "sample", "title": "Sample", "href": "sample.html", "objectives": [], "questions": []},
    "predictions": [SCENE.payload(), VERDICT.payload()],
}


def test_progress_tells_both_and_a_reset_of_the_chapter_takes_them_along(
    mount_widget: Mount,
) -> None:
    again = verdict(VERDICT, again=True)
    overview = Progress([CHAPTER], [], [], rated_matrix())
    page = mount_widget(decide(SCENE), verdict(VERDICT), again, overview)
    scene, first, second = page.locator(".nc-decide").all()
    part = page.locator(".nc-part", has_text="What you decided, and your verdicts")
    expect(part).to_contain_text("You have made no decision yet.")
    commit(scene, WORDS.text)
    commit(first, BOUND.text)
    expect(part.get_by_role("row").nth(1)).to_contain_text("not opened yet")
    commit(second, UNBOUND.text)
    expect(part.get_by_role("row", name=VERDICT.prompt)).to_contain_text("Bound in honourNot bound")
    expect(page.get_by_text("2 of 2 decisions made")).to_be_visible()
    page.get_by_role("button", name="Reset the chapter Sample").click()
    page.get_by_role("button", name="Delete them").click()
    expect(part).to_contain_text("You have made no decision yet.")
    expect(scene.get_by_role("button", name="Commit")).to_be_visible()


def test_a_receipt_holds_them_and_verifies_in_python(mount_widget: Mount) -> None:
    page = mount_widget(
        decide(SCENE), verdict(VERDICT), verdict(VERDICT, again=True), Receipt([CHAPTER])
    )
    scene, first, second = page.locator(".nc-decide").all()
    commit(scene, TREATY.text, "Guess")
    commit(first, BOUND.text)
    commit(second, UNBOUND.text, "Sure")
    _, text = saved_receipt(page, "Noor")
    assert receipts.parse(text).reader == "Noor"
    made = json.loads(text)
    decided, judged = made["chapters"][0]["predictions"]
    assert (decided["bet"], decided["confidence"]) == (TREATY.text, "guess")
    assert (judged["bet"], judged["again"]) == (BOUND.text, UNBOUND.text)
    assert judged["again_confidence"] == "sure"
    assert f"- Decision: {SCENE.prompt} Answer: {TREATY.text}" in made["readable"]


def test_on_paper_the_options_stand_and_what_happened_does_not_open_by_itself(
    mount_widget: Mount,
) -> None:
    page = mount_widget(decide(SCENE), recall(SCENE), verdict(VERDICT))
    twins = page.locator(".nc-twin-content").all_text_contents()
    assert all(each.text in twins[0] for each in SCENE.options)
    assert SCENE.options[0].reply not in twins[0]
    assert all(each.text in twins[2] for each in VERDICT.options)
