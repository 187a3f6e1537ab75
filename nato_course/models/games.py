"""Payoffs of two-sided games in which each side reassures or arms (jervis1978).

Which game two sides are in depends on how each ranks four outcomes, here with the letters of the
field: both reassure (R, reward), I arm while the other reassures (T, temptation), both arm (P,
punishment), I reassure while the other arms (S, sucker's payoff).

    stag hunt            R > T >= P > S    safety-seekers: I want to match the other
    prisoner's dilemma   T > R > P > S     arming pays, yet both would rather both reassured
    deadlock             T > P > R > S     greed: I would rather that both arm

The numbers are assumptions: the same four for every game, so that only their order differs.
"""

from dataclasses import dataclass

from coursebook.errors import CourseError


@dataclass(frozen=True)
class Payoffs:
    """What the four outcomes are worth to one side.

    Args:
        reward: both reassure.
        temptation: it arms, the other reassures.
        punishment: both arm.
        sucker: it reassures, the other arms.

    Raises:
        CourseError: to reassure an arming side is not the worst outcome.
    """

    reward: float
    temptation: float
    punishment: float
    sucker: float

    def __post_init__(self) -> None:
        if self.sucker >= min(self.reward, self.temptation, self.punishment):
            raise CourseError(
                f"Payoffs: `sucker` is {self.sucker}; it must be the lowest of the four"
            )

    @property
    def name(self) -> str:
        """The game that the order of the payoffs makes, or "other"."""
        r, t, p = self.reward, self.temptation, self.punishment
        if r > t >= p:
            return "stag hunt"
        if t > r > p:
            return "prisoner's dilemma"
        return "deadlock" if t > p > r else "other"

    def score(self, reassures: bool, other_reassures: bool) -> float:
        """Return what an outcome is worth to the side.

        Args:
            reassures: whether it reassures; else it arms.
            other_reassures: whether the other does.
        """
        if reassures:
            return self.reward if other_reassures else self.sucker
        return self.temptation if other_reassures else self.punishment


STAG_HUNT = Payoffs(reward=5, temptation=3, punishment=1, sucker=0)
PRISONERS_DILEMMA = Payoffs(reward=3, temptation=5, punishment=1, sucker=0)
DEADLOCK = Payoffs(reward=1, temptation=5, punishment=3, sucker=0)
GAMES = {each.name: each for each in (STAG_HUNT, PRISONERS_DILEMMA, DEADLOCK)}
