"""Repeated play: known results of strategies, exact means, and how the field decides."""

from itertools import product

import pytest

from coursebook.errors import CourseError
from nato_course.models.games import DEADLOCK, GAMES, PRISONERS_DILEMMA, STAG_HUNT, Payoffs
from nato_course.models.tournament import (
    FIELDS,
    STRATEGIES,
    leaders,
    outcomes,
    sample,
    score,
    standings,
)

BOTH_REASSURE, BOTH_ARM = (True, True), (False, False)


def first(game, field, noise, rounds):
    return leaders(standings(GAMES[game], FIELDS[field], noise, rounds))


def test_the_order_of_payoffs_names_the_game():
    assert [each.name for each in (STAG_HUNT, PRISONERS_DILEMMA, DEADLOCK)] == list(GAMES)
    assert sorted(vars(STAG_HUNT).values()) == sorted(vars(DEADLOCK).values())
    assert Payoffs(reward=2, temptation=1, punishment=3, sucker=0).name == "other"


def test_a_sucker_payoff_that_is_not_the_worst_is_refused():
    with pytest.raises(CourseError, match="`sucker` is 2"):
        Payoffs(reward=3, temptation=5, punishment=1, sucker=2)


def test_two_tit_for_tats_reassure_for_ever_where_nothing_is_misread():
    assert outcomes("Tit for tat", "Tit for tat", 0, 50) == {BOTH_REASSURE: 50}


def test_two_tit_for_tats_end_at_the_toss_of_a_coin_where_moves_are_misread():
    counts = outcomes("Tit for tat", "Tit for tat", 0.1, 5000)
    assert all(count / 5000 == pytest.approx(1 / 4, abs=0.01) for count in counts.values())


def test_generosity_repairs_what_misreading_breaks():
    for noise in (0.05, 0.1):
        generous = outcomes("Generous tit for tat", "Generous tit for tat", noise, 200)
        strict = outcomes("Tit for tat", "Tit for tat", noise, 200)
        assert generous[BOTH_REASSURE] > strict[BOTH_REASSURE]


def test_two_grims_end_in_arms_for_good_after_one_misreading():
    assert outcomes("Grim", "Grim", 0.05, 500)[BOTH_ARM] > 450


def test_to_always_arm_beats_to_always_reassure_in_a_prisoners_dilemma():
    assert score("Always arm", "Always reassure", PRISONERS_DILEMMA, 0, 10) == 5
    assert score("Always reassure", "Always arm", PRISONERS_DILEMMA, 0, 10) == 0


def test_tit_for_tat_loses_to_always_arm_by_the_first_round_alone():
    lost = score("Always arm", "Tit for tat", PRISONERS_DILEMMA, 0, 20)
    own = score("Tit for tat", "Always arm", PRISONERS_DILEMMA, 0, 20)
    assert (lost - own) * 20 == pytest.approx(5)


def test_win_stay_lose_shift_keeps_the_peace_and_wavers_before_one_that_arms():
    assert outcomes("Win-stay, lose-shift", "Win-stay, lose-shift", 0, 9) == {BOTH_REASSURE: 9}
    against = outcomes("Win-stay, lose-shift", "Always arm", 0, 10)
    assert against == {(True, False): 5, BOTH_ARM: 5}


def test_probing_exploits_the_open_and_makes_peace_with_the_firm():
    assert outcomes("Probing", "Always reassure", 0, 10)[False, True] == 8
    firm = outcomes("Probing", "Tit for tat", 0, 50)
    assert firm == {BOTH_REASSURE: 48, (False, True): 1, (True, False): 1}


@pytest.mark.parametrize(("one", "other"), [*product(STRATEGIES, STRATEGIES)])
def test_outcomes_of_a_pair_add_up_and_mirror(one, other):
    found, mirrored = outcomes(one, other, 0.1, 20), outcomes(other, one, 0.1, 20)
    assert sum(found.values()) == pytest.approx(20)
    for (own, others), count in found.items():
        assert mirrored[others, own] == pytest.approx(count)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tit for tat", "Random"), ("Probing", "Generous tit for tat"),
     ("Win-stay, lose-shift", "Grim")],
)  # fmt: skip
def test_the_exact_mean_is_what_many_runs_come_to(one, other):
    runs = [sample(one, other, 0.1, 20, seed) for seed in range(1500)]
    exact = outcomes(one, other, 0.1, 20)
    for outcome in exact:
        mean = sum(run.count(outcome) for run in runs) / len(runs)
        assert mean == pytest.approx(exact[outcome], abs=0.45)


def test_the_same_seed_gives_the_same_match():
    assert sample("Random", "Probing", 0.2, 30, 7) == sample("Random", "Probing", 0.2, 30, 7)
    assert sample("Random", "Probing", 0.2, 30, 7) != sample("Random", "Probing", 0.2, 30, 8)


def test_which_strategy_leads_depends_on_field_noise_and_rounds():
    dilemma = "prisoner's dilemma"
    assert first(dilemma, "One of each", 0, 100) == ["Tit for tat"]
    assert first(dilemma, "One of each", 0.1, 100) == ["Always arm"]
    assert first(dilemma, "Mostly open", 0, 100) == ["Probing"]
    assert first(dilemma, "Mostly answerers", 0.05, 100) == ["Generous tit for tat"]
    assert first(dilemma, "Mostly answerers", 0, 5) == ["Grim"]


def test_reassurance_leads_in_a_stag_hunt_and_never_in_deadlock():
    leading = [first("stag hunt", field, 0.2, 100) for field in FIELDS]
    assert leading.count(["Always reassure"]) == len(FIELDS) - 1
    for field in FIELDS:
        assert first("deadlock", field, 0.05, 20) == ["Always arm"]


def test_a_field_of_one_is_a_single_pairing():
    rows = standings(PRISONERS_DILEMMA, {"Always arm": 4}, 0, 10)
    assert rows[0] == {"strategy": "Always arm", "score": pytest.approx(1)}
    assert rows[1] == {"strategy": "Always reassure", "score": pytest.approx(0)}


@pytest.mark.parametrize(
    ("make", "message"),
    [(lambda: outcomes("Tat for tit", "Grim", 0, 5), "no strategy 'Tat for tit'"),
     (lambda: outcomes("Grim", "Grim", 0.7, 5), "noise is 0.7"),
     (lambda: sample("Grim", "Grim", 0, 0, 1), "rounds is 0"),
     (lambda: standings(STAG_HUNT, {"Grim": 0}), "field is empty")],
)  # fmt: skip
def test_what_cannot_be_played_is_named(make, message):
    with pytest.raises(CourseError, match=message):
        make()
