"""Questions answered by judging a claim, compared with the ledger's verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Self

from coursebook import claims
from coursebook.entries import made, record
from coursebook.questions.links import link
from coursebook.questions.model import Grade, Mistake, Note, Question, Rule, share
from coursebook.records import Many, OneOf

SCALE = dict(
    zip(
        ("supported", "caveats", "contested", "oversimplified", "unsupported"),
        claims.VERDICTS,
        strict=True,
    )
)
"""The five steps, from best to least supported, with the ledger's words for its verdicts."""

_APART = (
    "You and the ledger agree.",
    "One step from the ledger's verdict.",
    "Two steps from the ledger's verdict.",
    "Three steps from the ledger's verdict.",
    "Four steps from the ledger's verdict.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Far(Mistake):
    """A step far from the ledger's, foreseen."""

    step: Annotated[str, OneOf(tuple(SCALE)), "name the step"]


def _by_step(entries: Sequence[Mapping[str, Any]]) -> dict[str, Far]:
    return {each["step"]: made(Far, each) for each in entries}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge(Question):
    """The first of its claims, to be judged; another verdict is distance, not error."""

    type: ClassVar[str] = "judge"
    statement: str
    about: str
    verdict: str
    rationale: str
    steps: Annotated[
        Mapping[str, Far],
        Many(record(Far), 0),
        "list what is said to readers who choose a step far from the ledger's",
        _by_step,
    ] = field(default_factory=dict)

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        verdict = claims.get(data["claims"][0]).verdict
        for i, each in enumerate(data.get("steps", ())):
            if SCALE[each["step"]] == verdict:
                yield (
                    f"steps[{i}].step",
                    "is the ledger's own verdict: its rationale is shown there",
                )

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return the question; the data have been found valid."""
        claim = claims.get(data["claims"][0])
        return made(
            cls,
            data,
            statement=claim.paraphrase,
            about=claims.ABOUT["view"].capitalize() if claim.about == "view" else "",
            verdict=next(step for step, label in SCALE.items() if label == claim.verdict),
            rationale=claim.rationale,
        )

    def grade(self, response: Any) -> Grade:
        """Return how far a response, a step of the scale, is from the ledger's verdict."""
        if not isinstance(response, str) or response not in SCALE:
            return Grade(0.0, "unanswered", "Choose a step of the scale.")
        order = list(SCALE)
        apart = abs(order.index(response) - order.index(self.verdict))
        notes = (self._note(response),) if response in self.steps else ()
        return Grade(share(4 - apart, 4), "compared", _APART[apart], notes)

    def _note(self, step: str) -> Note:
        return self.steps[step].note(step, f"Your verdict: {SCALE[step]}", "plain")

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "statement": self.statement,
            "about": f"{self.about}." if self.about else "",
            "verdict": self.verdict,
            "scale": [{"id": step, "text": label.capitalize()} for step, label in SCALE.items()],
            "steps": {step: self._note(step).payload() for step in self.steps},
        }

    def task(self) -> tuple[str, ...]:
        """Return the claim, what a verdict on it judges, then the scale."""
        about = (f"{self.about}.",) if self.about else ()
        claim = f"Claim {self.claims[0]}: {self.statement}"
        return (claim, *about, *map(str.capitalize, SCALE.values()))

    def solution(self) -> tuple[Note, ...]:
        """Return the ledger's verdict and its rationale."""
        label = f"The ledger's verdict: {SCALE[self.verdict]}"
        see = link(f"claim:{self.claims[0]}")
        return (Note(self.verdict, label, "plain", self.rationale, None, see),)

    def _stand_for(self) -> Iterable[str | None]:
        return (each.misconception for each in self.steps.values())
