"""Numbers and truths of any library, told by what they can do: numpy's, decimals, fractions."""

import math
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import Any


def plain(value: Any) -> Any:
    """Return a scalar of numpy and its like as Python's own; anything else as it is.

    Args:
        value: anything.
    """
    single = getattr(value, "shape", None) == () and callable(getattr(value, "item", None))
    return value.item() if single else value


def is_number(value: Any) -> bool:
    """Return whether a value is a real number; a truth is none.

    Args:
        value: anything.
    """
    return isinstance(value, Real | Decimal) and not isinstance(value, bool)


def exact(value: Any) -> Fraction:
    """Return a number as it is written: 0.1 is a tenth, and so is numpy's 0.1 of 32 bits.

    Args:
        value: a number.

    Raises:
        ValueError: it is not finite.
    """
    return Fraction(str(value))


def written(value: Any) -> str:
    """Return a number as readers see it: four significant digits, or all digits if it is whole.

    Args:
        value: any real number.
    """
    if isinstance(value, Integral) or (math.isfinite(value) and value == int(value)):
        text = f"{int(value):,}"
    elif abs(value) >= 1000:
        text = f"{float(value):,.0f}"
    else:
        text = f"{float(value):.4g}"
    return text.replace("-", "\N{MINUS SIGN}")
