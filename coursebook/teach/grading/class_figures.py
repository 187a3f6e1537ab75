"""The class's figures: how far objectives are reached, what was believed, how sure it was."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from coursebook import questions
from coursebook.questions.index import title
from coursebook.teach.grading.item_figures import Item, Items
from coursebook.teach.grading.receipts import CONFIDENCE
from coursebook.teach.grading.results import Stats

_FEW = 5
"""Fewer answers than this say nothing about how well confidence fits."""


@dataclass(slots=True)
class Objective:
    """How far a class has come with one objective of a chapter."""

    chapter: str
    text: str
    students: int = 0
    reached: int = 0
    points: float = 0.0
    asked: int = 0

    @property
    def percent(self) -> float:
        """Return the points earned, of a hundred."""
        return 100 * self.points / self.asked if self.asked else 0.0


@dataclass(slots=True)
class ClassFigures:
    """What all counted receipts together show."""

    objectives: list[Objective] = field(default_factory=list)
    misconceptions: list[tuple[str, int]] = field(default_factory=list)
    confidence: list[tuple[str, int, int]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    reviews: int = 0
    labs: int = 0
    receipts: int = 0

    def calibration(self) -> str:
        """Return what the figures on confidence mean."""
        shares = {name: (right, total) for name, right, total in self.confidence}
        total = sum(each[1] for each in shares.values())
        if total < _FEW:
            return "Too few answers say how sure their writers were to tell anything."
        right, sure = shares["sure"]
        if sure and right / sure < 0.8:
            return "Readers were often wrong where they felt sure: start the discussion there."
        if sure:
            return "Where readers felt sure, they were mostly right."
        return "No reader felt sure."


def gather(found: Iterable[Stats]) -> ClassFigures:
    """Return the figures of a class.

    Args:
        found: what each counted receipt adds.
    """
    known = _objectives()
    chosen: Counter[str] = Counter()
    sure = {name: [0, 0] for name in CONFIDENCE}
    figures = ClassFigures()
    items = Items()
    for stats in found:
        figures.receipts += 1
        items.add(stats)
        figures.reviews += stats.reviews
        figures.labs += stats.labs
        chosen.update(stats.misconceptions)
        for name, (points, reached, asked) in stats.objectives.items():
            one = known[name]
            one.students += 1
            one.reached += bool(reached)
            one.points += points
            one.asked += asked
        for name, (right, total) in stats.confidence.items():
            sure[name][0] += right
            sure[name][1] += total
    figures.objectives = [each for each in known.values() if each.students]
    figures.misconceptions = sorted(chosen.items(), key=lambda each: (-each[1], each[0]))
    figures.items = items.all()
    figures.confidence = [(name, *sure[name]) for name in CONFIDENCE]  # type: ignore[misc]
    return figures


def _objectives() -> dict[str, Objective]:
    return {
        f"{stem}/{each.id}": Objective(title(stem), each.text)
        for stem in questions.stems()
        for each in questions.of(stem).objectives
    }
