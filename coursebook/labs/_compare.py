"""Whether an answer is the right one, in whatever type it comes, and in what it differs.

A number is a number, be it of Python, numpy or the module `fractions`; a mapping may be a Counter
or a pandas Series; where order is free, any collection will do.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

from coursebook import words

CLOSE = 0.02
"""A number that is off by less of the right one is told so: rounding may be to blame."""


def plain(value: Any) -> Any:
    """Return a value with what other libraries made of it turned into Python's own types.

    Args:
        value: anything.
    """
    for method in ("to_dict", "tolist"):  # pandas, numpy
        if callable(getattr(value, method, None)):
            value = getattr(value, method)()
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return frozenset(map(plain, value))
    if isinstance(value, Iterable) and not hasattr(value, "_fields"):
        return [plain(each) for each in value]
    return value


def is_blank(value: Any) -> bool:
    """Return whether nothing was filled in: None, `...`, or a collection of them.

    Args:
        value: an answer.
    """
    if value is None or value is ...:
        return True
    if isinstance(value, Mapping):
        return bool(value) and all(map(is_blank, value.values()))
    return isinstance(value, list | tuple) and bool(value) and all(map(is_blank, value))


def is_number(value: Any) -> bool:
    """Return whether a value is a number to reckon with; True and False are none."""
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return False
    try:
        return abs(float(value)) < math.inf
    except OverflowError:
        return False


def same(given: Any, right: Any, tolerance: float = 0.0) -> bool:
    """Return whether an answer is right.

    Args:
        given: the answer, made plain.
        right: a number, text, bool, tuple (in this order), frozenset (in any order) or dict.
        tolerance: how far a number may be off.
    """
    if isinstance(right, bool):
        return isinstance(given, bool) and given == right
    if is_number(right):
        return is_number(given) and math.isclose(
            float(given), float(right), rel_tol=1e-9, abs_tol=max(tolerance, 1e-9)
        )
    if isinstance(right, str):
        return isinstance(given, str) and given.casefold() == right.casefold()
    if isinstance(right, frozenset):
        return _is_many(given) and frozenset(map(_folded, given)) == frozenset(map(_folded, right))
    if isinstance(right, tuple):
        return _is_row(given, right) and all(
            same(one, other, tolerance) for one, other in zip(given, right, strict=True)
        )
    return isinstance(given, Mapping) and _same_mapping(given, right, tolerance)


def _same_mapping(given: Mapping[Any, Any], right: Mapping[Any, Any], tolerance: float) -> bool:
    """Compare mappings; what counts nothing may be left out, as a Counter does."""
    return not set(given) - set(right) and all(
        same(given[key], each, tolerance) if key in given else each == 0
        for key, each in right.items()
    )


def _is_many(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def _is_row(given: Any, right: Sequence[Any]) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str) and len(given) == len(right)


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def difference(given: Any, right: Any, tolerance: float = 0.0, parts: Sequence[str] = ()) -> str:
    """Return in what an answer differs, as the end of a sentence, without the right one.

    Args:
        given: the answer, made plain.
        right: what is right.
        tolerance: how far a number may be off.
        parts: names of the values, where several are asked in order.
    """
    if given is None or given is ...:
        return "is still empty"
    if isinstance(given, bool) and isinstance(right, bool):
        return f"is {given}, which is the wrong way round"
    if is_number(right):
        return _number_difference(given, right)
    if isinstance(right, dict) and isinstance(given, Mapping):
        return _mapping_difference(given, right, tolerance)
    if isinstance(right, frozenset) and _is_many(given):
        return _set_difference(frozenset(given), right)
    if isinstance(right, tuple) and _is_row(given, right):
        pairs = list(zip(given, right, strict=True))
        at = next(i for i, (one, other) in enumerate(pairs) if not same(one, other, tolerance))
        place = f"for {parts[at]}" if parts else f"in place {at + 1}"
        return f"has {shown(given[at])} {place}, which {_tail(given[at], right[at])}"
    if isinstance(right, tuple):
        named = f": {listed(parts)}" if parts else ""
        one = f"a row of {len(given)}" if isinstance(given, list) else _kind(given)
        return f"is {one}, and {len(right)} values in a row are asked{named}"
    return f"is {_kind(given)}, and {_kind(right)} is asked"


def _tail(given: Any, right: Any) -> str:
    """Return what is said after a value was named."""
    told = difference(given, right)
    return told.split(", which ", 1)[-1] if ", which " in told else told


def _number_difference(given: Any, right: Any) -> str:
    if not is_number(given):
        quoted = isinstance(given, str) and given.replace(".", "", 1).lstrip("-").isdigit()
        more = ": hand back the number itself, without quotation marks" if quoted else ""
        if isinstance(given, list):
            more = ": `len` counts the entries of a list, `sum` adds them up"
        if hasattr(given, "_fields"):
            more = ": take one of its columns"
        return f"is {_kind(given)}, and a number is asked{more}"
    way = "too high" if float(given) > float(right) else "too low"
    if right and abs(float(given) - float(right)) < CLOSE * abs(float(right)):
        way = f"a little {way}: perhaps it was rounded, or a row on the edge is missing or too many"
    return f"is {shown(given)}, which is {way}"


def _mapping_difference(given: Mapping[Any, Any], right: dict[Any, Any], tolerance: float) -> str:
    empty = [key for key in right if given.get(key, 0) is None or given.get(key, 0) is ...]
    missing = [key for key, each in right.items() if key not in given and each != 0]
    unknown = [key for key in given if key not in right]
    if unknown:
        return f"has {listed(unknown)}, which is not asked"
    if missing or empty:
        return f"has nothing for {listed([*missing, *empty])} yet"
    key = next(each for each in right if not same(given.get(each, 0), right[each], tolerance))
    return f"has {shown(given[key])} for {shown(key)}, which {_tail(given[key], right[key])}"


def _set_difference(given: frozenset[Any], right: frozenset[Any]) -> str:
    wanted = frozenset(map(_folded, right))
    extra = [each for each in given if _folded(each) not in wanted]
    missing = len(wanted - frozenset(map(_folded, given)))
    told = [f"has {listed(sorted(map(shown, extra)))}, which does not belong"] if extra else []
    told += [f"lacks {missing} more"] if missing else []
    return " and ".join(told)


def listed(values: Iterable[Any]) -> str:
    """Return values as a list in words."""
    return words.listed(each if isinstance(each, str) else shown(each) for each in values)


def shown(value: Any) -> str:
    """Return a value as a check names it, in one line."""
    if is_number(value) and not isinstance(value, int):
        return f"{float(value):,.4g}" if abs(float(value)) < 1000 else f"{float(value):,.1f}"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _kind(value: Any) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        (bool, "True or False"),
        (str, "a text"),
        (Mapping, "a dict"),
        (frozenset, "a set"),
        (tuple, "a tuple"),
        (list, "a list"),
    )
    if is_number(value):
        return "a number"
    if hasattr(value, "_fields"):
        return "a whole row of a table"
    named = (name for kind, name in kinds if isinstance(value, kind))
    return next(named, "a function" if callable(value) else f"a {type(value).__name__}")
