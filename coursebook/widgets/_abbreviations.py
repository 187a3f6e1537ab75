"""What a parameter may vary over: what ipywidgets' `interact` takes, as values in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import EnumType
from fractions import Fraction
from numbers import Integral
from typing import Any, Literal

import ipywidgets

from coursebook.errors import CourseError
from coursebook.widgets._scalars import exact, is_number, plain

Kind = Literal["slider", "radio", "select", "checkbox"]
RADIO_LIMIT = 4
"""A choice of up to this many options shows them all at once."""
ABBREVIATIONS = (
    "give a range, a tuple (low, high[, step]), a number, a list, a dict {label: value}, a bool, "
    "or a slider, choice or checkbox of ipywidgets"
)

_TENTH = Fraction(1, 10)
_SHOWN_PLACES = 4
_MOST_PLACES = 12
_TICKED = (ipywidgets.Checkbox, ipywidgets.ToggleButton)
_COUNTED = (ipywidgets.IntSlider, ipywidgets.BoundedIntText)
_MEASURED = (ipywidgets.FloatSlider, ipywidgets.BoundedFloatText)
_CHOSEN: dict[Any, Kind] = {
    ipywidgets.SelectionSlider: "slider",
    ipywidgets.RadioButtons: "radio",
    ipywidgets.ToggleButtons: "radio",
    ipywidgets.Dropdown: "select",
    ipywidgets.Select: "select",
}


@dataclass(frozen=True)
class Reading:
    """The values that an abbreviation stands for, and the control that offers them.

    `start` is an index; where it is `settled`, the function's default doesn't move it.
    """

    kind: Kind
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    start: int
    settled: bool = False
    label: str = ""

    def nearest(self, default: Any) -> int:
        """Return where a function's default lies; on a slider, the value nearest to it.

        Args:
            default: anything; where it fits nothing, the reading's own start is returned.
        """
        if default in self.values:
            return self.values.index(default)
        if self.kind == "slider" and all(map(is_number, (default, *self.values))):
            gaps = [abs(float(value) - float(default)) for value in self.values]
            return gaps.index(min(gaps))
        return self.start


def read(where: str, abbreviation: Any) -> Reading:
    """Return what an abbreviation stands for.

    Args:
        where: names the parameter, for messages.
        abbreviation: what the author gave.

    Raises:
        CourseError: it can't be read, or its values can't be run through beforehand.
    """
    given = plain(abbreviation)
    if isinstance(given, ipywidgets.Widget):
        return _of_widget(where, given)
    if isinstance(given, type):
        return _of_type(where, given)
    if isinstance(given, bool):
        return _ticked(given)
    if is_number(abbreviation):
        return _around(where, abbreviation)
    if isinstance(given, range):
        found = tuple(given)
        return Reading("slider", found, tuple(map(str, found)), middle(found))
    if isinstance(given, tuple) and len(given) in (2, 3) and all(map(is_number, given)):
        return _interval(where, given)
    if isinstance(given, Mapping):
        return _choice(given.items())
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | set | frozenset):
        return _choice(_labelled(tuple(given)))
    raise CourseError(f"{where}: can't vary {abbreviation!r}; {_advice(given)}")


def middle(found: Sequence[Any]) -> int:
    """Return where a slider starts when nobody says, as in ipywidgets.

    Args:
        found: its values.
    """
    return (len(found) - 1) // 2


def _advice(given: Any) -> str:
    if isinstance(given, str | bytes):
        return "a page can't hold every text; give a list of those to try"
    if isinstance(given, set | frozenset):
        return "a set has no order; give a list"
    return ABBREVIATIONS


def _ticked(start: Any) -> Reading:
    return Reading("checkbox", (False, True), ("no", "yes"), int(bool(start)), settled=True)


def _labelled(options: Sequence[Any]) -> Iterable[tuple[Any, Any]]:
    """Return options with their labels, told from each other as ipywidgets does."""
    if all(isinstance(each, list | tuple) and len(each) == 2 for each in options):
        return [(label, value) for label, value in options]
    return [(each, each) for each in options]


def _choice(options: Iterable[tuple[Any, Any]]) -> Reading:
    labels, found = zip(*options, strict=True) if options else ((), ())
    kind: Kind = "radio" if len(found) <= RADIO_LIMIT else "select"
    return Reading(kind, found, tuple(map(str, labels)), 0)


def _of_type(where: str, given: type) -> Reading:
    if isinstance(given, EnumType):
        members: Iterable[Any] = given
        return replace(_choice([(each.name, each) for each in members]), settled=True)
    if given is bool:
        return _ticked(False)
    raise CourseError(
        f"{where}: a page can't hold every {given.__name__}; give the values to try: "
        "a list, or (low, high, step)"
    )


def _around(where: str, number: Any) -> Reading:
    """Read a single number as `interact` does: from minus one times to three times its size."""
    about = _exact(where, number)
    low, high = sorted((-about, 3 * about)) if about else (about, about + 1)
    step = Fraction(1) if isinstance(number, Integral) else _TENTH
    return _from(where, (low, high, step), whole=isinstance(number, Integral), start=number)


def _interval(where: str, interval: tuple[Any, ...]) -> Reading:
    whole = all(isinstance(bound, Integral) for bound in interval)
    given = [_exact(where, bound) for bound in interval]
    low, high, step = given if len(given) == 3 else (*given, Fraction(1) if whole else _TENTH)
    return _from(where, (low, high, step), whole=whole)


def _exact(where: str, number: Any) -> Fraction:
    try:
        return exact(number)
    except ValueError as error:
        raise CourseError(f"{where}: {number} is not finite; give numbers") from error


def _from(
    where: str, interval: tuple[Fraction, Fraction, Fraction], *, whole: bool, start: Any = None
) -> Reading:
    """Count exactly: 0.1 added three times is 0.3, not 0.30000000000000004."""
    low, high, step = interval
    told = [_decimal(each, _needed(each)) for each in interval]
    if step <= 0 or high < low:
        shown = ", ".join(told)
        raise CourseError(f"{where}: ({shown}) runs nowhere; give (low, high, step) upwards")
    steps = (high - low) / step
    if steps.denominator != 1:
        end = low + int(steps) * step
        raise CourseError(
            f"{where}: steps of {told[2]} from {told[0]} miss {told[1]}; end at "
            f"{_decimal(end, _needed(end))}, or choose another step"
        )
    grid = [low + step * i for i in range(int(steps) + 1)]
    places = max(_needed(low), _needed(step))
    found = tuple(int(each) if whole else float(each) for each in grid)
    texts = tuple(_decimal(each, places) for each in grid)
    if start is None:
        return Reading("slider", found, texts, middle(found))
    if (exactly := exact(start)) not in grid:
        raise CourseError(
            f"{where}: steps of {told[2]} from {told[0]} miss {start}, where it starts; give "
            "(low, high, step) that meet it"
        )
    return Reading("slider", found, texts, grid.index(exactly), settled=True)


def _needed(number: Fraction) -> int:
    """Return how many decimals a number has; one without an end is shown with four."""
    for places in range(_MOST_PLACES + 1):
        if (number * 10**places).denominator == 1:
            return places
    return _SHOWN_PLACES


def _decimal(number: Fraction, places: int) -> str:
    digits = f"{abs(round(number * 10**places)):0{places + 1}d}"
    point = len(digits) - places
    text = f"{digits[:point]}.{digits[point:]}" if places else digits
    return f"-{text}" if number < 0 else text


def _of_widget(where: str, widget: Any) -> Reading:
    """Read a control that the author made: its values, where it stands, and what it is called."""
    label = str(getattr(widget, "description", ""))
    return replace(_of_control(where, widget), settled=True, label=label)


def _of_control(where: str, widget: Any) -> Reading:
    if isinstance(widget, _TICKED):
        return _ticked(widget.value)
    if isinstance(widget, _COUNTED + _MEASURED) and widget.step:
        given = (widget.min, widget.max, widget.step)
        low, high, step = (_exact(where, each) for each in given)
        whole = isinstance(widget, _COUNTED)
        return _from(where, (low, high, step), whole=whole, start=widget.value)
    for kind, shown in _CHOSEN.items():
        if isinstance(widget, kind) and widget.index is not None:
            labels, found = zip(*_labelled(_options(widget)), strict=True)
            return Reading(shown, found, tuple(map(str, labels)), widget.index)
    raise CourseError(
        f"{where}: a page can't run through the values of this {type(widget).__name__} "
        "beforehand; give it an end and a step, or a list, or a Dropdown with a value chosen"
    )


def _options(widget: Any) -> Sequence[Any]:
    given = widget.options
    return tuple(given.items() if isinstance(given, Mapping) else given)
