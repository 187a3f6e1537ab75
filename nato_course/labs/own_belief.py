"""What checks a belief of a reader's own: named facts, their ratios, and where they lead."""

from collections.abc import Mapping
from math import isclose, log, prod
from typing import Any

from coursebook.labs._compare import is_blank, is_number, listed
from coursebook.labs._lab import Lab, Verdict
from coursebook.methods import belief

NEAR = 0.6
"""Points within which a belief is the right one in the middle; readers round."""
EDGE = 5
"""Nearer than this to 0 or 100, more exactly."""
SURE = 0.1
"""Of what is left to 0 or 100, by so much a belief may be shown off near either end."""
MOST = 1000
"""The largest ratio taken, and one by it the least."""
UNNAMED = {"first fact", "second fact"}
"""The names that stand in the cell at first."""
EVEN = 0.05
"""Logarithm within which a ratio is about 1."""


def judge_belief(answer: list[Any], lab: Lab) -> Verdict:
    """Return the verdict on a belief of a reader's own.

    Args:
        answer: where they stand, in per cent; ratios by the name of the fact; where that leads.
        lab: the lab, with its words.
    """
    prior, facts, after = answer
    if not is_number(prior) or not 1 <= float(prior) <= 99:
        fraction = is_number(prior) and 0 < float(prior) < 1
        return lab.is_off("fraction" if fraction else "prior")
    slip = _facts_slip(facts)
    if slip:
        return lab.is_off(slip, 0.25, most=MOST)
    ratios = {str(name): float(each) for name, each in facts.items()}
    if not is_number(after):
        return lab.is_off("no-number", 0.5)
    start, given = float(prior), float(after)
    end = _end(start, ratios)
    if _is_right(given, end):
        return _done(start, ratios, end, lab)
    slip = _slip(start, list(ratios.values()), given, end)
    return lab.is_off(slip, 0.5, way="high" if given > end else "low")


def _is_right(given: float, end: float) -> bool:
    """Return whether a belief is the right one: by hand in the middle, near the ends as rounded."""
    if EDGE <= end <= 100 - EDGE:
        return abs(given - end) <= NEAR
    rounded = any(isclose(given, round(end, digits)) for digits in range(9))
    exact = abs(given - end) <= 0.01 * min(end, 100 - end)
    return 0 < given < 100 and (rounded or exact)


def _end(prior: float, ratios: Mapping[str, float]) -> float:
    return 100 * belief.path(prior / 100, list(ratios.values()))[-1]


def _facts_slip(facts: Any) -> str:
    """Return what is wrong with the form of the facts, or nothing."""
    if not isinstance(facts, Mapping) or len(facts) < 2:
        return "facts"
    if any(is_blank(each) for each in facts.values()) or not all(map(is_number, facts.values())):
        return "ratios"
    numbers = [float(each) for each in facts.values()]
    if min(numbers) <= 0:
        return "zero"
    return "absurd" if max(*numbers, *(1 / each for each in numbers)) > MOST * 1.000001 else ""


def _slip(prior: float, ratios: list[float], given: float, end: float) -> str:
    """Return the one known slip that gives a belief; a general word where none does, or several."""
    odds = belief.odds(prior / 100) * prod(ratios)
    wrong = {
        "belief-fraction": end / 100,
        "percent-times-ratio": prior * prod(ratios),
        "fraction-times-ratio": prior / 100 * prod(ratios),
        "odds-left": odds,
        "first-alone": 100 * belief.path(prior / 100, ratios[:1])[-1],
        "unmoved": prior,
        "average": prior * sum(ratios) / len(ratios),
        "added": 100 * belief.path(prior / 100, [sum(ratios)])[-1],
    }
    found = [name for name, each in wrong.items() if isclose(given, each, rel_tol=0.01)]
    if len(found) == 1:
        return found[0]
    return "sum" if 0 < given < 100 else "certain"


def _done(prior: float, ratios: Mapping[str, float], end: float, lab: Lab) -> Verdict:
    told = lab.is_done(
        prior=prior,
        end=percent(end),
        sceptic=percent(_end(10, ratios)),
        convinced=percent(_end(90, ratios)),
    )
    strength = max(abs(log(each)) for each in ratios.values())
    comment = "all-one" if strength < EVEN else "sure" if strength > log(50) else "moved"
    lines = [told.lines[0], lab.told[comment]]
    if strength >= EVEN:
        lines += [told.lines[1], _most(prior, ratios, strength, lab), *told.lines[2:]]
    if UNNAMED & set(ratios):
        lines.append(lab.told["unnamed"])
    return Verdict("done", tuple(lines), 1.0)


def _most(prior: float, ratios: Mapping[str, float], strength: float, lab: Lab) -> str:
    """Return which facts move a reader most, and where the rest would lead."""
    names = [name for name, each in ratios.items() if isclose(abs(log(each)), strength)]
    rest = {name: {k: v for k, v in ratios.items() if k != name} for name in names}
    without = [f"without *{name}* at {percent(_end(prior, rest[name]))}" for name in names]
    moves = "moves" if len(names) == 1 else "move"
    facts = listed(f"*{name}*" for name in names)
    return lab.told["most"].format(facts=facts, moves=moves, without=listed(without))


def percent(value: float) -> str:
    """Return a belief in words that never round it to certainty.

    Args:
        value: in per cent, above 0 and below 100.
    """
    for digits in range(6):
        shown = f"{value:.{digits}f}"
        near = abs(float(shown) - value) <= SURE * min(value, 100 - value)
        if 0 < float(shown) < 100 and (near or 1 <= value <= 99):
            return f"{shown} per cent"
    return "next to 100 per cent" if value > 50 else "next to 0 per cent"
