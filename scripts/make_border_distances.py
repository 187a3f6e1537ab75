"""Compute the border totals and the distances to NATO territory from the committed coordinates.

Reads ``cities.csv``, ``boundary_points.csv``, ``border_russia_nato.csv``,
``border_russia_other.csv``, ``nato_members.csv`` and ``nato_rounds.csv`` of the course's datasets
and writes ``distances.csv``, ``border_totals.csv`` and the distances in ``boundary_points.csv``,
the same bytes each time::

    python scripts/make_border_distances.py            # write
    python scripts/make_border_distances.py --check    # only say whether the files are current

Distances are geodesics on the WGS84 ellipsoid by Vincenty's inverse formula, to a whole kilometre
because the map they start from is no finer.
"""

from __future__ import annotations

import csv
import io
import math
import sys
from collections.abc import Iterable
from pathlib import Path

DATASETS = Path(__file__).resolve().parent.parent / "nato_course" / "content" / "tables"
Point = tuple[float, float]
Row = dict[str, str]

WGS84_AXIS_M = 6_378_137.0
WGS84_FLATTENING = 1 / 298.257223563

# Two measurements also state Russia's other borders, so a share of the whole can be given.
MEASUREMENTS = {
    "cia_factbook": "cia_factbook_km",
    "geography_of_russia": "geography_of_russia_km",
    "natural_earth": "natural_earth_km",
}
# Before 1990 only the point of West Germany counts, from then on the points of the whole country.
GERMAN_UNIFICATION = 1990


def geodesic_km(one: Point, two: Point) -> float:
    """Return the length in km of the WGS84 geodesic between two (lat, lon) points.

    Vincenty's inverse formula; good to a millimetre for points that are not nearly antipodal.
    """
    if one == two:
        return 0.0
    f, a = WGS84_FLATTENING, WGS84_AXIS_M
    b = a * (1 - f)
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(p[0]))) for p in (one, two))
    apart = math.radians(two[1] - one[1])
    sin1, cos1, sin2, cos2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    lam = apart
    for _ in range(200):
        sin_s = math.hypot(cos2 * math.sin(lam), cos1 * sin2 - sin1 * cos2 * math.cos(lam))
        cos_s = sin1 * sin2 + cos1 * cos2 * math.cos(lam)
        sigma = math.atan2(sin_s, cos_s)
        sin_alpha = cos1 * cos2 * math.sin(lam) / sin_s
        cos2_alpha = 1 - sin_alpha**2
        cos_2m = cos_s - 2 * sin1 * sin2 / cos2_alpha if cos2_alpha else 0.0
        c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha))
        before = lam
        lam = apart + (1 - c) * f * sin_alpha * (
            sigma + c * sin_s * (cos_2m + c * cos_s * (2 * cos_2m**2 - 1))
        )
        if abs(lam - before) < 1e-12:
            break
    k = cos2_alpha * (a**2 - b**2) / b**2
    big_a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    big_b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    inner = cos_s * (2 * cos_2m**2 - 1) - big_b / 6 * cos_2m * (4 * sin_s**2 - 3) * (
        4 * cos_2m**2 - 3
    )
    return b * big_a * (sigma - big_b * sin_s * (cos_2m + big_b / 4 * inner)) / 1000


def read_rows(name: str) -> list[Row]:
    """Return the rows of one dataset as plain text cells."""
    with (DATASETS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def to_csv(rows: Iterable[Row]) -> str:
    """Return rows as CSV text with a header."""
    listed = list(rows)
    text = io.StringIO()
    out = csv.DictWriter(text, fieldnames=list(listed[0]), lineterminator="\n")
    out.writeheader()
    out.writerows(listed)
    return text.getvalue()


def members_after(year: int) -> set[str]:
    """Return the members once the round of a year was complete."""
    return {row["iso3"] for row in read_rows("nato_members") if int(row["round"]) <= year}


def measured_points() -> list[Row]:
    """Return the boundary points with the distance of each from its city."""
    cities = {row["city"]: (float(row["lat"]), float(row["lon"])) for row in read_rows("cities")}
    points = read_rows("boundary_points")
    for row in points:
        there = float(row["lat"]), float(row["lon"])
        row["distance_km"] = str(round(geodesic_km(cities[row["city"]], there)))
    return points


def is_of_its_time(row: Row, year: int) -> bool:
    """Tell whether a point was in the country as it was in that year; only Germany changed."""
    west_only = row["iso3"] == "DEU" and year < GERMAN_UNIFICATION
    return (row["landmass"] == "west") is west_only


def nearest(points: list[Row]) -> Row:
    """Return the point with the least distance; the country's code decides a tie."""
    return min(points, key=lambda row: (int(row["distance_km"]), row["iso3"]))


def distance_rows() -> list[Row]:
    """Return the nearest NATO territory to each city after each round."""
    names = {row["iso3"]: row["country"] for row in read_rows("nato_members")}
    points, rows = measured_points(), []
    for turn in read_rows("nato_rounds"):
        year = int(turn["round"])
        members = members_after(year)
        known = [row for row in points if row["iso3"] in members and is_of_its_time(row, year)]
        for city in read_rows("cities"):
            here = [row for row in known if row["city"] == city["city"]]
            any_land = nearest(here)
            main_land = nearest([row for row in here if row["landmass"] != "other"])
            rows.append(
                {
                    "round": turn["round"],
                    "city": city["city"],
                    "nearest_iso3": any_land["iso3"],
                    "nearest_country": names[any_land["iso3"]],
                    "distance_km": any_land["distance_km"],
                    "nearest_lat": any_land["lat"],
                    "nearest_lon": any_land["lon"],
                    "largest_landmass_iso3": main_land["iso3"],
                    "largest_landmass_distance_km": main_land["distance_km"],
                }
            )
    return rows


def total_rows() -> list[Row]:
    """Return the length of Russia's land border with members after each round."""
    borders, others = read_rows("border_russia_nato"), read_rows("border_russia_other")
    rows = []
    for turn in read_rows("nato_rounds"):
        members = members_after(int(turn["round"]))
        within = [row for row in borders if row["iso3"] in members]
        for measurement, column in MEASUREMENTS.items():
            total = sum(float(row[column]) for row in within)
            rest = [row.get(column, "") for row in others]
            whole = sum(float(row[column]) for row in borders) + sum(float(x or 0) for x in rest)
            rows.append(
                {
                    "round": turn["round"],
                    "measurement": measurement,
                    "countries": ";".join(row["iso3"] for row in within),
                    "total_km": f"{total:.1f}",
                    "share_of_russian_land_border_pct": (
                        f"{100 * total / whole:.1f}" if all(rest) else ""
                    ),
                }
            )
    return rows


def outputs() -> dict[str, str]:
    """Return the text of every file this script writes."""
    return {
        "boundary_points.csv": to_csv(measured_points()),
        "distances.csv": to_csv(distance_rows()),
        "border_totals.csv": to_csv(total_rows()),
    }


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` return 1 if one of them is not current."""
    stale = []
    for name, text in outputs().items():
        path = DATASETS / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"changed: {', '.join(stale)}\n" if stale else "nothing changed\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
