"""An answer is right in whatever type it comes, and a difference is told without the answer."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from coursebook.labs import _compare
from coursebook.labs._compare import difference, is_blank, plain, same


class Series:
    """Stands for what pandas and numpy hand over."""

    def __init__(self, content: Any) -> None:
        self.content = content

    def to_dict(self) -> Any:
        return self.content


class Array(Series):
    to_dict = None  # type: ignore[assignment]

    def tolist(self) -> Any:
        return self.content


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (3.0, 3),
        (Fraction(6, 2), 3),
        (Decimal(3), 3),
        (Array(3), 3),
        (0.1 + 0.2, 0.3),
        ([1, 2], (1, 2)),
        (Array([1, 2]), (1, 2)),
        ((1.0, 2), (1, 2)),
        (["POL", "est"], frozenset({"EST", "POL"})),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        (Counter(["a", "a"]), {"a": 2, "b": 0}),
        (Series({"a": 2}), {"a": 2}),
        (" Poland ", "poland"),
        (True, True),
    ],
)
def test_every_right_form_is_taken(given: Any, right: Any) -> None:
    assert same(plain(given), right)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (True, 1),
        (1, True),
        ("3", 3),
        ([2, 1], (1, 2)),
        ([1], (1, 2)),
        ({"a": 2, "c": 0}, {"a": 2}),
        ({"a": 2}, {"a": 2, "b": 1}),
        (["POL"], frozenset({"EST", "POL"})),
        (float("nan"), 3),
        (None, 3),
    ],
)
def test_what_is_not_right_is_not_taken(given: Any, right: Any) -> None:
    assert not same(plain(given), right)


def test_a_number_may_be_off_by_the_tolerance_alone() -> None:
    assert same(1.92, 1.918, 0.006)
    assert not same(1.93, 1.918, 0.006)


@pytest.mark.parametrize(
    ("given", "right", "told"),
    [
        (5, 3, "is 5, which is too high"),
        (1, 3, "is 1, which is too low"),
        ("3", 3, "is a text, and a number is asked: hand back the number itself"),
        ([3], 3, "is a list, and a number is asked"),
        (990, 1000, "a little too low"),
        (..., 3, "is still empty"),
        ([1, 5], (1, 2), "has 5 in place 2, which is too high"),
        ([1], (1, 2), "is a row of 1, and 2 values in a row are asked"),
        ({"a": 1}, {"a": 1, "b": 2}, "has nothing for b yet"),
        ({"a": 1, "z": 2}, {"a": 1}, "has z, which is not asked"),
        ({"a": 5}, {"a": 1}, "has 5 for 'a', which is too high"),
        (["POL", "RUS"], frozenset({"POL", "EST"}), "'RUS', which does not belong and lacks 1"),
        (True, False, "is True, which is the wrong way round"),
    ],
)
def test_a_difference_is_told_without_the_answer(given: Any, right: Any, told: str) -> None:
    assert told in difference(plain(given), right)


@pytest.mark.parametrize("empty", [None, ..., [...], {"a": ...}, (..., {"b": [...]})])
def test_what_was_not_filled_in_is_seen(empty: Any) -> None:
    assert is_blank(empty)


@pytest.mark.parametrize("filled", [0, False, "", [], [..., 1], {"a": 0}])
def test_what_was_filled_in_is_seen(filled: Any) -> None:
    assert not is_blank(filled)


def test_long_answers_are_named_in_short() -> None:
    assert len(_compare.shown("x" * 200)) == 60
