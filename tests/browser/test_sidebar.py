"""The marks in the table of contents: there after consent alone, and quiet otherwise."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from coursebook.publish.scripts import classic
from tests.browser import notation_page
from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.reader import put_on_device


@pytest.fixture
def contents(open_page: Open, tmp_path: Path) -> Page:
    links = "".join(f'<a href="{each}.html">{each}</a>' for each in ("01_one", "02_two"))
    place = f'<div class="bd-sidebar-primary"><nav class="bd-links">{links}</nav></div>'
    return open_page(notation_page.write(tmp_path / "page.html", place, classic("sidebar.js")))


def keep(page: Page, text: str) -> None:
    put_on_device(page, text)
    page.reload()


def test_a_chapter_that_was_begun_is_marked(contents: Page) -> None:
    expect(contents.locator(".nc-done")).to_have_count(0)
    value = {"at": 1, "value": {"answered": 3, "asked": 23}}
    keep(contents, json.dumps({"schema": 1, "agreed": 1, "entries": {"sum:02_two": value}}))
    expect(contents.get_by_role("link", name="02_two 3 of 23 answered")).to_be_visible()
    expect(contents.locator(".nc-done")).to_have_count(1)


@pytest.mark.parametrize("text", ["{", "4", '{"entries": {"sum:02_two": {"value": "x"}}}'])
def test_storage_that_can_not_be_read_marks_nothing(contents: Page, text: str) -> None:
    keep(contents, text)
    expect(contents.locator(".nc-done")).to_have_count(0)


def test_a_mark_moves_with_an_answer_on_the_same_page(open_book: Open) -> None:
    page = open_book("book/02_historical_context.html")
    keep(page, json.dumps({"schema": 1, "agreed": 1, "entries": {}}))
    settle(page)
    marks = page.locator(".bd-sidebar-primary .nc-done")
    expect(marks).to_have_count(0)
    question = next(
        each for each in questions.chapter("02_historical_context") if each.type == "single"
    )
    check = page.locator(".nc-self_check", has_text=question.prompt)
    check.get_by_role("radio").first.check()
    check.get_by_role("button", name="Check").click()
    expect(marks.first).to_have_text(re.compile(r"^ 1 of \d+ answered$"))
