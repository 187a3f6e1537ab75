"""Plain geometry for the basemap: TopoJSON, simplification, clipping, label spots, SVG paths."""

import heapq
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]


class Topology:
    """A TopoJSON file's first object: named areas whose rings are made of shared arcs."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.arcs = [_decode(arc, content["transform"]) for arc in content["arcs"]]
        objects = content["objects"]
        self._geometries = objects.get("countries", next(iter(objects.values())))["geometries"]

    def names(self) -> set[str]:
        """Return what the areas are called."""
        return {each["properties"]["name"] for each in self._geometries}

    def polygons(self, name: str) -> list[list[list[int]]]:
        """Return the polygons of an area: each a list of rings, each a list of arc numbers."""
        for each in self._geometries:
            if each["properties"]["name"] == name:
                return list(each["arcs"]) if each["type"] == "MultiPolygon" else [each["arcs"]]
        raise LookupError(f"no area is named {name}; there are {sorted(self.names())}")

    def ring(self, numbers: list[int]) -> Line:
        """Return a ring's points in degrees."""
        return [p for i in numbers for p in (self.arcs[i] if i >= 0 else self.arcs[~i][::-1])]

    def arcs_of(self, polygons: list[list[list[int]]]) -> set[int]:
        """Return the numbers of all arcs that bound the polygons, whichever way they run."""
        return {i if i >= 0 else ~i for polygon in polygons for ring in polygon for i in ring}

    def outline(self, polygons: list[list[list[int]]], lines: dict[int, Line]) -> list[Line]:
        """Return the rings around polygons taken together: a line two of them share goes.

        Args:
            polygons: what to draw as one.
            lines: each arc's drawn form.
        """
        numbers = [i for polygon in polygons for ring in polygon for i in ring]
        inner = {i for i in numbers if ~i in set(numbers)}
        return [
            _joined(ring, lines) for ring in _rings([i for i in numbers if i not in inner], lines)
        ]

    def chain(self, numbers: set[int]) -> Line:
        """Return arcs that touch end to end as one line."""
        waiting = {i: self.arcs[i] for i in numbers}
        line = waiting.pop(min(waiting))
        while waiting:
            for i, arc in sorted(waiting.items()):
                ways = (line + arc, line + arc[::-1], arc + line, arc[::-1] + line)
                joints = (
                    (line[-1], arc[0]),
                    (line[-1], arc[-1]),
                    (arc[-1], line[0]),
                    (arc[0], line[0]),
                )
                fits = [
                    way for way, joint in zip(ways, joints, strict=True) if joint[0] == joint[1]
                ]
                if fits:
                    line = fits[0]
                    del waiting[i]
                    break
            else:
                return line
        return line


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _rings(numbers: list[int], lines: dict[int, Line]) -> list[list[int]]:
    """Join arcs end to end into closed rings."""

    def ends(i: int) -> tuple[Point, Point]:
        line = lines[i if i >= 0 else ~i]
        return (line[0], line[-1]) if i >= 0 else (line[-1], line[0])

    starts: dict[Point, list[int]] = {}
    for i in reversed(numbers):
        starts.setdefault(ends(i)[0], []).append(i)
    rings = []
    for i in numbers:
        if i not in starts.get(ends(i)[0], []):
            continue
        starts[ends(i)[0]].remove(i)
        ring = [i]
        while ends(ring[-1])[1] != ends(ring[0])[0] and starts.get(ends(ring[-1])[1]):
            ring.append(starts[ends(ring[-1])[1]].pop())
        rings.append(ring)
    return rings


def _joined(ring: list[int], lines: dict[int, Line]) -> Line:
    points: Line = []
    for i in ring:
        line = lines[i] if i >= 0 else lines[~i][::-1]
        points += line[1:] if points else line
    return points


def area(ring: Line) -> float:
    """Return the area inside a ring."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def inside(point: Point, ring: Line) -> bool:
    """Return whether a point lies in a ring."""
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def simplify(line: Line, detail: float) -> Line:
    """Drop the points that change a line least, by Visvalingam's rule; its ends stay.

    Args:
        line: the points.
        detail: the smallest triangle that a kept point makes with its neighbours, as an area.
    """
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    sizes = [float("inf")] * len(line)
    gone: set[int] = set()
    keep = 4 if line[0] == line[-1] else 2

    def size(i: int) -> float:
        return area([line[before[i]], line[i], line[after[i]]])

    heap = []
    for i in range(1, len(line) - 1):
        sizes[i] = size(i)
        heap.append((sizes[i], i))
    heapq.heapify(heap)
    while heap and len(line) - len(gone) > keep:
        found, i = heapq.heappop(heap)
        if found >= detail:
            break
        if i in gone or found != sizes[i]:
            continue
        gone.add(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(line) - 1:
                sizes[j] = max(size(j), found)
                heapq.heappush(heap, (sizes[j], j))
    return [point for i, point in enumerate(line) if i not in gone]


def clip(ring: Line, box: Box) -> Line:
    """Cut a ring at a box, by Sutherland and Hodgman's rule."""
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        ring = _clip_side(ring, axis, limit, sign)
    return ring


def _clip_side(ring: Line, axis: int, limit: float, sign: int) -> Line:
    kept: Line = []
    for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
        a_in, b_in = ((p[axis] - limit) * sign >= 0 for p in (a, b))
        if a_in != b_in:
            t = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        if b_in:
            kept.append(b)
    return kept


def label_spot(ring: Line) -> tuple[float, float, float]:
    """Return the middle of the widest place for a line of text in a ring, and its width.

    A word needs room to both sides more than above and below, so the width is measured where the
    ring is still inside a little higher and lower.
    """
    ys = [y for _, y in ring]
    low, high = min(ys), max(ys)
    best = (0.0, 0.0, 0.0, 0.0)
    for step in range(1, 40):
        y = low + (high - low) * step / 40
        slack = min(5.0, (high - low) / 5)
        spans = [_spans(ring, y + d) for d in (-slack, 0.0, slack)]
        for left, right in _common(spans):
            centred = 1 - abs(step / 20 - 1) * 0.25
            best = max(best, ((right - left) * centred, (left + right) / 2, y, right - left))
    return best[1], best[2], best[3]


def _spans(ring: Line, y: float) -> list[tuple[float, float]]:
    crossings = sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
        if (y1 > y) != (y2 > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _common(rows: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    spans = rows[0]
    for row in rows[1:]:
        spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in row if max(a, c) < min(b, d)]
    return spans


def encode(rings: list[Line]) -> str:
    """Return closed rings as an SVG path with one decimal."""
    return "".join(f"{encode_line(ring)}z" for ring in rings)


def encode_line(line: Line) -> str:
    """Return a line as relative SVG path commands in tenths, without needless characters."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    (x, y), rest = tenths[0], tenths[1:]
    path = f"M{_number(x)}{_joint(y)}l"
    first = True
    for to_x, to_y in rest:
        dx, dy = to_x - x, to_y - y
        if (dx, dy) == (0, 0):
            continue
        path += (_number(dx) if first else _joint(dx)) + _joint(dy)
        x, y, first = to_x, to_y, False
    return path.removesuffix("l")


def _number(tenths: int) -> str:
    sign = "-" if tenths < 0 else ""
    whole, part = divmod(abs(tenths), 10)
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"


def _joint(tenths: int) -> str:
    """Return a number with the space it needs after another one."""
    text = _number(tenths)
    return text if text.startswith("-") else f" {text}"
