"""Small books with faults in them: the build must notice, and say where and what to do."""

from pathlib import Path

import pytest

from tests.build.books import Built, build, code, notebook, stored_view, text

SLIDER = "import ipywidgets\nipywidgets.IntSlider()"
DEAD = {
    "index": """# A

```{glue} wheel
:doc: chapter.ipynb
```

And {glue}`chapter.ipynb::bars` in a line.
""",
    "chapter": notebook(
        code("1"),
        code(SLIDER),
        code(
            """
import altair, anywidget
from myst_nb import glue
glue("core", ipywidgets.IntSlider(), display=False)
class Wheel(anywidget.AnyWidget):
    _esm = "export default { render() {} }"
glue("wheel", Wheel(), display=False)
bars = altair.Chart(altair.Data(values=[{"a": 1}]), title="Bars").mark_bar().encode(x="a:Q")
glue("bars", bars, display=False)
"""
        ),
        text("A core one: {glue}`core`."),
        code('altair.Chart(bars.data).mark_bar().encode(x="a:Q")'),
    ),
    "bare": notebook(text("# Bare"), stored_view(), mystnb={"execution_mode": "off"}),
}


@pytest.fixture(scope="module")
def dead(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("dead"), DEAD)


def test_a_dead_core_widget_stops_the_build_and_names_its_place(dead: Built) -> None:
    assert dead.exit_code != 0
    assert "book/chapter.ipynb, cell 2: IntSlider is a core ipywidget" in dead.said
    assert "explore(f, **parameters)" in dead.said


def test_a_dead_widget_that_is_glued_is_named_with_the_cell_that_glues_it(dead: Built) -> None:
    assert "book/chapter.ipynb, cell 3, glued as 'core': IntSlider is a core ipywidget" in dead.said


def test_a_chart_that_says_nothing_of_itself_is_named_with_its_cell(dead: Built) -> None:
    assert "book/chapter.ipynb, cell 5: A chart has neither title nor description" in dead.said


def test_an_output_stored_without_its_widgets_state_says_how_to_get_it(dead: Built) -> None:
    assert "book/bare.ipynb, cell 2: the notebook holds this widget without its state" in dead.said
    assert "execute_notebooks: cache" in dead.said


def test_a_widget_or_chart_glued_on_another_page_is_refused(dead: Built) -> None:
    assert "book/index.md, line 3: 'wheel' is a widget glued in book/chapter.ipynb" in dead.said
    assert "book/index.md, line 7: 'bars' is a chart glued in book/chapter.ipynb" in dead.said


def test_two_explorations_of_one_name_stop_the_build_and_are_both_named(tmp_path: Path) -> None:
    start = "from nato_course.widgets import explore\ndef told(level): return level\n"
    shown = "explore(told, level=(1, 3))"
    page = notebook(code(start + shown), code("1"), code(shown), code(f"x = {shown}\nx"))
    built = build(tmp_path, {"index": "# A\n", "chapter": page})
    assert built.exit_code != 0
    twice = "Explore has the name 'told', as the Explore of book/chapter.ipynb, cell 1 has"
    assert f"chapter.ipynb, cell 3: {twice}" in built.said
    assert f"chapter.ipynb, cell 4: {twice}" in built.said
    assert "give one of them another `name`" in built.said


def test_an_unknown_claim_and_an_unknown_work_fail_the_build(tmp_path: Path) -> None:
    page = "# A\n\n[H99](claims.md#h99) and {cite:p}`nobody1999`\n"
    built = build(tmp_path, {"index": page, "claims": "# Ledger\n"})
    assert built.exit_code != 0
    assert "'h99'" in built.said
    assert "nobody1999" in built.said
