"""Predictions: what a reader bets before reading, and what the record shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from coursebook.entries import record
from coursebook.questions.links import checked_at
from coursebook.questions.model import (
    Claims,
    Grade,
    Rule,
    See,
    Sources,
    fingerprint,
    repeated,
    share,
)
from coursebook.questions.numeric import NUMBER
from coursebook.records import SLUG, WORDS, Flag, Many, Number, OneOf

PredictionKind = Literal["percent", "number", "choice"]

Page = Annotated[str, SLUG, "name the page to explore that it stands on, if any"]
"""Where something to commit to stands if not in its own chapter."""


@dataclass(frozen=True, slots=True)
class Bet:
    """One thing to bet on in a choice."""

    id: Annotated[str, SLUG, "give the option a slug"]
    text: Annotated[str, WORDS, "write the option as the reader sees it"]
    correct: Annotated[bool, Flag(), "write true or false"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A bet made before reading, answered at the end."""

    id: Annotated[str, SLUG, "give a slug that never changes, such as border-share"]
    kind: Annotated[
        PredictionKind, OneOf(get_args(PredictionKind)), "write percent, number or choice"
    ]
    prompt: Annotated[str, WORDS, "write what the reader is to predict"]
    answer: Annotated[
        float | None, NUMBER, "write a number or name a value; leave it out for a choice"
    ] = None
    near: Annotated[float, Number(0), "write how far off still counts as well judged"] = 0
    low: Annotated[float, Number(), "write the least number to bet; a percent starts at 0"] = 0
    high: Annotated[float, Number(), "write the greatest; a percent ends at 100"] = 100
    unit: Annotated[str, WORDS, "write the unit of a number"] = ""
    options: Annotated[
        tuple[Bet, ...], Many(record(Bet), 2), "list the options of a choice, one of them correct"
    ] = ()
    answer_text: Annotated[str, WORDS, "write what the record shows and how we know"]
    see: See
    claims: Claims
    sources: Sources
    page: Page = ""

    def compare(self, bet: Any) -> Grade:
        """Return how a bet, a number or an option's id, stands beside the record."""
        if self.answer is None:
            return self._compare_choice(bet)
        if isinstance(bet, bool) or not isinstance(bet, int | float):
            return Grade(0.0, "unanswered", "No prediction was made.")
        if not self.low <= bet <= self.high:
            return Grade(0.0, "unanswered", "No prediction was made.")
        off = abs(bet - self.answer)
        span = self.high - self.low
        score = share(max(0.0, span - off), span)
        if off <= self.near:
            return Grade(score, "compared", "Well judged: your prediction is close to the record.")
        direction = "low" if bet < self.answer else "high"
        amount = f"{int(off + 0.5)}"
        unit = "percentage points" if self.kind == "percent" else self.unit
        words = f"{amount} {unit}".strip()
        return Grade(score, "compared", f"Your prediction was too {direction} by about {words}.")

    def _compare_choice(self, bet: Any) -> Grade:
        chosen = [each for each in self.options if each.id == bet]
        if not chosen:
            return Grade(0.0, "unanswered", "No prediction was made.")
        if chosen[0].correct:
            return Grade(1.0, "compared", "Your prediction agrees with the record.")
        return Grade(0.0, "compared", "The record shows something else.")

    def shown_answer(self) -> str:
        """Return the answer in a few words."""
        if self.answer is None:
            return next(each.text for each in self.options if each.correct)
        number = f"{self.answer:,g}"
        return f"{number} %" if self.kind == "percent" else f"{number} {self.unit}".strip()

    def payload(self) -> dict[str, Any]:
        """Return the prediction as plain JSON for the page."""
        shown = {
            "id": self.id,
            "kind": self.kind,
            "prompt": self.prompt,
            "answer": self.answer,
            "near": self.near,
            "low": self.low,
            "high": self.high,
            "unit": "%" if self.kind == "percent" else self.unit,
            "options": [
                {"id": each.id, "text": each.text, "correct": each.correct} for each in self.options
            ],
            "shown_answer": self.shown_answer(),
            "answer_text": self.answer_text,
            "links": [each.payload() for each in checked_at(self.see, self.sources)],
        }
        return shown | {"version": fingerprint(shown)}


def rules(data: Mapping[str, Any]) -> Rule:
    """Yield what is wrong with a prediction beyond the shape of single fields.

    Args:
        data: the prediction's entry in a bank file.
    """
    if data["kind"] == "choice":
        yield from _choice_rules(data)
        return
    if "options" in data:
        yield "options", f"stand with the kind {data['kind']}: take them out"
    needed = ("answer", "near") if data["kind"] == "percent" else ("answer", "near", "low", "high")
    missing = [name for name in needed if name not in data]
    for name in missing:
        yield name, f"is missing: a {data['kind']} needs it"
    low, high = bounds(data)
    if not missing and not low <= data["answer"] <= high:
        yield "answer", f"is {data['answer']:g}: it must lie from {low:g} to {high:g}"


def _choice_rules(data: Mapping[str, Any]) -> Rule:
    options = data.get("options", ())
    yield from repeated(options, "options")
    count = sum(each["correct"] for each in options)
    if count != 1:
        yield "options", f"has {count} correct entries: mark exactly one as correct"
    for name in ("answer", "near", "low", "high", "unit"):
        if name in data:
            yield name, "stands with the kind choice: take it out"


def bounds(data: Mapping[str, Any]) -> tuple[float, float]:
    """Return the least and the greatest number to bet."""
    return data.get("low", 0), data.get("high", 100)
