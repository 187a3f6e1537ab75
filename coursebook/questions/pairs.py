"""Questions answered by giving each item its partner: matching and classifying."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from coursebook.entries import made, record
from coursebook.questions.model import (
    Feedback,
    Grade,
    Mistake,
    Note,
    Question,
    Rule,
    See,
    State,
    display_order,
    named,
    repeated,
    share,
)
from coursebook.records import SLUG, WORDS, Many


@dataclass(frozen=True, slots=True)
class Choice:
    """A partner that items can have."""

    id: Annotated[str, SLUG, "give the partner a slug"]
    text: Annotated[str, WORDS, "write the partner as the reader sees it"]


KINDS = (
    Choice("fact", "Fact"),
    Choice("view", "Attributed view"),
    Choice("interpretation", "Interpretation"),
    Choice("cause", "Causal claim"),
)
"""The kinds of statement that a critical reader tells apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(Mistake):
    """A partner wrongly given, foreseen."""

    choice: Annotated[str, SLUG, "name the wrong partner"]


def _by_choice(entries: Sequence[Mapping[str, Any]]) -> dict[str, Wrong]:
    return {each["choice"]: made(Wrong, each) for each in entries}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to be given its right partner."""

    id: Annotated[str, SLUG, "give the item a slug"]
    text: Annotated[str, WORDS, "write the item as the reader sees it"]
    answer: Annotated[str, SLUG, "name the right partner by its id"]
    feedback: Feedback
    see: See
    mistakes: Annotated[
        Mapping[str, Wrong], Many(record(Wrong), 0), "list foreseen wrong partners", _by_choice
    ] = field(default_factory=dict)

    def note(self, choice: str) -> Note:
        """Return what is said about the item with this partner."""
        if choice == self.answer:
            return Note(self.id, self.text, "right", self.feedback, None, self.see)
        if found := self.mistakes.get(choice):
            return found.note(self.id, self.text)
        return Note(self.id, self.text, "wrong", "", None, self.see)

    def payload(self) -> dict[str, Any]:
        """Return the item as a page needs it."""
        mistakes = {
            choice: {"text": each.feedback, "see": each.see.payload()}
            for choice, each in self.mistakes.items()
        }
        return self.note(self.answer).payload() | {"answer": self.answer, "mistakes": mistakes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Question):
    """Items, each with one right partner; `choices` may serve several items or none."""

    if TYPE_CHECKING:
        choices: tuple[Choice, ...]

    items: Annotated[
        tuple[Item, ...], Many(record(Item), 2), "list the items, each with its answer"
    ]

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        yield from repeated(data["items"], "items")
        yield from repeated(data.get("choices", ()), "choices")
        given = data.get("choices") or [{"id": each.id} for each in KINDS]
        known = {each["id"] for each in given}
        for i, item in enumerate(data["items"]):
            if item["answer"] not in known:
                yield (
                    f"items[{i}].answer",
                    f"is {item['answer']!r}: name one of the choices: {named(given)}",
                )
            for j, mistake in enumerate(item.get("mistakes", ())):
                if mistake["choice"] not in known - {item["answer"]}:
                    yield (
                        f"items[{i}].mistakes[{j}].choice",
                        f"is {mistake['choice']!r}: name a choice that is wrong for this item",
                    )

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: a choice id for each item id."""
        given = response if isinstance(response, Mapping) else {}
        known = {each.id for each in self.choices}
        pairs = [(each, given.get(each.id)) for each in self.items]
        if not all(isinstance(choice, str) and choice in known for _, choice in pairs):
            return Grade(0.0, "unanswered", "Choose an answer for every item.")
        notes = tuple(item.note(str(choice)) for item, choice in pairs)
        right, total = sum(note.mark == "right" for note in notes), len(notes)
        if right == total:
            return Grade(1.0, "right", f"All {total} are right.", notes)
        state: State = "partly" if right else "wrong"
        return Grade(share(right, total), state, f"{right} of {total} right.", notes)

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "items": [each.payload() for each in self.items],
            "choices": [{"id": each.id, "text": each.text} for each in self.choices],
        }

    def task(self) -> tuple[str, ...]:
        """Return the items, then what they can be given."""
        partners = "; ".join(each.text for each in self.choices)
        return (*(each.text for each in self.items), f"Choose among: {partners}.")

    def solution(self) -> tuple[Note, ...]:
        """Return each item with its partner and the reason."""
        texts = {each.id: each.text for each in self.choices}
        return tuple(
            Note(
                each.id,
                f"{each.text} – {texts[each.answer]}",
                "right",
                each.feedback,
                None,
                each.see,
            )
            for each in self.items
        )

    def _stand_for(self) -> Iterable[str | None]:
        return (m.misconception for item in self.items for m in item.mistakes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Pairs):
    """Each entry to the one choice that fits it."""

    type: ClassVar[str] = "matching"
    choices: Annotated[
        tuple[Choice, ...], Many(record(Choice), 2), "list the partners; some may fit no item"
    ]

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return the question; the data have been found valid."""
        found = made(cls, data)
        if found.keep_order:
            return found
        shown = display_order(found.choices, found.id, lambda choice: choice.id)
        return replace(found, choices=shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Pairs):
    """Statements to sort into kinds, by default those of a critical reader."""

    type: ClassVar[str] = "classify"
    choices: Annotated[
        tuple[Choice, ...],
        Many(record(Choice), 2),
        "list the kinds; without them: fact, view, interpretation, cause",
    ] = KINDS
