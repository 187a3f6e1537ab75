"""Explorations on a page without a kernel: what is shown is what Python returned."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook.widgets.explore import Exploration, explore
from nato_course import charts
from tests.browser.pages import Mount
from tests.browser.paint import check_two_frames
from tests.browser.reader import box, copied
from tests.browser.view import WIDTHS, check_view

INTENTS = {"Security": "seeks security", "Gain": "seeks gain", "Both": "seeks both"}
PLACES = ["Oslo", "Riga", "Kyiv", "Bonn", "Rome"]


def told(year: int, fatigue: float, intent: str, place: str, wary: bool) -> str:
    return f"In {year} {place} {intent}, wary: {wary}, at fatigue {fatigue!r} <b>&amp;</b>."


def chart(level: int, noisy: bool) -> list[object]:
    rows = [{"step": i, "side": s, "level": i * level / 10} for i in range(6) for s in ("A", "B")]
    return [f"Level {level}.\n\nNoise: {noisy}.", charts.arms_paths(rows, top=6)]


@pytest.fixture(scope="module")
def words() -> Exploration:
    return explore(
        told,
        name="words",
        title="Words",
        help="Try all of it.",
        time="year",
        units={"fatigue": "per year"},
        start={"year": 1995, "place": "Kyiv"},
        year=range(1991, 2000),
        fatigue=(-0.2, 0.4, 0.1),
        intent=INTENTS,
        place=PLACES,
        wary=False,
    )


@pytest.fixture(scope="module")
def pictures() -> Exploration:
    return explore(chart, name="pictures", level=(1, 8), noisy=True)


@pytest.fixture
def mounted(mount_widget: Mount, words: Exploration) -> Page:
    return mount_widget(words.built)


def result(page: Page) -> Locator:
    return page.locator(".nc-mount .nc-explore-text")


def started(**changes: object) -> str:
    values = {"year": 1995, "fatigue": 0.1, "intent": "seeks security", "place": "Kyiv"}
    return told(**{**values, "wary": False, **changes})  # type: ignore[arg-type]


def test_it_starts_where_python_says_and_escapes_text(mounted: Page) -> None:
    expect(result(mounted)).to_have_text(started())
    expect(mounted.get_by_label("Year", exact=True)).to_have_attribute("aria-valuetext", "1995")
    expect(mounted.get_by_label("Fatigue")).to_have_attribute("aria-valuetext", "0.1 per year")


def test_the_keyboard_reaches_every_value_of_a_slider(mounted: Page) -> None:
    slider = mounted.get_by_label("Fatigue")
    slider.focus()
    slider.press("Home")
    for count in range(-2, 5):
        expect(result(mounted)).to_have_text(started(fatigue=count / 10))
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0.4 per year")
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "\N{MINUS SIGN}0.2 per year")


def test_the_mouse_sets_a_slider(mounted: Page) -> None:
    found = box(mounted.get_by_label("Year", exact=True))
    mounted.mouse.click(found["x"] + found["width"] - 2, found["y"] + found["height"] / 2)
    expect(result(mounted)).to_have_text(started(year=1999))


def test_choices_and_ticks_combine(mounted: Page) -> None:
    mounted.get_by_role("group", name="Intent").get_by_label("Gain").check()
    mounted.get_by_label("Place").select_option("Rome")
    mounted.get_by_label("Wary").check()
    expect(result(mounted)).to_have_text(started(intent="seeks gain", place="Rome", wary=True))
    mounted.get_by_label("Wary").press("Space")
    expect(result(mounted)).to_have_text(started(intent="seeks gain", place="Rome"))


def test_reset_goes_back_to_the_start_and_leaves_the_address_clean(mounted: Page) -> None:
    mounted.get_by_label("Place").select_option("Oslo")
    mounted.wait_for_url(re.compile(r"#x\.words\?"))
    mounted.get_by_role("button", name="Reset").click()
    expect(result(mounted)).to_have_text(started())
    expect(mounted.get_by_label("Place")).to_have_value("Kyiv")
    mounted.wait_for_url(lambda url: "#" not in url)


def test_the_address_carries_the_setting(
    mounted: Page, mount_widget: Mount, words: Exploration
) -> None:
    mounted.get_by_label("Fatigue").press("Home")
    mounted.get_by_label("Wary").check()
    mounted.wait_for_url(re.compile("wary=yes"))
    fragment = "#" + mounted.url.partition("#")[2]
    assert fragment == "#x.words?year=1995&fatigue=-0.2&intent=Security&place=Kyiv&wary=yes"
    again = mount_widget(words.built, fragment=fragment)
    expect(result(again)).to_have_text(started(fatigue=-0.2, wary=True))


def test_a_link_on_the_page_sets_its_exploration_and_scrolls_to_it(
    mount_widget: Mount, words: Exploration, pictures: Exploration
) -> None:
    page = mount_widget(pictures.built, words.built, height=500)
    page.evaluate("location.hash = 'x.words?year=1991&place=Rome'")
    expect(result(page).last).to_have_text(started(year=1991, place="Rome"))
    expect(page.get_by_label("Place")).to_be_in_viewport()
    expect(result(page).first).to_have_text("Level 4.")
    page.evaluate("location.hash = 'x.pictures?level=8'")
    expect(result(page).first).to_have_text("Level 8.")
    expect(result(page).last).to_have_text(started(year=1991, place="Rome"))


def test_a_link_below_the_fold_wakes_its_exploration(
    mount_widget: Mount, words: Exploration, pictures: Exploration
) -> None:
    objects = [*[pictures.built] * 4, words.built]
    page = mount_widget(*objects, fragment="#x.words?place=Oslo", height=500)
    expect(result(page).last).to_have_text(started(place="Oslo"))


def test_a_link_shows_its_exploration_while_others_come_alive_above(
    mount_widget: Mount, words: Exploration, pictures: Exploration
) -> None:
    above = [pictures.built] * 4
    alive = "[data-nc-link=pictures][data-nc-state=ready] >> nth=1"
    page = mount_widget(
        *above, words.built, fragment="#x.words?place=Oslo", until=alive, height=700
    )
    expect(page.get_by_label("Place")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".nc-explore-play")).to_be_focused()
    expect(page.get_by_label("Place")).to_be_in_viewport()


def test_a_plain_anchor_changes_nothing(mounted: Page) -> None:
    mounted.get_by_label("Wary").check()
    mounted.evaluate("location.hash = 'some-section'")
    expect(result(mounted)).to_have_text(started(wary=True))


def test_a_link_to_a_value_that_is_gone_says_so(mount_widget: Mount, words: Exploration) -> None:
    page = mount_widget(words.built, fragment="#x.words?year=1850&fatigue=0.20")
    expect(result(page)).to_have_text(started(fatigue=0.2))
    expect(page.locator(".nc-explore-note")).to_contain_text("Year: 1850")


def test_the_link_is_copied(mounted: Page) -> None:
    mounted.get_by_label("Place").select_option("Bonn")
    mounted.get_by_role("button", name="Copy link").click()
    expect(mounted.locator(".nc-explore-note")).to_have_text("Link copied.")
    assert "place=Bonn" in copied(mounted)


def test_where_copying_is_refused_the_link_is_shown(mounted: Page) -> None:
    mounted.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    mounted.get_by_role("button", name="Copy link").click()
    expect(mounted.locator(".nc-explore-note a")).to_have_attribute("href", re.compile("#x.words"))


def test_play_runs_to_the_end_and_pauses_on_demand(mount_widget: Mount, words: Exploration) -> None:
    page = mount_widget(words.built, fragment="#x.words?year=1996")
    button = page.locator(".nc-explore-play")
    button.click()
    expect(button).to_have_text("Pause")
    expect(result(page)).to_have_text(started(year=1997))
    button.click()
    expect(button).to_have_text("Play")
    expect(button).to_have_accessible_name("Play: Year")
    button.click()
    expect(result(page)).to_have_text(started(year=1999))
    expect(button).to_have_text("Play")
    button.click()
    expect(result(page)).to_have_text(started(year=1991))


def test_moving_the_slider_stops_the_play(mounted: Page) -> None:
    mounted.locator(".nc-explore-play").click()
    mounted.get_by_label("Year", exact=True).press("End")
    expect(mounted.locator(".nc-explore-play")).to_have_text("Play")
    expect(result(mounted)).to_have_text(started(year=1999))


def test_with_less_motion_the_button_takes_one_step(
    mount_widget: Mount, words: Exploration
) -> None:
    page = mount_widget(words.built, reduced_motion="reduce")
    button = page.get_by_role("button", name="Step: Year")
    for year in (1996, 1997, 1998, 1999, 1991):
        button.click()
        expect(result(page)).to_have_text(started(year=year))


def test_the_result_is_announced_once_the_input_rests(mounted: Page) -> None:
    live = mounted.locator(".nc-mount .nc-live")
    expect(live).to_have_text("")
    mounted.evaluate(
        "live => { globalThis.heard = []; new MutationObserver(() => heard.push(live.textContent))"
        ".observe(live, { childList: true }) }",
        live.element_handle(),
    )
    slider = mounted.get_by_label("Year", exact=True)
    for _ in range(4):
        slider.press("ArrowRight")
    expect(live).to_have_text(started(year=1999))
    assert mounted.evaluate("heard") == [started(year=1999)]


def test_charts_change_with_the_setting_and_keep_their_ids_apart(
    mount_widget: Mount, pictures: Exploration
) -> None:
    page = mount_widget(pictures.built, pictures.built)
    page.get_by_role("slider", name="Level").first.press("End")
    expect(result(page).first).to_have_text("Level 8.")
    described = chart(8, True)[1].to_dict()["description"]  # type: ignore[attr-defined]
    expect(page.locator(".nc-mount svg desc").first).to_have_text(described)
    repeated = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);"
        " return ids.filter((id, place) => ids.indexOf(id) !== place) }"
    )
    assert [each for each in repeated if not each.startswith("x-")] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_for_everyone(
    mount_widget: Mount, words: Exploration, pictures: Exploration, width: int
) -> None:
    page = mount_widget(words.built, pictures.built, width=width)
    check_view(page, ".nc-mount", width)


def test_what_stands_below_does_not_jump(mount_widget: Mount, pictures: Exploration) -> None:
    page = mount_widget(pictures.built)
    reset = page.get_by_role("button", name="Reset")
    before = reset.bounding_box()
    slider = page.get_by_role("slider", name="Level")
    for key in ("End", "Home", "ArrowRight"):
        slider.press(key)
    expect(result(page).first).to_have_text("Level 2.")
    assert reset.bounding_box() == before


def test_a_step_is_painted_within_two_frames(mount_widget: Mount, pictures: Exploration) -> None:
    page = mount_widget(pictures.built)
    check_two_frames(
        page,
        setup='const slider = document.querySelector(".nc-mount input[type=range]");',
        act="""slider.value = String((Number(slider.value) + 1) % 8);
            slider.dispatchEvent(new Event("input", { bubbles: true }));""",
        shown='document.querySelector(".nc-mount .nc-explore-text").textContent',
    )


def test_after_the_clean_up_it_can_be_mounted_afresh(mounted: Page) -> None:
    mounted.locator(".nc-explore-play").click()
    place = "document.querySelector('.nc-widget')"
    mounted.evaluate(f"courseBook.unmount({place})")
    expect(mounted.locator(".nc-mount")).to_be_empty()
    mounted.evaluate("location.hash = 'x.words?place=Oslo'")
    mounted.evaluate(f"courseBook.mount({place})")
    expect(result(mounted)).to_have_text(started(place="Oslo"))
