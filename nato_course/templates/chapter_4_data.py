"""Templates of chapter 4 on figures: spending, battlegroups, American troops, votes."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from coursebook.dates import long as day
from coursebook.teach.templates._parts import is_clear, picks, shuffled
from coursebook.teach.templates._patterns import course, course_options, course_sets
from coursebook.teach.templates._template import Parameters
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import Battlegroup, NatoDefenceShare, UnVote, UsTroopsYear
from nato_course.templates._facts import the
from nato_course.templates._words import Figures, Kind, unique

GOAL = 2.0
SUSPENSION = "A/RES/ES-11/3"
WITH_ARTICLE = ("Territorial", "Humanitarian", "Suspension", "Return")
"""First words of subjects that need an article in a sentence."""

ESTIMATED = (
    "The figures for 2024 are estimates of June of that year. They have 23 allies at 2 per cent or "
    "above; by NATO's later count 18 reached it."
)


@cache
def _shares() -> dict[tuple[str, int], float]:
    rows = datasets.rows(NatoDefenceShare)
    return {(e.code, e.year): e.share_gdp_pct for e in rows if not e.code.startswith("NATO")}


@cache
def _allies() -> dict[str, str]:
    return {
        each.code: each.name
        for each in datasets.rows(NatoDefenceShare)
        if not each.code.startswith("NATO")
    }


def _rise(code: str) -> float:
    return round(_shares()[code, 2024] - _shares()[code, 2014], 2)


def _raised_parameters() -> Iterator[Parameters]:
    for chosen in picks(sorted(_allies()), 4, "c4-raised"):
        rises = sorted(map(_rise, chosen), reverse=True)
        highest = max(chosen, key=lambda code: _shares()[code, 2024])
        # A set in which the highest share is not the largest rise is the better question.
        if rises[0] - rises[1] >= 0.1 and _rise(highest) < rises[0]:
            yield {"states": list(chosen)}


def _raised(states: Sequence[str]) -> Figures:
    shares = {
        code: f"{_shares()[code, 2014]:.2f} per cent in 2014, {_shares()[code, 2024]:.2f} in 2024"
        for code in states
    }
    return {
        "names": listed([the(_allies()[each]) for each in states]),
        "options": [
            {"id": code, "ally": _allies()[code], "shares": told, "rise": _rise(code)}
            for code, told in shares.items()
        ],
        "right": [max(states, key=_rise)],
        "told": "; ".join(f"{_allies()[code]} {told}" for code, told in shares.items()),
        "estimated": ESTIMATED,
    }


def _goal_parameters() -> Iterator[Parameters]:
    for year, i in product((2014, 2024), range(160)):
        clear = [c for c in sorted(_allies()) if abs(_shares()[c, year] - GOAL) >= 0.02]
        above = [code for code in clear if _shares()[code, year] > GOAL]
        below = [code for code in clear if _shares()[code, year] < GOAL]
        seed = f"c4-goal{year}{i}"
        size = 2 if year == 2014 else 2 + i % 2
        chosen = shuffled(above, seed)[:size] + shuffled(below, seed)[: 5 - size]
        yield {"year": year, "states": sorted(chosen)}


def _goal(year: int, states: Sequence[str]) -> Figures:
    shares = {code: _shares()[code, year] for code in states}
    late = year == 2024
    return {
        "options": [
            {"id": code, "ally": _allies()[code], "share": share} for code, share in shares.items()
        ],
        "right": [code for code, share in shares.items() if share >= GOAL],
        "told": "; ".join(f"{_allies()[code]} {share:.2f}" for code, share in shares.items()),
        "estimated": f" {ESTIMATED}" if late else "",
        "sources": ["wales2014", "nato_tables2025"] if late else ["wales2014"],
    }


def _group_parameters() -> Iterator[Parameters]:
    for size in (2, 3, 4):
        for chosen in combinations((e.host_iso3 for e in datasets.rows(Battlegroup)), size):
            part, whole = _soldiers(chosen)
            if is_clear(100 * part / whole, 0):
                yield {"hosts": list(chosen)}


def _soldiers(hosts: Sequence[str]) -> tuple[int, int]:
    """Return the soldiers of the battlegroups in some states, and of all."""
    sizes = {e.host_iso3: e.troops_2022_06 for e in datasets.rows(Battlegroup)}
    return sum(sizes[each] for each in hosts), sum(sizes.values())


def _groups(hosts: Sequence[str]) -> Figures:
    rows = datasets.rows(Battlegroup)
    part, whole = _soldiers(hosts)
    return {
        "names": listed([each.host for each in rows if each.host_iso3 in hosts]),
        "part": part,
        "whole": whole,
        "answer": round(100 * part / whole),
        "slips": {"evenly": 100 * len(hosts) / len(rows)},
    }


@cache
def _series() -> dict[str, float]:
    # The first years were probably filled in by the compilers.
    rows = [each for each in datasets.rows(UsTroopsYear) if each.year >= 1953]
    return {str(each.year): each.europe_troops for each in rows}


def _trend_parameters() -> Iterator[Parameters]:
    for parameters in course_sets(_series(), "c4-trend", 12_000):
        years = [int(each) for each in parameters["places"]]
        if years[1] - years[0] >= 3 and years[2] - years[1] >= 3:
            yield parameters


def _trend(places: Sequence[str]) -> Figures:
    values = [_series()[each] for each in places]
    told = ", ".join(f"{int(v):,} in {year}" for year, v in zip(places, values, strict=True))
    options = course_options(told, course(values), "dataset:us_troops_europe")
    return {"told": told, "options": options}


def _assembly() -> dict[str, UnVote]:
    rows = datasets.rows(UnVote)
    return {each.resolution: each for each in rows if each.organ == "General Assembly"}


def _vote_parameters() -> Iterator[Parameters]:
    for first, last in combinations(_assembly(), 2):
        one, two = (100 * e.yes / e.members for e in (_assembly()[first], _assembly()[last]))
        if is_clear(one - two, 1):
            yield {"first": first, "last": last}


def _votes(first: str, last: str) -> Figures:
    one, other = pair = (_assembly()[first], _assembly()[last])
    shares = [100 * each.yes / each.members for each in pair]
    cast = [100 * each.yes / (each.yes + each.no) for each in pair]
    return {
        "one": one,
        "other": other,
        "named": [_vote(each) for each in pair],
        "gap": abs(one.yes - other.yes),
        "answer": round(abs(shares[0] - shares[1]), 1),
        "slips": {"of-votes-cast": abs(cast[0] - cast[1])},
        "force": _force(one, other),
        "sources": unique(each.source_key for each in pair),
    }


def _vote(vote: UnVote) -> str:
    """Return a vote by its number, day and subject in our words; no number was found of one."""
    article = "the " if vote.subject.partition(" ")[0] in WITH_ARTICLE else ""
    number = f"{vote.resolution} of " if vote.resolution.startswith("A/") else "that of "
    return f"{number}{day(vote.date)} on {article}{vote.subject[0].lower()}{vote.subject[1:]}"


def _force(first: UnVote, last: UnVote) -> str:
    """Return what two resolutions bring about: the Assembly decides on seats in its bodies."""
    for seat, other in ((first, last), (last, first)):
        if seat.resolution == SUSPENSION:
            return (
                f"The resolution of {day(other.date)} does not bind states; that of "
                f"{day(seat.date)} took effect, and Russia's seat in the Council was suspended."
            )
    return "Neither resolution binds states."


KINDS: dict[str, Kind] = {
    "c4-raised": (_raised_parameters, _raised),
    "c4-goal": (_goal_parameters, _goal),
    "c4-groups": (_group_parameters, _groups),
    "c4-trend": (_trend_parameters, _trend),
    "c4-votes": (_vote_parameters, _votes),
}
