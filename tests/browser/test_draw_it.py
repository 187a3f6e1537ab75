"""You draw it in a real browser: by pointer and by keyboard, kept, told in words, printed."""

import gzip
import json

import pytest
from playwright.sync_api import Page, expect

from coursebook.methods.drawn_line import account
from coursebook.widgets import _base
from coursebook.widgets._drawn_series import series
from nato_course import datasets
from nato_course.widgets import draw_it, progress
from tests.browser import modules
from tests.browser.conftest import settle
from tests.browser.keyboard import press_to
from tests.browser.pages import Mount, Open
from tests.browser.paint import check_two_frames
from tests.browser.reader import agree, box, copied, kept, put_in_tab, reset_everything
from tests.browser.standalone import standalone_html
from tests.browser.view import WIDTHS, check_view
from tests.goldens.drawn_line import PATH as GOLDENS

EUROPE, APPROVAL = "defence-europe", "putin-approval"


def stroke(page: Page, *heights: float) -> None:
    """Draw with the mouse over the whole part to draw, through heights as shares of the plot."""
    zone = box(page.locator(".nc-zone").first)
    steps = len(heights) - 1
    for i, height in enumerate(heights):
        x = zone["x"] + 2 + (zone["width"] - 4) * i / steps
        page.mouse.move(x, zone["y"] + zone["height"] * (1 - height))
        if not i:
            page.mouse.down()
    page.mouse.up()


def set_last(page: Page, value: str = "400") -> None:
    page.get_by_role("slider", name="Year").press("End")
    page.get_by_label("Your value for 2024").fill(value)
    page.keyboard.press("Tab")


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """Spending in Europe, to be drawn."""
    return mount_widget(draw_it(EUROPE))


def test_a_value_may_be_typed_with_a_decimal_comma(page: Page) -> None:
    set_last(page, "400,4")
    expect(page.get_by_label("Your value for 2024")).to_have_value("400")  # its nearest step


def show(page: Page) -> None:
    page.get_by_role("button", name="Show the data", exact=True).click()


def test_the_browser_judges_every_line_of_the_golden_file_alike(open_page: Open) -> None:
    page = open_page("about:blank")
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))
    different = modules.run(
        page,
        _base.read_static("_drawn_line.js"),
        """({ drawnLine, compareLines, drawnAccount }, cases) => {
          const told = (line, found, account) => JSON.stringify(
            [line, found.mean_gap, found.worst, found.worst_gap, found.yours, found.data, account]);
          return cases.filter(({ course, points, drawn, comparison, account }) =>
            told(drawnLine(course, points), compareLines(course, points),
              drawnAccount(course, points)) !== told(drawn, comparison, account));
        }""",
        cases,
    )
    assert len(cases) >= 40
    assert different == []


def test_a_line_is_drawn_shown_and_drawn_again_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("slider", name="Year")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("slider", name="Year")).to_have_attribute("aria-valuetext", "2024")
    page.keyboard.press("Tab")
    page.keyboard.type("300")
    page.keyboard.press("Tab")
    slider = page.get_by_role("slider", name="Slide the value for 2024")
    expect(slider).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "305.0 billion dollars")
    press_to(page, "Show the data", most=20)
    told = account(series(EUROPE).course, {34: 305})
    expect(page.get_by_role("heading", name=told[0])).to_be_focused()
    for sentence in told:
        expect(page.locator(".nc-mount").get_by_text(sentence, exact=True)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(" ".join(told))
    press_to(page, "Draw again", most=20)
    expect(page.get_by_role("slider", name="Year")).to_be_focused()
    expect(page.get_by_text("this line is practice")).to_be_visible()


def test_a_stroke_of_the_mouse_sets_every_year_it_crosses(page: Page) -> None:
    stroke(page, 0.5, 0.25, 0.9)
    expect(page.locator(".nc-state")).to_have_text(
        "Your line is whole: 25 of 25 points set, straight lines between them."
    )
    expect(page.locator(".nc-point")).to_have_count(25)
    value = float(page.get_by_label("Your value for 2024").input_value())
    assert value == pytest.approx(540, abs=10)


def test_a_stroke_may_come_from_the_right_and_leave_the_plot(page: Page) -> None:
    zone = box(page.locator(".nc-zone"))
    page.mouse.move(zone["x"] + zone["width"] - 2, zone["y"] + 40)
    page.mouse.down()
    page.mouse.move(zone["x"] + zone["width"] / 2, zone["y"] - 200)
    page.mouse.up()
    expect(page.locator(".nc-state")).to_contain_text("Your line is whole")
    page.get_by_role("slider", name="Year").focus()
    values = [
        float(each)
        for each in page.locator(".nc-point").evaluate_all("n => n.map((c) => c.cy.baseVal.value)")
    ]
    assert len(values) == 13
    assert min(values) >= 36


def test_what_is_given_cannot_be_drawn_over(page: Page) -> None:
    found = box(page.locator(".nc-drawing"))
    page.mouse.click(found["x"] + 90, found["y"] + 100)
    expect(page.locator(".nc-point")).to_have_count(0)


def test_a_line_that_does_not_reach_the_end_is_asked_for(page: Page) -> None:
    page.get_by_label("Your value for 2000").fill("250")
    page.keyboard.press("Tab")
    show(page)
    expect(page.get_by_role("status")).to_contain_text("1 of 25 points set")
    expect(page.locator(".nc-needs")).to_contain_text(
        'Draw on, or press "Show the data with this part".'
    )
    expect(page.locator(".nc-data")).to_have_count(0)


@pytest.mark.parametrize("typed", ["-1", "601", ""])
def test_a_value_off_the_axis_is_not_taken(page: Page, typed: str) -> None:
    page.get_by_label("Your value for 2000").fill(typed)
    page.keyboard.press("Tab")
    expect(page.locator(".nc-point")).to_have_count(0)
    expect(page.get_by_label("Your value for 2000")).to_have_value("")


def test_the_data_stay_hidden_until_they_are_asked_for(page: Page) -> None:
    set_last(page)
    expect(page.locator(".nc-data")).to_have_count(0)
    assert "489.5" not in page.locator(".nc-mount").inner_text()
    show(page)
    expect(page.locator(".nc-data")).to_have_count(1)
    page.get_by_text("Your line and the data as a table").click()
    expect(page.get_by_role("region")).to_contain_text("489.5")
    link = page.locator(".nc-mount").get_by_role("link", name="Stockholm International")
    expect(link).to_have_attribute("href", "data.html#defence-spending")


def test_the_data_can_be_had_without_a_line(page: Page) -> None:
    page.get_by_role("button", name="Show the data without a line").click()
    expect(page.get_by_role("heading", name="without a line of your own")).to_be_focused()
    expect(page.locator(".nc-yours")).to_have_count(0)


def test_the_axes_do_not_move_when_the_data_come(page: Page) -> None:
    lines = "nodes => nodes.map((each) => each.outerHTML)"
    before = page.locator(".nc-grid").evaluate_all(lines)
    set_last(page)
    show(page)
    assert page.locator(".nc-grid").evaluate_all(lines) == before


def test_reset_clears_the_line(page: Page) -> None:
    stroke(page, 0.5, 0.9)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".nc-point")).to_have_count(0)
    expect(page.locator(".nc-state")).to_have_text("Nothing drawn yet. The line has to reach 2024.")
    page.reload()
    expect(page.locator(".nc-point")).to_have_count(0)


def test_a_reload_keeps_the_line_and_whether_it_was_shown(page: Page) -> None:
    set_last(page)
    page.reload()
    expect(page.locator(".nc-state")).to_contain_text("Your line is whole: 1 of 25")
    show(page)
    page.reload()
    expect(page.get_by_role("heading", name="On average your line lies")).to_be_visible()


def test_after_consent_the_line_is_kept_on_the_device(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE), progress())
    set_last(page)
    assert page.evaluate("localStorage.length") == 0
    agree(page)
    assert kept(page)["entries"][f"draw:{EUROPE}"]["value"]["points"] == {"34": 400}
    other = page.context.new_page()
    other.goto(page.url)
    settle(other)
    expect(other.locator(".nc-state")).to_contain_text("Your line is whole: 1 of 25")
    reset_everything(page)
    expect(page.locator(".nc-state")).to_contain_text("Nothing drawn yet")


@pytest.mark.parametrize(
    "stored",
    ["{}", '"x"', '{"version": "old", "points": {"34": 1}}', '{"points": {"2": 5, "34": 1e9}}'],
)
def test_a_memory_that_fits_no_longer_starts_anew(page: Page, stored: str) -> None:
    version = draw_it(EUROPE).series["version"]
    text = stored.replace('{"points"', f'{{"version": "{version}", "points"')
    entry = json.dumps({"at": 1, "value": json.loads(text)})
    put_in_tab(page, f"nato-course:draw:{EUROPE}", entry)
    page.reload()
    expect(page.locator(".nc-state")).to_contain_text("Nothing drawn yet")


def test_a_link_carries_the_line(mount_widget: Mount) -> None:
    link = f"#x.draw.{EUROPE}?line=20-200_34-450"
    page = mount_widget(draw_it(EUROPE), fragment=link)
    expect(page.locator(".nc-state")).to_contain_text("Your line is whole: 2 of 25")
    page.get_by_role("button", name="Copy a link to this line").click()
    expect(page.locator(".nc-link-note")).to_have_text("Link copied.")
    assert copied(page).endswith(link)


def test_a_linked_line_that_was_drawn_on_is_the_reader_s_own(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE), fragment=f"#x.draw.{EUROPE}?line=34-450")
    page.get_by_label("Your value for 2000").fill("250")
    page.keyboard.press("Tab")
    assert "#" not in page.url
    page.reload()
    expect(page.locator(".nc-state")).to_contain_text("Your line is whole: 2 of 25")


def test_a_link_finds_its_series_far_down_the_page(mount_widget: Mount) -> None:
    last = len(datasets.load("levada_approval")) - 1
    link = f"#x.draw.{APPROVAL}?line={last}-60"
    page = mount_widget(*map(draw_it, (EUROPE, "defence-usa", "defence-poland", APPROVAL)))
    page.goto(page.url + link)
    panel = page.locator(".nc-draw_it > .nc-panel").last
    expect(panel).to_be_focused()
    expect(panel).to_be_in_viewport()
    expect(page.locator(".nc-state").last).to_contain_text("Your line is whole: 1 of")


@pytest.mark.parametrize("line", ["", "x", "34-", "99-5", "34-1e9", "3-100"])
def test_a_link_that_asks_for_the_impossible_draws_nothing(mount_widget: Mount, line: str) -> None:
    page = mount_widget(draw_it(EUROPE), fragment=f"#x.draw.{EUROPE}?line={line}")
    expect(page.locator(".nc-state")).to_contain_text("Nothing drawn yet")


def test_two_series_on_a_page_stay_apart(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE), draw_it(APPROVAL))
    set_last(page)
    states = page.locator(".nc-state").all_inner_texts()
    assert states[0].startswith("Your line is whole")
    assert states[1] == "Nothing drawn yet. The line has to reach August 2024."


@pytest.mark.parametrize("width", WIDTHS)
def test_both_scenes_are_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(draw_it(EUROPE), width=width)
    check_view(page, ".nc-draw_it", width)
    stroke(page, 0.4, 0.6, 0.5)
    check_view(page, ".nc-draw_it", width)
    show(page)
    page.get_by_text("Your line and the data as a table").click()
    check_view(page, ".nc-draw_it", width)


def test_the_picture_follows_the_width_of_its_place(page: Page) -> None:
    drawing = page.locator(".nc-drawing")
    wide = drawing.bounding_box()
    page.set_viewport_size({"width": 390, "height": 800})
    narrow = drawing.bounding_box()
    assert wide is not None and narrow is not None
    assert narrow["width"] < wide["width"]
    expect(drawing).to_have_attribute("viewBox", f"0 0 {narrow['width']:.0f} 300")


@pytest.mark.parametrize(
    ("setup", "act"),
    [
        (
            'const slider = document.querySelectorAll(".nc-mount input[type=range]")[1];',
            """slider.value = String(105 + 5 * step);
            slider.dispatchEvent(new Event("input", { bubbles: true }));""",
        ),
        (
            """const svg = document.querySelector(".nc-drawing");
            const zone = document.querySelector(".nc-zone").getBoundingClientRect();
            const send = (type, i) => svg.dispatchEvent(new PointerEvent(type, {
              bubbles: true, pointerId: 1, button: 0,
              clientX: zone.x + 5 + 5 * i, clientY: zone.y + 30 + 3 * i }));
            svg.setPointerCapture = () => undefined;
            send("pointerdown", 0);""",
            'send("pointermove", step + 1);',
        ),
    ],
    ids=["slider", "pointer"],
)
def test_a_step_of_input_is_painted_within_two_frames(page: Page, setup: str, act: str) -> None:
    line = 'document.querySelector(".nc-yours")?.getAttribute("d") ?? ""'
    check_two_frames(page, setup=setup, act=act, shown=line)


def test_the_payload_is_small(mount_widget: Mount) -> None:
    own = _base.front_end_module("draw_it") + _base.stylesheet("draw_it", "_options")
    data = json.dumps(draw_it(EUROPE).series) + draw_it(EUROPE).twin_html()
    assert len(gzip.compress((own + data).encode(), mtime=0)) <= 60 * 1024
    assert draw_it(EUROPE).series["version"] in standalone_html(draw_it(EUROPE), title="Test")


def test_print_shows_the_data_and_not_the_drawing(page: Page) -> None:
    page.get_by_text("Text version").click()
    page.emulate_media(media="print")
    expect(page.locator(".nc-draw_it")).to_be_hidden()
    expect(page.locator(".nc-draw-twin")).to_be_visible()
    expect(page.locator(".nc-draw-twin")).to_contain_text("489.5 billion dollars")
