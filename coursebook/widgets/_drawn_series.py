"""The series that readers draw before they see them, each made from a dataset."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from coursebook import datasets
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.methods.drawn_line import Course
from coursebook.words import named

_NAME = re.compile(r"[a-z][a-z0-9-]{0,70}")


@dataclass(frozen=True)
class DrawnSeries:
    """A series to draw: its course, the fixed axis, and the words around it.

    `name` goes into links and the reader's memory. `top` is the upper end of the axis, which starts
    at zero, and `step` that by which a value moves. `measure` names the axis, `place` what a point
    is ("Year"). `data_href` leads to the table. `note` is a caution that readers see with the data.
    """

    name: str
    title: str
    prompt: str
    measure: str
    course: Course
    top: float
    step: float
    source: str
    data_href: str
    place: str = "Year"
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a series whose axis can't hold it, or that lacks its words."""
        for field in ("name", "title", "prompt", "measure", "source", "data_href"):
            if not getattr(self, field):
                raise CourseError(f"Series '{self.name}': `{field}` is empty; give it.")
        if not _NAME.fullmatch(self.name):
            raise CourseError(
                f"Series '{self.name}': links and memory go by the name; use small letters, digits "
                "and hyphens, a letter first."
            )
        low, high = min(self.course.values), max(self.course.values)
        if low < 0 or high > self.top:
            raise CourseError(
                f"Series '{self.name}': the values run from {low:g} to {high:g}, the axis from 0 "
                f"to {self.top:g}; choose a top that holds them."
            )
        if not 0 < self.step < self.top:
            raise CourseError(
                f"Series '{self.name}': a step of {self.step:g} on an axis up to {self.top:g}; "
                "choose one above 0 and well below the top."
            )


def series(name: str) -> DrawnSeries:
    """Return a series of the course by its name.

    Args:
        name: such as "day-lengths".

    Raises:
        CourseError: there is none of this name.
    """
    named(name, _makers(), f"draw_it: no series {name!r}")
    return _made(name)


def names() -> tuple[str, ...]:
    """Return the names of all series."""
    return tuple(_makers())


@cache
def _made(name: str) -> DrawnSeries:
    return _makers()[name]()


def _makers() -> Mapping[str, Callable[[], DrawnSeries]]:
    """Return what makes each series of the course, by name."""
    found: Mapping[str, Callable[[], DrawnSeries]] = current().given("drawn_series", "MAKERS", {})
    return found


def yearly(
    found: dict[int, float], given_to: int, *, unit: str, gap: str, decimals: int, flat: float
) -> Course:
    years = sorted(found)
    return Course(
        xs=tuple(years),
        labels=tuple(map(str, years)),
        values=tuple(found[year] for year in years),
        given=sum(year <= given_to for year in years),
        unit=unit,
        gap=gap,
        decimals=decimals,
        flat=flat,
    )


def credit(table: str) -> str:
    described = datasets.describe(table)
    return f"{described.publisher}, {described.edition}"
