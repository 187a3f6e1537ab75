"""What checks the labs of chapter 5: a belief of one's own, what it takes, a window, a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil, log, prod
from typing import Any

from nato_course import datasets
from nato_course.labs._checks import Check, FunctionCheck, OpenCheck
from nato_course.labs._compare import is_blank, is_number
from nato_course.labs._lab import Lab, Verdict
from nato_course.models import belief, hypotheses
from nato_course.models.hypotheses import SCALE

NEAR = 0.6
"""Points within which a belief is the right one; readers round."""


def _own_belief(answer: list[Any], lab: Lab) -> Verdict:
    """Judge a belief of the reader's own, its ratios, and where they lead."""
    prior, ratios, after = answer
    if not is_number(prior) or not 1 <= float(prior) <= 99:
        fraction = is_number(prior) and 0 < float(prior) < 1
        return lab.is_off("fraction" if fraction else "prior")
    if not isinstance(ratios, list) or len(ratios) < 2 or not all(map(is_number, ratios)):
        return lab.is_off("ratios", 0.25)
    numbers = [float(each) for each in ratios]
    if min(numbers) <= 0:
        return lab.is_off("zero", 0.25)
    start = float(prior)
    end = 100 * belief.path(start / 100, numbers)[-1]
    if not is_number(after):
        return lab.is_off("no-number", 0.5)
    given = float(after)
    if abs(given - end) <= NEAR or (given < 1 <= end and abs(100 * given - end) <= NEAR):
        return _own_belief_done(start, numbers, end, lab)
    slip = _belief_slip(start, numbers, given)
    return lab.is_off(slip, 0.5, way="high" if given > end else "low")


def _belief_slip(prior: float, ratios: Sequence[float], given: float) -> str:
    odds = belief.odds(prior / 100) * prod(ratios)
    wrong = {
        "percent-times-ratio": prior * prod(ratios),
        "odds-left": odds,
        "odds-left-percent": 100 * odds,
        "first-alone": 100 * belief.path(prior / 100, ratios[:1])[-1],
        "unmoved": prior,
        "average": prior * sum(ratios) / len(ratios),
    }
    found = (name for name, each in wrong.items() if abs(each - given) <= NEAR)
    return next(found, "sum").removesuffix("-percent")


def _own_belief_done(prior: float, ratios: Sequence[float], end: float, lab: Lab) -> Verdict:
    without = belief.without(prior / 100, ratios)
    most = max(range(len(ratios)), key=lambda i: abs(log(ratios[i])))
    told = lab.is_done(
        prior=prior,
        end=end,
        sceptic=100 * belief.path(0.1, ratios)[-1],
        convinced=100 * belief.path(0.9, ratios)[-1],
        most=most + 1,
        ratio=ratios[most],
        without=100 * without[most],
    )
    strength = max(abs(log(each)) for each in ratios)
    comment = "all-one" if strength < 0.05 else "sure" if strength > log(50) else "moved"
    return Verdict("done", (told.lines[0], lab.told[comment], *told.lines[1:]), 1.0)


def _odds(percent: float) -> float:
    return belief.odds(percent / 100)


def _ratio(before: float, after: float) -> float:
    return _odds(after) / _odds(before)


def _ratio_figures() -> Mapping[str, Any]:
    return {
        "low": _ratio(10, 50),
        "high": _ratio(50, 90),
        "whole": _ratio(10, 90),
        "facts": ceil(round(log(_ratio(10, 90)) / log(3), 9)),
        "last": _ratio(90, 99),
    }


RATIO = FunctionCheck(
    right=_ratio,
    cases=[(50, 80), (10, 50), (50, 90), (80, 20), (30, 30), (90, 99)],
    slips={
        "percents": lambda before, after: after / before,
        "turned": lambda before, after: _ratio(after, before),
        "difference": lambda before, after: after - before,
        "odds-difference": lambda before, after: _odds(after) - _odds(before),
        "from-even": lambda _, after: _odds(after),
    },
    tolerance=0.03,
    figures=_ratio_figures,
)


def _approve(month: date) -> int:
    return next(row.approve_pct for row in datasets.load("levada_approval") if row.month == month)


def _month(year: int, month: int) -> date:
    return date(year, month, 1)


def _rise(before: tuple[int, int], after: tuple[int, int]) -> int:
    return _approve(_month(*after)) - _approve(_month(*before))


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


def _disapprove(month: tuple[int, int]) -> int:
    rows = datasets.load("levada_approval")
    return next(row.disapprove_pct for row in rows if row.month == _month(*month))


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
        "per-cent": lambda before, after: 100 * _rise(before, after) / _approve(_month(*before)),
        "disapproval": lambda before, after: _disapprove(after) - _disapprove(before),
        "net": lambda before, after: (
            _rise(before, after) - _disapprove(after) + _disapprove(before)
        ),
        "after-alone": lambda _, after: _approve(_month(*after)),
    },
    tolerance=0.05,
    figures=_rise_figures,
)

FAMILIES = ("power", "regime", "ideas", "interaction")


def _ratings(answer: list[Any], lab: Lab) -> Verdict:
    """Judge a small table of ratings, and what its reader reads from it."""
    table, best = answer
    if not isinstance(table, dict) or len(table) < 3:
        return lab.is_off("few")
    for piece, row in table.items():
        if not isinstance(row, dict) or set(row) != set(FAMILIES):
            return lab.is_off("row", 0.25, piece=piece)
        if any(map(is_blank, row.values())):
            return lab.is_off("empty", 0.25, piece=piece)
        off = [each for each in row.values() if not is_number(each) or each not in SCALE]
        if off:
            return lab.is_off("scale", 0.25, piece=piece, given=off[0])
    found = set(hypotheses.best(hypotheses.inconsistency(table, FAMILIES)))
    named = {best} if isinstance(best, str) else set(best) if isinstance(best, list) else set()
    if {str(each).lower() for each in named} != found:
        return lab.is_off(_best_slip(table, named, found), 0.5)
    useless = [piece for piece, row in table.items() if not hypotheses.diagnosticity(row)]
    hinges = [piece for piece, each in hypotheses.dropping(table, FAMILIES).items() if each.changes]
    told = lab.is_done(best=" and ".join(sorted(found)))
    words = [lab.told["useless"].format(pieces=", ".join(useless))] if useless else []
    hinge = lab.told["hinge"].format(pieces=", ".join(hinges)) if hinges else lab.told["firm"]
    return Verdict("done", (told.lines[0], *words, hinge, *told.lines[1:]), 1.0)


def _best_slip(table: Mapping[str, Any], named: set[Any], found: set[str]) -> str:
    sums = {each: sum(row[each] for row in table.values()) for each in FAMILIES}
    most = {each for each, total in sums.items() if total == max(sums.values())}
    against = hypotheses.inconsistency(table, FAMILIES)
    worst = {each for each, total in against.items() if total == max(against.values())}
    if named and named < found:
        return "tie"
    return "for-it" if named == most else "worst" if named == worst else "best"


CHECKS: dict[str, Check] = {
    "own-belief": OpenCheck(_own_belief, ("my_prior", "my_ratios", "my_belief")),
    "what-it-takes": RATIO,
    "own-window": RISE,
    "own-table": OpenCheck(_ratings, ("ratings", "best")),
}
