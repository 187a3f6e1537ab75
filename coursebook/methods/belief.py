"""Belief as odds: what a reader's own judgements of the evidence add up to, by Bayes's rule.

A claim is true or not. A belief in it, from 0 to 1, is the same thing as odds:
belief / (1 - belief). Each piece of evidence is judged by one question: how much more likely would
we be to see this if the claim were true than if it were not? The answer is a likelihood ratio.
Bayes's rule is then a multiplication:

    odds after = odds before × likelihood ratio

or, with logarithms, an addition: log odds after = log odds before + log ratio. So a ratio of 1
changes nothing, a ratio and its inverse cancel, and the order of the evidence does not matter to
where a belief ends, only to the way there.

The rule holds for ratios that are judged apart. Where two pieces of evidence tell the same thing
twice, the second should be given a ratio near 1, or one fact is counted double. The model can't see
this; the reader has to.

No number here describes the world. Prior and ratios are a reader's own, and the result says what
follows from them, not what is true.
"""

import math
from collections.abc import Sequence

from coursebook.errors import CourseError

BOUNDS = (0.01, 0.99)
"""A belief to start from is kept within these: from certainty no evidence could move anyone."""
RATIOS: tuple[tuple[str, float, str], ...] = (
    ("10", 10.0, "Ten times as likely if it is true"),
    ("4", 4.0, "Four times as likely if it is true"),
    ("2", 2.0, "Twice as likely if it is true"),
    ("1", 1.0, "Just as likely either way"),
    ("1/2", 1 / 2, "Half as likely if it is true"),
    ("1/4", 1 / 4, "A quarter as likely if it is true"),
    ("1/10", 1 / 10, "A tenth as likely if it is true"),
)
"""The ratios that readers choose from: how each is written, its number, its words."""


def odds(belief: float) -> float:
    """Return a belief as odds.

    Args:
        belief: above 0 and below 1.

    Raises:
        CourseError: it is not.

    >>> odds(0.75)
    3.0
    """
    if not 0 < belief < 1:
        raise CourseError(f"belief is {belief}; give a number above 0 and below 1")
    return belief / (1 - belief)


def belief_from_odds(value: float) -> float:
    """Return odds as a belief.

    Args:
        value: odds, 0 or more.
    """
    return value / (1 + value)


def clamped(prior: float) -> float:
    """Return a belief to start from, kept within `BOUNDS`.

    Args:
        prior: from 0 to 1.

    Raises:
        CourseError: it lies outside 0 to 1.
    """
    if not 0 <= prior <= 1:
        raise CourseError(f"prior is {prior}; give a number from 0 to 1")
    return min(max(prior, BOUNDS[0]), BOUNDS[1])


def update(belief: float, ratio: float) -> float:
    """Return a belief after one piece of evidence.

    Args:
        belief: the belief before, above 0 and below 1.
        ratio: how much more likely the evidence is if the claim is true, above 0.

    Raises:
        CourseError: the ratio is not a number above 0.

    >>> update(0.5, 4)
    0.8
    """
    if not 0 < ratio < math.inf:
        raise CourseError(f"likelihood ratio is {ratio}; give a number above 0, such as 2 or 1/2")
    return belief_from_odds(odds(belief) * ratio)


def path(prior: float, ratios: Sequence[float]) -> list[float]:
    """Return the belief at the start and after each piece of evidence.

    It is reckoned in odds throughout, so that the end does not depend on the order.

    Args:
        prior: the belief to start from, 0 to 1, kept within `BOUNDS`.
        ratios: the likelihood ratios, in the order in which the evidence is taken.
    """
    steps = [odds(clamped(prior))]
    for ratio in ratios:
        update(0.5, ratio)  # tells of a ratio that is none
        steps.append(steps[-1] * ratio)
    return [belief_from_odds(each) for each in steps]


def without(prior: float, ratios: Sequence[float]) -> list[float]:
    """Return, for each piece of evidence, where the belief would end without it.

    Args:
        prior: the belief to start from, 0 to 1.
        ratios: the likelihood ratios.
    """
    kept = [[*ratios[:i], *ratios[i + 1 :]] for i in range(len(ratios))]
    return [path(prior, each)[-1] for each in kept]
