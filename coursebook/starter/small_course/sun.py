"""How long the Sun stands above the horizon, on a sphere and without an atmosphere."""

from math import acos, degrees, radians, tan

TILT = 23.44
"""How far the Earth's axis leans, in degrees; the Sun stands as far north in June."""


def hours(latitude: float, declination: float) -> float:
    """Return the length of a day in hours.

    The centre of the Sun is taken, and light that goes straight: a real day is some minutes longer.

    Args:
        latitude: of the place, in degrees from 0 to 89, north of the equator.
        declination: how far north of the equator the Sun stands overhead, in degrees.
    """
    half = -tan(radians(latitude)) * tan(radians(declination))
    return 2 * degrees(acos(min(1, max(-1, half)))) / 15  # the Earth turns by 15 degrees an hour
