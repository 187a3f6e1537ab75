"""Templates of chapter 1 on texts: kinds of claims, times, actors, whose words they are."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from coursebook import claims, sources
from coursebook.dates import long as day
from coursebook.dates import when
from coursebook.teach.templates._parts import Part, mistake, picks, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course import datasets
from nato_course.tables import BlocMembership, EuMember, NatoRound
from nato_course.templates._facts import (
    INDEPENDENT_SINCE,
    RETOLD,
    events,
    members,
    members_on,
    plain_title,
)
from nato_course.templates._shared import order, order_sets, quote_sets, quotes
from nato_course.templates._statements import statement_sets, statements
from nato_course.templates._words import Figures, Kind, unique

MOODS = ("cooperation", "crisis", "use of force")
SIDES = {
    "nato": "In NATO",
    "csto": "In the Collective Security Treaty or its organisation",
    "neither": "In neither",
}
CSTO_SINCE = 2002
"""The year in which the treaty of 1992 became an organisation, by the table's note."""

UNSETTLED = {"ARM": 2024, "UZB": 2012}
"""From which year a state's place is in doubt: it calls its part frozen or suspended."""

GAP_OF = {
    "orange-revolution": "O2",
    "minsk-protocol": "O2",
    "minsk-two": "O2",
    "donbas-recognised": "O2",
    "kosovo-air-campaign": "O3",
    "libya-resolution": "O3",
    "russia-joins-pfp": "O4",
    "founding-act": "O4",
    "nrc-created": "O4",
    "nrc-resumes": "O4",
    "lisbon-nrc": "O4",
    "berlin-wall-opens": "O5",
    "two-plus-four": "O5",
    "finland-sweden-apply": "O6",
    "finland-joins": "O6",
    "sweden-joins": "O6",
    "inf-signed": "O8",
    "start-one": "O8",
    "abm-withdrawal": "O8",
    "new-start-signed": "O8",
    "inf-ends": "O8",
    "new-start-expires": "O8",
}
"""Which omission of the ledger an event belongs to.

Events that fit two are left out, and those whose title names their omission.
"""

CIRCLES = {
    "nato": (
        *("NATO", "North Atlantic Council", "NATO-Russia Council", "Jens Stoltenberg"),
        "NATO and the Russian Federation",
    ),
    "washington": ("United States Department of State", "William J. Burns"),
    "moscow": ("Vladimir Putin", "Ministry of Foreign Affairs of the Russian Federation"),
}
"""Names of which one could pass for another; only one of a circle stands in a question."""

_GROUPS = ("British record", "Both German states", "Russia, Ukraine", "The twelve", "The states of")


def _order_parameters() -> Iterator[Parameters]:
    found = events().values()
    pool = [e.id for e in found if e.kind in MOODS and e.date.year >= 1991]
    yield from order_sets(pool, "c1-order", apart=240)


def _count_parameters() -> Iterator[Parameters]:
    days = {each.accession_date for each in members().values()}
    last = max(days)
    for event in events().values():
        told = event.day_known and event.date not in days
        # After the last round the answer would always be the highest number offered.
        if event.date.year >= 1952 and event.date < last and told and event.kind != "enlargement":
            yield {"event": event.id}


def _count(event: str) -> Figures:
    found = events()[event]
    number = members_on(found.date)
    steps = {each.members_after for each in datasets.rows(NatoRound)}
    counts = sorted(steps, key=lambda each: (abs(each - number), each))[:4]
    return {
        "title": plain_title(event),
        "when": when(found),
        "members": number,
        "options": [
            {
                "id": f"members-{each}",
                "count": each,
                "feedback": _count_feedback(each, number, found.date),
            }
            for each in sorted(counts)
        ],
        "right": [f"members-{number}"],
        "sources": unique([found.source_key]),
    }


def _count_feedback(count: int, answer: int, when: date) -> str:
    rounds = datasets.rows(NatoRound)
    reached = next(each for each in rounds if each.members_after == count)
    if count == answer:
        return f"The event is of {day(when)}; {reached.label} had made it {count}."
    return f"That number was reached on {day(reached.date)}; the event is of {day(when)}."


@cache
def _side(iso3: str, year: int) -> str:
    """Return the alliance that a state was in throughout a year, or "" if that is not plain."""
    if year >= UNSETTLED.get(iso3, year + 1) or year <= INDEPENDENT_SINCE.get(iso3, 0):
        return ""
    first, last = date(year, 1, 1), date(year, 12, 31)
    member = members().get(iso3)
    if member and member.accession_date <= last:
        return "nato" if member.accession_date <= first else ""
    for spell in datasets.rows(BlocMembership):
        if spell.iso3 == iso3 and spell.organisation == "CSTO" and spell.joined <= last:
            if spell.left is None or spell.left > last:
                return "csto" if spell.joined <= first else ""
            if spell.left >= first:
                return ""
    return "neither"


@cache
def _names() -> dict[str, str]:
    names = {each.iso3: each.country for each in datasets.rows(EuMember)}
    names |= {e.iso3: e.country for e in datasets.rows(BlocMembership) if e.organisation == "CSTO"}
    return names | {each.iso3: each.country for each in members().values()}


def _sides_parameters() -> Iterator[Parameters]:
    # Russia is one of the two sides that the states asked about lie between.
    late = [e for e in sorted(_names()) if e != "RUS" and (e not in members() or _late(e))]
    for year in range(1995, 2026):
        for i in range(4):
            seed = f"c1-sides{year}{i}"
            pools = [[each for each in late if _side(each, year) == side] for side in SIDES]
            if not all(pools):
                continue
            first = [shuffled(pool, seed)[0] for pool in pools]
            settled = [each for each in late if _side(each, year) and each not in first]
            yield {"year": year, "states": sorted(first + shuffled(settled, seed)[:1])}


def _late(iso3: str) -> bool:
    return members()[iso3].accession_date.year >= 1999


def _sides(year: int, states: Sequence[str]) -> Figures:
    sides = {iso3: _side(iso3, year) for iso3 in states}
    return {
        "choices": SIDES,
        "items": [
            {
                "id": iso3.lower(),
                "text": _names()[iso3],
                "answer": side,
                "feedback": _side_feedback(iso3),
                "see": "dataset:nato_members" if iso3 in members() else "dataset:blocs",
                "mistakes": _side_mistakes(iso3, year),
            }
            for iso3, side in sides.items()
        ],
        "told": "; ".join(f"{_names()[iso3]}: {SIDES[side]}" for iso3, side in sides.items()),
    }


def _side_mistakes(iso3: str, year: int) -> list[Part]:
    was_soviet = any(each.iso3 == iso3 for each in datasets.rows(BlocMembership))
    if _side(iso3, year) == "nato" or not was_soviet:
        return []
    feedback = "Of the former Soviet republics only the three Baltic states have joined NATO."
    return [mistake("nato", feedback, "dataset:nato_members", "all-republics-joined")]


def _side_feedback(iso3: str) -> str:
    spells = [each for each in datasets.rows(BlocMembership) if each.iso3 == iso3]
    told = [_spell(each) for each in spells]
    if iso3 in members():
        told.append(f"in NATO from {day(members()[iso3].accession_date)}")
    listed = "; ".join(told) if told else "in neither, at any time"
    return f"By the tables: {listed}."


def _spell(spell: BlocMembership) -> str:
    left = f" to {day(spell.left)}" if spell.left else ""
    if spell.organisation != "CSTO" or spell.joined.year >= CSTO_SINCE:
        return f"in the {spell.organisation} from {day(spell.joined)}{left}"
    name = f"in the Collective Security Treaty, signed or joined on {day(spell.joined)}"
    if spell.left:
        return f"{name}, until {day(spell.left)}"
    return f"{name}, and in its organisation since {CSTO_SINCE}"


@cache
def _speakers() -> dict[str, str]:
    """Return who spoke or wrote a document, without office, for those that have one author."""
    found = {each.id: each.issuer for each in sources.documents()}
    return {
        name: issuer.partition(",")[0]
        for name, issuer in found.items()
        if not issuer.startswith(_GROUPS) and name not in RETOLD
    }


def _whose_parameters() -> Iterator[Parameters]:
    for parameters in quote_sets(tuple(_speakers()), _speakers(), "c1-whose"):
        names = [_speakers()[each] for each in (*parameters["documents"], parameters["extra"])]
        circles = [circle for name in names for circle, words in CIRCLES.items() if name in words]
        if len(set(circles)) == len(circles):
            yield parameters


def _gap_parameters() -> Iterator[Parameters]:
    for chosen in picks(tuple(GAP_OF), 4, "c1-gaps", 900):
        if len({GAP_OF[each] for each in chosen}) == 4:
            yield {"events": list(chosen)}


def _gaps(**parameters: Sequence[str]) -> Figures:
    chosen = [events()[each] for each in parameters["events"]]
    return {
        "choices": {e.lower(): claims.omission(e).title for e in sorted(set(GAP_OF.values()))},
        "items": [
            {
                "id": each.id,
                "text": each.title,
                "answer": GAP_OF[each.id].lower(),
                "feedback": f"{when(each)}. {each.description}",
                "see": "dataset:events",
            }
            for each in chosen
        ],
        "told": "; ".join(f"{e.title}: {claims.omission(GAP_OF[e.id]).title}" for e in chosen),
        "sources": unique(each.source_key for each in chosen),
    }


KINDS: dict[str, Kind] = {
    "c1-sorts": (partial(statement_sets, "c1-sorts", 1990, 2023), statements),
    "c1-order": (_order_parameters, order),
    "c1-count": (_count_parameters, _count),
    "c1-sides": (_sides_parameters, _sides),
    "c1-whose": (_whose_parameters, quotes(_speakers)),
    "c1-gaps": (_gap_parameters, _gaps),
}
