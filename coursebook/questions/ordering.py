"""Questions answered by putting things in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from coursebook.entries import record
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
class Step:
    """One thing that has its place in the order."""

    id: Annotated[str, SLUG, "give the item a slug"]
    text: Annotated[str, WORDS, "write the item as the reader sees it"]
    feedback: Feedback
    see: See

    def note(self, *, placed: bool) -> Note:
        """Return what is said about it; where it belongs is kept for the solution."""
        if not placed:
            return Note(self.id, self.text, "wrong", "")
        return Note(self.id, self.text, "right", self.feedback, None, self.see)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Mistake):
    """Two things put the wrong way round, foreseen."""

    earlier: Annotated[str, SLUG, "name the item wrongly put first"]
    later: Annotated[str, SLUG, "name the item wrongly put after it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Things to put in order, given in the bank in the right one."""

    type: ClassVar[str] = "ordering"
    items: Annotated[tuple[Step, ...], Many(record(Step), 3), "list the items in the right order"]
    mistakes: Annotated[tuple[Swap, ...], Many(record(Swap), 0), "list foreseen reversals"] = ()

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        yield from repeated(data["items"], "items")
        order = [each["id"] for each in data["items"]]
        for i, each in enumerate(data.get("mistakes", ())):
            missing = [name for name in ("earlier", "later") if each[name] not in order]
            for name in missing:
                message = f"is {each[name]!r}: name one of the items: {named(data['items'])}"
                yield f"mistakes[{i}].{name}", message
            if not missing and order.index(each["earlier"]) <= order.index(each["later"]):
                yield f"mistakes[{i}]", "is no reversal: the items stand in this order"

    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response: all item ids, in the reader's order.

        The score is 1 in order and 0 where pairs stand no better than by chance.
        """
        order = [each.id for each in self.items]
        if not _is_order_of(response, order):
            return Grade(0.0, "unanswered", "Put every item in its place.")
        place = {each: i for i, each in enumerate(response)}
        notes = tuple(each.note(placed=place[each.id] == i) for i, each in enumerate(self.items))
        total = len(order)
        standing = sum(note.mark == "right" for note in notes)
        if standing == total:
            return Grade(1.0, "right", f"All {total} are in order.", notes)
        swaps = tuple(s for s in self.mistakes if place[s.earlier] < place[s.later])
        kept, pairs = _pairs_in_order([place[each] for each in order])
        score = share(max(0, 2 * kept - pairs), pairs)
        message = (
            f"{standing} of {total} stand in their place; {kept} of {pairs} pairs are the right "
            "way round."
        )
        state: State = "partly" if score > 0 else "wrong"
        return Grade(score, state, message, notes + tuple(map(self._swap_note, swaps)))

    def _swap_note(self, swap: Swap) -> Note:
        label = f"{self._text(swap.earlier)} → {self._text(swap.later)}?"
        return swap.note(f"{swap.earlier}:{swap.later}", label)

    def _text(self, item: str) -> str:
        return next(each.text for each in self.items if each.id == item)

    def _shuffled(self) -> tuple[Step, ...]:
        shown = display_order(self.items, self.id, lambda step: step.id)
        return tuple(reversed(shown)) if shown == self.items else shown

    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""
        return {
            "items": [each.note(placed=True).payload() for each in self.items],
            "shown": [each.id for each in self._shuffled()],
            "mistakes": [
                {"earlier": each.earlier, "later": each.later, **self._swap_note(each).payload()}
                for each in self.mistakes
            ],
        }

    def task(self) -> tuple[str, ...]:
        """Return the items, shuffled."""
        return tuple(each.text for each in self._shuffled())

    def solution(self) -> tuple[Note, ...]:
        """Return the items in order, each with its reason."""
        return tuple(
            Note(each.id, f"{i}. {each.text}", "right", each.feedback, None, each.see)
            for i, each in enumerate(self.items, start=1)
        )

    def _stand_for(self) -> Iterable[str | None]:
        return (each.misconception for each in self.mistakes)


def _is_order_of(response: Any, order: list[str]) -> bool:
    if not isinstance(response, list | tuple):
        return False
    return all(isinstance(each, str) for each in response) and sorted(response) == sorted(order)


def _pairs_in_order(places: list[int]) -> tuple[int, int]:
    """Return how many pairs stand the right way round, and how many there are."""
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    return sum(a < b for a, b in pairs), len(pairs)
