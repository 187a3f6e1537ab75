"""A second course, on another subject: begun, built, played, exported and graded."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import starter
from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.reader import saved_receipt

SEED = "a class of the tests, spring"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course in a folder of its own, built with warnings as errors."""
    folder = starter.begin(tmp_path_factory.mktemp("courses") / "tides")
    (folder / ".pytest_cache").mkdir()
    (folder / ".pytest_cache/README.md").write_text("# What pytest leaves\n", "utf-8")
    code, said = starter.run(
        folder, starter.program("jupyter-book"), "build", ".", "-W", "-n", "--keep-going"
    )
    assert code == 0, said
    return folder


@pytest.fixture(scope="module")
def address(course: Path, serve: Callable[..., str]) -> str:
    return serve(course / "_build/html")


@pytest.fixture
def open_tides(open_page: Open, address: str) -> Open:
    """Open a page of the course as a new reader, with all that lives on it alive."""

    def open_(name: str = starter.STEM) -> Page:
        page = open_page(f"{address}book/{name}.html", allowed=(address,))
        settle(page)
        return page

    return open_


def answered(page: Page) -> Locator:
    """Answer the check on the Earth's distance, wrongly; return its card."""
    card = page.locator(".nc-mount .nc-card").filter(has_text="In which month is the Earth nearest")
    card.get_by_label("July").check()
    card.get_by_label("Fairly sure").check()
    card.get_by_role("button", name="Check").click()
    return card


def test_the_book_bears_the_title_that_was_given(open_tides: Open) -> None:
    page = open_tides("index")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tides: Sea, Moon and Shore")
    expect(page.get_by_text("3 claims: 1 well supported")).to_be_visible()


def test_a_prediction_is_kept_and_comes_back_with_the_record(
    open_tides: Open,
) -> None:
    before, after = open_tides().locator(".nc-predict").all()
    before.get_by_role("textbox", name="Your prediction").fill("15")
    before.get_by_role("button", name="Commit").click()
    expect(before).to_contain_text("Your prediction: 15")
    after.get_by_role("button", name="Show the answer").click()
    expect(after).to_contain_text("18.5")


def test_a_check_is_answered_and_explained(open_tides: Open) -> None:
    expect(answered(open_tides())).to_contain_text("In July it is farthest away.")


def test_a_table_without_a_page_of_data_is_linked_to_its_file(
    open_tides: Open,
) -> None:
    page = open_tides()
    page.get_by_role("button", name="Show the answer").click()
    link = page.locator(".nc-predict a").filter(has_text="Data:").first
    address = link.evaluate("node => node.href")
    assert page.request.get(address).text().startswith("latitude_deg,june_hours")


def test_the_exploration_answers_to_its_controls(open_tides: Open) -> None:
    page = open_tides()
    shown = page.locator(".nc-mount .nc-explore-text")
    expect(shown).to_contain_text("At 50° north the longest day has 16.1 hours.")
    page.get_by_role("slider", name="Latitude").press("End")
    expect(shown).to_contain_text("At 60° north the longest day has 18.5 hours.")


def test_the_ledger_links_back_to_the_chapter(open_tides: Open) -> None:
    page = open_tides("claims")
    claim = page.locator("#r1")
    claim.get_by_role("button", name="Show evidence").click()
    expect(claim).to_contain_text("Not supported")
    expect(claim).to_contain_text("Discussed in: The length of a day: Why they differ.")
    claim.get_by_role("link", name="Why they differ").click()
    expect(page.get_by_role("heading", name="Why they differ")).to_be_in_viewport()


def test_the_page_of_progress_tells_of_what_this_course_asks_for_alone(open_tides: Open) -> None:
    page = open_tides("progress")
    shown = page.locator(".nc-progress_page")
    expect(shown).to_contain_text("0 of 5 self-checks answered, 0 of 1 prediction made")
    shown.get_by_text("What will stand here as you go on").click()
    expect(shown.get_by_role("heading", name="What you predicted")).to_be_visible()
    for other in ("decided", "document", "weighed", "hypotheses", "beside the ledger", "In plain"):
        expect(shown).not_to_contain_text(other)
    review = page.locator(".nc-review").filter(has_text="Ten minutes of review")
    expect(review).to_contain_text("Five questions: first what you were sure of")
    expect(page.get_by_text("such as BIO 101")).to_be_visible()


def test_title_and_authors_come_from_one_place(open_tides: Open, course: Path) -> None:
    page = open_tides("claims")
    expect(page).to_have_title("The claims — Tides: Sea, Moon and Shore")
    expect(page.get_by_text("© Copyright 2026 The course's authors.")).to_be_visible()
    assert "Tides: Sea" not in (course / "_config.yml").read_text("utf-8")
    expect(page.get_by_text("Section", exact=True)).to_be_visible()


def test_a_receipt_from_the_page_is_graded(open_tides: Open, course: Path, tmp_path: Path) -> None:
    page = open_tides()
    answered(page)
    page.goto(page.url.replace(starter.STEM, "progress"))
    settle(page)
    name, text = saved_receipt(page, course="SEA 1")
    back = tmp_path / "back"
    back.mkdir()
    (back / name).write_text(text, encoding="utf-8")
    (tmp_path / "roster.csv").write_text("name\nNoor Öz\n", encoding="utf-8")
    where = [str(back), "--roster", str(tmp_path / "roster.csv")]
    code, said = starter.coursebook(course, "grade", *where, "--out", str(tmp_path / "g.csv"))
    assert code == 0, said
    with (tmp_path / "g.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Name"], row["The length of a day: answered"]) for row in rows] == [
        ("Noor Öz", "1 of 5")
    ]


def test_the_bibliography_comes_alive_too_and_nothing_goes_wrong(
    open_tides: Open,
) -> None:
    expect(open_tides("bibliography").get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(("target", "kind"), [("moodle", ".xml"), ("canvas", ".zip")])
def test_an_assignment_is_exported(course: Path, tmp_path: Path, target: str, kind: str) -> None:
    out = tmp_path / "paper"
    code, said = starter.coursebook(
        *(course, "assign", "1", "--for", target, "--seed", SEED, "--out", str(out))
    )
    assert code == 0, said
    assert [each for each in out.rglob(f"*{kind}") if each.stat().st_size]
    told = (out / "README.html").read_text("utf-8")
    assert "Tides" in told and "coursebook grade" in told
    assert "standards" not in told and not (out / "instructor/standards.html").exists()
    notes = (out / "instructor/teaching-notes.html").read_text("utf-8")
    assert "flatter" not in notes and "the documents" not in notes
