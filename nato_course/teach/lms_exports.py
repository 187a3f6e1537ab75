"""Quiz reports of Moodle and Canvas: whose result is read from which column.

Moodle's report "Grades" or "Responses" (CSV or JSON) has the total in a column such as
`Grade/10.00`. Canvas's "Student analysis" has `score`, and each question's points as a heading.
"""

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from nato_course.teach import tables
from nato_course.teach.clean import shown
from nato_course.teach.dates import is_plausible, read_time
from nato_course.teach.results import Person, Reading, Result, Work

_MOODLE_TOTAL = re.compile(r"grade\s*/\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_JSON_TOTAL = re.compile(r"grade(\d{3,})")
_CANVAS = ("sectionsisid", "submitted", "attempt", "ncorrect", "nincorrect", "score")
_UNFINISHED = ("inprogress", "neversubmitted", "overdue", "abandoned", "notstarted")
_MOST_JSON = 5_000_000


@dataclass(frozen=True, slots=True)
class _Form:
    """Where a report holds what; `points` is what the total is out of."""

    total: str
    points: float
    made: tuple[str, ...]
    name: tuple[str, ...] = ()
    first: tuple[str, ...] = ("firstname",)
    last: tuple[str, ...] = ("lastname", "surname")
    number: tuple[str, ...] = ("idnumber", "username")
    email: tuple[str, ...] = ("emailaddress", "email")
    canvas: tuple[str, ...] = ()


def read(name: str, content: bytes, *, now: datetime) -> Reading:
    """Return the results of a quiz report in CSV.

    Args:
        name: the file, as the report names it; the work is called by it.
        content: what the file holds.
        now: the time of grading.
    """
    reading = Reading()
    text, mended = tables.decode(content)
    reading.lines += [mended] if mended else []
    try:
        table = tables.rows(text)
        heading = next(table, [])
        form = _form(heading)
        if form is None:
            reading.lines.append(_unknown(heading))
            return reading
        names = [tables.plain(each) for each in heading]
        records = (dict(zip(names, row, strict=False)) for row in table)
        _take(records, form, name, reading, now)
    except csv.Error as error:
        reading.lines.append(f"can't be read further as a table: {error}")
    return reading


def is_moodle_json(content: bytes) -> bool:
    """Return whether a JSON file is a list, as Moodle's reports are and receipts are not.

    Args:
        content: what the file holds.
    """
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")


def read_json(name: str, content: bytes, *, now: datetime) -> Reading:
    """Return the results of a Moodle quiz report in JSON.

    Args:
        name: the file, as the report names it.
        content: what the file holds.
        now: the time of grading.
    """
    reading = Reading()
    if len(content) > _MOST_JSON:
        reading.lines.append(f"has more than {_MOST_JSON:,} bytes of JSON: export it as CSV")
        return reading
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reading.lines.append(f"is no JSON that can be read: {shown(str(error), 80)}")
        return reading
    records = [each for each in _records(data) if isinstance(each, dict)]
    form = _form([str(key) for key in records[0]]) if records else None
    if form is None:
        reading.lines.append("is neither a receipt nor a quiz report of Moodle: left unread")
        return reading
    _take(map(_textual, records), form, name, reading, now)
    return reading


def _records(data: Any) -> list[Any]:
    """Return the rows of a report; Moodle puts them in a list within the list."""
    rows: list[Any] = data if isinstance(data, list) else []
    return rows[0] if rows and isinstance(rows[0], list) else rows


def _textual(record: Mapping[Any, Any]) -> dict[str, str]:
    plain = {tables.plain(str(key)): each for key, each in record.items()}
    return {key: str(each) for key, each in plain.items() if isinstance(each, str | int | float)}


def _form(heading: Sequence[str]) -> _Form | None:
    names = [tables.plain(each) for each in heading]
    if all(each in names for each in _CANVAS):
        points = sum(value for each in heading if (value := number(each)) is not None)
        return _Form(
            "score", points, ("submitted",), name=("name",), number=("sisid",), canvas=("id",)
        )
    made = ("completed", "completedon", "finished", "startedon", "started")
    for each in heading:
        if found := _MOODLE_TOTAL.fullmatch(each.strip()):
            return _Form(tables.plain(each), number(found[1]) or 0, made)
        if found := _JSON_TOTAL.fullmatch(each):  # the point is lost: Moodle writes two decimals
            return _Form(each, int(found[1][:12]) / 100, made)
    return None


def _unknown(heading: Sequence[str]) -> str:
    return (
        "is no quiz report of Moodle (a column such as Grade/10.00) or Canvas (Student analysis, "
        f"a column score); it begins with {shown(', '.join(heading), 80)!r}: left unread"
    )


def number(text: str) -> float | None:
    """Return a figure as a report writes it, or None where it is none that can be counted with.

    Args:
        text: such as "8.50" or "8,50".
    """
    try:
        value = float(text.strip()[:30].replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1_000_000 else None


def _take(
    records: Iterator[dict[str, str]], form: _Form, name: str, reading: Reading, now: datetime
) -> None:
    if form.points <= 0:
        reading.lines.append("does not say what its total is out of: left unread")
        return
    work = Work("quiz", _title(name))
    for place, record in enumerate(records, start=2):
        person = _person(record, form)
        if not person.email and not person.number and _is_summary(person.name):
            continue
        score = number(record.get(form.total, ""))
        if score is None:
            if tables.plain(record.get("state", record.get("status", ""))) not in _UNFINISHED:
                told = shown(record.get(form.total, ""), 40)
                reading.lines.append(f"row {place}: the result {told!r} is no number: no result")
            continue
        if score > form.points:
            reading.lines.append(f"row {place}: the result is over {form.points:g}: taken as full")
        percent = 100 * min(score, form.points) / form.points
        made = _first_time(record, form, now)
        reading.results.append(Result(person, work, percent, made, name))


def _title(name: str) -> str:
    return PurePosixPath(name).stem[:80] or "quiz"


def _is_summary(name: str) -> bool:
    return tables.plain(name) in ("overallaverage", "groupaverage")


def _person(record: Mapping[str, str], form: _Form) -> Person:
    def pick(names: Sequence[str]) -> str:
        return next((record[each] for each in names if record.get(each)), "")

    name = pick(form.name) or f"{pick(form.first)} {pick(form.last)}".strip()
    return Person(name, pick(form.number), pick(form.email), pick(form.canvas), is_told=True)


def _first_time(record: Mapping[str, str], form: _Form, now: datetime) -> datetime | None:
    found = (read_time(record[each]) for each in form.made if record.get(each, "-") != "-")
    made = next((each for each in found if each), None)
    return made if made and is_plausible(made, now) else None
