"""What checks the labs of chapter 4: the guideline, what grows, forces in the east, an ally."""

from collections.abc import Mapping
from typing import Any

from coursebook.labs._checks import Check, FunctionCheck, OpenCheck, Reply, written
from coursebook.labs._compare import difference, is_number, same
from coursebook.labs._lab import Lab, Verdict
from nato_course import datasets
from nato_course.tables import Battlegroup, DefenceSpending, NatoDefenceShare

YEARS = (2014, 2024)


def _shares(year: int, *, sums: bool = False) -> dict[str, float]:
    """Return each ally's share of output; with `sums` those of all allies together too."""
    rows = datasets.rows(NatoDefenceShare)
    return {
        row.code: row.share_gdp_pct
        for row in rows
        if row.year == year and (sums or "NATO" not in row.code)
    }


def _met(percent: float, year: int) -> int:
    return sum(share >= percent for share in _shares(year).values())


def _guideline_figures() -> Mapping[str, Any]:
    near = [share for share in _shares(2024).values() if 2 <= share <= 2.1]
    return {
        "early": _met(2, 2014),
        "late": _met(2, 2024),
        "lower": _met(1.9, 2024),
        "higher": _met(2.1, 2024),
        "near": len(near),
    }


def _own_bar(own: Any) -> Mapping[str, Any]:
    """Return how many allies met a bar of a reader's own."""
    bar, reason = own
    if not is_number(bar) or not 0 < bar <= 10:
        raise ValueError("no bar")
    counts = {f"in_{year}": _met(float(bar), year) for year in YEARS}
    return counts | {"bar": float(bar), "reason": written(reason)}


GUIDELINE = FunctionCheck(
    right=_met,
    cases=[(2.0, 2014), (2.0, 2024), (1.81, 2014), (2.1, 2024), (3.5, 2024), (0.5, 2014)],
    slips={
        "sums": lambda percent, year: sum(
            share >= percent for share in _shares(year, sums=True).values()
        ),
        "one-sum": lambda percent, year: sum(
            share >= percent for code, share in _shares(year, sums=True).items() if code != "NATO"
        ),
        "strict": lambda percent, year: sum(share > percent for share in _shares(year).values()),
        "below": lambda percent, year: sum(share < percent for share in _shares(year).values()),
        "all-years": lambda percent, year: sum(_met(percent, each) for each in YEARS),
        "2024-alone": lambda percent, year: _met(percent, 2024),
        "2014-alone": lambda percent, year: _met(percent, 2014),
    },
    figures=_guideline_figures,
)

MEASURES = ("share_gdp_pct", "constant_usd_2023_bn", "current_usd_bn")


def _spent(code: str, measure: str, year: int) -> float:
    rows = datasets.rows(DefenceSpending)
    row = next(each for each in rows if each.code == code and each.year == year)
    return float(getattr(row, measure))


def _first_year(code: str) -> int:
    return min(row.year for row in datasets.rows(DefenceSpending) if row.code == code)


def _growth(code: str, measure: str) -> float:
    return _spent(code, measure, 2024) / _spent(code, measure, 2014)


def _growth_figures() -> Mapping[str, Any]:
    codes = {"usa": "USA", "gbr": "GBR", "tur": "TUR", "pol": "POL"}
    short = dict(zip(MEASURES, ("share", "constant", "current"), strict=True))
    return {
        f"{name}_{word}": _growth(code, measure)
        for name, code in codes.items()
        for measure, word in short.items()
    }


def _own_measure(own: Any) -> Mapping[str, Any]:
    """Return Poland, the United States and Turkey by the column that a reader would quote."""
    measure, reason = own
    if measure not in MEASURES:
        raise ValueError("no column of the table")
    grown = {code.lower(): _growth(code, measure) for code in ("POL", "USA", "TUR")}
    return {"measure": measure, "reason": written(reason)} | grown


GROWTH = FunctionCheck(
    right=_growth,
    cases=[
        ("DEU", "constant_usd_2023_bn"),
        ("USA", "share_gdp_pct"),
        ("USA", "current_usd_bn"),
        ("TUR", "constant_usd_2023_bn"),
        ("POL", "share_gdp_pct"),
        ("POL", "constant_usd_2023_bn"),
    ],
    slips={
        "difference": lambda code, measure: (
            _spent(code, measure, 2024) - _spent(code, measure, 2014)
        ),
        "percent": lambda code, measure: 100 * (_growth(code, measure) - 1),
        "hundred": lambda code, measure: 100 * _growth(code, measure),
        "fraction": lambda code, measure: _growth(code, measure) - 1,
        "inverted": lambda code, measure: 1 / _growth(code, measure),
        "one-measure": lambda code, measure: _growth(code, "constant_usd_2023_bn"),
        "later": lambda code, measure: _spent(code, measure, 2024),
        "first-year": lambda code, measure: (
            _spent(code, measure, 2024) / _spent(code, measure, _first_year(code))
        ),
    },
    tolerance=0.006,
    figures=_growth_figures,
)


MOST = 1_000_000
"""Soldiers; no line beyond it is meant in earnest."""


def _troops() -> dict[str, int]:
    rows = datasets.rows(Battlegroup)
    return {
        "2020": sum(row.troops_2020 or 0 for row in rows),
        "2022": sum(row.troops_2022_06 for row in rows),
    }


def _threshold(answer: list[Any], lab: Lab) -> Verdict:
    """Judge a number of soldiers that its reader calls substantial, and what follows from it."""
    line, over = answer
    if not is_number(line) or not 1 <= float(line) <= MOST:
        return lab.is_off("no-number", most=MOST)
    totals = _troops()
    right = {year: total >= float(line) for year, total in totals.items()}
    if not isinstance(over, dict):
        return lab.is_off("no-dict", 0.25)
    given = {str(key): each for key, each in over.items()}
    if given == totals:
        return lab.is_off("totals", 0.5)
    if set(given) != set(right) or not all(isinstance(each, bool) for each in given.values()):
        return lab.is_off("no-dict", 0.25)
    if not same(given, right):
        inverted = given == {year: not each for year, each in right.items()}
        slip = "inverted" if inverted else "inconsistent"
        return lab.is_off(slip, 0.5, difference=difference(given, right))
    reading = "always" if right["2020"] else "since-2022" if right["2022"] else "never"
    told = lab.is_done(line=float(line), **{f"in_{year}": total for year, total in totals.items()})
    return Verdict("done", (told.lines[0], lab.told[reading], *told.lines[1:]), 1.0)


def _ranks(year: int) -> dict[str, tuple[int, int]]:
    """Return the first and last place that each ally can claim; allies with one share tie."""
    shares = _shares(year)
    values = list(shares.values())
    return {
        code: (1 + sum(each > own for each in values), sum(each >= own for each in values))
        for code, own in shares.items()
    }


def _names() -> dict[str, str]:
    return {row.code: row.name for row in datasets.rows(NatoDefenceShare)}


ALSO = {
    "turkey": "TUR",
    "turkiye": "TUR",
    "czech republic": "CZE",
    "macedonia": "MKD",
    "the netherlands": "NLD",
    "great britain": "GBR",
    "uk": "GBR",
    "us": "USA",
    "iceland": "ISL",
}
"""Codes of allies by names that the table does not have."""


def _code(asked: Any) -> str:
    """Return the code of an ally that a reader names by code or in words."""
    word = asked.casefold() if isinstance(asked, str) else ""
    if word in ALSO:
        return ALSO[word]
    found = (code for code, name in _names().items() if name.casefold() == word)
    return next(found, word.upper())


def _ally(answer: list[Any], lab: Lab) -> Verdict:
    """Judge the places of an ally of the reader's choice in both years."""
    asked, places = answer
    code = _code(asked)
    if code not in _ranks(2014):
        return lab.is_off("iceland" if code == "ISL" else "no-ally", given=asked)
    if not isinstance(places, dict):
        return lab.is_off("no-dict", 0.25)
    own = {year: _ranks(year)[code] for year in YEARS}
    given = {int(key): each for key, each in places.items() if str(key).isdigit()}
    good = [year for year in YEARS if _is_place(given.get(year), own[year])]
    if len(good) == len(YEARS):
        return lab.is_done(
            name=_names()[code],
            **{f"place_{year}": own[year][0] for year in YEARS},
            **{f"share_{year}": _shares(year)[code] for year in YEARS},
        )
    slip = _ally_slip(code, given, own)
    return lab.is_off(slip, len(good) / len(YEARS), name=_names()[code])


def _ally_slip(code: str, given: Mapping[int, Any], own: Mapping[int, tuple[int, int]]) -> str:
    """Return the one slip that gives both places; "off" where none does, or several do."""
    last = len(_shares(2014)) + 1
    wrong: dict[str, dict[int, tuple[int, ...]]] = {
        "turned": {year: (last - high, last - low) for year, (low, high) in own.items()},
        "from-zero": {year: (low - 1, high - 1) for year, (low, high) in own.items()},
        "sums": {year: (_with_sums(code, year),) for year in YEARS},
    }
    found = [
        slip
        for slip, places in wrong.items()
        if all(_is_place(given.get(year), places[year]) for year in YEARS)
    ]
    return found[0] if len(found) == 1 else "off"


def _with_sums(code: str, year: int) -> int:
    """Return the place of an ally among all rows, with those that are no ally."""
    shares = _shares(year, sums=True)
    return 1 + sum(each > shares[code] for each in shares.values())


def _own_way(own: Any) -> Mapping[str, Any]:
    bet = written(own).casefold()
    if bet not in ("up", "down", "same"):
        raise ValueError("no way to move")
    return {"bet": "stayed where it was" if bet == "same" else f"moved {bet}"}


def _is_place(given: Any, bounds: tuple[int, ...]) -> bool:
    return is_number(given) and bounds[0] <= float(given) <= bounds[-1]


CHECKS: dict[str, Check] = {
    "guideline-bar": GUIDELINE,
    "effort-or-means": GROWTH,
    "own-substantial": OpenCheck(_threshold, ("your_line", "crossed")),
    "own-ally": OpenCheck(_ally, ("my_ally", "places")),
}
OWN: dict[str, Reply] = {
    "guideline-bar": _own_bar,
    "effort-or-means": _own_measure,
    "own-substantial": lambda own: {"reason": written(own)},
    "own-ally": _own_way,
}
