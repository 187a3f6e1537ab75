"""The grid that `explore` runs over: abbreviations become controls with exact values."""

import inspect
import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets

from coursebook.errors import CourseError
from coursebook.widgets._abbreviations import ABBREVIATIONS, Kind, Reading, read
from coursebook.widgets._scalars import is_number

Function = Callable[..., Any]

_EMPTY = inspect.Parameter.empty


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
        if is_number(self.values[index]) and re.fullmatch(r"-[0-9.]+", text):
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
        if not isinstance(abbreviation, ipywidgets.fixed)
    )


def fixed(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that stay as they are, given as ipywidgets' `fixed`.

    Args:
        parameters: abbreviations by parameter.
    """
    return {
        name: abbreviation.value
        for name, abbreviation in parameters.items()
        if isinstance(abbreviation, ipywidgets.fixed)
    }


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
    varied = [name for name in parameters if name not in fixed(parameters)]
    if not varied:
        raise CourseError(f"explore({title}): there is nothing to vary; {ABBREVIATIONS}")
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
            if name not in varied:
                known = ", ".join(varied)
                raise CourseError(
                    f"explore({title}): `{option}` names '{name}', which is not varied; "
                    f"choose among {known}"
                )


def _control(title: str, name: str, abbreviation: Any, wording: Wording, default: Any) -> Control:
    where = f"explore({title}): parameter '{name}'"
    found = read(where, abbreviation)
    if not found.values:
        raise CourseError(f"{where}: {abbreviation!r} holds no value; {ABBREVIATIONS}")
    _check_distinct(where, found.texts)
    plays = name == wording.time
    if plays and found.kind != "slider":
        raise CourseError(f"{where}: only a range or a tuple can play; it is {abbreviation!r}")
    start = _start(where, found, wording.start.get(name, _EMPTY), default, plays)
    label = wording.labels.get(name) or found.label or name.replace("_", " ").capitalize()
    unit = wording.units.get(name, "")
    return Control(name, found.kind, label, unit, found.values, found.texts, start, plays)


def _start(where: str, found: Reading, wanted: Any, default: Any, plays: bool) -> int:
    """Return where a control starts: where the author says, else by the function, else itself."""
    if wanted is not _EMPTY:
        return _told_start(where, wanted, found)
    if found.settled:
        return found.start
    if default is not _EMPTY:
        return found.nearest(default)
    return 0 if plays else found.start


def _check_distinct(where: str, texts: Sequence[str]) -> None:
    for text in texts:
        if texts.count(text) > 1:
            raise CourseError(f"{where}: two options read '{text}'; give them different labels")


def _told_start(where: str, wanted: Any, found: Reading) -> int:
    for index, value_and_text in enumerate(zip(found.values, found.texts, strict=True)):
        if wanted in value_and_text:
            return index
    texts = found.texts
    shown = ", ".join(texts) if len(texts) <= 8 else f"{texts[0]}, {texts[1]}, … {texts[-1]}"
    raise CourseError(
        f"{where}: it can't start at {wanted!r}, which is not one of its values: {shown}"
    )
