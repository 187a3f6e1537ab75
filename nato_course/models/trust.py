"""How much trust reassurance needs: the bridge from a game to a belief (after kydd2005).

A side in a stag hunt doesn't know whether the other is trustworthy (it will reassure if it expects
the same) or not (it will arm). Let t be its belief, 0 to 1, that the other reassures. Then

    to reassure is worth   t R + (1 - t) S
    to arm is worth        t T + (1 - t) P

and reassuring is worth more once t exceeds

    t* = (P - S) / ((P - S) + (R - T))

P - S is what is lost by reassuring an arming side, R - T what is gained by reassuring a reassuring
one. The idea of a least trust that cooperation needs is Kydd's; this one-shot formula in the
payoffs of `games` is the plainest form of it, and the numbers are ours.
"""

from typing import TypedDict

from coursebook.errors import CourseError
from nato_course.models.games import Payoffs


class Worth(TypedDict):
    """What a choice is worth at a degree of trust, in hundredths."""

    trust_pct: int
    choice: str
    worth: float


def worth(payoffs: Payoffs, trust: float) -> tuple[float, float]:
    """Return what to reassure and what to arm are worth on average, in this order.

    Args:
        payoffs: of the side that decides.
        trust: its belief that the other reassures, 0 to 1.

    Raises:
        CourseError: trust is no share.
    """
    if not 0 <= trust <= 1:
        raise CourseError(f"worth: trust is {trust}; give a share from 0 to 1")
    reassure = trust * payoffs.reward + (1 - trust) * payoffs.sucker
    arm = trust * payoffs.temptation + (1 - trust) * payoffs.punishment
    return reassure, arm


def least_trust(payoffs: Payoffs) -> float | None:
    """Return the trust above which reassuring is worth more than arming; None if none suffices.

    In a prisoner's dilemma and in a deadlock arming is better even against a side that is sure to
    reassure: there trust is not what is missing.

    Args:
        payoffs: of the side that decides.

    Example:
        >>> from nato_course.models.games import Payoffs
        >>> least_trust(Payoffs(reward=4, temptation=3, punishment=1, sucker=-2))
        0.75
    """
    loss = payoffs.punishment - payoffs.sucker
    gain = payoffs.reward - payoffs.temptation
    return loss / (loss + gain) if gain > 0 else None


def worths(payoffs: Payoffs, step_pct: int = 10) -> list[Worth]:
    """Return both choices' worth over the whole range of trust.

    Args:
        payoffs: of the side that decides.
        step_pct: distance between two degrees of trust, in hundredths.
    """
    return [
        {"trust_pct": trust, "choice": choice, "worth": value}
        for trust in range(0, 101, step_pct)
        for choice, value in zip(("reassure", "arm"), worth(payoffs, trust / 100), strict=True)
    ]
