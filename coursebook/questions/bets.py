"""Predictions: what a reader bets before reading, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, get_args

from coursebook.entries import made, record
from coursebook.questions.judge import SCALE
from coursebook.questions.links import checked_at
from coursebook.questions.model import (
    Asked,
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

NEAR_POINTS = 5
"""How many percentage points off still counts as well judged, in every prediction of a share."""

_ANSWER = ("Your prediction is right.", "The answer is another.")
_VERDICT = ("You and the ledger agree.", "The ledger's verdict is another.")

Page = Annotated[str, SLUG, "name the page to explore that it stands on, if any"]
"""Where something to commit to stands if not in its own chapter."""


@dataclass(frozen=True, slots=True)
class Bet:
    """One thing to bet on in a choice."""

    id: Annotated[str, SLUG, "give the option a slug"]
    text: Annotated[str, WORDS, "write the option as the reader sees it"]
    correct: Annotated[bool, Flag(), "write true or false"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction(Asked):
    """A bet made before reading, answered at the end."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    kind: Annotated[
        PredictionKind, OneOf(get_args(PredictionKind)), "write percent, number or choice"
    ]
    prompt: Annotated[str, WORDS, "write what the reader is to predict"]
    answer: Annotated[
        float | None, NUMBER, "write a number or name a value; leave it out for a choice"
    ] = None
    near: Annotated[float, Number(0), "write how far off counts as well judged, of a number"] = 0
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

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        if data["kind"] == "choice":
            yield from _choice_rules(data)
            return
        if "options" in data:
            yield "options", f"stand with the kind {data['kind']}: take them out"
        if data["kind"] == "percent" and "near" in data:
            points = f"within {NEAR_POINTS} points is close for all"
            yield "near", f"stands with the kind number: {points}"
        needed = ("answer",) if data["kind"] == "percent" else ("answer", "near", "low", "high")
        missing = [name for name in needed if name not in data]
        for name in missing:
            yield name, f"is missing: a {data['kind']} needs it"
        low, high = data.get("low", 0), data.get("high", 100)
        if not missing and not low <= data["answer"] <= high:
            yield "answer", f"is {data['answer']:g}: it must lie from {low:g} to {high:g}"

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return the prediction of a valid entry; how near counts is one rule for all shares."""
        return made(cls, {"near": NEAR_POINTS, **data} if data["kind"] == "percent" else data)

    def compare(self, bet: Any) -> Grade:
        """Return how a bet, a number or an option's id, stands beside the answer."""
        if self.answer is None:
            return self._compare_choice(bet)
        is_number = isinstance(bet, int | float) and not isinstance(bet, bool)
        if not is_number or not self.low <= bet <= self.high:
            return Grade(0.0, "unanswered", "No prediction was made.")
        off = abs(bet - self.answer)
        span = self.high - self.low
        score = share(max(0.0, span - off), span)
        if off <= self.near:
            return Grade(score, "compared", f"Well judged: your prediction is {self._closeness()}.")
        direction = "low" if bet < self.answer else "high"
        words = f"{int(off + 0.5)} {self._unit()}".strip()
        rule = f" Within {self.near:g} counts as close." if self.near else ""
        said = f"Your prediction was too {direction} by about {words}.{rule}"
        return Grade(score, "compared", said)

    def _unit(self) -> str:
        return "percentage points" if self.kind == "percent" else self.unit

    def _closeness(self) -> str:
        if not self.near:
            return "the answer itself"
        return f"within {f'{self.near:g} {self._unit()}'.strip()} of the answer"

    def _compare_choice(self, bet: Any) -> Grade:
        chosen = [each for each in self.options if each.id == bet]
        if not chosen:
            return Grade(0.0, "unanswered", "No prediction was made.")
        right = chosen[0].correct
        agrees, differs = _VERDICT if self.asks_verdict else _ANSWER
        return Grade(float(right), "compared", agrees if right else differs)

    @property
    def asks_verdict(self) -> bool:
        """Whether it asks for a verdict on a claim, in the ledger's five steps."""
        return [each.id for each in self.options] == list(SCALE)

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
        kind = {"asks": "verdict"} if self.asks_verdict else {}
        return shown | {"version": fingerprint(shown)} | kind


def _choice_rules(data: Mapping[str, Any]) -> Rule:
    options = data.get("options", ())
    yield from repeated(options, "options")
    count = sum(each["correct"] for each in options)
    if count != 1:
        yield "options", f"has {count} correct entries: mark exactly one as correct"
    for name in ("answer", "near", "low", "high", "unit"):
        if name in data:
            yield name, "stands with the kind choice: take it out"
