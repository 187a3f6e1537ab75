"""Questions answered with a number, within a tolerance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from coursebook.entries import made, record
from coursebook.questions.model import (
    Grade,
    Mistake,
    Note,
    Question,
    Rule,
    See,
    repeated,
)
from coursebook.questions.typed import nearest, readings, told
from coursebook.records import SLUG, WORDS, Either, Many, Number, Text

VALUE_NAME = Text(r"^[a-z][a-z0-9_]*$", "the name of a value of the head of the file")
NUMBER = Either((Number(), VALUE_NAME), "a number, or the name of a value of the head of the file")
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Mistake):
    """Numbers that a foreseen mistake leads to."""

    id: Annotated[str, SLUG, "give the mistake a slug"]
    low: Annotated[float, NUMBER, "write the least number it leads to"]
    high: Annotated[float, NUMBER, "write the greatest number it leads to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Question):
    """A number to find, right within a tolerance, close within a wider one."""

    type: ClassVar[str] = "numeric"
    answer: Annotated[float, NUMBER, "write a number, or name a value of the head of the file"]
    tolerance: Annotated[float, Number(0), "write how far off still counts as right"]
    close: Annotated[float, Number(0), "write how far off counts as close"] = 0
    unit: Annotated[str, WORDS, "write the unit, such as % or km"] = ""
    shown: Annotated[str, WORDS, "write the answer as the reader sees it"]
    reason: Annotated[str, WORDS, "write how the answer is found"]
    see: See
    mistakes: Annotated[
        tuple[Range, ...], Many(record(Range), 0), "list foreseen wrong numbers"
    ] = ()

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        yield from repeated(data.get("mistakes", ()), "mistakes")
        for i, each in enumerate(data.get("mistakes", ())):
            if each["low"] > each["high"]:
                yield f"mistakes[{i}].low", "is greater than high: swap the two"
            elif each["low"] <= data["answer"] <= each["high"]:
                yield f"mistakes[{i}]", "takes in the answer itself: narrow low and high"

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return the question; the data have been found valid."""
        return made(cls, data, close=data.get("close", data["tolerance"]))

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: a number as the reader typed it."""
        found = readings(response, self.unit)
        if not found:
            return Grade(0.0, "unanswered", "Type a number, such as 12.5.")
        chosen = nearest(found, self.answer)
        value, how = float(chosen), told(found, chosen)
        # An answer just at the edge must not fail by the rounding of binary numbers.
        off = abs(value - self.answer) - _SLACK
        if off <= self.tolerance:
            return Grade(1.0, "right", f"It is {self.shown}.", (self._right(),))
        direction = "low" if value < self.answer else "high"
        if off <= self.close:
            return Grade(0.5, "partly", f"Close, but too {direction}.{how}")
        notes = tuple(
            each.note(each.id, "") for each in self.mistakes if each.low <= value <= each.high
        )
        return Grade(0.0, "wrong", f"Too {direction}.{how}", notes)

    def _right(self) -> Note:
        return Note("answer", self.shown, "right", self.reason, None, self.see)

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "answer": self.answer,
            "tolerance": self.tolerance,
            "close": self.close,
            "unit": self.unit,
            "shown": self.shown,
            "mistakes": [
                {"low": each.low, "high": each.high, **each.note(each.id, "").payload()}
                for each in self.mistakes
            ],
        }

    def task(self) -> tuple[str, ...]:
        """Return what to type."""
        return (f"A number, in {self.unit}." if self.unit else "A number.",)

    def solution(self) -> tuple[Note, ...]:
        """Return the number and how it is found."""
        return (self._right(),)

    def _stand_for(self) -> Iterable[str | None]:
        return (each.misconception for each in self.mistakes)
