"""Questions answered by ticking: single choice, multiple choice, true or false with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from coursebook.entries import made, record
from coursebook.questions.model import (
    Feedback,
    Grade,
    Mark,
    Misconception,
    Note,
    Question,
    Rule,
    See,
    display_order,
    repeated,
    share,
)
from coursebook.records import SLUG, WORDS, Flag, Many


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose, with the reason it is right or wrong."""

    id: Annotated[str, SLUG, "give the option a slug"]
    text: Annotated[str, WORDS, "write the option as the reader sees it"]
    correct: Annotated[bool, Flag(), "write true or false"]
    misconception: Misconception = None
    feedback: Feedback
    see: See

    def note(self) -> Note:
        """Return what is said about the option."""
        mark: Mark = "right" if self.correct else "wrong"
        return Note(self.id, self.text, mark, self.feedback, self.misconception, self.see)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """Options to tick, each with the reason it is right or wrong."""

    _listed: ClassVar[str] = "options"
    _one: ClassVar[bool] = True
    """Whether exactly one is right."""

    @property
    def all_options(self) -> tuple[Option, ...]:
        """What can be ticked."""
        found: tuple[Option, ...] = getattr(self, self._listed)
        return found

    @property
    def stem(self) -> str:
        """What they answer."""
        return self.prompt

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        field = cls._listed
        yield from repeated(data[field], field)
        for i, each in enumerate(data[field]):
            if not each["correct"] and "misconception" not in each:
                message = "is missing: name the misconception it stands for, or write null"
                yield f"{field}[{i}].misconception", message
            if each["correct"] and each.get("misconception"):
                yield f"{field}[{i}].misconception", "stands with a correct option: take it out"
        count = sum(each["correct"] for each in data[field])
        if cls._one and count != 1:
            yield field, f"has {count} correct entries: mark exactly one as correct"
        elif not count:
            yield field, "has no correct entry: mark at least one as correct"

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return the question; the data have been found valid."""
        options = tuple(made(Option, each) for each in data[cls._listed])
        if not data.get("keep_order"):
            options = display_order(options, data["id"], lambda option: option.id)
        return made(cls, data, **{cls._listed: options})

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {"options": [each.note().payload() for each in self.all_options]}

    def task(self) -> tuple[str, ...]:
        """Return the options."""
        return tuple(each.text for each in self.all_options)

    def solution(self) -> tuple[Note, ...]:
        """Return every option with its reason, right ones first."""
        ordered = sorted(self.all_options, key=lambda each: not each.correct)
        return tuple(each.note() for each in ordered)

    def _stand_for(self) -> Iterable[str | None]:
        return (each.misconception for each in self.all_options)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Choice):
    """One right option among several."""

    type: ClassVar[str] = "single"
    options: Annotated[
        tuple[Option, ...], Many(record(Option), 2), "list the options, one of them correct"
    ]

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: an option's id."""
        chosen = [each for each in self.options if each.id == response]
        if not chosen:
            return Grade(0.0, "unanswered", "Choose one answer.")
        notes = (chosen[0].note(),)
        if chosen[0].correct:
            return Grade(1.0, "right", "The evidence bears this out.", notes)
        return Grade(0.0, "wrong", "", notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Choice):
    """Any number of right options; each has to be judged."""

    type: ClassVar[str] = "multiple"
    _one: ClassVar[bool] = False
    options: Annotated[
        tuple[Option, ...], Many(record(Option), 3), "list the options, right and wrong ones"
    ]

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: a list of option ids."""
        given = response if isinstance(response, list | tuple) else ()
        ticked = {each for each in given if isinstance(each, str)}
        chosen = [each for each in self.options if each.id in ticked]
        if not chosen:
            return Grade(0.0, "unanswered", "Tick at least one answer.")
        hits = sum(each.correct for each in chosen)
        slips = len(chosen) - hits
        total = sum(each.correct for each in self.options)
        notes = tuple(each.note() for each in chosen)
        if hits == total and not slips:
            return Grade(1.0, "right", f"All {total} found and no other ticked.", notes)
        score = share(max(0, hits - slips), total)
        message = f"{hits} of {total} right answers found, {slips} wrong ticked."
        return Grade(score, "partly" if hits else "wrong", message, notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Choice):
    """A statement to call true or false, and the reason that decides it."""

    type: ClassVar[str] = "true_false"
    statement: Annotated[str, WORDS, "write the statement to be judged"]
    answer: Annotated[bool, Flag(), "write true or false"]
    reasons: Annotated[
        tuple[Option, ...], Many(record(Option), 2), "list the reasons, one of them correct"
    ]
    _listed: ClassVar[str] = "reasons"

    @property
    def stem(self) -> str:
        """What the reasons are for."""
        return f"{self.prompt} {self.statement}"

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: `verdict` "true" or "false", and a `reason` id."""
        given = response if isinstance(response, Mapping) else {}
        verdict = given.get("verdict")
        chosen = [each for each in self.reasons if each.id == given.get("reason")]
        if verdict not in ("true", "false") or not chosen:
            return Grade(0.0, "unanswered", "Choose true or false, and a reason.")
        notes = (chosen[0].note(),)
        if verdict != str(self.answer).lower():
            return Grade(0.0, "wrong", "The verdict is not right.", notes)
        if not chosen[0].correct:
            return Grade(0.5, "partly", "The verdict is right, the reason is not.", notes)
        return Grade(1.0, "right", "Verdict and reason both stand.", notes)

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        own = {"statement": self.statement, "answer": self.answer}
        return own | super(TrueFalse, self).details()

    def task(self) -> tuple[str, ...]:
        """Return the statement and the reasons."""
        return (f"True or false: {self.statement}", *super(TrueFalse, self).task())

    def solution(self) -> tuple[Note, ...]:
        """Return the verdict, then every reason, the right one first."""
        verdict = Note("verdict", self.statement, "plain", f"{self.answer}.")
        return (verdict, *super(TrueFalse, self).solution())
