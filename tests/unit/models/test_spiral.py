"""Records of play between two sides who can't see each other's aims."""

from dataclasses import replace
from itertools import pairwise

import pytest

from coursebook.errors import CourseError
from nato_course.models.spiral import CERTAINTY, WORLDS, Spiral, fears, sights, verdict

WARY = Spiral(fear=(0.4, 0.4), bias=0.5)
GREEDY_B = replace(WARY, aims=("security", "gain"))


def final_fear(setting, **options):
    return setting.play(**options)[-1].fear


def test_two_security_seekers_who_misread_each_other_end_in_mutual_fear():
    course = WARY.play(rounds=6)
    assert [round(each.fear[0], 2) for each in course] == [0.5, 0.75, 0.98, 0.99, 0.99, 0.99]
    assert verdict(course) == "mutual fear"


def test_the_same_two_without_bias_calm_down():
    course = replace(WARY, bias=0).play(rounds=8)
    assert [each.fear[0] for each in course] == sorted(
        (each.fear[0] for each in course), reverse=True
    )
    assert verdict(course) == "calm"


def test_the_first_round_follows_the_stated_formula():
    first = WARY.play(rounds=1)[0]
    assert first.arming == (0.4, 0.4)
    assert first.seen == pytest.approx((0.6, 0.6))
    odds = 0.4 / 0.6 * 0.6 / 0.4
    assert first.fear == pytest.approx((odds / (1 + odds),) * 2)


def test_a_fear_just_below_the_tipping_point_fades_and_just_above_it_grows():
    for bias in (0.25, 0.5, 0.75, 1.0):
        tip = Spiral(bias=bias).tipping_point()
        below = Spiral(bias=bias, fear=(tip - 0.02, tip - 0.02))
        above = Spiral(bias=bias, fear=(tip + 0.02, tip + 0.02))
        assert verdict(below.play(60)) == "calm"
        assert verdict(above.play(60)) == "mutual fear"


def test_the_tipping_point_is_the_fear_at_which_arms_look_neither_way():
    setting = Spiral(bias=0.6, offence_advantage=0.8, distinguishability=0.1)
    tip = setting.tipping_point()
    assert replace(setting, fear=(tip, tip)).play(1)[0].seen == pytest.approx((0.5, 0.5))


@pytest.mark.parametrize("bias", [0, 0.25, 0.5, 0.75, 1.0])
def test_where_defence_has_the_advantage_and_arms_can_be_told_apart_no_fear_spirals(bias):
    offence, apart = WORLDS["Defence has the advantage, arms can be told apart"]
    setting = replace(
        WARY, fear=(0.95, 0.95), bias=bias, offence_advantage=offence, distinguishability=apart
    )
    assert setting.tipping_point() is None
    assert verdict(setting.play()) == "calm"


def test_only_the_doubly_dangerous_of_the_four_worlds_spirals_from_moderate_fear():
    verdicts = {
        world: verdict(replace(WARY, offence_advantage=o, distinguishability=d).play())
        for world, (o, d) in WORLDS.items()
    }
    assert [world for world, end in verdicts.items() if end == "mutual fear"] == [
        "Offence has the advantage, arms can't be told apart"
    ]


def test_against_a_side_out_for_gain_fear_is_no_mistake_and_needs_no_bias():
    course = replace(GREEDY_B, bias=0, fear=(0.1, 0.1)).play()
    assert course[-1].fear[0] == CERTAINTY[1]
    assert all(each.arming[1] == 1 for each in course)


def test_costly_gestures_end_a_spiral_between_security_seekers():
    course = replace(WARY, reassurance=0.6, reassure_from=5).play()
    assert course[3].fear == (0.99, 0.99)
    assert verdict(course) == "calm"


def test_cheap_words_change_nothing():
    assert replace(WARY, reassurance=0).play() == replace(WARY, reassure_from=99).play()
    assert verdict(replace(WARY, reassurance=0.1).play()) == "mutual fear"


def test_reassurance_of_a_side_out_for_gain_leaves_one_side_disarmed():
    last = replace(GREEDY_B, reassurance=0.6).play()[-1]
    assert last.arming[1] == 1
    assert last.arming[0] < 0.5
    assert verdict(replace(GREEDY_B, reassurance=0.6).play()) == "one-sided fear"


def test_a_side_out_for_gain_makes_no_gesture():
    greedy_a = replace(WARY, aims=("gain", "security"))
    assert replace(greedy_a, reassurance=0.9).play() == greedy_a.play()


@pytest.mark.parametrize(
    ("field", "values", "raises_fear"),
    [("bias", (0, 0.1, 0.3, 0.6, 1.0), True),
     ("offence_advantage", (0, 0.3, 0.6, 0.8, 1.0), True),
     ("distinguishability", (0, 0.2, 0.4, 0.7, 1.0), False),
     ("reassurance", (0, 0.2, 0.5, 0.8, 1.0), False),
     ("fear", tuple((f, f) for f in (0.1, 0.3, 0.34, 0.5, 0.9)), True)],
)  # fmt: skip
def test_fear_moves_one_way_with(field, values, raises_fear):
    ordered = values if raises_fear else values[::-1]
    courses = [replace(WARY, **{field: value}).play() for value in ordered]
    for lower, higher in pairwise(courses):
        for before, after in zip(lower, higher, strict=True):
            assert all(b <= a + 1e-12 for b, a in zip(before.fear, after.fear, strict=True))


def test_noise_alone_can_start_a_spiral():
    calm = Spiral(fear=(0.3, 0.3), bias=0.3)
    assert verdict(calm.play()) == "calm"
    ends = {verdict(replace(calm, noise=0.25).play(seed=seed)) for seed in range(20)}
    assert {"calm", "mutual fear"} <= ends


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    noisy = replace(WARY, noise=0.2)
    assert noisy.play(seed=7) == noisy.play(seed=7)
    assert noisy.play(seed=7) != noisy.play(seed=8)


def test_without_noise_the_seed_changes_nothing():
    assert WARY.play(seed=1) == WARY.play(seed=2)


def test_two_alike_sides_stay_alike():
    assert all(each.fear[0] == each.fear[1] for each in WARY.play())


def test_beliefs_stay_short_of_certainty():
    for each in replace(WARY, noise=0.5).play(rounds=50, seed=3):
        assert all(CERTAINTY[0] <= fear <= CERTAINTY[1] for fear in each.fear)


def test_the_rows_tell_what_was_done_and_how_it_looked():
    assert sights(WARY.play(rounds=1), sides=("North", "South"))[:2] == [
        {"step": 1, "side": "North", "kind": "real", "level": 0.4},
        {"step": 1, "side": "North", "kind": "perceived", "level": pytest.approx(0.6)},
    ]
    assert [row["step"] for row in fears(WARY.play(rounds=2))] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("fear", (0.2, 1.5), "fear of B is 1.5"), ("bias", -1, "bias is -1; give 0 or more"),
     ("reassurance", 2, "reassurance is 2"), ("aims", ("security", "peace"), "'peace'")],
)  # fmt: skip
def test_a_setting_out_of_bounds_is_named(field, value, message):
    with pytest.raises(CourseError, match=message):
        replace(WARY, **{field: value})
