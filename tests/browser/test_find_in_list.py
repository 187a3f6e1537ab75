"""The field before a long list: it narrows as one types, counts, and gives way to links."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import Open
from tests.browser.view import check_view

BIBLIOGRAPHY, GLOSSARY, DOCUMENTS = (
    f"book/{each}.html" for each in ("bibliography", "glossary", "documents")
)
LISTS = {
    BIBLIOGRAPHY: ("Find a work", ".citation", "works"),
    GLOSSARY: ("Find a term", "dl.glossary > dt", "terms"),
    DOCUMENTS: ("Find a document", ".nc-listed > li", "documents"),
}


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Find a ")


def count(page: Page) -> Locator:
    return page.locator(".nc-find-count")


@pytest.mark.parametrize("name", LISTS)
def test_typing_narrows_the_list_and_counts_and_show_all_gives_it_back(
    open_book: Open, name: str
) -> None:
    called, entries, many = LISTS[name]
    page = open_book(name)
    listed = page.locator(entries)
    total = listed.count()
    expect(count(page)).to_have_text(f"{total} {many}")
    expect(page.get_by_role("searchbox", name=called)).to_be_visible()
    everything = page.get_by_role("button", name="Show all")
    expect(everything).to_be_disabled()
    field(page).press_sequentially("treaty")
    shown = listed.locator("visible=true")
    found = shown.count()
    assert 0 < found < total
    expect(count(page)).to_have_text(f"{found} of {total} {many} shown")
    expect(page.locator(".nc-find").get_by_role("status")).to_have_text(
        f"{found} of {total} {many} shown"
    )
    everything.click()
    expect(shown).to_have_count(total)
    expect(field(page)).to_be_focused()
    expect(everything).to_be_disabled()


def test_an_entry_is_found_by_name_year_accent_or_who_speaks(open_book: Open) -> None:
    page = open_book(BIBLIOGRAPHY)
    shown = page.locator(".citation").locator("visible=true")
    for typed, holds in (
        ("kramer 2009", "The Myth of a No-NATO-Enlargement Pledge"),
        ("2009   KRAMER", "The Myth of a No-NATO-Enlargement Pledge"),
        ("gotz", "Götz"),
        ("Russia's", "Russia"),
    ):
        field(page).fill(typed)
        expect(shown.filter(has_text=holds).first).to_be_visible()
    field(page).fill("ukrainian official")
    for each in shown.all_inner_texts():
        assert re.search("ukrainian official", each, re.IGNORECASE), each
    field(page).fill("no such work at all")
    expect(shown).to_have_count(0)
    expect(count(page)).to_have_text("No work fits. Take a word out, or show all.")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    assert shown.count() > 400


@pytest.mark.parametrize("name", [BIBLIOGRAPHY, GLOSSARY])
def test_a_letter_leads_to_its_entries_and_goes_with_the_last(open_book: Open, name: str) -> None:
    page = open_book(name)
    letters = page.get_by_role("navigation", name="by letter").get_by_role("link")
    shown = letters.all_inner_texts()
    assert shown == sorted(set(shown)) and len(shown) > 15
    letters.get_by_text("S", exact=True).click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    field(page).fill("security dilemma")
    left = [each for each in letters.all_inner_texts() if each]
    assert left and len(left) < len(shown)
    expect(page.locator(LISTS[name][1]).locator("visible=true").first).to_be_visible()


def test_a_link_to_an_entry_finds_it_whatever_is_typed(open_book: Open) -> None:
    page = open_book(GLOSSARY)
    link = page.locator("dd a.nc-term[href='#term-guarantee']").first
    entry = page.locator("dt#term-guarantee")
    field(page).fill("calm or encourage")
    expect(entry).to_be_hidden()
    link.click()
    expect(entry).to_be_in_viewport()
    expect(field(page)).to_have_value("")
    field(page).fill("buffer")
    expect(entry).to_be_hidden()
    page.evaluate("location.hash = '#term-alliance'")
    expect(page.locator("dt#term-alliance")).to_be_in_viewport()
    field(page).fill("buffer")
    page.evaluate("location.hash = '#%E0%A4%A'")  # badly written, it leads nowhere
    expect(field(page)).to_have_value("buffer")


@pytest.mark.parametrize("name", LISTS)
def test_without_scripts_the_list_is_whole_and_there_is_no_field(
    open_book: Open, name: str
) -> None:
    page = open_book(name, java_script_enabled=False)
    listed = page.locator(LISTS[name][1])
    if name == DOCUMENTS:
        page.get_by_text("documents, the earliest first").click()
    expect(listed.locator("visible=true")).to_have_count(listed.count())
    expect(page.locator(".nc-find-field")).to_be_hidden()
    if name != DOCUMENTS:
        expect(page.locator(".nc-letters a").first).to_be_visible()


@pytest.mark.parametrize("name", LISTS)
def test_field_and_letters_are_for_everyone_narrowed(open_book: Open, name: str) -> None:
    page = open_book(name, width=390)
    field(page).fill("treaty")
    expect(count(page)).to_contain_text(" of ")
    check_view(page, ".nc-find", 390, axe=".nc-find")


def test_field_and_letters_are_not_printed(open_book: Open) -> None:
    page = open_book(GLOSSARY)
    page.emulate_media(media="print")
    expect(page.locator(".nc-find")).to_be_hidden()


def test_documents_are_found_at_the_head_of_their_page_and_a_link_opens_the_list_at_one(
    open_book: Open,
) -> None:
    page = open_book(DOCUMENTS)
    box = field(page).bounding_box()
    assert box and box["y"] < 1200
    last = page.locator(LISTS[DOCUMENTS][1]).last
    expect(last).to_be_hidden()
    page = open_book(f"{DOCUMENTS}#{last.get_attribute('id')}")
    expect(page.locator(LISTS[DOCUMENTS][1]).last).to_be_in_viewport()


def test_a_document_opens_beside_another(open_book: Open) -> None:
    page = open_book(DOCUMENTS)
    field(page).fill("Genscher")
    page.locator(".nc-listed > li").locator("visible=true").get_by_role(
        "link", name="beside another"
    ).click()
    reader = page.locator("[data-nc-link=reader_assurances]")
    expect(reader).to_be_in_viewport()
    expect(reader.get_by_role("combobox").first).to_have_value("genscher-tutzing")
