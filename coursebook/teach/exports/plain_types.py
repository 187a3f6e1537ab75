"""Questions as the few types that LMSs have in common; what changes on the way is told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from coursebook.questions.choice import MultipleChoice, Option, SingleChoice, TrueFalse
from coursebook.questions.judge import SCALE, Judge
from coursebook.questions.links import link
from coursebook.questions.model import Mistake, Question, share
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering, Step
from coursebook.questions.pairs import Item, Pairs
from coursebook.questions.written import Written
from coursebook.teach.exports.remarks import Remark, explanation
from coursebook.teach.templates import title


@dataclass(frozen=True, slots=True)
class Answer:
    """One option: what it says, what it is worth, and the remark on it.

    Where several may be ticked, worth is what ticking it adds or takes away.
    """

    id: str
    text: str
    worth: float
    remark: Remark

    @property
    def right(self) -> bool:
        """Return whether it belongs to the full answer."""
        return self.worth == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What every plain question has; pages ask for its kind."""

    kind: ClassVar[str]

    id: str
    prompt: tuple[str, ...]
    take_away: Remark
    hints: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return what a teacher sees in a list of questions."""
        return title(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Plain):
    """Options to tick, one or several; `free` says that their order carries nothing."""

    kind: ClassVar[str] = "pick"
    answers: tuple[Answer, ...]
    several: bool = False
    free: bool = False

    def share(self, answer: Answer) -> float:
        """Return what ticking an answer adds to the score: a slip undoes a hit."""
        if not self.several:
            return answer.worth
        unit = 1 / sum(each.right for each in self.answers)
        return unit if answer.right else -unit


@dataclass(frozen=True, slots=True)
class Pair:
    """An item with its partner, the remark on the right one, and on foreseen wrong ones."""

    id: str
    text: str
    answer: str
    remark: Remark
    mistakes: Mapping[str, Remark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Plain):
    """Items, each to be given a partner; choices are their ids with texts."""

    kind: ClassVar[str] = "match"
    pairs: tuple[Pair, ...]
    choices: Mapping[str, str]

    def partners(self) -> list[tuple[str, str]]:
        """Return each item with its partner; partners that fit no item have none before them."""
        found = [(each.text, self.choices[each.answer]) for each in self.pairs]
        used = {each.answer for each in self.pairs}
        return found + [("", text) for name, text in self.choices.items() if name not in used]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Plain):
    """Things to put in order; `pairs` stand in the right one, `shown` lists ids as displayed."""

    kind: ClassVar[str] = "order"
    pairs: tuple[Pair, ...]
    shown: tuple[str, ...]

    def texts(self) -> list[str]:
        """Return what is to be put in order, as displayed."""
        found = {each.id: each.text for each in self.pairs}
        return [found[each] for each in self.shown]


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers that earn the same share of the points, and what is said on them."""

    name: str
    low: float
    high: float
    worth: float
    remark: Remark

    @property
    def middle(self) -> float:
        """Return the number amid them."""
        return (self.low + self.high) / 2

    @property
    def half(self) -> float:
        """Return how far they reach to each side of it."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Plain):
    """A number, right within a tolerance, half right within a wider one."""

    kind: ClassVar[str] = "number"
    answer: float
    tolerance: float
    close: float
    unit: str
    remark: Remark
    mistakes: tuple[Band, ...]

    def bands(self) -> tuple[Band, ...]:
        """Return what counts, the best first, and the numbers that foreseen mistakes lead to."""
        right = self._around("right", self.tolerance, 1, self.remark)
        near = self._around("near", self.close, 0.5, Remark("Close, but not exact."))
        return (right, *([near] if self.close > self.tolerance else []), *self.mistakes)

    def _around(self, name: str, reach: float, worth: float, remark: Remark) -> Band:
        return Band(name, self.answer - reach, self.answer + reach, worth, remark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(Plain):
    """A text that a person marks by a rubric."""

    kind: ClassVar[str] = "essay"
    min_words: int
    model: Remark
    rubric: tuple[str, ...]


_NUMBERED = re.compile(r"\d")
_OF_OTHERS = re.compile(
    r"^(?:both|neither|none|all|either)\b|\b(?:above|below|the (?:first|second|last|other)s?)\b",
    re.IGNORECASE,
)
TWO_IN_ONE = "true or false with a reason became one choice among pairs of verdict and reason"
STEPS = "judging a claim became a choice among the five steps"
KINDS = "sorting statements into kinds became matching"
PLACES = "putting in order became matching each thing with its place"
BY_HAND = "a written answer became an essay that you mark; the model answer is for you"


def plain(question: Question, *, orders: bool = False) -> tuple[Plain, tuple[str, ...]]:
    """Return a question as a plain type, and what changed.

    Args:
        question: any question of the course.
        orders: whether the format can ask for an order.
    """
    if isinstance(question, SingleChoice | MultipleChoice):
        return _pick(question), ()
    if isinstance(question, TrueFalse):
        return _two_in_one(question), (TWO_IN_ONE,)
    if isinstance(question, Judge):
        return _judge(question), (STEPS,)
    if isinstance(question, Pairs):
        return _match(question), (KINDS,) if question.type == "classify" else ()
    if isinstance(question, Ordering):
        return (_order(question), ()) if orders else (_places(question), (PLACES,))
    if isinstance(question, Numeric):
        return _number(question), ()
    if isinstance(question, Written):
        return _essay(question), (BY_HAND,)
    raise TypeError(f"no plain type is known for {question.type}")


def _common(question: Question, *task: str) -> dict[str, Any]:
    """Return what every plain question has; the task goes on after the prompt."""
    return {
        "id": question.id,
        "prompt": (question.prompt, *task),
        "take_away": explanation(question),
        "hints": question.hints,
    }


def _remark(on: Option | Item | Step | Mistake) -> Remark:
    return Remark(on.feedback, (on.see,))


def _pick(question: SingleChoice | MultipleChoice) -> Pick:
    return Pick(
        **_common(question),
        answers=tuple(
            Answer(each.id, each.text, float(each.correct), _remark(each))
            for each in question.options
        ),
        several=isinstance(question, MultipleChoice),
        free=_is_free([each.text for each in question.options]),
    )


def _is_free(texts: Sequence[str]) -> bool:
    """Return whether options may stand in any order: no row of numbers, none about the others."""
    return not all(map(_NUMBERED.search, texts)) and not any(map(_OF_OTHERS.search, texts))


def _two_in_one(question: TrueFalse) -> Pick:
    return Pick(
        **_common(question, question.statement),
        answers=tuple(
            _verdict(question, v, each) for v in (True, False) for each in question.reasons
        ),
    )


def _verdict(question: TrueFalse, verdict: bool, reason: Option) -> Answer:
    stands = verdict == question.answer
    worth = (1.0 if reason.correct else 0.5) if stands else 0.0
    said = reason.feedback if stands else f"The verdict is not right. {reason.feedback}"
    text = f"{verdict}. {reason.text}"
    return Answer(f"{verdict}-{reason.id}".lower(), text, worth, Remark(said, (reason.see,)))


def _judge(question: Judge) -> Pick:
    about = (f"{question.about}.",) if question.about else ()
    claim = f"Claim {question.claims[0]}: {question.statement}"
    return Pick(
        **_common(question, claim, *about), answers=tuple(_step(question, step) for step in SCALE)
    )


def _step(question: Judge, step: str) -> Answer:
    order = list(SCALE)
    apart = abs(order.index(step) - order.index(question.verdict))
    said = question.rationale if not apart else question.grade(step).message
    see = link(f"claim:{question.claims[0]}")
    if found := question.steps.get(step):
        said, see = f"{said} {found.feedback}", found.see
    return Answer(step, SCALE[step].capitalize(), share(4 - apart, 4), Remark(said, (see,)))


def _match(question: Pairs) -> Match:
    return Match(
        **_common(question),
        pairs=tuple(
            Pair(
                each.id,
                each.text,
                each.answer,
                _remark(each),
                {name: _remark(mistake) for name, mistake in each.mistakes.items()},
            )
            for each in question.items
        ),
        choices={each.id: each.text for each in question.choices},
    )


def _order(question: Ordering) -> Order:
    shown = tuple(question.details()["shown"])
    return Order(**_with_reversals(question), pairs=_placed(question), shown=shown)


def _places(question: Ordering) -> Match:
    pairs = {each.id: each for each in _placed(question)}
    return Match(
        **_with_reversals(question, "Give each its place, from 1."),
        pairs=tuple(pairs[each] for each in question.details()["shown"]),
        choices={f"place-{i}": str(i) for i in range(1, len(pairs) + 1)},
    )


def _placed(question: Ordering) -> tuple[Pair, ...]:
    return tuple(
        Pair(each.id, each.text, f"place-{i}", _remark(each), {})
        for i, each in enumerate(question.items, start=1)
    )


def _with_reversals(question: Ordering, *task: str) -> dict[str, Any]:
    """Take what is said on foreseen reversals into the take-away: formats know places only."""
    said = explanation(question)
    texts = [said.text, *(each.feedback for each in question.mistakes)]
    return _common(question, *task) | {"take_away": Remark("\n\n".join(texts), said.links)}


def _number(question: Numeric) -> Number:
    # The prompt of a graded question says itself in what unit and form a number is asked.
    task = () if question.use == "graded" else question.task()
    return Number(
        **_common(question, *task),
        answer=question.answer,
        tolerance=question.tolerance,
        close=question.close,
        unit=question.unit,
        remark=Remark(f"It is {question.shown}. {question.reason}", (question.see,)),
        mistakes=tuple(
            Band(f"mistake-{i}", each.low, each.high, 0, _remark(each))
            for i, each in enumerate(question.mistakes)
        ),
    )


def _essay(question: Written) -> Essay:
    return Essay(
        **_common(question, *question.task()),
        min_words=question.min_words,
        model=Remark(question.model_answer, (question.see,)),
        rubric=tuple(each.text for each in question.rubric),
    )
