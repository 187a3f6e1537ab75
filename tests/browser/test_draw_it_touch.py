"""You draw it on a phone: a finger draws across, scrolls up and down, and loses nothing."""

from playwright.sync_api import CDPSession, Page, expect

from nato_course.widgets import draw_it
from tests.browser.keyboard import press
from tests.browser.pages import Mount
from tests.browser.reader import box
from tests.browser.test_draw_it import stroke

EUROPE = "defence-europe"
PHONE = {"width": 390, "has_touch": True}
TALL = "document.body.insertAdjacentHTML('beforeend', '<p style=\"height: 3000px\">End</p>')"


def finger(page: Page) -> tuple[CDPSession, float, float]:
    """Return a session to send touches by, and the middle of the part to draw."""
    page.evaluate(TALL)
    found = box(page.locator(".nc-zone"))
    middle = (found["x"] + found["width"] / 2, found["y"] + found["height"] / 2)
    return page.context.new_cdp_session(page), *middle


def swipe(page: Page, across: float, down: float) -> None:
    """Swipe from the middle of the part to draw."""
    session, x, y = finger(page)
    for i in range(11):
        point = {"x": x + across * i / 10, "y": y + down * i / 10}
        kind = "touchMove" if i else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_that_goes_up_on_the_chart_scrolls_and_leaves_the_line(
    mount_widget: Mount,
) -> None:
    page = mount_widget(draw_it(EUROPE), **PHONE)
    stroke(page, 0.5, 0.9)
    line = page.locator(".nc-yours").get_attribute("d")
    swipe(page, 0, -150)
    page.wait_for_function("scrollY > 50")
    assert page.locator(".nc-yours").get_attribute("d") == line
    expect(page.locator(".nc-point")).to_have_count(25)


def test_a_finger_that_goes_across_draws(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE), **PHONE)
    swipe(page, 100, 5)
    expect(page.locator(".nc-state")).to_contain_text("of 25 points set")
    assert page.evaluate("scrollY") == 0


def test_a_line_that_stops_just_short_goes_on_level_and_says_so(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE))
    page.get_by_role("slider", name="Year").press("End")
    press(page, "ArrowLeft", "ArrowLeft")
    page.get_by_label("Your value for 2022").fill("300")
    page.keyboard.press("Tab")
    expect(page.locator(".nc-state")).to_have_text(
        "Your line is whole: 1 of 25 points set, straight lines between them. "
        "From 2022 it goes on level to 2024."
    )
    page.get_by_role("button", name="Show the data", exact=True).click()
    expect(page.get_by_role("heading", name="On average your line lies")).to_be_visible()
    expect(page.get_by_text("From 2022 it goes on level to 2024.").first).to_be_visible()
    page.get_by_text("Your line and the data as a table").click()
    expect(page.get_by_role("row", name="2024")).to_contain_text("300.0")


def test_a_part_of_a_line_is_kept_and_shown_beside_the_data(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE))
    page.get_by_label("Your value for 2000").fill("250")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Show the data with this part").click()
    heading = page.get_by_role("heading", name="You drew a part of the line, up to 2000.")
    expect(heading).to_be_visible()
    expect(page.get_by_text("Over that part it lies on average")).to_be_visible()
    expect(page.locator(".nc-yours")).to_have_count(1)
    page.reload()
    expect(heading).to_be_visible()
    page.get_by_text("Your line and the data as a table").click()
    expect(page.get_by_role("row", name="2000")).to_contain_text("250.0")
    expect(page.get_by_role("row", name="2001")).to_contain_text("none")


def test_the_names_stand_beside_the_ends_of_the_lines(mount_widget: Mount) -> None:
    page = mount_widget(draw_it(EUROPE), width=390)
    stroke(page, 0.5, 0.8)
    page.get_by_role("button", name="Show the data", exact=True).click()
    ends = [
        page.locator(each).evaluate("each => each.getBBox().x + each.getBBox().width")
        for each in (".nc-data", ".nc-yours")
    ]
    for name in page.locator(".nc-name").all():
        box = name.evaluate("each => { const b = each.getBBox(); return [b.x, b.x + b.width]; }")
        assert box[0] > max(ends)
        assert box[1] <= page.locator(".nc-drawing").evaluate("each => each.clientWidth")
