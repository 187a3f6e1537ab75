"""Numbers as people type them, with the separators of any country: "1,317.5", "1.317,5", "1'317".

`static/_numbers.js` reads them the same way; both replay the golden file.
"""

import re
from collections.abc import Sequence
from typing import Any

LONGEST = 40
_SPACE = r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_SPACES = re.compile(f"{_SPACE}+", re.ASCII)
_DASHES = re.compile("[\u2010\u2011\u2013\u2212]")
# A space or an apostrophe within a number groups its thousands, and never marks decimals.
_MARKS = re.compile(f"(?<=[0-9])(?:['\u2019\u02bc]|{_SPACE})(?=[0-9])", re.ASCII)
_TYPED = re.compile(r"([+-]?)([0-9.,']+)([^0-9]*)")
_STYLES = tuple(
    (
        grouping,
        decimal,
        re.compile(
            rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:(?:\{grouping}[0-9]{{3}})+|(?:'[0-9]{{3}})+))"
            rf"(?:\{decimal}[0-9]+)?"
        ),
    )
    for grouping, decimal in (",.", ".,")
)


def readings(typed: Any, unit: str = "") -> tuple[str, ...]:
    """Return what a typed number can mean, as digits that `float` reads; the English way first.

    One separator with three digits after it can group thousands or mark decimals, so "1,317" and
    "1.317" can mean two numbers. Everything else means one, or none.

    Args:
        typed: what the reader typed.
        unit: the unit that may follow the number.

    Example:
        >>> readings("1.317 km", "km"), readings("1.317,5"), readings("1,3"), readings("1,3,7")
        (('1.317', '1317'), ('1317.5',), ('1.3',), ())
    """
    if not isinstance(typed, str) or len(typed) > LONGEST:
        return ()
    marked = _MARKS.sub("'", _DASHES.sub("-", typed))
    found = _TYPED.fullmatch(_SPACES.sub("", marked))
    if not found or found[3].lower() not in ("", _SPACES.sub("", unit).lower()):
        return ()
    sign = "-" if found[1] == "-" else ""
    read = [
        sign + found[2].replace(grouping, "").replace("'", "").replace(decimal, ".")
        for grouping, decimal, form in _STYLES
        if form.fullmatch(found[2])
    ]
    return tuple(dict.fromkeys(read))


def nearest(found: Sequence[str], answer: float) -> str:
    """Return the reading that lies nearest to the answer, the first of equals.

    Args:
        found: readings, at least one.
        answer: the right number.
    """
    return min(found, key=lambda text: abs(float(text) - answer))


def told(found: Sequence[str], chosen: str) -> str:
    """Return how a number was read, where it could have been read in two ways; else nothing.

    Args:
        found: its readings.
        chosen: the one that was taken.
    """
    if len(found) < 2:
        return ""
    return f" It was read as {chosen}{', with a decimal point' if '.' in chosen else ''}."
