"""Templates of chapter 5 on belief: likelihood ratios, updating, and what evidence is needed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from coursebook.teach.templates._parts import is_clear, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course.templates._words import Figures, Kind

FAMILIES = {
    "security": "NATO's growth weighed most in Moscow's decisions",
    "democracy": "fear of a democratic Ukraine weighed most in Moscow's decisions",
    "empire": "the wish to restore a Russian sphere weighed most in Moscow's decisions",
    "spiral": "a spiral of mutual fear weighed most in Moscow's decisions",
}
PRIORS = (10, 20, 25, 30, 40, 50, 60, 70, 75, 80)
RATIOS = ("2", "3", "4", "5", "1/2", "1/3", "1/4", "1/5")
WORDS = {"2": "twice", "3": "three times", "4": "four times", "5": "five times"}
WORDS |= {"1/2": "half", "1/3": "a third", "1/4": "a quarter", "1/5": "a fifth"}
WORDS_FOR = {2: "two", 3: "three", 4: "four", 5: "five"}


def updated(prior: int, ratio: Fraction) -> Fraction:
    """Return a belief in per cent after evidence.

    Args:
        prior: the belief in per cent before it.
        ratio: how many times as likely the evidence is if the belief is true as if it is not.
    """
    odds = Fraction(prior, 100 - prior) * ratio
    return 100 * odds / (1 + odds)


def _family(seed: str) -> str:
    return shuffled(FAMILIES, seed)[0]


def _likely(ratio: str) -> str:
    return f"{WORDS[ratio]} as likely"


def _update_parameters() -> Iterator[Parameters]:
    for prior, ratio in product(PRIORS, RATIOS):
        if is_clear(updated(prior, Fraction(ratio)), 0):
            yield {"prior": prior, "ratio": ratio, "family": _family(f"{prior}{ratio}")}


def _update(prior: int, ratio: str, family: str) -> Figures:
    times = Fraction(ratio)
    return {
        "belief": FAMILIES[family],
        "likely": _likely(ratio),
        "against": 100 - prior,
        "odds": prior * times,
        "answer": round(updated(prior, times)),
        "slips": {"multiplied": min(100, float(prior * times))},
    }


def _twice_parameters() -> Iterator[Parameters]:
    for prior, first, second in product((20, 40, 50, 60, 80), RATIOS, RATIOS):
        both = Fraction(first) * Fraction(second)
        if first != second and both != 1 and is_clear(updated(prior, both), 0):
            seed = f"{prior}{first}{second}"
            yield {"prior": prior, "first": first, "second": second, "family": _family(seed)}


def _twice(prior: int, first: str, second: str, family: str) -> Figures:
    both = Fraction(first) * Fraction(second)
    return {
        "belief": FAMILIES[family],
        "likely": (_likely(first), _likely(second)),
        "both": both,
        "answer": round(updated(prior, both)),
        "slips": {"first-only": round(updated(prior, Fraction(first)))},
    }


def _points_parameters() -> Iterator[Parameters]:
    for low, ratio in product((4, 5, 8, 10, 12, 15, 20), (1, 2, 3, 4, 5)):
        for swap in (False, True):
            one, two = (low, low * ratio) if swap else (low * ratio, low)
            pair = shuffled(FAMILIES, f"c5-points{low}{ratio}{swap}")[:2]
            yield {"first": one, "second": two, "families": pair}


def _points(first: int, second: int, families: Sequence[str]) -> Figures:
    right = "neither" if first == second else "first" if first > second else "second"
    stated = WORDS_FOR[max(max(first, second) // min(first, second), 2)]
    texts = {
        "first": f"It speaks for the first, {stated} to one.",
        "second": f"It speaks for the second, {stated} to one.",
        "neither": "It does not tell one from the other.",
    }
    return {
        "names": [FAMILIES[each] for each in families],
        "told": f"{first} per cent on the first, {second} on the second",
        "options": [
            {"id": name, "text": text, "why": _weighed(name, right)} for name, text in texts.items()
        ],
        "right": [right],
        "it_speaks": f"{texts[right][0].lower()}{texts[right][1:]}",
    }


def _weighed(name: str, right: str) -> str:
    """Return why an answer to what a find tells of two explanations is right or wrong."""
    if name == right:
        return "only the ratio counts."
    if right == "neither":
        return "both expect it alike, so it speaks for neither."
    if name == "neither":
        return f"the {right} expects it more, so it does tell the two apart."
    return f"the {right} expects it more, so it does not speak for the {name}."


def _needed_parameters() -> Iterator[Parameters]:
    for prior, after in product(PRIORS, (20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95)):
        ratio = Fraction(after, 100 - after) / Fraction(prior, 100 - prior)
        if 2 <= ratio <= 60 and is_clear(ratio, 1):
            yield {"prior": prior, "after": after, "family": _family(f"{prior}to{after}")}


def _needed(prior: int, after: int, family: str) -> Figures:
    ratio = Fraction(after, 100 - after) / Fraction(prior, 100 - prior)
    answer = round(float(ratio), 1)
    tolerance = round(max(0.1, answer * 0.02), 1)
    return {
        "belief": FAMILIES[family],
        "against": (100 - prior, 100 - after),
        "answer": answer,
        "tolerance": tolerance,
        "close": round(3 * tolerance, 1),
        "form": "as a number, to one decimal place" if tolerance < 0.5 else "as a number",
        "slips": {"percentages": after / prior},
    }


KINDS: dict[str, Kind] = {
    "c5-update": (_update_parameters, _update),
    "c5-twice": (_twice_parameters, _twice),
    "c5-points": (_points_parameters, _points),
    "c5-needed": (_needed_parameters, _needed),
}
