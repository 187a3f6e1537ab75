"""Templates of chapter 1 on figures: exercises, forces and spending."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from coursebook.teach.templates._parts import is_clear, picks
from coursebook.teach.templates._template import Parameters
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import ArmedForcesYear, DefenceSpending, Exercise, UsTroopsYear
from nato_course.templates._facts import members_on, the
from nato_course.templates._words import Figures, Kind, start

SPENDERS = ("DEU", "FRA", "GBR", "POL", "RUS", "TUR", "UKR", "USA")
PRESS = ("press", "Stars and Stripes")
"""Who gave a number that stands as a side's own, and was not the side."""

MOVES = {
    (True, True): "both-rose",
    (True, False): "first-rose",
    (False, True): "second-rose",
    (False, False): "both-fell",
}
"""By whether the shares of two states rose."""


def _troops_parameters() -> Iterator[Parameters]:
    rows = [each for each in datasets.rows(UsTroopsYear) if each.year >= 1984]
    for first, last in combinations(rows, 2):
        change = last.europe_troops / first.europe_troops - 1
        clear = is_clear(100 * change, 0)
        if clear and abs(change) >= 0.1 and last.year - first.year >= 4:
            yield {"first": first.year, "last": last.year}


def _troops(first: int, last: int) -> Figures:
    rows = {each.year: each.europe_troops for each in datasets.rows(UsTroopsYear)}
    before, after = rows[first], rows[last]
    change = 100 * (after - before) / before
    return {
        "before": before,
        "after": after,
        "move": "rise" if change > 0 else "fall",
        "answer": round(abs(change)),
        "slips": {"wrong-base": 100 * abs(after - before) / after},
    }


def _exercise_parameters() -> Iterator[Parameters]:
    sized = [e for e in datasets.rows(Exercise) if _declared(e) and e.year >= 2009]
    for chosen in picks(sized, 4, "c1-exercises"):
        sizes = sorted((each.declared_high_troops or 0 for each in chosen), reverse=True)
        if len({each.side for each in chosen}) == 2 and sizes[0] >= 1.1 * sizes[1]:
            yield {"exercises": [each.name for each in chosen]}


def _declared(row: Exercise) -> bool:
    """Return whether a side itself gave a number, and of soldiers alone."""
    by_side = row.declared_by and row.declared_by not in PRESS
    return bool(row.declared_high_troops and by_side and "civilians" not in (row.note or ""))


def _exercises(exercises: Sequence[str]) -> Figures:
    rows = {each.name: each for each in datasets.rows(Exercise)}
    sizes = {name: rows[name].declared_high_troops or 0 for name in exercises}
    return {
        "names": listed(exercises),
        "options": [
            {"id": name, "row": rows[name], "outside": _outside(rows[name])} for name in exercises
        ],
        "right": [max(sizes, key=lambda each: sizes[each])],
        "told": "; ".join(f"{name} {size:,}" for name, size in sizes.items()),
    }


def _outside(row: Exercise) -> str:
    if row.estimated_high_troops is None:
        return ""
    return f" Outside estimates go up to {row.estimated_high_troops:,}."


def _soldier_parameters() -> Iterator[Parameters]:
    for row in datasets.rows(ArmedForcesYear):
        # In two years one ally has no figure, and the question asks about all of them.
        whole = row.countries == members_on(date(row.year, 12, 31))
        if whole and is_clear(row.allies_thousand / row.moscow_thousand, 2):
            yield {"year": row.year}


def _soldiers(year: int) -> Figures:
    row = next(each for each in datasets.rows(ArmedForcesYear) if each.year == year)
    answer = round(row.allies_thousand / row.moscow_thousand, 2)
    without_us = (row.allies_thousand - row.usa_thousand) / row.moscow_thousand
    return {
        "row": row,
        "moscow": "the Soviet Union" if row.moscow_code == "SUN" else "Russia",
        "answer": answer,
        "slips": {"upside-down": 1 / answer, "without-us": without_us},
    }


def _spending_parameters() -> Iterator[Parameters]:
    shares = _shares()
    for pair in combinations(SPENDERS, 2):
        for first, last in picks(tuple(range(1993, 2025)), 2, "-".join(pair), 12):
            places = [(code, year) for code in pair for year in (first, last)]
            if not all(shares.get(each) for each in places) or last - first < 5:
                continue
            moves = [shares[code, last] - shares[code, first] for code in pair]
            if min(map(abs, moves)) >= 0.2:
                yield {"states": list(pair), "first": first, "last": last}


@cache
def _shares() -> dict[tuple[str, int], float]:
    rows = datasets.rows(DefenceSpending)
    return {(e.code, e.year): e.share_gdp_pct for e in rows if e.share_gdp_pct is not None}


def _spending(states: Sequence[str], first: int, last: int) -> Figures:
    names = {each.code: each.name for each in datasets.rows(DefenceSpending)}
    pair = [the(names[each]) for each in states]
    values = [(_shares()[each, first], _shares()[each, last]) for each in states]
    one_rose, other_rose = (after > before for before, after in values)
    told = "; ".join(
        f"{name} {before:.2f} per cent in {first}, {after:.2f} in {last}"
        for name, (before, after) in zip(pair, values, strict=True)
    )
    return {
        "pair": pair,
        "right": [MOVES[one_rose, other_rose]],
        "told": told,
        "Told": start(told),
        "estimated": _estimated(states, (first, last)),
    }


def _estimated(states: Sequence[str], years: Sequence[int]) -> str:
    """Return what has to be known of values that are estimates, after a space, or ""."""
    rows = [each for each in datasets.rows(DefenceSpending) if each.code in states]
    found = [f"{e.name} in {e.year}" for e in rows if e.year in years and e.is_estimate]
    return f" Estimates, by SIPRI: {', '.join(found)}." if found else ""


KINDS: dict[str, Kind] = {
    "c1-troops": (_troops_parameters, _troops),
    "c1-exercises": (_exercise_parameters, _exercises),
    "c1-soldiers": (_soldier_parameters, _soldiers),
    "c1-spending": (_spending_parameters, _spending),
}
