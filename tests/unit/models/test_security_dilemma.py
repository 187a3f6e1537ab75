"""Ten rounds against a hidden aim: payoffs, play, sights, beliefs, and the account of a game."""

import json
from itertools import islice

import pytest

from coursebook.errors import CourseError
from nato_course.models import security_dilemma as model
from nato_course.models._mulberry import mulberry32
from nato_course.models.dilemma_account import account, fear_after
from nato_course.models.security_dilemma import MOVES, PAYOFFS, Meeting, each_move, play
from tests.goldens import security_dilemma as goldens

CLEAR = Meeting(aim="security", misreading=0.0, fear=0.4)


def game(plan, meeting=CLEAR):
    return play(list(each_move(plan)), meeting)


def test_the_generator_gives_the_numbers_known_of_seed_0():
    assert list(islice(mulberry32(0), 3)) == [
        0.26642920868471265,
        0.0003297457005828619,
        0.2232720274478197,
    ]


def test_the_generator_spreads_evenly_over_many_seeds():
    firsts = [next(mulberry32(seed)) for seed in range(4000)]
    assert sum(firsts) / len(firsts) == pytest.approx(0.5, abs=0.02)
    assert all(0 <= each < 1 for each in firsts)


def test_to_a_side_after_security_the_best_reply_is_the_same_move():
    for other in MOVES:
        worths = {own: PAYOFFS["security"][own][other] for own in MOVES}
        assert max(worths, key=worths.get) == other
    matches = [PAYOFFS["security"][move][move] for move in MOVES]
    assert matches == sorted(matches, reverse=True)


def test_to_a_side_out_for_gain_arming_is_always_best_and_it_is_in_deadlock():
    gain = PAYOFFS["gain"]
    for other in MOVES:
        assert all(gain["arm"][other] > gain[own][other] for own in MOVES if own != "arm")
    assert gain["arm"]["arm"] > gain["reassure"]["reassure"]


def test_what_is_expected_of_each_aim_adds_up_to_one():
    for chances in model.EXPECTED.values():
        assert sum(chances.values()) == pytest.approx(1)


def test_fear_follows_bayes_rule():
    # Odds of 1 against odds of 3, 3/4 and 1/4 in favour of gain.
    assert model.updated(0.5, "arm") == pytest.approx(3 / 4)
    assert model.updated(0.5, "hold") == pytest.approx(3 / 7)
    assert model.updated(0.5, "reassure") == pytest.approx(1 / 5)


def test_seen_in_any_order_the_same_moves_lead_to_the_same_fear():
    fears = []
    for order in (("arm", "hold", "reassure"), ("reassure", "arm", "hold")):
        fear = 0.4
        for seen in order:
            fear = model.updated(fear, seen)
        fears.append(fear)
    assert fears[0] == pytest.approx(fears[1])


def test_two_sides_after_security_calm_each_other_where_nothing_is_misread():
    played = game("rrrrrrrrrr")
    assert played.ending == "neither arms"
    assert [each.it for each in played.rounds] == ["hold"] + ["reassure"] * 9
    assert played.points == 1 + 9 * 4


def test_arming_out_of_fear_makes_a_peaceful_side_arm():
    played = game("aaaaaaaaaa")
    assert played.ending == "both arm"
    assert played.rounds[-1].fear == model.CERTAINTY[1]


def test_reassurance_stops_a_spiral_and_takes_some_rounds():
    played = game("aaarrrrrrr")
    assert played.rounds[3].it == "arm"
    assert played.ending == "neither arms"


def test_a_side_out_for_gain_exploits_reassurance():
    greedy = [game("rrrrrrrrrr", Meeting(seed, "gain", 0.0)) for seed in range(50)]
    assert sum(each.ending == "only it arms" for each in greedy) > 40
    armed = [game("aaaaaaaaaa", Meeting(seed, "gain", 0.0)) for seed in range(50)]
    assert sum(each.points for each in armed) > sum(each.points for each in greedy)


def test_copying_what_is_seen_can_spiral_where_moves_are_misread():
    endings = []
    for misreading in (0.0, 0.2):
        found = set()
        for seed in range(40):
            meeting = Meeting(seed, "security", misreading, 0.4)
            moves = ["hold"]
            while len(moves) < model.ROUNDS:
                moves.append(play(moves, meeting).rounds[-1].seen_by_you)
            found.add(play(moves, meeting).ending)
        endings.append(found)
    assert "both arm" not in endings[0]
    assert {"both arm", "neither arms"} <= endings[1]


def test_copying_with_much_misreading_ends_more_often_in_arms_than_steady_reassurance():
    copied, steady = [], []
    for seed in range(100):
        meeting = Meeting(seed, "security", 0.4)
        moves = ["hold"]
        while len(moves) < model.ROUNDS:
            moves.append(play(moves, meeting).rounds[-1].seen_by_you)
        copied.append(play(moves, meeting).ending)
        steady.append(game("rrrrrrrrrr", meeting).ending)
    assert copied.count("both arm") > 50
    assert steady.count("neither arms") > 90


def test_moves_are_misread_by_one_step_as_often_as_told_and_mostly_as_more_hostile():
    rounds = [
        each
        for seed in range(600)
        for each in game("hhhhhhhhhh", Meeting(seed, "security", 0.4)).rounds
    ]
    hostile = sum(each.seen_by_it == "arm" for each in rounds) / len(rounds)
    milder = sum(each.seen_by_it == "reassure" for each in rounds) / len(rounds)
    assert hostile == pytest.approx(0.3, abs=0.03)
    assert milder == pytest.approx(0.1, abs=0.02)


def test_the_aim_is_hidden_with_even_chances():
    aims = [play([], Meeting(seed)).aim for seed in range(1000)]
    assert aims.count("gain") == pytest.approx(500, abs=60)


def test_the_same_seed_and_moves_give_the_same_game_and_showing_the_aim_changes_no_chance():
    hidden = game("hrahrahrah", Meeting(8))
    assert hidden == game("hrahrahrah", Meeting(8))
    shown = game("hrahrahrah", Meeting(8, hidden.aim))
    assert shown.rounds == hidden.rounds
    assert game("hrahrahrah", Meeting(9)).rounds != hidden.rounds


def test_a_game_grows_round_by_round():
    moves = list(each_move("hrahrahrah"))
    whole = play(moves, Meeting(8))
    for length in range(len(moves)):
        assert play(moves[:length], Meeting(8)).rounds == whole.rounds[:length]


@pytest.mark.parametrize(
    ("plan", "ending"),
    [("rrrrrrrrrr", "neither arms"), ("aaaaaaaaaa", "both arm"), ("rrrrrrrraa", "only you arm"),
     ("rrrrrrraaa", "only you arm"), ("rrrrrrrrra", "unsettled")],
)  # fmt: skip
def test_the_last_three_rounds_name_the_ending(plan, ending):
    assert game(plan).ending == ending


def test_the_account_tells_aim_moves_fear_and_ending():
    told = account(game("aaaaaaaaaa"))
    assert told[0] == "The other side was after security, as you were."
    assert told[1].startswith("You armed in 10 rounds. It armed in ")
    assert "began at 40 in 100 and ended at 98" in told[3]
    assert told[4].endswith("That is a spiral: neither of you wanted it.")
    assert told[5] == "Nothing could be misread in this game."


def test_the_account_calls_arms_against_greed_no_spiral():
    told = " ".join(account(game("aaaaaaaaaa", Meeting(1, "gain"))))
    assert "no spiral: your fear of it was right" in told
    assert fear_after(game("a", Meeting(1, "gain")), game("a").rounds[0]) == "none"


def test_the_account_says_what_the_same_moves_do_without_misreading():
    other = [account(game("hhhhhhhhhh", Meeting(seed, "security", 0.4)))[5] for seed in range(30)]
    assert any("another ending: neither side armed" in each for each in other)


@pytest.mark.parametrize(
    ("make", "message"),
    [(lambda: Meeting(seed=-1), "seed is -1"), (lambda: Meeting(aim="peace"), "aim is 'peace'"),
     (lambda: Meeting(misreading=1.5), "misreading is 1.5"), (lambda: Meeting(fear=-1), "fear is"),
     (lambda: play(["arm"] * 11), "11 moves; a game has 10"),
     (lambda: play(["arm", "flee"]), "move 2 is 'flee'"),
     (lambda: list(each_move("rx")), "'x' is no move")],
)  # fmt: skip
def test_a_setting_or_move_that_cannot_be_used_is_named(make, message):
    with pytest.raises(CourseError, match=message):
        make()


def test_the_golden_file_is_as_the_command_writes_it():
    written = goldens.PATH.read_text(encoding="utf-8")
    assert written == goldens.text(), "run python -m tests.goldens"


def test_the_golden_file_has_every_move_aim_and_ending():
    cases = json.loads(goldens.PATH.read_text(encoding="utf-8"))
    assert {each["aim"] for each in cases} == set(model.AIMS)
    assert {each["ending"] for each in cases} == {
        "both arm", "neither arms", "only it arms", "only you arm", "unsettled",
    }  # fmt: skip
    assert {move for each in cases for move in each["moves"]} == set(MOVES)
