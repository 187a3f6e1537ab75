"""Templates of chapter 2 on tables and models: rounds, borders, distances, arms races."""

from collections.abc import Iterator
from itertools import combinations, product

from coursebook.dates import long as day
from coursebook.teach.templates._parts import (
    Part,
    answer_in,
    half_up,
    is_clear,
    option,
    shuffled,
    span,
)
from coursebook.teach.templates._template import Entry, Parameters, Template
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import Distance, NatoBorder, OtherBorder
from nato_course.templates._facts import centre, distance, events, joined, members
from nato_course.templates._shared import order_question, order_sets

CHAPTER = "02_historical_context"
EARLIER = ("DNK", "ESP", "GRC", "NOR", "PRT", "TUR")
"""Older members, without which the round of 1999 would always be among the right answers."""

STEPS = ("treaty", "enlargement", "cooperation", "arms control")
MEASURES = {
    "cia_factbook": "the CIA World Factbook",
    "geography_of_russia": "the textbook Geography of Russia",
}


def _order_parameters() -> Iterator[Parameters]:
    found = events().values()
    pool = [e.id for e in found if e.kind in STEPS and 1990 <= e.date.year <= 2010]
    yield from order_sets(pool, "c2-order", apart=240)


def _order(parameters: Parameters) -> Entry:
    return order_question(
        parameters,
        "Put these steps in Europe and between Moscow, Washington and NATO in order, the earliest "
        "first.",
        "The order is a matter of record; which step answered which has to be shown by other "
        "evidence.",
    )


def _members_parameters() -> Iterator[Parameters]:
    # Finland and Sweden came last, so that no question could have them among the members.
    late = [*EARLIER, *(iso3 for iso3 in members() if 1999 <= joined(iso3).year <= 2020)]
    for event in events().values():
        asked = event.day_known and event.kind != "enlargement"
        if not asked or not 1994 <= event.date.year <= 2023:
            continue
        inside = [each for each in late if joined(each) < event.date]
        outside = [each for each in late if joined(each) > event.date]
        for i, size in product(range(4), (2, 3)):
            if len(inside) < size or len(outside) < 5 - size:
                continue
            seed = f"{event.id}{i}{size}"
            chosen = shuffled(inside, seed)[:size] + shuffled(outside, seed)[: 5 - size]
            yield {"event": event.id, "states": sorted(chosen)}


def _members(parameters: Parameters) -> Entry:
    event = events()[parameters["event"]]
    states = [members()[each] for each in parameters["states"]]
    options = [
        option(
            each.iso3,
            each.country,
            f"It joined on {day(each.accession_date)}.",
            "dataset:nato_members",
            right=each.accession_date < event.date,
        )
        for each in states
    ]
    inside = [each.country for each in states if each.accession_date < event.date]
    return {
        "type": "multiple",
        "prompt": (
            f"The table of events has for {day(event.date)}: {event.title}. Which of these states "
            "were members of NATO on that day?"
        ),
        "options": options,
        "explanation": (
            f"On {day(event.date)} ({event.title}) {listed(inside)} were members; the others "
            "joined later. Who sat at the table has to be settled before anyone's conduct is "
            "judged."
        ),
        "tables": ["nato_members", "events"],
        "sources": [],
    }


def _border_parameters() -> Iterator[Parameters]:
    codes = [each.iso3 for each in datasets.rows(NatoBorder)]
    for size, measure in product((2, 3, 4), MEASURES):
        for states in combinations(codes, size):
            parameters = {"states": list(states), "measure": measure}
            part, whole = _border_km(parameters)
            if is_clear(100 * part / whole, 1):
                yield parameters


def _border_km(parameters: Parameters) -> tuple[float, float]:
    """Return the border with the states named, and the whole of Russia's land border."""
    column = f"{parameters['measure']}_km"
    near, other = datasets.rows(NatoBorder), datasets.rows(OtherBorder)
    part = sum(getattr(each, column) for each in near if each.iso3 in parameters["states"])
    return part, sum(getattr(each, column) for each in (*near, *other))


def _border(parameters: Parameters) -> Entry:
    column = f"{parameters['measure']}_km"
    near = datasets.rows(NatoBorder)
    chosen = [each for each in near if each.iso3 in parameters["states"]]
    part, whole = _border_km(parameters)
    answer = round(100 * part / whole, 1)
    names = listed([each.country for each in chosen])
    of_members = 100 * part / sum(getattr(each, column) for each in near)
    return {
        "type": "numeric",
        "prompt": (
            f"Take Russia's land borders as {MEASURES[parameters['measure']]} measures them "
            "(tables of borders with members and with other states). What share of Russia's "
            f"whole land border is its border with {names}, taken together? "
            f"{answer_in('in per cent, to one decimal place', 0.2, 0.5)}"
        ),
        "answer": answer,
        "tolerance": 0.2,
        "close": 0.5,
        "unit": "%",
        "shown": f"{answer:.1f} %",
        "reason": f"{part:,.1f} km of {whole:,.1f} km.",
        "see": "dataset:border_russia_nato",
        "mistakes": span(
            *("members-only", of_members, 1.0, answer, 0.5),
            "That is their share of the border with NATO's members, not of the whole land border.",
            "dataset:border_russia_other",
        ),
        "explanation": (
            f"{names}: {part:,.1f} of {whole:,.1f} km, which is {answer:.1f} per cent by "
            f"{MEASURES[parameters['measure']]}. Lengths can be measured; how a border feels from "
            "either side cannot be read off them."
        ),
        "tables": ["border_russia_nato", "border_russia_other"],
        "sources": [],
    }


def _nearest_parameters() -> Iterator[Parameters]:
    for row, skip in product(datasets.rows(Distance), range(3)):
        yield {"city": row.city, "round": row.round, "skip": skip}


def _nearest(parameters: Parameters) -> Entry:
    city, after = parameters["city"], parameters["round"]
    row = next(r for r in datasets.rows(Distance) if (r.city, r.round) == (city, after))
    early = [each.iso3 for each in members().values() if each.round <= after]
    wrong = [e for e in early if e != row.nearest_iso3 and (e != "DEU" or after >= 1990)]
    wrong.sort(key=lambda each: distance(city, each))
    later = [e.iso3 for e in members().values() if e.round > after and e.iso3 != "DEU"]
    later.sort(key=lambda each: distance(city, each))
    skip = parameters["skip"]
    near, far = wrong[skip : skip + 2], wrong[skip + 2 : skip + 3]
    later = later[skip:] or later
    options = [
        option(
            iso3,
            members()[iso3].country,
            f"It is {distance(city, iso3):,} km away and joined in {members()[iso3].round}.",
            "dataset:boundary_points",
            right=iso3 == row.nearest_iso3,
        )
        for iso3 in [row.nearest_iso3, *near, *(later[:1] or far)]
    ]
    return {
        "type": "single",
        "prompt": (
            f"{_start(_after(after))}, the land of which member of NATO was nearest to "
            f"{centre(city)}? Count islands, and only states that had joined by then."
        ),
        "options": options,
        "explanation": (
            f"It was {row.nearest_country}, {row.distance_km:,} km from {centre(city)}. "
            "This distance fell only when a nearer state joined."
        ),
        "tables": ["distances", "boundary_points", "nato_members"],
        "sources": [],
    }


def _start(text: str) -> str:
    return text[0].upper() + text[1:]


def _after(step: int) -> str:
    """Return a time in words; the step of 1990 brought land into NATO and no new member."""
    if step == 1990:
        return "after German unification in 1990"
    joined = [each for each in members().values() if each.accession_date.year == step]
    return f"after the {'entry' if len(joined) == 1 else 'entries'} of {step}"


def _drop_parameters() -> Iterator[Parameters]:
    rows = datasets.rows(Distance)
    for first, last in combinations(rows, 2):
        if first.city == last.city and first.distance_km > last.distance_km:
            yield {"city": first.city, "first": first.round, "last": last.round}


def _drop(parameters: Parameters) -> Entry:
    city, first, last = parameters["city"], parameters["first"], parameters["last"]
    rows = {r.round: r for r in datasets.rows(Distance) if r.city == city}
    before, after = rows[first], rows[last]
    answer = before.distance_km - after.distance_km
    return {
        "type": "numeric",
        "prompt": (
            f"Set the time {_after(first)} beside that {_after(last)}: by how much did the "
            f"distance from {centre(city)} to the nearest land of any member of NATO fall? Use "
            "the table of distances. "
            f"{answer_in('in kilometres', 5, 25)}"
        ),
        "answer": answer,
        "tolerance": 5,
        "close": 25,
        "unit": "km",
        "shown": f"{answer:,} km",
        "reason": (
            f"From {before.distance_km:,} km ({before.nearest_country}) to {after.distance_km:,} "
            f"km ({after.nearest_country})."
        ),
        "see": "dataset:distances",
        "mistakes": span(
            *("remaining", after.distance_km, 5, answer, 25),
            "That is the distance that remained, not the change.",
            "dataset:distances",
        ),
        "explanation": (
            f"{city}: {before.distance_km:,} km to {before.nearest_country} {_after(first)}, "
            f"{after.distance_km:,} km to {after.nearest_country} {_after(last)}, a fall of "
            f"{answer:,} km. {after.nearest_country} joined in "
            f"{joined(after.nearest_iso3).year}. It measures members' land, not their forces."
        ),
        "tables": ["distances", "boundary_points", "nato_members"],
        "sources": [],
    }


_RATES = (0.2, 0.4, 0.5, 0.6, 0.8, 1.0)


def _race_parameters() -> Iterator[Parameters]:
    every = [each for each in product(_RATES, repeat=4) if _is_clear(*each)]
    rests = [each for each in every if _rests(*each)]
    grows = [each for each in every if not _rests(*each)]
    for i, size in product(range(50), (1, 2, 3)):
        seed = f"c2-races{i}{size}"
        pairs = shuffled(rests, seed)[:size] + shuffled(grows, seed)[: 4 - size]
        yield {"pairs": sorted(list(each) for each in pairs)}


def _is_clear(k: float, el: float, a: float, b: float) -> bool:
    """Return whether the products differ clearly, and neither side alone would decide."""
    return abs(a * b - k * el) >= 0.08 and (k > a) != (el > b)


def _rests(k: float, el: float, a: float, b: float) -> bool:
    return a * b > k * el


def _races(parameters: Parameters) -> Entry:
    options = [_race(*each) for each in parameters["pairs"]]
    told = " ".join(f"{each['text']} {each['feedback']}" for each in options)
    return {
        "type": "multiple",
        "prompt": (
            "Richardson's model, with a positive grievance on both sides: each side answers the "
            "other's arms at one rate and tires of its own at another. In which of these races do "
            "arms come to rest at a level instead of growing without end?"
        ),
        "options": options,
        "explanation": (
            f"{told} What counts is whether the rates of tiring, multiplied, exceed those of "
            "answering, multiplied; the rates of one side settle nothing without the other's. "
            "The model shows that fear can be enough; it cannot show that fear moved anyone."
        ),
        "sources": ["richardson1960"],
    }


def _race(k: float, el: float, a: float, b: float) -> Part:
    rests = _rests(k, el, a, b)
    return option(
        f"race-{k}-{el}-{a}-{b}",
        f"A answers at {k:.1f} and tires at {a:.1f}; B answers at {el:.1f} and tires at {b:.1f}.",
        f"Tiring {a * b:.2f}, answering {k * el:.2f}: it {'rests' if rests else 'grows'}.",
        "source:richardson1960",
        right=rests,
    )


def _rest_parameters() -> Iterator[Parameters]:
    for a, k, g in product((0.5, 0.6, 0.7, 0.8, 0.9), (0.1, 0.2, 0.3, 0.4, 0.5), (1, 2, 3, 5)):
        # The last figure of 0.6 - 0.5 is noise, which would decide how a half is rounded.
        if round(a - k, 1) >= 0.1 and is_clear(round(g / round(a - k, 1), 6), 1):
            yield {"a": a, "k": k, "g": g}


def _rest(parameters: Parameters) -> Entry:
    a, k, g = (parameters[name] for name in "akg")
    answer = round(g / (a - k), 1)
    close = round(0.05 * answer + 0.1, 2)
    return {
        "type": "numeric",
        "prompt": (
            "Two sides that are alike follow Richardson's model. In a year each adds "
            f"{k} units for every unit that the other holds, drops a share of {a} of its own, and "
            f"adds {g} whatever the other does. At what level of arms does each side come to rest? "
            f"{answer_in('in units, to one decimal place', 0.1, close)}"
        ),
        "answer": answer,
        "tolerance": 0.1,
        "close": close,
        "unit": "units",
        "shown": f"{answer:.1f} units",
        "reason": f"At rest {k} x + {g} = {a} x, so x = {g} / ({a} - {k}).",
        "see": "source:richardson1960",
        "mistakes": span(
            *("alone", g / a, 0.05, answer, close),
            "That leaves out that each side answers the other.",
            "source:richardson1960",
        ),
        "explanation": (
            f"With reaction {k}, fatigue {a} and grievance {g} each side rests at {answer:.1f} "
            f"units; without the other's answer it would be {half_up(g / a, 1)}. The "
            "difference is what mutual fear adds in the model."
        ),
        "sources": ["richardson1960"],
    }


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, claims, difficulty, parameters, fill)
    for name, objective, claims, difficulty, parameters, fill in (
        ("c2-order", "dates", ("H2", "H3", "H4"), "medium", _order_parameters, _order),
        ("c2-members", "dates", ("H4",), "medium", _members_parameters, _members),
        ("c2-border-share", "geometry", ("H15",), "medium", _border_parameters, _border),
        ("c2-nearest", "geometry", ("H15",), "medium", _nearest_parameters, _nearest),
        ("c2-distance", "geometry", ("H15",), "easy", _drop_parameters, _drop),
        ("c2-races", "spiral", ("H20",), "hard", _race_parameters, _races),
        ("c2-rest", "spiral", ("H20",), "hard", _rest_parameters, _rest),
    )
)
