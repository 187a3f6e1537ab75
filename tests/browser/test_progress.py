"""The progress page in a real browser: what it says, export and import, reset, keyboard."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from coursebook.questions import retired
from coursebook.questions.retired import Asked, Retired
from coursebook.sources import document_set
from coursebook.widgets.chapter_progress import chapter_progress
from coursebook.widgets.hypotheses import hypotheses
from coursebook.widgets.predict import predict, recall
from coursebook.widgets.progress import progress
from coursebook.widgets.self_check import self_check
from coursebook.widgets.weigh import weigh
from tests.browser.keyboard import press
from tests.browser.pages import Mount
from tests.browser.reader import put_in_tab, reset_everything, saved
from tests.browser.test_hypotheses import rate
from tests.browser.test_weigh import MIND, set_prior, take, take_all
from tests.browser.view import check_view

CHAPTER = "02_historical_context"
AT = questions.stems().index(CHAPTER)


def memory(question_id: str, state: str = "right", **changes: Any) -> dict[str, Any]:
    score = {"right": 1, "wrong": 0}.get(state, 0.5)
    result = {"state": state, "score": score, "confidence": "sure", "at": 1}
    version = questions.get(question_id).payload()["version"]
    value = {"version": version, "response": None, "hints": 0, "tries": 1, "checked": True}
    return {**value, "first": result, "last": result, "attempts": [result], **changes}


def export(answers: dict[str, Any], **changes: Any) -> str:
    shown = {key: {"at": 10 + i, "value": value} for i, (key, value) in enumerate(answers.items())}
    head = {"format": "nato-course-progress", "schema": 1}
    return json.dumps({**head, "entries": shown} | changes)


def bring(page: Page, text: str) -> None:
    file = {"name": "export.json", "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Import a file").set_input_files(file)  # type: ignore[arg-type]


def part(page: Page, title: str) -> Any:
    return page.get_by_role("region", name=title)


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The page of progress of a new reader."""
    return mount_widget(progress())


def test_an_answer_is_counted_under_its_objective(page: Page) -> None:
    bring(page, export({"check:dates-order": memory("dates-order")}))
    row = page.get_by_role("row", name="Put the main steps")
    expect(row).to_contain_text("1 of 2")
    expect(row).to_contain_text("under way")
    expect(page.get_by_role("row", name="Use measured borders")).to_contain_text("not started")


GONE = Asked("gone-one", "question", CHAPTER, "What was it?", "2026-11-29", "It was told before.")
GONE_BET = Asked("gone-bet", "prediction", CHAPTER, "How many?", "2026-11-29", "The text tells it.")


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that no longer asks two things, the first with a successor."""
    asked = (replace(GONE, instead="dates-order"), GONE_BET)
    monkeypatch.setattr(retired, "load", lambda: Retired(asked, ()))


@pytest.mark.usefixtures("gone")
def test_what_is_no_longer_asked_is_told_and_leads_to_its_successor(mount_widget: Mount) -> None:
    page = mount_widget(progress())
    title = "Retired, no longer asked"
    expect(part(page, title)).to_have_count(0)
    kept = memory("dates-order", "wrong")
    bring(page, export({"check:gone-one": kept, "predict:gone-bet": {"committed": True, "bet": 3}}))
    row = part(page, title).get_by_role("row", name="What was it?")
    expect(row).to_contain_text("answered: wrong")
    expect(row).to_contain_text("Retired on 2026-11-29. It was told before.")
    link = row.get_by_role("link", name="See what is asked instead.")
    expect(link).to_have_attribute("href", f"{CHAPTER}.html#x.dates-order")
    expect(part(page, title).get_by_role("row", name="How many?")).to_contain_text("committed")


@pytest.mark.usefixtures("gone")
def test_a_chapter_s_reset_takes_what_it_once_asked_along(mount_widget: Mount) -> None:
    page = mount_widget(progress())
    bring(page, export({"check:gone-one": memory("dates-order")}))
    expect(part(page, "Retired, no longer asked")).to_have_count(1)
    page.get_by_role("button", name="Reset the chapter").click()
    page.get_by_role("button", name="Delete them").click()
    expect(part(page, "Retired, no longer asked")).to_have_count(0)


def test_the_page_of_a_new_reader_is_five_bars_and_a_way_in(page: Page) -> None:
    expect(page.get_by_role("progressbar")).to_have_count(len(questions.stems()))
    expect(page.get_by_role("table")).to_have_count(0)
    way_in = page.get_by_role("link", name="Start with the first question")
    assert page.locator(".nc-progress_page a:visible").first.inner_text() == way_in.inner_text()


def test_continue_leads_to_the_first_open_question_after_the_latest(page: Page) -> None:
    asked = [each.id for each in questions.chapter(CHAPTER)]
    first = questions.stems()[0]
    expect(page.get_by_role("link", name="Start with the first question")).to_have_attribute(
        "href", f"{first}.html#x.{questions.chapter(first)[0].id}"
    )
    bring(page, export({f"check:{asked[2]}": memory(asked[2])}))
    expect(page.get_by_role("link", name="Continue where you left off")).to_have_attribute(
        "href", f"{CHAPTER}.html#x.{asked[3]}"
    )


def test_confidence_is_set_against_first_tries_and_said_in_words(page: Page) -> None:
    page.get_by_text("What will stand here").click()
    confidence = part(page, "How well your confidence fits")
    expect(confidence).to_contain_text("Say how sure you are")
    marked = [q.id for q in questions.chapter(CHAPTER) if q.type not in ("judge", "written")][:6]
    bring(page, export({f"check:{each}": memory(each, "wrong") for each in marked}))
    expect(confidence).to_contain_text("often wrong where you felt sure")
    expect(confidence.get_by_role("row", name="Sure", exact=False).first).to_contain_text("0 of 6")
    expect(confidence.locator("svg")).to_be_visible()


def test_what_was_weighed_and_rated_is_told_with_its_course(mount_widget: Mount) -> None:
    page = mount_widget(weigh("promise"), hypotheses(), progress())
    page.get_by_text("What will stand here").click()
    told = part(page, "What you weighed")
    expect(told).to_contain_text("You have weighed nothing yet.")
    expect(told.get_by_role("link", name="Was a promise")).to_have_attribute(
        "href", "documents.html#x.weigh-promise"
    )
    take_all(page)
    page.get_by_label("Name a document").fill(MIND)
    rate(page, 2, -1, -2, 0)
    row = told.get_by_role("row", name="Was a promise")
    expect(row.get_by_role("cell")).to_have_text(["50 %", "13 of 13", "67 %", MIND])
    expect(told).to_contain_text("Least speaks against: Power and Interaction, with 0 points")
    expect(told.get_by_role("link", name="Competing hypotheses")).to_be_visible()


def test_a_reset_of_a_chapter_takes_its_weighings_and_ratings_alone(mount_widget: Mount) -> None:
    page = mount_widget(weigh("promise"), hypotheses(), progress())
    set_prior(page)
    take(page, "Twice")
    rate(page, 2, -1, -2, 0)
    page.get_by_role("button", name="Reset the chapter Weighing the evidence").click()
    page.get_by_role("button", name="Delete them").click()
    told = part(page, "What you weighed")
    expect(told).not_to_contain_text("Least speaks against")
    expect(told.get_by_role("row", name="Was a promise")).to_contain_text("1 of 13")


def test_documents_judged_stand_beside_who_reads_them_how(page: Page) -> None:
    page.get_by_text("What will stand here").click()
    judged = part(page, "Your judgements of documents")
    expect(judged).to_contain_text("You have judged no document yet")
    first = document_set("assurances")[0]
    answers = {"commitment": "probe", "scope": "gdr", "note": "<b>Only</b> words"}
    course = {"first": answers | {"scope": "unclear"}, "now": answers}
    bring(page, export({"documents_assurances": {first.id: course, "gone": course}}))
    row = judged.get_by_role("row", name=first.title)
    expect(row).to_contain_text("A probing formula or an opinion. Unclear; then: East Germany only")
    expect(row).to_contain_text("<b>Only</b> words")
    expect(row).to_contain_text(first.readings[0].holder)
    expect(judged.get_by_role("table")).to_have_count(1)


def test_a_reset_of_a_chapter_takes_its_judgements_of_documents_along(page: Page) -> None:
    kept = {"first": {"stance": "threat"}, "now": {"stance": "threat"}}
    sets = ("assurances", "putin-over-time")
    bring(page, export({f"documents_{s}": {document_set(s)[0].id: kept} for s in sets}))
    judged = part(page, "Your judgements of documents")
    expect(judged.get_by_role("table")).to_have_count(2)
    page.get_by_role("button", name="Reset the chapter The historical context").click()
    expect(page.locator(".nc-confirm p")).to_contain_text("judgements of documents")
    page.get_by_role("button", name="Delete them").click()
    expect(judged.get_by_role("table")).to_have_count(1)
    expect(judged).to_contain_text("Putin on NATO over the years")


def test_predictions_stand_beside_what_was_found_once_opened(mount_widget: Mount) -> None:
    page = mount_widget(predict("written-pledge"), recall("written-pledge"), progress())
    page.locator(".nc-predict").first.get_by_label("Nothing about them").check()
    page.get_by_role("button", name="Commit to this prediction").first.click()
    found = part(page, "What you predicted, and what was found")
    expect(found.get_by_role("row").nth(1)).to_contain_text("not opened yet")
    page.get_by_role("button", name="Show the answer").click()
    expect(found.get_by_role("row").nth(1)).not_to_contain_text("not opened yet")


def felt(ids: list[str], level: str, state: str) -> dict[str, Any]:
    kept = {f"check:{each}": memory(each, state) for each in ids}
    for value in kept.values():
        value["first"]["confidence"] = level
    return kept


def test_one_level_of_confidence_is_too_few_to_tell_what_rises_with_it(mount_widget: Mount) -> None:
    asked = [e.id for e in questions.chapter(CHAPTER) if e.type == "single" and e.use == "check"]
    page = mount_widget(progress())
    bring(page, export(felt(asked[:3], "fairly", "wrong") | felt(asked[3:6], "fairly", "right")))
    fits = part(page, "How well your confidence fits")
    expect(fits).to_contain_text("too few to tell whether your results rise with it")
    expect(fits).not_to_contain_text("rise together")


def test_results_that_fall_as_confidence_rises_are_not_said_to_rise(mount_widget: Mount) -> None:
    asked = [e.id for e in questions.chapter(CHAPTER) if e.type == "single" and e.use == "check"]
    page = mount_widget(progress())
    guessed = felt(asked[:2], "guess", "right") | felt(asked[2:4], "guess", "wrong")
    bring(page, export(guessed | felt(asked[4:6], "fairly", "wrong")))
    fits = part(page, "How well your confidence fits")
    expect(fits).to_contain_text("Your results have not risen with your confidence so far.")


def test_a_chapter_s_objectives_unfold_once_something_of_it_is_answered(page: Page) -> None:
    bring(page, export({f"note:{CHAPTER}": "A note"}))
    expect(page.get_by_role("button", name="Reset the chapter")).to_have_count(1)
    expect(page.get_by_role("table", name="What you can do")).to_have_count(0)
    bring(page, export({"check:dates-order": memory("dates-order")}))
    expect(page.get_by_role("table", name="What you can do")).to_have_count(1)


def test_what_happened_in_a_scene_has_the_widest_column(mount_widget: Mount) -> None:
    scene = next(e for e in questions.of(CHAPTER).commitments if e.kind == "decide")
    page = mount_widget(progress(), width=1280)
    kept = {"committed": True, "opened": True, "bet": scene.options[0].id}
    bring(page, export({f"predict:{scene.id}": kept}))
    row = page.get_by_role("table", name="Decisions in a scene").get_by_role("row").last
    widths = row.locator("th, td").evaluate_all("cells => cells.map((each) => each.offsetWidth)")
    assert widths[2] == max(widths)
    assert widths[1] == min(widths)


def test_judgements_are_compared_with_the_ledger_by_distance(mount_widget: Mount) -> None:
    judge = next(each for each in questions.chapter(CHAPTER) if each.type == "judge")
    page = mount_widget(progress())
    value = memory(judge.id, "compared", response="unsupported")
    bring(page, export({f"check:{judge.id}": value}))
    row = part(page, "Your judgements beside the ledger").get_by_role("row").nth(1)
    expect(row).to_contain_text("less supported")
    expect(row.get_by_role("link")).to_have_attribute(
        "href", f"claims.html#{judge.claims[0].lower()}"
    )


def test_an_export_comes_back_as_it_was(page: Page) -> None:
    bring(page, export({"check:dates-order": memory("dates-order", "wrong")}))
    page.get_by_label("Your notes on").nth(AT).fill("A <b>note</b> ‮ 😀")
    text = saved(page.get_by_role("button", name="Export to a file"))[1].decode()
    reset_everything(page)
    expect(page.locator(".nc-progress_page")).to_contain_text("0 of 15 self-checks answered")
    later = json.loads(text)
    for entry in later["entries"].values():
        entry["at"] += 60_000_000_000_000
    bring(page, json.dumps(later))
    expect(page.locator(".nc-progress_page")).to_contain_text("1 of 15 self-checks answered")
    expect(page.get_by_label("Your notes on").nth(AT)).to_have_value("A <b>note</b> ‮ 😀")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "no JSON text"),
        ("[]", "not an export of this book"),
        ('{"format": "nato-course-receipt"}', "a receipt to hand in"),
        (export({}, schema=9), "newer edition"),
        (export({}, entries=None), "not an export"),
        (export({"check:x": {"version": 1}, "__proto__x": 4}), "2 could not be read"),
    ],
)
def test_a_wrong_file_is_named_and_changes_nothing(page: Page, text: str, says: str) -> None:
    bring(page, text)
    expect(page.locator(".nc-progress_page .nc-needs")).to_contain_text(says)
    expect(page.get_by_role("status")).to_contain_text(says)
    expect(page.locator(".nc-progress_page")).to_contain_text("0 of 15 self-checks answered")


def test_a_reset_asks_first_and_can_be_left_by_keyboard(page: Page) -> None:
    bring(page, export({"check:dates-order": memory("dates-order")}))
    expect(page.locator(".nc-progress_page")).to_contain_text("1 of 15 self-checks answered")
    reset = page.get_by_role("button", name="Reset the chapter")
    reset.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nc-confirm p")).to_be_focused()
    press(page, "Tab", "Tab", "Enter")
    expect(reset).to_be_focused()
    expect(page.locator(".nc-progress_page")).to_contain_text("1 of 15 self-checks answered")
    press(page, "Enter", "Tab", "Enter")
    expect(page.locator(".nc-progress_page")).to_contain_text("0 of 15 self-checks answered")
    expect(page.locator(".nc-status")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("The chapter is as new.")


def test_what_deletes_stands_apart_and_asks_in_words_by_keyboard(page: Page) -> None:
    bring(page, export({"check:dates-order": memory("dates-order")}))
    kept = part(page, "What is kept, and where")
    expect(kept.get_by_role("button", name="Export to a file")).to_be_visible()
    expect(kept.get_by_role("button", name=re.compile("Reset|delete", re.I))).to_have_count(0)
    reset = part(page, "Delete what you did").get_by_role("button", name="Reset everything")
    for key in ("Escape", "Tab"):
        reset.press("Enter")
        asked = page.locator(".nc-confirm p")
        expect(asked).to_be_focused()
        expect(asked).to_contain_text("(1 entry) of all chapters will be deleted")
        page.keyboard.press(key)
        if key == "Escape":
            expect(page.locator(".nc-confirm")).to_be_hidden()
            expect(reset).to_be_focused()
            expect(page.get_by_role("status")).to_have_text("Nothing was deleted.")
            expect(page.locator(".nc-progress_page")).to_contain_text("1 of 15 self-checks")
    expect(page.get_by_role("button", name="Delete all")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".nc-progress_page")).to_contain_text("0 of 15 self-checks answered")
    expect(page.locator(".nc-status")).to_be_focused()


def test_the_line_of_a_chapter_counts_and_leads_on(mount_widget: Mount) -> None:
    first, second = (each.id for each in questions.chapter(CHAPTER)[:2])
    page = mount_widget(chapter_progress(CHAPTER), self_check(first), self_check(second))
    expect(page.get_by_text("15 self-checks and 4 predictions and decisions")).to_be_visible()
    link = page.get_by_role("link", name="Go to the first")
    expect(link).to_have_attribute("href", f"#x.{first}")
    put_in_tab(page, f"nato-course:check:{first}", json.dumps(memory(first)))
    page.reload()
    expect(page.get_by_text("You have answered 1 of 15 self-checks")).to_be_visible()
    page.get_by_role("link", name="Go to the next open one").click()
    expect(page.locator(".nc-card").nth(1)).to_be_in_viewport()


def test_with_answers_it_is_for_everyone_on_a_narrow_page(mount_widget: Mount) -> None:
    page = mount_widget(chapter_progress(CHAPTER), progress(), width=390)
    judge = next(each for each in questions.chapter(CHAPTER) if each.type == "judge")
    bring(page, export({f"check:{judge.id}": memory(judge.id, "compared", response="caveats")}))
    check_view(page, ".nc-mount", 390)
