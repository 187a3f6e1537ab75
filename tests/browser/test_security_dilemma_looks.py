"""The security dilemma in a real browser: lanes, tiles, fit, headings, speed, print."""

import re

import pytest
from playwright.sync_api import Page, expect

from nato_course.models.security_dilemma import Meeting, each_move, play
from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser.conftest import open_link
from tests.browser.dilemma import OTHER, PLAN, bet, judge, make_moves, tiles, to_review
from tests.browser.pages import Mount
from tests.browser.paint import check_two_frames
from tests.browser.view import WIDTHS, check_view


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The game, before the first bet."""
    return mount_widget(security_dilemma())


@pytest.mark.parametrize("width", WIDTHS)
def test_every_scene_is_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(security_dilemma(), width=width)
    page.get_by_text("What your moves are worth").click()
    scenes = (
        lambda: None,
        lambda: (bet(page), make_moves(page, "hhh")),
        lambda: make_moves(page, "hhaaara"),
        lambda: judge(page),
        lambda: open_link(page, OTHER),
    )
    for go_on in scenes:
        go_on()
        check_view(page, ".nc-security_dilemma", width)
    expect(page.get_by_role("heading", name="A link asks for another game")).to_be_focused()


def test_a_move_is_painted_within_two_frames(page: Page) -> None:
    bet(page)
    check_two_frames(
        page,
        act="document.querySelectorAll('.nc-move button')[1].click();",
        shown="document.querySelector('.nc-outcome').textContent",
        steps=9,
    )


def test_print_shows_the_text_version_and_not_the_game(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".nc-security_dilemma")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_text("Text version").click()
    twin = page.locator(".nc-question-twin")
    expect(twin).to_contain_text("One game, with seed 8")
    expect(twin.locator("ol > li")).to_have_count(10)
    expect(twin).to_contain_text("The same moves in the other world")


def test_headings_stand_in_order(page: Page) -> None:
    to_review(page)
    headings = page.locator(".nc-security_dilemma [role=heading]").all()
    assert [each.get_attribute("aria-level") for each in headings] == ["3", "4", "4", "4"]


def test_while_it_is_played_two_lanes_hold_what_was_done_and_seen(page: Page) -> None:
    bet(page)
    make_moves(page, "hha")
    game = play(list(each_move("hha")), Meeting(8))
    yours, its = tiles(page, "You"), tiles(page, "It, as seen")
    assert [each.split(": ")[0] for each in yours] == [f"Round {step}" for step in range(1, 11)]
    for said, each in zip(yours, game.rounds, strict=False):
        assert said.endswith(each.you)
    for said, each in zip(its, game.rounds, strict=False):
        assert said.endswith(each.seen_by_you)
    assert {each.split(": ")[1] for each in (*yours[3:], *its[3:])} == {"to come"}
    expect(page.locator(".nc-turned, .nc-fear")).to_have_count(0)


def test_at_the_end_the_misread_tiles_turn_over_and_the_fear_is_drawn(page: Page) -> None:
    to_review(page)
    game = play(list(each_move(PLAN)), Meeting(8))
    yours, its = tiles(page, "You did"), tiles(page, "It did")
    for said, each in zip(yours, game.rounds, strict=True):
        assert f"It saw {each.seen_by_it}: misread." in said or each.seen_by_it == each.you
        assert each.you in said
    for said, each in zip(its, game.rounds, strict=True):
        assert f"You saw {each.seen_by_you}: misread." in said or each.seen_by_you == each.it
        assert each.it in said
    wrong = sum((r.seen_by_it != r.you) + (r.seen_by_you != r.it) for r in game.rounds)
    expect(page.locator(".nc-turned")).to_have_count(wrong)
    fears = ", ".join(str(round(100 * each)) for each in (game.first_fear, game.rounds[0].fear))
    expect(page.get_by_role("img", name="Its fear of you, in 100")).to_have_accessible_name(
        re.compile(f"in 100: {fears}, .* It arms from 60")
    )


def test_tiles_turn_only_for_those_who_allow_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    to_review(page)
    assert page.locator(".nc-turned .nc-card").count() > 0
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    names = page.evaluate("document.getAnimations().map((each) => each.animationName)")
    assert set(names) == {"nc-turn"}


def test_a_side_out_for_gain_has_no_line_of_fear(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(aim="gain"))
    bet(page, aim=None)
    make_moves(page)
    expect(page.locator(".nc-no-fear")).to_be_visible()
    expect(page.locator(".nc-fear")).to_have_count(0)


def test_the_rounds_stand_as_a_table_for_those_who_open_it(page: Page) -> None:
    to_review(page)
    expect(page.locator(".nc-both")).to_be_hidden()
    page.get_by_text("The ten rounds, in words and as a table").click()
    expect(page.locator(".nc-both")).to_be_visible()
