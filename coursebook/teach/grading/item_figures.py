"""How each question did in a class: how hard it was, whom it told apart, what was never chosen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt

from coursebook import questions
from coursebook.questions import Question
from coursebook.questions.choice import Choice, SingleChoice
from coursebook.questions.index import title
from coursebook.teach.grading.results import ItemTry, Stats

TOO_FEW = 5
"""Fewer answers than this say nothing."""

FEW = 20
"""Fewer answers than this say little of whom a question tells apart, or what nobody chooses."""

OTHERS = 3
"""A reader's rest is the mean of at least so many other questions of the chapter."""

EASY, WEAK, UNSURE = 0.95, 0.1, 0.5
COLUMNS = (
    *("Question", "What the figures suggest", "Chapter", "Answers", "Right at once"),
    *("Discrimination", "Sure and wrong", "Nobody chose"),
)
_CONFIDENT = "sure"


@dataclass(slots=True)
class Item:
    """What a class's first tries at one question come to; sums, so that no answer is kept.

    A reader's rest is the mean score of the first tries at the other questions of the chapter.
    """

    question: Question
    chapter: str
    answers: int = 0
    right: int = 0
    sure: int = 0
    sure_wrong: int = 0
    chosen: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    hits: int = 0
    rests: float = 0.0
    squares: float = 0.0
    rests_of_hits: float = 0.0

    def add(self, found: ItemTry, rest: float | None) -> None:
        """Take in a first try.

        Args:
            found: what was answered.
            rest: how the reader did in the chapter's other questions, or None where too few tell.
        """
        self.answers += 1
        self.right += found.right
        self.chosen.update(found.chosen)
        if found.confidence == _CONFIDENT:
            self.sure += 1
            self.sure_wrong += not found.right
        if rest is not None:
            self.compared += 1
            self.hits += found.right
            self.rests += rest
            self.squares += rest * rest
            self.rests_of_hits += rest * found.right

    @property
    def discrimination(self) -> float | None:
        """Return the point-biserial correlation with the rest, or None where it can't be told."""
        n, hits = self.compared, self.hits
        spread = n * self.squares - self.rests**2
        if n < FEW or not 0 < hits < n or spread <= 1e-9:
            return None
        return (n * self.rests_of_hits - hits * self.rests) / sqrt(hits * (n - hits) * spread)

    @property
    def unchosen(self) -> list[str]:
        """Return the wrong options that nobody chose first, where enough answered to tell."""
        if self.answers < FEW or not isinstance(self.question, Choice):
            return []
        wrong = [each for each in self.question.all_options if not each.correct]
        return [each.text for each in wrong if not self.chosen[each.id]]

    @property
    def chance(self) -> float:
        """Return the share that would be right by guessing; 0 where guessing hardly helps."""
        if not isinstance(self.question, SingleChoice):
            return 0.0
        return 1 / len(self.question.options)

    def advice(self) -> Iterator[str]:
        """Yield what the figures suggest, in plain words."""
        if self.answers < TOO_FEW:
            yield f"Too few answers to say anything; from {TOO_FEW} on there is something."
            return
        share, tells = self.right / self.answers, self.discrimination
        if share < self.chance:
            yield "Fewer right than by guessing: look at the key, then at the wording."
        if self.sure >= TOO_FEW and self.sure_wrong >= UNSURE * self.sure:
            yield "Many were sure and wrong: begin the discussion here."
        if tells is not None and tells < 0:
            yield "Readers who did well elsewhere missed it: check the key, ask them why."
        elif tells is not None and tells < WEAK:
            yield "It hardly tells readers apart: the wording may be in the way."
        if share >= EASY:
            yield "Nearly all had it at once: it can be left out of a discussion."
        if self.unchosen:
            yield "Nobody fell for some options: they can be replaced."
        if self.answers < FEW:
            yield f"Few answers: from {FEW} on the figures tell more."

    def words(self) -> str:
        """Return the advice as one text."""
        return " ".join(self.advice()) or "Nothing to do."


class Items:
    """The questions of all chapters with what a class made of them."""

    def __init__(self) -> None:
        """Start empty."""
        self._known = {
            f"{stem}/{each.id}": Item(each, title(stem))
            for stem in questions.stems()
            for each in questions.chapter(stem)
        }

    def add(self, stats: Stats) -> None:
        """Take in what one counted receipt holds of a chapter.

        Args:
            stats: the receipt's part.
        """
        scores = {name: each.score for name, each in stats.tries.items()}
        for name, each in stats.tries.items():
            if item := self._known.get(name):
                item.add(each, _rest(scores, name))

    def all(self) -> list[Item]:
        """Return the questions that somebody answered, in the order of the book."""
        return [each for each in self._known.values() if each.answers]


def _rest(scores: Mapping[str, float], name: str) -> float | None:
    others = [score for other, score in scores.items() if other != name]
    return sum(others) / len(others) if len(others) >= OTHERS else None


def rows(items: Iterable[Item]) -> Iterator[list[str]]:
    """Yield each question as texts, one for each of COLUMNS.

    Args:
        items: the questions.
    """
    for each in items:
        tells = each.discrimination
        yield [
            each.question.prompt,
            each.words(),
            each.chapter,
            str(each.answers),
            f"{each.right} ({100 * each.right / each.answers:.0f} %)",
            "too few answers" if tells is None else f"{tells:+.2f}",
            f"{each.sure_wrong} of {each.sure}" if each.sure else "none was sure",
            "; ".join(each.unchosen) or ("" if each.answers >= FEW else "too few answers"),
        ]
