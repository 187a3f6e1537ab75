"""The series that readers draw before they see them, each made from a dataset."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from nato_course import datasets
from nato_course.errors import CourseError
from nato_course.models.drawn_line import Course

_NAME = re.compile(r"[a-z][a-z0-9-]{0,70}")
_POINTS = "percentage points"
_SHARES = {
    "defence-germany": ("DEU", "Germany", 1990, 4),
    "defence-poland": ("POL", "Poland", 1990, 6),
    "defence-russia": ("RUS", "Russia", 1992, 8),
    "defence-usa": ("USA", "the United States", 1990, 8),
}


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
        name: such as "defence-europe".

    Raises:
        CourseError: there is none of this name.
    """
    made = _MAKERS.get(name)
    if made is None:
        near = get_close_matches(name, _MAKERS, 1)
        hint = f"; did you mean {near[0]}" if near else ""
        raise CourseError(f"draw_it: no series '{name}'{hint}? There are: {', '.join(_MAKERS)}.")
    return _made(name)


def names() -> tuple[str, ...]:
    """Return the names of all series."""
    return tuple(_MAKERS)


@cache
def _made(name: str) -> DrawnSeries:
    return _MAKERS[name]()


def _yearly(
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


def _credit(table: str) -> str:
    described = datasets.describe(table)
    return f"{described.publisher}, {described.edition}"


def _href(table: str) -> str:
    return f"data.html#{table.replace('_', '-')}"


def _europe() -> DrawnSeries:
    found = {
        row.year: row.constant_usd_2023_bn
        for row in datasets.load("defence_spending")
        if row.code == "NATO_X_USA" and row.year >= 1990 and row.constant_usd_2023_bn is not None
    }
    billions = "billion dollars"
    return DrawnSeries(
        name="defence-europe",
        title="Military spending of the European allies and Canada",
        prompt=(
            "From 1990 on, what did NATO's members without the United States spend on their "
            "forces together, at the prices of 2023? The line is given up to 1999. Draw the rest."
        ),
        measure="Billion US dollars of 2023",
        course=_yearly(found, 1999, unit=billions, gap=billions, decimals=1, flat=10),
        top=600,
        step=5,
        source=_credit("defence_spending"),
        data_href=_href("defence_spending"),
        note=(
            "The sum is of each year's members, so it also grows when a country joins. Exchange "
            "rates are those of 2023 and understate what some allies' money buys."
        ),
    )


def _share(name: str) -> DrawnSeries:
    code, country, first, top = _SHARES[name]
    found = {
        row.year: row.share_gdp_pct
        for row in datasets.load("defence_spending")
        if row.code == code and row.year >= first and row.share_gdp_pct is not None
    }
    estimates = (
        "Values before 2011 and since 2022 are estimates by SIPRI. " if code == "RUS" else ""
    )
    return DrawnSeries(
        name=name,
        title=f"Military spending of {country} as a share of output",
        prompt=(
            f"What share of its output has {country} spent on its forces since {min(found)}? The "
            "line is given up to 1999. Draw the rest."
        ),
        measure="Share of GDP, %",
        course=_yearly(found, 1999, unit="%", gap=_POINTS, decimals=1, flat=0.15),
        top=top,
        step=0.1,
        source=_credit("defence_spending"),
        data_href=_href("defence_spending"),
        note=(
            f"{estimates}SIPRI counts spending otherwise than NATO does, so a share can differ "
            "from NATO's. A share can also rise because output falls."
        ),
    )


def _troops() -> DrawnSeries:
    found = {
        row.year: float(row.europe_troops)
        for row in datasets.load("us_troops_europe")
        if row.year >= 1990
    }
    return DrawnSeries(
        name="us-troops-europe",
        title="United States forces in Europe",
        prompt=(
            "How many soldiers has the United States had in Europe since 1990, while NATO grew? "
            "The line is given up to 1993. Draw the rest."
        ),
        measure="Persons assigned",
        course=_yearly(found, 1993, unit="persons", gap="persons", decimals=0, flat=3000),
        top=320_000,
        step=2000,
        source=_credit("us_troops_europe"),
        data_href=_href("us_troops_europe"),
        note="Units on rotation are mostly left out, so the figures since 2014 are too low.",
    )


def _approval() -> DrawnSeries:
    rows = sorted(datasets.load("levada_approval"), key=lambda row: row.month)
    return DrawnSeries(
        name="putin-approval",
        title="Approval of Vladimir Putin",
        prompt=(
            "What share of Russians told the Levada Center that they approved of Putin's work in "
            "office? The line is given up to December 2007. Draw the rest."
        ),
        measure="Approve, %",
        course=Course(
            xs=tuple(round(row.month.year + (row.month.month - 1) / 12, 3) for row in rows),
            labels=tuple(f"{row.month:%B %Y}" for row in rows),
            values=tuple(float(row.approve_pct) for row in rows),
            given=sum(row.month.year <= 2007 for row in rows),
            unit="%",
            gap=_POINTS,
            decimals=0,
            flat=3,
        ),
        top=100,
        step=1,
        source=_credit("levada_approval"),
        data_href=_href("levada_approval"),
        place="Month",
        note=(
            "These are the months that the course mentions, not the whole series; between them "
            "approval also moved. In wartime, fear and the law weigh on answers."
        ),
    )


_MAKERS: dict[str, Callable[[], DrawnSeries]] = {
    "defence-europe": _europe,
    **{name: (lambda name=name: _share(name)) for name in _SHARES},  # type: ignore[misc]
    "us-troops-europe": _troops,
    "putin-approval": _approval,
}
