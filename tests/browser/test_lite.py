"""Chapters run in the reader's browser: by one click, without a kernel elsewhere, from our files.

One Python in one browser serves most tests, because it takes seconds to start: each chapter's cells
run there after all names are forgotten, as in a kernel of their own.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from coursebook import labs
from coursebook.publish import live
from coursebook.teach.assignment import lab_key
from coursebook.widgets.lab import HEADS
from tests.browser.axe import axe_finds
from tests.browser.engines import firefox
from tests.browser.live_page import (
    KINDS,
    PATIENCE_MS,
    LivePage,
    expect_answer,
    expect_python_to_answer,
    faults,
    open_by_button,
)
from tests.browser.reader import saved
from tests.unit.labs.wrong import WRONG

ROOT = Path(__file__).parents[2]
CHAPTER = "02_historical_context"
OTHERS = [each.rpartition("/")[2] for each in live.pages(ROOT) if CHAPTER not in each]
LABS = [(stem, lab) for stem in labs.stems() for lab in labs.chapter(stem)]
BAR = "#nc-live"
# What the first three cells that show something show, by kind.
FIRST_SHOWN = """async () => {
  const shown = () => [...globalThis.jupyterapp?.shell.currentWidget?.content?.model?.cells ?? []]
    .filter((each) => each.type === "code").flatMap((each) => each.outputs.toJSON());
  while (shown().length < 3) await new Promise(requestAnimationFrame);
  return shown().map((each) => each.output_type);
}"""
CHANGE_THEME = '(theme) => jupyterapp.commands.execute("apputils:change-theme", { theme })'
FORGET = "get_ipython().run_line_magic('reset', '-f')"


@pytest.fixture(scope="module")
def address(book: Path, serve: Callable[..., str]) -> str:
    if not (book / live.FOLDER).is_dir():
        pytest.fail("the book has no live notebooks: run `make book`, then these tests")
    return serve(book)


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture(scope="module")
def chapter(context: BrowserContext, address: str) -> LivePage:
    opened = open_by_button(context, f"{address}book/{CHAPTER}.html")
    opened.wait()
    return opened


def test_the_button_opens_the_chapter_and_all_its_cells_run(chapter: LivePage) -> None:
    outputs = chapter.outputs()
    assert faults(outputs) == []
    assert [each for each in outputs if each.get("name") == "stderr"] == []
    assert len(outputs) > 40
    told = chapter.page.locator("#nc-live")
    expect(told).to_contain_text("Change any code and press Shift+Enter to run it.")
    expect(told).to_contain_text("They are kept in this browser")


@pytest.mark.parametrize("name", OTHERS)
def test_every_other_page_with_the_button_runs_all_its_cells(chapter: LivePage, name: str) -> None:
    chapter.execute(FORGET)
    cells = chapter.cells(f"{name}.ipynb")
    assert cells
    for code in cells:
        found = chapter.execute(code)
        assert faults(found) == [], code
        assert [each for each in found if each.get("name") == "stderr"] == [], code


def test_figures_are_drawn_by_the_page_and_answer(chapter: LivePage) -> None:
    figure = chapter.add("from nato_course import charts\ncharts.border_by_round()")
    mark = figure.locator(".vega-embed [aria-roledescription]").first
    expect(mark).to_be_visible()


def test_none_reaches_the_page_as_null(chapter: LivePage) -> None:
    code = "display({'application/json': {'axis': None, 'rows': [None]}}, raw=True)"
    (shown,) = [each for each in chapter.execute(code) if each["kind"] == "display_data"]
    assert shown["data"] == {"application/json": {"axis": None, "rows": [None]}}


@pytest.mark.parametrize("code", KINDS)
def test_each_kind_of_widget_answers(chapter: LivePage, code: str) -> None:
    expect_answer(chapter, code)


def test_an_exploration_asks_python_at_each_step(chapter: LivePage) -> None:
    expect_python_to_answer(chapter)


@pytest.mark.parametrize(("stem", "lab"), LABS, ids=lambda each: getattr(each, "id", each))
def test_every_lab_is_begun_failed_helpfully_and_solved(
    chapter: LivePage, stem: str, lab: Any
) -> None:
    imports = next(each for each in chapter.cells(f"{stem}.ipynb") if "nato_course" in each)
    wrong, words = WRONG[lab.id][0]
    handed = lab_key.handed(lab)

    def told(code: str) -> str:
        check = f"check_lab({lab.id!r}, {handed})"
        found = chapter.execute(f"{imports}\n{lab_key.task(lab)}\n{code}\n{check}")
        assert faults(found) == []
        (shown,) = [e["data"]["text/plain"] for e in found if e["kind"] == "display_data"]
        return str(shown)

    assert told("").startswith(f"{HEADS['todo']}.")
    failed = told(wrong)
    assert failed.startswith(f"{HEADS['off']}.")
    bare = re.sub("[`*]", "", words).casefold()
    assert any(each in failed.casefold() for each in bare.split("|"))
    assert told(lab_key.solution(lab)).startswith(f"{HEADS['done']}.")


def test_a_lab_solved_on_the_page_counts_in_the_book_and_can_be_begun_again(
    chapter: LivePage, context: BrowserContext, address: str
) -> None:
    lab = labs.get("border-by-line")
    shown = chapter.change(f'check_lab("{lab.id}"', _cell(lab, lab_key.solution(lab)))
    expect(shown).to_contain_text("Solved")
    again = chapter.change(f'check_lab("{lab.id}"', lab.start)
    expect(again).to_contain_text("To do")
    task = chapter.page.locator(".nc-lab-task", has_text=lab.title).first
    expect(task).to_contain_text("Solved")
    task.get_by_role("button", name="Forget my result").click()
    expect(task).to_contain_text("Not begun.")


def test_the_bar_leads_to_the_labs(chapter: LivePage) -> None:
    chapter.page.get_by_role("button", name="Go to the labs").click()
    heading = chapter.page.get_by_role("heading", name="Try it yourself: labs")
    expect(heading).to_be_in_viewport()


def _cell(lab: Any, code: str) -> str:
    return f"{code}\n\ncheck_lab({lab.id!r}, {lab_key.handed(lab)})".replace("'", '"')


def test_a_link_of_the_chapter_leads_to_the_page_of_the_book(
    chapter: LivePage, context: BrowserContext, address: str
) -> None:
    link = chapter.page.locator('.jp-MarkdownOutput a[href*="claims.ipynb"]').first
    with context.expect_page() as opened:
        link.click()
    opened.value.wait_for_url(re.compile(r"/book/claims\.html#"))
    opened.value.close()


def test_changes_outlast_a_reload_can_be_downloaded_and_given_up(
    chapter: LivePage, tmp_path: Path
) -> None:
    page, mine = chapter.page, "measurement = 'mine'  # my own remark"
    first = chapter.source("measurement =").replace("measurement =", f"{mine}\nmeasurement =")
    chapter.change("measurement =", first)
    expect_saved(chapter)
    page.reload()
    page.locator("#nc-live button").first.wait_for(timeout=PATIENCE_MS)
    assert mine in chapter.source("measurement =")
    name, content = saved(page.get_by_role("button", name="Download my version"))
    assert name == f"{CHAPTER}.ipynb"
    assert mine in json.dumps(json.loads(content))
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Get the original back").click()
    page.locator("#nc-live button").first.wait_for(timeout=PATIENCE_MS)
    assert mine not in chapter.source("measurement =")


def expect_saved(chapter: LivePage) -> None:
    """Wait until the browser has stored what was changed."""
    chapter.page.wait_for_function(
        "() => !jupyterapp.shell.currentWidget.context.model.dirty", timeout=30_000
    )


def test_nothing_was_asked_of_anybody_else(chapter: LivePage, address: str) -> None:
    own = (address, "data:", f"blob:{address}")
    assert len(chapter.asked) > 100
    assert [each for each in chapter.asked if not each.startswith(own)] == []
    assert [each for each in chapter.asked if "/pypi/" in each and each.endswith(".whl")] == []


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_on_the_bar(chapter: LivePage, theme: str) -> None:
    chapter.page.evaluate(CHANGE_THEME, f"JupyterLab {theme}")
    is_light = "true" if theme == "Light" else "false"
    expect(chapter.page.locator("body")).to_have_attribute("data-jp-theme-light", is_light)
    assert axe_finds(chapter.page, BAR) == []


def test_a_book_opened_from_a_file_says_why_it_runs_nothing(chromium: Browser, book: Path) -> None:
    page = chromium.new_page()
    start = book / live.FOLDER / "notebooks/index.html"
    page.goto(f"{start.as_uri()}?path={CHAPTER}.ipynb")
    told = page.get_by_role("status")
    expect(told).to_contain_text("The book was opened from a file")
    expect(told).to_contain_text("make serve")
    page.get_by_role("link", name="Back to the chapter").click()
    expect(page).to_have_url(re.compile(rf"/book/{CHAPTER}\.html$"))
    page.close()


def test_a_browser_without_webassembly_says_so(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{address}{live.FOLDER}/notebooks/index.html?path={CHAPTER}.ipynb")
    expect(page.get_by_role("status")).to_contain_text("This browser has no WebAssembly")
    assert axe_finds(page, BAR) == []
    page.close()


def test_what_keeps_the_notebook_from_starting_is_told(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/pyodide.mjs", lambda route: route.fulfill(body="throw new Error('no pyodide')"))
    page.goto(f"{address}{live.FOLDER}/notebooks/index.html?path={CHAPTER}.ipynb")
    told = page.get_by_role("status").first
    expect(told).to_contain_text("could not start", timeout=PATIENCE_MS)
    assert axe_finds(page, BAR) == []
    page.close()


# WebKitGTK runs it too, but takes a minute beside other tests: tried by hand.
def test_a_chapter_s_first_cells_run_in_firefox(address: str) -> None:
    with firefox() as engine:
        engine.open(f"{address}{live.FOLDER}/notebooks/index.html?path={CHAPTER}.ipynb")
        assert "error" not in engine.run(FIRST_SHOWN)
        assert engine.errors() == []


def test_a_page_that_is_not_run_weighs_hardly_more(book: Path) -> None:
    for page in live.pages(ROOT):
        whole = (book / f"{page}.html").read_bytes()
        assert b"nc-run-live" in whole
        assert len(whole) - len(live.without_button(whole)) < 1000
