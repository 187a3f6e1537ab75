"""Templates of chapter 3 on texts and arguments: what Putin said when, whose claim, what limits."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise, product

from coursebook import claims, sources
from coursebook.dates import when
from coursebook.teach.templates._parts import option, picks, shuffled
from coursebook.teach.templates._template import Entry, Parameters, Template
from nato_course import datasets
from nato_course.tables import City
from nato_course.templates._facts import (
    centre,
    distance,
    events,
    joined,
    members,
    stands_alone,
    told,
    wording,
    words_of,
)
from nato_course.templates._findings import (
    refuting_question,
    refuting_sets,
    sort_question,
    sort_sets,
)
from nato_course.templates._shared import quote_question, quote_sets

CHAPTER = "03_putins_stance"
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
STEPS = {
    "nearer": "One that joined in that time lies nearer than the old members.",
    "farther": "Those that joined in that time lie farther off than an old member.",
    "no-one": "The members were the same states at the end as at the beginning.",
}
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
BARE = {
    "I6": "NATO's enlargement is a matter of broken promises.",
    "I18": "The alliance exists for defence.",
    "I19": "NATO is aggressive and out to hold Russia down.",
    "H5": "Enlargement was neither sudden nor aggressive.",
    "H12": "Enlargement is the West pushing into Russia's traditional sphere.",
    "P3": "NATO is an aggressive bloc that brings its arms within reach of Russia.",
    "P4": "That Soviet republics and Warsaw Pact states joined proves whose dominance NATO serves.",
    "P12": "Past invasions show how urgent Russia's concerns are.",
    "P14": "Missile defences might cancel Russia's power to strike back.",
    "P19": "Europe's framework has to be reordered to fit Russia's needs and rank.",
}
"""Reported views without the words that name their holder: what is held, by the claim's id."""

TURN_APART = 60
"""Least number of days between a turn and words that are to be placed before or after it."""


def _years() -> dict[str, str]:
    return {each: str(sources.document(each).date.year) for each in SPEECHES}


def _year_parameters() -> Iterator[Parameters]:
    yield from quote_sets(SPEECHES, _years(), "c3-year")


def _year(parameters: Parameters) -> Entry:
    return quote_question(
        parameters,
        _years(),
        "Putin said each of these about NATO, Ukraine or Russia's place. Match each with its "
        "year. One of the years fits none.",
    )


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


def _turn(parameters: Parameters) -> Entry:
    turn, side = events()[parameters["turn"]], parameters["side"]
    # Who takes a late and hard sentence for an early one believes that he always spoke like that.
    slip = "putin-never-changed" if side == "before" and turn.date.year < 2008 else None
    options = [
        option(
            each,
            words_of(each),
            f"{sources.document(each).title}, {when(sources.document(each))}.{wording(each)}",
            f"document:{each}",
            right=each == parameters["one"],
            mistake=slip,
        )
        for each in sorted([parameters["one"], *parameters["others"]])
    ]
    one = sources.document(parameters["one"])
    return {
        "type": "single",
        "prompt": (
            f"{turn.title}: {when(turn)}. Putin said all of these. Which one did he say {side} "
            "that?"
        ),
        "options": options,
        "explanation": (
            f"{one.title} is of {when(one)}, {side} the turn of {when(turn)} "
            f"({turn.title}). {one.context} Whether his words changed is a question of dates "
            "before it is one of motives."
        ),
        "tables": ["events"],
        "sources": [one.source],
    }


def _holder_parameters() -> Iterator[Parameters]:
    known = [
        each.id
        for each in claims.all()
        if each.holder in HOLDER_OF and each.id not in (*REPORTING, *FROM_NATOS_VIEW, *ANYBODYS)
        if stands_alone(told(each.id))
    ]
    groups = {name: [e for e in known if _holder(e) == name] for name in HOLDERS}
    for i in range(260):
        first = [shuffled(ids, f"c3-holder{name}{i}")[0] for name, ids in groups.items()]
        rest = [each for each in known if each not in first]
        yield {"claims": sorted(first + shuffled(rest, f"c3-holder{i}")[:2])}


def _holder(claim_id: str) -> str:
    return HOLDER_OF[claims.get(claim_id).holder]


def _holders(parameters: Parameters) -> Entry:
    found = [claims.get(each) for each in parameters["claims"]]
    items = [
        {
            "id": each.id.lower(),
            "text": BARE.get(each.id, told(each.id)),
            "answer": _holder(each.id),
            "feedback": f"The ledger names as holder: {each.holder}. It is a claim of the kind "
            f"“{each.kind}”.",
            "see": f"claim:{each.id}",
        }
        for each in found
    ]
    listed = "; ".join(f"{each.id} is {HOLDERS[_holder(each.id)]}" for each in found)
    return {
        "type": "classify",
        "prompt": (
            "The article mixes its own claims with views that it reports. Both stand here in our "
            "words, without the name of whoever holds them. Whose is each, by the claim ledger?"
        ),
        "choices": [
            {"id": name, "text": text[0].upper() + text[1:]} for name, text in HOLDERS.items()
        ],
        "keep_order": True,
        "claims": list(parameters["claims"]),
        "items": items,
        "explanation": (
            f"By the ledger: {listed}. A view has "
            "to be tested twice: is it reported fairly, and is it right?"
        ),
        "sources": [],
    }


def _tone_parameters() -> Iterator[Parameters]:
    for chosen in picks(SPEECHES, 4, "c3-tone"):
        dates = sorted(sources.document(each).date for each in chosen)
        gaps = [(b - a).days for a, b in pairwise(dates)]
        if min(gaps) >= 300:
            yield {"documents": sorted(chosen, key=lambda e: sources.document(e).date)}


def _tone(parameters: Parameters) -> Entry:
    chosen = [sources.document(each) for each in parameters["documents"]]
    items = [
        {
            "id": each.id,
            "text": words_of(each.id),
            "feedback": f"{each.title}, {when(each)}.{wording(each.id)}",
            "see": f"document:{each.id}",
        }
        for each in chosen
    ]
    listed = "; ".join(f"{each.title} ({when(each)})" for each in chosen)
    return {
        "type": "ordering",
        "prompt": "Follow Putin's words through time: put these in order, the earliest first.",
        "items": items,
        "explanation": (
            f"In order: {listed}. A change of tone can follow a change of mind, of "
            "circumstances or of audience; the dates alone do not say which."
        ),
        "sources": list(dict.fromkeys(each.source for each in chosen)),
    }


def _nearer_parameters() -> Iterator[Parameters]:
    cities = [each.city for each in datasets.rows(City)]
    found: dict[str, list[Parameters]] = {each: [] for each in STEPS}
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


def _nearer(parameters: Parameters) -> Entry:
    city, first, last = (parameters[each] for each in ("city", "first", "last"))
    right = _step(city, first, last)
    known = [each for each in members() if joined(each).year <= last]
    nearest = min(known, key=lambda each: distance(city, each))
    new = [members()[each].country for each in members() if first < joined(each).year <= last]
    found = f"Joined in the time: {', '.join(new)}." if new else "Nobody joined in the time."
    was = min((e for e in known if joined(e).year <= first), key=lambda e: distance(city, e))
    found += (
        f" From {city} the nearest was {members()[was].country} in {first}, "
        f"{distance(city, was):,} km off, and {members()[nearest].country} in {last}, "
        f"{distance(city, nearest):,} km off."
    )
    return {
        "type": "true_false",
        "prompt": (
            "‘Closer and closer’ can be tested with dates and distances. Is the statement true, "
            "and what decides it? Use the tables of members and of distances."
        ),
        "statement": (
            f"Between the end of {first} and the end of {last} the nearest land of a NATO member "
            f"came nearer to {centre(city)}."
        ),
        "answer": right == "nearer",
        "reasons": [
            option(name, text, found, "dataset:distances", right=name == right)
            for name, text in STEPS.items()
        ],
        "explanation": (
            f"{city}, {first} to {last}. {found} Members' land, their forces and their missiles "
            "can each come nearer without the others; say which is meant."
        ),
        "tables": ["nato_members", "distances"],
        "sources": [],
    }


def _limit_parameters() -> Iterator[Parameters]:
    yield from sort_sets("reversal")


def _limits(parameters: Parameters) -> Entry:
    return sort_question(
        parameters,
        "reversal",
        "‘With a rival alliance next door you would be alarmed; so is Moscow.’ What does each "
        "finding do to that argument?",
        "A good analogy explains a reaction; that a deed was needed or lawful has to be shown by "
        "other evidence.",
    )


def _sweep_parameters() -> Iterator[Parameters]:
    yield from refuting_sets("reversal")


def _sweep(parameters: Parameters) -> Entry:
    return refuting_question(
        parameters,
        "reversal",
        "In a debate on the picture of a rival alliance next door someone says: {} All of these "
        "findings are on record. Which one of them by itself shows that the sentence is wrong?",
    )


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, about, difficulty, parameters, fill)
    for name, objective, about, difficulty, parameters, fill in (
        ("c3-year", "words", ("P2",), "medium", _year_parameters, _year),
        ("c3-turn", "words", ("P2",), "medium", _turn_parameters, _turn),
        ("c3-tone", "words", ("P2", "I5"), "medium", _tone_parameters, _tone),
        ("c3-holder", "causes", ("P3",), "medium", _holder_parameters, _holders),
        ("c3-nearer", "nearness", ("P6", "H15"), "hard", _nearer_parameters, _nearer),
        ("c3-limits", "reversal", ("P5",), "hard", _limit_parameters, _limits),
        ("c3-sweep", "reversal", ("P5",), "medium", _sweep_parameters, _sweep),
    )
)
