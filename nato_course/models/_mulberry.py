"""A small generator of chance that Python and the browser can both run, bit for bit.

Mulberry32, by Tommy Ettinger, put in the public domain. It is good enough for a game of some
dozens of draws, and not for statistics.
"""

from collections.abc import Iterator

_MASK = 0xFFFFFFFF


def mulberry32(seed: int) -> Iterator[float]:
    """Yield numbers from 0 up to, not including, 1; the same seed yields the same numbers.

    Args:
        seed: any whole number; its lowest 32 bits count.

    Example:
        >>> next(mulberry32(0))
        0.26642920868471265
    """
    state = seed & _MASK
    while True:
        state = (state + 0x6D2B79F5) & _MASK
        mixed = ((state ^ (state >> 15)) * (1 | state)) & _MASK
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (61 | mixed)) & _MASK)) & _MASK
        yield (mixed ^ (mixed >> 14)) / 2**32
