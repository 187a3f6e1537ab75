"""Shared questions on figures and evidence: courses of a series, and what limits a claim."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from nato_course import claims
from nato_course.claims import Evidence
from nato_course.teach.templates._parts import Part, option, shuffled
from nato_course.teach.templates._template import Entry, Parameters

COURSES = {
    "up-up": "It rose both times.",
    "up-down": "It rose, then fell.",
    "down-up": "It fell, then rose.",
    "down-down": "It fell both times.",
}
AGAINST = ("weakens", "qualifies")
FITTING = ("supports", "context")
"""Views of either side are left out: a view can speak against a claim without being listed so."""


def course(values: Sequence[float]) -> str:
    """Return how three values follow one another, one of `COURSES`.

    Args:
        values: three values, no two neighbours alike.
    """
    first, middle, last = values
    return f"{'up' if middle > first else 'down'}-{'up' if last > middle else 'down'}"


def course_sets(series: dict[str, float], seed: str, least: float) -> Iterator[Parameters]:
    """Yield three places of a series between which it moved clearly, the four courses in turn.

    Args:
        series: values by place, in order of time.
        seed: which sets.
        least: the least move, so that rounding and error do not decide.
    """
    found: dict[str, list[tuple[str, str, str]]] = {each: [] for each in COURSES}
    for places in combinations(series, 3):
        first, middle, last = values = [series[each] for each in places]
        if min(abs(middle - first), abs(last - middle)) >= least:
            found[course(values)].append(places)
    for name, sets in found.items():
        for places in shuffled(sets, f"{seed} {name}")[:60]:
            yield {"places": list(places)}


def course_options(told: str, right: str, see: str) -> list[Part]:
    """Return the four courses as options.

    Args:
        told: the three values in words.
        right: the course that holds.
        see: the dataset that decides.
    """
    return [
        option(name, text, f"The table has {told}.", see, right=name == right)
        for name, text in COURSES.items()
    ]


def limit_sets(ids: Sequence[str]) -> Iterator[Parameters]:
    """Yield a claim, one finding that limits it, and up to three that do not.

    Args:
        ids: the claims to choose from.
    """
    for claim in ids:
        evidence = claims.get(claim).evidence
        fitting = [i for i, each in enumerate(evidence) if each.position in FITTING]
        for i, each in enumerate(evidence):
            if each.position in AGAINST and len(fitting) >= 2:
                chosen = shuffled(fitting, f"{claim} {i}")[:3]
                yield {"claim": claim, "limit": i, "others": sorted(chosen)}


def limit_question(parameters: Parameters) -> Entry:
    """Return a question that asks which finding the ledger sets against a claim.

    Args:
        parameters: `claim`, and `limit` and `others` as places in its evidence.
    """
    claim = claims.get(parameters["claim"])
    limit = claim.evidence[parameters["limit"]]
    options = [
        option(
            f"finding-{place}",
            claim.evidence[place].sentence,
            _bearing(claim.evidence[place]),
            f"source:{claim.evidence[place].source}",
            right=place == parameters["limit"],
        )
        for place in (parameters["limit"], *parameters["others"])
    ]
    return {
        "type": "single",
        "prompt": (
            f"One claim of the article is, in our words: “{claim.paraphrase}” All of these "
            "findings can be true. Which of them does not fit the claim as it stands, and sets a "
            "limit to it or speaks against it?"
        ),
        "claims": [claim.id],
        "options": options,
        "explanation": (
            f"What limits or weakens {claim.id} is this: {limit.sentence} The ledger's verdict on "
            f"the claim is “{claim.verdict}”. Evidence that fits a claim cannot test it; what "
            "would not fit can."
        ),
        "sources": list(dict.fromkeys([limit.source, *(_used(parameters))])),
    }


def _used(parameters: Parameters) -> list[str]:
    evidence = claims.get(parameters["claim"]).evidence
    return [evidence[each].source for each in parameters["others"]]


def _bearing(evidence: Evidence) -> str:
    return f"The ledger says that it {claims.POSITIONS[evidence.position]}."
