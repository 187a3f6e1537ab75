"""What the page remembers: consent, tabs, full, forbidden, damaged and older storage, speed."""

import json
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from coursebook import questions
from coursebook.widgets.chapter_progress import chapter_progress
from coursebook.widgets.progress import progress
from coursebook.widgets.self_check import self_check
from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.reader import agree, kept, put_on_device, reload, saved
from tests.browser.standalone import standalone_html

CHAPTER = "02_historical_context"
QUESTION = next(each for each in questions.chapter(CHAPTER) if each.type == "single")
KEY = f"check:{QUESTION.id}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    folder = tmp_path_factory.mktemp("site")
    page = standalone_html(self_check(QUESTION.id), progress(), title="Test")
    (folder / "page.html").write_text(page, encoding="utf-8")
    line = standalone_html(chapter_progress(CHAPTER), self_check(QUESTION.id), title="Test")
    (folder / "line.html").write_text(line, encoding="utf-8")
    return serve(folder)


@pytest.fixture
def context(open_page: Open, site: str) -> BrowserContext:
    return open_page("about:blank", allowed=(site,)).context


@pytest.fixture
def open_tab(context: BrowserContext, site: str) -> Open:
    """Open one tab after the other of a browser, the first in the tab that is there."""

    def open_(name: str = "page.html") -> Page:
        first = context.pages[0]
        page = first if first.url == "about:blank" else context.new_page()
        page.goto(site + name)
        settle(page)
        return page

    return open_


def option(page: Page, number: int) -> Any:
    return page.locator(".nc-card .nc-options input").nth(number)


def test_before_consent_nothing_is_kept_on_the_device(open_tab: Open) -> None:
    page = open_tab()
    option(page, 0).check()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(f"sessionStorage.getItem('nato-course:{KEY}')")


def test_consent_takes_the_sessions_answers_along(open_tab: Open) -> None:
    page = open_tab()
    option(page, 0).check()
    agree(page)
    assert kept(page)["schema"] == 1
    assert kept(page)["entries"][KEY]["value"]["response"]
    assert page.evaluate(f"sessionStorage.getItem('nato-course:{KEY}')") is None
    other = open_tab()
    expect(option(other, 0)).to_be_checked()


def test_answers_survive_a_reload(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    option(page, 1).check()
    reload(page)
    expect(option(page, 1)).to_be_checked()


def test_two_tabs_show_each_others_answers_and_lose_none(open_tab: Open) -> None:
    first = open_tab()
    agree(first)
    second = open_tab()
    option(first, 0).check()
    expect(option(second, 0)).to_be_checked()
    second.get_by_label("Your notes on The historical").fill("From the second tab")
    second.get_by_label("Your notes on The historical").blur()
    option(second, 1).check()
    expect(option(first, 1)).to_be_checked()
    expect(first.get_by_label("Your notes on The historical")).to_have_value("From the second tab")
    entries = kept(first)["entries"]
    assert entries[f"note:{CHAPTER}"]["value"] == "From the second tab"
    assert KEY in entries


def test_an_older_write_of_another_tab_does_not_win(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    option(page, 1).check()
    document = kept(page)
    document["entries"][KEY] = {"at": 1, "value": {**document["entries"][KEY]["value"], "tries": 9}}
    other = open_tab("line.html")
    put_on_device(other, json.dumps(document))
    option(page, 0).check()
    assert kept(page)["entries"][KEY]["value"]["tries"] == 0


def test_withdrawing_deletes_from_the_device_and_reaches_the_other_tab(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    option(page, 0).check()
    other = open_tab()
    page.get_by_role("button", name="Stop keeping").click()
    page.get_by_role("button", name="Delete from this device", exact=True).click()
    expect(other.locator(".nc-status")).to_contain_text("this browser tab alone")
    option(other, 1).check()
    assert kept(page) is None
    expect(option(page, 0)).to_be_checked()


FULL = """Storage.prototype.setItem = function (name, value) {
  throw new DOMException("full", "QuotaExceededError");
}"""
FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(globalThis, name, {
    get() { throw new DOMException("no", "SecurityError"); } });
}"""


@pytest.mark.parametrize(
    ("script", "says"), [(FULL, "storage is full"), (FORBIDDEN, "does not let the book keep")]
)
def test_without_room_or_leave_the_page_says_so_once_and_works(
    context: BrowserContext, open_tab: Open, script: str, says: str
) -> None:
    context.add_init_script(script)
    page = open_tab()
    expect(page.locator(".nc-notice")).to_have_count(0)
    option(page, 0).check()
    expect(page.locator(".nc-notice")).to_contain_text(says)
    page.locator(".nc-notice").get_by_role("button", name="Close").click()
    page.locator(".nc-card").get_by_role("button", name="Check").click()
    expect(page.locator(".nc-feedback")).to_be_visible()
    expect(page.locator(".nc-notice")).to_have_count(0)
    page.get_by_role("button", name="Keep my answers on this device").click()
    expect(page.locator(".nc-status")).to_contain_text("until you close this page")
    expect(page.locator(".nc-progress_page")).to_contain_text("1 of 15 self-checks answered")


def test_storage_that_fills_up_later_keeps_what_it_had(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    option(page, 0).check()
    before = kept(page)["entries"][KEY]["value"]["response"]
    page.evaluate(f"() => {{ {FULL} }}")
    option(page, 1).check()
    expect(page.locator(".nc-notice")).to_contain_text("full")
    assert kept(page)["entries"][KEY]["value"]["response"] == before
    expect(option(page, 1)).to_be_checked()


DAMAGED = ("{", "[]", '"x"', "{}", '{"schema": "1"}', '{"schema": 1, "entries": 4}', "null", "")


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_storage_is_kept_aside_and_the_page_works(open_tab: Open, text: str) -> None:
    page = open_tab("line.html")
    put_on_device(page, text)
    page = open_tab()
    expect(page.locator(".nc-notice")).to_contain_text("kept aside")
    assert text in page.evaluate("Object.values(localStorage)")
    option(page, 0).check()
    assert kept(page)["entries"][KEY]
    _, content = saved(page.get_by_role("button", name="Download what could not be read"))
    assert list(json.loads(content).values()) == [text]


def test_one_damaged_entry_leaves_the_others(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    option(page, 0).check()
    document = kept(page)
    document["entries"]["check:broken"] = {"at": 5, "value": {"version": 7, "hints": "many"}}
    document["entries"]["check:odd"] = "text"
    put_on_device(page, json.dumps(document))
    reload(page)
    expect(option(page, 0)).to_be_checked()
    assert "check:broken" not in kept(page)["entries"]
    aside = page.evaluate("Object.entries(localStorage).find(([n]) => n.includes('aside'))[1]")
    assert "check:broken" in json.loads(aside)["entries"]


def test_what_is_kept_of_a_lab_is_there_after_a_reload(open_tab: Open) -> None:
    page = open_tab()
    agree(page)
    document = kept(page)
    solved = {"tries": 2, "state": "done", "at": 5, "done": 5, "run": "a"}
    document["entries"]["lab:own"] = {"at": 5, "value": solved}
    page.evaluate("text => localStorage.setItem('nato-course', text)", json.dumps(document))
    page.reload()
    settle(page)
    expect(page.locator(".nc-notice")).to_have_count(0)
    assert kept(page)["entries"]["lab:own"]["value"] == solved


def test_data_of_an_older_schema_are_migrated(open_tab: Open) -> None:
    page = open_tab("line.html")
    old = {"schema": 0, "agreed": 5, "values": {f"note:{CHAPTER}": "An old note"}}
    put_on_device(page, json.dumps(old))
    page = open_tab()
    expect(page.get_by_label("Your notes on The historical")).to_have_value("An old note")
    option(page, 0).check()
    assert kept(page)["schema"] == 1
    assert kept(page)["entries"][f"note:{CHAPTER}"] == {"at": 5, "value": "An old note"}


def test_data_of_a_newer_edition_are_left_untouched(open_tab: Open) -> None:
    page = open_tab("line.html")
    newer = json.dumps({"schema": 99, "entries": []})
    put_on_device(page, newer)
    page = open_tab()
    expect(page.locator(".nc-notice")).to_contain_text("newer edition")
    option(page, 0).check()
    assert page.evaluate("localStorage.getItem('nato-course')") == newer
    reload(page)
    expect(option(page, 0)).to_be_checked()


READY = """new MutationObserver(() => {
  if (!globalThis.readyAt && document.querySelector(".nc-chapter_progress label")) {
    globalThis.readyAt = performance.now();
  }
}).observe(document, { childList: true, subtree: true });"""


def ready_ms(page: Page) -> float:
    page.reload()
    page.locator(".nc-chapter_progress label").wait_for()
    return float(page.evaluate("globalThis.readyAt"))


@pytest.mark.timing
def test_a_thousand_stored_answers_hold_the_page_up_by_50_ms_at_most(
    context: BrowserContext, open_tab: Open
) -> None:
    result = {"state": "right", "score": 1, "confidence": "sure", "at": 1_700_000_000_000}
    value = {"version": "0123456789ab", "response": ["one", "two", "three"], "hints": 1, "tries": 3}
    value |= {"first": result, "last": result, "attempts": [result] * 3}
    entries = {f"check:question-{i}": {"at": i, "value": value} for i in range(1000)}
    full = json.dumps({"schema": 1, "agreed": 1, "entries": entries})
    context.add_init_script(READY)
    page = open_tab("line.html")
    times: dict[str, list[float]] = {"{}": [], full: []}
    for text in [json.dumps({"schema": 1, "agreed": 1, "entries": {}}), full] * 9:
        put_on_device(page, text)
        times[full if text == full else "{}"].append(ready_ms(page))
    assert median(times[full]) - median(times["{}"]) <= 50
