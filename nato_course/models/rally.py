"""Did approval change around an event? An estimate, its uncertainty, and dates without an event.

An event that frightens or excites a country can rally it behind its leader (mueller1970, on
American presidents). The estimate here is the plainest one: the mean of the readings in the months
from the event on, less the mean of those in the months before. An event is placed by the first
month whose survey came after it.

Two kinds of uncertainty. Sampling: another sample would have answered otherwise. With p the share
and n the respondents, the variance of a reading is p(1 - p)/n, times a design effect where the
sample is not a simple one; the variance of a difference of two means of k and m independent
readings is the sum of theirs over k² plus that over m². Change without the event: approval moves in
quiet times too. For that the same estimate is made at every other reading, as if something had
happened there. These are placebo dates; only dates whose windows no known event touches serve. The
share of placebo changes at least as large, the event itself counted in, says how unusual its change
is. All dates are used, so that nothing is drawn by chance and no seed is needed.

What the estimate assumes: that without the event the mean would have stayed, that nothing else
happened in the window, and that people answer as freely after as before. The last one is in dispute
for Russia: list experiments give readings either way (frye2017, frye2023, hale2021).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from coursebook.errors import CourseError

RESPONDENTS = 1600
"""Respondents a survey, an assumption: a usual size, taken as the same in each month."""
_NINETY_FIVE = 1.96


@dataclass(frozen=True)
class Reading:
    """One survey: the first day of its month, and the share that approves, in per cent."""

    month: date
    share_pct: float

    @property
    def number(self) -> int:
        """The month, counted."""
        return month_number(self.month)


@dataclass(frozen=True)
class Change:
    """The readings on both sides of a date: those before it, and those from it on."""

    first_after: date
    window: int
    before: tuple[Reading, ...]
    after: tuple[Reading, ...]

    @property
    def difference(self) -> float:
        """The mean after less the mean before, in percentage points."""
        return _mean(self.after) - _mean(self.before)

    def standard_error(self, respondents: int = RESPONDENTS, design_effect: float = 1.0) -> float:
        """Return the standard error from sampling alone, in percentage points.

        Args:
            respondents: how many each survey asked.
            design_effect: by how much the sample's variance exceeds a simple one's.

        Raises:
            CourseError: there are no respondents, or the design effect is not above zero.
        """
        if respondents < 1 or design_effect <= 0:
            raise CourseError(
                f"standard_error: {respondents} respondents with a design effect of "
                f"{design_effect:g}; give at least 1 and a number above 0."
            )
        variances = (_variance(side) for side in (self.before, self.after))
        return sqrt(design_effect * sum(variances) / respondents)

    def interval(
        self, respondents: int = RESPONDENTS, design_effect: float = 1.0
    ) -> tuple[float, float]:
        """Return the 95 per cent interval from sampling alone, in percentage points.

        Args:
            respondents: how many each survey asked.
            design_effect: by how much the sample's variance exceeds a simple one's.
        """
        half = _NINETY_FIVE * self.standard_error(respondents, design_effect)
        return self.difference - half, self.difference + half


def month_number(day: date) -> int:
    """Return months counted from the year 0, so that they can be subtracted.

    Args:
        day: any day of the month.
    """
    return day.year * 12 + day.month - 1


def change(readings: Sequence[Reading], first_after: date, window: int) -> Change | None:
    """Return the change around a date, or None where one side has no reading.

    Args:
        readings: the surveys, in any order.
        first_after: a day of the first month whose survey came after the event.
        window: months on each side.

    Raises:
        CourseError: the window is shorter than a month.
    """
    if window < 1:
        raise CourseError(f"change: a window of {window} months; give at least 1.")
    cut = month_number(first_after)
    before = tuple(each for each in readings if cut - window <= each.number < cut)
    after = tuple(each for each in readings if cut <= each.number < cut + window)
    return Change(first_after, window, before, after) if before and after else None


def placebos(
    readings: Sequence[Reading], window: int, events: Iterable[date]
) -> tuple[Change, ...]:
    """Return the change at each reading whose window no event touches.

    Args:
        readings: the surveys, in any order.
        window: months on each side.
        events: the first month after each known event.
    """
    known = [month_number(each) for each in events]
    quiet = [
        each.month
        for each in sorted(readings, key=lambda each: each.number)
        if all(abs(each.number - event) >= window for event in known)
    ]
    found = (change(readings, each, window) for each in quiet)
    return tuple(each for each in found if each)


def touching(estimate: Change, events: Mapping[str, date]) -> tuple[str, ...]:
    """Return the other events that fall within a change's window and so mix with its effect.

    Args:
        estimate: the change around an event.
        events: name -> the first month after each known event.
    """
    cut = month_number(estimate.first_after)
    return tuple(
        name for name, day in events.items() if 0 < abs(month_number(day) - cut) < estimate.window
    )


def as_large(estimate: Change, others: Sequence[Change]) -> int:
    """Return how many placebo changes are at least as large, whatever their direction.

    Args:
        estimate: the change around the event.
        others: the placebo changes.
    """
    size = abs(estimate.difference)
    return sum(abs(each.difference) >= size - 1e-9 for each in others)


def account(estimate: Change, others: Sequence[Change]) -> list[str]:
    """Return the estimate in words: its size, its sampling error, and the placebo dates.

    Args:
        estimate: the change around the event.
        others: the placebo changes.
    """
    low, high = estimate.interval()
    count = as_large(estimate, others)
    return [
        f"Mean of {_readings(estimate.before)} before: {_mean(estimate.before):.1f}%. "
        f"Mean of {_readings(estimate.after)} after: {_mean(estimate.after):.1f}%. "
        f"Change: {_signed(estimate.difference)} points.",
        f"Sampling alone (95%): {_signed(low)} to {_signed(high)} points.",
        f"Placebo dates with a change as large: {count} of {len(others)}."
        if others
        else "No placebo date is left.",
    ]


def _mean(side: Sequence[Reading]) -> float:
    return sum(each.share_pct for each in side) / len(side)


def _variance(side: Sequence[Reading]) -> float:
    """Return the variance of a mean of readings for one respondent each."""
    single = sum(each.share_pct * (100 - each.share_pct) for each in side)
    return single / len(side) ** 2


def _readings(side: Sequence[Reading]) -> str:
    return f"{len(side)} reading" + "s" * (len(side) > 1)


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")
