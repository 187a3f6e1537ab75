"""A round of the security dilemma in a line, and the same moves in the other world."""

import pytest

from nato_course.models.dilemma_rounds import OTHER, other_world, seen_line, true_line, true_lines
from nato_course.models.security_dilemma import Meeting, each_move, play


def game(plan, **settings):
    return play(list(each_move(plan)), Meeting(**settings))


def test_a_line_tells_your_move_what_you_saw_and_what_that_changed():
    armed = game("a", seed=8, misreading=0.0, fear=0.6)
    assert seen_line(armed, 1) == (
        "You armed; it cannot see why. You saw it arm, and cannot see why. "
        "If you saw right, both are less safe than a round ago."
    )


def test_a_side_whose_aim_you_know_arms_for_a_reason_that_you_know():
    known = game("a", aim="security", misreading=0.0, fear=0.6)
    assert "You saw it arm. If" in seen_line(known, 1)


@pytest.mark.parametrize(
    ("plan", "fear", "changed"),
    [
        ("r", 0.2, "both are safer than a round ago"),
        ("h", 0.4, "both are as safe as a round ago"),
        ("a", 0.6, "both are less safe than a round ago"),
        ("r", 0.4, "you are less safe than a round ago, and it is safer"),
        ("h", 0.2, "you are safer than a round ago, and it is less safe"),
        ("h", 0.6, "both are less safe than a round ago"),
    ],
)
def test_what_changed_follows_from_both_sides_safety(plan, fear, changed):
    played = game(plan, aim="security", misreading=0.0, fear=fear)
    assert changed in seen_line(played, 1)
    assert changed.capitalize() in true_line(played, 1)


def test_a_side_out_for_gain_is_not_called_safe():
    told = true_line(game("r", aim="gain", seed=1, misreading=0.0), 1)
    assert "You are less safe than a round ago, and it is better off." in told


def test_before_the_end_a_line_tells_neither_its_sight_nor_its_fear():
    played = game("hhhhhhhhhh", seed=8)
    seen = " ".join(seen_line(played, step) for step in range(1, 11))
    assert "fear" not in seen and "misread" not in seen


def test_afterwards_each_misreading_is_told_once():
    played = game("hhhhaaaara", seed=8)
    wrong = sum(
        (each.you != each.seen_by_it) + (each.it != each.seen_by_you) for each in played.rounds
    )
    assert " ".join(true_lines(played)).count(": misread") == wrong > 0


def test_its_fear_is_told_of_a_side_after_security_alone():
    assert "Its fear of you rose from 60 to 82 in 100." in true_line(
        game("a", aim="security", misreading=0.0, fear=0.6), 1
    )
    assert "fear" not in " ".join(true_lines(game("aaa", aim="gain")))


@pytest.mark.parametrize("aim", ["security", "gain"])
def test_the_other_world_has_the_same_moves_and_another_aim(aim):
    here = game("r" * 10, aim=aim, misreading=0.0, fear=0.3)
    there = game("r" * 10, aim=OTHER[aim], misreading=0.0, fear=0.3)
    points, _ = other_world(here)
    number = str(there.points).replace("-", "\N{MINUS SIGN}")
    assert f"would have come to {number} points" in points


def test_reassuring_serves_in_one_world_and_costs_in_the_other():
    safe, greedy = (game("r" * 10, aim=aim, misreading=0.0, fear=0.3) for aim in OTHER)
    assert safe.points > 30 > 0 > greedy.points


def test_how_alike_the_worlds_looked_is_told_as_it_was():
    # Holding and then arming looks much the same in both; reassuring parts them.
    assert "hard to tell the two apart" in other_world(game("hhhhaaaara", seed=8))[1]
    assert "Your moves brought the two apart" in other_world(game("r" * 10, seed=8))[1]
