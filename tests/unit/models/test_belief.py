"""Bayes's rule against its closed forms."""

import math
from itertools import permutations

import pytest

from coursebook.errors import CourseError
from coursebook.methods import belief

MIXED = [4, 1 / 2, 10, 1, 1 / 10, 2]


def test_a_belief_and_its_odds_are_the_same_thing() -> None:
    for value in (0.01, 0.2, 0.5, 0.75, 0.99):
        assert belief.belief_from_odds(belief.odds(value)) == pytest.approx(value)
    assert belief.odds(0.75) == 3
    assert belief.belief_from_odds(0) == 0


def test_one_update_is_bayes_rule_written_out() -> None:
    prior, if_true, if_not = 0.3, 0.6, 0.15
    written_out = prior * if_true / (prior * if_true + (1 - prior) * if_not)
    assert belief.update(prior, if_true / if_not) == pytest.approx(written_out)


def test_the_end_is_the_prior_odds_times_the_product_of_the_ratios() -> None:
    product = 0.35 / 0.65 * math.prod(MIXED)
    assert belief.path(0.35, MIXED)[-1] == pytest.approx(product / (1 + product))


def test_log_odds_add_up() -> None:
    steps = belief.path(0.35, MIXED)
    for before, after, ratio in zip(steps, steps[1:], MIXED, strict=False):
        moved = math.log(belief.odds(after) / belief.odds(before))
        assert moved == pytest.approx(math.log(ratio))


def test_the_order_changes_the_way_and_not_the_end() -> None:
    ends = {round(belief.path(0.2, order)[-1], 12) for order in permutations(MIXED)}
    assert len(ends) == 1
    assert belief.path(0.2, [4, 0.5])[1] != belief.path(0.2, [0.5, 4])[1]


def test_a_ratio_of_one_changes_nothing_and_a_ratio_and_its_inverse_cancel() -> None:
    assert belief.path(0.35, [1]) == pytest.approx([0.35, 0.35])
    for _, number, _ in belief.RATIOS:
        assert belief.path(0.35, [number, 1 / number])[-1] == pytest.approx(0.35)


def test_a_larger_ratio_never_lowers_the_end() -> None:
    ends = [belief.path(0.35, [2, number])[-1] for _, number, _ in reversed(belief.RATIOS)]
    assert ends == sorted(ends)


def test_a_certain_prior_is_kept_short_of_certainty_so_that_evidence_can_move_it() -> None:
    assert belief.path(0, [10])[0] == pytest.approx(0.01)
    assert belief.path(1, [1 / 10])[0] == pytest.approx(0.99)
    assert belief.path(0, [10])[-1] > 0.09
    assert belief.clamped(0.4) == 0.4


def test_without_a_piece_the_belief_ends_where_the_others_lead() -> None:
    expected = [belief.path(0.5, each)[-1] for each in ([1 / 2, 10], [4, 10], [4, 1 / 2])]
    assert belief.without(0.5, [4, 1 / 2, 10]) == pytest.approx(expected)
    assert belief.without(0.5, []) == []


def test_the_ratios_offered_are_the_same_on_both_sides_of_one() -> None:
    numbers = [number for _, number, _ in belief.RATIOS]
    assert numbers == sorted(numbers, reverse=True)
    assert [a * b for a, b in zip(numbers, reversed(numbers), strict=True)] == pytest.approx(
        [1] * 7
    )


@pytest.mark.parametrize("ratio", [0, -2, math.inf, math.nan])
def test_a_ratio_that_is_none_is_named(ratio: float) -> None:
    with pytest.raises(CourseError, match=r"likelihood ratio is .*; give a number above 0"):
        belief.path(0.5, [2, ratio])


@pytest.mark.parametrize("prior", [-0.1, 1.2, math.nan])
def test_a_prior_outside_its_bounds_is_named(prior: float) -> None:
    with pytest.raises(CourseError, match=r"prior is .*; give a number from 0 to 1"):
        belief.path(prior, [2])


@pytest.mark.parametrize("value", [0, 1, 1.5])
def test_certainty_has_no_odds(value: float) -> None:
    with pytest.raises(CourseError, match="give a number above 0 and below 1"):
        belief.odds(value)
