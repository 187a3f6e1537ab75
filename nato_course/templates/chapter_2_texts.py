"""Templates of chapter 2 on texts: what was said, signed or told later, and kinds of claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, product

from coursebook import claims, sources
from coursebook.claims import Evidence
from coursebook.teach.templates._parts import Part, mistake, picks
from coursebook.teach.templates._template import Parameters
from nato_course.templates._facts import placed, quoted, stands_alone, words_of
from nato_course.templates._shared import quote_sets, quotes
from nato_course.templates._statements import statement_sets, statements
from nato_course.templates._words import Figures, Kind, unique

MOST_WORDS = 90
"""Words to be read in one question."""

FORMS = {
    "said": "Said in 1990 to 1993, in talks or in public",
    "signed": "Signed or agreed as a text, 1990 to 1997",
    "recalled": "Told years afterwards",
}
FORM_OF = {
    "genscher-tutzing": "said",
    "baker-gorbachev": "said",
    "bonn-record": "said",
    "christopher-yeltsin": "said",
    "two-plus-four": "signed",
    "yeltsin-walesa": "signed",
    "founding-act-forces": "signed",
    "founding-act-adversaries": "signed",
    "gorbachev-bild": "recalled",
    "gorbachev-walls": "recalled",
    "putin-nbc": "recalled",
}
"""The form in which the words of a document stand, from its context in the collection."""

WHY_GREW = {"H6": ("supports", "weakens"), "H7": ("supports",)}
"""Claims on why NATO grew: what speaks for them is demand, what speaks against H6 is supply."""

BOTH_WAYS = ("madrid1997_report",)
"""Findings that speak of wishes and of choices at once."""

NEITHER_WAY = ("vike_freiberga2002",)
"""Findings that welcome an invitation, which neither asks for it nor gives it."""

FORCES = {
    "demand": "Demand: states wanted to join, or why they did",
    "supply": "Supply: choices in Washington and the alliance",
}
ABOUT = {
    "demand": "It is about those who wished to join, or why they did.",
    "supply": "It is about those who decide, not about those who ask.",
}
ORIGINS = (
    *("genscher-tutzing", "baker-gorbachev", "two-plus-four", "bonn-record", "yeltsin-walesa"),
    *("white-house-memo", "gorbachev-bild", "gorbachev-walls", "putin-nbc"),
)


def _forms_parameters() -> Iterator[Parameters]:
    for chosen in picks(tuple(FORM_OF), 4, "c2-forms"):
        load = sum(len(words_of(each).split()) for each in chosen)
        if {FORM_OF[each] for each in chosen} == set(FORMS) and load <= MOST_WORDS:
            yield {"documents": list(chosen)}


def _forms(documents: Sequence[str]) -> Figures:
    chosen = [sources.document(each) for each in documents]
    return {
        "choices": FORMS,
        "items": [
            {
                **quoted(each, placed(each)),
                "answer": FORM_OF[each],
                "mistakes": _form_mistakes(each),
            }
            for each in documents
        ],
        "told": "; ".join(f"{each.title}: {FORMS[FORM_OF[each.id]].lower()}" for each in chosen),
        "sources": unique(each.source for each in chosen),
    }


def _form_mistakes(document_id: str) -> list[Part]:
    if FORM_OF[document_id] != "said":
        return []
    see = f"document:{document_id}"
    return [
        mistake("signed", "The words were spoken; no state signed them.", see, "signed-pledge"),
        mistake(
            "recalled",
            "The words stand in a record of the time; they were not made up afterwards.",
            see,
            "nothing-was-said",
        ),
    ]


def _origins() -> dict[str, str]:
    return {each: _named(each) for each in ORIGINS}


def _named(document_id: str) -> str:
    document = sources.document(document_id)
    return f"{document.title} ({document.date.year})"


def _who_parameters() -> Iterator[Parameters]:
    yield from quote_sets(ORIGINS, _origins(), "c2-who")


def _agency_parameters() -> Iterator[Parameters]:
    demand = [each.id for each in _findings() if each.force == "demand"]
    supply = [each.id for each in _findings() if each.force == "supply"]
    for two, more in product(combinations(demand, 2), combinations(supply, 2)):
        yield {"findings": sorted(two + more)}


@dataclass(frozen=True)
class _Finding:
    """One finding of the ledger on why NATO grew, named by its claim and place."""

    id: str
    evidence: Evidence

    @property
    def force(self) -> str:
        """Whether it speaks for demand or for supply."""
        return "demand" if self.evidence.position == "supports" else "supply"


@cache
def _findings() -> tuple[_Finding, ...]:
    return tuple(
        _Finding(f"{name.lower()}-{i}", each)
        for name, positions in WHY_GREW.items()
        for i, each in enumerate(claims.get(name).evidence)
        if each.position in positions and each.source not in (*BOTH_WAYS, *NEITHER_WAY)
        if stands_alone(each.sentence)
    )


def _agency(findings: Sequence[str]) -> Figures:
    chosen = [each for each in _findings() if each.id in findings]
    return {
        "choices": FORCES,
        "items": [
            {
                "id": each.id,
                "text": each.evidence.sentence,
                "answer": each.force,
                "feedback": f"{ABOUT[each.force]} Source: {sources.cite(each.evidence.source)}.",
                "see": f"source:{each.evidence.source}",
                "mistakes": _agency_mistakes(each),
            }
            for each in chosen
        ],
        "told": " ".join(f"{FORCES[each.force]}: {each.evidence.sentence}" for each in chosen),
        "sources": unique(each.evidence.source for each in chosen),
    }


def _agency_mistakes(finding: _Finding) -> list[Part]:
    see = f"source:{finding.evidence.source}"
    if finding.force == "supply":
        return [mistake("demand", ABOUT["supply"], see, "demand-alone")]
    return [mistake("supply", ABOUT["demand"], see, "taken-in-against-its-will")]


KINDS: dict[str, Kind] = {
    "c2-forms": (_forms_parameters, _forms),
    "c2-who": (_who_parameters, quotes(_origins)),
    "c2-agency": (_agency_parameters, _agency),
    "c2-sorts": (partial(statement_sets, "c2-sorts", 1990, 2010), statements),
}
