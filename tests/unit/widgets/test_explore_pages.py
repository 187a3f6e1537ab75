"""The pages to explore: their presets can be set, and the prose says what the models do."""

import html
import itertools
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from coursebook.widgets import _frames
from coursebook.widgets.explore import Exploration
from nato_course.charts import spending_rows
from nato_course.models.richardson import ArmsRace, distance
from nato_course.widgets import document_reader

BOOK = Path(__file__).parents[3] / "book"
PRESET = re.compile(r'href="#x\.([\w-]+)\?([^"]*)"')


def cells(page, kind):
    found = json.loads((BOOK / f"{page}.ipynb").read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def presets(page):
    text = html.unescape("".join(cells(page, "markdown")))
    return [(name, dict(parse_qsl(query))) for name, query in PRESET.findall(text)]


@cache
def explorations():
    """Return the page's explorations by name, made by its own cells."""
    shown = {}
    scope = {}
    for source in cells("dynamics", "code"):
        plain = TransformerManager().transform_cell(source)  # a cell may hold %pip
        exec(plain.replace("\nexplore(", "\nmade = explore("), scope)
        made = scope.get("made")
        if isinstance(made, Exploration):
            shown[made.name] = made
    return shown


def told(name, **texts):
    exploration = explorations()[name]
    setting = tuple(
        control.texts.index(texts[control.parameter])
        if control.parameter in texts
        else control.start
        for control in exploration.grid
    )
    return _frames.summary(exploration.outcome(setting))


@pytest.mark.parametrize(("name", "asked"), presets("dynamics"))
def test_every_preset_is_a_setting_of_its_exploration(name, asked):
    controls = {each.parameter: each.texts for each in explorations()[name].grid}
    assert all(text in controls[parameter] for parameter, text in asked.items())


@pytest.mark.parametrize(("name", "asked"), presets("documents"))
def test_every_linked_pair_is_in_its_set(name, asked):
    widget = document_reader(name.removeprefix("reader_"), **asked)
    assert widget.name == name


STRONG = {"reaction_a": "1.5", "reaction_b": "1.5", "fatigue": "1.25"}
GOODWILL = {**STRONG, "grievance_a": "-0.5", "grievance_b": "-0.5"}


@pytest.mark.parametrize(
    ("setting", "outlook"),
    [
        ({}, "Balance"),
        (STRONG, "Runaway"),
        (GOODWILL, "Depends"),
        ({**STRONG, "reaction_b": "0.5"}, "Balance"),
        ({"reaction_a": "1.5", "reaction_b": "1.0"}, "Runaway"),
        ({"reaction_b": "1.0", "grievance_b": "-0.5"}, "Balance"),
    ],
)
def test_the_answers_to_the_bets_are_what_the_model_does(setting, outlook):
    assert told("arms-plane", **setting).startswith(f"{outlook}: ")


def test_with_goodwill_the_start_decides():
    ends = {}
    for begin in ("low", "high"):
        exploration = explorations()["arms-plane"]
        race = told("arms-plane", **GOODWILL, begin=begin)
        assert race.startswith("Depends")
        values = {**{c.parameter: c.values[c.start] for c in exploration.grid}, "begin": begin}
        values |= {key: float(text) for key, text in GOODWILL.items()}
        description = exploration.function(**values)[1].to_dict()["description"]
        ends[begin] = re.search(r"to \(([\d.]+), ", description)[1]
    assert float(ends["low"]) == 0
    assert float(ends["high"]) > 100


@pytest.mark.parametrize(
    ("setting", "gap"),
    [
        ({}, "0.59"),
        ({"reaction_of_russia": "0.0", "grievance_of_russia": "0.15"}, "0.66"),
        ({"since": "2014", "reaction_of_russia": "0.0", "reaction_of_allies": "0.02"}, "0.44"),
    ],
)
def test_the_distances_in_the_text_are_those_of_the_model(setting, gap):
    assert f": {gap}. It proves no cause." in told("beside", **setting)
    assert gap in "".join(cells("dynamics", "markdown"))


@pytest.mark.parametrize(("since", "closest"), [(2000, (0.1, 0.01, 0, 0)), (2014, (0, 0.02, 0, 0))])
def test_the_closest_setting_is_the_one_that_the_text_names(since, closest):
    grid = explorations()["beside"].grid[2:]
    seen = spending_rows("NATO_X_USA", since)
    gaps = {}
    for setting in itertools.product(*(control.values for control in grid)):
        russia, allies, fatigue, grievance = setting
        race = ArmsRace((russia, allies), (fatigue, fatigue), (grievance, 0))
        gaps[setting] = distance(race.trajectory(years=len(seen) - 1), seen)
    assert min(gaps, key=gaps.__getitem__) == closest
