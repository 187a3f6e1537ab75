"""The security dilemma in a real browser: settings, what is remembered, what links ask for."""

import json

import pytest
from playwright.sync_api import Page, expect

from coursebook.widgets.progress import progress
from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser.conftest import open_link, settle
from tests.browser.dilemma import OTHER, bet, cells, judge, make_moves, to_review
from tests.browser.keyboard import press_to
from tests.browser.pages import Mount
from tests.browser.reader import agree, copied, kept, put_in_tab


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The game, before the first bet."""
    return mount_widget(security_dilemma())


def test_the_sandbox_plays_with_a_shown_aim_and_own_settings(page: Page) -> None:
    to_review(page)
    page.get_by_label("Its aim").select_option("gain")
    page.get_by_label("Chance of misreading a move").select_option("0")
    page.get_by_label("Game number").fill("2.021")
    page.get_by_role("button", name="Play with these settings").click()
    expect(page.locator(".nc-setting")).to_contain_text("It is out for gain")
    bet(page, aim=None)
    make_moves(page, "r" * 10)
    # Its aim is known, so that no judgement is asked for.
    expect(page.get_by_role("heading", name="The other side was out for gain.")).to_be_focused()
    expect(page.locator(".nc-mount").get_by_text("Nothing could be misread")).to_be_visible()
    assert {row[3] for row in cells(page)} == {"none"}


@pytest.mark.parametrize("typed", ["", "-1", "2.5", "4,294,967,296"])
def test_a_game_number_that_cannot_be_is_asked_for_again(page: Page, typed: str) -> None:
    to_review(page)
    page.get_by_label("Game number").fill(typed)
    page.get_by_role("button", name="Play with these settings").click()
    expect(page.locator(".nc-needs")).to_have_text(
        "The game number is a whole number from 0 to 4294967295."
    )
    expect(page.get_by_role("heading", name="The other side was")).to_be_visible()


def test_the_same_number_and_moves_give_the_same_game(page: Page) -> None:
    to_review(page)
    before = cells(page)
    page.get_by_role("button", name="Play with these settings").click()
    to_review(page)
    assert cells(page) == before


def test_start_over_and_reset_go_back_to_the_bet(page: Page) -> None:
    bet(page)
    make_moves(page, "ha")
    page.get_by_role("button", name="Start over").click()
    to_review(page)
    page.get_by_role("button", name="Next game, aim hidden").click()
    to_review(page)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator(".nc-setting")).to_contain_text("Its aim is hidden.")
    expect(page.get_by_label("Gain")).not_to_be_checked()


def test_a_reload_keeps_the_game_within_the_session(page: Page) -> None:
    bet(page)
    make_moves(page, "ha")
    page.reload()
    expect(page.get_by_role("heading", name="Round 3 of 10")).to_be_visible()
    make_moves(page, "h" * 8)
    judge(page)
    page.reload()
    expect(page.get_by_role("heading", name="The other side was")).to_be_visible()


def test_after_consent_the_game_is_kept_on_the_device(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), progress())
    bet(page)
    make_moves(page, "ha")
    assert page.evaluate("localStorage.length") == 0
    agree(page)
    assert kept(page)["entries"]["dilemma:dilemma"]["value"]["moves"] == ["hold", "arm"]
    other = page.context.new_page()
    other.goto(page.url)
    settle(other)
    expect(other.get_by_role("heading", name="Round 3 of 10")).to_be_visible()


@pytest.mark.parametrize(
    "stored",
    ["{}", '{"meeting": 4}', '{"meeting": {"seed": 1e99, "aim": null}}',
     '{"meeting": {"seed": 8, "aim": null, "misreading": 0.2, "fear": null}, "moves": ["flee"], '
     '"bet": {"aim": "gain", "ending": "both"}}'],
)  # fmt: skip
def test_a_memory_that_makes_no_game_starts_a_new_one(page: Page, stored: str) -> None:
    entry = json.dumps({"at": 1, "value": json.loads(stored)})
    put_in_tab(page, "nato-course:dilemma:dilemma", entry)
    page.reload()
    expect(page.get_by_role("button", name="Commit and start")).to_be_visible()


def test_a_link_opens_its_settings_and_can_be_copied(mount_widget: Mount) -> None:
    link = "#x.dilemma?seed=12&aim=security&misreading=0.4&fear=0.6"
    page = mount_widget(security_dilemma(), fragment=link)
    expect(page.locator(".nc-setting")).to_have_text(
        "It is after security, and you know it. Each move is misread with a chance of 40 "
        "in 100. Its fear starts at 60 in 100."
    )
    bet(page, aim=None)
    make_moves(page)
    page.get_by_role("button", name="Copy a link to them").click()
    expect(page.locator(".nc-link-note")).to_have_text("Link copied.")
    assert copied(page).endswith(link)


def test_a_reload_keeps_a_game_that_came_by_link(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), fragment=OTHER)
    bet(page, aim=None)
    make_moves(page, "ha")
    page.reload()
    expect(page.get_by_role("heading", name="Round 3 of 10")).to_be_visible()


def test_a_link_asks_before_it_ends_a_game_under_way(page: Page) -> None:
    bet(page)
    make_moves(page, "ha")
    open_link(page, OTHER)
    expect(page.get_by_role("heading", name="A link asks for another game")).to_be_visible()
    expect(page.locator(".nc-body")).to_contain_text("It is after security")
    press_to(page, "Back to my game")
    expect(page.get_by_role("heading", name="Round 3 of 10")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("This is your own game again.")
    open_link(page, "#elsewhere")
    open_link(page, OTHER)
    press_to(page, "Play the game of the link")
    expect(page.locator(".nc-setting")).to_contain_text("It is after security")
    expect(page.get_by_label("Both sides mostly armed")).to_be_focused()


@pytest.mark.parametrize("query", ["", "seed=x&aim=peace", "misreading=7", "seed=99999999999"])
def test_a_link_that_asks_for_the_impossible_opens_the_first_game(
    mount_widget: Mount, query: str
) -> None:
    page = mount_widget(security_dilemma(), fragment=f"#x.dilemma?{query}")
    expect(page.locator(".nc-setting")).to_contain_text("Its aim is hidden.")
