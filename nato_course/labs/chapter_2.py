"""What checks the labs of chapter 2: what grew, borders by other lines, nearness, a race."""

from collections.abc import Mapping
from typing import Any

from nato_course import datasets
from nato_course.labs._checks import Check, DictCheck, FunctionCheck, OpenCheck
from nato_course.labs._compare import is_number
from nato_course.labs._lab import Lab, Verdict
from nato_course.models.richardson import ArmsRace


def _members(year: int) -> int:
    return sum(row.accession_date.year <= year for row in datasets.load("nato_members"))


def _border(year: int, measurement: str = "cia_factbook") -> float:
    rows = datasets.load("border_totals")
    return next(
        float(row.total_km)
        for row in reversed(rows)
        if row.measurement == measurement and row.round <= year
    )


def _soldiers(year: int, *, usa: bool = False) -> int:
    row = next(row for row in datasets.load("armed_forces") if row.year == year)
    return int(row.allies_thousand + (row.usa_thousand if usa else 0))


def _grown() -> dict[str, float]:
    return {
        "members": _members(2016) / _members(1998),
        "border": _border(2016) / _border(1998),
        "soldiers": _soldiers(2016) / _soldiers(1998),
    }


def _grown_figures() -> Mapping[str, Any]:
    natural = _border(2016, "natural_earth") / _border(1998, "natural_earth")
    return _grown() | {"natural": natural, "border_2024": _border(2024) / _border(1998)}


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
        "with-usa": lambda: {"soldiers": _soldiers(2016, usa=True) / _soldiers(1998, usa=True)},
        "turned": lambda: {"soldiers": _soldiers(1998) / _soldiers(2016)},
    },
    tolerance=0.01,
    figures=_grown_figures,
)

COLUMNS = ("cia_factbook_km", "geography_of_russia_km", "natural_earth_km")


def _kilometres(column: str, kaliningrad: bool) -> float:
    return sum(
        float(getattr(row, column))
        for row in datasets.load("border_russia_nato")
        if kaliningrad or row.part_of_russia != "Kaliningrad"
    )


def _exclave(column: str, _kaliningrad: bool) -> float:
    return _kilometres(column, True) - _kilometres(column, False)


def _border_figures() -> Mapping[str, Any]:
    finland = next(row for row in datasets.load("border_russia_nato") if row.iso3 == "FIN")
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
        "rows": lambda _, whole: len(datasets.load("border_russia_nato")) - (0 if whole else 2),
    },
    tolerance=0.06,
    figures=_border_figures,
)


def _rows(city: str, year: int) -> list[Any]:
    rows = datasets.load("distances")
    return [row for row in rows if row.city == city and row.round <= year]


def _nearest(city: str, year: int) -> int:
    return int(_rows(city, year)[-1].distance_km)


def _nearest_figures() -> Mapping[str, Any]:
    cities = {row.city for row in datasets.load("cities")}
    return {
        f"{city.partition(' ')[0].lower()}_{year}": _nearest(city, year)
        for city in cities
        for year in (1990, 2004, 2024)
    }


NEAREST = FunctionCheck(
    right=_nearest,
    cases=[
        ("Moscow", 1990),
        ("Moscow", 2001),
        ("Moscow", 2014),
        ("St Petersburg", 2003),
        ("St Petersburg", 2024),
        ("Murmansk", 2010),
        ("Sevastopol", 2005),
    ],
    slips={
        "latest": lambda city, _: _nearest(city, 2024),
        "first": lambda city, _: _nearest(city, 1949),
        "largest-landmass": lambda city, year: _rows(city, year)[-1].largest_landmass_distance_km,
        "any-city": lambda _, year: min(
            row.distance_km for row in datasets.load("distances") if row.round <= year
        ),
        "moscow": lambda _, year: _nearest("Moscow", year),
    },
    tolerance=1,
    figures=_nearest_figures,
)

YEARS = 20


def _race(answer: list[Any], lab: Lab) -> Verdict:
    """Judge settings that let a race stop although reaction outweighs fatigue."""
    if not all(map(is_number, answer)):
        return lab.is_off("no-numbers")
    reaction, fatigue, grievance, start = map(float, answer)
    if min(reaction, fatigue, start) < 0:
        return lab.is_off("negative")
    if start == 0:
        return lab.is_off("no-arms", 0.25)
    if reaction <= fatigue:
        return lab.is_off("fatigue", 0.25, reaction=reaction, fatigue=fatigue)
    race = ArmsRace.symmetric(reaction, fatigue, grievance)
    end = race.path(start=(start, start), years=YEARS)[-1]["level"]
    if not end < start:  # a number too large for the model ends as none
        slip = "goodwill" if grievance >= 0 else "too-many"
        return lab.is_off(slip, 0.5, end=end, start=start)
    tipping = -grievance / (reaction - fatigue)
    return lab.is_done(end=end, start=start, tipping=tipping, goodwill=-grievance)


CHECKS: dict[str, Check] = {
    "what-grew": GROWN,
    "border-by-line": BORDER,
    "nearest-member": NEAREST,
    "race-that-stops": OpenCheck(_race, ("reaction", "fatigue", "grievance", "start")),
}
