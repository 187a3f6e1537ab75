"""Templates of chapter 3 on figures: approval, polls, output, warheads and interceptors."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise, product

from coursebook.dates import long as day
from coursebook.dates import month
from coursebook.teach.templates._parts import answer_in, is_clear, option, span
from coursebook.teach.templates._patterns import course, course_options, course_sets
from coursebook.teach.templates._template import Entry, Parameters, Template
from nato_course import datasets
from nato_course.tables import NewStartDeclaration, OpinionShare, RussiaEconomyYear, Stockpile
from nato_course.templates._approval import approval, offices, picked, sampled

CHAPTER = "03_putins_stance"
TURNS = (date(2014, 4, 1), date(2022, 2, 24))
"""Polls in Ukraine may have changed ground and mode here: no pair of them spans these days."""

POLLED = ("RUS", "UKR", "FIN")
"""Countries that the course tells more of."""

ALL_SUMMED = 1997
"""From this year on the output of all 32 members is in the sum."""

INTERCEPTORS = (24, 48, 72, 96, 120, 144)
BREAKS = {
    "comparable": "One pollster asked about one thing in one country both times.",
    "pollster": "Two pollsters, whose wording may differ, asked about one thing.",
    "question": "One pollster asked about two things, which may draw two answers.",
}
LARGER = {
    "both-moscow": ("Moscow", "Moscow"),
    "moscow-first": ("Moscow", "Washington"),
    "washington-first": ("Washington", "Moscow"),
    "both-washington": ("Washington", "Washington"),
}


def _approval_parameters() -> Iterator[Parameters]:
    series = approval()
    for first, last in combinations(series, 2):
        if abs(series[last] - series[first]) >= 5:
            yield {"first": first, "last": last}


def _change(parameters: Parameters) -> Entry:
    first, last = parameters["first"], parameters["last"]
    before, after = approval()[first], approval()[last]
    answer = abs(after - before)
    move = "rise" if after > before else "fall"
    names = [month(date.fromisoformat(each)) for each in (first, last)]
    see = "dataset:levada_approval"
    return {
        "type": "numeric",
        "prompt": (
            "By the table of Putin's approval, as the Levada Center measured it: by how many "
            f"percentage points did it {move} between {names[0]} and {names[1]}? "
            f"{answer_in('in points, as a whole number without a sign', 0, 0)}"
        ),
        "answer": answer,
        "tolerance": 0,
        "close": 0,
        "unit": "points",
        "shown": f"{answer:.0f} points",
        "reason": f"{before:.0f} per cent in {names[0]}, {after:.0f} in {names[1]}.",
        "see": see,
        "mistakes": span(
            *("per-cent", 100 * answer / before, 0.5, answer, 0),
            "That is the change in per cent of the first figure; the question asks for points.",
            see,
        ),
        "explanation": (
            f"{before:.0f} per cent approved in {names[0]} and {after:.0f} in {names[1]}, a "
            f"{move} of {answer:.0f} points. {offices(first, last)}{sampled(answer)}Where dissent "
            "is punished a level may be too high; a trend tells more only if fear stays the same, "
            "and neither says what people approve of."
        ),
        "tables": ["levada_approval"],
        "sources": [],
    }


def _read_parameters() -> Iterator[Parameters]:
    yield from course_sets(approval(), "c3-read", 4)


def _read(parameters: Parameters) -> Entry:
    values = [approval()[each] for each in parameters["places"]]
    names = [month(date.fromisoformat(each)) for each in parameters["places"]]
    told = ", ".join(f"{v:.0f} per cent in {n}" for v, n in zip(values, names, strict=True))
    return {
        "type": "single",
        "prompt": (
            f"Read the table of Putin's approval for {names[0]}, {names[1]} and {names[2]}. How "
            "did it move from the first to the second and from the second to the third?"
        ),
        "options": course_options(told, course(values), "dataset:levada_approval"),
        "explanation": (
            f"{told}. {offices(*parameters['places'])}"
            f"{sampled(*(b - a for a, b in pairwise(values)))}{picked(values)}"
        ),
        "tables": ["levada_approval"],
        "sources": [],
    }


def _poll_parameters() -> Iterator[Parameters]:
    known = [e for e in datasets.rows(OpinionShare) if e.iso3 in POLLED]
    rows = [e for e in known if e.note is None and e.precision != "year"]
    found: dict[str, list[Parameters]] = {each: [] for each in BREAKS}
    for i, j in combinations(range(len(rows)), 2):
        first, last = sorted((rows[i], rows[j]), key=lambda each: each.date)
        kind = _break(first, last)
        if (
            kind in BREAKS
            and _one_ground(first, last)
            and abs(first.share_pct - last.share_pct) >= (5 if kind == "comparable" else 3)
        ):
            found[kind].append({"first": _key(first), "last": _key(last)})
    for sets in found.values():
        yield from sets[:: max(1, len(sets) // 40)]


def _one_ground(first: OpinionShare, last: OpinionShare) -> bool:
    """Return whether a poll could reach the same ground both times: in Ukraine war changed it."""
    same = all((first.date < turn) == (last.date < turn) for turn in TURNS)
    return first.date < last.date and (same or first.iso3 != "UKR")


def _key(row: OpinionShare) -> list[str]:
    return [row.pollster, row.iso3, row.date.isoformat(), row.question, row.answer]


def _row(key: list[str]) -> OpinionShare:
    return next(each for each in datasets.rows(OpinionShare) if _key(each) == key)


def _break(first: OpinionShare, last: OpinionShare) -> str:
    """Return the one thing that differs between two figures, or "" where several do."""
    differ = [
        name
        for name, column in (
            ("pollster", "pollster"),
            ("country", "iso3"),
            ("question", "question"),
        )
        if getattr(first, column) != getattr(last, column)
    ]
    if first.answer != last.answer or len(differ) > 1:
        return ""
    # One institute may ask for several clients: that is neither one pollster nor two.
    shared = set(first.pollster.split()) & set(last.pollster.split()) - {"for", "/"}
    if differ == ["pollster"] and shared:
        return ""
    return differ[0] if differ else "comparable"


def _polls(parameters: Parameters) -> Entry:
    first, last = _row(parameters["first"]), _row(parameters["last"])
    right = _break(first, last)
    reasons = [
        option(name, text, _poll_feedback(first, last), "dataset:opinion_nato", right=name == right)
        for name, text in BREAKS.items()
    ]
    told = f"{_poll(first)}. {_poll(last)}."
    return {
        "type": "true_false",
        "prompt": f"{told} Is the statement true, and what decides it?",
        "statement": (
            f"By what the rows tell, and chance apart, the gap between {first.share_pct:g} and "
            f"{last.share_pct:g} per cent shows that opinion in one country moved."
        ),
        "answer": right == "comparable",
        "reasons": reasons,
        "explanation": (
            f"{told} {BREAKS[right]} A small gap may be chance, and even a comparable pair shows "
            "at most that opinion moved, and not why."
        ),
        "tables": ["opinion_nato"],
        "sources": [],
    }


def _poll(row: OpinionShare) -> str:
    when = day(row.date) if row.precision == "day" else month(row.date)
    return (
        f"{row.pollster}, {row.country}, {when}: {row.share_pct:g} per cent answer “{row.answer}” "
        f"on this, in our words: {row.question}"
    )


def _poll_feedback(first: OpinionShare, last: OpinionShare) -> str:
    parts = [
        f"{name}: {getattr(first, column)} and {getattr(last, column)}"
        for name, column in (("pollsters", "pollster"), ("countries", "country"))
    ]
    return f"The rows have {'; '.join(parts)}; questions: {first.question} and {last.question}."


def _output_parameters() -> Iterator[Parameters]:
    rows = datasets.rows(RussiaEconomyYear)
    for first, last in combinations(rows, 2):
        change = last.share_of_allies_gdp_pct - first.share_of_allies_gdp_pct
        big = abs(change) >= 0.5 and is_clear(round(change, 4), 1)
        if big and last.year - first.year >= 3:
            yield {"first": first.year, "last": last.year}


def _output(parameters: Parameters) -> Entry:
    rows = {each.year: each for each in datasets.rows(RussiaEconomyYear)}
    first, last = rows[parameters["first"]], rows[parameters["last"]]
    before, after = first.share_of_allies_gdp_pct, last.share_of_allies_gdp_pct
    answer = round(abs(after - before), 1)
    move = "rise" if after > before else "fall"
    see = "dataset:russia_economy"
    return {
        "type": "numeric",
        "prompt": (
            "By the table of Russia's economy, take Russia's output as a share of the combined "
            "output of NATO's 32 members of today, in current dollars. By how much did the share "
            f"{move} from {first.year} to {last.year}? "
            f"{answer_in('in percentage points, to one decimal place, without a sign', 0.1, 0.3)}"
        ),
        "answer": answer,
        "tolerance": 0.1,
        "close": 0.3,
        "unit": "points",
        "shown": f"{answer:.1f} points",
        "reason": f"{before:.2f} per cent in {first.year}, {after:.2f} in {last.year}.",
        "see": see,
        "mistakes": span(
            *("per-cent", 100 * abs(after - before) / before, 1, answer, 0.3),
            "That is the change in per cent of the first share; the question asks for points.",
            see,
        ),
        "explanation": (
            f"By World Bank figures Russia's output was {before:.2f} per cent of that of today's "
            f"32 members in {first.year} and {after:.2f} in {last.year}. {_caution(first)}Exchange "
            "rates move the figure too. Two years picked from a series can show a rise or a fall, "
            "so the choice has to be defended."
        ),
        "tables": ["russia_economy"],
        "sources": [],
    }


def _caution(first: RussiaEconomyYear) -> str:
    """Return what is uncertain of a first year, with a blank after it, or "" where nothing is."""
    if first.year >= ALL_SUMMED:
        return ""
    rate = "Before 1992 the rouble had no market rate. " if first.year < 1992 else ""
    return f"{rate}Four of the members are missing from the sum before the mid-1990s. "


def _shield_parameters() -> Iterator[Parameters]:
    for row, count in product(datasets.rows(NewStartDeclaration), INTERCEPTORS):
        if (held := row.russia_deployed_warheads) and is_clear(100 * count / held, 1):
            yield {"date": row.date.isoformat(), "interceptors": count}


def _shield(parameters: Parameters) -> Entry:
    when, count = date.fromisoformat(parameters["date"]), parameters["interceptors"]
    rows = {each.date: each for each in datasets.rows(NewStartDeclaration)}
    warheads = rows[when].russia_deployed_warheads or 0
    answer = round(100 * count / warheads, 1)
    see = "dataset:new_start_declared"
    return {
        "type": "numeric",
        "prompt": (
            f"Suppose NATO had {count} interceptors in Europe, and each of them stopped one "
            "Russian strategic warhead. Russia declared how many it had deployed on "
            f"{day(when)}: see the table. What share of them could the interceptors stop? "
            f"{answer_in('in per cent, to one decimal place', 0.2, 0.5)}"
        ),
        "answer": answer,
        "tolerance": 0.2,
        "close": 0.5,
        "unit": "%",
        "shown": f"{answer:.1f} %",
        "reason": f"{count} of {warheads:,} declared warheads.",
        "see": see,
        "mistakes": span(
            *("what-gets-through", 100 - answer, 0.5, answer, 0.5),
            "That is the share that would get through.",
            see,
        ),
        "explanation": (
            f"{count} of {warheads:,} is {answer:.1f} per cent, if none missed and all could reach "
            "their targets, which favours the shield. Moscow's argument is about a first strike "
            "that left few warheads, and about what might be built later; the sum answers neither. "
            "New START counts each bomber as one warhead."
        ),
        "tables": ["new_start_declared"],
        "sources": ["putin_bmd2016", "stoltenberg_bmd2016"],
    }


def _parity_parameters() -> Iterator[Parameters]:
    stocks = _stocks()
    years = [y for y in range(1949, 2024) if abs(stocks["RUS", y] - stocks["USA", y]) >= 200]
    found: dict[tuple[str, ...], list[Parameters]] = {}
    for first, last in combinations(years, 2):
        if last - first >= 5:
            key = tuple(_larger(each) for each in (first, last))
            found.setdefault(key, []).append({"first": first, "last": last})
    for sets in found.values():
        yield from sets[:: max(1, len(sets) // 40)]


@cache
def _stocks() -> dict[tuple[str, int], int]:
    rows = datasets.rows(Stockpile)
    return {(each.iso3, each.year): each.stockpile_warheads for each in rows}


def _larger(year: int) -> str:
    return "Moscow" if _stocks()["RUS", year] > _stocks()["USA", year] else "Washington"


def _parity(parameters: Parameters) -> Entry:
    first, last = parameters["first"], parameters["last"]
    right = (_larger(first), _larger(last))
    told = "; ".join(
        f"in {year} Moscow {_stocks()['RUS', year]:,}, Washington {_stocks()['USA', year]:,}"
        for year in (first, last)
    )
    options = [
        option(
            name,
            f"{one} had more in {first}, {two} in {last}.",
            f"The table has: {told}.",
            "dataset:nuclear_warheads",
            right=(one, two) == right,
        )
        for name, (one, two) in LARGER.items()
    ]
    return {
        "type": "single",
        "prompt": (
            f"Which sentence on warheads in the stockpiles of Moscow and Washington in {first} and "
            f"{last} does the table bear out?"
        ),
        "options": options,
        "explanation": (
            f"{told[0].upper()}{told[1:]}. The table is the Federation of American "
            "Scientists'. Moscow's figures are estimates, as Washington's after 2020 are: its own "
            "totals for those years came out later. Whether more warheads than the other has "
            "deter more is a question that a count cannot answer."
        ),
        "tables": ["nuclear_warheads"],
        "sources": [],
    }


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, about, difficulty, parameters, fill)
    for name, objective, about, difficulty, parameters, fill in (
        ("c3-approval", "audience", ("P16",), "easy", _approval_parameters, _change),
        ("c3-read", "audience", ("P16",), "medium", _read_parameters, _read),
        ("c3-polls", "audience", ("I13", "P11"), "hard", _poll_parameters, _polls),
        ("c3-output", "causes", ("P7",), "medium", _output_parameters, _output),
        ("c3-shield", "shield", ("P13", "P14"), "medium", _shield_parameters, _shield),
        ("c3-parity", "shield", ("P14",), "medium", _parity_parameters, _parity),
    )
)
