"""Widgets that no static page can keep alive stop the build, which says why and where."""

import pytest

from tests.build.books import build, code, notebook

DOT = """
import anywidget, ipywidgets, traitlets
class Dot(anywidget.AnyWidget):
    _esm = {esm!r}
    value = traitlets.Int(1).tag(sync=True)
"""
SOUND = "export default { render() {} }"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build of one book with a fault in each of its cells says."""
    page = notebook(
        code(DOT.format(esm=SOUND)),
        code("linked = Dot()\nslider = ipywidgets.IntSlider()\nlinked"),
        code("kept = ipywidgets.jslink((linked, 'value'), (slider, 'value'))\n1"),
        code("ipywidgets.HBox([Dot(), ipywidgets.Button()])"),
        code(DOT.format(esm="https://example.org/dot.js") + "Dot()"),
        code(DOT.format(esm="function render() {}") + "Dot()"),
    )
    built = build(tmp_path_factory.mktemp("faults"), {"index": "# A\n", "chapter": page})
    assert built.exit_code != 0
    return built.said


def test_a_link_to_a_core_widget_is_named(said: str) -> None:
    assert "cell 2: linked with this output: IntSlider is a core ipywidget" in said


def test_a_core_widget_in_a_box_is_named_and_the_box_is_not_blamed(said: str) -> None:
    assert "cell 4: Button is a core ipywidget" in said


def test_a_front_end_from_elsewhere_is_named(said: str) -> None:
    assert "cell 5: Dot._esm is the address https://example.org/dot.js" in said


def test_a_front_end_that_exports_nothing_is_named(said: str) -> None:
    assert "cell 6: Dot._esm exports nothing" in said
