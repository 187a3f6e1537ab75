"""Templates of chapter 1 on texts: kinds of claims, times, actors, whose words they are."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from coursebook import claims, sources
from coursebook.dates import long as day
from coursebook.dates import when
from coursebook.teach.templates._parts import Part, mistake, option, picks, shuffled
from coursebook.teach.templates._template import Entry, Parameters, Template
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
from nato_course.templates._shared import order_question, order_sets, quote_question, quote_sets
from nato_course.templates._statements import statement_question, statement_sets

CHAPTER = "01_complex_relationship"
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


def _sorts_parameters() -> Iterator[Parameters]:
    yield from statement_sets("c1-sorts", 1990, 2023)


def _order_parameters() -> Iterator[Parameters]:
    found = events().values()
    pool = [e.id for e in found if e.kind in MOODS and e.date.year >= 1991]
    yield from order_sets(pool, "c1-order", apart=240)


def _order(parameters: Parameters) -> Entry:
    return order_question(
        parameters,
        "Cooperation, crisis and force: put these four in order of time, the first one first.",
        "The order is a matter of record; what led to what has to be shown by other evidence.",
    )


def _count_parameters() -> Iterator[Parameters]:
    days = {each.accession_date for each in members().values()}
    last = max(days)
    for event in events().values():
        told = event.day_known and event.date not in days
        # After the last round the answer would always be the highest number offered.
        if event.date.year >= 1952 and event.date < last and told and event.kind != "enlargement":
            yield {"event": event.id}


def _count(parameters: Parameters) -> Entry:
    event = events()[parameters["event"]]
    title, answer = plain_title(event.id), members_on(event.date)
    steps = [each.members_after for each in datasets.rows(NatoRound)]
    counts = sorted(set(steps), key=lambda each: (abs(each - answer), each))[:4]
    options = [
        option(
            f"members-{each}",
            f"{each} members",
            _count_feedback(each, answer, event.date),
            "dataset:nato_rounds",
            right=each == answer,
        )
        for each in sorted(counts)
    ]
    return {
        "type": "single",
        "prompt": (
            f"The table of events lists “{title}”. How many members did NATO have on that day? A "
            "text that does not say when can mislead."
        ),
        "keep_order": True,
        "options": options,
        "explanation": (
            f"{title}: {when(event)}. NATO then had {answer} members. “NATO” names a different set "
            "of states at different times, so a sentence about it needs a date."
        ),
        "tables": ["events", "nato_rounds"],
        "sources": [event.source_key] if event.source_key else [],
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


def _sides(parameters: Parameters) -> Entry:
    year = parameters["year"]
    items = [
        {
            "id": iso3.lower(),
            "text": _names()[iso3],
            "answer": _side(iso3, year),
            "feedback": _side_feedback(iso3),
            "see": "dataset:nato_members" if iso3 in members() else "dataset:blocs",
            "mistakes": _side_mistakes(iso3, year),
        }
        for iso3 in parameters["states"]
    ]
    told = "; ".join(f"{each['text']}: {SIDES[each['answer']]}" for each in items)
    return {
        "type": "classify",
        "prompt": (
            f"Between Moscow and NATO in {year}: to which alliance did each of these states "
            "belong throughout the year? Use the tables of NATO's members and of blocs."
        ),
        "choices": [{"id": name, "text": text} for name, text in SIDES.items()],
        "keep_order": True,
        "items": items,
        "explanation": (
            f"In {year}: {told}. States between the two sides made choices "
            "of their own, and some of them changed sides or took none."
        ),
        "tables": ["nato_members", "blocs"],
        "sources": [],
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


def _whose(parameters: Parameters) -> Entry:
    return quote_question(
        parameters,
        _speakers(),
        "A text that ascribes views without naming where they stand cannot be checked. These "
        "words can, in the course's collection of documents: match each with who spoke, wrote or "
        "recorded it. One of the names fits none.",
    )


def _gap_parameters() -> Iterator[Parameters]:
    for chosen in picks(tuple(GAP_OF), 4, "c1-gaps", 900):
        if len({GAP_OF[each] for each in chosen}) == 4:
            yield {"events": list(chosen)}


def _gaps(parameters: Parameters) -> Entry:
    chosen = [events()[each] for each in parameters["events"]]
    gaps = sorted(set(GAP_OF.values()))
    items = [
        {
            "id": each.id,
            "text": each.title,
            "answer": GAP_OF[each.id].lower(),
            "feedback": f"{when(each)}. {each.description}",
            "see": "dataset:events",
        }
        for each in chosen
    ]
    told = "; ".join(f"{e.title}: {claims.omission(GAP_OF[e.id]).title}" for e in chosen)
    keys = [each.source_key for each in chosen if each.source_key]
    return {
        "type": "classify",
        "prompt": (
            "The popular article that the course tests leaves out whole subjects. To which of the "
            "gaps that the ledger names does each of these events belong first of all?"
        ),
        "choices": [{"id": each.lower(), "text": claims.omission(each).title} for each in gaps],
        "keep_order": True,
        "items": items,
        "explanation": (
            f"{told}. A gap can favour either side: what is missing has to be named before a text "
            "is called fair."
        ),
        "tables": ["events"],
        "sources": list(dict.fromkeys(keys)),
    }


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, about, difficulty, parameters, fill)
    for name, objective, about, difficulty, parameters, fill in (
        ("c1-sorts", "kinds", ("I1",), "easy", _sorts_parameters, statement_question),
        ("c1-order", "dating", ("I1",), "medium", _order_parameters, _order),
        ("c1-count", "dating", ("I3",), "medium", _count_parameters, _count),
        ("c1-sides", "actors", ("I1", "N7"), "medium", _sides_parameters, _sides),
        ("c1-whose", "terms", ("I2",), "medium", _whose_parameters, _whose),
        ("c1-gaps", "gaps", ("I1", "P20"), "medium", _gap_parameters, _gaps),
    )
)
