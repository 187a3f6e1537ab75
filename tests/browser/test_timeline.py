"""The timeline in a real browser, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from nato_course import datasets
from nato_course.widgets.timeline import timeline
from tests.browser.keyboard import press
from tests.browser.paint import check_two_frames
from tests.browser.view import WIDTHS, check_fits, check_view


def shown(page):
    return page.locator(".nc-events > li:visible")


@pytest.fixture
def page(mount_widget):
    """The timeline, with all events."""
    return mount_widget(timeline())


def test_ticking_a_kind_hides_all_others_and_says_how_many_remain(mount_widget):
    widget = timeline()
    page = mount_widget(widget)
    expect(shown(page)).to_have_count(len(widget.events))
    page.get_by_label("enlargement").check()
    wanted = [each for each in widget.events if each.kind == "enlargement"]
    expect(shown(page)).to_have_count(len(wanted))
    count = f"{len(wanted)} of {len(widget.events)} events shown"
    for told in (".nc-filter-count", ".nc-filter [aria-live]"):
        expect(page.locator(told)).to_have_text(f"{count}. Kind of event: enlargement.")


def test_actor_and_kind_work_together_and_empty_decades_go(mount_widget):
    widget = timeline()
    page = mount_widget(widget)
    page.get_by_label("USSR").check()
    wanted = [each for each in widget.events if "USSR" in each.actors]
    expect(shown(page)).to_have_count(len(wanted))
    expect(page.get_by_role("heading", name="2020s")).to_be_hidden()
    page.get_by_label("use of force").check()
    both = [each for each in wanted if each.kind == "use of force"]
    expect(shown(page)).to_have_count(len(both))


def test_the_keyboard_alone_filters_and_shows_all_again(mount_widget):
    widget = timeline()
    page = mount_widget(widget)
    page.get_by_label("treaty", exact=False).first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Show all")).to_be_enabled()
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_count(len(widget.events))


def test_a_choice_without_events_says_so(page):
    page.get_by_label("Ukraine").check()
    page.get_by_label("enlargement").check()
    expect(page.locator(".nc-filter-count")).to_contain_text("No events fit this choice")


def test_a_link_restores_the_filter_and_the_address_follows_it(mount_widget):
    page = mount_widget(timeline(), fragment="#x.timeline?actors=NATO&kinds=deployment")
    expect(page.get_by_label("deployment")).to_be_checked()
    page.get_by_label("deployment").uncheck()
    page.wait_for_url("**#x.timeline?actors=NATO")


def test_a_link_to_an_event_finds_it_even_if_the_filter_hid_it(mount_widget):
    page = mount_widget(timeline(), fragment="#x.timeline?kinds=treaty")
    expect(page.locator("#event-munich-speech")).to_be_hidden()
    page.evaluate("location.hash = 'event-munich-speech'")
    expect(page.locator("#event-munich-speech")).to_be_visible()


def test_the_content_is_in_the_page_once(page):
    assert page.locator("#event-munich-speech").count() == 1
    assert page.locator("details.nc-twin").count() == 0


LIVE_VIEW = """async ([source, html]) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const module = (await import(url)).default;
  const listeners = new Set();
  const model = {
    get: () => "timeline",
    on: (_, listener) => listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
    send: () => listeners.forEach((listener) => listener({ type: "twin", html })),
  };
  const el = document.body.appendChild(document.createElement("div"));
  await module.render({ model, el });
  return [el.querySelectorAll(".nc-events > li").length, listeners.size];
}"""


def test_a_live_view_starts_empty_and_asks_the_kernel_for_the_list(open_page):
    widget = timeline()
    page = open_page("about:blank")
    items, listeners = page.evaluate(LIVE_VIEW, [widget._esm, widget.twin_html()])
    assert items == len(widget.events)
    assert listeners == 0
    expect(page.locator(".nc-filter-count")).to_contain_text("events shown")


def test_without_javascript_the_list_stands_as_it_is(mount_widget):
    widget = timeline()
    page = mount_widget(widget, java_script_enabled=False)
    assert page.locator(".nc-events > li").count() == len(widget.events)
    assert page.locator(".nc-filter").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_timeline_is_for_everyone(mount_widget, width):
    page = mount_widget(timeline(), width=width)
    check_fits(page, ".nc-widget", width)
    page.get_by_text("Filter the events").click()
    check_view(page, ".nc-widget", width)


def test_printing_shows_the_events_without_the_filter(page):
    page.emulate_media(media="print")
    expect(page.locator(".nc-filter")).to_be_hidden()
    expect(shown(page).first).to_be_visible()


def test_unmounting_gives_the_plain_list_back(mount_widget):
    widget = timeline()
    page = mount_widget(widget, fragment="#x.timeline?kinds=treaty")
    page.evaluate("courseBook.unmount(document.querySelector('.nc-widget'))")
    expect(shown(page)).to_have_count(len(widget.events))
    expect(page.locator(".nc-filter")).to_have_count(0)


def test_an_address_that_no_link_gives_leaves_the_timeline_as_it_is(mount_widget):
    widget = timeline()
    page = mount_widget(widget, fragment="#%")
    expect(shown(page)).to_have_count(len(widget.events))


def first_event_of(year):
    events = sorted(datasets.load("events"), key=lambda each: each.date)
    return next(each for each in events if each.date.year == year)


def test_a_press_on_the_strip_leads_to_the_first_event_of_that_year(mount_widget):
    page = mount_widget(timeline(), fragment="#x.timeline?kinds=treaty")
    bars = page.locator(".nc-density svg").first
    width = bars.bounding_box()["width"]
    bars.click(position={"x": (2014.5 - 1949) / 78 * width, "y": 10})
    event = page.locator(f"#event-{first_event_of(2014).id}")
    expect(event).to_be_in_viewport()
    expect(page.get_by_role("slider", name="Year")).to_have_value("2014")
    expect(page.get_by_role("heading", name="2010s")).to_be_in_viewport()


def test_by_keyboard_a_year_is_chosen_and_gone_to(page):
    year = page.get_by_role("slider", name="Year")
    page.keyboard.press("Tab")
    expect(year).to_be_focused()
    page.keyboard.press("Home")
    expect(year).to_have_attribute("aria-valuetext", "1949: 2 events")
    page.keyboard.press("ArrowRight")
    expect(year).to_have_attribute("aria-valuetext", "1950: no events")
    expect(page.get_by_role("link", name="No event in 1950; go to 1949")).to_be_visible()
    press(page, "ArrowRight", "ArrowRight", "Tab", "Enter")
    page.wait_for_url(f"**#event-{first_event_of(1952).id}")
    expect(page.locator(f"#event-{first_event_of(1952).id}")).to_be_in_viewport()


def test_the_way_to_a_year_holds_though_the_address_names_it_already(mount_widget):
    page = mount_widget(timeline(), fragment=f"#event-{first_event_of(2022).id}")
    page.get_by_label("cooperation").check()
    page.get_by_role("link", name="Go to 2022").click()
    expect(page.locator(f"#event-{first_event_of(2022).id}")).to_be_in_viewport()


def test_the_decade_stays_in_view_while_its_events_pass(page):
    late = [each for each in datasets.load("events") if 2010 <= each.date.year < 2020]
    page.evaluate(
        "id => document.getElementById(id).scrollIntoView({ block: 'start' })",
        f"event-{max(late, key=lambda each: each.date).id}",
    )
    expect(page.get_by_role("heading", name="2010s")).to_be_in_viewport()


def test_a_year_is_painted_within_two_frames(page):
    check_two_frames(
        page,
        setup="const slider = document.querySelector('.nc-density input');",
        act="""slider.value = 1950 + step;
          slider.dispatchEvent(new Event('input', { bubbles: true }));""",
        shown="document.querySelector('.nc-density-go').textContent",
    )


def test_a_filter_is_painted_within_two_frames(page):
    check_two_frames(
        page,
        setup="const boxes = document.querySelectorAll('.nc-filter input');",
        act="boxes[Math.floor(step / 2) % boxes.length].click();",
        shown="document.querySelector('.nc-filter-count').textContent",
    )


def test_print_keeps_the_bars_and_not_the_slider(page):
    page.emulate_media(media="print")
    expect(page.locator(".nc-density svg").first).to_be_visible()
    expect(page.locator(".nc-density input")).to_be_hidden()
