"""Templates of chapter 4 on figures: spending, battlegroups, American troops, votes."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from coursebook.dates import long as day
from coursebook.teach.templates._parts import (
    answer_in,
    is_clear,
    option,
    picks,
    shuffled,
    span,
)
from coursebook.teach.templates._patterns import course, course_options, course_sets
from coursebook.teach.templates._template import Entry, Parameters, Template
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import Battlegroup, NatoDefenceShare, UnVote, UsTroopsYear
from nato_course.templates._facts import the

CHAPTER = "04_natos_perspective"
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


def _raised(parameters: Parameters) -> Entry:
    states = parameters["states"]
    top = max(states, key=_rise)
    told = {
        code: f"{_shares()[code, 2014]:.2f} per cent in 2014, {_shares()[code, 2024]:.2f} in 2024"
        for code in states
    }
    options = [
        option(
            code,
            _allies()[code],
            f"{told[code]}: {_rise(code):+.2f} points.",
            "dataset:nato_defence_share",
            right=code == top,
        )
        for code in states
    ]
    every = "; ".join(f"{_allies()[code]} {told[code]}" for code in states)
    return {
        "type": "single",
        "prompt": (
            f"Of {listed([the(_allies()[each]) for each in states])}: which raised its defence "
            "spending the most from 2014 to 2024, in percentage points of its output, by NATO's "
            "table of June 2024?"
        ),
        "options": options,
        "explanation": (
            f"{every}. The largest rise is not the highest level, and a share of output says what "
            f"a state gives up rather than what it gets. {ESTIMATED}"
        ),
        "tables": ["nato_defence_share"],
        "sources": ["nato_tables2025"],
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


def _goal(parameters: Parameters) -> Entry:
    year, states = parameters["year"], parameters["states"]
    options = [
        option(
            code,
            _allies()[code],
            f"{_shares()[code, year]:.2f} per cent in {year}.",
            "dataset:nato_defence_share",
            right=_shares()[code, year] >= GOAL,
        )
        for code in states
    ]
    every = "; ".join(f"{_allies()[code]} {_shares()[code, year]:.2f}" for code in states)
    return {
        "type": "multiple",
        "prompt": (
            "In 2014 NATO's leaders set the aim of moving towards 2 per cent of output for "
            "defence. By NATO's table of June 2024, which of these states, all of them members "
            f"today, stood at or above it in {year}?"
        ),
        "options": options,
        "explanation": (
            f"Per cent of output in {year}: {every}. An aim is no duty of the treaty; it divides a "
            "burden, and says nothing of what the money buys."
            f"{f' {ESTIMATED}' if year == 2024 else ''}"
        ),
        "tables": ["nato_defence_share"],
        "sources": ["wales2014", *(["nato_tables2025"] if year == 2024 else [])],
    }


def _group_parameters() -> Iterator[Parameters]:
    hosts = [each.host_iso3 for each in datasets.rows(Battlegroup)]
    for size in (2, 3, 4):
        for chosen in combinations(hosts, size):
            if is_clear(_group_share(chosen), 0):
                yield {"hosts": list(chosen)}


def _group_share(hosts: Sequence[str]) -> float:
    sizes = {e.host_iso3: e.troops_2022_06 or 0 for e in datasets.rows(Battlegroup)}
    return 100 * sum(sizes[each] for each in hosts) / sum(sizes.values())


def _groups(parameters: Parameters) -> Entry:
    rows = datasets.rows(Battlegroup)
    chosen = [each for each in rows if each.host_iso3 in parameters["hosts"]]
    part = sum(each.troops_2022_06 or 0 for each in chosen)
    whole = sum(each.troops_2022_06 or 0 for each in rows)
    answer = round(_group_share(parameters["hosts"]))
    even = 100 * len(chosen) / len(rows)
    names = listed([each.host for each in chosen])
    see = "dataset:forward_presence"
    return {
        "type": "numeric",
        "prompt": (
            "In June 2022 NATO had eight battlegroups in the east. By the table of forward "
            f"presence, what share of all their soldiers stood in {names} together? "
            f"{answer_in('in per cent, as a whole number', 1, 3)}"
        ),
        "answer": answer,
        "tolerance": 1,
        "close": 3,
        "unit": "%",
        "shown": f"{answer} %",
        "reason": f"{part:,} of {whole:,} soldiers.",
        "see": see,
        "mistakes": span(
            *("evenly", even, 0.5, answer, 3),
            "That would hold if all eight groups were of one size; they are not.",
            see,
        ),
        "explanation": (
            f"{names}: {part:,} of {whole:,} soldiers, {answer} per cent. Strength may include "
            "support, and several groups have grown since. How many soldiers deter is a question "
            "of belief as well as of number."
        ),
        "tables": ["forward_presence"],
        "sources": [],
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


def _trend(parameters: Parameters) -> Entry:
    places = parameters["places"]
    values = [_series()[each] for each in places]
    told = ", ".join(f"{int(v):,} in {year}" for year, v in zip(places, values, strict=True))
    return {
        "type": "single",
        "prompt": (
            f"Take the number of United States troops in Europe in {places[0]}, {places[1]} and "
            f"{places[2]} from the table of yearly figures. How did it move between them?"
        ),
        "options": course_options(told, course(values), "dataset:us_troops_europe"),
        "explanation": (
            f"{told}. Three years picked from a long series can show almost any course, so the "
            "choice of years has to be defended. The series leaves out most units on rotation."
        ),
        "tables": ["us_troops_europe"],
        "sources": ["troopdata2026"],
    }


def _assembly() -> dict[str, UnVote]:
    rows = datasets.rows(UnVote)
    return {each.resolution: each for each in rows if each.organ == "General Assembly"}


def _vote_parameters() -> Iterator[Parameters]:
    for first, last in combinations(_assembly(), 2):
        one, two = (100 * e.yes / e.members for e in (_assembly()[first], _assembly()[last]))
        if is_clear(one - two, 1):
            yield {"first": first, "last": last}


def _votes(parameters: Parameters) -> Entry:
    first, last = (_assembly()[parameters[each]] for each in ("first", "last"))
    shares = [100 * each.yes / each.members for each in (first, last)]
    answer = round(abs(shares[0] - shares[1]), 1)
    cast = [100 * each.yes / (each.yes + each.no) for each in (first, last)]
    see = "dataset:un_votes"
    return {
        "type": "numeric",
        "prompt": (
            f"Two votes of the General Assembly, by the course's data: {_vote(first)}, and "
            f"{_vote(last)}. By how much did the share of all members that voted yes differ? "
            "Count members that abstained or did not vote in the whole. "
            f"{answer_in('in percentage points, to one decimal place, without a sign', 0.2, 0.6)}"
        ),
        "answer": answer,
        "tolerance": 0.2,
        "close": 0.6,
        "unit": "points",
        "shown": f"{answer:.1f} points",
        "reason": f"{first.yes} and {last.yes} of {first.members} members.",
        "see": see,
        "mistakes": span(
            *("of-votes-cast", abs(cast[0] - cast[1]), 0.2, answer, 0.6),
            "That leaves members that abstained or did not vote out of the whole.",
            see,
        ),
        "explanation": (
            f"{_vote(first)}: {first.yes} of {first.members} voted yes; {_vote(last)}: {last.yes}. "
            f"The shares differ by {abs(first.yes - last.yes)}/{first.members}, which is "
            f"{answer:.1f} points. {_force(first, last)} Both show how states stood, and an "
            "abstention can mean many things."
        ),
        "tables": ["un_votes"],
        "sources": list(dict.fromkeys(e.source_key for e in (first, last) if e.source_key)),
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


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, about, difficulty, parameters, fill)
    for name, objective, about, difficulty, parameters, fill in (
        ("c4-raised", "forward", ("I10",), "medium", _raised_parameters, _raised),
        ("c4-goal", "forward", ("I10",), "easy", _goal_parameters, _goal),
        ("c4-groups", "forward", ("I10", "P5"), "medium", _group_parameters, _groups),
        ("c4-trend", "forward", ("I10",), "medium", _trend_parameters, _trend),
        ("c4-votes", "case", ("H20",), "medium", _vote_parameters, _votes),
    )
)
