"""The document exercise in a real browser."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from coursebook import sources
from coursebook.widgets.document_exercise import DocumentExercise, document_exercise
from coursebook.widgets.document_reader import DocumentReader
from tests.browser.keyboard import press
from tests.browser.reader import copied, reload
from tests.browser.view import WIDTHS, check_fits, check_view

KEEP = "Keep my judgement and show the readings"


def judge(page, commitment="A political assurance", scope="Unclear"):
    page.get_by_label(commitment, exact=True).check()
    page.get_by_label(scope, exact=True).check()
    page.get_by_role("button", name=KEEP).click()


@pytest.fixture
def page(mount_widget):
    """The exercise on assurances, as a reader first meets it."""
    return mount_widget(document_exercise("assurances"))


def test_the_readings_stay_hidden_until_the_reader_has_judged(page):
    stage = page.locator(".nc-stage")
    expect(stage).to_contain_text("Genscher's speech at Tutzing")
    expect(stage).not_to_contain_text("What historians say")
    judge(page)
    expect(stage).to_contain_text("What historians say")
    expect(stage).to_contain_text("Your judgement: A political assurance; Unclear.")
    expect(stage.locator(".nc-reading")).to_have_count(2)


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_easier_words_stand_beside_the_original_and_below_it_on_a_phone(
    mount_widget, width, beside
):
    first = replace(sources.document("baker-gorbachev"), easier="NATO will not move east.")
    page = mount_widget(DocumentExercise("assurances", [first]), width=width)
    original, easier = page.locator(".nc-wording"), page.locator(".nc-easier")
    expect(original).to_contain_text("one inch to the east")
    expect(easier).to_have_text("In easier words (ours)NATO will not move east.")
    left, right = original.bounding_box(), easier.bounding_box()
    assert (left["x"] + left["width"] <= right["x"]) == beside
    assert (left["y"] + left["height"] <= right["y"]) != beside
    check_fits(page, ".nc-document_exercise", width)


def test_the_reader_marks_the_original_words_and_ours_stand_with_them(mount_widget):
    pair = sources.document_set("assurances")[:2]
    eased = [replace(each, easier=f"Ours, {place}.") for place, each in enumerate(pair)]
    page = mount_widget(DocumentReader("assurances", eased, (eased[0].id, eased[1].id)))
    assert page.locator(".nc-easier").all_text_contents() == [
        "In easier words (ours)Ours, 0.",
        "In easier words (ours)Ours, 1.",
    ]
    column = page.locator(".nc-column").nth(1)
    column.locator(".nc-marks input").first.check()
    expect(column.locator(".nc-wording .nc-marked")).to_have_count(1)


def test_a_half_judgement_asks_for_the_rest_and_moves_there(page):
    page.get_by_label("No commitment").check()
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".nc-problem")).to_contain_text("Whose territory is it about?")
    expect(page.get_by_label("East Germany only")).to_be_focused()
    expect(page.locator("[aria-live]").first).to_contain_text("Choose an answer first")


def test_the_keyboard_alone_judges_a_document(page):
    page.get_by_label("A binding commitment").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("A political assurance")).to_be_checked()
    press(page, "Tab", "Space", "Tab")
    page.keyboard.type("A speech in public.")
    press(page, "Tab", "Enter")
    expect(page.get_by_role("heading", name="How others read it")).to_be_focused()
    expect(page.locator("[aria-live]").first).to_contain_text("Judgement kept")


def test_a_changed_judgement_keeps_the_first_beside_it(page):
    judge(page)
    page.get_by_label("No commitment").check()
    page.get_by_role("button", name="Keep the revised judgement").click()
    yours = page.locator(".nc-yours")
    expect(yours).to_contain_text("A political assurance; then: No commitment")
    expect(yours).to_be_focused()


def test_the_summary_sets_all_judgements_side_by_side(mount_widget):
    widget = document_exercise("assurances")
    page = mount_widget(widget)
    judge(page)
    page.get_by_role("button", name="Next").click()
    judge(page, "No commitment", "East Germany only")
    page.get_by_role("button", name="Summary").click()
    table = page.get_by_role("table")
    expect(table.locator("tbody tr")).to_have_count(len(widget.documents))
    expect(table).to_contain_text("Not judged yet")
    expect(page.locator(".nc-stage")).to_contain_text("You have judged 2 of 10 documents")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = copied(page)
    assert "Whose territory is it about? East Germany only" in text


def test_one_can_go_back_and_forth_and_sees_which_are_judged(page):
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    judge(page)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Document 2 of 10")).to_be_focused()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Document 1, Genscher")).to_have_accessible_name(
        "Document 1, Genscher's speech at Tutzing, 31 January 1990, judged"
    )
    expect(page.locator(".nc-yours")).to_be_visible()


def test_judgements_last_for_the_session(page):
    judge(page)
    reload(page)
    expect(page.locator(".nc-yours")).to_contain_text("A political assurance")


def test_a_link_opens_its_document(mount_widget):
    fragment = "#x.documents_assurances?document=two-plus-four"
    page = mount_widget(document_exercise("assurances"), fragment=fragment)
    expect(page.locator(".nc-doc-head")).to_contain_text("The Two Plus Four treaty")


def test_the_address_follows_the_document(page):
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**#x.documents_assurances?document=baker-gorbachev")


def test_words_in_another_language_are_marked_and_translated(page):
    expect(page.locator(".nc-stage blockquote[lang=de]")).to_contain_text("Ausdehnung des NATO")
    expect(page.locator(".nc-stage blockquote[lang=en]")).to_contain_text("no extension")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_is_for_everyone(mount_widget, width):
    page = mount_widget(document_exercise("assurances"), width=width)
    judge(page)
    check_view(page, ".nc-document_exercise", width)
    page.get_by_role("button", name="Summary").click()
    check_view(page, ".nc-document_exercise", width)


def test_the_twin_below_holds_all_documents(mount_widget):
    widget = document_exercise("assurances")
    page = mount_widget(widget)
    assert page.locator(".nc-twin blockquote").count() == len(widget.documents)
