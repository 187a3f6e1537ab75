"""Exact distributions against closed forms, printed binomial tables, and what is monotone."""

from dataclasses import replace
from math import comb, isclose

import pytest

from coursebook.errors import CourseError
from nato_course import datasets
from nato_course.models import missile_defence
from nato_course.models.missile_defence import Defence, account, binomial, bins

SMALL = Defence(warheads=20, sites=2, interceptors=4, kill=0.5)


def test_the_binomial_agrees_with_the_printed_tables():
    # Values of the standard cumulative tables, to four places.
    assert round(sum(binomial(10, 0.5)[:4]), 4) == 0.1719
    assert round(sum(binomial(20, 0.3)[:6]), 4) == 0.4164
    assert round(sum(binomial(15, 0.8)[12:]), 4) == 0.6482
    assert round(binomial(5, 0.1)[0], 4) == 0.5905


def test_the_binomial_sums_to_one_for_many_trials():
    assert isclose(sum(binomial(960, 0.8)), 1.0, rel_tol=1e-12)


def test_without_decoys_the_stopped_are_binomial():
    expected = binomial(8, 0.5)
    assert [SMALL.stopped[n] for n in range(9)] == pytest.approx(expected)
    assert SMALL.arriving[20] == pytest.approx(1 / 256)


def test_two_shots_stop_with_the_chance_that_not_both_miss():
    twice = replace(SMALL, shots=2, kill=0.8)
    assert twice.engaged == 4
    assert twice.stopped_if_engaged == pytest.approx(0.96)
    assert twice.mean_stopped() == pytest.approx(4 * 0.96)


def test_with_decoys_and_sure_shots_the_stopped_are_hypergeometric():
    hidden = replace(SMALL, kill=1.0, decoys=1)
    chances = [comb(20, n) * comb(20, 8 - n) / comb(40, 8) for n in range(9)]
    assert [hidden.stopped[n] for n in range(9)] == pytest.approx(chances)
    assert hidden.mean_stopped() == pytest.approx(4.0)


@pytest.mark.parametrize("decoys", [0, 1, 5])
@pytest.mark.parametrize("shots", [1, 2, 3])
@pytest.mark.parametrize("reach", [0.0, 0.3, 1.0])
def test_the_distribution_sums_to_one_and_has_the_mean_of_the_formula(decoys, shots, reach):
    case = replace(SMALL, decoys=decoys, shots=shots, reach=reach, interceptors=9)
    assert sum(case.stopped.values()) == pytest.approx(1.0)
    mean = sum(count * chance for count, chance in case.stopped.items())
    assert mean == pytest.approx(case.mean_stopped())


def test_nothing_in_reach_means_that_all_arrive():
    assert dict(replace(SMALL, reach=0.0).arriving) == {20: 1.0}


def test_no_more_warheads_are_stopped_than_there_are_interceptors():
    assert max(Defence(kill=1.0).stopped) == 48
    assert max(replace(SMALL, interceptors=500, kill=1.0).stopped) == 20


@pytest.mark.parametrize(
    ("setting", "values"),
    [
        ("sites", [0, 1, 2, 5, 10]),
        ("interceptors", [0, 4, 24, 96]),
        ("kill", [0.0, 0.3, 0.8, 1.0]),
        ("reach", [0.0, 0.2, 0.7, 1.0]),
    ],
)
def test_more_defence_never_stops_less(setting, values):
    stopped = [replace(SMALL, **{setting: value}).mean_stopped() for value in values]
    assert stopped == sorted(stopped)


def test_more_decoys_and_more_warheads_never_lower_what_arrives():
    for setting, values in (("decoys", [0, 1, 3, 9]), ("warheads", [20, 40, 200])):
        arriving = [
            each.warheads - each.mean_stopped()
            for each in (replace(SMALL, **{setting: value}) for value in values)
        ]
        assert arriving == sorted(arriving)


def test_a_tail_can_be_asked_for_and_falls():
    tails = [SMALL.at_least(count) for count in range(11, 22)]
    assert tails == sorted(tails, reverse=True)
    assert SMALL.at_least(12) == pytest.approx(1.0)
    assert SMALL.at_least(20) == pytest.approx(1 / 256)
    assert SMALL.at_least(21) == 0


def test_the_range_holds_the_share_that_it_promises():
    case = Defence()
    low, high = case.range_of_arriving(0.95)
    held = sum(chance for count, chance in case.arriving.items() if low <= count <= high)
    assert held >= 0.95
    assert low < case.warheads - case.mean_stopped() < high


def test_the_steps_hold_the_whole_distribution_each_share_once():
    steps = bins(SMALL, 5)
    assert len(steps) == 20
    assert sum(each["chance"] for each in steps) == pytest.approx(1.0)
    # 20 of 20 and 19 of 20 both lie in the last step, 18 of 20 in the one before.
    assert steps[-1]["chance"] == pytest.approx(SMALL.arriving[20] + SMALL.arriving[19])
    assert steps[-2]["chance"] == pytest.approx(SMALL.arriving[18])
    with pytest.raises(CourseError, match="width"):
        bins(SMALL, 7)


def test_the_account_gives_mean_and_range_in_words():
    assert (
        account(Defence(reach=0.0)) == "No warhead passes within reach, so all 1,718 get through."
    )
    assert account(Defence()).startswith("Of 1,718 warheads 38 are stopped on average, 2% of the")
    assert "Each time 12 get through" in account(replace(SMALL, kill=1.0))


def test_the_numbers_called_sourced_are_those_of_the_tables():
    parts = datasets.load("missile_defence")
    cells = [each.launch_cells for each in parts if each.kind == "land site"]
    assert cells == [missile_defence.CELLS] * 2
    rows = datasets.load("nuclear_deployed")
    deployed = [e.deployed_warheads for e in rows if e.iso3 == "RUS" and e.year == 2025]
    assert deployed == [missile_defence.DEPLOYED]


def test_as_built_stops_about_two_warheads_in_a_hundred_even_if_all_are_in_reach():
    assert Defence().share_stopped() == pytest.approx(0.0224, abs=0.0005)
    assert Defence(reach=0.0).share_stopped() == 0


def test_growth_on_a_large_scale_would_matter_and_most_of_all_to_a_remnant():
    growth = Defence(sites=10, interceptors=96, kill=1.0).share_stopped()
    remnant = Defence(warheads=200, sites=6, interceptors=96).share_stopped()
    assert 0.5 < growth < remnant


@pytest.mark.parametrize(
    "wrong",
    [{"warheads": 0}, {"sites": -1}, {"shots": 0}, {"kill": 1.2}, {"reach": -0.1}, {"decoys": 0.5}],
)
def test_a_setting_out_of_bounds_is_named(wrong):
    with pytest.raises(CourseError, match=next(iter(wrong))):
        Defence(**wrong)


def test_a_chance_out_of_bounds_is_refused():
    with pytest.raises(CourseError, match="binomial"):
        binomial(3, 1.5)
    with pytest.raises(CourseError, match="share"):
        SMALL.range_of_arriving(1.0)
