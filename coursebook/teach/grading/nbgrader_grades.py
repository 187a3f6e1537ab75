"""Results from nbgrader's gradebook database, opened so that nothing in it can be changed."""

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from coursebook.teach.dates import is_plausible, read_time
from coursebook.teach.grading.clean import shown
from coursebook.teach.grading.results import Person, Reading, Result, Work

_SECONDS = 30.0
_RESULTS = """
WITH worth(id, points) AS (
  SELECT id, max_score FROM grade_cells UNION ALL SELECT id, max_score FROM task_cells
), possible(assignment, points) AS (
  SELECT notebook.assignment_id, SUM(worth.points) FROM notebook
  JOIN base_cell ON base_cell.notebook_id = notebook.id JOIN worth ON worth.id = base_cell.id
  GROUP BY notebook.assignment_id
), earned(submission, points, open) AS (
  SELECT submitted_notebook.assignment_id,
    SUM(COALESCE(grade.manual_score, grade.auto_score, 0) + COALESCE(grade.extra_credit, 0)),
    SUM(grade.needs_manual_grade)
  FROM submitted_notebook JOIN grade ON grade.notebook_id = submitted_notebook.id
  GROUP BY submitted_notebook.assignment_id
), penalty(submission, points) AS (
  SELECT assignment_id, SUM(COALESCE(late_submission_penalty, 0)) FROM submitted_notebook
  GROUP BY assignment_id
)
SELECT assignment.name, assignment.duedate, student.id, student.first_name, student.last_name,
  student.email, submission.timestamp, COALESCE(earned.points, 0) - COALESCE(penalty.points, 0),
  possible.points, earned.open
FROM submitted_assignment AS submission
JOIN assignment ON assignment.id = submission.assignment_id
JOIN student ON student.id = submission.student_id
LEFT JOIN possible ON possible.assignment = assignment.id
LEFT JOIN earned ON earned.submission = submission.id
LEFT JOIN penalty ON penalty.submission = submission.id
ORDER BY assignment.name, student.id
"""


def read(name: str, path: Path, *, now: datetime) -> Iterator[Reading]:
    """Yield the results of a gradebook database, one submission at a time.

    Args:
        name: the file, as the report names it.
        path: the file itself, which is only read.
        now: the time of grading.
    """
    try:
        # `immutable` keeps SQLite from writing a journal beside the file.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            _confine(database)
            for row in database.execute(_RESULTS):
                yield _reading(name, row, now)
    except (sqlite3.Error, OSError, UnicodeError, ValueError) as error:
        why = f"can't be read as a gradebook of nbgrader: {shown(str(error), 120)}"
        yield Reading(lines=[why])


def _confine(database: sqlite3.Connection) -> None:
    """Let a strange database neither run functions of its own nor keep the machine busy."""
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    end = time.monotonic() + _SECONDS
    database.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)


def _reading(name: str, row: tuple[Any, ...], now: datetime) -> Reading:
    title, due, student, first, last, email, stamp, score, points, still_open = row
    who = _text(student)
    person = Person(f"{_text(first)} {_text(last)}".strip(), who, _text(email), is_told=True)
    reading = Reading()
    if not _is_number(score) or not _is_number(points) or points <= 0:
        reading.lines.append(f"{shown(who, 60)}, {shown(_text(title), 60)}: no points to count")
        return reading
    made, end = read_time(_text(stamp)), read_time(_text(due))
    made = made if made and is_plausible(made, now) else None
    work = Work("nbgrader", _text(title)[:80] or "assignment")
    percent = 100 * min(max(score / points, 0.0), 1.0)
    late = made > end if made and end else None
    reading.results.append(Result(person, work, percent, made, name, late=late))
    if _is_number(still_open) and still_open > 0:
        reading.lines.append(
            f"{shown(who, 60)}, {shown(_text(title), 60)}: parts still wait to be graded by hand"
        )
    return reading


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)
