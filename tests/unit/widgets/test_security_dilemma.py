"""The game outside a browser: its twins, what the page is given, and how much that weighs."""

import gzip
import json

import pytest

from coursebook.errors import CourseError
from coursebook.widgets import _base
from nato_course.models.dilemma_account import account
from nato_course.models.dilemma_rounds import other_world, true_lines
from nato_course.models.security_dilemma import Meeting, each_move, play, rules
from nato_course.widgets.security_dilemma import security_dilemma

EXAMPLE = play(list(each_move("hhhhhhrrrr")), Meeting(8))


def test_the_text_twin_plays_one_game_through():
    text = repr(security_dilemma())
    assert text.startswith("Play the security dilemma (interactive)")
    assert "\n".join(account(EXAMPLE)) in text
    for line in (*true_lines(EXAMPLE), *other_world(EXAMPLE)):
        assert line in text
    assert f"1 | hold | {EXAMPLE.rounds[0].seen_by_it}" in text
    assert text == repr(security_dilemma())


def test_the_html_twin_has_a_row_a_round_marks_what_was_misread_and_tells_the_payoffs():
    twin = security_dilemma().twin_html()
    assert twin.count('<th scope="row">') == 10
    misread = sum(
        (each.you != each.seen_by_it) + (each.it != each.seen_by_you) for each in EXAMPLE.rounds
    )
    assert twin.count("(misread)") == misread > 0
    assert "you reassure: 4 if it reassures, 1 if it holds, −3 if it arms" in twin


def test_the_twin_of_a_shown_greedy_side_has_no_fear():
    assert "| none |" in repr(security_dilemma(aim="gain"))


def test_the_page_is_given_the_numbers_of_the_model():
    shown = security_dilemma(seed=3, aim="gain", misreading=0.4, fear=0.6)
    assert shown.rules == json.loads(json.dumps(rules()))
    assert shown.start == {"seed": 3, "aim": "gain", "misreading": 0.4, "fear": 0.6}


@pytest.mark.parametrize("setting", [{"misreading": 0.25}, {"fear": 0.5}])
def test_a_setting_that_the_sandbox_does_not_offer_is_named(setting):
    with pytest.raises(CourseError, match="is not offered"):
        security_dilemma(**setting)


def test_the_game_weighs_at_most_sixty_kilobytes():
    shown = security_dilemma()
    state = json.dumps([shown.rules, shown.start, shown.offers]) + shown.twin_html()
    parts = (
        _base.front_end_module("security_dilemma"),
        _base.stylesheet("security_dilemma", "_options"),
        state,
    )
    assert len(gzip.compress("".join(parts).encode())) <= 60 * 1024
