"""What an attack on an ally would cost, as the attacker expects it (claims N2 to N4).

The attacker weighs a prize against costs. It doesn't know whether the allies of the state it
attacks will respond; it has a belief about that, from 0 to 1. All values are measured in prizes.

    belief  = stated belief + (1 - stated belief) × tie
    stopped = in place + belief × (1 - in place) × in time × answer
    gain    = prize × (1 - stopped)
    cost    = failure × stopped + punishment × belief × answer

*In place* is the chance that the forces on the spot stop the attack alone. *In time* falls from 1,
for reinforcements that are there at once, to 0 for those that need `TOO_LATE` days. *Answer* is how
much the allies that respond choose to do: the treaty leaves each of them "such action as it deems
necessary" (nat1949), from full force, 1, to words, 0. *Tie* is the part of the remaining doubt that
goes because soldiers of the allies stand in the way.

So there are three ways to deter. **Denial** raises *in place*, and needs no belief. **Punishment**
needs both belief and an answer. A **tripwire** is a force too small to stop anything; it works, if
it does, by the tie alone. Reiter and Poast deny that it does, and say that forces have to be large
enough to change the local balance (reiter_poast2021). On the fears that such promises breed among
allies see snyder1984.

EVERY number and the forms of the formulas are assumptions, made to be simple. None is measured, and
none is fitted to a state. The model has no risk of nuclear war, no time, no bluff, and no attacker
who misjudges; it can't say what any real government believes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypedDict

from coursebook.errors import CourseError

TOO_LATE = 60
"""Days after which reinforcements change nothing any more: an assumption."""
_ROUNDING = 1e-12


class Level(TypedDict):
    """Expected cost or gain at a belief, given in per cent."""

    step: int
    side: str
    level: float


@dataclass(frozen=True)
class Deterrence:
    """What stands in an attacker's way. Every number is an assumption.

    Args:
        in_place: chance that the forces on the spot stop the attack alone, 0 to 1.
        tie: part of the doubt about the allies that their soldiers on the spot remove, 0 to 1.
        days: days until reinforcements are there, 0 or more.
        answer: how much the allies that respond choose to do, 0 (words) to 1 (full force).
        prize: what the attack would win, 0 or more.
        failure: what an attack that is stopped costs, 0 or more.
        punishment: what a full response costs beside that, 0 or more.

    Raises:
        CourseError: a setting is out of its bounds.

    Example:
        >>> Deterrence(in_place=0.6).needed_belief()
        0.0
    """

    in_place: float = 0.1
    tie: float = 0.0
    days: float = 30
    answer: float = 1.0
    prize: float = 1.0
    failure: float = 1.0
    punishment: float = 1.0

    def __post_init__(self) -> None:
        for name in ("in_place", "tie", "answer"):
            _require_share(name, getattr(self, name))
        for name in ("days", "prize", "failure", "punishment"):
            if not getattr(self, name) >= 0:
                raise CourseError(f"Deterrence: {name} is {getattr(self, name)}; give 0 or more")

    @property
    def in_time(self) -> float:
        """Return how far reinforcements come in time, from 1 at once to 0 when too late."""
        return max(0.0, 1 - self.days / TOO_LATE)

    def belief(self, stated: float) -> float:
        """Return the belief that the allies respond, once their soldiers on the spot are counted.

        Args:
            stated: the belief without them, 0 to 1.
        """
        _require_share("the belief", stated)
        return stated + (1 - stated) * self.tie

    def stopped(self, stated: float) -> float:
        """Return the chance, as the attacker sees it, that the attack fails.

        Args:
            stated: its belief that the allies respond, 0 to 1.
        """
        help_in_time = self.belief(stated) * self.in_time * self.answer
        return self.in_place + (1 - self.in_place) * help_in_time

    def gain(self, stated: float) -> float:
        """Return the expected gain of an attack.

        Args:
            stated: the attacker's belief that the allies respond, 0 to 1.
        """
        return self.prize * (1 - self.stopped(stated))

    def cost(self, stated: float) -> float:
        """Return the expected cost of an attack.

        Args:
            stated: the attacker's belief that the allies respond, 0 to 1.
        """
        punished = self.punishment * self.belief(stated) * self.answer
        return self.failure * self.stopped(stated) + punished

    def needed_belief(self) -> float | None:
        """Return the least stated belief at which an attack doesn't pay; None if none suffices.

        Gain and cost are straight lines over the belief, so they meet once: at
        (prize - (prize + failure) × in place) / (answer × ((prize + failure) × (1 - in place) ×
        in time + punishment)), from which the tie is then taken off.
        """
        stake = self.prize + self.failure
        short = self.prize - stake * self.in_place
        if short <= 0:
            return 0.0
        slope = self.answer * (stake * (1 - self.in_place) * self.in_time + self.punishment)
        # A rounding error alone must neither make certainty fail to deter nor ask for a belief.
        if slope <= 0 or short / slope > 1 + _ROUNDING:
            return None
        needed = short / slope
        if needed <= self.tie + _ROUNDING:
            return 0.0
        return min(1.0, (needed - self.tie) / (1 - self.tie))

    def levels(self, parts: int = 10) -> list[Level]:
        """Return expected cost and gain over the stated belief, in equal steps from 0 to 100.

        Args:
            parts: number of steps, 1 or more.
        """
        rows: list[Level] = []
        for at in range(parts + 1):
            stated = at / parts
            for side, value in (("cost", self.cost(stated)), ("gain", self.gain(stated))):
                rows.append({"step": round(100 * stated), "side": side, "level": value})
        return rows


def _require_share(name: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise CourseError(f"Deterrence: {name} is {value}; give a share from 0 to 1")


def verdict(setting: Deterrence) -> str:
    """Return what it takes to deter in a setting, in a sentence.

    Args:
        setting: what stands in the attacker's way.
    """
    needed = setting.needed_belief()
    if needed is None:
        return "Nothing deters here: the attack pays even if a response is certain."
    if needed > 0:
        return f"The attack stops paying once the stated belief in a response reaches {needed:.0%}."
    if setting.prize <= (setting.prize + setting.failure) * setting.in_place:
        return "The forces in place deter alone: the attack does not pay, whatever allies would do."
    return "The tie alone deters: the attack does not pay, even at a stated belief of nothing."


POSTURES: Mapping[str, float] = MappingProxyType(
    {
        "The host's own forces": 0.1,
        "Tripwire: a small allied force": 0.15,
        "Denial: a large allied force": 0.6,
    }
)
"""Forces in place, as the chance that they stop an attack alone. The numbers are assumptions."""
ANSWERS: Mapping[str, float] = MappingProxyType(
    {"Full force": 1.0, "Arms and sanctions": 0.4, "Words": 0.0}
)
"""How much the allies that respond may deem necessary. The numbers are assumptions."""
TIE = 0.5
"""Doubt that allied soldiers on the spot remove, for those who hold that they bind: assumed."""
