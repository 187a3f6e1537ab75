"""Places are counted as readers count, and what widgets carry is read where it comes from."""

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from coursebook.publish import origins

ENV = SimpleNamespace(doc2path=lambda docname, base: f"{docname}.ipynb", docname="book/a")


def asked(state: dict[str, Any], *, permitted: bool = False) -> list[str]:
    env = SimpleNamespace(**vars(ENV))
    place = nodes.raw()
    origins.mark(place, "book/a.ipynb, cell 2", permitted=permitted)
    origins.note_widget(env, place, [{"_anywidget_id": "my.Map", **state}])
    return [f"{where}: {load}" for where, load in origins.of_widgets(env)]


@pytest.mark.parametrize(
    ("line", "place"),
    [(None, ""), (0, ""), (12, ", line 12"), (10001, ", cell 1"), (120034, ", cell 12")],
)
def test_lines_and_cells_are_counted_from_one(line: int | None, place: str) -> None:
    assert origins.line_of(ENV, "book/a", line) == f"book/a.ipynb{place}"


def test_markup_in_a_widgets_state_is_read_however_deep_it_lies() -> None:
    state = {
        "rows": [{"html": '<img src="https://far.example/a.png">'}],
        "url": "https://b.example",
    }
    said = "book/a.ipynb, cell 2: <img src> (`rows` of Map) asks for https://far.example/a.png"
    assert asked(state) == [said]


def test_a_widget_of_a_permitted_cell_is_not_asked_about() -> None:
    assert asked({"_esm": 'import "https://far.example/x.js"'}, permitted=True) == []


def test_a_module_that_asks_nobody_is_no_fault() -> None:
    assert asked({"_esm": "// https://far.example/x.js", "_css": None}) == []
