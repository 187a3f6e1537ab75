"""What checks the labs of chapter 1: years that cut, drills by two counts, soldiers by year."""

from collections.abc import Mapping
from typing import Any

from coursebook.labs._checks import Check, FunctionCheck, Reply, written
from coursebook.labs._compare import is_number
from nato_course import datasets
from nato_course.tables import Event, Exercise, UsTroopsYear

KINDS = ("cooperation", "use of force")


def _around(kind: str | None, year: int) -> tuple[int, int]:
    """Return the events of a kind, or without one of all, before a year and from it on."""
    years = [row.date.year for row in datasets.rows(Event) if kind in (None, row.kind)]
    return sum(each < year for each in years), sum(each >= year for each in years)


def _cut_figures() -> Mapping[str, Any]:
    return {
        f"{kind.partition(' ')[0]}_{year}_{side}": count
        for kind in KINDS
        for year in (2007, 2014, 2022)
        for side, count in zip(("before", "after"), _around(kind, year), strict=True)
    }


CUT = FunctionCheck(
    right=_around,
    cases=[
        ("cooperation", 2007),
        ("cooperation", 2009),
        ("cooperation", 2014),
        ("use of force", 1999),
        ("use of force", 2014),
        ("use of force", 2022),
        ("enlargement", 2004),
        ("vote", 2022),
    ],
    slips={
        "all-kinds": lambda _, year: _around(None, year),
        "edge": lambda kind, year: _around(kind, year + 1),
        "left-out": lambda kind, year: (_around(kind, year)[0], _around(kind, year + 1)[1]),
        "twice": lambda kind, year: (_around(kind, year + 1)[0], _around(kind, year)[1]),
        "turned": lambda kind, year: tuple(reversed(_around(kind, year))),
    },
    parts=("before", "after"),
    figures=_cut_figures,
)


def _own_year(own: Any) -> Mapping[str, Any]:
    """Return what lies on both sides of a reader's own year."""
    if not is_number(own) or not 1949 <= own <= 2026 or own != int(own):
        raise ValueError("no year of the table")
    figures = {"year": int(own)}
    for word, kind in zip(("cooperation", "use"), KINDS, strict=True):
        figures[f"{word}_before"], figures[f"{word}_after"] = _around(kind, int(own))
    return figures


FIRST = 2019
"""The year from which the words on a right answer compare both sides."""


def _sizes(side: str, count: str, first: int) -> list[int]:
    rows = datasets.rows(Exercise)
    sizes = (getattr(row, count) for row in rows if row.side == side and row.year >= first)
    return [each for each in sizes if each is not None]


def _largest(side: str, count: str, first: int) -> int:
    return max(_sizes(side, count, first))


def _first_row(side: str, count: str, first: int) -> int | None:
    rows = datasets.rows(Exercise)
    found = (row for row in rows if row.side == side and row.year >= first)
    return getattr(next(found), count)  # type: ignore[no-any-return]


COUNTS = (
    "declared_low_troops",
    "declared_high_troops",
    "estimated_low_troops",
    "estimated_high_troops",
)


def _own_count(own: Any) -> Mapping[str, Any]:
    """Return the largest drills of both sides by the count that a reader would quote."""
    count, reason = own
    if count not in COUNTS:
        raise ValueError("no column of the table")
    found = {side.lower(): _sizes(side, count, FIRST) for side in ("Russia", "NATO")}
    told = {side: f"{max(each):,}" if each else "no figure" for side, each in found.items()}
    return {"count": count, "reason": written(reason), "first": FIRST} | told


def _drill_figures() -> Mapping[str, Any]:
    counts = {"low": "declared_low_troops", "high": "declared_high_troops"}
    counts["estimated"] = "estimated_high_troops"
    told = {f"russia_{word}": _largest("Russia", name, FIRST) for word, name in counts.items()}
    zapad = next(row for row in datasets.rows(Exercise) if row.name == "Zapad-2021")
    return told | {
        "nato": _largest("NATO", "declared_high_troops", FIRST),
        "zapad_low": zapad.declared_low_troops,
        "zapad_high": zapad.declared_high_troops,
    }


DRILLS = FunctionCheck(
    right=_largest,
    cases=[
        ("NATO", "declared_high_troops", 2009),
        ("NATO", "declared_high_troops", 1980),
        ("NATO", "declared_high_troops", 1988),
        ("NATO", "declared_low_troops", 2019),
        ("Russia", "declared_low_troops", 2009),
        ("Russia", "declared_low_troops", 2019),
        ("Russia", "declared_high_troops", 2019),
        ("Russia", "estimated_low_troops", 2009),
        ("Russia", "estimated_high_troops", 2009),
        ("Russia", "estimated_high_troops", 2021),
    ],
    slips={
        "all-years": lambda side, count, first: _largest(side, count, 1900),
        "both-sides": lambda side, count, first: max(
            max(_sizes(each, count, first) or [0]) for each in ("Russia", "NATO", "USSR")
        ),
        "sum": lambda side, count, first: sum(_sizes(side, count, first)),
        "number-of": lambda side, count, first: len(_sizes(side, count, first)),
        "after": lambda side, count, first: _largest(side, count, first + 1),
        "one-count": lambda side, _, first: _largest(side, "declared_high_troops", first),
        "early": _first_row,
        "smallest": lambda side, count, first: min(_sizes(side, count, first)),
    },
    figures=_drill_figures,
)


def _troops(year: int, column: str = "europe_troops") -> int:
    rows = datasets.rows(UsTroopsYear)
    return int(getattr(next(row for row in rows if row.year == year), column))


def _change(first: int, last: int) -> float:
    return 100 * (_troops(last) - _troops(first)) / _troops(first)


def _germany(first: int, last: int) -> float:
    before = _troops(first, "germany_troops")
    return 100 * (_troops(last, "germany_troops") - before) / before


def _change_figures() -> Mapping[str, Any]:
    spans = ((1989, 1998), (1998, 2004), (2004, 2013), (2013, 2016), (2021, 2024), (1990, 2024))
    return {f"from_{first}_{last}": _change(first, last) for first, last in spans}


def _early(first: int, last: int) -> float:
    """Return the change as somebody has it who takes the table's first year for the start."""
    start = _troops(1950)
    return 100 * (_troops(last) - start) / start


def _own_span(own: Any) -> Mapping[str, Any]:
    """Return the change over the years that a reader chose."""
    first, last, reason = own
    years = {row.year for row in datasets.rows(UsTroopsYear)}
    if not {first, last} <= years or first >= last:
        raise ValueError("no years of the table, the earlier first")
    change = f"{_change(first, last):+.1f}"
    return {"first": first, "last": last, "change": change, "reason": written(reason)}


SOLDIERS = FunctionCheck(
    right=_change,
    cases=[(1989, 1998), (1998, 2004), (2013, 2016), (2021, 2024), (1960, 1970)],
    slips={
        "fraction": lambda first, last: _change(first, last) / 100,
        "soldiers": lambda first, last: _troops(last) - _troops(first),
        "ratio": lambda first, last: _troops(last) / _troops(first),
        "hundred": lambda first, last: 100 * _troops(last) / _troops(first),
        "base": lambda first, last: 100 * (_troops(last) - _troops(first)) / _troops(last),
        "sign": lambda first, last: -_change(first, last),
        "germany": _germany,
        "first-year": _early,
    },
    tolerance=0.51,  # a whole number of per cent will do
    figures=_change_figures,
)

CHECKS: dict[str, Check] = {
    "own-turning-point": CUT,
    "largest-drill": DRILLS,
    "soldiers-by-year": SOLDIERS,
}
OWN: dict[str, Reply] = {
    "own-turning-point": _own_year,
    "largest-drill": _own_count,
    "soldiers-by-year": _own_span,
}
