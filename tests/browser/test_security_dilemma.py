"""The security dilemma in a real browser: bet, play, what it saw, sandbox, memory, rules."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from nato_course.models.dilemma_account import account
from nato_course.models.dilemma_goldens import PATH as GOLDENS
from nato_course.models.security_dilemma import Meeting, each_move, play, rules
from nato_course.widgets import _base
from nato_course.widgets.progress import progress
from nato_course.widgets.security_dilemma import security_dilemma
from tests.browser.axe import axe_finds
from tests.browser.conftest import open_link, settle
from tests.browser.paint import check_two_frames

Mount = Callable[..., Page]
PLAN = "hhhhaaaara"
NAMES = {"r": "Reassure", "h": "Hold", "a": "Arm"}


def bet(page: Page, aim: str | None = "Gain", ending: str = "Both sides mostly armed") -> None:
    if aim:
        page.get_by_label(aim).check()
    page.get_by_label(ending).check()
    page.get_by_role("button", name="Commit and start").click()


def make_moves(page: Page, plan: str = PLAN) -> None:
    for letter in plan:
        page.get_by_role("button", name=NAMES[letter], exact=True).click()


def judge(page: Page, aim: str = "Gain") -> None:
    page.get_by_label(aim).check()
    page.get_by_role("button", name="Show what it saw").click()


def to_review(page: Page) -> None:
    bet(page)
    make_moves(page)
    judge(page)


def press_to(page: Page, name: str) -> None:
    """Tab on to the button of this name and press it."""
    target = page.get_by_role("button", name=name, exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            break
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def cells(page: Page) -> list[list[str]]:
    rows = page.locator(".nc-both tbody tr").all()
    return [row.locator("th, td").all_text_contents() for row in rows]


def test_the_browser_plays_every_game_of_the_golden_file_alike(open_page: Mount) -> None:
    page = open_page("about:blank")
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))
    different = page.evaluate(
        """async ([source, rules, cases]) => {
          const bytes = new TextEncoder().encode(source);
          const url = 'data:text/javascript;base64,' + btoa(String.fromCharCode(...bytes));
          const { playDilemma, endingOf, pointsOf, dilemmaAccount } = await import(url);
          const order = ['step', 'you', 'seen_by_it', 'it', 'seen_by_you', 'fear', 'points'];
          const told = (aim, first, rounds, ending, points, account) => JSON.stringify(
            [aim, first, rounds.map((each) => order.map((name) => each[name])), ending, points,
              account]);
          return cases.filter((each) => {
            const game = playDilemma(rules, each.moves, each.meeting);
            const found = told(game.aim, game.first_fear, game.rounds, endingOf(rules, game),
              pointsOf(game), dilemmaAccount(rules, game));
            return found !== told(each.aim, each.first_fear, each.rounds, each.ending,
              each.points, each.account);
          });
        }""",
        [_base.read_static("_dilemma.js"), rules(), cases],
    )
    assert len(cases) >= 90
    assert different == []


def test_a_game_is_bet_on_played_judged_and_played_again_by_keyboard_alone(
    mount_widget: Mount,
) -> None:
    page = mount_widget(security_dilemma())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Security: it arms")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press_to(page, "Commit and start")
    expect(page.get_by_role("heading", name="Round 1 of 10")).to_be_focused()
    for letter in PLAN:
        press_to(page, NAMES[letter])
    expect(page.get_by_role("heading", name="Ten rounds are over")).to_be_focused()
    # What was seen can be opened as a table, and takes the focus first.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press_to(page, "Show what it saw")
    expect(page.get_by_role("heading", name="The other side was")).to_be_focused()
    press_to(page, "Next game, aim hidden")
    expect(page.locator(".nc-setting")).to_contain_text("Game 9. Its aim is hidden.")
    expect(page.get_by_label("Security: it arms")).to_be_focused()


def test_a_bet_and_a_judgement_that_are_missing_are_asked_for(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    page.get_by_label("Gain").check()
    page.get_by_role("button", name="Commit and start").click()
    expect(page.get_by_role("status")).to_have_text("Place a bet on each question first.")
    bet(page)
    make_moves(page)
    page.get_by_role("button", name="Show what it saw").click()
    expect(page.get_by_role("status")).to_have_text("Judge its aim first.")


def test_play_shows_what_was_seen_and_keeps_aim_sights_and_fear_back(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    bet(page)
    make_moves(page, "hhh")
    game = play(list(each_move("hhh")), Meeting(8))
    seen = page.locator(".nc-rounds tbody tr td:last-child").all_text_contents()[:3]
    assert seen == [each.seen_by_you for each in game.rounds]
    expect(page.get_by_role("status")).to_have_text(
        f"Round 3: you chose to hold. You saw it {game.rounds[2].seen_by_you}."
    )
    panel = page.locator(".nc-security_dilemma").inner_text()
    assert "misread)" not in panel
    assert "fear" not in panel.replace("if it fears you", "")


def test_afterwards_the_reader_sees_what_it_saw_beside_the_truth(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
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


def test_the_text_answers_the_bets_and_the_judgement(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    answers = page.locator(".nc-answers li").all_inner_texts()
    assert answers == [
        "Before the game you bet on gain. It was not.",
        "After ten rounds you judged: gain. That was wrong.",
        "For the last rounds you bet: both sides mostly armed. So it came.",
    ]


def test_the_sandbox_plays_with_a_shown_aim_and_own_settings(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    page.get_by_label("Its aim").select_option("gain")
    page.get_by_label("Chance of misreading a move").select_option("0")
    page.get_by_label("Game number").fill("2.021")
    page.get_by_role("button", name="Play with these settings").click()
    expect(page.locator(".nc-setting")).to_contain_text("Game 2021. It is out for gain")
    bet(page, aim=None)
    make_moves(page, "r" * 10)
    # Its aim is known, so that no judgement is asked for.
    expect(page.get_by_role("heading", name="The other side was out for gain.")).to_be_focused()
    expect(page.locator(".nc-mount").get_by_text("Nothing could be misread")).to_be_visible()
    assert {row[3] for row in cells(page)} == {"none"}


@pytest.mark.parametrize("typed", ["", "-1", "2.5", "4,294,967,296"])
def test_a_game_number_that_cannot_be_is_asked_for_again(mount_widget: Mount, typed: str) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    page.get_by_label("Game number").fill(typed)
    page.get_by_role("button", name="Play with these settings").click()
    expect(page.locator(".nc-needs")).to_have_text(
        "The game number is a whole number from 0 to 4294967295."
    )
    expect(page.get_by_role("heading", name="The other side was")).to_be_visible()


def test_the_same_number_and_moves_give_the_same_game(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    before = cells(page)
    page.get_by_role("button", name="Play with these settings").click()
    to_review(page)
    assert cells(page) == before


def test_start_over_and_reset_go_back_to_the_bet(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    bet(page)
    make_moves(page, "ha")
    page.get_by_role("button", name="Start over").click()
    to_review(page)
    page.get_by_role("button", name="Next game, aim hidden").click()
    to_review(page)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator(".nc-setting")).to_contain_text("Game 8. Its aim is hidden.")
    expect(page.get_by_label("Gain")).not_to_be_checked()


def test_a_reload_keeps_the_game_within_the_session(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
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
    page.get_by_role("button", name="Keep my answers on this device").click()
    expect(page.locator(".nc-status")).to_contain_text("kept on this device")
    kept = json.loads(page.evaluate("localStorage.getItem('nato-course')"))
    assert kept["entries"]["dilemma:dilemma"]["value"]["moves"] == ["hold", "arm"]
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
def test_a_memory_that_makes_no_game_starts_a_new_one(mount_widget: Mount, stored: str) -> None:
    page = mount_widget(security_dilemma())
    entry = json.dumps({"at": 1, "value": json.loads(stored)})
    page.evaluate("text => sessionStorage.setItem('nato-course:dilemma:dilemma', text)", entry)
    page.reload()
    expect(page.get_by_role("button", name="Commit and start")).to_be_visible()


def test_a_link_opens_its_settings_and_can_be_copied(mount_widget: Mount) -> None:
    link = "#x.dilemma?seed=12&aim=security&misreading=0.4&fear=0.6"
    page = mount_widget(security_dilemma(), fragment=link)
    expect(page.locator(".nc-setting")).to_have_text(
        "Game 12. It is after security, and you know it. Each move is misread with a chance of 40 "
        "in 100. Its fear starts at 60 in 100."
    )
    bet(page, aim=None)
    make_moves(page)
    page.get_by_role("button", name="Copy a link to them").click()
    expect(page.locator(".nc-link-note")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(link)


OTHER = "#x.dilemma?seed=12&aim=security&misreading=0.4&fear=0.6"


def test_a_reload_keeps_a_game_that_came_by_link(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma(), fragment=OTHER)
    bet(page, aim=None)
    make_moves(page, "ha")
    page.reload()
    expect(page.get_by_role("heading", name="Round 3 of 10")).to_be_visible()


def test_a_link_asks_before_it_ends_a_game_under_way(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    bet(page)
    make_moves(page, "ha")
    open_link(page, OTHER)
    expect(page.get_by_role("heading", name="A link asks for another game")).to_be_visible()
    expect(page.locator(".nc-body")).to_contain_text("Game 12. It is after security")
    press_to(page, "Back to my game")
    expect(page.get_by_role("heading", name="Round 3 of 10")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("This is your own game again.")
    open_link(page, "#elsewhere")
    open_link(page, OTHER)
    press_to(page, "Play the game of the link")
    expect(page.locator(".nc-setting")).to_contain_text("Game 12. It is after security")
    expect(page.get_by_label("Both sides mostly armed")).to_be_focused()


@pytest.mark.parametrize("query", ["", "seed=x&aim=peace", "misreading=7", "seed=99999999999"])
def test_a_link_that_asks_for_the_impossible_opens_the_first_game(
    mount_widget: Mount, query: str
) -> None:
    page = mount_widget(security_dilemma(), fragment=f"#x.dilemma?{query}")
    expect(page.locator(".nc-setting")).to_contain_text("Game 8. Its aim is hidden.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_scene_fits_has_large_targets_and_passes_axe(
    mount_widget: Mount, theme: str, width: int
) -> None:
    page = mount_widget(security_dilemma(), theme=theme, width=width)
    # In a chapter the game stands in a section, and its own headings are those below.
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<h2>Play</h2>')")
    page.get_by_text("What your moves are worth").click()

    def look() -> None:
        assert axe_finds(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        targets = ".nc-security_dilemma :is(button, .nc-option, select, .nc-number, summary)"
        for box in [each.bounding_box() for each in page.locator(targets).all()]:
            assert box is not None
            assert min(box["height"], box["width"]) >= 44

    look()
    bet(page)
    make_moves(page, "hhh")
    look()
    make_moves(page, "hhaaara")
    look()
    judge(page)
    look()
    open_link(page, OTHER)
    expect(page.get_by_role("heading", name="A link asks for another game")).to_be_focused()
    look()


def test_a_move_is_painted_within_two_frames(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    bet(page)
    check_two_frames(
        page,
        act="document.querySelectorAll('.nc-move button')[1].click();",
        shown="document.querySelector('.nc-outcome').textContent",
        steps=9,
    )


def test_print_shows_the_text_version_and_not_the_game(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    page.emulate_media(media="print")
    expect(page.locator(".nc-security_dilemma")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_text("Text version").click()
    expect(page.locator(".nc-question-twin")).to_contain_text("One game, with seed 8")


def test_headings_stand_in_order(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    headings = page.locator(".nc-security_dilemma [role=heading]").all()
    assert [each.get_attribute("aria-level") for each in headings] == ["3", "4", "4"]


def tiles(page: Page, name: str) -> list[str]:
    """Return what each tile of a lane says to those who hear it."""
    return page.get_by_role("list", name=name).locator("li").all_text_contents()


def test_while_it_is_played_two_lanes_hold_what_was_done_and_seen(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
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


def test_at_the_end_the_misread_tiles_turn_over_and_the_fear_is_drawn(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
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


def test_tiles_turn_only_for_those_who_allow_motion(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
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


def test_the_rounds_stand_as_a_table_for_those_who_open_it(mount_widget: Mount) -> None:
    page = mount_widget(security_dilemma())
    to_review(page)
    expect(page.locator(".nc-both")).to_be_hidden()
    page.get_by_text("The ten rounds, as a table").click()
    expect(page.locator(".nc-both")).to_be_visible()
