"""An exploration shows what Python computes, live and built, and says when it can't."""

import doctest
import itertools
import re
import sys
from types import SimpleNamespace

import ipywidgets
import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from coursebook.errors import CourseError
from coursebook.widgets import _front_end
from coursebook.widgets.explore import Explore, explore
from nato_course import charts
from nato_course.models.richardson import ArmsRace
from nato_course.models.spiral import WORLDS, Spiral, sights, verdict
from tests.unit.widgets.unpacked import unpack

VIEW = "application/vnd.jupyter.widget-view+json"


def told(year, fatigue, wary):
    """Return a sentence that no other setting has."""
    return f"{year}: {fatigue!r}, {wary}"


@pytest.fixture
def exploration():
    return explore(told, year=(1990, 1999), fatigue=(0, 0.5, 0.1), wary=["no", "a bit", "very"])


def test_the_built_widget_holds_what_python_returns_for_every_setting(exploration):
    frames = unpack(exploration.built.frames)
    grid = itertools.product(
        range(1990, 2000), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5], ["no", "a bit", "very"]
    )
    for frame, setting in zip(frames, grid, strict=True):
        assert frame[1] == f'<p class="nc-explore-text">{told(*setting)}</p>'


def test_the_built_widget_tells_the_page_its_controls(exploration):
    year, fatigue, wary = exploration.built.controls
    assert (year["kind"], year["label"], year["start"]) == ("slider", "Year", 4)
    assert fatigue["texts"] == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]
    assert wary["shown"] == ["no", "a bit", "very"]


def test_live_it_shows_controls_of_ipywidgets(exploration, monkeypatch):
    monkeypatch.delenv("COURSEBOOK_BUILD", raising=False)
    bundle = exploration._repr_mimebundle_()
    assert bundle[VIEW]["model_id"] == exploration.live.model_id
    *controls, keys = exploration.live.children
    assert [type(each) for each in controls] == [
        ipywidgets.HTML, ipywidgets.SelectionSlider, ipywidgets.SelectionSlider,
        ipywidgets.RadioButtons, ipywidgets.Output,
    ]  # fmt: skip
    assert "suppress-shortcuts" in str(keys._esm)


def test_when_the_book_is_built_it_shows_the_packed_widget(exploration, monkeypatch):
    monkeypatch.setenv("COURSEBOOK_BUILD", "1")
    data, _ = exploration._repr_mimebundle_()
    assert data[VIEW]["model_id"] == exploration.built.model_id
    assert isinstance(exploration.built, Explore)


def test_both_ways_have_the_same_text_twin(exploration, monkeypatch):
    monkeypatch.delenv("COURSEBOOK_BUILD", raising=False)
    live = exploration._repr_mimebundle_()
    monkeypatch.setenv("COURSEBOOK_BUILD", "1")
    built, _ = exploration._repr_mimebundle_()
    assert live["text/plain"] == built["text/plain"] == repr(exploration)
    assert live["text/html"] in built["text/html"]


def test_the_twins_are_the_same_in_every_run():
    def again():
        return explore(told, year=(1990, 1999), fatigue=(0, 0.5, 0.1), wary=False)

    assert repr(again()) == repr(again())
    assert again().twin_html() == again().twin_html()
    assert again().built.twin_html() == again().built.twin_html()
    assert again().built.frames == again().built.frames
    assert not re.search(r"0x[0-9a-f]{6,}", repr(again()))


def test_the_text_twin_is_a_slice_along_the_longest_parameter(exploration):
    assert repr(exploration).splitlines() == [
        "Told (interactive)",
        "",
        "Fatigue: 0.2; Wary: no",
        "",
        "Year    Result",
        "------  ------",
        "1990    1990: 0.2, no",
        "1992    1992: 0.2, no",
        "1994 *  1994: 0.2, no",
        "1997    1997: 0.2, no",
        "1999    1999: 0.2, no",
        "",
        "* where it starts",
    ]


def test_the_html_twin_is_a_table_with_escaped_text():
    twin = explore(lambda x: f"<{x}>", name="angles", x=["a", "<b>"]).twin_html()
    assert "<td>&lt;a&gt;</td>" in twin
    assert '<th scope="row">&lt;b&gt;</th>' in twin
    assert "<caption>Angles: some of the settings.</caption>" in twin


def test_a_title_that_asks_keeps_its_question_mark():
    twin = explore(lambda x: x, name="angles", title="How wide?", x=["a", "b"]).twin_html()
    assert "<caption>How wide? Some of the settings.</caption>" in twin


def test_the_built_twin_shows_the_starting_setting_first(exploration):
    assert exploration.built.twin_html().startswith(
        '<div class="nc-explore-frame"><p class="nc-explore-summary" hidden>1994: 0.2, no</p>'
        '<p class="nc-explore-text">1994: 0.2, no</p></div><table'
    )


def test_a_failing_function_is_told_with_its_arguments():
    def inverse(share, shift):
        return 1 / (share - shift)

    exploration = explore(inverse, share=(0, 1, 0.5), shift=(0, 1))
    with pytest.raises(
        CourseError,
        match=r"explore 'inverse' fails at inverse\(share=0.0, shift=0\): "
        r"ZeroDivisionError\('float division by zero'\)",
    ) as caught:
        exploration.built  # noqa: B018
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_an_outcome_that_can_not_be_shown_is_told_with_its_arguments():
    def nothing(level): ...

    with pytest.raises(CourseError, match=r"fails at nothing\(level=1\): it returned None"):
        explore(nothing, level=(1, 3)).built  # noqa: B018


def test_too_many_settings_name_the_parameter_to_thin_out():
    exploration = explore(told, year=(1, 50), fatigue=(0, 1, 0.1), wary=list("abcd"))
    with pytest.raises(
        CourseError,
        match=r"'told' has 2,200 settings, 200 more than the 2,000 a page may carry: "
        r"thin out 'year' from 50 values to 45",
    ):
        exploration.built  # noqa: B018


def test_too_many_parameters_say_that_one_is_not_enough():
    parameters = dict.fromkeys("abcdef", (1, 5))

    def many(a, b, c, d, e, f): ...

    with pytest.raises(CourseError, match="'a' from 5 values to 2, and then the next longest"):
        explore(many, **parameters).built  # noqa: B018


def test_too_many_bytes_name_the_parameter_and_the_way_to_raise_the_budget():
    def noise(seed):
        return " ".join(f"{(seed * 7919 + i * i * 104729) % 999983}" for i in range(400))

    with pytest.raises(
        CourseError,
        match=r"'noise' weighs \d+\.\d KB packed, \d+\.\d KB more than its budget of 4 KB: "
        r"thin out 'seed' from 40 values to \d+, let each frame show less, or raise budget_kb to",
    ):
        explore(noise, budget_kb=4, seed=(1, 40)).built  # noqa: B018
    assert explore(noise, budget_kb=99, seed=(1, 40)).built.frames


@pytest.mark.parametrize("name", ["Arms Race", "x?y", "<lambda>", "1st", ""])
def test_a_name_must_be_fit_for_a_link(name):
    if name:
        with pytest.raises(CourseError, match="can't be part of a link; give `name`"):
            explore(told, name=name, year=(1, 2), fatigue=(1, 2), wary=True)
    with pytest.raises(CourseError, match=r"<lambda>.*can't be part of a link"):
        explore(lambda x: x, x=(1, 2))


def test_the_name_comes_from_the_function_and_the_title_from_the_name():
    def arms_race(reaction):
        return reaction

    exploration = explore(arms_race, reaction=(0, 1))
    assert (exploration.name, exploration.title) == ("arms-race", "Arms race")


def test_the_documented_example_holds():
    result = doctest.testmod(sys.modules[explore.__module__])
    assert result.attempted and not result.failed


def test_models_are_explored_through_their_charts():
    def race(reaction, fatigue):
        settings = ArmsRace.symmetric(reaction, fatigue, grievance=0.5)
        return [settings.outlook(), charts.arms_paths(settings.path(years=5), top=5)]

    def meeting(bias, world):
        settings = Spiral(bias=bias, offence_advantage=world[0], distinguishability=world[1])
        course = settings.play(rounds=5)
        return [verdict(course), charts.spiral_paths(sights(course), top=1)]

    races = explore(race, reaction=(0.5, 1.5, 0.5), fatigue=(1, 2))
    frames = unpack(races.built.frames)
    assert [frame[0] for frame in frames] == [
        f'<p class="nc-explore-summary" hidden>{outlook}</p>'
        for outlook in ("balance", "balance", "edge", "balance", "runaway", "balance")
    ]
    assert all("<svg" in frame[2] for frame in frames)
    meetings = explore(meeting, bias=(0, 1, 0.5), world=WORLDS, start={"bias": 1.0})
    ends = [frame[0] for frame in unpack(meetings.built.frames)]
    assert sum("mutual fear" in end for end in ends) == 2


class Watched(NotebookClient):
    """Runs a notebook as JupyterLab does: somebody is there, who could be asked for input."""

    async def async_start_new_kernel_client(self):
        client = await super().async_start_new_kernel_client()
        client.allow_stdin = True
        return client


LIVE = """
from nato_course.widgets import explore
def told(level, wary):
    print("and", wary)
    return f"level {level}, wary {wary}"
x = explore(told, level=(0, 1, 0.1), wary=False, time="level")
x
"""
PLAY = """
row, box, output = x.live.children[1:-1]
row.children[1].index = 3
box.value = True
"""
FAIL = """
def inverse(x): return 1 / x
y = explore(inverse, start={"x": 1}, x=(0, 1))
y.live.children[1].value = 0
"""
LOOK = """
for each in output.outputs:
    print(each["data"]["text/plain"])
print(y.live.children[-2].outputs[0]["evalue"])
"""


def test_in_a_live_kernel_the_controls_drive_the_output(monkeypatch):
    monkeypatch.delenv("COURSEBOOK_BUILD", raising=False)
    cells = [nbformat.v4.new_code_cell(source) for source in (LIVE, PLAY, FAIL, LOOK)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    Watched(notebook, timeout=60, kernel_name="python3").execute()
    assert len(notebook.cells[0].outputs) == 1, "what the function prints is no output of the cell"
    shown = notebook.cells[0].outputs[0].data
    assert shown["text/plain"].startswith("Told (interactive)\n\nWary: no\n\nLevel")
    assert "<table" in shown["text/html"]
    assert VIEW in shown
    assert notebook.cells[-1].outputs[0].text.splitlines() == [
        "and True",
        "level 0.3, wary True",
        "explore 'inverse' fails at inverse(x=0): ZeroDivisionError('division by zero')",
    ]


def test_run_through_by_a_program_a_notebook_shows_the_twins_without_network(monkeypatch):
    monkeypatch.delenv("COURSEBOOK_BUILD", raising=False)
    timeline = "from nato_course.widgets.timeline import timeline\ntimeline(since=2020)"
    cells = [nbformat.v4.new_code_cell(source) for source in (LIVE, timeline)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert '<table class="nc-explore-twin"' in page
    assert '<div class="nc-timeline-list">' in page
    assert 'class="jupyter-widgets' not in page, "a live view would hide its twin"


@pytest.mark.parametrize("building", ["1", ""])
def test_only_the_books_build_takes_the_view_of_a_widget_nobody_sees(building, monkeypatch):
    class Kernel:
        def get_parent(self):
            return {"content": {"allow_stdin": False}}

    monkeypatch.setenv("COURSEBOOK_BUILD", building)
    monkeypatch.setattr(_front_end, "get_ipython", lambda: SimpleNamespace(kernel=Kernel()))
    exploration = explore(told, year=(1, 2), fatigue=(1, 2), wary=True)
    bundle = exploration._repr_mimebundle_()
    data = bundle[0] if building else bundle
    assert (VIEW in data) == bool(building)
    assert {"text/plain", "text/html"} <= set(data)
