"""What checks the labs of chapter 5: a belief of one's own, what it takes, a window, a table."""

from collections.abc import Mapping
from datetime import date
from math import ceil, log
from typing import Any

from coursebook.labs._checks import Check, FunctionCheck, OpenCheck, Reply, written
from coursebook.labs._compare import is_number
from coursebook.methods import belief
from nato_course import datasets
from nato_course.labs.own_belief import judge_belief
from nato_course.labs.own_table import judge_ratings
from nato_course.tables import LevadaApproval


def _odds(value: float) -> float:
    return belief.odds(value / 100)


def _ratio(before: float, after: float) -> float:
    return _odds(after) / _odds(before)


def _as_fraction(before: float, after: float) -> float:
    """Return the ratio of somebody who takes p / (1 - p) of numbers in per cent."""
    return (after / (1 - after)) / (before / (1 - before))


def _ratio_figures() -> Mapping[str, Any]:
    return {
        "low": _ratio(10, 50),
        "high": _ratio(50, 90),
        "whole": _ratio(10, 90),
        "facts": ceil(round(log(_ratio(10, 90)) / log(3), 9)),
        "last": _ratio(90, 99),
    }


def _own_pair(own: Any) -> Mapping[str, Any]:
    """Return the ratio between two beliefs of a reader's own, and the fact that they named."""
    before, after, fact = own
    if not all(is_number(each) and 1 <= each <= 99 for each in (before, after)):
        raise ValueError("no per cent")
    ratio = _ratio(float(before), float(after))
    way = f"{ratio:.3g} times as often" if ratio >= 1 else f"{1 / ratio:.3g} times as rarely"
    return {"before": float(before), "after": float(after), "way": way, "fact": written(fact)}


RATIO = FunctionCheck(
    right=_ratio,
    cases=[(50, 80), (10, 50), (50, 90), (80, 20), (30, 30), (90, 99)],
    slips={
        "percents": lambda before, after: after / before,
        "as-fraction": _as_fraction,
        "turned": lambda before, after: _ratio(after, before),
        "difference": lambda before, after: after - before,
        "odds-difference": lambda before, after: _odds(after) - _odds(before),
        "logarithm": lambda before, after: log(_ratio(before, after)),
        "others": lambda before, after: (100 - before) / (100 - after),
        "from-even": lambda _, after: _odds(after),
    },
    tolerance=0.006,  # two decimals will do
    figures=_ratio_figures,
)

Month = tuple[int, int]


def _row(month: Month) -> Any:
    rows = datasets.rows(LevadaApproval)
    return next(row for row in rows if row.month == date(month[0], month[1], 1))


def _approve(month: Month) -> int:
    return int(_row(month).approve_pct)


def _disapprove(month: Month) -> int:
    return int(_row(month).disapprove_pct)


def _rise(before: Month, after: Month) -> int:
    return _approve(after) - _approve(before)


def _rise_figures() -> Mapping[str, Any]:
    spans = {
        "one_month": ((2014, 2), (2014, 3)),
        "four_months": ((2013, 11), (2014, 3)),
        "to_peak": ((2013, 11), (2015, 6)),
        "five_years": ((2014, 2), (2018, 12)),
        "georgia": ((2008, 7), (2008, 9)),
        "georgia_long": ((2007, 12), (2008, 10)),
    }
    return {name: _rise(*span) for name, span in spans.items()}


CRIMEA = (2014, 3)
WINDOWS = ("large", "small", "fall")


def _own_windows(own: Any) -> Mapping[str, Any]:
    """Return what a reader's own windows show, and what office Putin held at both ends."""
    if set(own) != set(WINDOWS):
        raise ValueError("other names")
    return {"windows": "; ".join(_window(name, *own[name]) for name in WINDOWS)}


def _window(name: str, before: Month, after: Month) -> str:
    ends = [(int(year), int(month)) for year, month in (before, after)]
    if ends[0] >= ends[1]:
        raise ValueError("the earlier month comes first")
    points = _rise(*ends)
    told = f"{name}, {' to '.join(f'{year}-{month:02}' for year, month in ends)}: {points:+} points"
    if name == "fall" and points >= 0:
        told += " (no fall)"
    if not ends[0] < CRIMEA <= ends[1]:
        told += " (March 2014 is not in it)"
    first, last = (_row(each).office.lower() for each in ends)
    return told if first == last else f"{told} ({first} at first, then {last})"


RISE = FunctionCheck(
    right=_rise,
    cases=[
        ((2014, 2), (2014, 3)),
        ((2013, 11), (2014, 3)),
        ((2014, 2), (2018, 12)),
        ((2008, 7), (2008, 9)),
        ((2022, 2), (2022, 9)),
    ],
    slips={
        "sign": lambda before, after: -_rise(before, after),
        "per-cent": lambda before, after: 100 * _rise(before, after) / _approve(before),
        "fraction": lambda before, after: _rise(before, after) / 100,
        "disapproval": lambda before, after: _disapprove(after) - _disapprove(before),
        "net": lambda before, after: (
            _rise(before, after) - _disapprove(after) + _disapprove(before)
        ),
        "after-alone": lambda _, after: _approve(after),
        "year-alone": lambda before, after: (
            _last_of_year(after[0]).approve_pct - _last_of_year(before[0]).approve_pct
        ),
    },
    tolerance=0.05,
    figures=_rise_figures,
)


def _last_of_year(year: int) -> Any:
    return [row for row in datasets.rows(LevadaApproval) if row.month.year == year][-1]


CHECKS: dict[str, Check] = {
    "own-belief": OpenCheck(judge_belief, ("my_prior", "my_facts", "my_belief")),
    "what-it-takes": RATIO,
    "own-window": RISE,
    "own-table": OpenCheck(judge_ratings, ("ratings", "best")),
}
OWN: dict[str, Reply] = {
    "what-it-takes": _own_pair,
    "own-window": _own_windows,
}
