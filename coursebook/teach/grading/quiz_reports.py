"""Quiz reports of Moodle and Canvas: whose result is read from which column.

Moodle's report "Grades" or "Responses" (CSV or JSON) has the total in a column such as
`Grade/10.00`. Canvas's "Student analysis" has `score`, and each question's points as a heading.
"""

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from coursebook.teach.dates import EARLIEST, is_plausible, read_time
from coursebook.teach.grading import moodle_words as moodle
from coursebook.teach.grading import tables
from coursebook.teach.grading.clean import shown
from coursebook.teach.grading.results import Person, Reading, Result, Work

_MOODLE_TOTAL = re.compile(r"([^\W\d]+)\s*/\s*(\d+(?:[.,]\d+)?)")
_JSON_TOTAL = re.compile(r"([^\W\d]+)(\d{3,})")
_CANVAS_QUESTION = re.compile(r"\d+: .*", re.DOTALL)
_CANVAS_ENDS = 3
"""Canvas's report ends with how many were right, how many wrong, and the score."""
_CANVAS_LEAST = 5
"""Before the questions: name, id, section, its id, submitted; with SIS ids two more, and others."""
_CANVAS_WITH_SIS = 7
_MOST_JSON = 5_000_000


@dataclass(frozen=True, slots=True)
class _Form:
    """Where a report holds what, by plain headings; `points` is what the total is out of."""

    total: str
    points: float
    shown: str
    """The heading of the total, as it stands."""
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The headings under which something may stand, the likeliest first, by what it is."""

    def filled(self, record: Mapping[str, str], what: str) -> Iterator[str]:
        """Yield what a record holds of something."""
        return (record[each] for each in self.columns.get(what, ()) if record.get(each))

    def pick(self, record: Mapping[str, str], what: str) -> str:
        """Return what a record holds of something, or nothing."""
        return next(self.filled(record, what), "")


def read(name: str, content: bytes, *, now: datetime, zone: tzinfo = UTC) -> Reading:
    """Return the results of a quiz report in CSV.

    Args:
        name: the file, as the report names it; the work is called by it.
        content: what the file holds.
        now: the time of grading.
        zone: the time zone of times that state none.
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
        _take(records, form, name, reading, now, zone)
    except csv.Error as error:
        reading.lines.append(f"can't be read further as a table: {error}")
    return reading


def is_moodle_json(content: bytes) -> bool:
    """Return whether a JSON file is a list, as Moodle's reports are and receipts are not.

    Args:
        content: what the file holds.
    """
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")


def read_json(name: str, content: bytes, *, now: datetime, zone: tzinfo = UTC) -> Reading:
    """Return the results of a Moodle quiz report in JSON.

    Args:
        name: the file, as the report names it.
        content: what the file holds.
        now: the time of grading.
        zone: the time zone of times that state none.
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
    _take(map(_textual, records), form, name, reading, now, zone)
    return reading


def _records(data: Any) -> list[Any]:
    """Return the rows of a report; Moodle puts them in a list within the list."""
    rows: list[Any] = data if isinstance(data, list) else []
    return rows[0] if rows and isinstance(rows[0], list) else rows


def _textual(record: Mapping[Any, Any]) -> dict[str, str]:
    plain = {tables.plain(str(key)): each for key, each in record.items()}
    return {key: str(each) for key, each in plain.items() if isinstance(each, str | int | float)}


def _form(heading: Sequence[str]) -> _Form | None:
    return _canvas_form(heading) or _moodle_form(heading)


def _canvas_form(heading: Sequence[str]) -> _Form | None:
    """Return where Canvas's student analysis holds what; its order is the same in any language.

    It is that of `to_csv` in Canvas's `student_analysis.rb`: each question is a pair of columns,
    its number and text, then its points.
    """
    asked = [
        (i, points)
        for i, each in enumerate(heading[:-1])
        if _CANVAS_QUESTION.fullmatch(each) and (points := number(heading[i + 1])) is not None
    ]
    if not asked or len(heading) - asked[-1][0] - 2 != _CANVAS_ENDS:
        return None
    first = asked[0][0]
    if first < _CANVAS_LEAST:  # a survey without names
        return None
    names = [tables.plain(each) for each in heading]
    sis = names[2:3] if names[2] == "sisid" or first >= _CANVAS_WITH_SIS else []
    return _Form(
        total=names[-1],
        points=sum(points for _, points in asked),
        shown=heading[-1],
        columns={
            "made": (names[first - 1], names[first - 2]),
            "name": names[:1],
            "canvas": names[1:2],
            "number": sis,
        },
    )


def _moodle_form(heading: Sequence[str]) -> _Form | None:
    names = [tables.plain(each) for each in heading]

    def column(words: tuple[str, ...]) -> list[str]:
        return [each for each in names if moodle.fits(each, words)]

    def begins(words: tuple[str, ...]) -> list[str]:
        return [each for each in names if each.startswith((*words, *map(moodle.bare, words)))]

    total = next(_totals(heading), None)
    if total is None or (total.total in moodle.GRADE and not column(moodle.STATE)):
        return None
    columns = {
        "made": begins(moodle.COMPLETED) + column(("finished",)) + begins(moodle.STARTED),
        "name": column(moodle.FULL),
        "first": column(moodle.FIRST),
        "last": column(moodle.LAST),
        "number": column(moodle.NUMBER) + column(moodle.LOGIN),
        "email": column(moodle.EMAIL),
        "state": column(moodle.STATE),
    }
    return replace(total, columns=columns)


def _totals(heading: Sequence[str]) -> Iterator[_Form]:
    for each in heading:
        name, points = tables.plain(each), 0.0  # of 0, each cell says what it is out of
        word = name
        if found := _MOODLE_TOTAL.fullmatch(each.strip()):
            word, points = found[1].lower(), number(found[2]) or 0
        elif found := _JSON_TOTAL.fullmatch(each):
            # The point is lost: Moodle writes two decimals.
            word, points = found[1].lower(), int(found[2][:12]) / 100
        if moodle.fits(word, moodle.GRADE):
            yield _Form(name, points, shown=each)


def _unknown(heading: Sequence[str]) -> str:
    return (
        "is no quiz report of Moodle (a column such as Grade/10.00, in English, German, French or "
        "Spanish) or Canvas (Student analysis, a column score at its end); "
        f"it begins with {shown(', '.join(heading), 80)!r}: left unread"
    )


def number(text: str) -> float | None:
    """Return a figure as a report writes it, or None where it is none that can be counted with.

    Args:
        text: such as "8.50", "8,50" or "1.008,50": the last sign is that of decimals.
    """
    plain = text.strip()[:30].replace("\u202f", "").replace("\xa0", "")
    if "," in plain:
        whole, _, part = plain.rpartition(",")
        plain = f"{whole.replace('.', '')}.{part}" if "." not in part else plain.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1_000_000 else None


def _score(text: str, points: float) -> tuple[float, float] | None:
    """Return a result and what it is out of, which a cell such as "1.00/2.00" says itself."""
    first, sign, last = text.partition("/")
    score, most = number(first), number(last) if sign else points
    return None if score is None or most is None else (score, most)


def _take(
    records: Iterator[dict[str, str]],
    form: _Form,
    name: str,
    reading: Reading,
    now: datetime,
    zone: tzinfo,
) -> None:
    work = Work("quiz", PurePosixPath(name).stem[:80] or "quiz")
    unread, ahead = list[str](), list[str]()
    for place, record in enumerate(records, start=2):
        person = _person(record, form)
        is_summary = moodle.fits(tables.plain(person.name), moodle.SUMMARY)
        if is_summary and not person.email and not person.number:
            continue
        cell = record.get(form.total, "")
        where = f"row {place}, {shown(person.words(), 60) or 'nobody'}, column {form.shown!r}"
        found = _score(cell, form.points)
        if found is None:
            state = tables.plain(form.pick(record, "state"))
            if not moodle.fits(state, moodle.UNFINISHED):
                reading.lines.append(f"{where}: {shown(cell, 40)!r} is no number: no result")
            continue
        score, points = found
        if points <= 0:
            reading.lines.append(f"{where}: does not say what its total is out of: no result")
            continue
        if score > points:
            reading.lines.append(f"{where}: the result is over {points:g}: taken as full")
        percent = 100 * min(score, points) / points
        made, written = _first_time(record, form, zone)
        who = f"row {place}, {shown(person.words(), 60) or 'nobody'}: {shown(written, 40)!r}"
        if made and not is_plausible(made, now):
            ahead.append(who)
        elif written and not made:
            unread.append(who)
        reading.results.append(Result(person, work, percent, made, name))

    reading.told += _on_times(unread, "can't be read, so lateness is not known")
    reading.told += _on_times(
        ahead, "lies ahead of this computer's clock: taken as the report states it"
    )


def _on_times(rows: Sequence[str], told: str) -> list[str]:
    """Return one line on times, with the first of the cells as it stands."""
    more = f" (and {len(rows) - 1:,} more)" if rows[1:] else ""
    return [f"the time in {rows[0]}{more} {told}"] if rows else []


def _person(record: Mapping[str, str], form: _Form) -> Person:
    fields = ("name", "first", "last", "number", "email", "canvas")
    name, first, last, number, email, canvas = (form.pick(record, each) for each in fields)
    return Person(name or f"{first} {last}".strip(), number, email, canvas, is_told=True)


def _first_time(
    record: Mapping[str, str], form: _Form, zone: tzinfo
) -> tuple[datetime | None, str]:
    """Return when a paper was finished, and the cell that says so.

    Moodle's first filled column decides: a paper begun in time may be finished late. An LMS keeps
    its own time, so one ahead of this computer's clock counts.
    """
    filled = [each for each in form.filled(record, "made") if each != "-"]
    is_canvas = "canvas" in form.columns
    found = [(read_time(each, zone), each) for each in (filled if is_canvas else filled[:1])]
    made = next((each for each in found if each[0] and each[0] >= EARLIEST), None)
    return made or (None, next(iter(filled), ""))
