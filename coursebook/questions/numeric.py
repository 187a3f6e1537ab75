"""Questions answered with a number, within a tolerance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from coursebook.questions.links import Link, link
from coursebook.questions.model import (
    MISTAKE,
    SEE,
    Common,
    Grade,
    Mistake,
    Note,
    Question,
    Rule,
    repeated,
)
from coursebook.questions.typed import nearest, readings, told
from coursebook.records import SLUG, WORDS, Either, Field, Many, Number, Record, Text

VALUE_NAME = Text(r"^[a-z][a-z0-9_]*$", "the name of a value of the head of the file")
_NUMBER = Either((Number(), VALUE_NAME), "a number, or the name of a value of the head of the file")
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers that a foreseen mistake leads to."""

    id: str
    low: float
    high: float
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Question):
    """A number to find, right within a tolerance, close within a wider one."""

    type: ClassVar[str] = "numeric"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("answer", _NUMBER, "write a number, or name a value of the head of the file"),
        Field("tolerance", Number(0), "write how far off still counts as right"),
        Field("close", Number(0), "write how far off counts as close", required=False),
        Field("unit", WORDS, "write the unit, such as % or km", required=False),
        Field("shown", WORDS, "write the answer as the reader sees it"),
        Field("reason", WORDS, "write how the answer is found"),
        SEE,
        Field(
            "mistakes",
            Many(
                Record(
                    (
                        Field("id", SLUG, "give the mistake a slug"),
                        Field("low", _NUMBER, "write the least number it leads to"),
                        Field("high", _NUMBER, "write the greatest number it leads to"),
                        *MISTAKE,
                    )
                ),
                0,
            ),
            "list foreseen wrong numbers",
            required=False,
        ),
    )
    answer: float
    tolerance: float
    close: float
    unit: str
    shown: str
    reason: str
    see: Link
    mistakes: tuple[Range, ...]

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
    def build(cls, data: Mapping[str, Any], common: Common) -> Self:
        """Return the question; the data have been found valid."""
        return cls(
            **common,
            answer=data["answer"],
            tolerance=data["tolerance"],
            close=data.get("close", data["tolerance"]),
            unit=data.get("unit", ""),
            shown=data["shown"],
            reason=data["reason"],
            see=link(data["see"]),
            mistakes=tuple(
                Range(each["id"], each["low"], each["high"], Mistake.build(each))
                for each in data.get("mistakes", ())
            ),
        )

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
        notes = tuple(self._note(each) for each in self.mistakes if each.low <= value <= each.high)
        return Grade(0.0, "wrong", f"Too {direction}.{how}", notes)

    def _right(self) -> Note:
        return Note("answer", self.shown, "right", self.reason, None, self.see)

    @staticmethod
    def _note(found: Range) -> Note:
        mistake = found.mistake
        return Note(found.id, "", "wrong", mistake.text, mistake.misconception, mistake.see)

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "answer": self.answer,
            "tolerance": self.tolerance,
            "close": self.close,
            "unit": self.unit,
            "shown": self.shown,
            "mistakes": [
                {"low": each.low, "high": each.high, **self._note(each).payload()}
                for each in self.mistakes
            ],
        }

    def task(self) -> tuple[str, ...]:
        """Return what to type."""
        return (f"A number, in {self.unit}." if self.unit else "A number.",)

    def solution(self) -> tuple[Note, ...]:
        """Return the number and how it is found."""
        return (self._right(),)

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconceptions that its foreseen mistakes stand for."""
        found = (each.mistake.misconception for each in self.mistakes)
        return tuple(each for each in found if each)
