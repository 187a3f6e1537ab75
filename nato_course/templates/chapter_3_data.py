"""Templates of chapter 3 on figures: approval, polls, output, warheads and interceptors."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, pairwise, product

from coursebook.dates import long as day
from coursebook.dates import month
from coursebook.teach.templates._parts import is_clear
from coursebook.teach.templates._patterns import course, course_options, course_sets
from coursebook.teach.templates._template import Parameters
from nato_course import datasets
from nato_course.tables import NewStartDeclaration, OpinionShare, RussiaEconomyYear, Stockpile
from nato_course.templates._approval import approval, offices, picked, sampled
from nato_course.templates._words import Figures, Kind, start

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
    (True, True): "both-moscow",
    (True, False): "moscow-first",
    (False, True): "washington-first",
    (False, False): "both-washington",
}
"""By whether Moscow had more in two years."""


def _approval_parameters() -> Iterator[Parameters]:
    series = approval()
    for first, last in combinations(series, 2):
        if abs(series[last] - series[first]) >= 5:
            yield {"first": first, "last": last}


def _change(first: str, last: str) -> Figures:
    before, after = approval()[first], approval()[last]
    answer = abs(after - before)
    return {
        "names": [month(date.fromisoformat(each)) for each in (first, last)],
        "before": before,
        "after": after,
        "move": "rise" if after > before else "fall",
        "answer": answer,
        "slips": {"per-cent": 100 * answer / before},
        "offices": offices(first, last),
        "sampled": sampled(answer),
    }


def _read_parameters() -> Iterator[Parameters]:
    yield from course_sets(approval(), "c3-read", 4)


def _read(places: Sequence[str]) -> Figures:
    values = [approval()[each] for each in places]
    names = [month(date.fromisoformat(each)) for each in places]
    told = ", ".join(f"{v:.0f} per cent in {n}" for v, n in zip(values, names, strict=True))
    return {
        "names": names,
        "told": told,
        "options": course_options(told, course(values), "dataset:levada_approval"),
        "offices": offices(*places),
        "sampled": sampled(*(b - a for a, b in pairwise(values))),
        "picked": picked(values),
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


def _polls(first: list[str], last: list[str]) -> Figures:
    one, other = _row(first), _row(last)
    right = _break(one, other)
    return {
        "one": one,
        "other": other,
        "told": f"{_poll(one)}. {_poll(other)}.",
        "answer": right == "comparable",
        "reasons": BREAKS,
        "right": [right],
        "decides": BREAKS[right],
        "compared": _compared(one, other),
    }


def _poll(row: OpinionShare) -> str:
    when = day(row.date) if row.precision == "day" else month(row.date)
    return (
        f"{row.pollster}, {row.country}, {when}: {row.share_pct:g} per cent answer “{row.answer}” "
        f"on this, in our words: {row.question}"
    )


def _compared(first: OpinionShare, last: OpinionShare) -> str:
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


def _output(first: int, last: int) -> Figures:
    shares = {e.year: e.share_of_allies_gdp_pct for e in datasets.rows(RussiaEconomyYear)}
    before, after = shares[first], shares[last]
    return {
        "before": before,
        "after": after,
        "move": "rise" if after > before else "fall",
        "answer": round(abs(after - before), 1),
        "slips": {"per-cent": 100 * abs(after - before) / before},
        "caution": _caution(first),
    }


def _caution(first: int) -> str:
    """Return what is uncertain of a first year, with a blank after it, or "" where nothing is."""
    if first >= ALL_SUMMED:
        return ""
    rate = "Before 1992 the rouble had no market rate. " if first < 1992 else ""
    return f"{rate}Four of the members are missing from the sum before the mid-1990s. "


def _shield_parameters() -> Iterator[Parameters]:
    for row, count in product(datasets.rows(NewStartDeclaration), INTERCEPTORS):
        if (held := row.russia_deployed_warheads) and is_clear(100 * count / held, 1):
            yield {"date": row.date.isoformat(), "interceptors": count}


def _shield(interceptors: int, **parameters: str) -> Figures:
    when = date.fromisoformat(parameters["date"])
    declared = {each.date: each for each in datasets.rows(NewStartDeclaration)}
    warheads = declared[when].russia_deployed_warheads or 0
    answer = round(100 * interceptors / warheads, 1)
    return {
        "day": day(when),
        "warheads": warheads,
        "answer": answer,
        "slips": {"what-gets-through": 100 - answer},
    }


def _parity_parameters() -> Iterator[Parameters]:
    stocks = _stocks()
    years = [y for y in range(1949, 2024) if abs(stocks["RUS", y] - stocks["USA", y]) >= 200]
    found: dict[str, list[Parameters]] = {}
    for first, last in combinations(years, 2):
        if last - first >= 5:
            found.setdefault(_larger(first, last), []).append({"first": first, "last": last})
    for sets in found.values():
        yield from sets[:: max(1, len(sets) // 40)]


@cache
def _stocks() -> dict[tuple[str, int], int]:
    rows = datasets.rows(Stockpile)
    return {(each.iso3, each.year): each.stockpile_warheads for each in rows}


def _larger(first: int, last: int) -> str:
    """Return who had more warheads in two years, a value of `LARGER`."""
    first_more, last_more = (
        _stocks()["RUS", year] > _stocks()["USA", year] for year in (first, last)
    )
    return LARGER[first_more, last_more]


def _parity(first: int, last: int) -> Figures:
    told = "; ".join(
        f"in {year} Moscow {_stocks()['RUS', year]:,}, Washington {_stocks()['USA', year]:,}"
        for year in (first, last)
    )
    return {"told": told, "Told": start(told), "right": [_larger(first, last)]}


KINDS: dict[str, Kind] = {
    "c3-approval": (_approval_parameters, _change),
    "c3-read": (_read_parameters, _read),
    "c3-polls": (_poll_parameters, _polls),
    "c3-output": (_output_parameters, _output),
    "c3-shield": (_shield_parameters, _shield),
    "c3-parity": (_parity_parameters, _parity),
}
