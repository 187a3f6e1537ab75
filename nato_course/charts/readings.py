"""One curve under four explanations: what each points at in the approval of Putin."""

from datetime import date
from functools import cache
from typing import Any

import altair as alt

from coursebook.entries import read
from coursebook.errors import CourseError
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._worded import worded
from coursebook.records import SLUG, WORDS, Field, Many, Named, Record
from nato_course import datasets
from nato_course.charts.opinion import approval, approval_rows, year_of
from nato_course.course import COURSE
from nato_course.tables import Event, LevadaApproval

FILE = COURSE.content / "approval_readings.yaml"
_MARK = Record(
    (
        Field("at", SLUG, "name an event, or a month with a reading"),
        Field("words", WORDS, "write what stands there"),
    )
)
_READING = Record(
    (
        Field("marks", Many(_MARK), "list what it points at"),
        Field("told", WORDS, "write what it makes of the curve"),
    )
)


def approval_reading(family: str) -> str:
    """Return what an explanation says of the curve, and where it has a hard time with it.

    Args:
        family: its slug, as `explanations.yaml` has it.

    Raises:
        CourseError: there is no such explanation.
    """
    if family not in _readings():
        known = [*_readings()]
        raise CourseError(f"approval_reading: no explanation {family!r}: use one of {known}")
    told: str = _readings()[family]["told"]
    return told.format(**_levels())


def approval_as_read(family: str) -> Figure:
    """Return the approval of Putin with the marks at which an explanation points.

    Args:
        family: its slug, as `explanations.yaml` has it.

    Raises:
        CourseError: there is no such explanation.
    """
    told = approval_reading(family)
    marks = [_mark(**each, row=row % 2) for row, each in enumerate(_readings()[family]["marks"])]
    named = ", ".join(str(each["words"]) for each in marks)
    return _form().filled(marks=marks, marked=named, told=told)


@cache
def _readings() -> dict[str, Any]:
    found: dict[str, Any] = read(FILE, Named(SLUG, _READING))
    return found


def _levels() -> dict[str, int]:
    return {f"{row.month:%Y-%m}": row.approve_pct for row in datasets.rows(LevadaApproval)}


def _mark(at: str, words: str, row: int) -> dict[str, Any]:
    days = {event.id: event.date for event in datasets.rows(Event)}
    day = days.get(at) or date.fromisoformat(f"{at}-01")
    return {"at": year_of(day), "words": words.format(_levels().get(at, "")), "row": row}


@drawn_once
def _form() -> alt.LayerChart:
    chart = approval(rows_blank("marks"), approval_rows())
    return worded("approval_as_read", chart, marked=blank("marked"), told=blank("told"))
