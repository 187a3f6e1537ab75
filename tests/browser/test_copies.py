"""What is deleted is gone from every page, and copies of the book at one address keep apart."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from coursebook import questions
from coursebook.publish.scripts import classic
from coursebook.questions.index import title
from coursebook.widgets.progress import progress
from coursebook.widgets.self_check import self_check
from tests.browser.conftest import Watch, launched, settle
from tests.browser.pages import Open
from tests.browser.reader import agree, put_on_device, reload, reset_everything
from tests.browser.standalone import standalone_html

CHAPTER = "02_historical_context"
NOTES = f"Your notes on {title(CHAPTER)}"
QUESTION = next(each for each in questions.chapter(CHAPTER) if each.type == "single")
KEY = f"check:{QUESTION.id}"
SESSION = f"nato-course /one/:{KEY}"
EARLIER = json.loads(
    (Path(__file__).parents[1] / "fixtures/kept/before_copies.json").read_text("utf-8")
)


def of_the_book(page: str) -> str:
    """Return a page with what every page of the built book says of itself."""
    bar = f'<div class="bd-sidebar-primary"><nav class="bd-links"><a href="{CHAPTER}.html"></a>'
    script = f"</nav></div><script>{classic('sidebar.js')}</script>"
    page = page.replace("<html ", '<html data-content_root="../" ', 1)
    return page.replace("<main>", f"{bar}{script}<main>", 1)


def of_lite(page: str) -> str:
    """Return a page with what JupyterLite's notebook says of itself, two folders below its own."""
    data = (
        '<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root="../..">'
    )
    return page.replace("<head>", f"<head>{data}{{}}</script>", 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("copies")
    pages = {
        "chapter": standalone_html(self_check(QUESTION.id)),
        "progress": standalone_html(progress()),
    }
    for copy in ("one", "two"):
        (made / copy / "book").mkdir(parents=True)
        for name, html in pages.items():
            (made / copy / "book" / f"{name}.html").write_text(of_the_book(html), "utf-8")
        notebook = made / copy / "lite" / "notebooks" / "book" / "live.html"
        notebook.parent.mkdir(parents=True)
        notebook.write_text(of_lite(pages["chapter"]), "utf-8")
    return made


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[..., str]) -> str:
    return serve(folder)


@pytest.fixture(scope="module")
def returning(_playwright: Playwright) -> Iterator[Browser]:
    """A browser that brings a page back as it was left, as readers' browsers do."""
    with launched(_playwright, ignore_default_args=["--disable-back-forward-cache"]) as browser:
        yield browser


@pytest.fixture
def context(returning: Browser) -> Iterator[BrowserContext]:
    made = returning.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def open_tab(context: BrowserContext, site: str) -> Iterator[Open]:
    watches: list[Watch] = []

    def open_(name: str = "chapter", copy: str = "one", base: str = site) -> Page:
        page = context.new_page()
        watches.append(Watch(page, (site,)))
        page.goto(f"{base}{copy}/book/{name}.html")
        settle(page)
        return page

    yield open_
    for watch in watches:
        watch.check()


def go(page: Page, name: str) -> None:
    page.goto(page.url.rpartition("/")[0] + f"/{name}.html")
    settle(page)


def go_back(page: Page) -> None:
    page.evaluate("history.back()")
    page.locator(".nc-card").wait_for()


def option(page: Page) -> Any:
    return page.locator(".nc-card .nc-options input").first


def delete_all(page: Page) -> None:
    reset_everything(page)
    expect(page.locator(".nc-status")).to_be_focused()


def withdraw(page: Page) -> None:
    page.get_by_role("button", name="Stop keeping").click()
    page.get_by_role("button", name="Delete from this device", exact=True).click()
    expect(page.locator(".nc-status")).to_contain_text("this browser tab alone")


def held(page: Page) -> str:
    return str(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))


def test_what_is_deleted_on_another_page_is_gone_when_the_reader_presses_back(
    open_tab: Open,
) -> None:
    page = open_tab()
    option(page).check()
    assert KEY in held(page)
    go(page, "progress")
    delete_all(page)
    go_back(page)
    expect(option(page)).not_to_be_checked()
    page.locator(".nc-card").get_by_label("Sure", exact=True).check()
    assert json.loads(page.evaluate("key => sessionStorage[key]", SESSION))["response"] is None


def test_a_page_that_comes_back_unchanged_is_left_as_it_was(open_tab: Open) -> None:
    page = open_tab()
    option(page).check()
    page.evaluate("globalThis.same = true")
    go(page, "progress")
    go_back(page)
    expect(option(page)).to_be_checked()
    assert page.evaluate("globalThis.same")


def test_consent_given_and_withdrawn_elsewhere_holds_on_the_page_that_comes_back(
    open_tab: Open,
) -> None:
    page = open_tab()
    option(page).check()
    go(page, "progress")
    agree(page)
    go_back(page)
    page.locator(".nc-card").get_by_label("Sure", exact=True).check()
    assert json.loads(page.evaluate("localStorage['nato-course /one/']"))["entries"][KEY]
    go(page, "progress")
    withdraw(page)
    go_back(page)
    expect(option(page)).to_be_checked()
    page.locator(".nc-card").get_by_label("Guess").check()
    assert page.evaluate("localStorage.length") == 0
    go(page, "progress")
    delete_all(page)
    go_back(page)
    expect(option(page)).not_to_be_checked()
    assert KEY not in held(page)


def test_what_one_tab_deletes_from_the_device_no_other_tab_shows_or_writes(
    open_tab: Open,
) -> None:
    page = open_tab("progress")
    agree(page)
    other = open_tab()
    option(other).check()
    expect(page.get_by_role("link", name="Continue where you left off")).to_be_visible()
    withdraw(page)
    expect(option(other)).not_to_be_checked()
    assert held(other) == "[{},{}]"
    assert KEY in held(page), "this tab has them until it is closed, as it says"


def test_two_copies_at_one_address_keep_apart(open_tab: Open) -> None:
    one, two = open_tab("progress"), open_tab("progress", "two")
    agree(one)
    one.get_by_label(NOTES).fill("In the first")
    one.get_by_label(NOTES).blur()
    expect(two.locator(".nc-status")).to_contain_text("this browser tab alone")
    agree(two)
    two.get_by_label(NOTES).fill("In the second")
    two.get_by_label(NOTES).blur()
    withdraw(one)
    reload(two)
    expect(two.get_by_label(NOTES)).to_have_value("In the second")
    assert list(two.evaluate("({...localStorage})")) == ["nato-course /two/"]


def test_two_copies_on_a_disk_keep_apart(open_tab: Open, folder: Path) -> None:
    base = folder.as_uri() + "/"
    agree(open_tab("progress", "one", base))
    second = open_tab("progress", "two", base)
    expect(second.locator(".nc-status")).to_contain_text("this browser tab alone")


def test_what_an_earlier_edition_kept_goes_to_the_first_copy_that_is_opened(
    open_tab: Open,
) -> None:
    text = json.dumps(EARLIER["kept"])
    page = open_tab()
    put_on_device(page, text)
    page.evaluate("() => { localStorage['nato-course.aside.2026'] = 'odd' }")
    go(page, "progress")
    expect(page.locator(".nc-status")).to_contain_text("kept on this device")
    note = EARLIER["kept"]["entries"][f"note:{CHAPTER}"]["value"]
    expect(page.get_by_label(NOTES)).to_have_value(note)
    kept = page.evaluate("({...localStorage})")
    assert json.loads(kept["nato-course /one/"])["entries"] == EARLIER["kept"]["entries"]
    assert set(kept) == {"nato-course /one/", "nato-course /one/.aside.2026"}
    expect(page.locator(".bd-links a")).to_have_text("2 of 23 answered")
    other = open_tab("progress", "two")
    expect(other.locator(".nc-status")).to_contain_text("this browser tab alone")
    put_on_device(page, "of an older copy")
    go(page, "progress")
    expect(page.get_by_label(NOTES)).to_have_value(note)
    assert page.evaluate("localStorage['nato-course']") == "of an older copy"


def test_what_an_earlier_edition_held_for_the_tab_is_there_still(open_tab: Open) -> None:
    page = open_tab("progress")
    page.evaluate(
        "held => { for (const [key, value] of Object.entries(held)) "
        "sessionStorage[key] = JSON.stringify(value) }",
        EARLIER["session"],
    )
    reload(page)
    expect(page.locator(".nc-progress_page")).to_contain_text("2 of 15 self-checks answered")
    delete_all(page)
    assert not any(
        name.startswith("nato-course:") for name in page.evaluate("({...sessionStorage})")
    )


FULL = """Storage.prototype.setItem = function (name, text) {
  if (name !== "nato-course") throw new DOMException("full", "QuotaExceededError");
  this[name] = text;
}"""


def test_in_a_full_storage_what_an_earlier_edition_kept_stays_where_it_was(
    open_tab: Open, context: BrowserContext
) -> None:
    page = open_tab("progress")
    put_on_device(page, json.dumps(EARLIER["kept"]))
    context.add_init_script(FULL)
    go(page, "chapter")
    assert json.loads(page.evaluate("localStorage['nato-course']")) == EARLIER["kept"]


def test_what_is_done_in_a_book_s_own_live_notebook_is_kept_with_the_book(
    open_tab: Open, site: str
) -> None:
    page = open_tab("progress")
    agree(page)
    page.goto(f"{site}one/lite/notebooks/book/live.html")
    settle(page)
    option(page).check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".nc-feedback")).to_be_visible()
    assert KEY in page.evaluate("localStorage.getItem('nato-course /one/')")
    page.goto(f"{site}two/lite/notebooks/book/live.html")
    settle(page)
    expect(option(page)).not_to_be_checked()
