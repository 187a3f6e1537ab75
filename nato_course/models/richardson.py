"""Richardson's arms race between two sides (richardson1960).

Each side adds arms because the other holds some, drops arms because they are a burden, and has a
grievance that doesn't depend on arms at all:

    dx/dt = k y - a x + g
    dy/dt = l x - b y + h

with k, l the reaction of x and y, a, b their fatigue, and g, h their grievance. Richardson read
his own equations as what would happen if people did not stop to think. Levels have no unit here:
the model shows kinds of course, not amounts. It has no room for aims, choice, or a third party.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from coursebook.errors import CourseError

Pair = tuple[float, float]
SUBSTEPS = 50
"""Steps of integration in one year; halving them changes levels by less than a thousandth."""


class Level(TypedDict):
    """What one side holds after a number of years."""

    step: int
    side: str
    level: float


class Point(TypedDict):
    """What both sides hold after a number of years, as a point of the phase plane."""

    step: int
    x: float
    y: float


class LinePoint(TypedDict):
    """One end of a line in the phase plane."""

    line: str
    x: float
    y: float


@dataclass(frozen=True)
class ArmsRace:
    """The settings of a two-sided arms race; each pair is (side x, side y).

    Args:
        reaction: arms a side adds in a year for each unit the other holds (k, l); not negative.
        fatigue: share of its own arms that a side would drop in a year (a, b); not negative.
        grievance: arms a side adds in a year whatever the other holds (g, h); goodwill is negative.

    Raises:
        CourseError: a reaction or fatigue is negative.
    """

    reaction: Pair
    fatigue: Pair
    grievance: Pair

    def __post_init__(self) -> None:
        for name, pair in (("reaction", self.reaction), ("fatigue", self.fatigue)):
            if min(pair) < 0:
                raise CourseError(f"ArmsRace: `{name}` is {pair}; give 0 or more for each side")

    @classmethod
    def symmetric(cls, reaction: float, fatigue: float, grievance: float) -> "ArmsRace":
        """Return a race between two sides that are alike.

        Args:
            reaction: of both sides.
            fatigue: of both sides.
            grievance: of both sides.
        """
        return cls((reaction, reaction), (fatigue, fatigue), (grievance, grievance))

    def rates(self, levels: Pair) -> Pair:
        """Return how fast both levels change, by the equations of richardson1960.

        Args:
            levels: what both sides hold.
        """
        (k, el), (a, b), (g, h) = self.reaction, self.fatigue, self.grievance
        x, y = levels
        return k * y - a * x + g, el * x - b * y + h

    def equilibrium(self) -> Pair | None:
        """Return the levels at which neither side moves; None where no single point has that.

        It may lie below zero, or repel: see `is_stable`.
        """
        (k, el), (a, b), (g, h) = self.reaction, self.fatigue, self.grievance
        determinant = a * b - k * el
        if math.isclose(a * b, k * el, abs_tol=1e-12):
            return None
        return (k * h + b * g) / determinant, (el * g + a * h) / determinant

    def is_stable(self) -> bool:
        """Tell whether the levels settle: fatigue must outweigh reaction, ab > kl."""
        return max(self.eigenvalues()) < -1e-12

    def slopes(self) -> tuple[float, float]:
        """Return how steeply y climbs along the line where x stands still, and where y does.

        The lines are k y = a x - g and b y = l x + h, so the slopes are a/k and l/b; a vertical
        line has the slope infinity. Where both sides react and tire, the levels settle exactly if
        the first line is the steeper one: a/k > l/b is ab > kl.
        """
        (k, el), (a, b) = self.reaction, self.fatigue
        return a / k if k else math.inf, el / b if b else math.inf

    def eigenvalues(self) -> Pair:
        """Return the two growth rates of a disturbance, the larger first; both are real."""
        (k, el), (a, b) = self.reaction, self.fatigue
        root = math.sqrt((a - b) ** 2 + 4 * k * el)
        return (root - a - b) / 2, (-root - a - b) / 2

    def outlook(self) -> str:
        """Return the kind of course in one word.

        "balance": settles with both sides armed. "disarmament": settles with a side at none.
        "runaway": grows without end from any start above zero. "depends": runs away or dies out,
        according to where it starts. "edge": fatigue and reaction just cancel, ab = kl.
        """
        point = self.equilibrium()
        if point is None:
            return "edge"
        if self.is_stable():
            return "balance" if min(point) > 0 else "disarmament"
        # The dividing line slopes down through the point: it meets no levels above zero unless
        # the point has a coordinate above zero.
        return "runaway" if max(point) <= 0 else "depends"

    def trajectory(self, start: Pair = (1.0, 1.0), years: int = 20) -> list[Point]:
        """Return both levels year by year, as points of the phase plane.

        Integrated by the classical Runge-Kutta method. A side can't hold less than nothing, so a
        level that would fall below zero is kept at zero; this is our addition to the equations.

        Args:
            start: what both sides hold at first.
            years: how long to follow them.
        """
        levels = start
        points: list[Point] = [{"step": 0, "x": start[0], "y": start[1]}]
        for year in range(1, years + 1):
            for _ in range(SUBSTEPS):
                levels = self._advance(levels, 1 / SUBSTEPS)
            points.append({"step": year, "x": levels[0], "y": levels[1]})
        return points

    def path(
        self, start: Pair = (1.0, 1.0), years: int = 20, sides: tuple[str, str] = ("A", "B")
    ) -> list[Level]:
        """Return the level of each side year by year; levels are kept at zero or above.

        Args:
            start: what both sides hold at first.
            years: how long to follow them.
            sides: the names of x and y.

        Example:
            >>> race = ArmsRace.symmetric(reaction=0.5, fatigue=1, grievance=1)
            >>> race.path(years=1)[-1]["level"] == race.path(years=1)[-2]["level"]
            True
        """
        return [
            {"step": point["step"], "side": side, "level": level}
            for point in self.trajectory(start, years)
            for side, level in zip(sides, (point["x"], point["y"]), strict=True)
        ]

    def rest_lines(
        self, top: float, sides: tuple[str, str] = ("A", "B"), *, sloped: bool = False
    ) -> list[LinePoint]:
        """Return the lines on which one side stands still, cut to a square from 0 to `top`.

        A line that misses the square is left out.

        Args:
            top: the largest level drawn.
            sides: the names of x and y.
            sloped: whether a line's name tells its slope.
        """
        (k, el), (a, b), (g, h) = self.reaction, self.fatigue, self.grievance
        lines = ((sides[0], a, -k, g), (sides[1], -el, b, h))
        tails = [f" ({_slope(each)})" if sloped else "" for each in self.slopes()]
        return [
            {"line": f"{side} stands still{tail}", "x": x, "y": y}
            for (side, p, q, r), tail in zip(lines, tails, strict=True)
            for x, y in _ends_in_square(p, q, r, top)
        ]

    def _advance(self, levels: Pair, step: float) -> Pair:
        first = self.rates(levels)
        second = self.rates(_moved(levels, first, step / 2))
        third = self.rates(_moved(levels, second, step / 2))
        fourth = self.rates(_moved(levels, third, step))
        slopes = zip(first, second, third, fourth, strict=True)
        x, y = _moved(levels, [(p + 2 * q + 2 * r + s) / 6 for p, q, r, s in slopes], step)
        return max(x, 0.0), max(y, 0.0)


def distance(path: Sequence[Point], observed: Sequence[Mapping[str, Any]]) -> float:
    """Return how far a path runs from observed levels: the root of the mean squared distance.

    A small distance says that a path is close, not that its causes are the true ones: quite
    different settings can be about as close.

    Args:
        path: a trajectory.
        observed: `step`, `x` and `y`; steps that the path doesn't reach are left out.

    Raises:
        CourseError: path and observations share no step.

    Example:
        >>> still = ArmsRace.symmetric(reaction=0, fatigue=0, grievance=0)
        >>> distance(still.trajectory(years=1), [{"step": 1, "x": 4, "y": 5}])
        5.0
    """
    seen = {point["step"]: (point["x"], point["y"]) for point in observed}
    gaps = [
        math.dist((point["x"], point["y"]), seen[point["step"]])
        for point in path
        if point["step"] in seen
    ]
    if not gaps:
        raise CourseError("distance: path and observations share no step; count both from 0")
    return math.sqrt(sum(gap**2 for gap in gaps) / len(gaps))


def _slope(value: float) -> str:
    return "upright" if math.isinf(value) else f"slope {value:.2f}".rstrip("0").rstrip(".")


def _moved(levels: Pair, slope: Sequence[float], step: float) -> Pair:
    return levels[0] + step * slope[0], levels[1] + step * slope[1]


def _ends_in_square(p: float, q: float, r: float, top: float) -> list[Pair]:
    """Return where the line p x + q y = r crosses the border of the square, at most two points."""
    inside = ((x, y) for x, y in _crossings(p, q, r, top) if 0 <= x <= top and 0 <= y <= top)
    found = {(x + 0.0, y + 0.0) for x, y in inside}
    return [min(found), max(found)] if len(found) > 1 else []


def _crossings(p: float, q: float, r: float, top: float) -> Iterator[Pair]:
    for edge in (0.0, top):
        if q:
            yield edge, (r - p * edge) / q
        if p:
            yield (r - q * edge) / p, edge
