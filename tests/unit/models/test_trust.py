"""The trust that reassurance needs, against its closed form."""

import pytest

from coursebook.errors import CourseError
from nato_course.models.games import DEADLOCK, PRISONERS_DILEMMA, STAG_HUNT, Payoffs
from nato_course.models.trust import least_trust, worth, worths


def hunt(temptation=3, sucker=0):
    return Payoffs(reward=5, temptation=temptation, punishment=1, sucker=sucker)


def test_the_threshold_is_the_closed_form():
    assert least_trust(STAG_HUNT) == pytest.approx((1 - 0) / ((1 - 0) + (5 - 3)))
    assert least_trust(hunt(temptation=4, sucker=-2)) == pytest.approx(3 / 4)


@pytest.mark.parametrize("sucker", [-4, -2, 0])
@pytest.mark.parametrize("temptation", [1, 3, 4.5])
def test_at_the_threshold_both_choices_are_worth_the_same(temptation, sucker):
    payoffs = hunt(temptation, sucker)
    least = least_trust(payoffs)
    reassure, arm = worth(payoffs, least)
    assert reassure == pytest.approx(arm)
    more = worth(payoffs, least + 0.01)
    less = worth(payoffs, least - 0.01)
    assert more[0] > more[1]
    assert less[0] < less[1]


def test_more_trust_is_needed_the_more_there_is_to_lose_and_the_less_to_gain():
    assert [least_trust(hunt(sucker=each)) for each in (0, -1, -2, -4)] == sorted(
        least_trust(hunt(sucker=each)) for each in (0, -1, -2, -4)
    )
    assert least_trust(hunt(temptation=1)) < least_trust(hunt(temptation=4))


@pytest.mark.parametrize("payoffs", [PRISONERS_DILEMMA, DEADLOCK, hunt(temptation=5)])
def test_where_arming_always_pays_no_trust_suffices(payoffs):
    assert least_trust(payoffs) is None
    assert all(worth(payoffs, t / 10)[0] < worth(payoffs, t / 10)[1] for t in range(10))


def test_the_rows_run_from_no_trust_to_full_trust():
    rows = worths(STAG_HUNT)
    assert rows[:2] == [
        {"trust_pct": 0, "choice": "reassure", "worth": 0},
        {"trust_pct": 0, "choice": "arm", "worth": 1},
    ]
    assert rows[-2:] == [
        {"trust_pct": 100, "choice": "reassure", "worth": 5},
        {"trust_pct": 100, "choice": "arm", "worth": 3},
    ]


def test_trust_that_is_no_share_is_refused():
    with pytest.raises(CourseError, match=r"trust is 1\.2"):
        worth(STAG_HUNT, 1.2)
