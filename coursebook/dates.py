"""Dates in words, without the locale of the machine."""

from datetime import date
from typing import Protocol

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long(day: date) -> str:
    """Return a date as in "4 April 1949".

    Args:
        day: the date.
    """
    return f"{day_month(day)} {day.year}"


def month(day: date) -> str:
    """Return a date as in "April 1949".

    Args:
        day: any day of the month.
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


Day = date  # A name that the property below does not hide.


class Dated(Protocol):
    """Something with a date, of which the day may not be known."""

    @property
    def date(self) -> Day:
        """Its day, or the first of its month."""

    @property
    def day_known(self) -> bool:
        """Whether more than the month is known."""


def when(dated: Dated) -> str:
    """Return a date as in "4 April 1949", or its month alone where no more is known.

    Args:
        dated: an event or a document.
    """
    return long(dated.date) if dated.day_known else month(dated.date)


def iso(dated: Dated) -> str:
    """Return a date as in "1949-04-04", or "1949-04" where the day is not known.

    Args:
        dated: an event or a document.
    """
    return dated.date.isoformat()[: 10 if dated.day_known else 7]


def day_month(day: date) -> str:
    """Return a date as in "4 April".

    Args:
        day: the date.
    """
    return f"{day.day} {MONTHS[day.month - 1]}"
