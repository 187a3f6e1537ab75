"""The first code cell of a notebook gets the course's package, or says how to."""

import ast
import importlib.util
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import package_cell  # noqa: E402

HUB = "git+https://example.org/course@main"
NOTEBOOKS = sorted((ROOT / "book").rglob("*.ipynb"))


class Reader:
    """A place where the cell runs: what is installed there, and what pip was told to install."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, works: bool = True) -> None:
        self.installed: list[str] = []
        self._works = works
        monkeypatch.chdir(folder)
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: self._found())
        monkeypatch.setitem(sys.modules, "nato_course", None)  # importing it fails

    def _found(self) -> bool:
        return bool(self.installed) and self._works

    def run_line_magic(self, name: str, line: str, *_: Any) -> None:
        assert name == "pip"
        # IPython puts the value of a variable in braces into the line.
        assert line == "install -q {package}"
        self.installed.append(self.names["package"])

    def run(self, package: str) -> None:
        self.names: dict[str, Any] = {"get_ipython": lambda: self}
        exec(TransformerManager().transform_cell(package_cell.source(package)), self.names)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with a notebook in it and nothing beside, as in Colab."""
    return tmp_path


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """The folder of the notebooks in a copy of the course."""
    (tmp_path / "nato_course").mkdir()
    (tmp_path / "book").mkdir()
    return tmp_path / "book"


def test_where_the_package_is_there_nothing_is_installed(alone: Path) -> None:
    names: dict[str, Any] = {}
    exec(TransformerManager().transform_cell(package_cell.source(HUB)), names)
    assert "package" not in names


def test_a_notebook_alone_installs_from_the_address(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch, alone)
    reader.run(HUB)
    assert reader.installed == [HUB]


@pytest.mark.parametrize("package", [HUB, ""])
def test_a_notebook_in_the_courses_folder_installs_from_there(
    inside: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    reader = Reader(monkeypatch, inside)
    reader.run(package)
    assert reader.installed == [".."]


def test_without_an_address_the_cell_says_what_to_do(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch, alone)
    with pytest.raises(ModuleNotFoundError, match="Download the course's folder"):
        reader.run("")
    assert reader.installed == []


def test_where_pip_fails_the_cell_says_what_to_do(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModuleNotFoundError, match="then run this cell again"):
        Reader(monkeypatch, alone, works=False).run(HUB)


@pytest.mark.parametrize(
    ("settings", "package"),
    [
        ("repository:\n  url: https://example.org/course\n  branch: main\n", HUB),
        ("repository:\n  url: https://example.org/course\n", HUB),
        ('repository:\n  url: ""\n', ""),
        ("title: A book\n", ""),
    ],
)
def test_the_address_is_a_setting_of_the_book(tmp_path: Path, settings: str, package: str) -> None:
    config = tmp_path / "_config.yml"
    config.write_text(settings, encoding="utf-8")
    assert package_cell.address(config) == package


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_begins_with_the_cell_as_the_setting_has_it(path: Path) -> None:
    code = [each for each in nbformat.read(path, 4).cells if each.cell_type == "code"]
    assert code[0].source == package_cell.source(package_cell.address())
    assert code[0].metadata == {"tags": ["remove-cell"]}
    assert [each.source for each in code].count(code[0].source) == 1


def test_a_notebook_without_code_gets_no_cell() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A")])
    package_cell.put_first(notebook)
    assert len(notebook.cells) == 1


def test_the_cell_is_python_but_for_pip() -> None:
    ast.parse(TransformerManager().transform_cell(package_cell.source(HUB)))
