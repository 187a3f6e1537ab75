"""How far a line that a reader drew is from the data: the rules that Python and the browser share.

A course of data gives its first values away; the reader draws the rest. Points that the reader did
not set lie on straight lines between those that were, from the last given value on. The browser
follows the same rules in `_drawn_line.js`; a golden file written from here holds both to each
other.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from coursebook.errors import CourseError


@dataclass(frozen=True)
class Course:
    """A series of which a reader sees the first `given` values and draws the rest.

    `xs` places each value on its axis, `labels` says in words where it stands. `flat` is the
    change, in the unit, up to which a line counts as ending where it began. `unit` follows a
    value ("%"), `gap` follows a difference ("percentage points").
    """

    xs: tuple[float, ...]
    labels: tuple[str, ...]
    values: tuple[float, ...]
    given: int
    unit: str
    gap: str
    decimals: int = 1
    flat: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a course that nothing can be drawn on."""
        count = len(self.xs)
        if not count == len(self.labels) == len(self.values):
            raise CourseError(
                f"Course: {count} places, {len(self.labels)} labels and {len(self.values)} values; "
                "give one of each for every point."
            )
        if not 1 <= self.given < count:
            raise CourseError(
                f"Course: {self.given} of {count} values are given; give at least one away and "
                "leave at least one to draw."
            )
        if any(b <= a for a, b in zip(self.xs, self.xs[1:], strict=False)):
            raise CourseError("Course: the places have to rise from point to point; sort them.")


@dataclass(frozen=True)
class Comparison:
    """A drawn line beside the data; `yours` and `data` are changes from the last given value."""

    mean_gap: float
    worst: int
    worst_gap: float
    yours: float
    data: float

    def agrees(self, flat: float) -> bool:
        """Tell whether both lines end on the same side of where they began.

        Args:
            flat: the change up to which a line ends where it began.
        """
        return _direction(self.yours, flat) == _direction(self.data, flat)


def drawn(course: Course, points: Mapping[int, float]) -> list[float]:
    """Return the value of the drawn line at each place after the given ones.

    Args:
        course: the data.
        points: number of a place -> the value that the reader set there.

    Raises:
        CourseError: a point lies outside the part to draw, or the last one is not set.
    """
    last = len(course.xs) - 1
    outside = sorted(each for each in points if not course.given <= each <= last)
    if outside or last not in points:
        raise CourseError(
            f"drawn: points {outside or [*points]} do not make a line; set places from "
            f"{course.given} to {last}, the last among them."
        )
    anchor = course.given - 1
    line: list[float] = []
    before, start = anchor, course.values[anchor]
    for place in sorted(points):
        for between in range(before + 1, place + 1):
            share = (course.xs[between] - course.xs[before]) / (
                course.xs[place] - course.xs[before]
            )
            line.append(start + (points[place] - start) * share)
        before, start = place, points[place]
    return line


def compare(course: Course, points: Mapping[int, float]) -> Comparison:
    """Return how far a drawn line is from the data.

    Args:
        course: the data.
        points: number of a place -> the value that the reader set there.
    """
    line = drawn(course, points)
    real = course.values[course.given :]
    gaps = [abs(a - b) for a, b in zip(line, real, strict=True)]
    worst = max(range(len(gaps)), key=lambda each: (gaps[each], -each))
    anchor = course.values[course.given - 1]
    return Comparison(
        mean_gap=sum(gaps) / len(gaps),
        worst=course.given + worst,
        worst_gap=gaps[worst],
        yours=line[-1] - anchor,
        data=real[-1] - anchor,
    )


def account(course: Course, points: Mapping[int, float]) -> list[str]:
    """Return in words how far a drawn line is from the data.

    Args:
        course: the data.
        points: number of a place -> the value that the reader set there.
    """
    found = compare(course, points)
    line = drawn(course, points)
    place = found.worst
    yours = shown(course, line[place - course.given])
    data = shown(course, course.values[place])
    first, last = course.labels[course.given - 1], course.labels[-1]
    verdict = "The direction is right." if found.agrees(course.flat) else "The direction is wrong."
    return [
        f"On average your line lies {number(found.mean_gap, course.decimals)} {course.gap} "
        "from the data.",
        f"Largest miss: {course.labels[place]}, where you drew {yours} and the data have {data}.",
        f"From {first} to {last} your line {_MOVES[_direction(found.yours, course.flat)]} and the "
        f"data {_DATA[_direction(found.data, course.flat)]}. {verdict}",
    ]


def shown(course: Course, value: float) -> str:
    """Return a value with its unit.

    Args:
        course: the data, which has the unit.
        value: a value in it.
    """
    return f"{number(value, course.decimals)} {course.unit}".rstrip()


def number(value: float, decimals: int) -> str:
    """Return a number that is not below zero, halves rounded up, thousands separated.

    Args:
        value: the number.
        decimals: how many to show.
    """
    scale: int = 10**decimals
    return f"{math.floor(value * scale + 0.5) / scale:,.{decimals}f}"


_MOVES = {1: "ends higher", -1: "ends lower", 0: "ends about where it began"}
_DATA = {1: "end higher", -1: "end lower", 0: "end about where they began"}


def _direction(change: float, flat: float) -> int:
    return 0 if abs(change) <= flat else (1 if change > 0 else -1)
