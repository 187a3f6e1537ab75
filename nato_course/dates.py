"""Dates in words, without the locale of the machine."""

from datetime import date

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


def day_month(day: date) -> str:
    """Return a date as in "4 April".

    Args:
        day: the date.
    """
    return f"{day.day} {MONTHS[day.month - 1]}"
