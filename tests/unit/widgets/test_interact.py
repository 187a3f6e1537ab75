"""`explore` takes what `interact` takes: ipywidgets' own reading beside ours, value for value."""

import re
from collections import OrderedDict
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import ipywidgets
import pytest

from coursebook.widgets.explore import explore

NONE: Any = object()


class Stance(Enum):
    FIRM = 1
    OPEN = 2


def defaulted(default: Any) -> Any:
    def function(x: Any) -> Any:
        return repr(x)

    if default is not NONE:
        function.__defaults__ = (default,)
    return function


def reached(widget: Any) -> list[Any]:
    """Return the values that a reader can reach with ipywidgets' control, in order."""
    if isinstance(widget, ipywidgets.Checkbox | ipywidgets.ToggleButton):
        return [False, True]
    if hasattr(widget, "options"):
        return list(widget._options_values)
    count = round((widget.max - widget.min) / widget.step)
    return [widget.min + i * widget.step for i in range(count + 1)]


def told(widget: Any) -> list[str] | None:
    return list(widget._options_labels) if hasattr(widget, "options") else None


IN_BOTH = [
    10, 0, -5, 1, 1.5, 0.5, -2.0, True, False, Fraction(3, 2),
    (0, 10), (1, 10), (-3, 4), (0, 10, 5), (0, 9, 3), (0.0, 1.0), (0, 1, 0.25), (-0.1, 0.1, 0.1),
    (0, 2.0), (Fraction(0), Fraction(1), Fraction(1, 4)), (0, 1, Fraction(1, 3)),
    ["a", "b"], list("abcdef"), [1, 2.5, "x"], {"one": 1, "two": 2}, OrderedDict(b=1, a=2),
    MappingProxyType({"one": 1}), [("one", 10), ("two", 20)], [(1, 2), (3, 4)], [["one", 1]],
    [(1, 2), (3, 4, 5)], (each for each in "abc"), {"a": 1}.keys(), range(3), Stance, bool,
    ipywidgets.IntSlider(4, min=0, max=10, step=2), ipywidgets.IntSlider(),
    ipywidgets.FloatSlider(0.5, min=0, max=1, step=0.1), ipywidgets.FloatSlider(3),
    ipywidgets.BoundedIntText(3, min=1, max=5), ipywidgets.Checkbox(True),
    ipywidgets.BoundedFloatText(0.5, max=1, step=0.25), ipywidgets.ToggleButton(False),
    ipywidgets.Dropdown(options=["a", "b"], value="b"), ipywidgets.Select(options=[3, 1, 2]),
    ipywidgets.Dropdown(options={"one": 1, "two": 2}), ipywidgets.RadioButtons(options=[1, 2]),
    ipywidgets.SelectionSlider(options=[("low", 0.1), ("high", 0.9)], value=0.9),
    ipywidgets.ToggleButtons(options=[("one", 10), ("two", 20)], index=1),
]  # fmt: skip

ROUNDED = [(0, 1, 0.25), (0, 1, Fraction(1, 3))]
"""Here `interact` rounds the middle down to a whole number, and `explore` starts in the middle."""


def named(abbreviation: Any) -> str:
    """Return a name that is the same in every process."""
    return re.sub(r" at 0x\w+", "", repr(abbreviation))


@pytest.mark.parametrize("abbreviation", IN_BOTH, ids=named)
def test_values_labels_and_start_are_those_of_interact(abbreviation: Any) -> None:
    if not isinstance(abbreviation, type) and hasattr(abbreviation, "__next__"):
        abbreviation = list(abbreviation)  # both would want to read it first
    (widget,) = ipywidgets.interactive(defaulted(NONE), x=abbreviation).kwargs_widgets
    (control,) = explore(defaulted(NONE), name="x", x=abbreviation).grid
    for ours, theirs in zip(control.values, reached(widget), strict=True):
        assert ours == (pytest.approx(theirs) if isinstance(theirs, float) else theirs)
    assert [type(each) for each in control.values] == [type(each) for each in reached(widget)]
    if told(widget) and control.kind != "slider":
        assert list(control.texts) == told(widget)
    start = control.values[control.start]
    if isinstance(abbreviation, tuple) and abbreviation not in ROUNDED:
        step = control.values[1] - control.values[0]
        assert 0 <= widget.value - start < step  # interact may start between two steps
    elif not isinstance(abbreviation, tuple | range):  # a range is a list to interact
        assert start == (pytest.approx(widget.value) if isinstance(start, float) else widget.value)


@pytest.mark.parametrize(
    ("abbreviation", "default"),
    [
        ((0, 10), 7), ((0, 10), 99), ((0, 10), -1), ((0.0, 1.0), 0.3), ((0, 10), "words"),
        (["a", "b"], "b"), (["a", "b"], "c"), ({"one": 1, "two": 2}, 2),
        ({"one": 1, "two": 2}, "two"), (True, False), (10, 3), (Stance, Stance.OPEN), (range(3), 2),
        (ipywidgets.IntSlider(4, max=10), 7),
    ],
)  # fmt: skip
def test_the_functions_default_moves_the_start_where_interact_moves_it(
    abbreviation: Any, default: Any
) -> None:
    (widget,) = ipywidgets.interactive(defaulted(default), x=abbreviation).kwargs_widgets
    (control,) = explore(defaulted(default), name="x", x=abbreviation).grid
    assert control.values[control.start] == pytest.approx(widget.value)


def test_a_fixed_argument_is_passed_on_and_has_no_control() -> None:
    def told(x: int, share: Any) -> str:
        return f"{x} of {share}"

    given = ipywidgets.fixed([3])
    widget = ipywidgets.interactive(told, x=(0, 2), share=given)
    exploration = explore(told, x=(0, 2), share=given)
    assert [each.parameter for each in exploration.grid] == ["x"]
    assert widget.result == exploration.outcome(exploration.start)[0].text == "1 of [3]"  # type: ignore[union-attr]


def test_a_controls_own_label_is_kept_unless_the_author_gives_another() -> None:
    slider = ipywidgets.IntSlider(description="How far")
    assert explore(defaulted(NONE), name="x", x=slider).grid[0].label == "How far"
    assert explore(defaulted(NONE), name="x", x=slider, labels={"x": "Km"}).grid[0].label == "Km"


def test_decimals_are_read_as_they_are_written() -> None:
    tenths = (Decimal(0), Decimal("0.3"), Decimal("0.1"))
    (control,) = explore(defaulted(NONE), name="x", x=tenths).grid
    assert (control.values, control.texts) == ((0.0, 0.1, 0.2, 0.3), ("0.0", "0.1", "0.2", "0.3"))
    (thirds,) = explore(defaulted(NONE), name="x", x=(0, 1, Fraction(1, 3))).grid
    assert thirds.texts == ("0.0000", "0.3333", "0.6667", "1.0000")
