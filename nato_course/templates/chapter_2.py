"""Templates of chapter 2 on tables and models: rounds, borders, distances, arms races."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from coursebook.dates import long as day
from coursebook.teach.templates._parts import Part, half_up, is_clear, shuffled
from coursebook.teach.templates._template import Parameters
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import Distance, NatoBorder, OtherBorder
from nato_course.templates._facts import centre, distance, events, joined, members
from nato_course.templates._shared import order, order_sets
from nato_course.templates._words import Figures, Kind, start

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


def _members(event: str, states: Sequence[str]) -> Figures:
    found = events()[event]
    inside = [iso3 for iso3 in states if joined(iso3) < found.date]
    return {
        "found": found,
        "day": day(found.date),
        "options": [
            {"id": iso3, "country": members()[iso3].country, "joined": day(joined(iso3))}
            for iso3 in states
        ],
        "right": inside,
        "inside": listed([members()[iso3].country for iso3 in inside]),
    }


def _border_parameters() -> Iterator[Parameters]:
    codes = [each.iso3 for each in datasets.rows(NatoBorder)]
    for size, measure in product((2, 3, 4), MEASURES):
        for states in combinations(codes, size):
            part, whole, _ = _border_km(states, measure)
            if is_clear(100 * part / whole, 1):
                yield {"states": list(states), "measure": measure}


def _border_km(states: Sequence[str], measure: str) -> tuple[float, float, float]:
    """Return Russia's land border with some members, the whole of it, and that with all members."""
    near, other = (
        {each.iso3: float(getattr(each, f"{measure}_km")) for each in rows}
        for rows in (datasets.rows(NatoBorder), datasets.rows(OtherBorder))
    )
    part = sum(km for iso3, km in near.items() if iso3 in states)
    return part, sum((*near.values(), *other.values())), sum(near.values())


def _border(states: Sequence[str], measure: str) -> Figures:
    part, whole, of_members = _border_km(states, measure)
    rows = datasets.rows(NatoBorder)
    return {
        "names": listed([each.country for each in rows if each.iso3 in states]),
        "publisher": MEASURES[measure],
        "part": part,
        "whole": whole,
        "answer": round(100 * part / whole, 1),
        "slips": {"members-only": 100 * part / of_members},
    }


def _nearest_parameters() -> Iterator[Parameters]:
    for row, skip in product(datasets.rows(Distance), range(3)):
        yield {"city": row.city, "round": row.round, "skip": skip}


def _nearest(city: str, round: int, skip: int) -> Figures:
    after = round
    row = next(r for r in datasets.rows(Distance) if (r.city, r.round) == (city, after))
    early = [each.iso3 for each in members().values() if each.round <= after]
    wrong = [e for e in early if e != row.nearest_iso3 and (e != "DEU" or after >= 1990)]
    wrong.sort(key=lambda each: distance(city, each))
    later = [e.iso3 for e in members().values() if e.round > after and e.iso3 != "DEU"]
    later.sort(key=lambda each: distance(city, each))
    near, far = wrong[skip : skip + 2], wrong[skip + 2 : skip + 3]
    later = later[skip:] or later
    offered = [row.nearest_iso3, *near, *(later[:1] or far)]
    return {
        "row": row,
        "after": start(_after(after)),
        "centre": centre(city),
        "options": [
            {"id": iso3, "member": members()[iso3], "km": distance(city, iso3)} for iso3 in offered
        ],
        "right": [row.nearest_iso3],
    }


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


def _drop(city: str, first: int, last: int) -> Figures:
    rows = {each.round: each for each in datasets.rows(Distance) if each.city == city}
    was, now = rows[first], rows[last]
    return {
        "was": was,
        "now": now,
        "after": (_after(first), _after(last)),
        "centre": centre(city),
        "joined": joined(now.nearest_iso3).year,
        "answer": was.distance_km - now.distance_km,
        "slips": {"remaining": now.distance_km},
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


def _races(pairs: Sequence[Sequence[float]]) -> Figures:
    options = [_race(*each) for each in pairs]
    return {
        "options": options,
        "right": [each["id"] for each in options if each["rests"]],
        "told": " ".join(f"{each['text']} {each['feedback']}" for each in options),
    }


def _race(k: float, el: float, a: float, b: float) -> Part:
    rests = _rests(k, el, a, b)
    course = "rests" if rests else "grows"
    return {
        "id": f"race-{k}-{el}-{a}-{b}",
        "text": (
            f"A answers at {k:.1f} and tires at {a:.1f}; B answers at {el:.1f} and tires at "
            f"{b:.1f}."
        ),
        "feedback": f"Tiring {a * b:.2f}, answering {k * el:.2f}: it {course}.",
        "rests": rests,
    }


def _rest_parameters() -> Iterator[Parameters]:
    for a, k, g in product((0.5, 0.6, 0.7, 0.8, 0.9), (0.1, 0.2, 0.3, 0.4, 0.5), (1, 2, 3, 5)):
        # The last figure of 0.6 - 0.5 is noise, which would decide how a half is rounded.
        if round(a - k, 1) >= 0.1 and is_clear(round(g / round(a - k, 1), 6), 1):
            yield {"a": a, "k": k, "g": g}


def _rest(a: float, k: float, g: int) -> Figures:
    answer = round(g / (a - k), 1)
    return {
        "answer": answer,
        "close": round(0.05 * answer + 0.1, 2),
        "alone": half_up(g / a, 1),
        "slips": {"alone": g / a},
    }


KINDS: dict[str, Kind] = {
    "c2-order": (_order_parameters, order),
    "c2-members": (_members_parameters, _members),
    "c2-border-share": (_border_parameters, _border),
    "c2-nearest": (_nearest_parameters, _nearest),
    "c2-distance": (_drop_parameters, _drop),
    "c2-races": (_race_parameters, _races),
    "c2-rest": (_rest_parameters, _rest),
}
