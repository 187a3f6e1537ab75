"""A second course, on another subject: begun, built, played, exported and graded."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import starter
from tests.browser.conftest import settle
from tests.browser.pages import Pages

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
def reader(course: Path, pages: Pages, serve: Callable[..., str]) -> Iterator[Page]:
    """A reader's tab, which all tests of the file share as one reader would use it."""
    address = serve(course / "_build/html")
    with pages.loans() as open_page:
        page = open_page("about:blank", allowed=(address,))
        page.book = f"{address}book/"  # type: ignore[attr-defined]
        yield page


def open_page(page: Page, name: str) -> None:
    page.goto(f"{page.book}{name}.html")  # type: ignore[attr-defined]
    settle(page)


def card(page: Page, prompt: str) -> Locator:
    return page.locator(".nc-mount .nc-card").filter(has_text=prompt)


def test_the_book_bears_the_title_that_was_given(reader: Page) -> None:
    open_page(reader, "index")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Tides: Sea, Moon and Shore")
    expect(reader.get_by_text("3 claims: 1 well supported")).to_be_visible()


def test_a_prediction_is_kept_and_comes_back_with_the_record(reader: Page) -> None:
    open_page(reader, starter.STEM)
    before, after = reader.locator(".nc-predict").all()
    before.get_by_role("textbox", name="Your prediction").fill("15")
    before.get_by_role("button", name="Commit").click()
    expect(before).to_contain_text("Your prediction: 15")
    after.get_by_role("button", name="Show the answer").click()
    expect(after).to_contain_text("18.5")


def test_a_check_is_answered_and_explained(reader: Page) -> None:
    check = card(reader, "In which month is the Earth nearest")
    check.get_by_label("July").check()
    check.get_by_label("Fairly sure").check()
    check.get_by_role("button", name="Check").click()
    expect(check).to_contain_text("In July it is farthest away.")


def test_a_table_without_a_page_of_data_is_linked_to_its_file(reader: Page) -> None:
    link = reader.locator(".nc-predict a").filter(has_text="Data:").first
    address = link.evaluate("node => node.href")
    assert reader.request.get(address).text().startswith("latitude_deg,june_hours")


def test_the_exploration_answers_to_its_controls(reader: Page) -> None:
    shown = reader.locator(".nc-mount .nc-explore-text")
    expect(shown).to_contain_text("At 50° north the longest day has 16.1 hours.")
    reader.get_by_role("slider", name="Latitude").press("End")
    expect(shown).to_contain_text("At 60° north the longest day has 18.5 hours.")


def test_the_ledger_links_back_to_the_chapter(reader: Page) -> None:
    open_page(reader, "claims")
    claim = reader.locator("#r1")
    claim.get_by_role("button", name="Show evidence").click()
    expect(claim).to_contain_text("Not supported")
    expect(claim).to_contain_text("Discussed in: The length of a day: Why they differ.")
    claim.get_by_role("link", name="Why they differ").click()
    expect(reader.get_by_role("heading", name="Why they differ")).to_be_in_viewport()


def test_a_receipt_from_the_page_is_graded(reader: Page, course: Path, tmp_path: Path) -> None:
    open_page(reader, "progress")
    expect(reader.locator(".nc-mount").first).to_contain_text("1")
    reader.get_by_label("Your name").fill("Noor Öz")
    reader.get_by_label("Course code").fill("SEA 1")
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Save the receipt").click()
    back = tmp_path / "back"
    back.mkdir()
    download.value.save_as(back / download.value.suggested_filename)
    (tmp_path / "roster.csv").write_text("name\nNoor Öz\n", encoding="utf-8")
    where = [str(back), "--roster", str(tmp_path / "roster.csv")]
    code, said = starter.coursebook(course, "grade", *where, "--out", str(tmp_path / "g.csv"))
    assert code == 0, said
    with (tmp_path / "g.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Name"], row["The length of a day: answered"]) for row in rows] == [
        ("Noor Öz", "1 of 5")
    ]


def test_nothing_went_wrong_or_left_the_pages(reader: Page) -> None:
    for name in ("index", starter.STEM, "claims", "bibliography", "progress"):
        open_page(reader, name)
    reader.watch.check()  # type: ignore[attr-defined]


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
