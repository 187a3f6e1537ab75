"""The enlargement map in a real browser."""

import pytest
from playwright.sync_api import expect

from nato_course.widgets.enlargement_map import enlargement_map, rounds
from tests.browser.paint import check_two_frames
from tests.browser.reader import copied
from tests.browser.view import WIDTHS, check_view

NAME = "enlargement_map"


def year_shown(page):
    return page.locator(".nc-year")


def figure(page, term):
    return page.locator(".nc-figures dl > div").filter(has_text=term).locator("dd")


def fill_of(page, iso3):
    return page.locator(f".nc-land[data-iso3={iso3}]")


@pytest.fixture
def page(mount_widget):
    """The map, as a reader first meets it."""
    return mount_widget(enlargement_map())


def test_the_map_starts_with_the_latest_year_and_its_numbers(page):
    expect(year_shown(page)).to_have_text("2024")
    expect(figure(page, "Members")).to_have_text("32")
    expect(figure(page, "Land border")).to_have_text(rounds()[-1]["border"])
    expect(figure(page, "Moscow to NATO")).to_have_text("589 km")


def test_the_keyboard_alone_moves_through_years_and_rounds(page):
    page.get_by_role("slider", name="Year").focus()
    page.keyboard.press("Home")
    expect(year_shown(page)).to_have_text("1949")
    page.keyboard.press("ArrowRight")
    expect(year_shown(page)).to_have_text("1950")
    expect(page.get_by_role("slider", name="Year")).to_have_attribute(
        "aria-valuetext", "1950, 12 members"
    )
    page.get_by_role("button", name="Later round").focus()
    page.keyboard.press("Enter")
    expect(year_shown(page)).to_have_text("1952")
    expect(fill_of(page, "GRC")).to_have_class("nc-land nc-fill-joined")
    expect(fill_of(page, "NOR")).to_have_class("nc-land nc-fill-nato")


def test_every_round_shows_pythons_numbers(page):
    for row in rounds():
        page.get_by_role("slider", name="Year").fill(str(row["year"]))
        expect(figure(page, "Members")).to_have_text(str(row["members"]))
        expect(figure(page, "Land border")).to_have_text(row["border"])
        for city, country, km, *_ in row["distances"]:
            expect(figure(page, f"{city} to NATO")).to_have_text(f"{km:,} km")
            expect(page.locator(".nc-reach")).to_contain_text(f"{km:,} km to {country}")


def test_a_year_is_announced_once_the_reader_rests(page):
    page.get_by_role("slider", name="Year").fill("2004")
    live = page.locator(".nc-enlargement_map [aria-live]")
    expect(live).to_contain_text("2004: 26 members. 29 March: Bulgaria")
    expect(live).to_contain_text("St Petersburg 136 km, Estonia")


def test_a_country_is_chosen_from_the_list_and_tells_its_path(page):
    page.get_by_label("A country's path").select_option("Poland")
    panel = page.locator(".nc-country")
    expect(panel).to_contain_text("Poland at the end of 2024: NATO member; formerly in the Warsaw")
    expect(panel.locator("li").first).to_contain_text("14 May 1955")
    expect(page.locator(".nc-edge.nc-selected")).to_have_count(1)
    expect(page.locator("[aria-live]").first).to_contain_text("Poland at the end of 2024")


def test_a_country_is_chosen_on_the_map_with_the_mouse(page):
    page.locator(".nc-land[data-iso3=UKR]").click()
    expect(page.get_by_label("A country's path")).to_have_value("UKR")
    expect(page.locator(".nc-country")).to_contain_text("68/262")


def test_a_link_restores_year_and_country(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1999&country=HUN")
    expect(year_shown(page)).to_have_text("1999")
    expect(page.get_by_label("A country's path")).to_have_value("HUN")


@pytest.mark.parametrize("country", ["XXX", "constructor"])
def test_a_link_with_nonsense_falls_back_to_the_latest_year(mount_widget, country):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=3000&country={country}")
    expect(year_shown(page)).to_have_text("2024")
    expect(page.get_by_label("A country's path")).to_have_value("")


def test_the_address_follows_the_year(page):
    page.get_by_role("slider", name="Year").fill("1955")
    page.wait_for_url(f"**#x.{NAME}?year=1955")


def test_the_link_of_a_setting_can_be_copied(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1955")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".nc-copied")).to_have_text("Link copied.")
    assert copied(page).endswith(f"#x.{NAME}?year=1955")


def test_play_runs_on_and_any_hand_on_the_slider_stops_it(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1956")
    page.get_by_role("button", name="Play").click()
    expect(year_shown(page)).not_to_have_text("1956")
    page.get_by_role("slider", name="Year").fill("1990")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(year_shown(page)).to_have_text("1990")


def test_with_less_motion_play_goes_from_round_to_round(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1999", reduced_motion="reduce")
    page.evaluate(
        "() => { globalThis.years = []; new MutationObserver(() => years.push("
        "document.querySelector('.nc-year').textContent))"
        ".observe(document.querySelector('.nc-year'), { childList: true }); }"
    )
    page.get_by_role("button", name="Play").click()
    expect(year_shown(page)).to_have_text("2009")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    shown = page.evaluate("years")
    assert len(shown) >= 2 and shown == ["2004", "2009", "2017", "2020", "2023"][: len(shown)]


def test_crimea_is_hatched_from_2014_and_germany_divided_until_1990(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=2013")
    expect(page.locator(".nc-crimea")).to_be_hidden()
    page.get_by_role("slider", name="Year").fill("2014")
    expect(page.locator(".nc-crimea")).to_be_visible()
    expect(page.locator(".nc-gdr")).to_be_hidden()
    page.get_by_role("slider", name="Year").fill("1989")
    expect(page.locator(".nc-gdr")).to_be_visible()


def test_the_border_of_members_with_russia_grows_with_each_neighbour(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1998")
    shown = page.locator(".nc-border:not([hidden])")
    expect(shown).to_have_count(1)
    for year, count in (("1999", 2), ("2004", 5), ("2023", 6)):
        page.get_by_role("slider", name="Year").fill(year)
        expect(shown).to_have_count(count)


def test_every_status_of_the_map_is_told_by_more_than_colour(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1960")
    key = page.get_by_role("list", name="Key to the map")
    expect(key).to_contain_text("In the Warsaw Pact (7)")
    pattern = page.locator(".nc-map .nc-over[fill*='-pact']")
    assert pattern.count() >= 7


@pytest.mark.parametrize("width", WIDTHS)
def test_the_map_is_for_everyone_and_its_words_stay_legible(mount_widget, width):
    page = mount_widget(enlargement_map(), width=width)
    check_view(page, ".nc-enlargement_map", width)
    size = page.locator(".nc-city-name").first.evaluate(
        "node => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a"
    )
    assert size == pytest.approx(11, abs=0.5)
    page.goto(f"{page.url}#x.{NAME}?year=2022&country=UKR")
    page.get_by_text("Public support for joining").click()
    check_view(page, ".nc-enlargement_map", width)


def test_unmounting_leaves_nothing_running(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1960")
    page.get_by_role("button", name="Play").click()
    page.evaluate("courseBook.unmount(document.querySelector('.nc-widget'))")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_countrys_path_leads_to_sources_and_to_the_timeline(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=2024&country=FIN")
    steps = page.locator(".nc-path li")
    invited = steps.filter(has_text="Madrid summit").get_by_role("link")
    expect(invited).to_have_attribute("href", "bibliography.html#cite-nordic-invited2022")
    applied = steps.filter(has_text="18 May 2022").get_by_role("link")
    expect(applied).to_have_attribute("href", "timeline.html#event-finland-sweden-apply")


def test_public_support_stands_with_a_country_that_has_surveys(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=2024&country=SWE")
    page.get_by_text("Public support for joining").click()
    row = page.locator(".nc-surveys tbody tr").filter(has_text="31 May 2022")
    expect(row).to_contain_text("Novus")
    expect(row.locator("td")).to_have_text(["Novus", "60%", "19%"])
    page.get_by_label("A country's path").select_option("Poland")
    expect(page.locator(".nc-surveys")).to_have_count(0)


def test_the_events_of_a_year_lead_to_the_timeline(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1999")
    event = page.locator(".nc-events-of-year").get_by_role("link", name="NATO bombs Yugoslavia")
    expect(event).to_have_attribute("href", "timeline.html#event-kosovo-air-campaign")


def test_battlegroups_stand_in_their_hosts_from_their_year(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=2016")
    shown = page.locator(".nc-map .nc-group:not([hidden])")
    expect(shown).to_have_count(0)
    for year, count in (("2017", 4), ("2022", 8)):
        page.get_by_role("slider", name="Year").fill(year)
        expect(shown).to_have_count(count)
    expect(page.locator(".nc-details")).to_contain_text("Estonia (Tapa, led by the United Kingdom)")
    expect(page.locator(".nc-details")).to_contain_text("the eight had 9,641 soldiers")


def test_states_outside_the_alliances_are_named_in_the_key(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1980&country=FIN")
    expect(page.get_by_role("list", name="Key to the map")).to_contain_text("non-aligned")
    expect(page.locator(".nc-country")).to_contain_text("outside these alliances: neutral")


def test_a_year_is_painted_within_two_frames(page):
    check_two_frames(
        page,
        setup='const slider = document.querySelector(".nc-year-slider");',
        act="""slider.value = String(1949 + ((Number(slider.value) - 1949 + 7) % 76));
            slider.dispatchEvent(new Event("input", { bubbles: true }));""",
        shown='document.querySelector(".nc-year").textContent',
    )


def rows_of_key(page):
    return page.get_by_role("list", name="Key to the map").locator("li:visible").all_inner_texts()


def test_the_key_has_no_row_for_what_the_map_does_not_show(mount_widget):
    page = mount_widget(enlargement_map(), fragment=f"#x.{NAME}?year=1950")
    rows = " ".join(rows_of_key(page))
    assert "In the Soviet Union (" in rows
    for later in ("Joined NATO in this year", "Warsaw Pact", "Crimea", "battlegroup", "(0)"):
        assert later not in rows
    page.get_by_role("slider", name="Year").press("End")
    key = page.get_by_role("list", name="Key to the map")
    expect(key).to_contain_text("Joined NATO in this year (1)", use_inner_text=True)
    rows = " ".join(rows_of_key(page))
    assert "Crimea" in rows and "battlegroup" in rows
    assert "In the Soviet Union (" not in rows and "(0)" not in rows


def test_where_there_is_room_numbers_and_key_stand_beside_the_map(mount_widget):
    page = mount_widget(enlargement_map(), width=1600)
    page.evaluate("document.querySelector('main').style.maxWidth = '75rem'")
    frame, key = (page.locator(each) for each in (".nc-frame", ".nc-legend"))
    expect(key).to_be_visible()
    assert key.bounding_box()["x"] > frame.bounding_box()["x"] + frame.bounding_box()["width"]
