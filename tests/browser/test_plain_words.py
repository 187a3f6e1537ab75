"""The setting that opens every part "In plain words": found at the first, kept as answers are."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook.publish import disclosures
from coursebook.publish.scripts import classic
from nato_course.widgets import progress
from tests.browser import notation_page
from tests.browser.pages import Mount, Open
from tests.browser.reader import kept, put_on_device
from tests.browser.view import WIDTHS, check_view

SUMMARY = "<summary>In plain words</summary>"
PART = f'<details class="nc-details nc-plain-words">{SUMMARY}<p>{{}}</p></details>'
DEEPER = '<details class="nc-details nc-deeper"><summary>Deeper: more</summary>{}</details>'
BODY = (
    "<p>Text.</p>"
    + DEEPER.format(PART.format("Inside."))
    + disclosures.SETTING
    + PART.format("One.")
)
KEPT = {"schema": 1, "agreed": 1, "entries": {}}
SCRIPTED = "document.documentElement.className = 'nc-scripted';"
SETTING = "Open all In plain words"


@pytest.fixture
def shown(open_page: Open, tmp_path: Path) -> Mount:
    """Open a page that has three parts, the first of them inside another part."""

    def show(**options: object) -> Page:
        body = f"<main><h1>Chapter</h1>{BODY}{PART.format('Two.')}</main>"
        script = SCRIPTED + classic("plain_words.js")
        return open_page(notation_page.write(tmp_path / "page.html", body, script), **options)

    return show


def opened(page: Page) -> Locator:
    return page.locator("details.nc-plain-words[open]")


def test_all_parts_are_closed_until_the_reader_asks(shown: Mount) -> None:
    page = shown()
    expect(page.get_by_role("checkbox", name=SETTING)).not_to_be_checked()
    expect(opened(page)).to_have_count(0)
    box = page.get_by_role("checkbox", name=SETTING)
    assert box.evaluate("node => node.closest('details')") is None


def test_the_setting_stands_in_the_page_before_its_script_has_come(
    open_page: Open, book: Path
) -> None:
    page = open_page("about:blank")
    page.route("**/*.js*", lambda route: None)  # no script ever comes, and none fails
    page.goto((book / "book/02_historical_context.html").as_uri(), wait_until="commit")
    expect(page.locator(".nc-plain-setting label")).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")


def test_where_no_script_runs_there_is_no_box_that_does_nothing(open_book: Open) -> None:
    page = open_book("book/02_historical_context.html", java_script_enabled=False)
    expect(page.locator(".nc-plain-setting label")).to_be_hidden()


def test_the_keyboard_opens_and_closes_them_and_says_how_long_it_lasts(shown: Mount) -> None:
    page = shown()
    page.get_by_role("checkbox", name=SETTING).focus()
    page.keyboard.press("Space")
    expect(opened(page)).to_have_count(3)
    expect(page.get_by_role("status")).to_contain_text(
        "All 3 parts are open. Kept until you close this tab"
    )
    page.keyboard.press("Space")
    expect(opened(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("All 3 parts are closed.")


def test_a_single_part_can_still_be_closed(shown: Mount) -> None:
    page = shown()
    page.get_by_role("checkbox", name=SETTING).check()
    page.get_by_text("In plain words", exact=True).last.click()
    expect(opened(page)).to_have_count(2)


def test_the_device_keeps_it_after_consent_alone(shown: Mount) -> None:
    page = shown()
    page.get_by_role("checkbox", name=SETTING).check()
    assert page.evaluate("localStorage.length") == 0
    put_on_device(page, json.dumps(KEPT))
    page.reload()
    page.get_by_role("checkbox", name=SETTING).check()
    expect(page.get_by_role("status")).to_contain_text("Kept on this device.")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(opened(page)).to_have_count(3)
    expect(page.get_by_role("checkbox", name=SETTING)).to_be_checked()


def test_one_chapter_s_setting_holds_in_the_next(open_book: Open, address: str) -> None:
    page = open_book("book/03_putins_stance.html", served=True)
    page.get_by_role("checkbox", name=SETTING).check()
    page.goto(f"{address}book/04_natos_perspective.html")
    expect(page.get_by_role("checkbox", name=SETTING)).to_be_checked()
    parts = page.locator("details.nc-plain-words")
    expect(opened(page)).to_have_count(parts.count())


def test_the_page_on_progress_sets_it_too(mount_widget: Mount) -> None:
    page = mount_widget(progress())
    box = page.get_by_role("checkbox", name="Open all In plain words on every page")
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.get_by_role("button", name="Keep my answers on this device").click()
    assert kept(page)["entries"]["setting:plain-words"]["value"] == {"open": True}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_setting_is_for_everyone_and_not_printed(shown: Mount, width: int) -> None:
    page = shown(width=width)
    check_view(page, ".nc-plain-setting", width)
    page.emulate_media(media="print")
    expect(page.get_by_text("Open all")).to_be_hidden()
    expect(page.get_by_text("Two.")).to_be_visible()
