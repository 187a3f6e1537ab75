"""The pages of an assignment folder in a browser: axe finds nothing, nothing runs off the side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coursebook.teach.assignment import assign
from coursebook.teach.lessons import handout, lesson_plan, lessons
from tests.browser.pages import Open
from tests.browser.view import WIDTHS, check_view

PAGES = (
    "README.html",
    "student/assignment.html",
    "instructor/key.html",
    "instructor/teaching-notes.html",
    "instructor/standards.html",
    "plan.html",
    "handout.html",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("assign") / "made"
    made = assign.prepare(["2"], seed="green door", count=8)
    assign.write(made, ["canvas", "moodle", "blackboard"], place)
    lesson_2 = lessons.lesson("2")
    (place / "plan.html").write_text(lesson_plan.plan_html(lesson_2, ""), encoding="utf-8")
    (place / "handout.html").write_text(handout.handout(lesson_2), "utf-8")
    yield place


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_for_everyone(open_page: Open, folder: Path, width: int) -> None:
    page = open_page((folder / PAGES[0]).as_uri(), width=width)
    for name in PAGES:
        page.goto((folder / name).as_uri())
        check_view(page, "body", width)


def test_the_readme_leads_to_each_file_and_opens_its_reports_by_keyboard(
    open_page: Open, folder: Path
) -> None:
    page = open_page((folder / "README.html").as_uri())
    for link in page.get_by_role("table").get_by_role("link").all():
        assert (folder / (link.get_attribute("href") or "")).is_file()
    report = page.locator("summary", has_text="Moodle")
    report.focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("remarks on single pairs stand in the general feedback").first
    ).to_be_visible()
