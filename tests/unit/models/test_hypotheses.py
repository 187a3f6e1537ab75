"""Competing hypotheses, worked by hand."""

import pytest

from coursebook.errors import CourseError
from coursebook.methods.hypotheses import (
    SCALE,
    best,
    checked,
    diagnosticity,
    dropping,
    inconsistency,
)

AB = ("a", "b")
HAND = {
    "fits both": {"a": 2, "b": 2},
    "against a": {"a": -2, "b": 1},
    "against b": {"a": 0, "b": -1},
    "against b too": {"a": 1, "b": -2},
}


def test_only_what_speaks_against_an_explanation_counts() -> None:
    assert inconsistency(HAND, AB) == {"a": 2, "b": 3}
    assert inconsistency({"fits": {"a": 2, "b": 1}}, AB) == {"a": 0, "b": 0}


def test_the_fewest_points_stand_best_and_a_tie_is_called_one() -> None:
    assert best(inconsistency(HAND, AB)) == ("a",)
    assert best({"a": 3, "b": 1, "c": 1}) == ("b", "c")


@pytest.mark.parametrize(
    ("row", "gap"), [({"a": 2, "b": 2}, 0), ({"a": 2, "b": -2}, 4), ({"a": 0, "b": -1}, 1)]
)
def test_a_piece_that_fits_all_alike_tells_nothing_apart(row: dict[str, int], gap: int) -> None:
    assert diagnosticity(row) == gap


def test_a_piece_rated_alike_for_all_never_changes_who_stands_best() -> None:
    for rating in SCALE:
        more = {**HAND, "alike": dict.fromkeys(AB, rating)}
        assert best(inconsistency(more, AB)) == best(inconsistency(HAND, AB))
        assert not dropping(more, AB)["alike"].changes


def test_leaving_a_piece_out_shows_whether_the_result_hangs_on_it() -> None:
    left = dropping(HAND, AB)
    assert left["against b too"].scores == {"a": 2, "b": 1}
    assert left["against b too"].best == ("b",)
    assert left["against b too"].changes
    assert left["against b"].best == ("a", "b")
    assert left["against b"].changes
    assert not left["against a"].changes
    assert not left["fits both"].changes


def test_leaving_a_piece_out_never_adds_points() -> None:
    whole = inconsistency(HAND, AB)
    for each in dropping(HAND, AB).values():
        assert all(each.scores[family] <= whole[family] for family in AB)


def test_a_piece_rated_for_some_explanations_only_is_not_counted() -> None:
    half = {**HAND, "half": {"a": -2}}
    assert "half" not in checked(half, AB)
    assert inconsistency(half, AB) == inconsistency(HAND, AB)
    assert "half" not in dropping(half, AB)


def test_without_ratings_nothing_speaks_against_anyone() -> None:
    assert inconsistency({}, AB) == {"a": 0, "b": 0}
    assert best(inconsistency({}, AB)) == AB
    assert dropping({}, AB) == {}


def test_the_order_of_the_evidence_does_not_matter() -> None:
    turned = dict(reversed(HAND.items()))
    assert inconsistency(turned, AB) == inconsistency(HAND, AB)
    assert dropping(turned, AB) == dropping(HAND, AB)


@pytest.mark.parametrize("rating", [-3, 3])
def test_a_rating_off_the_scale_is_named(rating: int) -> None:
    with pytest.raises(CourseError, match=f"x, a: rating is {rating}; give one of -2 to 2"):
        inconsistency({"x": {"a": rating, "b": 0}}, AB)


def test_an_explanation_that_is_not_compared_is_named() -> None:
    with pytest.raises(CourseError, match="x: 'z' is no explanation here"):
        checked({"x": {"z": 1}}, AB)
