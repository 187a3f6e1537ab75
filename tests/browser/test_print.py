"""Pages on paper: light whatever the screen has, readable, and without anything to press."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from coursebook.teach.pdf import course_pdf
from coursebook.teach.pdf.paper_document import document_html
from coursebook.widgets.progress import progress
from nato_course.widgets.enlargement_map import enlargement_map
from tests.browser.conftest import settle
from tests.browser.pages import Mount, Open, Pages
from tests.browser.reader import on_paper, on_screen
from tests.browser.test_progress import CHAPTER, bring, export, memory

HISTORY = f"book/{CHAPTER}.html"

_COLOURS = """() => {
  const parts = ["color", "backgroundColor", "borderTopColor", "fill", "stroke"];
  return [...document.querySelectorAll("main *")].filter((node) => node.checkVisibility())
    .map((node) => node.tagName + parts.map((part) => ` ${getComputedStyle(node)[part]}`));
}"""


_WIDE = """room => [...document.body.querySelectorAll("*")]
  .filter((node) => !node.closest("svg") && node.getBoundingClientRect().right > room + 1)
  .map((node) => node.outerHTML.slice(0, 120))"""
_ROOM = 657  # pixels between the margins of A4, the narrower sheet


@pytest.mark.parametrize("name", ["5", "data"])
def test_nothing_in_the_files_for_paper_is_wider_than_the_sheet(
    name: str, chromium: Browser, book: Path
) -> None:
    """The browser would print the whole document smaller."""
    (document,) = course_pdf.documents(book, [name])
    context = chromium.new_context(offline=True, viewport={"width": _ROOM, "height": 900})
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_content(document_html(document, book, "a4"))
    assert page.evaluate(_WIDE, _ROOM) == []
    context.close()


@pytest.mark.parametrize("name", ["book/defence.html", "book/progress.html", "book/glossary.html"])
def test_what_is_dark_on_the_screen_prints_in_the_colours_of_the_light(
    name: str, open_book: Open
) -> None:
    printed = {}
    for theme in ("light", "dark"):
        page = open_book(name, theme=theme, reduced_motion="reduce")
        settle(page)
        shown = page.evaluate(_COLOURS)
        printed[theme] = on_paper(page).evaluate(_COLOURS)
        on_screen(page)
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        assert page.evaluate(_COLOURS) == shown
    assert len(printed["dark"]) > 40
    assert printed["dark"] == printed["light"]


def test_a_print_by_the_browser_alone_is_light(open_book: Open) -> None:
    """The browser's own event comes before it draws the paper."""
    page = open_book("book/glossary.html", theme="dark")
    page.evaluate(
        "() => addEventListener('beforeprint', () => {"
        " document.title = document.documentElement.dataset.theme; })"
    )
    page.pdf()
    expect(page).to_have_title("light")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.fixture(scope="module")
def _chapter(pages: Pages, book: Path) -> Iterator[Page]:
    with pages.loans() as open_page:
        page = open_page((book / HISTORY).as_uri())
        settle(page)
        yield page


@pytest.fixture
def history(_chapter: Page) -> Page:
    """Chapter 2 on the screen, loaded once for the tests that only look at it."""
    return on_screen(_chapter)


@pytest.mark.parametrize("name", [HISTORY, "book/play.html"])
def test_nothing_on_paper_asks_to_be_pressed(name: str, open_book: Open, history: Page) -> None:
    page = history if name == HISTORY else open_book(name)
    settle(page)
    on_paper(page)
    # What a part to open is called prints as its heading; the part prints open.
    closed = "summary:not(:is(.nc-details, .nc-labs) > summary, .nc-twin-content summary)"
    pressed = f":is(button, {closed}, input, select, textarea, [role=button]):visible"
    assert page.locator(f"body {pressed}").evaluate_all("all => all.map((e) => e.outerHTML)") == []
    text = page.locator("body").inner_text()
    for words in ("Show the code", "Hide the code", "Text version", "Data table", "Check"):
        assert words not in text.split("\n")


def test_a_chapter_prints_its_figures_text_versions_and_key(history: Page) -> None:
    page = history
    figures = page.locator("figure.nc-figure .nc-svg:visible").count()
    on_paper(page)
    assert figures > 2
    expect(page.locator("figure.nc-figure .nc-svg:visible")).to_have_count(figures)
    expect(page.locator(".nc-answer-key")).to_be_visible()
    # What is said of code that nobody has changed stays away.
    twin = ".nc-widget > .nc-twin:not(:has(.nc-lab-twin))"
    hidden = page.locator(f"{twin}:not(:visible)")
    expect(hidden).to_have_count(0)
    links = page.locator(".bd-article a.reference:visible").evaluate_all(
        "all => [...new Set(all.map((e) => getComputedStyle(e).textDecorationLine))]"
    )
    assert links == ["underline"]


def test_what_was_found_prints_open_and_hints_and_answers_at_the_question_do_not(
    history: Page,
) -> None:
    page = on_paper(history)
    found = page.locator(".nc-question-twin > details > summary:visible")
    assert set(found.all_inner_texts()) == {
        "The answer",
        "What each choice would gain and risk, and what happened",
        "What may have moved you",
    }
    expect(page.get_by_text("Nothing. The treaty keeps foreign forces").first).to_be_visible()
    on_screen(page)
    expect(page.locator(".nc-twin details[open]")).to_have_count(0)


def test_a_lab_prints_its_task_and_not_what_is_said_of_untouched_code(history: Page) -> None:
    page = on_paper(history)
    expect(page.locator(".nc-lab-twin:visible", has_text="Lab 1:")).to_have_count(1)
    expect(page.locator(".nc-lab-twin:visible", has_text="To do.")).to_have_count(0)


def test_a_link_that_only_sets_a_widget_prints_as_words(open_book: Open) -> None:
    page = open_book("book/dynamics.html")
    link = page.locator(".bd-article a[href^='#x.']").first
    line = "link => getComputedStyle(link).textDecorationLine"
    on_paper(page)
    assert link.evaluate(line) == "none"
    assert page.locator(".bd-article a[href^='bibliography']").first.evaluate(line) == "underline"


def test_a_table_of_data_prints_its_name_once(open_book: Open) -> None:
    page = on_paper(open_book("book/data.html"))
    table = page.locator("section.nc-table").first
    name = table.locator("h3").inner_text().removesuffix("#")
    expect(table.locator(".nc-dataset table")).to_be_visible()
    expect(table.get_by_text(name, exact=True).and_(page.locator(":visible"))).to_have_count(1)


def test_the_ledger_prints_the_evidence_of_every_claim(open_book: Open) -> None:
    """The theme hides what is folded away with more force than a widget alone has to beat."""
    page = open_book("book/claims.html")
    settle(page)
    bodies = page.locator(".nc-ledger .nc-claim-body")
    on_paper(page)
    assert bodies.count() > 60
    expect(page.locator(".nc-ledger .nc-claim-body:not(:visible)")).to_have_count(0)


def answer(page: Page) -> None:
    """Commit to a prediction, answer two checks, and leave a third untouched."""
    bet = page.locator(".nc-widget[data-nc-name=Predict]").first
    bet.get_by_label("Nothing about them").check()
    bet.get_by_role("button", name="Commit").click()
    check = page.locator("[data-nc-link=assurances-dam]")
    check.get_by_label("What the country downstream gave").check()
    check.get_by_role("button", name="Check", exact=True).click()
    number = page.locator("[data-nc-link=dates-republics]")
    number.get_by_role("textbox").fill("3")
    number.get_by_role("button", name="Check", exact=True).click()


def test_the_reader_s_own_answers_print_beside_the_questions(open_book: Open) -> None:
    page = open_book(HISTORY, theme="dark")
    settle(page)
    answer(page)
    on_paper(page)
    own = page.locator(".nc-twin .nc-paper-own:visible")
    texts = [[line for line in each.split("\n") if line] for each in own.all_inner_texts()]
    assert texts == [
        ["Your answer", "Your prediction: Nothing about them"],
        ["Your answer", "You predicted: Nothing about them"],
        [
            "Your answer",
            "What the country downstream gave in return for the words",
            "(Not right yet)",
        ],
        ["Your answer", "3", "(Right)"],
    ]
    on_screen(page)
    expect(page.locator(".nc-paper-own")).to_have_count(0)


def test_answers_kept_on_the_device_print_without_a_walk_through_the_page(open_book: Open) -> None:
    page = open_book(HISTORY)
    kept = {"version": "", "bet": "no-troops", "committed": True, "opened": False, "changes": 0}
    document = {
        "schema": 1,
        "agreed": 1,
        "entries": {"predict:written-pledge": {"at": 1, "value": kept}},
    }
    page.evaluate(
        "text => localStorage.setItem('nato-course ' + new URL('../', location).pathname, text)",
        json.dumps(document),
    )
    page.reload()
    asleep = ":is([data-nc-name=Predict], [data-nc-name=SelfCheck]):not([data-nc-state=ready])"
    expect(page.locator(asleep)).to_have_count(0)
    on_paper(page)
    own = page.locator(".nc-paper-own:visible")
    expect(own).to_have_count(2)
    expect(own.last).to_contain_text("You predicted: That NATO would keep its troops out of them")


def test_works_stand_once_at_the_end_before_the_key(history: Page) -> None:
    page = history
    expect(page.locator(".nc-paper")).to_have_count(0)
    on_paper(page)
    works = page.locator(".nc-paper-notes li").all_inner_texts()
    assert len(works) == len(set(works)) > 50
    title = "The Myth of a No-NATO-Enlargement Pledge to Russia"
    kramer = f"Kramer 2009: Mark Kramer, {title} (scholarship)"
    assert kramer in works
    follows = "notes => notes.nextElementSibling?.matches('.nc-answer-key')"
    assert page.locator(".nc-paper-notes").evaluate(follows)


def test_links_to_other_sites_are_numbered_with_their_addresses(open_book: Open) -> None:
    page = on_paper(open_book("book/data.html"))
    marks = page.locator("sup.nc-paper").all_inner_texts()
    addresses = page.locator(".nc-paper-notes ol > li").all_inner_texts()
    assert sorted(set(map(int, marks))) == list(range(1, len(addresses) + 1))
    assert all(each.startswith("http") for each in addresses)


def test_the_map_prints_over_its_table(mount_widget: Mount) -> None:
    page = on_paper(mount_widget(enlargement_map(), width=700))
    expect(page.locator(".nc-map")).to_be_visible()
    expect(page.locator(".nc-year")).to_have_text("2024")
    expect(page.locator(".nc-legend")).to_be_visible()
    expect(page.locator(".nc-twin table")).to_be_visible()
    expect(page.locator("button:visible, input:visible, select:visible")).to_have_count(0)


def test_the_progress_page_prints_what_the_reader_did(mount_widget: Mount) -> None:
    note = "\n".join(f"Line {number} of my note." for number in range(30))
    kept: dict[str, Any] = {
        "check:dates-order": memory("dates-order"),
        f"note:{CHAPTER}": note,
    }
    page = mount_widget(progress())
    bring(page, export(kept))
    row = page.get_by_role("row", name="Put the main steps")
    expect(row).to_contain_text("1 of 2")
    on_paper(page)
    expect(row).to_be_visible()
    expect(page.get_by_text("Line 29 of my note.")).to_be_visible()
    shown = page.locator("main").inner_text()
    assert "self-checks answered" in shown and "Your notes on" in shown
    for words in ("Reset", "Export", "Import", "needs JavaScript. Nothing leaves"):
        assert words not in shown
