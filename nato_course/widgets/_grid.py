"""The grid that `explore` runs over: abbreviations become controls with exact values."""

import inspect
import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from nato_course.errors import CourseError

Kind = Literal["slider", "radio", "select", "checkbox"]
Function = Callable[..., Any]
RADIO_LIMIT = 4
"""A choice of up to this many options shows them all at once."""

_Reading = tuple[Kind, tuple[Any, ...], tuple[str, ...], int]
_EMPTY = inspect.Parameter.empty
_ABBREVIATIONS = (
    "give a range, a tuple (low, high[, step]), a list, a dict {label: value}, or a bool"
)


@dataclass(frozen=True)
class Control:
    """One parameter of an exploration: its values in order, and how each is shown.

    `texts` name the values on the page and in links; `start` is an index.
    """

    parameter: str
    kind: Kind
    label: str
    unit: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    start: int
    plays: bool = False

    def shown(self, index: int) -> str:
        """Return a value as readers see it, with its unit and a true minus sign.

        Args:
            index: the value's place.
        """
        text = self.texts[index]
        if _is_number(self.values[index]) and re.fullmatch(r"-[0-9.]+", text):
            text = text.replace("-", "\N{MINUS SIGN}")
        return f"{text} {self.unit}" if self.unit else text


@dataclass(frozen=True)
class Wording:
    """What the author says about the parameters beside their values."""

    labels: Mapping[str, str]
    units: Mapping[str, str]
    start: Mapping[str, Any]
    time: str | None


def controls(
    function: Function, parameters: Mapping[str, Any], wording: Wording
) -> tuple[Control, ...]:
    """Return the controls of an exploration, in the order of its parameters.

    Args:
        function: what is explored; the defaults in its signature are starting values.
        parameters: abbreviations by parameter.
        wording: labels, units, starting values, and the parameter that plays.

    Raises:
        CourseError: an abbreviation can't be read, or a name or starting value doesn't exist.
    """
    title = name_of(function)
    _check_names(function, parameters, wording)
    defaults = {name: p.default for name, p in inspect.signature(function).parameters.items()}
    return tuple(
        _control(title, name, abbreviation, wording, defaults.get(name, _EMPTY))
        for name, abbreviation in parameters.items()
    )


def name_of(function: Function) -> str:
    """Return a function's name for messages.

    Args:
        function: any callable.
    """
    return str(getattr(function, "__name__", type(function).__name__))


def size(grid: Sequence[Control]) -> int:
    """Return the number of settings of a grid.

    Args:
        grid: its controls.
    """
    return math.prod(len(control.values) for control in grid)


def settings(grid: Sequence[Control]) -> Iterator[tuple[int, ...]]:
    """Yield every setting of a grid as indices; the last parameter changes fastest.

    Args:
        grid: its controls.
    """
    return itertools.product(*(range(len(control.values)) for control in grid))


def values(grid: Sequence[Control], setting: Sequence[int]) -> dict[str, Any]:
    """Return the arguments that a setting stands for.

    Args:
        grid: its controls.
        setting: an index for each control.
    """
    return {c.parameter: c.values[i] for c, i in zip(grid, setting, strict=True)}


def described(grid: Sequence[Control], setting: Sequence[int], *, without: str = "") -> str:
    """Return a setting in words, such as "Fatigue: 0.5; Bias: none".

    Args:
        grid: its controls.
        setting: an index for each control.
        without: a parameter to leave out.
    """
    pairs = zip(grid, setting, strict=True)
    return "; ".join(f"{c.label}: {c.shown(i)}" for c, i in pairs if c.parameter != without)


def widest(grid: Sequence[Control]) -> Control:
    """Return the control with the most values, the first of equals.

    Args:
        grid: its controls.
    """
    return max(grid, key=lambda control: len(control.values))


def _check_names(function: Function, parameters: Mapping[str, Any], wording: Wording) -> None:
    title = name_of(function)
    if not parameters:
        raise CourseError(f"explore({title}): there is nothing to vary; {_ABBREVIATIONS}")
    try:
        inspect.signature(function).bind(**parameters)
    except TypeError as error:
        raise CourseError(
            f"explore({title}): its parameters don't fit those of {title}: {error}"
        ) from error
    playing = {"time": [wording.time]} if wording.time else {}
    named = {"labels": wording.labels, "units": wording.units, "start": wording.start, **playing}
    for option, names in named.items():
        for name in names:
            if name not in parameters:
                known = ", ".join(parameters)
                raise CourseError(
                    f"explore({title}): `{option}` names '{name}', which is not varied; "
                    f"choose among {known}"
                )


def _control(title: str, name: str, abbreviation: Any, wording: Wording, default: Any) -> Control:
    where = f"explore({title}): parameter '{name}'"
    kind, found, texts, first = _read(where, abbreviation)
    if not found:
        raise CourseError(f"{where}: {abbreviation!r} holds no value; {_ABBREVIATIONS}")
    _check_distinct(where, texts)
    plays = name == wording.time
    if plays and kind != "slider":
        raise CourseError(f"{where}: only a range or a tuple can play; it is {abbreviation!r}")
    if name in wording.start:
        first = _told_start(where, wording.start[name], found, texts)
    elif kind != "checkbox" and (by_default := _index(default, found, texts)) is not None:
        first = by_default
    elif plays:
        first = 0
    label = wording.labels.get(name, name.replace("_", " ").capitalize())
    return Control(name, kind, label, wording.units.get(name, ""), found, texts, first, plays)


def _read(where: str, abbreviation: Any) -> _Reading:
    if isinstance(abbreviation, bool):
        return "checkbox", (False, True), ("no", "yes"), int(abbreviation)
    if isinstance(abbreviation, range):
        found = tuple(abbreviation)
        return "slider", found, tuple(map(str, found)), _middle(found)
    if isinstance(abbreviation, tuple) and _is_interval(abbreviation):
        return _slider(where, abbreviation)
    if isinstance(abbreviation, Mapping):
        return _choice(abbreviation.items())
    if isinstance(abbreviation, list | tuple):
        labelled = all(_is_pair(option) for option in abbreviation)
        return _choice(abbreviation if labelled else [(each, each) for each in abbreviation])
    raise CourseError(f"{where}: can't vary {abbreviation!r}; {_ABBREVIATIONS}")


def _middle(found: Sequence[Any]) -> int:
    """Return where a slider starts when nobody says, as in ipywidgets."""
    return (len(found) - 1) // 2


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_interval(abbreviation: tuple[Any, ...]) -> bool:
    return len(abbreviation) in (2, 3) and all(map(_is_number, abbreviation))


def _is_pair(option: Any) -> bool:
    return isinstance(option, tuple) and len(option) == 2 and isinstance(option[0], str)


def _choice(options: Iterable[tuple[Any, Any]]) -> _Reading:
    labels, found = zip(*options, strict=True) if options else ((), ())
    kind: Kind = "radio" if len(found) <= RADIO_LIMIT else "select"
    return kind, found, tuple(map(str, labels)), 0


def _slider(where: str, interval: tuple[float, ...]) -> _Reading:
    """Count in decimals: 0.1 added three times is 0.3, not 0.30000000000000004."""
    whole = all(isinstance(bound, int) for bound in interval)
    given = interval if len(interval) == 3 else (*interval, 1 if whole else 0.1)
    if not all(map(math.isfinite, given)):
        raise CourseError(f"{where}: {interval} is not finite; give numbers")
    low, high, step = (Decimal(bound if whole else repr(float(bound))) for bound in given)
    if step <= 0 or high < low:
        raise CourseError(f"{where}: {interval} runs nowhere; give (low, high, step) upwards")
    count = (high - low) / step
    if count != int(count):
        shown = {"step": step, "low": low, "high": high, "end": low + int(count) * step}
        told = {name: f"{number.normalize():f}" for name, number in shown.items()}
        raise CourseError(
            f"{where}: steps of {told['step']} from {told['low']} miss {told['high']}; end at "
            f"{told['end']}, or choose another step"
        )
    grid = [low + step * i for i in range(int(count) + 1)]
    places = max(_places(low), _places(step))
    found = tuple(int(each) if whole else float(each) for each in grid)
    return "slider", found, tuple(f"{each:.{places}f}" for each in grid), _middle(found)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _check_distinct(where: str, texts: Sequence[str]) -> None:
    for text in texts:
        if texts.count(text) > 1:
            raise CourseError(f"{where}: two options read '{text}'; give them different labels")


def _told_start(where: str, wanted: Any, found: Sequence[Any], texts: Sequence[str]) -> int:
    index = _index(wanted, found, texts)
    if index is None:
        raise CourseError(
            f"{where}: it can't start at {wanted!r}, which is not one of its values: "
            f"{_listed(texts)}"
        )
    return index


def _index(wanted: Any, found: Sequence[Any], texts: Sequence[str]) -> int | None:
    for index, (value, text) in enumerate(zip(found, texts, strict=True)):
        if value == wanted or text == wanted:
            return index
    return None


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts) if len(texts) <= 8 else f"{texts[0]}, {texts[1]}, … {texts[-1]}"
