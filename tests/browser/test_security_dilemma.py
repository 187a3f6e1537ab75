"""The security dilemma in a real browser: by the model's rules, bet on, played, judged, told."""

import json

import pytest
from playwright.sync_api import Page, expect

from coursebook.widgets import _base
from nato_course.models.dilemma_account import account
from nato_course.models.dilemma_rounds import other_world, seen_line, true_lines
from nato_course.models.security_dilemma import Meeting, each_move, play, rules
from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser import modules
from tests.browser.dilemma import (
    NAMES,
    PLAN,
    bet,
    cells,
    judge,
    make_moves,
    to_review,
)
from tests.browser.keyboard import press, press_to
from tests.browser.pages import Mount, Open
from tests.goldens.security_dilemma import PATH as GOLDENS


def module() -> str:
    """Return the game's rules and words as one module, as a widget has them."""
    source = _base.with_parts('import { x } from "./_dilemma_rounds.js";\n')
    return (
        source
        + "export { playDilemma, endingOf, pointsOf, dilemmaAccount, seenLine };\n"
        + ("export { trueLine, otherWorld };\n")
    )


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The game, before the first bet."""
    return mount_widget(security_dilemma())


def test_the_browser_plays_and_tells_every_game_of_the_golden_file_alike(open_page: Open) -> None:
    page = open_page("about:blank")
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))
    different = modules.run(
        page,
        module(),
        """(it, rules, cases) => {
          const order = ['step', 'you', 'seen_by_it', 'it', 'seen_by_you', 'fear', 'points'];
          const rounds = (all) => all.map((each) => order.map((name) => each[name]));
          const lines = (game, line) => game.rounds.map(({ step }) => line(rules, game, step));
          return cases.filter((each) => {
            const game = it.playDilemma(rules, each.moves, each.meeting);
            const found = [game.aim, game.first_fear, rounds(game.rounds),
              it.endingOf(rules, game), it.pointsOf(game), it.dilemmaAccount(rules, game),
              it.otherWorld(rules, game),
              each.lines && [lines(game, it.seenLine), lines(game, it.trueLine)]];
            return JSON.stringify(found) !== JSON.stringify([each.aim, each.first_fear,
              rounds(each.rounds), each.ending, each.points, each.account, each.other,
              each.lines && [each.seen, each.lines]]);
          });
        }""",
        rules(),
        cases,
    )
    assert len(cases) >= 90
    assert sum("lines" in each for each in cases) >= 30
    assert different == []


def test_a_game_is_bet_on_played_judged_and_played_again_by_keyboard_alone(page: Page) -> None:
    press(page, "Tab", "Space")
    expect(page.get_by_label("Security: it arms")).to_be_checked()
    press(page, "Tab", "Space")
    press_to(page, "Commit and start")
    expect(page.get_by_role("heading", name="Round 1 of 10")).to_be_focused()
    for letter in PLAN:
        press_to(page, NAMES[letter])
    expect(page.get_by_role("heading", name="Ten rounds are over")).to_be_focused()
    # What was seen can be opened as a table, and takes the focus first.
    press(page, "Tab", "Tab", "Space")
    press_to(page, "Show what it saw")
    expect(page.get_by_role("heading", name="The other side was")).to_be_focused()
    press_to(page, "Next game, aim hidden")
    expect(page.locator(".nc-setting")).to_contain_text("Its aim is hidden.")
    expect(page.get_by_label("Security: it arms")).to_be_focused()


def test_a_bet_and_a_judgement_that_are_missing_are_asked_for(page: Page) -> None:
    page.get_by_label("Gain").check()
    page.get_by_role("button", name="Commit and start").click()
    expect(page.get_by_role("status")).to_have_text("Place a bet on each question first.")
    bet(page)
    make_moves(page)
    page.get_by_role("button", name="Show what it saw").click()
    expect(page.get_by_role("status")).to_have_text("Judge its aim first.")


def test_play_shows_what_was_seen_and_keeps_aim_sights_and_fear_back(page: Page) -> None:
    bet(page)
    make_moves(page, "hhh")
    game = play(list(each_move("hhh")), Meeting(8))
    seen = page.locator(".nc-rounds tbody tr td:last-child").all_text_contents()[:3]
    assert seen == [each.seen_by_you for each in game.rounds]
    line = f"Round 3. {seen_line(game, 3)}"
    expect(page.get_by_role("status")).to_have_text(line)
    expect(page.locator(".nc-told")).to_have_text(line)
    panel = page.locator(".nc-security_dilemma").inner_text()
    assert "misread)" not in panel
    assert "fear" not in panel.replace("if it fears you", "")


def test_afterwards_the_reader_sees_what_it_saw_beside_the_truth(page: Page) -> None:
    to_review(page)
    game = play(list(each_move(PLAN)), Meeting(8))
    found = cells(page)
    assert [row[1] for row in found] == [each.you for each in game.rounds]
    assert [row[4] for row in found] == [each.it for each in game.rounds]
    sights = [
        each.seen_by_it + " (misread)" * (each.seen_by_it != each.you) for each in game.rounds
    ]
    assert [row[2] for row in found] == sights
    assert any("misread" in each for each in sights)
    for sentence in account(game):
        expect(page.locator(".nc-mount").get_by_text(sentence, exact=True)).to_be_visible()


def test_each_round_is_told_in_a_line_and_after_the_game_truly(page: Page) -> None:
    bet(page)
    make_moves(page, PLAN[:9])
    game = play(list(each_move(PLAN)), Meeting(8))
    lines = page.locator(".nc-lines li")
    assert lines.all_text_contents() == [seen_line(game, step) for step in range(1, 10)]
    make_moves(page, PLAN[9:])
    expect(page.locator(".nc-told")).to_have_text(f"Round 10. {seen_line(game, 10)}")
    judge(page)
    expect(page.locator(".nc-told")).to_have_count(0)
    assert lines.all_text_contents() == true_lines(game)


def test_a_move_keeps_the_buttons_under_the_finger(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), width=390)
    bet(page)
    hold = page.get_by_role("button", name="Hold", exact=True)
    places = []
    for _ in range(8):
        hold.click()
        places.append((hold.bounding_box(), page.locator(".nc-lanes").bounding_box()))
    assert len({str(each) for each in places[1:]}) == 1


def test_after_a_game_the_other_world_is_offered_and_then_this_one_again(page: Page) -> None:
    to_review(page)
    game = play(list(each_move(PLAN)), Meeting(8))
    assert game.aim == "security"
    for sentence in other_world(game):
        expect(page.locator(".nc-body").get_by_text(sentence, exact=True)).to_be_visible()
    press_to(page, "Now meet a side that wants gain")
    expect(page.locator(".nc-setting")).to_contain_text("It is out for gain")
    expect(page.get_by_label("Both sides mostly armed")).to_be_focused()
    bet(page, aim=None)
    make_moves(page)
    press_to(page, "Now meet a side that wants only security")
    expect(page.locator(".nc-setting")).to_contain_text("It is after security")


def test_the_text_answers_the_bets_and_the_judgement(page: Page) -> None:
    to_review(page)
    answers = page.locator(".nc-answers li").all_inner_texts()
    assert answers == [
        "Before the game you bet on gain. It was not.",
        "After ten rounds you judged: gain. That was wrong.",
        "For the last rounds you bet: both sides mostly armed. So it came.",
    ]
