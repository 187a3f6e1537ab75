"""A small book that asks other hosts in every way: the gate names each, with place and way out."""

import pytest

from tests.build.books import Built, build, code, notebook, rebuild, text

FAR = "https://far.example"
MODULE = "export default { render() {} }"
ASKING = {
    "book/cells.ipynb, cell 2: <iframe src>": (
        f'from IPython.display import HTML, IFrame, Javascript\nIFrame("{FAR}/frame", 300, 200)'
    ),
    "book/cells.ipynb, cell 3: <script src>": f"HTML('<script src=\"{FAR}/script.js\"></script>')",
    "book/cells.ipynb, cell 4: an element made by a script": (
        f'Javascript("1", lib="{FAR}/library.js")'
    ),
    "book/cells.ipynb, cell 5: import in a script (`_esm` of JupyterChart)": """
import altair
data = altair.Data(values=[{"a": 1}])
altair.JupyterChart(altair.Chart(data, title="T").mark_bar().encode(x="a:Q"))
""",
    "book/cells.ipynb, cell 6: import in a script (`_esm` of Imports)": f"""
import anywidget
class Imports(anywidget.AnyWidget):
    _esm = '// once {FAR}/comment.js\\nimport x from "{FAR}/x.js"; {MODULE}'
Imports()
""",
    "book/cells.ipynb, cell 7: @import in a stylesheet (`_css` of Styled)": f"""
class Styled(anywidget.AnyWidget):
    _esm = "{MODULE}"
    _css = "@import url({FAR}/font.css);"
Styled()
""",
    "book/cells.ipynb, cell 8: import in a script": (
        'HTML(\'<div id="plot"></div><script type="module">import "https://cdn.plot.ly/'
        "plotly-3.0.0.min\"</script>')"
    ),
    "book/cells.ipynb, cell 9, glued as 'map': <iframe src>": f"""
from myst_nb import glue
glue("map", IFrame("{FAR}/glued", 300, 200), display=False)
""",
}
PERMITTED = f'IFrame("{FAR}/permitted", 300, 200)'
PROSE = f"""# Prose

A [link]({FAR}/link) and {FAR}/bare are for readers to follow.

<script src="{FAR}/prose.js"></script>

![A picture]({FAR}/picture.png) and <img src="//near.example/permitted.png" alt="">.
"""
PAGES = {
    "index": "# A\n",
    "cells": notebook(
        text("# Cells"),
        *map(code, ASKING.values()),
        code(PERMITTED, "remote-ok"),
        text(f'{{glue}}`map`\n\n<img src="{FAR}/cell.png" alt="">'),
    ),
    "prose": PROSE,
}
HOSTS = "    coursebook_remote_hosts: [near.example]\n"
FOOTER = f'html:\n  extra_footer: \'<img src="{FAR}/footer.png" alt="">\'\n'
STATIC = {
    "own.css": f"@import url({FAR}/own.css);",
    "own.js": f'// see {FAR}/comment.js\nfetch("{FAR}/data.json").catch(() => {{}});',
}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("asking")
    (folder / "_static").mkdir()
    for name, content in STATIC.items():
        (folder / "_static" / name).write_text(content)
    return build(folder, PAGES, HOSTS + FOOTER)


def test_a_book_that_asks_another_host_fails_to_build_and_says_what_to_do(asking: Built) -> None:
    assert asking.exit_code != 0
    assert "a page must be whole without a network" in asking.said
    assert "`remote-ok`" in asking.said and "coursebook_remote_hosts" in asking.said


@pytest.mark.parametrize("place", ASKING)
def test_an_output_is_named_with_page_and_cell(asking: Built, place: str) -> None:
    assert f"{place} asks for https://" in asking.said


@pytest.mark.parametrize(
    "fault",
    [
        f"book/prose.md, line 5: <script src> asks for {FAR}/prose.js",
        f"book/prose.md, line 7: <img src> asks for {FAR}/picture.png",
        f"book/cells.ipynb, cell 11: <img src> asks for {FAR}/cell.png",
    ],
)
def test_the_text_of_a_page_is_named_with_line_or_cell(asking: Built, fault: str) -> None:
    assert fault in asking.said


def test_what_stands_on_every_page_is_told_once(asking: Built) -> None:
    fault = f"by a template, the footer or an extension: <img src> asks for {FAR}/footer.png"
    assert asking.said.count(fault) == 1


def test_stylesheets_and_scripts_of_the_pages_are_read_too(asking: Built) -> None:
    assert f"@import in a stylesheet asks for {FAR}/own.css" in asking.said
    assert f"fetch() in a script asks for {FAR}/data.json" in asking.said
    assert "_static/own.js, loaded by book/cells.html" in asking.said


def test_a_tag_permits_a_cell_and_a_setting_permits_a_host(asking: Built) -> None:
    assert "/permitted" not in asking.said
    assert "near.example" not in asking.said


def test_links_and_comments_are_no_faults(asking: Built) -> None:
    for harmless in ("/link", "/bare", "/comment.js"):
        assert FAR + harmless not in asking.said


def test_a_build_with_nothing_to_write_finds_the_same_faults(asking: Built) -> None:
    again = rebuild(asking.folder)
    assert again.exit_code != 0
    assert "Executing notebook" not in again.said
    assert _faults(again) == _faults(asking)


def _faults(built: Built) -> list[str]:
    return [line for line in built.said.splitlines() if " asks for " in line]
