"""The static host keeps anywidget's contract to the letter: both run the same modules here.

The notebook's side is anywidget's own front end over ipywidgets' own models and views, as they
are installed. What a page does otherwise is written in a table in docs/widgets.md, and each of
its rows is a case here.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anywidget
import pytest
import widgetsnbextension
from playwright.sync_api import Browser, Page

from coursebook.publish.page import live_states, standalone_html
from tests.browser.conftest import settle
from tests.browser.contract import models, views  # noqa: F401  (their cases)
from tests.browser.contract.case import CASES, Case

ROOT = Path(__file__).parents[2]
FRONT_ENDS = (
    Path(__file__).parent / "contract/notebook.js",
    Path(widgetsnbextension.__file__).parent / "static/extension.js",
    Path(anywidget.__file__).parent / "nbextension/index.js",
)
SAME = [each for each in CASES if not each.difference]
DIFFERENT = [each for each in CASES if each.difference]
FAILING = [each for each in DIFFERENT if each.difference == "A module that fails"]
TEXTS = "name => globalThis.viewsOf(name).map((el) => el.innerText.trim())"


def _finish(page: Page) -> None:
    names = [each.name for each in CASES]
    page.wait_for_function(
        "names => names.every((name) => globalThis.finished?.has(name))", arg=names
    )
    page.wait_for_function("() => new Promise((go) => setTimeout(() => setTimeout(go, 0, true)))")


def _outcome(page: Page) -> dict[str, tuple[list[str], list[str]]]:
    """Return what each case noted and what it drew."""
    for name in (each.name for each in CASES if each.unmounts):
        page.evaluate("name => globalThis.unmountFirst(name)", name)
    _finish(page)
    traces = page.evaluate("globalThis.traces")
    noted = {each.name: traces.get(each.name, []) for each in CASES}
    noted |= {each.name: sorted(noted[each.name]) for each in CASES if each.unordered}
    return {each.name: (noted[each.name], page.evaluate(TEXTS, each.name)) for each in CASES}


@pytest.fixture(scope="module")
def notebook(chromium: Browser) -> Iterator[dict[str, Any]]:
    """What happens in a notebook's front end without a kernel."""
    shown = [(each.name, widget.model_id) for each in CASES for widget in each.shown()]
    page = chromium.new_page()
    page.goto("about:blank")
    for path in FRONT_ENDS:
        page.add_script_tag(path=path)
    page.evaluate(
        "([states, roots]) => openNotebook(states, roots)", [_needed(dict(live_states())), shown]
    )
    _finish(page)
    yield _outcome(page)
    page.close()


def _needed(states: dict[str, Any]) -> dict[str, Any]:
    """Return the models of this module's cases; other tests leave theirs in the process."""
    found = {each: model for each, model in states.items() if _is_case(model["state"])}
    core = {each: model for each, model in states.items() if "_esm" not in model["state"]}
    before = -1
    while before < len(found):
        before = len(found)
        for each, model in core.items():
            if set(re.findall(r"IPY_MODEL_(\w+)", json.dumps(model["state"]))) <= set(found):
                found[each] = model
    return found


def _is_case(state: dict[str, Any]) -> bool:
    return "globalThis.finished" in state.get("_esm", "")


@pytest.fixture(scope="module")
def page_side(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What happens on a static page, and the page itself."""
    path = tmp_path_factory.mktemp("contract") / "page.html"
    widgets = [widget for each in CASES for widget in each.shown()]
    path.write_text(standalone_html(*widgets, title="Contract"), encoding="utf-8")
    names = [each.name for each in CASES for _ in each.shown()]
    page = chromium.new_page()
    page.goto(path.as_uri())
    settle(page)
    page.evaluate(
        """names => {
          const places = [...document.querySelectorAll(".nc-widget")];
          places.forEach((place, i) => { place.dataset.case = names[i]; });
          const of = (name) => places.filter((place) => place.dataset.case === name);
          globalThis.unmountFirst = (name) => courseBook.unmount(of(name)[0]);
          globalThis.viewsOf = (name) => of(name).map((place) => place.querySelector(".nc-mount"));
        }""",
        names,
    )
    _finish(page)
    yield _outcome(page), page
    page.close()


@pytest.mark.parametrize("case", SAME, ids=lambda each: each.name)
def test_a_page_does_what_a_notebook_does(
    case: Case, notebook: dict[str, Any], page_side: Any
) -> None:
    assert page_side[0][case.name] == notebook[case.name]


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda each: each.name)
def test_where_a_page_differs_it_does_as_the_table_says(
    case: Case, notebook: dict[str, Any], page_side: Any
) -> None:
    noted, _ = page_side[0][case.name]
    assert noted == case.trace
    assert case in FAILING or noted != notebook[case.name][0]


@pytest.mark.parametrize("case", FAILING, ids=lambda each: each.name)
def test_a_module_that_fails_says_so_where_a_notebook_stays_empty(
    case: Case, notebook: dict[str, Any], page_side: Any
) -> None:
    _, page = page_side
    place = page.locator(f".nc-widget[data-case='{case.name}']")
    assert place.get_attribute("data-nc-state") == "failed"
    assert place.inner_text() == "This widget failed: Small."
    assert notebook[case.name][1] in ([""], ["half"])


def test_each_difference_stands_in_the_table_for_authors() -> None:
    guide = (ROOT / "docs" / "widgets.md").read_text(encoding="utf-8")
    table = guide.split("| On a page |", 1)[1].split("\n\n")[0]
    rows = re.findall(r"^\| ([^|]+) \|", table, flags=re.MULTILINE)
    assert set(rows) - {"---"} == {each.difference for each in DIFFERENT}
