"""Strategies that meet in repeated play, with misperception, in fields of different make-up.

Each round both sides reassure or arm; each sees the other's move, and with the chance `noise` takes
it for the opposite. A strategy remembers a state, no more: it knows what it did and what it saw,
not what the other truly did.

The mean score is exact: the chances of all states of a pair are followed round by round, so that no
run of luck decides a place. `sample` plays a single match by seed, which the exact means are tested
against.

A field is the mix of strategies that each one meets, itself among them. The mixes, the noise and
the payoffs are assumptions. There is no best strategy as such: with another field, noise or game
another one leads, and that is the point. None of them stands for a state.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from coursebook.errors import CourseError
from coursebook.words import named
from nato_course.models.games import Payoffs

Outcome = tuple[bool, bool]
"""Whether the first and whether the second side reassures."""


@dataclass(frozen=True)
class Strategy:
    """A way to play: a first state, the chance of reassuring in each state, and what follows.

    Args:
        name: what readers call it.
        rule: what it does, in a sentence.
        first: the state it starts in.
        reassures: state -> chance that it reassures there.
        follow: (state, whether it reassured, whether it saw the other reassure) -> next state.
    """

    name: str
    rule: str
    first: str
    reassures: Mapping[str, float]
    follow: Callable[[str, bool, bool], str]


class Standing(TypedDict):
    """A strategy's mean score a round in a field."""

    strategy: str
    score: float


def _stay(state: str, own: bool, seen: bool) -> str:
    return state


def _copy(state: str, own: bool, seen: bool) -> str:
    return "calm" if seen else "provoked"


def _never_forgive(state: str, own: bool, seen: bool) -> str:
    return "calm" if state == "calm" and seen else "provoked"


def _stay_if_won(state: str, own: bool, seen: bool) -> str:
    # It has won when it sees the other reassure: then it repeats its own move, else it changes.
    return "calm" if own == seen else "provoked"


def _probe(state: str, own: bool, seen: bool) -> str:
    if state == "first":
        return "probing"
    if state == "probing":
        return "waiting"
    if state == "waiting":
        # It armed in the second round: whoever doesn't answer in the third is exploited.
        return "exploiting" if seen else "calm"
    return state if state == "exploiting" else _copy(state, own, seen)


_CALM = {"calm": 1.0, "provoked": 0.0}
STRATEGIES = {
    each.name: each
    for each in (
        Strategy("Always arm", "arms whatever it sees", "armed", {"armed": 0.0}, _stay),
        Strategy("Always reassure", "reassures whatever it sees", "open", {"open": 1.0}, _stay),
        Strategy("Tit for tat", "reassures first, then does what it saw", "calm", _CALM, _copy),
        Strategy(
            "Generous tit for tat",
            "as tit for tat, but lets one in three seen arms pass",
            "calm",
            {"calm": 1.0, "provoked": 1 / 3},
            _copy,
        ),
        Strategy(
            "Grim", "reassures until it sees arms once, then arms for good", "calm", _CALM,
            _never_forgive,
        ),
        Strategy(
            "Win-stay, lose-shift",
            "repeats its move while it sees the other reassure, else changes it",
            "calm",
            _CALM,
            _stay_if_won,
        ),
        Strategy(
            "Probing",
            "arms in round two to test the other; exploits one that does not answer, else plays "
            "tit for tat",
            "first",
            {**_CALM, "first": 1.0, "probing": 0.0, "waiting": 1.0, "exploiting": 0.0},
            _probe,
        ),
        Strategy("Random", "tosses a coin each round", "coin", {"coin": 0.5}, _stay),
    )
}  # fmt: skip

FIELDS: dict[str, dict[str, int]] = {
    "One of each": dict.fromkeys(STRATEGIES, 1),
    "Mostly armers": {**dict.fromkeys(STRATEGIES, 1), "Always arm": 10, "Grim": 3},
    "Mostly open": {**dict.fromkeys(STRATEGIES, 1), "Always reassure": 12},
    "Mostly answerers": {
        **dict.fromkeys(STRATEGIES, 1),
        "Tit for tat": 6,
        "Generous tit for tat": 6,
        "Grim": 6,
    },
}
"""Mixes of strategies: how many of each one meets."""


def strategy(name: str) -> Strategy:
    """Return a strategy by its name.

    Args:
        name: a key of `STRATEGIES`.

    Raises:
        CourseError: there is none of this name.
    """
    return named(name, STRATEGIES, f"tournament: no strategy {name!r}")


@cache
def outcomes(first: str, second: str, noise: float, rounds: int) -> dict[Outcome, float]:
    """Return how many rounds of a match end in each outcome, on average and exactly.

    Args:
        first: name of a strategy.
        second: name of a strategy.
        noise: chance that a move is taken for the opposite, 0 to 1/2.
        rounds: length of the match.

    Raises:
        CourseError: a strategy is unknown, or a number is out of its bounds.

    Example:
        >>> outcomes("Tit for tat", "Always arm", 0, 10)[False, False]
        9.0
    """
    _check(noise, rounds)
    a, b = strategy(first), strategy(second)
    steps: dict[tuple[str, str], list[tuple[Outcome, tuple[str, str], float]]] = {}
    chances = {(a.first, b.first): 1.0}
    counts: dict[Outcome, float] = defaultdict(float)
    for _ in range(rounds):
        after: dict[tuple[str, str], float] = defaultdict(float)
        for states, chance in chances.items():
            if states not in steps:
                steps[states] = _branches(a, b, states, noise)
            for outcome, following, share in steps[states]:
                counts[outcome] += chance * share
                after[following] += chance * share
        chances = after
    return dict(counts)


def score(first: str, second: str, payoffs: Payoffs, noise: float, rounds: int) -> float:
    """Return the first strategy's mean score a round against the second.

    Args:
        first: name of the strategy that is scored.
        second: name of the strategy it meets.
        payoffs: what outcomes are worth to both.
        noise: chance that a move is taken for the opposite.
        rounds: length of the match.
    """
    found = outcomes(first, second, noise, rounds)
    return sum(count * payoffs.score(*outcome) for outcome, count in found.items()) / rounds


def standings(
    payoffs: Payoffs, field: Mapping[str, int], noise: float = 0.0, rounds: int = 50
) -> list[Standing]:
    """Return every strategy's mean score a round in a field, in the order of `STRATEGIES`.

    Args:
        payoffs: what outcomes are worth to everyone.
        field: strategy -> how many of it each one meets.
        noise: chance that a move is taken for the opposite.
        rounds: length of each match.

    Raises:
        CourseError: the field is empty, or names an unknown strategy.
    """
    total = sum(field.values())
    if total <= 0 or min(field.values()) < 0:
        raise CourseError("standings: the field is empty or has a negative number of a strategy")
    return [
        {
            "strategy": name,
            "score": sum(
                number * score(name, other, payoffs, noise, rounds)
                for other, number in field.items()
            )
            / total,
        }
        for name in STRATEGIES
    ]


def leaders(rows: list[Standing]) -> list[str]:
    """Return the strategies with the highest score; several if they are level.

    Args:
        rows: of `standings`.
    """
    best = max(row["score"] for row in rows)
    return [row["strategy"] for row in rows if best - row["score"] < 1e-9]


def sample(first: str, second: str, noise: float, rounds: int, seed: int) -> list[Outcome]:
    """Return one match by chance, round by round.

    Args:
        first: name of a strategy.
        second: name of a strategy.
        noise: chance that a move is taken for the opposite.
        rounds: length of the match.
        seed: the same seed gives the same match.
    """
    _check(noise, rounds)
    a, b = strategy(first), strategy(second)
    dice = random.Random(seed)
    state_a, state_b = a.first, b.first
    course = []
    for _ in range(rounds):
        move_a = dice.random() < a.reassures[state_a]
        move_b = dice.random() < b.reassures[state_b]
        seen_by_a = move_b != (dice.random() < noise)
        seen_by_b = move_a != (dice.random() < noise)
        state_a, state_b = (
            a.follow(state_a, move_a, seen_by_a),
            b.follow(state_b, move_b, seen_by_b),
        )
        course.append((move_a, move_b))
    return course


def _check(noise: float, rounds: int) -> None:
    if not 0 <= noise <= 0.5:
        raise CourseError(f"tournament: noise is {noise}; give a chance from 0 to 0.5")
    if rounds < 1:
        raise CourseError(f"tournament: rounds is {rounds}; give 1 or more")


def _branches(
    a: Strategy, b: Strategy, states: tuple[str, str], noise: float
) -> list[tuple[Outcome, tuple[str, str], float]]:
    """Return each outcome from a pair of states, the states that follow, and its chance."""
    merged: dict[tuple[Outcome, tuple[str, str]], float] = defaultdict(float)
    for move_a, chance_a, move_b, chance_b in _choices(a, b, states):
        for seen_a, clear_a in ((move_b, 1 - noise), (not move_b, noise)):
            for seen_b, clear_b in ((move_a, 1 - noise), (not move_a, noise)):
                chance = chance_a * chance_b * clear_a * clear_b
                following = (
                    a.follow(states[0], move_a, seen_a),
                    b.follow(states[1], move_b, seen_b),
                )
                if chance:
                    merged[(move_a, move_b), following] += chance
    return [(outcome, following, chance) for (outcome, following), chance in merged.items()]


def _choices(
    a: Strategy, b: Strategy, states: tuple[str, str]
) -> list[tuple[bool, float, bool, float]]:
    p, q = a.reassures[states[0]], b.reassures[states[1]]
    return [
        (move_a, p if move_a else 1 - p, move_b, q if move_b else 1 - q)
        for move_a in (True, False)
        for move_b in (True, False)
    ]
