"""From the reader's browser to the gradebook, and the class report as an instructor opens it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from coursebook.questions.index import title as chapter_title
from coursebook.teach.grading import class_grading, receipts
from coursebook.teach.grading.results import Policy, Reading, Result
from coursebook.widgets.receipt import receipt
from coursebook.widgets.self_check import self_check
from tests.browser.pages import Mount, Open
from tests.browser.reader import saved_receipt
from tests.browser.view import WIDTHS, check_view
from tests.unit.teach.handed_in import as_bytes, asked, full, made, wrong

NOW = datetime(2100, 1, 1, tzinfo=UTC)
CHAPTER = "02_historical_context"
TITLE = chapter_title(CHAPTER)


def of_chapter(found: Reading) -> Result:
    """Return the result of the chapter that is answered; a receipt holds all of them."""
    return next(each for each in found.results if each.work.title == TITLE)


def save(page: Page) -> bytes:
    return saved_receipt(page)[1].encode()


def test_every_try_made_in_the_browser_is_marked_again(mount_widget: Mount) -> None:
    question: Any = next(each for each in asked() if each.type == "single")
    page = mount_widget(self_check(question.id), receipt())
    page.get_by_label("Sure", exact=True).check()
    order = [next(o for o in question.options if o.correct is value) for value in (False, True)]
    for option in order:
        page.get_by_label(option.text).check()
        page.get_by_role("button", name="Check").click()
    content = save(page)
    earned = {}
    policies: tuple[Policy, ...] = ("best", "first", "last")
    for policy in policies:
        found = receipts.read("noor.json", content, policy=policy, now=NOW)
        assert found.lines == []
        earned[policy] = of_chapter(found).percent
    assert earned["first"] == 0
    assert earned["best"] == earned["last"] == pytest.approx(100 / len(asked()))


def test_an_answer_cleared_after_it_was_right_still_counts(mount_widget: Mount) -> None:
    question: Any = next(each for each in asked() if each.type == "single")
    page = mount_widget(self_check(question.id), receipt())
    page.get_by_label(next(o for o in question.options if o.correct).text).check()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Try again").click()
    found = receipts.read("noor.json", save(page), policy="last", now=NOW)
    assert of_chapter(found).percent == pytest.approx(100 / len(asked()))


def test_a_text_keeps_no_copy_a_try(mount_widget: Mount) -> None:
    written = next(each for each in questions.chapter(CHAPTER) if each.type == "written")
    page = mount_widget(self_check(written.id), receipt())
    page.get_by_label("Your answer").fill("word " * 200)
    page.get_by_role("button", name="Check").click()
    content = save(page)
    kept = [each for part in json.loads(content)["chapters"] for each in part["questions"]]
    record = next(each for each in kept if each["id"] == written.id)
    assert "response" not in record["attempts"][0]
    assert of_chapter(receipts.read("a", content, policy="best", now=NOW)).answered == 1


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("class")
    folder = place / "in"
    folder.mkdir()
    names = ["Noor Öz", "Sam Lee", "<b>Ann</b> Jones " + "long" * 20, "Stranger"]
    for i, name in enumerate(names):
        answers = full(name, wrong) if i % 2 else full(name, made=f"2027-02-0{i + 1}T10:00:00Z")
        (folder / f"receipt_{i}.json").write_bytes(as_bytes(answers))
    (folder / "empty.json").write_bytes(as_bytes(made("Noor Öz", [])))
    (folder / "x.json").write_bytes(b"{")
    roster = place / "roster.csv"
    roster.write_text("name\n" + "\n".join([*names[:3], "Late Comer"]), encoding="utf-8")
    due = datetime(2027, 2, 2, tzinfo=UTC)
    class_grading.grade(folder, roster, place / "grades.csv", due=due, now=NOW)
    return place / "report.html"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_is_for_everyone(open_page: Open, report: Path, width: int) -> None:
    page = open_page(report.as_uri(), width=width)
    for name in ("Objectives", "Misconceptions", "Confidence", "Students", "Notes on files"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("rowheader", name="<b>Ann</b> Jones")).to_be_visible()
    check_view(page, "body", width)
