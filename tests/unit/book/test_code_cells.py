"""Code in the pages is short, out of the way where it only shows something, and never secret."""

import ast
import json
import re
from pathlib import Path

import pytest

from coursebook.figures._renderer import MIME_TYPE, PICTURE
from tests.unit.book.prose import CHAPTERS, PAGES, Cell, cells
from tests.unit.test_package_cell import package_cell

NOTEBOOKS = [path for path in PAGES if path.suffix == ".ipynb"]
MOST_LINES = 15
KNOWN_TAGS = {"hide-input", "remove-input", "live-only"}
_IMPORT = re.compile(r"^(?:from \S+ )?import ", re.MULTILINE)


def code(path: Path) -> list[Cell]:
    """Return the code cells of a notebook, but for the one that installs the package."""
    first = package_cell.source(package_cell.address())
    return [cell for cell in cells(path) if cell.kind == "code" and cell.source != first]


def imports(page: list[Cell]) -> list[int]:
    """Return which of the cells import, counted from 0."""
    return [i for i, cell in enumerate(page) if _IMPORT.search(cell.source)]


def only_shows(source: str) -> bool:
    """Say whether a cell prints nothing: it imports, or makes a figure or a widget.

    The code of a lab is there to be changed, so it stands open.
    """
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = {each.id for each in calls if isinstance(each, ast.Name)}
    return not named & {"print", "check_lab"}


def only_names_a_widget(source: str) -> bool:
    """Say whether a cell is one call with texts alone, so that its code would tell nothing."""
    body = ast.parse(source).body
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        return False
    call = body[0].value
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return False
    values = [*call.args, *(each.value for each in call.keywords)]
    return all(isinstance(each, ast.Constant) for each in values)


def faults(page: list[Cell]) -> list[str]:
    """Return what is wrong with the code cells of a page, a line each."""
    found = [f"cell {i} imports too" for i in imports(page)[1:]]
    for i, cell in enumerate(page):
        lines = len(cell.source.splitlines())
        if lines > MOST_LINES:
            found.append(f"cell {i} has {lines} lines")
        if set(cell.tags) - KNOWN_TAGS:
            found.append(f"cell {i} has the tags {cell.tags}")
        if "remove-input" in cell.tags and not only_names_a_widget(cell.source):
            found.append(f"cell {i} keeps its code from readers")
        if not cell.tags and only_shows(cell.source):
            found.append(f"cell {i} only shows something and isn't tagged hide-input")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_is_short_hidden_where_it_only_shows_and_never_secret(path: Path) -> None:
    assert faults(code(path)) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_figure_is_stored_as_a_picture_too(path: Path) -> None:
    read = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [each.get("data", {}) for cell in read for each in cell.get("outputs", ())]
    figures = [each for each in outputs if MIME_TYPE in each]
    assert [PICTURE in each for each in figures] == [True] * len(figures)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_has_one_import_cell_and_begins_with_it(path: Path) -> None:
    assert imports(code(path)) == [0]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Cell("code", "x = 1\n" * 16, ("hide-input",)), "cell 1 has 16 lines"),
        (Cell("code", "import json", ("hide-input",)), "cell 1 imports too"),
        (Cell("code", "charts.x()"), "cell 1 only shows something and isn't tagged hide-input"),
        (Cell("code", "charts.x()", ("remove-input",)), "cell 1 keeps its code from readers"),
        (Cell("code", "explore(f, a=[1])", ("remove-input",)), "cell 1 keeps its code from"),
        (Cell("code", "a = 1\nb()", ("remove-input",)), "cell 1 keeps its code from readers"),
        (Cell("code", "print(1)", ("remove-cell",)), "cell 1 has the tags ('remove-cell',)"),
    ],
)
def test_a_fault_is_found(cell: Cell, told: str) -> None:
    first = Cell("code", "from nato_course import charts", ("hide-input",))
    assert [each for each in faults([first, cell]) if each.startswith(told)] != []


def test_a_sound_page_has_no_faults() -> None:
    page = [
        Cell("code", "import json", ("hide-input",)),
        Cell("code", "explore(f, a=[1])", ("hide-input",)),
        Cell("code", 'self_check("kinds")', ("remove-input",)),
        Cell("code", "print(1)"),
        Cell("code", 'check_lab("guideline-bar", met)'),
    ]
    assert faults(page) == []
