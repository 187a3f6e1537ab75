"""How many warheads a missile defence would stop, as an exact distribution (claims P13 and P14).

What is counted. A force sends its warheads at once. A share of them passes where the interceptors
can reach. Each of those warheads is hidden among decoys, and the defence can't tell them apart. It
gives each target it engages the same number of shots, until the interceptors run out. Which targets
it engages is chance, so the number of warheads among them is hypergeometric. A shot kills with the
same probability, independently of the others, so of the engaged warheads a binomial number falls.

What favours the defence. Every interceptor works with every sensor, none is destroyed beforehand,
none is kept back, and all sites can be used against any target in reach. In these respects the
result is an upper bound. What favours the attack: the defence can't see whether a first shot has
hit before it fires the second.

What is sourced. The two land sites and their cells are in the dataset `missile_defence`; warheads
are in `nuclear_deployed` and `new_start_declared`. By March 2017 the system had hit in 34 of 41
tests (tennis_reif2017), against targets that the testers had prepared. NATO holds that geography
and physics rule out stopping Russian intercontinental missiles (stoltenberg_bmd2016): a reach of 0.
Patrushev held in 2012 that later phases could stop a part of them (patrushev_bmd2012). Everything
else is an assumption.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from types import MappingProxyType
from typing import TypedDict

from coursebook.errors import CourseError

CELLS = 24
"""Launch cells of each of the two land sites, as in the dataset `missile_defence`."""
DEPLOYED = 1718
"""Russia's deployed warheads in January 2025, as in the dataset `nuclear_deployed`."""


@dataclass(frozen=True)
class Defence:
    """A force of warheads against sites with interceptors.

    Args:
        warheads: how many are sent, 1 or more.
        sites: how many places have interceptors; a ship counts as one.
        interceptors: interceptors at each site.
        shots: interceptors fired at each target, 1 or more.
        kill: probability that a single shot stops its target, 0 to 1.
        decoys: decoys that look like a warhead, for each warhead.
        reach: share of the force that passes where interceptors can get at it, 0 to 1.

    Raises:
        CourseError: a setting is out of its bounds.

    Example:
        >>> two_sites = Defence(1718, sites=2, interceptors=24, kill=0.8)
        >>> round(two_sites.mean_stopped(), 1)
        38.4
    """

    warheads: int = DEPLOYED
    sites: int = 2
    interceptors: int = CELLS
    shots: int = 1
    kill: float = 0.8
    decoys: int = 0
    reach: float = 1.0

    def __post_init__(self) -> None:
        least = {"warheads": 1, "sites": 0, "interceptors": 0, "shots": 1, "decoys": 0}
        for name, low in least.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < low:
                raise CourseError(f"Defence: {name} is {value}; give a whole number from {low} up")
        for name in ("kill", "reach"):
            if not 0 <= getattr(self, name) <= 1:
                raise CourseError(f"Defence: {name} is {getattr(self, name)}; give a share, 0 to 1")

    @property
    def in_reach(self) -> int:
        """Return the warheads that pass where interceptors can get at them."""
        return round(self.reach * self.warheads)

    @property
    def engaged(self) -> int:
        """Return the targets, warheads and decoys, that get their full number of shots."""
        targets = self.in_reach * (1 + self.decoys)
        return min(self.sites * self.interceptors // self.shots, targets)

    @property
    def stopped_if_engaged(self) -> float:
        """Return the probability that at least one of the shots at a target kills it."""
        return float(1 - (1 - self.kill) ** self.shots)

    @cached_property
    def stopped(self) -> Mapping[int, float]:
        """Return the probability of each number of warheads stopped."""
        chances: dict[int, float] = {}
        for aimed_at, weight in _drawn(self.in_reach, self.decoys * self.in_reach, self.engaged):
            for count, chance in enumerate(binomial(aimed_at, self.stopped_if_engaged)):
                chances[count] = chances.get(count, 0.0) + weight * chance
        possible = {count: chance for count, chance in chances.items() if chance > 0}
        return MappingProxyType(dict(sorted(possible.items())))

    @cached_property
    def arriving(self) -> Mapping[int, float]:
        """Return the probability of each number of warheads that get through, lowest first."""
        found = {self.warheads - count: chance for count, chance in self.stopped.items()}
        return MappingProxyType(dict(sorted(found.items())))

    def mean_stopped(self) -> float:
        """Return the warheads stopped on average: engaged × share of warheads × chance."""
        return self.engaged * self.stopped_if_engaged / (1 + self.decoys)

    def share_stopped(self) -> float:
        """Return the share of the whole force that is stopped on average."""
        return self.mean_stopped() / self.warheads

    def at_least(self, count: int) -> float:
        """Return the probability that at least so many warheads get through.

        Args:
            count: a number of warheads.
        """
        return min(1.0, sum(chance for n, chance in self.arriving.items() if n >= count))

    def range_of_arriving(self, share: float = 0.95) -> tuple[int, int]:
        """Return the numbers between which the warheads that get through lie, tails cut alike.

        Args:
            share: the probability that the range holds, at the least.

        Raises:
            CourseError: the share does not lie between 0 and 1.
        """
        if not 0 < share < 1:
            raise CourseError(f"range_of_arriving: the share is {share}; give one between 0 and 1")
        tail = (1 - share) / 2
        return _quantile(self.arriving, tail), _quantile(self.arriving, 1 - tail)


def binomial(trials: int, chance: float) -> list[float]:
    """Return the probability of 0, 1, … successes in independent trials.

    Args:
        trials: how often it is tried, 0 or more.
        chance: probability of success, 0 to 1.

    Raises:
        CourseError: an argument is out of its bounds.
    """
    if trials < 0 or not 0 <= chance <= 1:
        raise CourseError(
            f"binomial: {trials} trials with chance {chance}; give 0 or more and a share, 0 to 1"
        )
    if chance in (0, 1):
        return [float(count == trials * chance) for count in range(trials + 1)]
    odds = chance / (1 - chance)
    return _distribution(0, trials, lambda count: odds * (trials - count) / (count + 1))


def _drawn(warheads: int, decoys: int, engaged: int) -> list[tuple[int, float]]:
    """Return how many warheads may be among the engaged targets, each with its probability."""
    fewest, most = max(0, engaged - decoys), min(warheads, engaged)

    def step(count: int) -> float:
        more = (warheads - count) * (engaged - count)
        return more / ((count + 1) * (decoys - engaged + count + 1))

    chances = _distribution(fewest, most, step)
    # What is rarer than one in a million million changes no digit that is shown.
    return [(fewest + i, chance) for i, chance in enumerate(chances) if chance > 1e-12]


def _distribution(low: int, high: int, step: Callable[[int], float]) -> list[float]:
    """Return the probabilities of low … high from what each is to the one before it.

    They are built from the likeliest number to both sides, since the rarest would be lost in
    rounding, and then divided by their sum.

    Args:
        low: the least number.
        high: the greatest.
        step: gives the probability of number + 1 over that of number; it falls as numbers grow.
    """
    top = next((count for count in range(low, high) if step(count) < 1), high)
    below, above = [1.0], [1.0]
    for count in range(top - 1, low - 1, -1):
        below.append(below[-1] / step(count))
    for count in range(top, high):
        above.append(above[-1] * step(count))
    weights = [*reversed(below), *above[1:]]
    total = fsum(weights)
    return [each / total for each in weights]


def _quantile(chances: Mapping[int, float], level: float) -> int:
    total = 0.0
    for count, chance in chances.items():
        total += chance
        if total >= level:
            return count
    return max(chances)


class Bin(TypedDict):
    """A step of shares of the force that get through, and its probability."""

    from_pct: float
    to_pct: float
    chance: float


def bins(defence: Defence, width: int = 2) -> list[Bin]:
    """Return the distribution of the share that gets through, in steps of equal width.

    A share that lies on the border of two steps counts to the upper one, all of the force to the
    last.

    Args:
        defence: the setting.
        width: of a step, in percentage points; it must divide 100.

    Raises:
        CourseError: the width doesn't divide 100.
    """
    if width < 1 or 100 % width:
        raise CourseError(f"bins: the width is {width}; give a divisor of 100, such as 2")
    last = 100 // width - 1
    chances = [0.0] * (last + 1)
    for count, chance in defence.arriving.items():
        chances[min(100 * count // (defence.warheads * width), last)] += chance
    return [
        {"from_pct": at * width, "to_pct": (at + 1) * width, "chance": chance}
        for at, chance in enumerate(chances)
    ]


def account(defence: Defence) -> str:
    """Return what happens in a setting, in two sentences.

    Args:
        defence: the setting.
    """
    total, stopped = defence.warheads, defence.mean_stopped()
    if defence.in_reach == 0:
        return f"No warhead passes within reach, so all {total:,} get through."
    low, high = defence.range_of_arriving()
    if len(defence.arriving) == 1:
        spread = f"Each time {low:,} get through."
    else:
        spread = f"In 95 of 100 such attacks {low:,} to {high:,} get through."
    return (
        f"Of {total:,} warheads {stopped:,.0f} are stopped on average, "
        f"{defence.share_stopped():.0%} of the force. {spread}"
    )
