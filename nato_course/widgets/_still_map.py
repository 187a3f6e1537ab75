"""A still picture of the map, for paper and for places where nothing runs: coarse, and light."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import pairwise

from nato_course.course import NATO, RUSSIA
from nato_course.widgets._basemap import HEIGHT, WIDTH, basemap
from nato_course.widgets._membership import LAST, status

Ring = list[tuple[float, float]]

_SMALLEST, _OFF = 60.0, 1.6  # square units of an island that stays, units that an edge may move
_ROOM = 62  # units that a country has for its name
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_PAPER, _SEA, _INK = "#f8f6f1", "#e6edf2", "#1f2a35"
_KINDS = {"joined": "nato", "nato": "nato", "russia": "russia", "cst": "cst"}

CAPTION = (
    "Europe at the end of {}: NATO's members in blue, Russia in ochre, its allies in the "
    "Collective Security Treaty in pale ochre; outside these alliances, white."
)


@cache
def still_map(year: int = LAST) -> str:
    """Return Europe at the end of a year as SVG, with a caption.

    Args:
        year: of Russia, and not of the Soviet Union, whose states have no colour here.
    """
    shapes: dict[str, list[str]] = {"none": [], "nato": [], "cst": [], "russia": []}
    names = []
    for each in basemap()["countries"]:
        kind = _KINDS.get(status(each["iso3"], year), "none")
        shapes[kind].append(_coarse(each["d"]))
        if each["room"] >= _ROOM:
            names.append(f'<text x="{each["x"]}" y="{each["y"]}">{escape(each["name"])}</text>')
    shapes["none"].append(_coarse(basemap()["crimea"]))
    drawn = "".join(f'<path fill="{_FILLS[kind]}" d="{"".join(d)}"/>' for kind, d in shapes.items())
    caption = CAPTION.format(year)
    return (
        f'<figure class="nc-still"><svg viewBox="0 0 {WIDTH} {HEIGHT}" width="600" role="img" '
        f'aria-label="{caption}" style="max-width:100%;height:auto;background:{_SEA}">'
        f'<g stroke="#fff" stroke-width="1.5">{drawn}</g><g fill="{_INK}" stroke="#fff" '
        f'stroke-width="4" paint-order="stroke" font-size="17" text-anchor="middle">'
        f"{''.join(names)}</g></svg><figcaption>{caption}</figcaption></figure>"
    )


def _mixed(colour: str, share: float) -> str:
    parts = [
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(_PAPER[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{each:02x}" for each in parts)


_FILLS = {
    "none": _PAPER,
    "nato": _mixed(NATO, 0.45),
    "cst": _mixed(RUSSIA, 0.22),
    "russia": _mixed(RUSSIA, 0.5),
}
"""The colours, mixed with the paper's so that names can be read on them."""


def _coarse(path: str) -> str:
    rings = (ring for ring in _rings(path) if _size(ring) >= _SMALLEST)
    return "".join(_drawn(_simpler(ring)) for ring in rings)


def _rings(path: str) -> Iterator[Ring]:
    """Yield the closed lines of a path of the base map, which has steps from corner to corner."""
    for part in path.split("M")[1:]:
        numbers = [float(each) for each in _NUMBER.findall(part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def _size(ring: Ring) -> float:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return (max(across) - min(across)) * (max(down) - min(down))


def _simpler(line: Ring) -> Ring:
    """Leave out corners that lie close to the line between their neighbours (Douglas, Peucker)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    off = [
        abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
        if length > 1
        else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        for x, y in line[1:-1]
    ]
    far = max(range(len(off)), key=off.__getitem__)
    if off[far] <= _OFF:
        return [line[0], line[-1]]
    return [*_simpler(line[: far + 2])[:-1], *_simpler(line[far + 1 :])]


def _drawn(ring: Ring) -> str:
    corners = [(round(x), round(y)) for x, y in ring]
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(corners) if (x, y) != (px, py)]
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")
