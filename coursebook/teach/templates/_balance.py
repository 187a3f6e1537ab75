"""Choosing instances of a template so that no habit of theirs gives the answers away."""

from collections.abc import Sequence

from coursebook.questions import Question, cues
from coursebook.questions.choice import TrueFalse

_TARGET = 0.08
"""Shares are brought this near to chance, which is nearer than the bounds that tests hold."""

_TRUE = 0.16
_ABSOLUTES = 0.35
_FREE = 2.0

Traits = tuple[float, ...]
"""What an instance adds to each habit: to every way of guessing, to absolutes, to truth."""


def chosen(questions: Sequence[Question], most: int, fewest: int) -> list[int]:
    """Return the places of instances that together keep within the bounds of cues.

    The first ones are taken, and those that feed a habit most give way to later ones, one by one,
    until no habit is left or no exchange helps.

    Args:
        questions: the instances of one template, in an order that never changes.
        most: how many are kept at most.
        fewest: how many at least.
    """
    places = list(range(min(most, len(questions))))
    traits = [_traits(each) for each in questions]
    if not traits or not traits[0]:
        return places
    for _ in range(4 * most):
        excess = _excess([traits[i] for i in places])
        if excess <= 0:
            break
        better = _exchange(traits, places, excess, fewest)
        if better is None:
            break
        places = better
    return sorted(places)


def _exchange(
    traits: Sequence[Traits], places: list[int], excess: float, fewest: int
) -> list[int] | None:
    """Return the places after the exchange that helps most, or None where none does."""
    sums = _sums([traits[i] for i in places])
    spare = [i for i in range(len(traits)) if i not in set(places)]
    best, found = excess - 1e-9, None
    for out in _kinds(traits, places):
        without = [a - b for a, b in zip(sums, traits[out], strict=True)]
        for into in _kinds(traits, spare):
            total = _over([a + b for a, b in zip(without, traits[into], strict=True)], len(places))
            if total < best:
                best, found = total, (out, into)
        if len(places) > fewest and (total := _over(without, len(places) - 1)) < best:
            best, found = total, (out, -1)
    if found is None:
        return None
    kept = [each for each in places if each != found[0]]
    return kept if found[1] < 0 else [*kept, found[1]]


def _kinds(traits: Sequence[Traits], places: Sequence[int]) -> list[int]:
    """Return one place for each set of traits, the last: those that are alike count alike."""
    return list({traits[i]: i for i in places}.values())


def _traits(question: Question) -> Traits:
    found = cues.choices([question])
    if not found:
        return ()
    choice = found[0]
    ways = [cues.hit(choice, way) - cues.chance(choice) for way in cues.WAYS]
    spoken = cues.spoken(found)
    lean = spoken.keys - spoken.expected
    true = (1.0 if question.answer else -1.0) if isinstance(question, TrueFalse) else 0.0
    rounded = (round(each, 6) for each in (*ways, lean, spoken.keys, true))
    return tuple(rounded)


def _sums(chosen_traits: Sequence[Traits]) -> list[float]:
    return [sum(each) for each in zip(*chosen_traits, strict=True)]


def _excess(chosen_traits: Sequence[Traits]) -> float:
    return _over(_sums(chosen_traits), len(chosen_traits))


def _over(sums: Sequence[float], count: int) -> float:
    *ways, lean, keys, true = sums
    over = sum(max(0.0, each - _TARGET * count) for each in ways)
    expected = keys - lean
    over += max(0.0, abs(lean) - max(_FREE, _ABSOLUTES * expected))
    return over + max(0.0, abs(true) - _TRUE * count)
