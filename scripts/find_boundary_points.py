"""Find, for each city, the nearest point of each country on the Natural Earth 1:10m map.

Run once for an edition of the map; the result is committed, so that the distances themselves
need no map. The map is ``countries-10m.json`` of the npm package ``world-atlas`` 2.0.2 (Natural
Earth 4.1.0, public domain)::

    python scripts/find_boundary_points.py countries-10m.json

Writes ``boundary_points.csv`` beside the other datasets and prints the length of each land border
between Russia and a NATO member on this map, for the column ``natural_earth_km`` of
``border_russia_nato.csv``. Then run ``scripts/make_border_distances.py``.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_border_distances import DATASETS, Point, geodesic_km, read_rows

# The map names countries by ISO 3166-1 numeric code.
NUMERIC = {
    "ALB": "008", "BEL": "056", "BGR": "100", "BLR": "112", "CAN": "124", "HRV": "191",
    "CZE": "203", "DNK": "208", "EST": "233", "FIN": "246", "FRA": "250", "GEO": "268",
    "DEU": "276", "GRC": "300", "HUN": "348", "ISL": "352", "ITA": "380", "LVA": "428",
    "LTU": "440", "LUX": "442", "MNE": "499", "NLD": "528", "MKD": "807", "NOR": "578",
    "POL": "616", "PRT": "620", "ROU": "642", "RUS": "643", "SVK": "703", "SVN": "705",
    "ESP": "724", "SWE": "752", "TUR": "792", "UKR": "804", "GBR": "826", "USA": "840",
}  # fmt: skip
STEP_KM = 1.0
# The map has only today's Germany. Before 1990 its easternmost Baltic coast in the alliance was
# the Priwall near Lübeck, at the inner-German border.
WEST_GERMANY: Point = (53.957, 10.903)
Ring = list[Point]


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Undo the delta and integer coding of TopoJSON arcs, giving (lat, lon) points."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for coded in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in coded:
            x, y = x + dx, y + dy
            arc.append((bottom + y * scale_y, left + x * scale_x))
        arcs.append(arc)
    return arcs


def outer_rings(geometry: dict[str, Any]) -> list[list[int]]:
    """Return the arc numbers of the outer ring of each piece of land of a country."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"][0]]
    return [polygon[0] for polygon in geometry["arcs"]]


def ring_points(arcs: list[Ring], numbers: list[int]) -> Ring:
    """Join arcs to one closed ring; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc if not ring else arc[1:])
    return ring


def area(ring: Ring) -> float:
    """Return the area of a ring on a sphere in steradians, to tell a country's largest land."""
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        heights = math.sin(math.radians(lat1)) + math.sin(math.radians(lat2))
        total += math.radians(lon2 - lon1) * heights / 2
    return abs(total)


def stations(start: Point, end: Point) -> Iterator[Point]:
    """Yield points along a segment, no more than about ``STEP_KM`` apart."""
    pieces = max(1, round(geodesic_km(start, end) / STEP_KM))
    for i in range(pieces + 1):
        share = i / pieces
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def nearest(city: Point, ring: Ring) -> tuple[float, Point]:
    """Return the distance to the nearest point of a ring, and that point."""
    at = min(range(len(ring)), key=lambda i: geodesic_km(city, ring[i]))
    near = [ring[at - 1], ring[at], ring[(at + 1) % len(ring)]]
    found = [p for a, b in pairwise(near) for p in stations(a, b)]
    return min((round(geodesic_km(city, p), 3), p) for p in found)


def country_points(city: Point, rings: list[Ring]) -> list[tuple[str, Point]]:
    """Return the nearest point of all land and of the largest piece of land."""
    every = min(nearest(city, ring) for ring in rings)[1]
    largest = nearest(city, max(rings, key=area))[1]
    if every == largest:
        return [("largest", every)]
    return [("other", every), ("largest", largest)]


def border_length(arcs: list[Ring], one: dict[str, Any], two: dict[str, Any]) -> float:
    """Return the length of the arcs that two countries share."""

    def numbers(geometry: dict[str, Any]) -> set[int]:
        groups = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        return {n if n >= 0 else ~n for polygon in groups for ring in polygon for n in ring}

    shared = numbers(one) & numbers(two)
    return sum(geodesic_km(a, b) for n in shared for a, b in pairwise(arcs[n]))


def main(atlas: str) -> None:
    """Write the nearest points and print the border lengths."""
    topology = json.loads(Path(atlas).read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    shapes = {g.get("id"): g for g in topology["objects"]["countries"]["geometries"]}
    lines = []
    for row in read_rows("cities"):
        city = float(row["lat"]), float(row["lon"])
        for iso3 in sorted(NUMERIC):
            if iso3 == "RUS" or (row["city"], iso3) == ("Sevastopol", "UKR"):
                continue
            rings = [ring_points(arcs, numbers) for numbers in outer_rings(shapes[NUMERIC[iso3]])]
            points = country_points(city, rings)
            if iso3 == "DEU":
                points.append(("west", WEST_GERMANY))
            for landmass, (lat, lon) in points:
                lines.append([row["city"], iso3, landmass, f"{lat:.3f}", f"{lon:.3f}", ""])
    with (DATASETS / "boundary_points.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["city", "iso3", "landmass", "lat", "lon", "distance_km"])
        out.writerows(lines)
    for row in read_rows("border_russia_nato"):
        length = border_length(arcs, shapes["643"], shapes[NUMERIC[row["iso3"]]])
        sys.stdout.write(f"{row['iso3']} {length:.1f} km\n")


if __name__ == "__main__":
    main(sys.argv[1])
