"""From a prediction to where its answer comes, and back: in a chapter, and from one to another."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import Open

CHAPTER = "book/01_complex_relationship.html"
ANSWER = '.nc-widget[data-nc-link="{}.answer"]'
ASKED = '.nc-widget[data-nc-link="{}.asked"]'


@pytest.fixture
def chapter(open_book: Open) -> Page:
    return open_book(CHAPTER, served=True, width=390)


def commit(page: Page, asked: str) -> None:
    widget = page.locator(ASKED.format(asked))
    widget.scroll_into_view_if_needed()
    expect(widget).to_have_attribute("data-nc-state", "ready")
    expect(widget.locator(".nc-mount .nc-way")).to_have_count(0)
    widget.get_by_role("radio").first.check()
    widget.get_by_role("button", name=re.compile("^Commit to this ")).click()


@pytest.mark.parametrize("key", ["Enter", None], ids=["keyboard", "pointer"])
def test_a_prediction_that_is_made_leads_to_its_answer_and_back(
    chapter: Page, key: str | None
) -> None:
    commit(chapter, "direct-threat-first")
    for start, end, words in (
        (ASKED, ANSWER, "The answer comes in: What Putin has said, by date"),
        (ANSWER, ASKED, "You were asked in: The opening"),
    ):
        way = chapter.locator(f"{start.format('direct-threat-first')} .nc-mount .nc-way")
        expect(way).to_have_text(words)
        link = way.get_by_role("link")
        link.press(key) if key else link.click()
        there = chapter.locator(end.format("direct-threat-first"))
        expect(there).to_be_in_viewport()
        expect(there.locator("section").first).to_be_focused()


def test_a_survey_leads_to_the_last_chapter_and_back(chapter: Page) -> None:
    commit(chapter, "survey-ground")
    for page, place in (("05_weighing_the_evidence", ANSWER), ("01_complex_relationship", ASKED)):
        mine = chapter.locator('[data-nc-link^="survey-ground."] .nc-mount .nc-way a')
        mine.click()
        chapter.wait_for_url(f"**/{page}.html#x.survey-ground.*")
        expect(chapter.locator(place.format("survey-ground"))).to_be_in_viewport()
