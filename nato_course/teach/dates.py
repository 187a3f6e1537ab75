"""Dates of work handed in: read from files of several kinds, and checked against the calendar."""

import re
from datetime import UTC, datetime, time, timedelta

from nato_course.errors import CourseError

EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
"""How far a reader's clock may run ahead before its date is no longer taken as one."""

_FORMS = (
    "%d %B %Y %I:%M %p",
    "%d %B %Y %H:%M",
    "%B %d, %Y %I:%M %p",
    "%Y-%m-%d %H:%M:%S UTC",
    "%d %b %Y %H:%M",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_due(text: str) -> datetime:
    """Return when work is due; a date alone means the end of that day, UTC.

    Args:
        text: an ISO date or time, such as "2027-03-01" or "2027-03-01T18:00+01:00".

    Raises:
        CourseError: it is neither.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        if _DAY.fullmatch(text.strip()):
            found = datetime.combine(found.date(), time(23, 59, 59))
        return aware(found)
    except (ValueError, OverflowError) as error:
        raise CourseError(
            f"--due: {text!r} is no date: write 2027-03-01 or 2027-03-01T18:00+01:00"
        ) from error


def read_time(text: str) -> datetime | None:
    """Return the time that a report states, or None where it can't be told.

    Args:
        text: a time in ISO form or as Moodle and Canvas write it; without a zone it is UTC.
    """
    plain = " ".join(text[:60].split())
    try:
        return aware(datetime.fromisoformat(plain))
    except (ValueError, OverflowError):
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(plain, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def aware(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is taken as UTC.

    Args:
        moment: a date and time.

    Raises:
        OverflowError: the calendar ends before it.
    """
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_plausible(moment: datetime, now: datetime) -> bool:
    """Return whether work can have been made then.

    Args:
        moment: when it says it was made.
        now: the time of grading.
    """
    return EARLIEST <= moment <= now + AHEAD
