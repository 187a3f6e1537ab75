"""The change around an event, held to sums done by hand."""

from datetime import date
from math import sqrt

import pytest

from coursebook.errors import CourseError
from nato_course.models import rally
from nato_course.models.rally import Reading, change, placebos

JUMP = date(2010, 7, 1)
SHARES = (60, 62, 61, 59, 60, 58, 70, 72, 71, 69, 70, 68)
YEAR = [Reading(date(2010, month, 1), share) for month, share in enumerate(SHARES, 1)]
QUIET = [Reading(date(2001 + n // 12, n % 12 + 1, 1), 60 + n % 2) for n in range(36)]


def found(window: int = 3, first_after: date = JUMP) -> rally.Change:
    made = change(YEAR, first_after, window)
    assert made is not None
    return made


def test_the_change_is_the_mean_after_less_the_mean_before() -> None:
    # (70 + 72 + 71) / 3 - (59 + 60 + 58) / 3
    assert found().difference == 12
    # Twelve months of which only the year's twelve exist: 420 / 6 - 360 / 6
    assert found(12).difference == 10


def test_a_window_takes_its_months_and_no_others() -> None:
    made = found(2)
    assert [each.share_pct for each in made.before] == [60, 58]
    assert [each.share_pct for each in made.after] == [70, 72]


def test_the_day_within_the_month_does_not_matter() -> None:
    assert found(first_after=date(2010, 7, 31)).difference == found().difference


def test_the_standard_error_is_that_of_two_polls() -> None:
    made = found(1)  # 58% before, 70% after, 1,600 respondents each
    expected = 100 * sqrt(0.58 * 0.42 / 1600 + 0.70 * 0.30 / 1600)
    assert made.standard_error() == pytest.approx(expected)
    low, high = made.interval()
    assert (low, high) == pytest.approx((12 - 1.96 * expected, 12 + 1.96 * expected))


def test_more_respondents_and_more_readings_narrow_it_and_a_design_effect_widens_it() -> None:
    assert found(1).standard_error(6400) == pytest.approx(found(1).standard_error() / 2)
    assert found(1).standard_error(1600, 4.0) == pytest.approx(2 * found(1).standard_error())
    assert found(3).standard_error() < found(2).standard_error() < found(1).standard_error()


def test_adding_the_same_to_all_readings_leaves_the_change_alone() -> None:
    moved = [Reading(each.month, each.share_pct + 5) for each in YEAR]
    shifted = change(moved, JUMP, 3)
    assert shifted is not None
    assert shifted.difference == found().difference


def test_a_side_without_a_reading_gives_no_change() -> None:
    assert change(YEAR, date(2010, 1, 1), 6) is None
    assert change(YEAR, date(2011, 1, 1), 6) is None


def test_a_placebo_s_window_reaches_no_event() -> None:
    event = date(2002, 7, 1)
    dates = [each.first_after for each in placebos(QUIET, 3, [event])]
    apart = {abs(rally.month_number(each) - rally.month_number(event)) for each in dates}
    assert min(apart) == 3
    # 36 months less the first, which has none before it, and five around the event.
    assert len(dates) == 30


def test_in_quiet_times_a_jump_is_rare_and_quiet_is_not() -> None:
    jumping = [*QUIET[:-1], Reading(QUIET[-1].month, 80)]
    event = QUIET[-1].month
    others = placebos(jumping, 3, [event])
    jump, calm = change(jumping, event, 3), change(QUIET, QUIET[18].month, 3)
    assert jump is not None and calm is not None
    assert rally.as_large(jump, others) == 0
    quiet = placebos(QUIET, 3, [])
    assert rally.as_large(calm, quiet) > 0.2 * len(quiet)


def test_a_fall_counts_as_large_as_a_rise() -> None:
    rise, fall = found(1), rally.Change(JUMP, 1, found(1).after, found(1).before)
    assert rally.as_large(rise, [fall]) == 1


def test_other_events_in_the_window_are_named() -> None:
    events = {"own": JUMP, "near": date(2010, 9, 1), "far": date(2010, 12, 1)}
    assert rally.touching(found(3), events) == ("near",)


def test_the_account_tells_size_error_and_placebos() -> None:
    told = rally.account(found(1), placebos(QUIET, 3, []))
    assert told[0] == (
        "Mean of 1 reading before: 58.0%. Mean of 1 reading after: 70.0%. Change: +12.0 points."
    )
    assert told[1] == "Sampling alone (95%): +8.7 to +15.3 points."
    assert told[2] == "Placebo dates with a change as large: 0 of 35."
    assert rally.account(found(1), [])[2] == "No placebo date is left."


@pytest.mark.parametrize("window", [0, -3])
def test_a_window_shorter_than_a_month_is_refused(window: int) -> None:
    with pytest.raises(CourseError, match="give at least 1"):
        change(YEAR, JUMP, window)


@pytest.mark.parametrize(("respondents", "effect"), [(0, 1.0), (1600, 0.0)])
def test_a_survey_of_nobody_is_refused(respondents: int, effect: float) -> None:
    with pytest.raises(CourseError, match="give at least 1"):
        found().standard_error(respondents, effect)
