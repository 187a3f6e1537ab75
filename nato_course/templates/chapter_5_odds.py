"""Templates of chapter 5 on belief: likelihood ratios, updating, and what evidence is needed."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from coursebook.teach.templates._parts import answer_in, is_clear, option, shuffled, span
from coursebook.teach.templates._template import Entry, Parameters, Template

CHAPTER = "05_weighing_the_evidence"
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


def _update(parameters: Parameters) -> Entry:
    prior, ratio = parameters["prior"], parameters["ratio"]
    answer = round(updated(prior, Fraction(ratio)))
    times = min(100, float(prior * Fraction(ratio)))
    see = "source:mcgrew2005"
    return {
        "type": "numeric",
        "prompt": (
            f"You give {prior} per cent to this: {FAMILIES[parameters['family']]}. Then you meet "
            f"evidence that is {_likely(ratio)} on the assumption that it is true as on "
            f"the assumption that it is not. How much should "
            f"you give it now? {answer_in('in per cent, as a whole number', 1, 3)}"
        ),
        "answer": answer,
        "tolerance": 1,
        "close": 3,
        "unit": "%",
        "shown": f"{answer} %",
        "reason": f"The odds {prior} : {100 - prior} are multiplied by {ratio}.",
        "see": see,
        "mistakes": span(
            *("multiplied", times, 0.5, answer, 3),
            "That multiplies the percentage. The ratio multiplies the odds.",
            see,
        ),
        "explanation": (
            f"From {prior} per cent with a ratio of {ratio}: odds of {prior} to {100 - prior} "
            f"become {Fraction(prior) * Fraction(ratio)} to {100 - prior}, which is {answer} per "
            "cent. The ratio itself is a judgement, and people differ over it in good faith."
        ),
        "sources": ["mcgrew2005"],
    }


def _twice_parameters() -> Iterator[Parameters]:
    for prior, first, second in product((20, 40, 50, 60, 80), RATIOS, RATIOS):
        both = Fraction(first) * Fraction(second)
        if first != second and both != 1 and is_clear(updated(prior, both), 0):
            seed = f"{prior}{first}{second}"
            yield {"prior": prior, "first": first, "second": second, "family": _family(seed)}


def _twice(parameters: Parameters) -> Entry:
    prior, first, second = (parameters[each] for each in ("prior", "first", "second"))
    product_ = Fraction(first) * Fraction(second)
    answer = round(updated(prior, product_))
    once = round(updated(prior, Fraction(first)))
    see = "source:mcgrew2005"
    return {
        "type": "numeric",
        "prompt": (
            f"You give {prior} per cent to this: {FAMILIES[parameters['family']]}. Two pieces of "
            f"evidence come in, independent of each other whether it is true or not. The first is "
            f"{_likely(first)} if it is true as if it is not, the second {_likely(second)}. "
            "How much should you give it after both? "
            f"{answer_in('in per cent, as a whole number', 1, 3)}"
        ),
        "answer": answer,
        "tolerance": 1,
        "close": 3,
        "unit": "%",
        "shown": f"{answer} %",
        "reason": f"The odds are multiplied by {first} and by {second}, together by {product_}.",
        "see": see,
        "mistakes": span(
            *("first-only", once, 0.5, answer, 3), "That stops after the first piece.", see
        ),
        "explanation": (
            f"{prior} per cent, then ratios of {first} and {second}: together {product_}, which "
            f"leads to {answer} per cent. The order does not matter. If both pieces come from one "
            "source they may not be independent, and then the second often adds less."
        ),
        "sources": ["mcgrew2005"],
    }


def _points_parameters() -> Iterator[Parameters]:
    for low, ratio in product((4, 5, 8, 10, 12, 15, 20), (1, 2, 3, 4, 5)):
        for swap in (False, True):
            one, two = (low, low * ratio) if swap else (low * ratio, low)
            pair = shuffled(FAMILIES, f"c5-points{low}{ratio}{swap}")[:2]
            yield {"first": one, "second": two, "families": pair}


def _points(parameters: Parameters) -> Entry:
    one, two = parameters["first"], parameters["second"]
    names = [FAMILIES[each] for each in parameters["families"]]
    right = "neither" if one == two else "first" if one > two else "second"
    ratio = max(one, two) // min(one, two)
    told = f"{one} per cent on the first, {two} on the second"
    stated = WORDS_FOR[max(ratio, 2)]
    texts = {
        "first": f"It speaks for the first, {stated} to one.",
        "second": f"It speaks for the second, {stated} to one.",
        "neither": "It does not tell one from the other.",
    }
    return {
        "type": "single",
        "prompt": (
            f"Two explanations. The first: {names[0]}. The second: {names[1]}. You judge that a "
            f"certain document would be found with a chance of {one} per cent if the first is "
            f"true, and of {two} per cent if the second is. It is found. What does it tell you of "
            "the two?"
        ),
        "options": [
            option(name, text, f"{told}: {_weighed(name, right)}", "source:mcgrew2005", right=ok)
            for name, text in texts.items()
            for ok in [name == right]
        ],
        "explanation": (
            f"The chances are {told}. What counts is how they compare, not whether either is "
            f"large: {texts[right][0].lower()}{texts[right][1:]} Evidence that two explanations "
            "expect alike is no evidence between them."
        ),
        "sources": ["mcgrew2005"],
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


def _needed(parameters: Parameters) -> Entry:
    prior, after = parameters["prior"], parameters["after"]
    ratio = Fraction(after, 100 - after) / Fraction(prior, 100 - prior)
    answer = round(float(ratio), 1)
    tolerance = round(max(0.1, answer * 0.02), 1)
    close = round(3 * tolerance, 1)
    form = "as a number, to one decimal place" if tolerance < 0.5 else "as a number"
    see = "source:mcgrew2005"
    return {
        "type": "numeric",
        "prompt": (
            f"Someone gives {prior} per cent to this: {FAMILIES[parameters['family']]}. After one "
            f"piece of evidence she gives it {after} per cent. How many times as likely must she "
            "have judged the evidence on the assumption that it is true as on the other? "
            f"{answer_in(form, tolerance, close)}"
        ),
        "answer": answer,
        "tolerance": tolerance,
        "close": close,
        "unit": "times",
        "shown": f"{answer:.1f} times",
        "reason": f"Odds of {prior} : {100 - prior} became {after} : {100 - after}.",
        "see": see,
        "mistakes": span(
            *("percentages", after / prior, 0.05, answer, close),
            "That divides the percentages. The ratio is between the odds.",
            see,
        ),
        "explanation": (
            f"From {prior} to {after} per cent the odds rise {answer:.1f} times. To ask what ratio "
            "a change of mind implies shows whether the evidence can bear it."
        ),
        "sources": ["mcgrew2005"],
    }


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, ("P20",), difficulty, parameters, fill)
    for name, objective, difficulty, parameters, fill in (
        ("c5-update", "updating", "medium", _update_parameters, _update),
        ("c5-twice", "updating", "hard", _twice_parameters, _twice),
        ("c5-points", "telling", "medium", _points_parameters, _points),
        ("c5-needed", "updating", "hard", _needed_parameters, _needed),
    )
)
