"""Widgets of six kinds, made elsewhere: each is alive on a page, or it is said why not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.third_party_book import build
from tests.build.books import code

CELLS = {
    "canvas": "from bitjet import BitView\nBitView(bytes(range(64)), datawidth=16)",
    "react": "from rjv_anywidget import JsonWidget\n"
    "JsonWidget({'name': 'Ada', 'born': 1815, 'age': 36})",
    "graph": "from graphviz_anywidget import GraphvizAnyWidget\n"
    "GraphvizAnyWidget(dot_source='digraph { alpha -> beta; beta -> gamma; }')",
    "table": "from dt2 import dt2\n"
    "dt2([{'name': 'one', 'size': 1}, {'name': 'two', 'size': 2}, {'name': 'three', 'size': 3}])",
    "choice": "from searchselect import SearchSelect\nSearchSelect(items=['one', 'two', 'three'])",
    "file": "from jupyter_host_file_picker import HostFilePicker\nHostFilePicker()",
}
FILTERS_IN_PYTHON = {"choice": ["needs-kernel"]}
MEDIA = "from iiif_anywidget import IIIFViewer\nIIIFViewer()"


@pytest.fixture(scope="module")
def kinds_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("third_party_kinds")
    cells = [code(each, *FILTERS_IN_PYTHON.get(name, ())) for name, each in CELLS.items()]
    exit_code, said = build(folder, *cells)
    assert exit_code == 0, said
    return folder / "_build" / "html"


@pytest.fixture(params=["served", "file"])
def opened(
    request: pytest.FixtureRequest,
    kinds_book: Path,
    serve: Callable[..., str],
    open_page: Open,
) -> Page:
    address = serve(kinds_book) if request.param == "served" else f"{kinds_book.as_uri()}/"
    page = open_page(f"{address}index.html", allowed=(address,))
    settle(page)
    return page


def alive(page: Page, name: str) -> Locator:
    return page.locator(f'.nc-widget[data-nc-name="{name}"][data-nc-state=ready]')


def test_widgets_of_five_kinds_are_alive_and_a_file_picker_asks_python(opened: Page) -> None:
    # The picker covers the page with a dialog of its own, which asks Python for a folder.
    expect(alive(opened, "HostFilePicker").locator(".nc-no-kernel")).to_contain_text("Python")
    opened.get_by_role("button", name="Cancel").last.click()

    canvas = alive(opened, "BitView")
    before = canvas.inner_text()
    canvas.locator("input[type=range]").first.fill("32")
    expect(canvas).not_to_have_text(before)
    expect(canvas.locator("canvas")).to_be_visible()

    keys = alive(opened, "JsonWidget").locator(".object-key")
    expect(keys).to_have_text(['"name"', '"born"', '"age"'])

    graph = alive(opened, "GraphvizAnyWidget")
    expect(graph.locator("g.node text")).to_have_text(["alpha", "beta", "gamma"])

    table = alive(opened, "Dt2")
    table.get_by_role("searchbox").fill("tw")
    expect(table.locator("tbody tr")).to_have_count(1)

    choice = alive(opened, "SearchSelect")
    choice.get_by_role("checkbox").last.check()
    expect(choice).to_contain_text("1 selected")
    expect(choice.locator(".nc-no-kernel")).to_contain_text("Python")


def test_a_viewer_that_loads_from_another_host_stops_the_build_with_place_and_host(
    tmp_path: Path,
) -> None:
    exit_code, said = build(tmp_path, code(MEDIA))
    assert exit_code != 0
    assert "index.ipynb, cell 2" in said
    assert "https://cdn.jsdelivr.net/npm/openseadragon" in said
