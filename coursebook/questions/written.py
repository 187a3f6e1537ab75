"""Questions answered in the reader's own words, then rated by the reader."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from coursebook.entries import record
from coursebook.questions.model import Grade, Note, Question, Rule, See, repeated, share
from coursebook.records import SLUG, WORDS, Many, Number

_GAPS = re.compile("[\\s\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+", re.ASCII)
FULL_POINTS = 2
"""Points for a criterion that is fully met; half-met counts 1."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a good answer does."""

    id: Annotated[str, SLUG, "give the criterion a slug"]
    text: Annotated[str, WORDS, "write what a good answer does"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Question):
    """A short text; the model answer and the rubric are shown once it is written."""

    type: ClassVar[str] = "written"
    min_words: Annotated[int, Number(1), "write how many words open the model answer", int]
    model_answer: Annotated[str, WORDS, "write an answer that meets the whole rubric"]
    see: See
    rubric: Annotated[tuple[Criterion, ...], Many(record(Criterion), 2), "list the criteria"]

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        yield from repeated(data["rubric"], "rubric")
        if count_words(data["model_answer"]) < data["min_words"]:
            yield "model_answer", "is shorter than min_words: lengthen it or ask for fewer words"

    def grade(self, response: Any) -> Grade:
        """Return the reader's own rating of a response: a `text`, later with `ratings` 0 to 2."""
        given = response if isinstance(response, Mapping) else {}
        text, ratings = given.get("text"), given.get("ratings")
        words = count_words(text) if isinstance(text, str) else 0
        if words < self.min_words:
            message = f"Write a little more: {words} of {self.min_words} words."
            return Grade(0.0, "unanswered", message)
        points = _points(ratings, [each.id for each in self.rubric])
        if points is None:
            return Grade(0.0, "written", "Compare your answer with the model answer and rate it.")
        most = FULL_POINTS * len(self.rubric)
        return Grade(
            share(points, most), "written", f"You gave yourself {points} of {most} points."
        )

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "min_words": self.min_words,
            "rubric": [{"id": each.id, "text": each.text} for each in self.rubric],
        }

    def task(self) -> tuple[str, ...]:
        """Return how much to write."""
        return (f"Write {self.min_words} words or more.",)

    def solution(self) -> tuple[Note, ...]:
        """Return the model answer, then the rubric."""
        model = Note("model", "A model answer", "plain", self.model_answer, None, self.see)
        return (model, *(Note(each.id, each.text, "plain", "") for each in self.rubric))


def count_words(text: str) -> int:
    """Return how many words a text has, by the spaces between them."""
    return sum(bool(each) for each in _GAPS.split(text))


def _points(ratings: Any, criteria: list[str]) -> int | None:
    """Return the sum of the ratings, or None while any is missing."""
    if not isinstance(ratings, Mapping):
        return None
    given = [ratings.get(each) for each in criteria]
    points = [each for each in given if type(each) is int and 0 <= each <= FULL_POINTS]
    return sum(points) if len(points) == len(criteria) else None
