"""Abbreviations become exact grids; what can't be read is told with a way out."""

import ipywidgets
import pytest

from coursebook.errors import CourseError
from coursebook.widgets import _grid
from coursebook.widgets._grid import Wording

PLAIN = Wording({}, {}, {}, None)


def control(abbreviation, *, default=..., **wording):
    def function(level):
        return level

    if default is not ...:
        function.__defaults__ = (default,)
    told = Wording(
        wording.get("labels", {}), wording.get("units", {}), wording.get("start", {}),
        wording.get("time"),
    )  # fmt: skip
    (found,) = _grid.controls(function, {"level": abbreviation}, told)
    return found


@pytest.mark.parametrize(
    ("abbreviation", "kind", "values", "texts"),
    [
        (range(1991, 1994), "slider", (1991, 1992, 1993), ("1991", "1992", "1993")),
        (range(4, 0, -2), "slider", (4, 2), ("4", "2")),
        ((0, 2), "slider", (0, 1, 2), ("0", "1", "2")),
        ((0, 10, 5), "slider", (0, 5, 10), ("0", "5", "10")),
        ((0.0, 0.3), "slider", (0.0, 0.1, 0.2, 0.3), ("0.0", "0.1", "0.2", "0.3")),
        ((0, 1, 0.25), "slider", (0.0, 0.25, 0.5, 0.75, 1.0),
         ("0.00", "0.25", "0.50", "0.75", "1.00")),
        ((-0.1, 0.1, 0.1), "slider", (-0.1, 0.0, 0.1), ("-0.1", "0.0", "0.1")),
        ((1e-3, 3e-3, 1e-3), "slider", (0.001, 0.002, 0.003), ("0.001", "0.002", "0.003")),
        (["a", "b"], "radio", ("a", "b"), ("a", "b")),
        (list("abcde"), "select", tuple("abcde"), tuple("abcde")),
        ({"None": 0, "Much": 9}, "radio", (0, 9), ("None", "Much")),
        ([("None", 0), ("Much", 9)], "radio", (0, 9), ("None", "Much")),
        (("a", "b"), "radio", ("a", "b"), ("a", "b")),
        (True, "checkbox", (False, True), ("no", "yes")),
    ],
)  # fmt: skip
def test_an_abbreviation_becomes_a_control(abbreviation, kind, values, texts):
    found = control(abbreviation)
    assert (found.kind, found.values, found.texts) == (kind, values, texts)
    assert [type(each) for each in found.values] == [type(each) for each in values]


def test_tenths_are_exact_over_a_long_slider():
    found = control((-2.0, 2.0, 0.1))
    assert [repr(value) for value in found.values] == list(found.texts)
    assert len(found.values) == 41


@pytest.mark.parametrize(
    ("abbreviation", "wording", "start"),
    [
        ((0, 10), {}, 5), ((1, 10), {}, 4), (range(1990, 2000), {}, 4), (["a", "b"], {}, 0),
        (True, {}, 1), (False, {}, 0), ((0, 10), {"time": "level"}, 0),
        ((0, 1, 0.1), {"start": {"level": 0.3}}, 3),
        ({"None": 0, "Much": 9}, {"start": {"level": 9}}, 1),
        ({"None": 0, "Much": 9}, {"start": {"level": "Much"}}, 1),
        ((0, 10), {"default": 7}, 7), ((0, 10), {"default": 99}, 10),
        (["a", "b"], {"default": "b"}, 1),
        (False, {"default": True}, 0), ((0, 10), {"default": 7, "start": {"level": 2}}, 2),
        ((0, 10), {"default": 7, "time": "level"}, 7),
    ],
)  # fmt: skip
def test_where_a_control_starts(abbreviation, wording, start):
    assert control(abbreviation, **wording).start == start


def test_a_value_is_shown_with_unit_and_true_minus():
    found = control((-5, 5), units={"level": "km"})
    assert found.shown(0) == "\N{MINUS SIGN}5 km"
    assert control([-5, 5]).shown(0) == "\N{MINUS SIGN}5"
    assert control({"-5": "words", "ready-made": -5}).texts == ("-5", "ready-made")
    assert control({"ready-made": -5}).shown(0) == "ready-made"


def test_a_parameter_is_labelled_by_its_name_unless_told():
    assert control(True).label == "Level"
    assert control(True, labels={"level": "How much"}).label == "How much"


@pytest.mark.parametrize(
    ("abbreviation", "message"),
    [
        ((0, 1, 0.3), r"steps of 0.3 from 0 miss 1; end at 0.9, or choose another step"),
        ((0.0, 0.25), r"steps of 0.1 from 0 miss 0.25; end at 0.2"),
        ((3, 1), "runs nowhere"), ((0, 1, 0), "runs nowhere"), ((0, float("inf")), "not finite"),
        ([], "holds no value"), ({}, "holds no value"), (range(0), "holds no value"),
        (None, "can't vary None; give a range, a tuple"), ([1, "1"], "two options read '1'"),
        ("abc", "can't vary 'abc'; a page can't hold every text; give a list of those to try"),
        ({1, 2}, "a set has no order; give a list"),
        (int, "a page can't hold every int; give the values to try"),
        (0.123, r"steps of 0.1 from -0.123 miss 0.369; end at 0.277"),
        (ipywidgets.IntText(3), "can't run through the values of this IntText beforehand"),
        (ipywidgets.Text("a"), "this Text beforehand; give it an end and a step, or a list"),
        (ipywidgets.BoundedFloatText(0.5, max=1), "this BoundedFloatText beforehand"),
        (ipywidgets.Dropdown(options=[1, 2], value=None), "a Dropdown with a value chosen"),
        (ipywidgets.IntRangeSlider(), "this IntRangeSlider beforehand"),
        (ipywidgets.FloatSlider(0.25, min=0, max=1), "steps of 0.1 from 0 miss 0.25, where it"),
    ],
)  # fmt: skip
def test_an_abbreviation_that_can_not_be_read_is_told(abbreviation, message):
    with pytest.raises(CourseError, match=rf"explore\(function\): parameter 'level': .*{message}"):
        control(abbreviation)


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ({"labels": {"lvel": "x"}}, "`labels` names 'lvel', which is not varied; choose among"),
        ({"units": {"lvel": "x"}}, "`units` names 'lvel'"),
        ({"start": {"lvel": 1}}, "`start` names 'lvel'"),
        ({"time": "year"}, "`time` names 'year'"),
        ({"start": {"level": 0.5}}, "can't start at 0.5, which is not one of its values: 0, 1, 2"),
    ],
)  # fmt: skip
def test_a_name_or_start_that_does_not_exist_is_told(wording, message):
    with pytest.raises(CourseError, match=message):
        control((0, 2), **wording)


def test_only_a_slider_can_play():
    with pytest.raises(CourseError, match="only a range or a tuple can play"):
        control(["a", "b"], time="level")


def test_parameters_must_fit_the_function():
    def pair(left, right): ...

    for parameters, message in [
        ({"left": True}, "missing a required argument: 'right'"),
        ({"left": True, "right": True, "wrong": True}, "unexpected keyword argument 'wrong'"),
        ({}, "nothing to vary"),
    ]:
        with pytest.raises(CourseError, match=rf"explore\(pair\): .*{message}"):
            _grid.controls(pair, parameters, PLAIN)


def test_the_last_parameter_changes_fastest():
    grid = _grid.controls(lambda a, b: None, {"a": (0, 1), "b": ["x", "y", "z"]}, PLAIN)
    assert _grid.size(grid) == 6
    assert [tuple(_grid.values(grid, each).values()) for each in _grid.settings(grid)] == [
        (0, "x"), (0, "y"), (0, "z"), (1, "x"), (1, "y"), (1, "z"),
    ]  # fmt: skip
    assert _grid.widest(grid).parameter == "b"
    assert _grid.described(grid, (1, 2)) == "A: 1; B: z"
    assert _grid.described(grid, (1, 2), without="b") == "A: 1"
