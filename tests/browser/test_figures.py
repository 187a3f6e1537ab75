"""Figures on a page: tooltips by pointer and keyboard, both themes, phones and print."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nato_course import charts
from tests.browser.keyboard import press
from tests.browser.pages import Mount
from tests.browser.reader import box, saved
from tests.browser.view import check_fits

ROWS = [
    {"step": step, "side": side, "level": level + step}
    for step in range(6)
    for side, level in (("A", 1.0), ("B", 2.0))
]


def a_figure(**words: Any) -> Any:
    return charts.arms_paths(ROWS, **{"sources": ("A model of this course",), **words})


def marks(page: Page) -> Locator:
    return page.locator(".nc-svg:visible [data-nc-mark]")


def spoken(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=":")


def tooltip(page: Page) -> Locator:
    return page.locator(".nc-tooltip:not([hidden])")


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """A figure with twelve marks."""
    return mount_widget(a_figure())


def test_hovering_a_mark_shows_its_sentence(page: Page) -> None:
    marks(page).nth(2).hover()
    expect(tooltip(page)).to_have_text("A, year 1: 2.00")
    page.mouse.move(5, 5)
    expect(tooltip(page)).to_have_count(0)


def test_a_touch_near_a_small_mark_is_enough(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(), width=390, has_touch=True)
    found = box(marks(page).nth(4))
    page.touchscreen.tap(found["x"] + found["width"] / 2, found["y"] - 8)
    expect(tooltip(page)).to_have_text("A, year 2: 3.00")


def test_arrow_keys_walk_the_marks_from_a_single_tab_stop(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(tooltip(page)).to_have_text("A, year 0: 1.00")
    page.keyboard.press("ArrowRight")
    expect(tooltip(page)).to_have_text("B, year 0: 2.00")
    page.keyboard.press("End")
    expect(tooltip(page)).to_have_text("B, year 5: 7.00")
    page.keyboard.press("ArrowDown")
    expect(tooltip(page)).to_have_text("B, year 5: 7.00")
    page.keyboard.press("Home")
    expect(tooltip(page)).to_have_text("A, year 0: 1.00")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Data table")).to_be_focused()
    expect(tooltip(page)).to_have_count(0)


def test_the_tab_stop_stays_where_the_reader_was(page: Page) -> None:
    press(page, "Tab", "ArrowRight", "ArrowRight", "Tab", "Shift+Tab")
    expect(tooltip(page)).to_have_text("A, year 1: 2.00")
    expect(page.locator(".nc-svg:visible")).to_be_focused()


def test_escape_hides_the_tooltip_and_keeps_the_focus(page: Page) -> None:
    press(page, "Tab", "Escape")
    expect(tooltip(page)).to_have_count(0)
    expect(page.locator(".nc-svg:visible")).to_be_focused()


def test_the_browser_s_own_tooltip_does_not_cover_ours(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(title="A named figure"))
    picture = page.locator(".nc-svg:visible")
    expect(picture).to_have_accessible_name("A named figure")
    marks(page).first.hover()
    expect(picture.locator("title")).to_have_count(0)
    expect(picture).to_have_accessible_name("A named figure")


def test_a_screen_reader_meets_one_image_and_no_mark(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(title="A named figure"))
    assert marks(page).count() == 12
    session = page.context.new_cdp_session(page)
    told = [
        (each["role"]["value"], each.get("name", {}).get("value", ""))
        for each in session.send("Accessibility.getFullAXTree")["nodes"]
        if not each["ignored"]
    ]
    assert [name for role, name in told if role == "image"] == ["A named figure"]
    assert "Level of arms" not in [name for _, name in told]  # the axis is inside the image
    expect(page.get_by_role("img")).to_have_accessible_description(
        a_figure().to_dict()["description"]
    )


def test_walking_the_marks_is_spoken_and_hovering_is_not(page: Page) -> None:
    marks(page).nth(3).hover()
    page.keyboard.press("Tab")
    expect(tooltip(page)).to_have_text("A, year 0: 1.00")
    expect(spoken(page)).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(spoken(page)).to_have_text("B, year 0: 2.00")


def test_a_mark_below_the_window_is_brought_into_it(mount_widget: Mount) -> None:
    page = mount_widget(charts.members_over_time(), height=220)
    page.keyboard.press("Tab")
    for key in ("End", "Home"):
        page.keyboard.press(key)
        expect(page.locator(".nc-marked")).to_be_in_viewport()
        expect(tooltip(page)).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_tooltips_stay_on_the_screen(mount_widget: Mount, width: int) -> None:
    page = mount_widget(charts.members_over_time(), width=width)
    for number in (0, marks(page).count() - 1):
        marks(page).nth(number).hover()
        box = tooltip(page).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0


def test_a_chart_that_appears_later_has_tooltips_too(page: Page) -> None:
    page.evaluate(
        "() => { const figure = document.querySelector('.nc-figure');"
        " const copy = figure.cloneNode(true); figure.replaceWith(copy); }"
    )
    marks(page).first.hover()
    expect(tooltip(page)).to_have_text("A, year 0: 1.00")


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1280, "wide")])
def test_the_variant_that_fits_is_shown_alone(mount_widget: Mount, width: int, shown: str) -> None:
    page = mount_widget(charts.russia_economy(), width=width)
    expect(page.locator(".nc-svg:visible")).to_have_count(1)
    expect(page.locator(f".nc-svg-{shown}")).to_be_visible()
    check_fits(page, ".nc-figure", width)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_the_color_of_the_text_around(mount_widget: Mount, theme: str) -> None:
    page = mount_widget(a_figure(), theme=theme)
    around = page.evaluate("getComputedStyle(document.querySelector('.nc-figure')).color")
    drawn = page.locator(".nc-svg:visible text").first.evaluate(
        "text => getComputedStyle(text).fill"
    )
    assert drawn == around


def test_the_table_opens_by_keyboard_and_reads_as_a_table(page: Page) -> None:
    page.get_by_text("Data table").press("Enter")
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    expect(table.get_by_role("columnheader")).to_have_text(["Year", "Side", "Level of arms"])
    expect(table.get_by_role("row").nth(1)).to_contain_text("0A1")


def test_the_download_is_the_data(page: Page) -> None:
    _, content = saved(page.get_by_role("link", name="Data (CSV)"))
    assert content.decode().splitlines()[:2] == ["step,side,level", "0,A,1.0"]


def test_print_leaves_closed_tables_out_and_open_ones_in(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_text("Data table")).to_be_hidden()
    page.locator("details").evaluate("details => { details.open = true }")
    expect(page.get_by_role("table")).to_be_visible()
