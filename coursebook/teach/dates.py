"""Dates of work handed in: read from files of several kinds, and checked against the calendar."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from coursebook.course import current
from coursebook.dates import MONTHS, WEEKDAYS, long
from coursebook.errors import CourseError
from coursebook.teach.grading import moodle_words
from coursebook.words import nearest

EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
"""How far a reader's clock may run ahead before its date is no longer taken as one."""

_WEEKDAY = r"(?:[^\W\d]+\.?,? )?"
_HOURS = (
    r"(?:,|,? (?:at|um|à|a las))? ?(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?: Uhr| ?(?P<half>[AaPp])\.? ?[Mm]\.?)?"
)
_NAMED = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})(?:\.|er|º)? (?:de )?(?P<month>[^\W\d]+)\.?,? (?:de )?"
    r"(?P<year>\d{4})" + _HOURS
)
_NAMED_US = re.compile(_WEEKDAY + r"(?P<month>[^\W\d]+) (?P<day>\d{1,2}), (?P<rest>\d{4}.*)")
_FIGURES = re.compile(
    _WEEKDAY
    + r"(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)"
    + _HOURS
)
"""Dates in figures; with a slash they are read only where no other order is possible."""
_MONTHS_IN_YEAR = 12
_FEW = 3
_DUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?) ?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
DUE_HELP = (
    "A day such as 2027-03-01, which means its end, or a time such as 2027-03-01T18:00; with "
    "+01:00 behind it in that zone, else in that of --zone."
)
"""What every command says of its due date."""
ZONE_VARIABLE = f"{current().slug.upper().replace('-', '_')}_ZONE"
"""The environment variable for the class's zone."""
ZONE_HELP = (
    "The class's time zone for due dates, such as Europe/Berlin; UTC if not given. Set it once "
    "for all commands in "
    f"{ZONE_VARIABLE}."
)


def read_due(text: str, zone: str = "") -> datetime:
    """Return when work is due; a date alone means the end of that day.

    Args:
        text: a date or time, such as "2027-03-01", "2027-03-01T18:00" or
            "2027-03-01T18:00+01:00".
        zone: the time zone where the text has none; without it, UTC.

    Raises:
        CourseError: it is neither, or there is no such zone, or no such time in it.
    """
    parts = _DUE.fullmatch(text.strip())
    try:
        if not parts:
            raise ValueError
        found = datetime.fromisoformat(f"{parts['day']}T{parts['time'] or '23:59:59'}")
        if parts["zone"]:
            offset = datetime.fromisoformat(f"2000-01-01T00:00{parts['zone']}").tzinfo
            return found.replace(tzinfo=offset)
        # Of an hour that comes twice, the later.
        due = found.replace(tzinfo=read_zone(zone), fold=1)
        exists = aware(due).astimezone(due.tzinfo).replace(tzinfo=None) == found
    except (ValueError, OverflowError) as error:
        raise CourseError(
            f"--due: {text!r} is no date: write 2027-03-01 for the end of that day, or "
            "2027-03-01T18:00, or 2027-03-01T18:00+01:00"
        ) from error
    if not exists:
        raise CourseError(f"--due: {text!r} is left out in {zone}, where clocks go forward then")
    return due


def has_zone(text: str) -> bool:
    """Return whether a due date states its own time zone.

    Args:
        text: the due date.
    """
    parts = _DUE.fullmatch(text.strip())
    return bool(parts and parts["zone"])


def read_zone(name: str) -> tzinfo:
    """Return a time zone by its name; without a name, UTC.

    Args:
        name: such as "Europe/Berlin".

    Raises:
        CourseError: no zone is called so.
    """
    if name in ("", "UTC"):
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(name, sorted(available_timezones()), "write one such as Europe/Berlin")
        raise CourseError(f"--zone: no time zone is called {name!r}: {near}") from None


def _zone_name(moment: datetime) -> str:
    """Return the name of a moment's time zone, or how far it is from UTC."""
    if isinstance(moment.tzinfo, ZoneInfo):
        return moment.tzinfo.key
    away = f"{moment:%z}"
    return "UTC" if away in ("", "+0000") else f"UTC{away[:3]}:{away[3:]}"


def words(moment: datetime, *, weekday: bool = True) -> str:
    """Return a moment in words with its time zone, whatever the machine's language.

    Args:
        moment: a date and time; one without a zone is in UTC.
        weekday: whether the day of the week stands in front.
    """
    day = f"{WEEKDAYS[moment.weekday()]} " if weekday else ""
    return f"{day}{long(moment.date())}, {moment:%H:%M} ({_zone_name(moment)})"


def read_time(text: str, zone: tzinfo = UTC) -> datetime | None:
    """Return the time that a report states, or None where it can't be told.

    Args:
        text: a time in ISO form or as Moodle and Canvas write it.
        zone: the time zone where the text has none.
    """
    plain = " ".join(text[:60].split())
    try:
        return aware(_stated(plain, zone))
    except (ValueError, OverflowError):
        return None


def _stated(plain: str, zone: tzinfo) -> datetime:
    try:
        found = datetime.fromisoformat(plain.removesuffix(" UTC"))
    except ValueError:
        return _of_parts(_parts(plain)).replace(tzinfo=zone)
    return found if found.tzinfo or plain.endswith(" UTC") else found.replace(tzinfo=zone)


def _parts(plain: str) -> re.Match[str]:
    """Return the parts of a date in words, or in figures unless 2/3 may be of February or March."""
    if turned := _NAMED_US.fullmatch(plain):
        plain = f"{turned['day']} {turned['month']} {turned['rest']}"
    if named := _NAMED.fullmatch(plain):
        return named
    found = _FIGURES.fullmatch(plain)
    if not found or (found["sign"] == "/" and int(found["day"]) <= _MONTHS_IN_YEAR):
        raise ValueError(f"{plain} is no date that can be told")
    return found


def _of_parts(parts: re.Match[str]) -> datetime:
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] in "Pp" else 0)
    day, year = int(parts["day"]), int(parts["year"])
    year += 2000 if len(parts["year"]) == len("27") else 0
    return datetime(
        year, _month(parts["month"]), day, hour, int(parts["minute"]), int(parts["second"] or 0)
    )


def _month(word: str) -> int:
    """Return a month's number by its figure, or its name or a beginning that is no other's too."""
    if word.isdigit():
        return int(word)
    known = [each.casefold() for each in (*MONTHS, *moodle_words.MONTHS)]
    fits = [i for i, each in enumerate(known) if each == word.casefold()]
    fits = fits or [i for i, each in enumerate(known) if each.startswith(word.casefold())]
    numbers = {i % len(MONTHS) for i in fits}
    if len(numbers) != 1 or len(word) < _FEW:
        raise ValueError(f"{word} is no month")
    return numbers.pop() + 1


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
