"""Widgets made elsewhere, each shown twice: both views of a model stay in step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.pages import Open
from tests.browser.third_party_book import build
from tests.build.books import code

# drawdata sets an SVG height that Chromium reports and ignores.
EXPECTED = ("attribute height: Expected length",)
CELLS = [
    "from drawdata import ScatterWidget\nfrom wigglystuff import Slider2D, SortableList",
    "slider = Slider2D(width=200, height=200)\nslider",
    "slider",
    'items = SortableList(["one", "two", "three"], addable=True, removable=True)\nitems',
    "items",
    "drawing = ScatterWidget(width=400, height=200)\ndrawing",
    "drawing",
    "from ipywidgets import HBox, Layout, jslink\n"
    "one, two = Slider2D(width=150, height=150), Slider2D(width=150, height=150)\n"
    "link = jslink((one, 'x'), (two, 'x'))\n"
    "HBox([one, two], layout=Layout(justify_content='space-between'))",
]


@pytest.fixture(scope="module")
def views_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("third_party_views")
    exit_code, said = build(folder, *map(code, CELLS), code("slider", "needs-kernel"))
    assert exit_code == 0, said
    return folder / "_build" / "html"


@pytest.fixture(params=["served", "file"])
def opened(
    request: pytest.FixtureRequest,
    views_book: Path,
    serve: Callable[..., str],
    open_page: Open,
) -> Page:
    address = serve(views_book) if request.param == "served" else f"{views_book.as_uri()}/"
    page = open_page(f"{address}index.html", allowed=(address,))
    page.watch.expected = EXPECTED  # type: ignore[attr-defined]
    settle(page)
    return page


def views(page: Page, name: str) -> tuple[Locator, Locator]:
    """Return the two views of one model, both alive."""
    alive = page.locator(f'.nc-widget[data-nc-name="{name}"][data-nc-state=ready]')
    found = alive.filter(has_not=page.locator(".nc-no-kernel"))
    expect(found).to_have_count(2)
    models = {each.get_attribute("data-nc-model") for each in found.all()}
    assert len(models) == 1
    return found.nth(0), found.nth(1)


def test_a_two_dimensional_slider_moves_both_its_views(opened: Page) -> None:
    one, two = views(opened, "Slider2D")
    expect(two.locator("#sliderValues")).to_have_text("X: 0.00, Y: 0.00")
    one.locator("canvas").click(position={"x": 150, "y": 60})
    expect(one.locator("#sliderValues")).not_to_have_text("X: 0.00, Y: 0.00")
    expect(two.locator("#sliderValues")).to_have_text(one.locator("#sliderValues").inner_text())


def test_a_list_takes_an_item_from_the_keyboard_in_both_its_views(opened: Page) -> None:
    one, two = views(opened, "SortableList")
    one.locator(".add-input").fill("four")
    one.locator(".add-input").press("Enter")
    for view in (one, two):
        expect(view.locator(".item-label")).to_have_text(["one", "two", "three", "four"])
    two.get_by_role("button", name="Remove two").press("Enter")
    for view in (one, two):
        expect(view.locator(".item-label")).to_have_text(["one", "three", "four"])


def test_points_drawn_with_the_mouse_appear_in_both_views(opened: Page) -> None:
    one, two = views(opened, "ScatterWidget")
    for count, view in enumerate((one, two), start=1):
        view.locator("svg.dd-scatter-svg").click(position={"x": 100 * count, "y": 80})
        expect(one.locator("circle.drawn")).to_have_count(count)
        expect(two.locator("circle.drawn")).to_have_count(count)


def test_linked_widgets_in_a_box_move_together_side_by_side(opened: Page) -> None:
    box = opened.locator('.nc-widget[data-nc-name="HBox"][data-nc-state=ready]')
    one, two = box.locator("#sliderValues").all()
    box.locator("canvas").first.click(position={"x": 120, "y": 40})
    expect(one).not_to_have_text("X: 0.00, Y: 0.00")
    moved = one.inner_text().split(",")[0]
    expect(two).to_have_text(f"{moved}, Y: 0.00")
    left, right = (each.bounding_box() or {} for each in box.locator("canvas").all())
    assert left["y"] == right["y"] and left["x"] + left["width"] < right["x"]


def test_a_cell_tagged_for_a_kernel_says_what_its_widget_lacks(opened: Page) -> None:
    expect(opened.locator(".nc-no-kernel")).to_have_count(1)
    expect(opened.locator(".nc-no-kernel")).to_contain_text("gets its answers from Python")


def test_nothing_made_elsewhere_claims_a_text_version(opened: Page) -> None:
    expect(opened.get_by_text("Text version")).to_have_count(0)
    expect(opened.locator(".nc-waiting")).to_have_count(0)
