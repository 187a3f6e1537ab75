"""Templates of chapter 5 on the ledger: what verdicts settle, how evidence bears, memos."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from coursebook import claims as ledger
from coursebook import sources
from coursebook.claims import SECTIONS, VERDICTS, Claim, Evidence
from coursebook.teach.templates._parts import Part, picks, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course.templates._facts import WORDINGS, stands_alone, told
from nato_course.templates._readings import reading_sets, readings
from nato_course.templates._words import Figures, Kind, unique

WHY: Mapping[str, Mapping[str, str]] = WORDINGS["why"]
TESTABLE = ("factual", "causal")
"""Kinds of claims on which a finding bears beyond doubt: readings can take one either way."""

BEARINGS = {"supports": "Speaks for the claim", "weakens": "Speaks against the claim"}
"""Limits and views are left out: they can be read either way."""

FAMILIES = {
    "threat": "NATO's growth, felt as a threat",
    "home": "Politics at home",
    "spiral": "A spiral of mutual fear",
    "ideas": "Readings of history and of the nation",
}
FAMILY_OF = {"P20": "threat", "P5": "threat", "H15": "threat", "P16": "home", "H16": "home"}
FAMILY_OF |= {"H20": "spiral", "I17": "spiral", "H23": "ideas"}
"""Which explanation a claim belongs to: what speaks for the claim speaks for it."""

EITHER_WAY = (
    *(("H15", "levada2017"), ("H16", "levada2021"), ("H20", "cbos2018"), ("H23", "kaczynski2008")),
    *(("P20", "graham_doris2022"), ("P20", "window2022"), ("H16", "hill_gaddy2013")),
    ("H23", "gotz_staun2022"),
)
"""Findings that more than one explanation takes for itself."""

THEORIES = (("P5", "mearsheimer2001"), ("H20", "jervis1976"), ("I17", "jervis1978"))
"""Theories that an explanation uses; older than the conduct, they tell nothing of it."""

JUDGED_BEYOND_ITS_WORDS = ("H10",)
"""A claim that says who points to a thing, and whose verdict is on the thing itself."""

FRAMES = {
    "supported": "The evidence supports this well: {}",
    "disputed": "Scholars contest this: {}",
    "so-right": "It is well supported that this view is held, so it is right: {}",
    "held": "It is well supported that this view is held, right or wrong: {}",
}
KIND_NAMES = {
    "any": "claims of any kind",
    **{each: f"{each} claims" for each in ledger.KINDS},
    "world": "claims about the world",
    "view": "claims that report a view",
}
"""What is counted: by kind, or by what the verdict is about."""

FITS = {
    "fits": "Fits the ledger",
    "more": "Claims more than the ledger",
    "less": "Claims less than the ledger",
}


def _bearing_parameters() -> Iterator[Parameters]:
    for claim in filter(_is_testable, ledger.all()):
        known = [
            i
            for i, each in enumerate(claim.evidence)
            if each.source in WHY.get(claim.id, {}) and each.position in BEARINGS
        ]
        for size in (3, 4, 5):
            for chosen in picks(known, size, f"c5-bearing{claim.id}", 16):
                if {claim.evidence[i].position for i in chosen} == set(BEARINGS):
                    yield {"claim": claim.id, "evidence": list(chosen)}


def _is_testable(claim: Claim) -> bool:
    """Return whether findings plainly speak for or against a claim, read by itself."""
    return claim.about == "world" and claim.kind in TESTABLE and _stands_alone(claim)


def _bearing(claim: str, evidence: Sequence[int]) -> Figures:
    chosen = {i: ledger.get(claim).evidence[i] for i in evidence}
    return {
        "claims": [claim],
        "put": told(claim),
        "choices": BEARINGS,
        "items": [
            {
                "id": f"finding-{i}",
                "text": each.sentence,
                "answer": each.position,
                "feedback": _why_so(claim, each),
                "see": f"claim:{claim}",
            }
            for i, each in chosen.items()
        ],
        "told": " ".join(
            f"{BEARINGS[each.position]}: {each.sentence} {WHY[claim][each.source]}"
            for each in chosen.values()
        ),
        "sources": unique(each.source for each in chosen.values()),
    }


def _why_so(claim_id: str, evidence: Evidence) -> str:
    """Return how a finding bears on a claim, and why."""
    why = WHY[claim_id][evidence.source]
    return (
        f"It {ledger.POSITIONS[evidence.position]}. {why} Source: {sources.cite(evidence.source)}."
    )


def _count_parameters() -> Iterator[Parameters]:
    for section, kind, verdict in product(("all", *SECTIONS), KIND_NAMES, VERDICTS):
        found = [each for each in _pool(section, kind) if each.verdict == verdict]
        if (section, kind) != ("all", "any") and len(found) > 1:
            yield {"section": section, "kind": kind, "verdict": verdict}


def _pool(section: str, kind: str) -> list[Claim]:
    return [
        each
        for each in ledger.all()
        if section in ("all", each.section) and kind in ("any", each.kind, each.about)
    ]


def _count(section: str, kind: str, verdict: str) -> Figures:
    pool = _pool(section, kind)
    found = [each.id for each in pool if each.verdict == verdict]
    whole = section == "all"
    return {
        "answer": len(found),
        "whole": len(pool),
        "ids": ", ".join(found),
        "claims": found[:3],
        "named": KIND_NAMES[kind],
        "where": "the whole ledger" if whole else f"the ledger's part on “{SECTIONS[section]}”",
    }


def _stands_alone(claim: Claim) -> bool:
    """Return whether a claim can be judged by its words alone."""
    return claim.id not in JUDGED_BEYOND_ITS_WORDS and stands_alone(told(claim.id))


def _rank_parameters() -> Iterator[Parameters]:
    alone = [e for e in ledger.all() if e.about == "world" and _stands_alone(e)]
    groups = [[e.id for e in alone if e.verdict == v] for v in VERDICTS]
    filled = [each for each in groups if each]
    for i in range(240):
        yield {"claims": [shuffled(ids, f"c5-rank{i}")[0] for ids in filled]}


def _why(claim: Claim) -> str:
    """Return why a claim has its verdict, with the reasons of another that it points to."""
    named = [ledger.get(each) for each in re.findall(r"\b[IHPN]\d+\b", claim.rationale)]
    told_too = [f"{e.id}: “{told(e.id)}” {e.rationale}" for e in named]
    return " ".join([claim.rationale, *told_too])


def _rank(claims: Sequence[str]) -> Figures:
    chosen = [ledger.get(each) for each in claims]
    return {
        "claims": list(claims),
        "items": [
            {
                "id": each.id.lower(),
                "text": told(each.id),
                "feedback": f"“{each.verdict}”. {_why(each)}",
                "see": f"claim:{each.id}",
            }
            for each in chosen
        ],
        "told": "; ".join(f"{each.id} {each.verdict}" for each in chosen),
    }


def _family_parameters() -> Iterator[Parameters]:
    found: dict[str, list[str]] = {each: [] for each in FAMILIES}
    for name, family in FAMILY_OF.items():
        for i, each in enumerate(ledger.get(name).evidence):
            if each.position == "supports" and _is_plain(name, each):
                found[family].append(f"{name.lower()}-{i}")
    for families in (tuple(FAMILIES), *combinations(FAMILIES, 3)):
        for chosen in product(*(found[each] for each in families)):
            yield {"findings": list(chosen)}


def _is_plain(name: str, evidence: Evidence) -> bool:
    """Return whether a finding can be read alone and speaks for one explanation only."""
    left_out = (name, evidence.source) in (*EITHER_WAY, *THEORIES)
    return stands_alone(evidence.sentence) and not left_out and len(evidence.sentence) <= 210


def _families(findings: Sequence[str]) -> Figures:
    named = [each.upper().split("-") for each in findings]
    chosen = [(name, ledger.get(name).evidence[int(place)]) for name, place in named]
    return {
        "claims": unique(name for name, _ in chosen),
        "choices": FAMILIES,
        "items": [
            {
                "id": f"{name.lower()}-{evidence.source.replace('_', '-')}",
                "text": evidence.sentence,
                "answer": FAMILY_OF[name],
                "feedback": f"It speaks for {name} in the ledger: {told(name)}",
                "see": f"claim:{name}",
            }
            for name, evidence in chosen
        ],
        "told": " ".join(f"{FAMILIES[FAMILY_OF[name]]}: {each.sentence}" for name, each in chosen),
        "sources": unique(each.source for _, each in chosen),
    }


def fit(frame: str, claim: Claim) -> str:
    """Return how a memo's sentence stands to the ledger, or "" where its frame does not suit.

    Args:
        frame: one of `FRAMES`.
        claim: the claim that it quotes.
    """
    solid = claim.verdict == VERDICTS[0]
    contested = claim.verdict == "contested among scholars"
    if claim.about == "view":
        return {"so-right": "more", "held": "fits"}.get(frame, "") if solid else ""
    if frame == "supported":
        return "fits" if solid else "more" if contested else ""
    if frame == "disputed":
        return "less" if solid else "fits" if contested else ""
    return ""


def _memo_parameters() -> Iterator[Parameters]:
    alone = [each for each in ledger.all() if _stands_alone(each)]
    every = [(frame, each.id) for frame in FRAMES for each in alone if fit(frame, each)]
    for i in range(300):
        chosen: list[tuple[str, str]] = []
        for answer in (*FITS, ""):
            pool = [p for p in every if answer in ("", fit(p[0], ledger.get(p[1])))]
            new = [p for p in pool if p[1] not in {claim for _, claim in chosen}]
            chosen.append(shuffled(new, f"c5-memo{i}{answer}")[0])
        yield {"sentences": sorted(list(each) for each in chosen)}


def _memo(sentences: Sequence[Sequence[str]]) -> Figures:
    found = [(frame, ledger.get(name)) for frame, name in sentences]
    return {
        "claims": [claim.id for _, claim in found],
        "choices": FITS,
        "items": [_memo_item(frame, claim) for frame, claim in found],
        "told": "; ".join(
            f"{claim.id}, {claim.verdict}: {FITS[fit(frame, claim)]}" for frame, claim in found
        ),
    }


def _memo_item(frame: str, claim: Claim) -> Part:
    return {
        "id": claim.id.lower(),
        "text": FRAMES[frame].format(f"“{told(claim.id)}”"),
        "answer": fit(frame, claim),
        "feedback": f"The verdict on {claim.id} is “{claim.verdict}”; {ledger.ABOUT[claim.about]}.",
        "see": f"claim:{claim.id}",
    }


def _reading_parameters() -> Iterator[Parameters]:
    pool = [
        each.id
        for each in sources.documents()
        if not any("NATO" in reading.holder.split() for reading in each.readings)
    ]
    yield from reading_sets(pool, "c5-readings")


KINDS: dict[str, Kind] = {
    "c5-bearing": (_bearing_parameters, _bearing),
    "c5-count": (_count_parameters, _count),
    "c5-rank": (_rank_parameters, _rank),
    "c5-rivals": (_family_parameters, _families),
    "c5-readings": (_reading_parameters, readings),
    "c5-memo": (_memo_parameters, _memo),
}
