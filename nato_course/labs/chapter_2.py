"""What checks the labs of chapter 2: what grew, borders by other lines, nearness, a race."""

from collections.abc import Mapping
from typing import Any

from coursebook.labs._checks import Check, DictCheck, FunctionCheck, Reply, written
from coursebook.labs._compare import is_number
from nato_course import datasets
from nato_course.models.richardson import ArmsRace
from nato_course.tables import ArmedForcesYear, BorderTotal, City, Distance, NatoBorder, NatoMember


def _members(year: int) -> int:
    return sum(row.accession_date.year <= year for row in datasets.rows(NatoMember))


def _border(year: int, measurement: str = "cia_factbook") -> float:
    rows = datasets.rows(BorderTotal)
    return next(
        float(row.total_km)
        for row in reversed(rows)
        if row.measurement == measurement and row.round <= year
    )


def _forces(year: int) -> Any:
    return next(row for row in datasets.rows(ArmedForcesYear) if row.year == year)


def _soldiers(year: int) -> float:
    return float(_forces(year).allies_thousand)


def _grown(first: int = 1998) -> dict[str, float]:
    return {
        "members": _members(2016) / _members(first),
        "border": _border(2016) / _border(first),
        "soldiers": _soldiers(2016) / _soldiers(first),
    }


def _with_usa(share: int) -> dict[str, float]:
    """Return the ratio of soldiers with the Americans, who are in the sum, added or taken off."""
    now, before = _forces(2016), _forces(1998)
    sums = [each.allies_thousand + share * each.usa_thousand for each in (now, before)]
    return {"soldiers": sums[0] / sums[1]}


def _running_totals() -> dict[str, float]:
    """Return the ratios of somebody who adds up rows that are totals already."""
    rows = [row for row in datasets.rows(BorderTotal) if row.measurement == "cia_factbook"]
    forces = datasets.rows(ArmedForcesYear)
    border, soldiers = (
        [sum(value for when, value in pairs if when <= year) for year in (2016, 1998)]
        for pairs in (
            [(row.round, row.total_km) for row in rows],
            [(row.year, row.allies_thousand) for row in forces],
        )
    )
    return {"border": border[0] / border[1], "soldiers": soldiers[0] / soldiers[1]}


def _grown_figures() -> Mapping[str, Any]:
    natural = _border(2016, "natural_earth") / _border(1998, "natural_earth")
    more = {"natural": natural, "others": _with_usa(-1)["soldiers"]}
    return _grown() | more | {"border_2024": _border(2024) / _border(1998)}


GROWN = DictCheck(
    right=_grown,
    slips={
        "today": lambda: {"members": _members(2024) / _members(1998)},
        "founders": lambda: {"members": _members(2016) / 12},
        "added": lambda: {"members": _members(2016) - _members(1998)},
        "border-today": lambda: {"border": _border(2024) / _border(1998)},
        "border-added": lambda: {"border": _border(2016) - _border(1998)},
        "natural-earth": lambda: {
            "border": _border(2016, "natural_earth") / _border(1998, "natural_earth")
        },
        "geography": lambda: {
            "border": _border(2016, "geography_of_russia") / _border(1998, "geography_of_russia")
        },
        "usa-twice": lambda: _with_usa(1),
        "without-usa": lambda: _with_usa(-1),
        "turned": lambda: {key: 1 / each for key, each in _grown().items()},
        "percent": lambda: {key: 100 * (each - 1) for key, each in _grown().items()},
        "fraction": lambda: {key: each - 1 for key, each in _grown().items()},
        "hundred": lambda: {key: 100 * each for key, each in _grown().items()},
        "running": _running_totals,
        "undivided": lambda: {
            "members": _members(2016),
            "border": _border(2016),
            "soldiers": _soldiers(2016),
        },
        "year-late": lambda: _grown(1999),
    },
    tolerance=0.01,
    figures=_grown_figures,
)

MEASURES = ("members", "border", "soldiers")


def _own_bet(own: Any) -> Mapping[str, Any]:
    """Return what a reader bet on, and what grew most."""
    bet = written(own).casefold()
    if bet not in MEASURES:
        raise ValueError("none of the three")
    grown = _grown()
    most = max(grown, key=lambda each: grown[each])
    outcome = "it did" if bet == most else f"it was the {most}"
    return {"bet": bet, "outcome": outcome}


COLUMNS = ("cia_factbook_km", "geography_of_russia_km", "natural_earth_km")


def _kilometres(column: str, kaliningrad: bool) -> float:
    return sum(
        float(getattr(row, column))
        for row in datasets.rows(NatoBorder)
        if kaliningrad or row.part_of_russia != "Kaliningrad"
    )


def _exclave(column: str, _kaliningrad: bool) -> float:
    return _kilometres(column, True) - _kilometres(column, False)


def _border_figures() -> Mapping[str, Any]:
    finland = next(row for row in datasets.rows(NatoBorder) if row.iso3 == "FIN")
    totals = [_kilometres(column, whole) for column in COLUMNS for whole in (True, False)]
    return {
        "longest": max(totals),
        "shortest": min(totals),
        "exclave": _exclave(COLUMNS[0], True),
        "finland": 100 * finland.cia_factbook_km / _kilometres(COLUMNS[0], True),
    }


BORDER = FunctionCheck(
    right=_kilometres,
    cases=[(column, whole) for column in COLUMNS for whole in (True, False)],
    slips={
        "always-whole": lambda column, _: _kilometres(column, True),
        "never-whole": lambda column, _: _kilometres(column, False),
        "turned": lambda column, whole: _kilometres(column, not whole),
        "exclave-alone": lambda column, whole: (
            _kilometres(column, True) if whole else _exclave(column, whole)
        ),
        "one-column": lambda _, whole: _kilometres(COLUMNS[0], whole),
        "early": lambda column, _: float(getattr(datasets.rows(NatoBorder)[0], column)),
        "rows": lambda _, whole: len(datasets.rows(NatoBorder)) - (0 if whole else 2),
    },
    tolerance=0.06,
    figures=_border_figures,
)


def _own_line(own: Any) -> Mapping[str, Any]:
    """Return the lengths by the line that a reader would quote."""
    column, reason = own
    if column not in COLUMNS:
        raise ValueError("no column of lengths")
    lengths = {"whole": _kilometres(column, True), "mainland": _kilometres(column, False)}
    return {"column": column, "reason": written(reason)} | lengths


def _rows(city: str, year: int) -> list[Any]:
    rows = datasets.rows(Distance)
    return [row for row in rows if row.city == city and row.round <= year]


def _nearest(city: str, year: int) -> int:
    return int(_rows(city, year)[-1].distance_km)


def _nearest_figures() -> Mapping[str, Any]:
    cities = {row.city for row in datasets.rows(City)}
    return {
        f"{city.partition(' ')[0].lower()}_{year}": _nearest(city, year)
        for city in cities
        for year in (1990, 1999, 2004, 2024)
    }


def _own_cities(own: Any) -> Mapping[str, Any]:
    """Return the distances of the two cities that a reader would name."""
    cities = {row.city.casefold(): row.city for row in datasets.rows(City)}
    near, far = (cities[written(each).casefold()] for each in own)
    return {
        f"{name}{tail}": value
        for name, city in (("near", near), ("far", far))
        for tail, value in (
            ("", city),
            ("_1990", _nearest(city, 1990)),
            ("_2024", _nearest(city, 2024)),
        )
    }


NEAREST = FunctionCheck(
    right=_nearest,
    cases=[
        ("Moscow", 1990),
        ("Moscow", 1999),
        ("Moscow", 2001),
        ("Moscow", 2004),
        ("St Petersburg", 2003),
        ("St Petersburg", 2004),
        ("Murmansk", 2010),
        ("Kaliningrad", 1998),
        ("Kaliningrad", 1999),
        ("Sevastopol", 1952),
        ("Sevastopol", 2024),
    ],
    slips={
        "strict": lambda city, year: _nearest(city, year - 1),
        "latest": lambda city, _: _nearest(city, 2024),
        "first": lambda city, _: _nearest(city, 1949),
        "largest-landmass": lambda city, year: _rows(city, year)[-1].largest_landmass_distance_km,
        "any-city": lambda _, year: min(
            row.distance_km for row in datasets.rows(Distance) if row.round <= year
        ),
        "moscow": lambda _, year: _nearest("Moscow", year),
    },
    tolerance=1,
    figures=_nearest_figures,
)

YEARS = 20
BOUNDS = {"reaction": (0, 3), "fatigue": (0, 3), "grievance": (-20, 20), "start": (0, 100)}
"""What a reader's own race is kept within; beyond it no number means anything."""
MOST_SHOWN = 1_000_000


def _line(reaction: float, fatigue: float, grievance: float) -> float:
    return -grievance / (reaction - fatigue)


def _race_figures() -> Mapping[str, Any]:
    """Return where two starts lead, a tenth below the line and a tenth above it."""
    race = (1.5, 0.75, -3)
    line = _line(*race)
    ends = {name: _end(*race, share * line) for name, share in (("below", 0.9), ("above", 1.1))}
    return {"line": line, "under": 0.9 * line, "over": 1.1 * line} | ends


def _end(reaction: float, fatigue: float, grievance: float, start: float) -> float:
    race = ArmsRace.symmetric(reaction, fatigue, grievance)
    return race.path(start=(start, start), years=YEARS)[-1]["level"]


def _own_race(own: Any) -> Mapping[str, Any]:
    """Return where a race of a reader's own leads, by running the model."""
    settings = dict(zip(BOUNDS, map(float, filter(is_number, own)), strict=True))
    if any(not low <= settings[name] <= high for name, (low, high) in BOUNDS.items()):
        raise ValueError("out of bounds")
    end, start = _end(*settings.values()), settings["start"]
    way = "stay" if abs(end - start) <= 0.001 * max(start, 0.01) else "fall"
    way = "rise" if way == "fall" and end > start else way
    shown = (
        f"{end:,.2f}".rstrip("0").rstrip(".") if end < MOST_SHOWN else f"more than {MOST_SHOWN:,}"
    )
    return settings | {"way": way, "end": f"at {shown}" if way == "stay" else f"to {shown}"}


LINE = FunctionCheck(
    right=_line,
    cases=[(1.25, 1, -1), (1.5, 0.75, -3), (2, 1, -0.5), (1.2, 1, -0.3), (1.25, 0.75, -2.5)],
    slips={
        "sign": lambda *case: -_line(*case),
        "goodwill": lambda _reaction, _fatigue, grievance: -grievance,
        "grievance": lambda _reaction, _fatigue, grievance: grievance,
        "times": lambda reaction, fatigue, grievance: -grievance * (reaction - fatigue),
        "turned": lambda *case: 1 / _line(*case),
        "sum": lambda reaction, fatigue, grievance: -grievance / (reaction + fatigue),
        "reaction-alone": lambda reaction, _, grievance: -grievance / reaction,
        "fatigue-alone": lambda _, fatigue, grievance: -grievance / fatigue,
    },
    tolerance=0.02,  # who tries starts one by one may stop at the second digit
    figures=_race_figures,
)

CHECKS: dict[str, Check] = {
    "what-grew": GROWN,
    "border-by-line": BORDER,
    "nearest-member": NEAREST,
    "race-that-stops": LINE,
}
OWN: dict[str, Reply] = {
    "what-grew": _own_bet,
    "border-by-line": _own_line,
    "nearest-member": _own_cities,
    "race-that-stops": _own_race,
}
