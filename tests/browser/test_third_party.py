"""Widgets made elsewhere live on our pages too: those of wigglystuff and drawdata."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

SOURCE = Path(__file__).parents[1] / "fixtures" / "third_party"
# drawdata sets an SVG height that Chromium reports and ignores.
EXPECTED = ("attribute height: Expected length",)


@pytest.fixture(scope="module")
def third_party(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("third_party") / "book"
    shutil.copytree(SOURCE, folder)
    command = [Path(sys.executable).with_name("jupyter-book"), "build", folder, "-W", "-n"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


def opened(open_page: Callable[..., Page], url: str, **options: object) -> Page:
    page = open_page(url, **options)
    page.watch.expected = EXPECTED  # type: ignore[attr-defined]
    settle(page)
    expect(page.locator(".nc-widget[data-nc-state=ready]")).to_have_count(6)
    return page


def test_they_live_on_a_page_opened_from_a_file(
    third_party: Path, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page, (third_party / "index.html").as_uri())
    expect(page.locator(".dd-scatter-controls").first).to_be_visible()


def test_they_live_on_a_served_page(
    third_party: Path, open_page: Callable[..., Page], serve: Callable[..., str]
) -> None:
    address = serve(third_party)
    opened(open_page, f"{address}index.html", allowed=(address,))


def test_a_list_answers_the_keyboard_and_its_second_view_keeps_in_step(
    third_party: Path, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page, (third_party / "index.html").as_uri())
    lists = page.locator("[data-nc-name=SortableList]")
    entry = lists.first.locator("input").last
    entry.fill("four")
    entry.press("Enter")
    for view in (lists.first, lists.last):
        expect(view.locator(".nc-mount")).to_contain_text("four")
