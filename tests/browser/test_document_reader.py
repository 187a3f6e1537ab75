"""Two documents side by side in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from coursebook.widgets.document_reader import document_reader
from tests.browser.keyboard import press
from tests.browser.paint import check_two_frames
from tests.browser.reader import copied, on_paper, reload, saved
from tests.browser.view import WIDTHS, check_view

KEEP = "Keep my comparison and show what others hold"


@pytest.fixture
def reader():
    return document_reader("assurances", left="genscher-tutzing", right="two-plus-four")


def columns(page):
    return page.locator(".nc-stage > .nc-pair").first.locator("> .nc-column")


def notes(page):
    return page.get_by_label("Which words carry the point? What do they leave open?")


@pytest.fixture
def page(mount_widget, reader):
    """Two documents side by side, as a reader first meets them."""
    return mount_widget(reader)


def test_two_documents_stand_side_by_side_with_original_and_translation(page):
    left, right = columns(page).all()
    expect(left.locator("blockquote[lang=de]")).to_contain_text("Ausdehnung des NATO")
    expect(left.locator("blockquote[lang=en]")).to_contain_text("no extension")
    expect(right.locator("blockquote")).to_contain_text("Foreign armed forces")
    boxes = [left.bounding_box(), right.bounding_box()]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"]


def test_on_a_narrow_page_they_stand_one_above_the_other(mount_widget, reader):
    page = mount_widget(reader, width=390)
    boxes = [each.bounding_box() for each in columns(page).all()]
    assert boxes[0]["x"] == boxes[1]["x"] and boxes[0]["y"] < boxes[1]["y"]


def test_a_side_cannot_show_what_the_other_one_shows(page):
    taken = page.get_by_label("Left", exact=True).locator("option[value=two-plus-four]")
    expect(taken).to_be_disabled()
    page.get_by_label("Right", exact=True).select_option("bonn-record")
    expect(columns(page).nth(1)).to_contain_text("beyond the Elbe")
    page.get_by_role("button", name="Swap").click()
    expect(columns(page).nth(0)).to_contain_text("beyond the Elbe")


def test_the_keyboard_alone_marks_words_and_they_are_shown_in_the_text(page):
    box = page.get_by_label("there will be no extension")
    box.focus()
    page.keyboard.press("Space")
    marked = columns(page).first.locator(".nc-marked")
    expect(marked).to_have_text("there will be no extension ")
    page.keyboard.press("Space")
    expect(marked).to_have_count(0)


def test_what_others_hold_stays_hidden_until_the_two_are_compared(page):
    expect(page.get_by_text("Reading A")).to_have_count(0)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".nc-problem:visible")).to_have_text("Choose an answer first.")
    expect(page.get_by_label("They support each other")).to_be_focused()
    press(page, "ArrowDown", "Enter")
    heading = page.get_by_role("heading", name="What others hold of these two")
    expect(heading).to_be_focused()
    expect(page.get_by_text("Reading A")).to_have_count(2)
    expect(page.get_by_text("What historians say").locator("visible=true")).to_have_count(2)


def test_marks_and_notes_outlive_a_reload_and_a_change_of_documents(page):
    page.get_by_label("or deployed there.").check()
    notes(page).first.fill("Closer to the border: whose?")
    page.get_by_label("Because (if you like)").fill("The treaty names Germany alone.")
    page.get_by_label("One limits or qualifies the other").check()
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("button", name="Swap").click()
    reload(page)
    expect(page.locator(".nc-marked")).to_have_text("or deployed there.")
    expect(page.get_by_label("One limits or qualifies the other")).to_be_checked()
    expect(page.get_by_label("Because (if you like)")).to_have_value(
        "The treaty names Germany alone."
    )
    expect(page.get_by_text("Reading A")).to_have_count(2)


def test_all_marks_and_notes_are_copied_and_downloaded(page):
    page.get_by_label("there will be no extension").check()
    page.get_by_label("of NATO's territory").check()
    notes(page).nth(1).fill("Nothing about Poland.")
    page.get_by_label("They speak of different things").check()
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("button", name="Copy notes").click()
    expect(page.get_by_text("Notes copied.")).to_be_visible()
    text = copied(page)
    assert 'Marked: "there will be no extension of NATO\'s territory"' in text
    assert "Close reading: Nothing about Poland." in text
    assert "They speak of different things." in text
    name, content = saved(page.get_by_role("button", name="Download notes"))
    assert name == "reader_assurances.txt"
    assert content.decode().strip() == text.strip()


def test_notes_are_cleared_only_on_a_second_press(page):
    page.get_by_label("or deployed there.").check()
    wipe = page.get_by_role("button", name="Clear")
    wipe.click()
    expect(wipe).to_have_text("Clear them: press again")
    expect(page.locator(".nc-marked")).to_have_count(1)
    wipe.click()
    expect(page.locator(".nc-marked")).to_have_count(0)
    reload(page)
    expect(columns(page)).to_have_count(2)
    expect(page.locator(".nc-marked")).to_have_count(0)


def test_the_address_follows_the_pair_and_a_link_restores_it(page):
    page.get_by_label("Right", exact=True).select_option("gorbachev-bild")
    page.wait_for_url(re.compile(r"#x\.reader_assurances\?left=genscher-tutzing&right=gorbachev"))
    page.evaluate("location.hash = 'x.reader_assurances?left=bonn-record&right=two-plus-four'")
    expect(columns(page).first).to_contain_text("beyond the Elbe")


@pytest.mark.parametrize("link", ["left=nobody&right=two-plus-four", "left=bonn-record", ""])
def test_a_link_with_nonsense_keeps_the_pair(mount_widget, reader, link):
    page = mount_widget(reader, fragment=f"#x.reader_assurances?{link}")
    expect(columns(page).first).to_contain_text("Genscher's speech")


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_for_everyone_with_all_open(mount_widget, reader, width):
    page = mount_widget(reader, width=width)
    page.get_by_label("there will be no extension").check()
    for closed in page.locator(".nc-step > summary", has_text=re.compile("Sourcing|Context")).all():
        closed.click()
    page.get_by_label("They support each other").check()
    page.get_by_role("button", name=KEEP).click()
    check_view(page, ".nc-document_reader", width)


def test_what_the_page_prints_holds_all_documents(page, reader):
    on_paper(page)
    expect(page.locator(".nc-twin article")).to_have_count(len(reader.documents))
    expect(page.locator(".nc-twin article").first).to_be_visible()


def test_a_change_of_documents_is_painted_within_two_frames(page):
    check_two_frames(
        page,
        setup='const select = document.querySelector(".nc-chooser select");',
        act="""
            const free = [...select.options].filter((each) => !each.disabled && !each.selected);
            select.value = free[step % free.length].value;
            select.dispatchEvent(new Event("change", { bubbles: true }));""",
        shown='document.querySelector(".nc-column .nc-doc-head").textContent',
    )


def test_unmounting_keeps_a_note_that_was_just_written(page):
    notes(page).first.fill("Written at the last moment")
    page.evaluate("courseBook.unmount(document.querySelector('.nc-widget'))")
    kept = page.evaluate("sessionStorage.getItem('nato-course:reader_assurances')")
    assert "Written at the last moment" in kept


def test_once_the_reader_agrees_marks_and_notes_stay_on_the_device(page):
    page.get_by_label("or deployed there.").check()
    page.evaluate("globalThis[Symbol.for('coursebook.store')].agree()")
    notes(page).nth(1).fill("There is where?")
    page.get_by_role("button", name="Swap").click()
    page.evaluate("sessionStorage.clear()")
    reload(page)
    expect(page.locator(".nc-marked")).to_have_text("or deployed there.")
    expect(notes(page).nth(1)).to_have_value("There is where?")
