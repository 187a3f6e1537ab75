"""A small book without a fault: every way in which an output comes to its page, in one build."""

import re

import pytest

from tests.build.books import (
    ANYWIDGET,
    Built,
    build,
    code,
    notebook,
    stored_state,
    stored_view,
    text,
)

CHARTS = "    nb_mime_priority_overrides: [[html, application/vnd.vegalite.v5+json, 5]]\n"
PLAIN_ALTAIR = """
import altair
data = altair.Data(values=[{"a": 1, "b": 2}])
altair.Chart(data, title="Bars of b").mark_bar().encode(x="a:Q", y="b:Q")
"""
GLUING = """
import altair, anywidget
from IPython.display import HTML
from myst_nb import glue
from nato_course.widgets import explore
class Twin(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.textContent = 'alive'; } }"
    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": "<p>its own twin</p>"}, metadata
class Bare(anywidget.AnyWidget):
    _esm = Twin._esm
HTML("<p>what the first cell shows</p>")
"""
GLUED = """
def double(n: int = 2) -> str:
    return f"twice {n} is {2 * n}"
data = altair.Data(values=[{"a": 1, "b": 2}])
glue("twin", Twin(), display=False)
glue("bare", Bare(), display=False)
glue("double", explore(double, n=range(1, 4)), display=False)
glue("bars", altair.Chart(data, title="Bars").mark_bar().encode(x="a:Q"), display=False)
"""
PASTED = """
Before {glue}`twin` after, and in a note.[^n]

```{glue} bare
```

```{glue:figure} twin
A caption.
```

```{glue} double
```

{glue}`bars`

[^n]: Here {glue}`bars` again.
"""
PAGES = {
    "index": notebook(
        text("# A\n\n[H10](claims.md#h10) {cite:p}`kramer2009`"),
        code(ANYWIDGET),
        code("import ipywidgets\nipywidgets.IntSlider()", "live-only"),
    ),
    "claims": "# Ledger\n",
    "works": "# Works\n\n```{bibliography}\n```\n",
    "glued": notebook(text("# Glued"), code(GLUING), code(GLUED), text(PASTED)),
    "inline": notebook(text("# I"), code(ANYWIDGET), mystnb={"execution_mode": "inline"}),
    "force": notebook(text("# F"), code(PLAIN_ALTAIR), mystnb={"execution_mode": "force"}),
    "auto": notebook(text("# U"), code(ANYWIDGET), mystnb={"execution_mode": "auto"}),
    "off": notebook(
        text("# O"), stored_view(), mystnb={"execution_mode": "off"}, widgets=stored_state()
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("sound"), PAGES, CHARTS)


def test_it_builds_without_a_warning(sound: Built) -> None:
    assert sound.exit_code == 0, sound.said


def test_a_live_only_cell_shows_its_code_and_where_it_runs(sound: Built) -> None:
    page = sound.page("index")
    assert "IntSlider" in page
    assert "needs a running notebook" in page


def test_a_page_names_its_front_end_file_by_hash_and_no_other_host(sound: Built) -> None:
    page = sound.page("index")
    assert page.count('"module":') == 1
    assert "unpkg.com" not in page and "cdn.jsdelivr" not in page
    files = (sound.folder / "_build/html/_static/nc").glob("*.js")
    assert any(len(each.stem) == 16 for each in files)


@pytest.mark.parametrize("mode", ["inline", "auto", "off"])
def test_a_widget_is_there_however_the_notebook_is_executed(sound: Built, mode: str) -> None:
    assert len(_places(sound.page(mode))) == 1


def test_a_glued_widget_has_the_twin_of_its_own_output_or_none(sound: Built) -> None:
    shown = _places(sound.page("glued"))
    assert [name for name, _ in shown] == ["Twin", "Bare", "Twin", "Explore"]
    assert "its own twin" in shown[0][1] and "its own twin" in shown[2][1]
    assert "its own twin" not in shown[1][1] and "twice 2 is 4" in shown[3][1]
    assert not any("what the first cell shows" in html for _, html in shown)


def test_a_widget_glued_twice_is_one_model(sound: Built) -> None:
    numbers = re.findall(r'data-nc-model="(\w+)" data-nc-name="Twin"', sound.page("glued"))
    assert numbers == ["m1", "m1"]
    assert sound.page("glued").count('"m1":{') == 1


def test_what_is_glued_into_a_line_stands_between_the_lines_parts(sound: Built) -> None:
    page = sound.page("glued")
    assert re.search(r'<p>Before </p>\s*<div class="output nc-output"><script', page)
    assert re.search(r"</div><p> after, and in a note\.", page)


def test_a_glued_chart_is_drawn_each_time_with_ids_of_its_own(sound: Built) -> None:
    page = sound.page("glued")
    assert page.count('<figure class="nc-figure">') == 2
    ids = re.findall(r'<title id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) >= 2


def test_altairs_own_output_is_drawn_as_inline_svg_and_asks_no_cdn(sound: Built) -> None:
    page = sound.page("force")
    assert "<svg" in page and "Bars of b" in page
    assert "vega-embed" not in page and "https://cdn" not in page


def _places(page: str) -> list[tuple[str, str]]:
    """Return name and HTML of each widget's place."""
    starts = page.split('<div class="nc-widget"')[1:]
    places = [each.partition('<div class="output')[0] for each in starts]
    return [(each.partition('data-nc-name="')[2].partition('"')[0], each) for each in places]
