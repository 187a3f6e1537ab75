"""SCORM packages as students meet them: in the frame of an LMS, driven to completion."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from coursebook import questions
from coursebook.teach.exports import scorm
from tests.browser.pages import Open
from tests.browser.reader import put_in_tab
from tests.browser.scorm_lms import LMS, SCORM_AGAIN, answer
from tests.browser.view import check_fits
from tests.files import write

STEM = "02_historical_context"
PAGE = f"book/{STEM}.html"
CHECKS = [each for each in questions.chapter(STEM) if each.use == "check"]
MARKED = [each for each in CHECKS if each.type not in ("judge", "written")]
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
SCORE = {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"}
ROOM = {"1.2": 4096, "2004": 64_000}


@pytest.fixture(scope="module")
def lms(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str], book: Path) -> str:
    """Serve an LMS that holds both editions of the package; gives its address."""
    if not SCORM_AGAIN.exists():
        pytest.fail("scorm-again is not there: run `sh scripts/clients.sh`", pytrace=False)
    site = tmp_path_factory.mktemp("lms")
    (site / "scorm-again.min.js").write_bytes(SCORM_AGAIN.read_bytes())
    for edition in scorm.EDITIONS:
        write(site / edition, scorm.package_files(STEM, edition, built=book))
        (site / f"{edition}.html").write_text(LMS.replace("PAGE", f"{edition}/{PAGE}"), "utf-8")
    return serve(site)


def value(page: Page, edition: str, name: str) -> str:
    verb = "LMSGetValue" if edition == "1.2" else "GetValue"
    return str(page.evaluate(f"name => lms.{verb}(name)", name))


def chapter_of(page: Page) -> Frame:
    """Return the frame of the chapter, once all its self-checks are alive."""
    frame = page.frames[-1]
    expect(page.frame_locator("iframe").locator(".nc-lms")).to_be_visible()
    _wake(frame, "[data-nc-name=SelfCheck]")
    return frame


def _wake(view: Page | Frame, which: str = "") -> None:
    """Bring widgets to life without scrolling to them."""
    places = f".nc-widget{which}"
    view.evaluate("which => document.querySelectorAll(which).forEach(courseBook.mount)", places)
    expect(view.locator(f"{places}:not([data-nc-state=ready])")).to_have_count(0, timeout=20_000)


def sign_out(page: Page) -> Any:
    """Leave the chapter, as a student does who closes it; gives what the LMS then holds."""
    page.evaluate("document.querySelector('iframe').remove()")
    return page.evaluate("JSON.parse(JSON.stringify(lms.cmi))")


@pytest.mark.parametrize("edition", scorm.EDITIONS)
def test_answering_every_check_completes_the_chapter_in_the_lms(
    edition: str, open_page: Open, lms: str
) -> None:
    page = open_page(f"{lms}{edition}.html?edition={edition}", allowed=(lms,))
    chapter = chapter_of(page)
    assert value(page, edition, STATUS[edition]) == "incomplete"
    for each in CHECKS[:-1]:
        answer(chapter, each)
    line = chapter.locator(".nc-lms")
    expect(line).to_contain_text(f"{len(CHECKS) - 1} of {len(CHECKS)} self-checks answered")
    assert value(page, edition, STATUS[edition]) == "incomplete"
    last = CHECKS[-1]
    answer(chapter, last)
    expect(line).to_contain_text("Complete. Your course site has been told")
    expect(line.get_by_role("button")).to_be_hidden()
    assert value(page, edition, STATUS[edition]) == "completed"
    assert value(page, edition, SCORE[edition]) == "100"
    assert len(value(page, edition, "cmi.suspend_data")) <= ROOM[edition]
    assert value(page, edition, "cmi.interactions._count") == str(len(CHECKS))
    record = sign_out(page)
    assert page.evaluate("refused") == []
    assert page.evaluate("lms.isTerminated()")
    told = record["interactions"]
    told = list(told.values()) if isinstance(told, dict) else told
    assert {each["id"] for each in told} == {each.id for each in CHECKS}


@pytest.mark.parametrize("edition", scorm.EDITIONS)
def test_a_student_who_returns_finds_answers_and_score(
    edition: str, open_page: Open, lms: str
) -> None:
    address = f"{lms}{edition}.html?edition={edition}"
    page = open_page(address, allowed=(lms,))
    chapter = chapter_of(page)
    right, wrong = [each for each in CHECKS if each.type == "single"][:2]
    answer(chapter, right)
    missed = next(each.id for each in wrong.options if not each.correct)  # type: ignore[attr-defined]
    answer(chapter, wrong, missed)
    expect(chapter.locator(".nc-lms")).to_contain_text("2 of")
    record = sign_out(page)
    put_in_tab(page, "record", json.dumps(record))
    page.goto(address)
    chapter = chapter_of(page)
    expect(chapter.locator(".nc-lms")).to_contain_text(f"2 of {len(CHECKS)}")
    expect(chapter.locator(f"input[value='{missed}']:checked")).to_have_count(1)
    expect(chapter.locator(".nc-outcome")).to_have_count(2)
    _wake(chapter, "[data-nc-name=ChapterProgress]")
    expect(chapter.locator(".nc-chapter_progress")).to_contain_text("Kept by your course site.")
    assert value(page, edition, SCORE[edition]) == str(round(100 / len(MARKED)))
    assert page.evaluate("refused") == []


def test_results_survive_where_texts_have_no_room(open_page: Open, lms: str) -> None:
    address = f"{lms}1.2.html?edition=1.2"
    page = open_page(address, allowed=(lms,))
    chapter = chapter_of(page)
    text = next(each for each in CHECKS if each.type == "written")
    answer(chapter, text, {"text": "отказ и обещание " * 400})
    line = chapter.locator(".nc-lms")
    expect(line).to_contain_text("Copy what you wrote before you leave")
    kept = value(page, "1.2", "cmi.suspend_data")
    assert len(kept.encode()) <= ROOM["1.2"]
    assert [each[0] for each in json.loads(kept)["a"]] == [text.id]
    record = sign_out(page)
    put_in_tab(page, "record", json.dumps(record))
    page.goto(address)
    expect(chapter_of(page).locator(".nc-lms")).to_contain_text(f"1 of {len(CHECKS)}")


def test_an_lms_that_opened_the_record_and_then_refuses_is_asked_again(
    open_page: Open, lms: str
) -> None:
    page = open_page(f"{lms}1.2.html?edition=1.2&begun", allowed=(lms,))
    chapter = chapter_of(page)
    assert value(page, "1.2", STATUS["1.2"]) == "incomplete"
    page.evaluate("window.commit = lms.LMSCommit.bind(lms); lms.LMSCommit = () => 'false'")
    each = CHECKS[0]
    answer(chapter, each)
    line = chapter.locator(".nc-lms")
    expect(line).to_contain_text("did not take your latest answers")
    page.evaluate("lms.LMSCommit = window.commit")
    line.get_by_role("button", name="Send again").click()
    expect(line.get_by_role("button", name="Send again")).to_be_hidden()


def test_a_chapter_under_review_is_not_written_to(open_page: Open, lms: str) -> None:
    page = open_page(f"{lms}1.2.html?edition=1.2", allowed=(lms,))
    chapter_of(page)
    record = sign_out(page)
    record["core"]["lesson_mode"] = "review"
    put_in_tab(page, "record", json.dumps(record))
    page.goto(f"{lms}1.2.html?edition=1.2")
    chapter = chapter_of(page)
    expect(chapter.locator(".nc-lms")).to_contain_text("keeps your earlier record unchanged")
    sign_out(page)
    assert page.evaluate("calls") == []


def test_outside_an_lms_the_package_is_the_plain_page(open_page: Open, lms: str) -> None:
    page = open_page(f"{lms}1.2/{PAGE}", allowed=(lms,), width=390)
    _wake(page)
    expect(page.locator(".nc-lms")).to_have_count(0)
    first = CHECKS[0]
    answer(page, first)
    expect(page.locator(".nc-takeaway")).to_have_count(1)
    hrefs = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [each for each in hrefs if ".html" in each] == []
    check_fits(page, ".bd-article", 390)
