"""Templates of chapter 3 on texts and arguments: what Putin said when, whose claim, what limits."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import combinations, pairwise, product

from coursebook import claims as ledger
from coursebook import sources
from coursebook.dates import when
from coursebook.teach.templates._parts import picks, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course import datasets
from nato_course.tables import City
from nato_course.templates._facts import (
    WORDINGS,
    centre,
    dated,
    distance,
    events,
    joined,
    members,
    quoted,
    stands_alone,
    told,
)
from nato_course.templates._findings import refuting, refuting_sets, sort_sets, sorts
from nato_course.templates._shared import quote_sets, quotes, years
from nato_course.templates._words import Figures, Kind, start, unique

SPEECHES = (
    *("putin-frost", "putin-estonia", "putin-accepts", "putin-every-country", "putin-no-alarm"),
    *("putin-munich", "putin-bucharest", "putin-crimea", "putin-nbc", "putin-unity"),
    *("putin-21-february", "putin-24-february", "putin-peter", "putin-nordic"),
    "putin-attack-nonsense",
)
TURNS = (
    *("nrc-created", "seven-join", "orange-revolution", "bucharest-summit", "georgia-war"),
    *("crimea-annexed", "draft-treaties", "full-scale-invasion", "finland-joins"),
)
HOLDERS = {
    "putin": "Putin's, as the article reports him",
    "author": "the author's own",
    "nato": "NATO's or its members', as the article reports them",
}
REPORTING = ("I5", "I13", "I17", "H15", "H19", "H20", "P2", "P15", "P20")
"""The author's own claims in words that report how somebody else sees, says or wants it."""

FROM_NATOS_VIEW = ("N1", "N2", "N3", "N5", "N6", "N7")
"""The author's own claims in a section that the article tells as NATO sees it."""

ANYBODYS = ("I4",)
"""A view that any of them might hold: only the ledger could tell whose it is."""

HOLDER_OF = {"Putin": "putin", "author": "author", "NATO": "nato", "NATO members": "nato"}
BARE: Mapping[str, str] = WORDINGS["bare"]
TURN_APART = 60
"""Least number of days between a turn and words that are to be placed before or after it."""


def _year_parameters() -> Iterator[Parameters]:
    yield from quote_sets(SPEECHES, years(SPEECHES), "c3-year")


def _turn_parameters() -> Iterator[Parameters]:
    for turn in TURNS:
        when = events()[turn].date
        sides = {
            "before": [e for e in SPEECHES if (when - _said(e)).days >= TURN_APART],
            "after": [e for e in SPEECHES if (_said(e) - when).days >= TURN_APART],
        }
        for side, other in (("before", "after"), ("after", "before")):
            if len(sides[other]) < 3:
                continue
            for i, one in enumerate(shuffled(sides[side], f"c3-turn{turn}")[:5]):
                for three in [shuffled(sides[other], f"{turn}{side}{i}{j}")[:3] for j in (1, 2)]:
                    yield {"turn": turn, "side": side, "one": one, "others": sorted(three)}


def _said(document_id: str) -> date:
    return sources.document(document_id).date


def _turn(turn: str, side: str, one: str, others: Sequence[str]) -> Figures:
    point, said = events()[turn], sources.document(one)
    # Who takes a late and hard sentence for an early one believes that he always spoke like that.
    early = side == "before" and point.date.year < 2008
    return {
        "point": point,
        "when": when(point),
        "right_one": said,
        "said": when(said),
        "options": [
            {**quoted(each, dated(each)), "slip": "putin-never-changed" if early else None}
            for each in sorted([one, *others])
        ],
        "right": [one],
        "sources": [said.source],
    }


def _holder_parameters() -> Iterator[Parameters]:
    known = [
        each.id
        for each in ledger.all()
        if each.holder in HOLDER_OF and each.id not in (*REPORTING, *FROM_NATOS_VIEW, *ANYBODYS)
        if stands_alone(told(each.id))
    ]
    groups = {name: [e for e in known if _holder(e) == name] for name in HOLDERS}
    for i in range(260):
        first = [shuffled(ids, f"c3-holder{name}{i}")[0] for name, ids in groups.items()]
        rest = [each for each in known if each not in first]
        yield {"claims": sorted(first + shuffled(rest, f"c3-holder{i}")[:2])}


def _holder(claim_id: str) -> str:
    return HOLDER_OF[ledger.get(claim_id).holder]


def _holders(claims: Sequence[str]) -> Figures:
    found = [ledger.get(each) for each in claims]
    return {
        "claims": list(claims),
        "choices": {name: start(text) for name, text in HOLDERS.items()},
        "items": [
            {
                "id": each.id.lower(),
                "text": BARE.get(each.id, told(each.id)),
                "answer": _holder(each.id),
                "feedback": (
                    f"The ledger names as holder: {each.holder}. It is a claim of the kind "
                    f"“{each.kind}”."
                ),
                "see": f"claim:{each.id}",
            }
            for each in found
        ],
        "told": "; ".join(f"{each} is {HOLDERS[_holder(each)]}" for each in claims),
    }


def _tone_parameters() -> Iterator[Parameters]:
    for chosen in picks(SPEECHES, 4, "c3-tone"):
        dates = sorted(sources.document(each).date for each in chosen)
        gaps = [(b - a).days for a, b in pairwise(dates)]
        if min(gaps) >= 300:
            yield {"documents": sorted(chosen, key=lambda e: sources.document(e).date)}


def _tone(documents: Sequence[str]) -> Figures:
    chosen = [sources.document(each) for each in documents]
    return {
        "items": [quoted(each, dated(each)) for each in documents],
        "told": "; ".join(f"{each.title} ({when(each)})" for each in chosen),
        "sources": unique(each.source for each in chosen),
    }


def _nearer_parameters() -> Iterator[Parameters]:
    cities = [each.city for each in datasets.rows(City)]
    found: dict[str, list[Parameters]] = {"nearer": [], "farther": [], "no-one": []}
    for city, (first, last) in product(cities, combinations(range(1994, 2026), 2)):
        if last - first >= 3:
            parameters = {"city": city, "first": first, "last": last}
            found[_step(city, first, last)].append(parameters)
    for name, sets in found.items():
        yield from shuffled(sets, f"c3-nearer{name}")[:90]


def _step(city: str, first: int, last: int) -> str:
    """Return whether a nearer state joined after one year and by the end of another."""
    old = [each for each in members() if joined(each).year <= first]
    new = [each for each in members() if first < joined(each).year <= last]
    if not new:
        return "no-one"
    before = min(distance(city, each) for each in old)
    return "nearer" if min(distance(city, each) for each in new) < before else "farther"


def _nearer(city: str, first: int, last: int) -> Figures:
    step = _step(city, first, last)
    new = [each.country for each in members().values() if first < each.accession_date.year <= last]
    joining = f"Joined in the time: {', '.join(new)}." if new else "Nobody joined in the time."
    was, now = (_nearest(city, year) for year in (first, last))
    return {
        "answer": step == "nearer",
        "right": [step],
        "centre": centre(city),
        "told": (
            f"{joining} From {city} the nearest was {members()[was].country} in {first}, "
            f"{distance(city, was):,} km off, and {members()[now].country} in {last}, "
            f"{distance(city, now):,} km off."
        ),
    }


def _nearest(city: str, year: int) -> str:
    known = [each for each in members() if joined(each).year <= year]
    return min(known, key=lambda each: distance(city, each))


KINDS: dict[str, Kind] = {
    "c3-year": (_year_parameters, quotes(partial(years, SPEECHES))),
    "c3-turn": (_turn_parameters, _turn),
    "c3-tone": (_tone_parameters, _tone),
    "c3-holder": (_holder_parameters, _holders),
    "c3-nearer": (_nearer_parameters, _nearer),
    "c3-limits": (partial(sort_sets, "reversal"), sorts("reversal")),
    "c3-sweep": (partial(refuting_sets, "reversal"), refuting("reversal")),
}
