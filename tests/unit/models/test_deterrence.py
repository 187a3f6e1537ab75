"""The formula as stated, where cost and gain meet, and what must rise or fall."""

from dataclasses import replace

import pytest

from coursebook.errors import CourseError
from nato_course.models.deterrence import ANSWERS, POSTURES, TIE, TOO_LATE, Deterrence, verdict

BASE = Deterrence(in_place=0.2, tie=0.0, days=15, answer=0.8)
BELIEFS = [at / 20 for at in range(21)]


def test_cost_and_gain_follow_the_stated_formula():
    stopped = 0.2 + 0.5 * 0.8 * 0.75 * 0.8
    assert BASE.stopped(0.5) == pytest.approx(stopped)
    assert BASE.gain(0.5) == pytest.approx(1 - stopped)
    assert BASE.cost(0.5) == pytest.approx(stopped + 0.5 * 0.8)


def test_stopping_is_what_happens_with_and_without_a_response_weighed_by_belief():
    without, helped = 0.2, 1 - (1 - 0.2) * (1 - 0.75 * 0.8)
    assert BASE.stopped(0.3) == pytest.approx(0.7 * without + 0.3 * helped)


@pytest.mark.parametrize("tie", [0.0, 0.2])
@pytest.mark.parametrize("days", [0, 15, 60])
def test_at_the_needed_belief_cost_and_gain_are_equal(tie, days):
    setting = replace(BASE, tie=tie, days=days)
    needed = setting.needed_belief()
    assert 0 < needed < 1
    assert setting.cost(needed) == pytest.approx(setting.gain(needed))


@pytest.mark.parametrize(
    ("setting", "values"),
    [
        ("in_place", [0.0, 0.1, 0.5, 1.0]),
        ("tie", [0.0, 0.3, 1.0]),
        ("answer", [0.0, 0.4, 1.0]),
        ("days", [90, 60, 30, 5, 0]),
        ("punishment", [0.0, 1.0, 3.0]),
        ("failure", [0.0, 1.0, 3.0]),
    ],
)
@pytest.mark.parametrize("stated", [0.0, 0.4, 1.0])
def test_what_strengthens_the_defence_never_makes_an_attack_cheaper(setting, values, stated):
    settings = [replace(BASE, **{setting: value}) for value in values]
    costs = [each.cost(stated) for each in settings]
    gains = [each.gain(stated) for each in settings]
    assert costs == sorted(costs)
    assert gains == sorted(gains, reverse=True)


@pytest.mark.parametrize("answer", [0.0, 0.4, 1.0])
def test_more_belief_never_makes_an_attack_cheaper(answer):
    costs = [replace(BASE, answer=answer).cost(stated) for stated in BELIEFS]
    assert costs == sorted(costs)


def test_stronger_defence_never_needs_more_belief():
    for setting, values in (("in_place", [0.0, 0.2, 0.4, 0.6]), ("days", [60, 30, 0])):
        needed = [replace(BASE, **{setting: value}).needed_belief() for value in values]
        assert needed == sorted(needed, reverse=True)


def test_denial_needs_no_belief_and_no_answer():
    setting = Deterrence(in_place=POSTURES["Denial: a large allied force"], answer=0.0)
    assert setting.needed_belief() == 0.0
    assert verdict(setting).startswith("The forces in place deter alone")


def test_if_allies_answer_with_words_belief_changes_nothing():
    setting = replace(BASE, answer=ANSWERS["Words"])
    assert {setting.cost(stated) for stated in BELIEFS} == {setting.cost(0.0)}
    assert setting.needed_belief() is None
    assert verdict(setting).startswith("Nothing deters")


def test_a_tripwire_works_by_the_tie_or_hardly_at_all():
    host, small = (POSTURES[name] for name in list(POSTURES)[:2])
    alone = Deterrence(in_place=host).needed_belief()
    bound = Deterrence(in_place=small, tie=TIE).needed_belief()
    unbound = Deterrence(in_place=small).needed_belief()
    assert bound < unbound < alone
    assert alone - unbound < 0.1 < unbound - bound


def test_reinforcements_that_come_too_late_leave_only_punishment():
    late = replace(BASE, days=TOO_LATE)
    assert late.stopped(1.0) == late.in_place
    assert late.cost(1.0) > late.cost(0.0)


def test_certainty_that_just_suffices_still_deters():
    setting = Deterrence(in_place=0.0, days=TOO_LATE, answer=0.5, punishment=2.0)
    assert setting.needed_belief() == 1.0


def test_a_tie_that_just_suffices_asks_for_no_belief():
    assert Deterrence(0.6, tie=0.5, days=TOO_LATE, answer=0.4, prize=2).needed_belief() == 0.0


def test_the_rows_hold_both_lines_from_none_to_full_belief():
    rows = BASE.levels()
    assert len(rows) == 22
    assert rows[0] == {"step": 0, "side": "cost", "level": BASE.cost(0)}
    assert rows[-1] == {"step": 100, "side": "gain", "level": BASE.gain(1)}


@pytest.mark.parametrize(
    "wrong", [{"in_place": 1.1}, {"tie": -0.1}, {"answer": 2}, {"days": -1}, {"prize": -1}]
)
def test_a_setting_out_of_bounds_is_named(wrong):
    with pytest.raises(CourseError, match=next(iter(wrong))):
        Deterrence(**wrong)


def test_a_belief_out_of_bounds_is_refused():
    with pytest.raises(CourseError, match="belief"):
        BASE.cost(1.5)
