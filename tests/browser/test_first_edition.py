"""What readers kept with the first published state of the course is read by today's.

The files hold what chapter 2 of commit 31ebde5 wrote, all its self-checks answered rightly but
one: the browser's storage, a saved copy of the progress, and what its SCORM packages left with an
LMS.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coursebook import questions
from coursebook.teach.exports import scorm
from tests.browser.pages import Open
from tests.browser.reader import put_in_tab, put_on_device
from tests.browser.scorm_lms import SCORM_AGAIN
from tests.browser.test_scorm import chapter_of, lms  # noqa: F401  # a fixture

STEM = "02_historical_context"
FOLDER = Path(__file__).parents[1] / "fixtures/kept/first_edition"
KEPT = json.loads((FOLDER / "storage.json").read_text("utf-8"))
CHECKS = [each.id for each in questions.chapter(STEM) if each.use == "check"]
ANSWERED = [each for each in CHECKS if f"check:{each}" in KEPT["entries"]]


def test_many_of_the_questions_that_were_answered_are_still_asked() -> None:
    assert len(ANSWERED) >= 8


def test_answers_kept_on_the_device_are_there_still(open_book: Open) -> None:
    page = open_book("book/progress.html", served=True)
    put_on_device(page, json.dumps(KEPT))
    page.reload()
    expect(page.locator(".nc-status")).to_contain_text("kept on this device")
    kept = json.loads(page.evaluate("localStorage['nato-course /']"))
    assert kept["entries"] == KEPT["entries"]
    expect(page.locator(".nc-progress_page")).to_contain_text(
        f"{len(ANSWERED)} of {len(CHECKS)} self-checks answered"
    )


def test_a_saved_copy_can_be_taken_in_again(open_book: Open) -> None:
    page = open_book("book/progress.html", served=True)
    page.get_by_label("Import a file").set_input_files(FOLDER / "progress.json")
    expect(page.locator(".nc-progress_page")).to_contain_text(
        f"{len(ANSWERED)} of {len(CHECKS)} self-checks answered"
    )


@pytest.mark.parametrize("edition", scorm.EDITIONS)
def test_an_lms_gives_its_student_back_what_an_older_package_left(
    edition: str,
    open_page: Open,
    lms: str,  # noqa: F811
) -> None:
    assert SCORM_AGAIN.exists()
    left = {"suspend_data": (FOLDER / "suspend_data.txt").read_text("utf-8")}
    address = f"{lms}{edition}.html?edition={edition}"
    page = open_page(address, allowed=(lms,))
    put_in_tab(page, "record", json.dumps(left))
    page.goto(address)
    chapter = chapter_of(page)
    expect(chapter.locator(".nc-lms")).to_contain_text(f"{len(ANSWERED)} of {len(CHECKS)}")
