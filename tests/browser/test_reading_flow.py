"""From the top of a page: to the first check by keyboard, to the next page, to a report."""

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook import chapters
from coursebook.course import current
from coursebook.publish import poster
from tests.browser.book_pages import PAGES
from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.reader import box

MOST_PRESSES = 15
HISTORY = "book/02_historical_context.html"
CHAPTERS = [f"book/{stem}.html" for stem in chapters.stems()]


@pytest.fixture
def page(open_book: Open) -> Page:
    """Chapter 2, from a server."""
    return open_book(HISTORY, served=True)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_first_check_is_a_few_presses_away(chapter: str, open_book: Open) -> None:
    page = open_book(chapter, served=True)
    expect(page.get_by_role("link", name="Go to the first check")).to_be_visible()
    for key in ["Tab", "Enter", *["Tab"] * (MOST_PRESSES - 3)]:
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.matches('.nc-chapter_progress a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".nc-card").first.get_by_role("heading").first).to_be_focused()
    expect(page.locator(".nc-card").first).to_be_in_viewport()


def test_each_check_is_a_region_with_a_heading_of_its_name(page: Page) -> None:
    settle(page)
    cards = page.locator(".nc-card").all()
    assert len(cards) >= 10
    names = []
    for card in cards:
        heading = card.get_by_role("heading").first
        name = re.sub(r"\s+", " ", heading.inner_text()).strip()
        assert name.startswith("Check yourself") and len(name) > 30
        assert int(heading.get_attribute("aria-level") or 0) in (2, 3, 4)
        ids = (card.get_attribute("aria-labelledby") or "").split()
        assert ids[0] == heading.get_attribute("id")
        names.append(" ".join(page.locator(f"#{each}").inner_text() for each in ids))
        expect(page.get_by_role("region", name=name)).not_to_have_count(0)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("width", [390, 1280])
def test_previous_and_next_tell_the_question_that_waits_there(width: int, open_book: Open) -> None:
    page = open_book(HISTORY, served=True, width=width)
    for rel, stem in (("prev", chapters.stems()[0]), ("next", chapters.stems()[2])):
        link = page.locator(f'.prev-next-area a[rel="{rel}"]')
        expect(link).to_contain_text(chapters.question(chapters.BOOK / f"{stem}.ipynb"))
        box = link.bounding_box()
        assert box and box["width"] >= 200


def test_the_code_of_a_cell_stands_below_what_it_makes(page: Page) -> None:
    settle(page)
    cells = page.locator("div.cell.tag_hide-input:has(.cell_output)")
    assert cells.count() > 3
    for cell in cells.all():
        made, code = cell.locator(".cell_output"), cell.get_by_text("Show the code")
        expect(code).to_have_count(1)
        above, below = box(made), box(code)
        assert below["y"] + below["height"] > above["y"] + above["height"] - 50


@pytest.mark.parametrize("page_name", PAGES)
def test_each_page_describes_itself_and_has_an_icon(page_name: str, book: Path) -> None:
    text = (book / page_name).read_text(encoding="utf-8")
    found = re.findall(r'<meta name="description" content="([^"]+)"', text)
    assert len(found) == 1 and 20 <= len(found[0]) <= 240
    assert f'<meta property="og:description" content="{found[0]}">' in text
    icon = re.search(r'<link rel="icon" type="image/svg\+xml" href="([^"]+)"', text)
    assert icon and (book / page_name).parent.joinpath(icon[1]).resolve().is_file()
    titles = re.findall(r"<title>(.*?)</title>", text)
    assert len(titles) == 1
    assert titles[0].count("Weighing the Evidence") == 1


def test_no_two_pages_say_the_same_of_themselves(book: Path) -> None:
    texts = [(book / each).read_text(encoding="utf-8") for each in PAGES]
    said = [re.findall(r'name="description" content="([^"]+)"', text)[0] for text in texts]
    assert len(set(said)) == len(said)


def test_the_picture_for_links_lies_in_the_book(book: Path) -> None:
    drawn = (book / "_static/nc" / poster.NAME).read_bytes()
    assert struct.unpack(">II", drawn[16:24]) == (poster.WIDTH, poster.HEIGHT)


@pytest.mark.parametrize("page_name", [HISTORY, "book/index.html", "book/claims.html"])
def test_every_page_leads_to_where_mistakes_are_reported(page_name: str, open_book: Open) -> None:
    page = open_book(page_name, served=True)
    page.get_by_role("link", name="Report a mistake here").click()
    expect(page).to_have_url(re.compile(r"about\.html#if-you-find-a-mistake$"))
    expect(page.get_by_role("heading", name="If you find a mistake")).to_be_in_viewport()


_MARK = """target => { const [arrived] = target.getAnimations();
  arrived.pause(); arrived.currentTime = 0;
  return getComputedStyle(target).boxShadow; }"""


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("book/play.html#bet-then-play", ":target > h2"),
        ("book/bibliography.html#cite-herz1950", ":target"),
    ],
)
def test_the_rule_where_a_link_has_led_leaves_room_to_the_words(
    place: str, target: str, open_book: Open
) -> None:
    page = open_book(place, served=True)
    drawn = page.locator(target).evaluate(_MARK)
    room, rule = (
        [float(each) for each in re.findall(r"(-?[\d.]+)px", layer)]
        for layer in re.split(r",(?![^(]*\))", drawn)
    )
    assert room[0] <= -8 and rule[0] < room[0], "nearer than 8 px to the first letter"
    assert room[3] == rule[3] == 0, "a shrunken rule has the corners of a bracket"


def test_a_report_names_the_section_that_is_read(page: Page) -> None:
    page.evaluate(
        """() => { const link = document.querySelector(".nc-report a");
          link.href = "mailto:us@example.org?body=Page%3A%20X%20%28book%2Fx%29%0AEdition%3A%20Y";
          link.addEventListener("click", (event) => event.preventDefault());
          document.getElementById("what-was-signed").scrollIntoView(); link.click(); }"""
    )
    link = page.locator(".nc-report a")
    expect(link).to_have_attribute("href", re.compile("%23what-was-signed%29%0AEdition"))


def test_a_work_leads_back_to_where_a_chapter_first_cites_it(page: Page) -> None:
    cited = page.locator("#cited-twoplusfour1990")
    expect(cited).to_have_attribute("title", re.compile(r" · 1990 · agreed text$"))
    cited.click()
    entry = page.locator("#cite-twoplusfour1990")
    expect(entry).to_be_in_viewport()
    expect(entry.locator(".label")).to_have_count(0)
    entry.get_by_role("link", name="chapter 2").click()
    expect(page).to_have_url(re.compile(r"02_historical_context\.html#cited-twoplusfour1990$"))
    expect(page.locator("#cited-twoplusfour1990")).to_be_in_viewport()


def test_each_section_says_which_it_is_and_a_place_to_stop_says_what_is_kept(page: Page) -> None:
    told = page.locator(".nc-pace")
    expect(told.first).to_have_text(re.compile(r"^Section 1 of \d+ · about \d+ minutes$"))
    expect(told.nth(4)).to_contain_text("· not on the core path")
    stop = page.locator(".nc-stop").first
    expect(stop).to_contain_text("Your answers are kept until you close this tab.")
    stop.get_by_role("button", name="Keep my answers on this device").click()
    for each in page.locator(".nc-stop").all():
        expect(each).to_contain_text("Your answers are kept on this device.")
    expect(stop.locator(".nc-stop-kept")).to_be_focused()
    page.emulate_media(media="print")
    expect(stop).to_be_hidden()


@pytest.mark.parametrize(
    ("page_name", "asked"),
    [(HISTORY, "written-pledge"), (CHAPTERS[4], "one-box")],
)
def test_a_question_that_was_passed_over_is_a_link_back_to_where_it_was_asked(
    page_name: str, asked: str, open_book: Open
) -> None:
    page = open_book(page_name, served=True)
    settle(page)
    page.locator(f'.nc-skipped a[href$="#x.{asked}.asked"]').click()
    place = page.locator(f'.nc-widget[data-nc-link="{asked}.asked"]')
    expect(place).to_be_in_viewport()
    expect(place.get_by_role("button", name="Commit")).to_be_visible()


@pytest.mark.parametrize("name", current().used_in)
def test_a_page_beside_the_chapters_ends_with_where_the_course_uses_it_and_with_the_next(
    name: str, open_book: Open
) -> None:
    page = open_book(f"book/{name}.html", served=True)
    cards = page.locator(".nc-next-chapter")
    expect(cards).to_have_count(2)
    expect(cards.last).to_have_attribute("rel", "next")
    anchor = str(cards.first.get_attribute("href")).partition("#")[2]
    cards.first.click()
    page.wait_for_load_state("load")
    expect(page.locator(f'[id="{anchor}"] > h2, [id="{anchor}"] > h3')).to_be_in_viewport()


def test_a_chapter_ends_with_the_question_of_the_next(page: Page) -> None:
    card = page.locator(".nc-next-chapter")
    question, title = card.locator(".nc-next-question"), card.locator(".prev-next-title")
    sizes = [
        float(each.evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))
        for each in (question, title)
    ]
    assert sizes[0] > sizes[1], "the question leads"
    top, before = card.bounding_box(), page.locator('.prev-next-area a[rel="prev"]').bounding_box()
    assert top and before and top["y"] < before["y"]
