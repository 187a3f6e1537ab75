"""What the templates of all chapters share: options, mistakes, sampling, numbers in words."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any, TypeVar

from coursebook.teach.templates._template import digest

T = TypeVar("T")
Part = dict[str, Any]


def option(
    name: str, text: str, feedback: str, see: str, *, right: bool, mistake: str | None = None
) -> Part:
    """Return one option of a choice.

    Args:
        name: its id, drawn from what it stands for and never from being right.
        text: what the reader sees.
        feedback: why it is right or wrong.
        see: what decides it.
        right: whether it is right.
        mistake: the misconception that a wrong one stands for.
    """
    part = {"id": slug(name), "text": text, "correct": right, "feedback": feedback, "see": see}
    return part if right else part | {"misconception": mistake}


def mistake(choice: str, feedback: str, see: str, slip: str | None = None) -> Part:
    """Return a foreseen wrong partner of an item.

    Args:
        choice: the wrong partner's id.
        feedback: why it is wrong.
        see: what decides it.
        slip: the misconception it stands for.
    """
    return {"choice": choice, "misconception": slip, "feedback": feedback, "see": see}


def span(
    name: str, value: float, within: float, answer: float, tolerance: float, text: str, see: str
) -> list[Part]:
    """Return a foreseen wrong number as a range, or nothing where it would touch the answer.

    Args:
        name: the mistake's id.
        value: the number it leads to.
        within: how far from it still shows the mistake.
        answer: the right number.
        tolerance: how far off the answer is still right.
        text: what went wrong.
        see: what decides it.
    """
    low, high = round(value - within, 6), round(value + within, 6)
    if low <= answer + tolerance and answer - tolerance <= high:
        return []
    part = {"id": name, "low": low, "high": high, "misconception": None}
    return [part | {"feedback": text, "see": see}]


def answer_in(form: str, tolerance: float, close: float) -> str:
    """Return the sentence that says in what form a number is asked, and how near counts.

    Args:
        form: unit and precision, such as "in per cent, to one decimal place".
        tolerance: how far off is still right.
        close: how far off still earns half the points.
    """
    if not close:
        return f"Answer {form}: only the exact number is right."
    return f"Answer {form}: up to {tolerance:g} off is right, up to {close:g} off earns half."


def is_clear(value: float | Fraction, decimals: int) -> bool:
    """Return whether a value can be rounded one way only: whole numbers with room to spare.

    Args:
        value: the exact answer.
        decimals: how many decimal places are asked for.
    """
    from_half = abs(abs(value) * 10**decimals % 1 - Fraction(1, 2))
    return bool(from_half > (0.001 if decimals else 0.050001))


def half_up(value: float, decimals: int) -> str:
    """Return a number in words as people round it: 6.25 to one place is 6.3.

    Args:
        value: the number.
        decimals: how many decimal places.
    """
    exact = Decimal(f"{value:.9f}")
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def slug(name: str) -> str:
    """Return an id for a name, such as "north-macedonia".

    Args:
        name: a country, a table's key or words of plain letters.
    """
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower())
    return "-".join(part for part in plain.split("-") if part)


def shuffled(items: Iterable[T], seed: str) -> list[T]:
    """Return items in an order that looks random and is the same everywhere.

    Args:
        items: anything whose text tells it from the others.
        seed: which order.
    """
    return sorted(items, key=lambda each: digest(f"{seed}\n{each}"))


def picks(items: Sequence[T], size: int, seed: str, most: int = 600) -> Iterator[tuple[T, ...]]:
    """Yield ways to take some of the items, each in the items' order: all, or many if too many.

    Args:
        items: what to take from.
        size: how many to take.
        seed: which ways, if not all.
        most: how many ways at most.
    """
    if _ways(len(items), size) <= most:
        yield from combinations(items, size)
        return
    seen = set()
    for i in range(most):
        places = tuple(sorted(shuffled(range(len(items)), f"{seed}\n{i}")[:size]))
        if places not in seen:
            yield tuple(items[place] for place in places)
        seen.add(places)


def _ways(total: int, size: int) -> int:
    ways = 1
    for i in range(size):
        ways = ways * (total - i) // (i + 1)
    return ways
