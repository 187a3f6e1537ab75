"""Labs in a real browser: the task with its hints, what a check says, what is kept, forgotten."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook.questions import receipt as receipts
from coursebook.widgets.chapter_progress import chapter_progress
from coursebook.widgets.lab import LabView, checked, lab
from coursebook.widgets.progress import progress
from coursebook.widgets.receipt import receipt
from tests.browser.conftest import settle
from tests.browser.pages import Mount, Open
from tests.browser.reader import reload, saved_receipt
from tests.browser.view import WIDTHS, check_view

CHAPTER = "04_natos_perspective"
RIGHT = (5000, {"2020": False, "2022": True})
WRONG = (5000, {"2020": True, "2022": True})


def told(answer: Any) -> LabView:
    return checked("own-substantial", answer)


def task(page: Page) -> Locator:
    return page.locator(".nc-lab-task")


def result(page: Page) -> Locator:
    return page.locator(".nc-lab-check")


def test_hints_come_one_by_one_and_the_last_takes_the_focus(mount_widget: Mount) -> None:
    page = mount_widget(lab("own-substantial"))
    expect(task(page).get_by_role("heading", name="Your own substantial")).to_be_visible()
    for _ in range(task(page).get_by_role("link").count() + 1):
        page.keyboard.press("Tab")
    for name in ("Give me a hint", "Another hint", "Another hint"):
        expect(page.get_by_role("button", name=name)).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(".nc-hint")).to_have_count(3)
    expect(page.locator(".nc-hint").last).to_be_focused()
    expect(page.locator(".nc-hint").last.locator("code")).to_have_text("total >= your_line")
    expect(page.get_by_role("status")).to_contain_text("total >= your_line")
    expect(page.get_by_role("button", name="Another hint")).to_be_hidden()


def test_a_lab_says_how_long_it_takes_and_links_its_section_and_its_table(
    mount_widget: Mount,
) -> None:
    page = mount_widget(lab("own-substantial"))
    expect(task(page)).to_contain_text("about 10 minutes on top of the chapter's")
    hrefs = [each.get_attribute("href") for each in task(page).get_by_role("link").all()]
    assert hrefs == [
        "#kept-or-broken-three-readings-of-three-words",
        "data.html#forward-presence",
    ]


def test_the_code_that_a_cell_began_with_can_be_had_again(mount_widget: Mount) -> None:
    page = mount_widget(lab("own-substantial"))
    page.get_by_text("The code that the cell began with, to start again").click()
    expect(task(page).locator("pre")).to_contain_text("your_line = ...")


def test_an_untouched_task_is_told_calmly_and_counts_as_nothing(mount_widget: Mount) -> None:
    page = mount_widget(lab("own-substantial"), told((..., {"2020": ..., "2022": ...})))
    expect(result(page)).to_contain_text("To do")
    expect(result(page)).to_contain_text("Put a number of soldiers in place of the first ...")
    expect(task(page)).to_contain_text("Not begun.")
    expect(page.get_by_role("button", name="Forget my result")).to_be_hidden()


def test_a_wrong_answer_is_announced_and_kept_once(mount_widget: Mount) -> None:
    page = mount_widget(lab("own-substantial"), told(WRONG))
    expect(result(page)).to_contain_text("Not yet")
    said = page.get_by_role("status").filter(has_text="Lab 3. Not yet.")
    expect(said).to_contain_text("has True for '2020', which is the wrong way round")
    for _ in range(2):
        expect(task(page)).to_contain_text("Begun, not solved yet (1 run of your")
        reload(page)


def test_a_solved_lab_stays_solved_until_it_is_forgotten(mount_widget: Mount) -> None:
    page = mount_widget(lab("own-substantial"), told(RIGHT), told(WRONG))
    expect(result(page).first).to_contain_text("Solved")
    expect(task(page)).to_contain_text("Solved (2 runs of your code checked). Kept until")
    forget = page.get_by_role("button", name="Forget my result")
    forget.focus()
    page.keyboard.press("Enter")
    expect(task(page).get_by_text("Not begun.")).to_be_focused()
    expect(forget).to_be_hidden()


def test_labs_count_in_the_line_of_the_chapter_and_on_the_page_of_progress(
    mount_widget: Mount,
) -> None:
    page = mount_widget(told(RIGHT), chapter_progress(CHAPTER), progress())
    line = page.locator(".nc-chapter_progress label")
    expect(line).to_contain_text("You have solved 1 of 4 labs.")
    own = page.get_by_role("region", name="NATO's perspective")
    expect(own).to_contain_text("Labs, tasks in code: 1 of 4 solved.")
    link = own.get_by_role("link", name="Your own")
    assert link.get_attribute("href") == f"{CHAPTER}.html#x.lab-own-substantial"
    page.get_by_role("button", name="Reset the chapter NATO's perspective").click()
    page.get_by_role("button", name="Delete them").click()
    expect(own).not_to_contain_text("Labs, tasks in code")


def test_a_page_whose_reader_ran_no_lab_says_nothing_of_them(mount_widget: Mount) -> None:
    page = mount_widget(chapter_progress(CHAPTER))
    expect(page.locator(".nc-chapter_progress label")).to_contain_text("self-checks and")
    expect(page.locator(".nc-chapter_progress label")).not_to_contain_text("labs")


def test_a_receipt_holds_the_labs_and_python_reads_them(mount_widget: Mount) -> None:
    page = mount_widget(told(RIGHT), checked("own-ally", ("ISL", {2014: 1, 2024: 1})), receipt())
    name, text = saved_receipt(page)
    found = next(each for each in receipts.parse(text, name).chapters if each.id == CHAPTER)
    assert {each.id: (each.tries, bool(each.solved)) for each in found.labs} == {
        "own-substantial": (1, True),
        "own-ally": (1, False),
    }
    readable = json.loads(text)["readable"]
    assert "- Lab: Your own substantial. Solved, code checked once." in readable
    assert "- Lab: An ally of your own. Not solved, code checked once." in readable


def test_a_chapter_does_not_end_in_code_and_its_labs_are_found_and_printed(open_book: Open) -> None:
    page = open_book(f"book/{CHAPTER}.html")
    labs = page.locator("details.nc-labs")
    expect(labs.locator("summary").first).to_have_text(
        "Labs: change the code (4 labs, about 50 minutes)"
    )
    expect(page.get_by_role("heading", name="Try it yourself: labs")).to_be_visible()
    code = page.locator(".cell_input", has_text="def met(percent, year):")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    expect(labs).to_contain_text("what this page imports")


def test_a_link_to_a_lab_opens_the_closed_part_and_leads_to_it(open_book: Open) -> None:
    page = open_book(f"book/{CHAPTER}.html#x.lab-own-substantial")
    task = page.get_by_role("region", name="Lab 3", exact=True)
    expect(task).to_be_focused()
    expect(task).to_be_in_viewport()


def test_the_built_page_shows_task_code_and_how_to_run_it(open_book: Open, book: Path) -> None:
    page = open_book(f"book/{CHAPTER}.html")
    settle(page)
    expect(page.locator(".nc-lab-task")).to_have_count(4)
    first = page.locator(".nc-lab-check").first
    expect(first).to_contain_text("met returns nothing yet")
    for link in page.locator(".nc-lab-task a").all():
        target, _, anchor = str(link.get_attribute("href")).partition("#")
        shown = (book / "book" / (target or f"{CHAPTER}.html")).read_text("utf-8")
        assert f'id="{anchor}"' in shown, anchor
    expect(first).to_contain_text("This page shows the code and runs none.")
    assert first.get_by_role("link", name="the chapter").get_attribute("href")
    expect(page.locator(".cell_input", has_text="def met(percent, year):")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_task_and_what_a_check_says_are_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(lab("own-substantial"), told(WRONG), width=width)
    page.get_by_role("button", name="Give me a hint").click()
    check_view(page, ".nc-mount", width)
