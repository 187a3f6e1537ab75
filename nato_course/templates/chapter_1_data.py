"""Templates of chapter 1 on figures: exercises, forces and spending."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations

from coursebook.teach.templates._parts import answer_in, is_clear, option, picks, span
from coursebook.teach.templates._template import Entry, Parameters, Template
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import ArmedForcesYear, DefenceSpending, Exercise, UsTroopsYear
from nato_course.templates._facts import members_on, the

CHAPTER = "01_complex_relationship"
SPENDERS = ("DEU", "FRA", "GBR", "POL", "RUS", "TUR", "UKR", "USA")
PRESS = ("press", "Stars and Stripes")
"""Who gave a number that stands as a side's own, and was not the side."""

MOVES = {
    "both-rose": ("rose", "rose"),
    "first-rose": ("rose", "fell"),
    "second-rose": ("fell", "rose"),
    "both-fell": ("fell", "fell"),
}


def _troops_parameters() -> Iterator[Parameters]:
    rows = [each for each in datasets.rows(UsTroopsYear) if each.year >= 1984]
    for first, last in combinations(rows, 2):
        change = last.europe_troops / first.europe_troops - 1
        clear = is_clear(100 * change, 0)
        if clear and abs(change) >= 0.1 and last.year - first.year >= 4:
            yield {"first": first.year, "last": last.year}


def _troops(parameters: Parameters) -> Entry:
    rows = {each.year: each.europe_troops for each in datasets.rows(UsTroopsYear)}
    first, last = parameters["first"], parameters["last"]
    change = 100 * (rows[last] - rows[first]) / rows[first]
    answer = round(abs(change))
    move = "rise" if change > 0 else "fall"
    base = 100 * abs(rows[last] - rows[first]) / rows[last]
    return {
        "type": "numeric",
        "prompt": (
            f"From {first} to {last}, by how many per cent did the number of United States troops "
            f"in Europe {move}, by the table of yearly figures? "
            f"{answer_in('in per cent, as a whole number without a sign', 1, 3)}"
        ),
        "answer": answer,
        "tolerance": 1,
        "close": 3,
        "unit": "%",
        "shown": f"{answer} %",
        "reason": f"{rows[first]:,} in {first}, {rows[last]:,} in {last}: a {move}.",
        "see": "dataset:us_troops_europe",
        "mistakes": span(
            *("wrong-base", base, 1, answer, 3),
            f"That takes {last} as the base; a change is measured from where it began.",
            "dataset:us_troops_europe",
        ),
        "explanation": (
            f"{rows[first]:,} in {first} and {rows[last]:,} in {last}: a {move} of {answer} per "
            "cent. The series leaves out most units on rotation, so recent years count too few."
        ),
        "tables": ["us_troops_europe"],
        "sources": ["troopdata2026"],
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


def _exercises(parameters: Parameters) -> Entry:
    rows = {each.name: each for each in datasets.rows(Exercise)}
    chosen = {name: rows[name].declared_high_troops or 0 for name in parameters["exercises"]}
    largest = max(chosen, key=lambda each: chosen[each])
    options = [
        option(
            name,
            f"{name}, in {rows[name].year}, on {rows[name].side}'s side",
            f"The highest figure declared is {size:,} ({rows[name].declared_by})."
            f"{_outside(rows[name])}",
            "dataset:exercises",
            right=name == largest,
        )
        for name, size in chosen.items()
    ]
    told = "; ".join(f"{name} {size:,}" for name, size in chosen.items())
    return {
        "type": "single",
        "prompt": (
            "By the table of exercises: which of these was the largest by the highest number of "
            f"people that its own side declared, {listed(list(chosen))}?"
        ),
        "options": options,
        "explanation": (
            f"Highest figures of the organisers: {told}. What a side declares may be more or less "
            "than took part, so outside estimates and the way of counting have to be read with it."
        ),
        "tables": ["exercises"],
        "sources": [],
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


def _soldiers(parameters: Parameters) -> Entry:
    row = next(e for e in datasets.rows(ArmedForcesYear) if e.year == parameters["year"])
    answer = round(row.allies_thousand / row.moscow_thousand, 2)
    without = (row.allies_thousand - row.usa_thousand) / row.moscow_thousand
    moscow = "the Soviet Union" if row.moscow_code == "SUN" else "Russia"
    see = "dataset:armed_forces"
    return {
        "type": "numeric",
        "prompt": (
            f"In {row.year}, how many regular soldiers did all allies together have for each one "
            f"of {moscow}, by the table of armed forces? "
            f"{answer_in('as a number, to two decimal places', 0.03, 0.1)}"
        ),
        "answer": answer,
        "tolerance": 0.03,
        "close": 0.1,
        "unit": "soldiers",
        "shown": f"{answer:.2f} soldiers",
        "reason": f"{row.allies_thousand:,} thousand to {row.moscow_thousand:,} thousand.",
        "see": see,
        "mistakes": [
            *span(
                *("upside-down", 1 / answer, 0.02, answer, 0.1),
                "That is the ratio the other way round.",
                see,
            ),
            *span(
                *("without-us", without, 0.02, answer, 0.1),
                "That leaves out the forces of the United States.",
                see,
            ),
        ],
        "explanation": (
            f"In {row.year} all {row.countries} allies had {row.allies_thousand:,} thousand and "
            f"{moscow} {row.moscow_thousand:,} thousand: {answer:.2f} to one, by the Correlates of "
            "War count. Heads alone say little about equipment, readiness or where the soldiers "
            "stand."
        ),
        "tables": ["armed_forces"],
        "sources": [],
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


def _spending(parameters: Parameters) -> Entry:
    first, last = parameters["first"], parameters["last"]
    names = {each.code: each.name for each in datasets.rows(DefenceSpending)}
    pair = [the(names[each]) for each in parameters["states"]]
    values = [(_shares()[c, first], _shares()[c, last]) for c in parameters["states"]]
    right = tuple("rose" if after > before else "fell" for before, after in values)
    told = "; ".join(
        f"{name} {before:.2f} per cent in {first}, {after:.2f} in {last}"
        for name, (before, after) in zip(pair, values, strict=True)
    )
    options = [
        option(
            name,
            f"The share of {pair[0]} {moves[0]}, that of {pair[1]} {moves[1]}.",
            f"The table has: {told}.",
            "dataset:defence_spending",
            right=moves == right,
        )
        for name, moves in MOVES.items()
    ]
    return {
        "type": "single",
        "prompt": (
            f"Compare {first} with {last}: which sentence about military spending as a share of "
            f"output does the table of SIPRI's figures bear out for {pair[0]} and {pair[1]}?"
        ),
        "options": options,
        "explanation": (
            f"{told[0].upper()}{told[1:]}. A share can fall while the sum of money rises, and the "
            f"other way round; say which of the two you mean.{_estimated(parameters)}"
        ),
        "tables": ["defence_spending"],
        "sources": ["sipri2025"],
    }


def _estimated(parameters: Parameters) -> str:
    """Return what has to be known of values that are estimates, after a space, or ""."""
    years = (parameters["first"], parameters["last"])
    rows = [e for e in datasets.rows(DefenceSpending) if e.code in parameters["states"]]
    found = [f"{e.name} in {e.year}" for e in rows if e.year in years and e.is_estimate]
    return f" Estimates, by SIPRI: {', '.join(found)}." if found else ""


TEMPLATES = tuple(
    Template(name, CHAPTER, "consequences", about, difficulty, parameters, fill)
    for name, about, difficulty, parameters, fill in (
        ("c1-troops", ("I10",), "medium", _troops_parameters, _troops),
        ("c1-exercises", ("I9",), "medium", _exercise_parameters, _exercises),
        ("c1-soldiers", ("I10",), "easy", _soldier_parameters, _soldiers),
        ("c1-spending", ("I10",), "medium", _spending_parameters, _spending),
    )
)
