"""A spiral of fear through misperception (jervis1976), and the ways in which it fails to appear.

Two sides can't see each other's aims. Each round both arm at once, each sees the other's arms
through its own lens, and each thinks again about what the other is after.

What a side does. A side whose aim is security arms in proportion to its fear: arming = fear ×
offence advantage. Fear is its belief, 0 to 1, that the other is out for gain. Where the defence has
the advantage, little is enough to feel safe (jervis1978). A side out for gain arms to the full, 1.

What it looks like. Arms are seen as threatening by: arming × (1 - distinguishability) × (1 + bias)
+ noise, kept between 0.05 and 0.95. Distinguishability is the part of defensive arms that can be
told from offensive ones (jervis1978); arms for gain have no such part. Bias is the part read as
hostile beyond what is there, as when a side can't imagine that it is feared itself (jervis1976).

What it concludes. By Bayes's rule, with a sight s drawn from a density 2s if the other is out for
gain and 2(1 - s) if it seeks security: odds × s / (1 - s). A sight above one half raises fear.

Reassurance. From a chosen round on, side A makes a gesture of cost c: it arms less by the share c,
and the other reckons that a side out for gain would make the same gesture with probability 1 - c,
so that its odds are also multiplied by (1 - c). Cheap words (c = 0) tell nothing: the logic of
costly signals in kydd2005, in our own formula.

All forms and numbers here are assumptions made to be simple; none is measured. The model can't say
whether any real state sought security or gain, which is what is in dispute (glaser1997 on when
the dilemma bites).
"""

import random
from dataclasses import dataclass
from typing import Literal, TypedDict

from coursebook.errors import CourseError

Aim = Literal["security", "gain"]
Pair = tuple[float, float]

SIGHT = (0.05, 0.95)
"""Sights are kept within these bounds, so that no single round settles a belief."""
CERTAINTY = (0.01, 0.99)
"""Nobody is ever quite sure; otherwise no evidence could change a mind."""
WORLDS = {
    "Offence has the advantage, arms can't be told apart": (1.0, 0.0),
    "Defence has the advantage, arms can't be told apart": (0.45, 0.0),
    "Offence has the advantage, arms can be told apart": (1.0, 0.6),
    "Defence has the advantage, arms can be told apart": (0.45, 0.6),
}
"""The four worlds of jervis1978: (offence advantage, distinguishability). The numbers are ours."""


class Sight(TypedDict):
    """A side's arms in one round, as they are or as the other sees them."""

    step: int
    side: str
    kind: Literal["real", "perceived"]
    level: float


class Fear(TypedDict):
    """A side's belief in one round that the other is out for gain."""

    step: int
    side: str
    level: float


@dataclass(frozen=True)
class Round:
    """One round: what each side did, how it looked to the other, what each then believed."""

    step: int
    arming: Pair
    seen: Pair
    fear: Pair


@dataclass(frozen=True)
class Spiral:
    """The settings of a meeting of two sides; each pair is (side A, side B).

    Args:
        aims: "security" or "gain".
        fear: each side's first belief that the other is out for gain, 0 to 1.
        bias: share by which arms are read as more hostile than they look, 0 or more.
        offence_advantage: arms a wholly frightened side needs, 0 (safe without) to 1.
        distinguishability: share of defensive arms that can be told from offensive ones, 0 to 1.
        noise: standard deviation of the error in a sight.
        reassurance: cost of side A's gesture, 0 (words) to 1; a side out for gain makes none.
        reassure_from: the first round with the gesture.

    Raises:
        CourseError: a setting is out of its bounds.
    """

    aims: tuple[Aim, Aim] = ("security", "security")
    fear: Pair = (0.4, 0.4)
    bias: float = 0.5
    offence_advantage: float = 1.0
    distinguishability: float = 0.0
    noise: float = 0.0
    reassurance: float = 0.0
    reassure_from: int = 5

    def __post_init__(self) -> None:
        shares = {
            "fear of A": self.fear[0],
            "fear of B": self.fear[1],
            "offence_advantage": self.offence_advantage,
            "distinguishability": self.distinguishability,
            "reassurance": self.reassurance,
        }
        for name, value in shares.items():
            if not 0 <= value <= 1:
                raise CourseError(f"Spiral: {name} is {value}; give a share from 0 to 1")
        for name, value in {"bias": self.bias, "noise": self.noise}.items():
            if value < 0:
                raise CourseError(f"Spiral: {name} is {value}; give 0 or more")
        if not set(self.aims) <= {"security", "gain"}:
            raise CourseError(f"Spiral: aims are {self.aims}; each is 'security' or 'gain'")

    def tipping_point(self) -> float | None:
        """Return the fear above which two alike security-seekers spiral; None if none can.

        A sight raises fear when it is above one half, so the point solves fear × offence advantage
        × (1 - distinguishability) × (1 + bias) = 1/2. Its mirror, 1 - the point, is the least trust
        that keeps the peace: our model's counterpart of the trust that cooperation needs in
        kydd2005.
        """
        gain = self.offence_advantage * (1 - self.distinguishability) * (1 + self.bias)
        return 0.5 / gain if gain > 0.5 else None

    def play(self, rounds: int = 20, seed: int = 0) -> list[Round]:
        """Return the course of a meeting, round 1 first.

        Args:
            rounds: how many times both sides arm.
            seed: the same seed gives the same noise; without noise it changes nothing.
        """
        dice = random.Random(seed)
        fear = (_within(self.fear[0], CERTAINTY), _within(self.fear[1], CERTAINTY))
        course = []
        for step in range(1, rounds + 1):
            gesture = self._gesture(step)
            arming = (self._arming(0, fear[0]) * (1 - gesture), self._arming(1, fear[1]))
            seen = (self._seen(0, arming[0], dice), self._seen(1, arming[1], dice))
            fear = (_updated(fear[0], seen[1], 0.0), _updated(fear[1], seen[0], gesture))
            course.append(Round(step, arming, seen, fear))
        return course

    def _gesture(self, step: int) -> float:
        made = self.aims[0] == "security" and step >= self.reassure_from
        return self.reassurance if made else 0.0

    def _arming(self, side: int, fear: float) -> float:
        return 1.0 if self.aims[side] == "gain" else fear * self.offence_advantage

    def _seen(self, side: int, arming: float, dice: random.Random) -> float:
        told_apart = 0.0 if self.aims[side] == "gain" else self.distinguishability
        error = dice.gauss(0, self.noise)
        return _within(arming * (1 - told_apart) * (1 + self.bias) + error, SIGHT)


def _within(value: float, bounds: Pair) -> float:
    return min(max(value, bounds[0]), bounds[1])


def _updated(fear: float, sight: float, gesture: float) -> float:
    odds = fear / (1 - fear) * sight / (1 - sight) * (1 - gesture)
    return _within(odds / (1 + odds), CERTAINTY)


def verdict(course: list[Round]) -> str:
    """Return how a meeting ended: "mutual fear", "calm", "one-sided fear" or "unsettled".

    It tells what the sides believe, not whether they are right: fear of a side that is out for
    gain is no misperception.

    Args:
        course: the rounds of `Spiral.play`.
    """
    low, high = sorted(course[-1].fear)
    if low > 0.8:
        return "mutual fear"
    if high < 0.2:
        return "calm"
    return "one-sided fear" if low < 0.2 and high > 0.8 else "unsettled"


def sights(course: list[Round], sides: tuple[str, str] = ("A", "B")) -> list[Sight]:
    """Return each side's arms as they are and as the other sees them, round by round.

    Args:
        course: the rounds of `Spiral.play`.
        sides: the names of the two sides.
    """
    rows: list[Sight] = []
    for each in course:
        for side, real, seen in zip(sides, each.arming, each.seen, strict=True):
            rows.append({"step": each.step, "side": side, "kind": "real", "level": real})
            rows.append({"step": each.step, "side": side, "kind": "perceived", "level": seen})
    return rows


def fears(course: list[Round], sides: tuple[str, str] = ("A", "B")) -> list[Fear]:
    """Return each side's fear, round by round.

    Args:
        course: the rounds of `Spiral.play`.
        sides: the names of the two sides.
    """
    return [
        {"step": each.step, "side": side, "level": fear}
        for each in course
        for side, fear in zip(sides, each.fear, strict=True)
    ]
