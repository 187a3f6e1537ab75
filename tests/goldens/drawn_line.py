"""Drawn lines that Python and the browser must both judge alike."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coursebook.methods.drawn_line import Course, account, compare, drawn

SEED = 1949
PATH = Path(__file__).with_suffix(".json")

_YEARS = Course(
    xs=tuple(range(1990, 2000)),
    labels=tuple(map(str, range(1990, 2000))),
    values=(2.5, 2.25, 2.0, 1.75, 1.5, 1.5, 1.25, 1.5, 2.0, 2.1),
    given=3,
    unit="%",
    gap="percentage points",
    flat=0.15,
)
_MONTHS = Course(
    xs=(1999.583, 1999.917, 2000.333, 2007.917, 2014.167),
    labels=("August 1999", "December 1999", "May 2000", "December 2007", "March 2014"),
    values=(31, 79, 72, 87, 80),
    given=1,
    unit="%",
    gap="percentage points",
    decimals=0,
)
_PERSONS = Course(
    xs=(1990, 1995, 2004),
    labels=("1990", "1995", "2004"),
    values=(291_219, 110_222, 112_280),
    given=1,
    unit="persons",
    gap="persons",
    decimals=0,
    flat=2000,
)


def cases() -> list[dict[str, Any]]:
    """Return lines drawn on three courses: straight, exact, with halves to round, and by chance."""
    found = [
        _case(_YEARS, {9: 2.0}),
        _case(_YEARS, {9: 2.1, 3: 1.75, 4: 1.5, 5: 1.5, 6: 1.25, 7: 1.5, 8: 2.0}),
        _case(_YEARS, {9: 0.0}),
        _case(_YEARS, {6: 0.05, 9: 4.35}),
        _case(_MONTHS, {4: 31}),
        _case(_MONTHS, {1: 78.5, 4: 80.5}),
        _case(_PERSONS, {2: 290_000}),
        _case(_PERSONS, {1: 0, 2: 289_219}),
    ]
    dice = random.Random(SEED)
    for course in (_YEARS, _MONTHS, _PERSONS):
        for _ in range(12):
            last, top = len(course.xs) - 1, 1.2 * max(course.values)
            places = {last, *(p for p in range(course.given, last) if dice.random() < 0.4)}
            found.append(_case(course, {p: round(dice.random() * top, 2) for p in sorted(places)}))
    return found


def _case(course: Course, points: dict[int, float]) -> dict[str, Any]:
    return {
        "course": asdict(course),
        "points": {str(place): value for place, value in points.items()},
        "drawn": drawn(course, points),
        "comparison": asdict(compare(course, points)),
        "account": account(course, points),
    }


def text() -> str:
    """Return the golden file as it is written."""
    return json.dumps(cases(), indent=1, ensure_ascii=False) + "\n"
