"""What makes each graded question of chapter 5 right, worked out from the files."""

import re
from collections import Counter
from typing import Any

from tests.unit.teach import raw

SCALE = [
    "well supported",
    "supported with caveats",
    "contested among scholars",
    "misleading or oversimplified",
    "not supported",
]
SECTIONS = {"I": "introduction", "H": "history", "P": "putin", "N": "nato"}


ABOUT = {"world": "claims about the world", "view": "claims that report a view"}


def finding(claim: Any, sentence: str) -> str:
    found = [each["position"] for each in claim["evidence"] if each["sentence"] == sentence]
    assert len(found) == 1, sentence
    return str(found[0])


def bearing(parameters: Any, question: Any) -> None:
    claim = raw.ledger()[parameters["claim"]]
    assert claim["paraphrase"] in raw.unfilled(question.prompt)
    assert claim["about"] == "world"
    assert claim["kind"] in ("factual", "causal")
    words = {"supports": "Speaks for the claim", "weakens": "Speaks against the claim"}
    raw.partners(question, lambda sentence: words[finding(claim, sentence)])
    assert len({each.answer for each in question.items}) == 2
    for each in question.items:
        assert not re.search(r"\bno concern had been voiced\b", each.text), "it points both ways"
    reasons = [each.text.split(". ")[1] for each in question.solution()]
    assert all(len(each.split()) >= 3 and "Source" not in each for each in reasons)


def count(parameters: Any, question: Any) -> None:
    found = [e for name, e in raw.ledger().items() if name[0] in SECTIONS]
    if parameters["section"] != "all":
        found = [e for e in found if SECTIONS[e["id"][0]] == parameters["section"]]
    kind = parameters["kind"]
    if kind in ABOUT:
        found = [e for e in found if e["about"] == kind]
        assert f"Of the {ABOUT[kind]} in" in question.prompt
    elif kind != "any":
        found = [e for e in found if e["kind"] == kind]
        assert f"Of the {kind} claims in" in question.prompt
    tally = Counter(each["verdict"] for each in found)
    assert f"“{parameters['verdict']}”" in question.prompt
    raw.number(question, tally[parameters["verdict"]], 0)
    assert question.answer > 1
    assert question.grade(str(question.answer + 1)).state == "wrong"


def rank(_: Any, question: Any) -> None:
    raw.in_order(question, lambda text: SCALE.index(raw.claim_saying(text)["verdict"]))


GROUPS = {
    "NATO's growth, felt as a threat": ("P20", "P5", "H15"),
    "Politics at home": ("P16", "H16"),
    "A spiral of mutual fear": ("H20", "I17"),
    "Readings of history and of the nation": ("H23",),
}


def rivals(_: Any, question: Any) -> None:
    def truth(sentence: str) -> str:
        found = {
            words
            for words, names in GROUPS.items()
            for name in names
            for each in raw.ledger()[name]["evidence"]
            if each["sentence"] == sentence and each["position"] == "supports"
        }
        assert len(found) == 1, sentence
        return str(found.pop())

    raw.partners(question, truth)
    assert len({each.answer for each in question.items}) == len(question.items) >= 3
    assert len(question.choices) == 4
    assert "Jervis" not in " ".join(question.task()), "a theory is no finding on Moscow's conduct"


def memo(_: Any, question: Any) -> None:
    def truth(text: str) -> str:
        frame, _, rest = text.partition(": “")
        claim = raw.claim_saying(rest.removesuffix("”"))
        solid = claim["verdict"] == "well supported"
        assert solid or claim["verdict"] == "contested among scholars"
        if claim["about"] == "view":
            assert solid and "view is held" in frame
            return "Claims more than the ledger" if "so it is right" in frame else "Fits the ledger"
        if frame == "Scholars contest this":
            return "Claims less than the ledger" if solid else "Fits the ledger"
        assert frame == "The evidence supports this well"
        return "Fits the ledger" if solid else "Claims more than the ledger"

    raw.partners(question, truth)


def after(prior: float, *ratios: float) -> float:
    """Return a belief in per cent by Bayes's rule in its usual form, not by odds."""
    belief = prior / 100
    for ratio in ratios:
        # Any two likelihoods with this ratio will do.
        if_true, if_false = (0.4, 0.4 / ratio) if ratio >= 1 else (0.4 * ratio, 0.4)
        belief = belief * if_true / (belief * if_true + (1 - belief) * if_false)
    return 100 * belief


def ratio_of(text: str) -> float:
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom or 1)


def update(parameters: Any, question: Any) -> None:
    value = after(parameters["prior"], ratio_of(parameters["ratio"]))
    raw.number(question, value, 0)


def twice(parameters: Any, question: Any) -> None:
    ratios = [ratio_of(parameters[each]) for each in ("first", "second")]
    raw.number(question, after(parameters["prior"], *ratios), 0)


def points(parameters: Any, question: Any) -> None:
    one, two = parameters["first"], parameters["second"]
    assert max(one, two) <= 100
    word = {1: "", 2: "two", 3: "three", 4: "four", 5: "five"}[max(one, two) // min(one, two)]
    assert max(one, two) % min(one, two) == 0
    if one == two:
        right = "It does not tell one from the other."
    else:
        side = "first" if one > two else "second"
        right = f"It speaks for the {side}, {word} to one."
    raw.only_right(question, lambda text: text == right)


def needed(parameters: Any, question: Any) -> None:
    """Look for the ratio by trying, since Bayes's rule rises with it."""
    low, high = 1.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        below = after(parameters["prior"], middle) < parameters["after"]
        low, high = (middle, high) if below else (low, middle)
    raw.number(question, low, 1)


CHECKS: dict[str, raw.Check] = {
    "c5-bearing": bearing,
    "c5-count": count,
    "c5-rank": rank,
    "c5-rivals": rivals,
    "c5-memo": memo,
    "c5-readings": raw.readings,
    "c5-update": update,
    "c5-twice": twice,
    "c5-points": points,
    "c5-needed": needed,
}
