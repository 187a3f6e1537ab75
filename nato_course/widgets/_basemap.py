"""The map of Europe that widgets draw on: its outlines, and where a place falls on it."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

from coursebook.errors import CourseError

PATH = Path(__file__).parent / "static" / "basemap_europe.json"

EARTH_RADIUS_KM = 6371.0
CENTRE = (53.0, 19.0)
"""Latitude and longitude at the middle of the equal-area projection, in eastern Poland."""

WIDTH, HEIGHT = 1000, 830
UNITS_PER_KM = 0.19
ORIGIN = (494.0, 425.0)
"""Where the centre of the projection falls, in the map's own units."""

INSET_SIZE = 300
INSET_REACH = 1.12
"""How far from the pole the small map reaches, on the unit sphere: to about 22 degrees north."""


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place falls on the map, in its units, with y growing downwards.

    Lambert's azimuthal equal-area projection on a sphere: areas compare truly, and lengths near
    the centre are off by about one per cent.

    Args:
        latitude: degrees north.
        longitude: degrees east.
    """
    x, y = equal_area(latitude, longitude, CENTRE)
    scale = EARTH_RADIUS_KM * UNITS_PER_KM
    return ORIGIN[0] + x * scale, ORIGIN[1] - y * scale


def inset_spot(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place falls on the small map: the pole in the middle, Europe at the bottom.

    Args:
        latitude: degrees north.
        longitude: degrees east.
    """
    x, y = equal_area(latitude, longitude, (90.0, 20.0))
    half = INSET_SIZE / 2
    return round(half + x * half / INSET_REACH, 1), round(half - y * half / INSET_REACH, 1)


def equal_area(
    latitude: float, longitude: float, centre: tuple[float, float]
) -> tuple[float, float]:
    """Return a place in Lambert's azimuthal equal-area projection of the unit sphere.

    Args:
        latitude: degrees north.
        longitude: degrees east.
        centre: latitude and longitude of the projection's middle.
    """
    phi, phi0 = math.radians(latitude), math.radians(centre[0])
    turn = math.radians(longitude - centre[1])
    cos_c = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(turn)
    k = math.sqrt(2 / max(1 + cos_c, 1e-9))
    x = k * math.cos(phi) * math.sin(turn)
    y = k * (math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(turn))
    return x, y


@cache
def basemap() -> dict[str, Any]:
    """Return the outlines as `scripts/make_basemap.py` wrote them.

    Raises:
        CourseError: the file is missing or isn't a basemap.
    """
    try:
        content = json.loads(PATH.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CourseError(
            f"the basemap {PATH.name} can't be read ({error}): "
            "write it again with scripts/make_basemap.py"
        ) from error
    if not isinstance(content, dict) or "countries" not in content:
        raise CourseError(
            f"the basemap {PATH.name} holds no countries: "
            "write it again with scripts/make_basemap.py"
        )
    return content
