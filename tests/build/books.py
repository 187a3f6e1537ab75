"""Small books for the tests of the build, each built once for many questions."""

import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from tests.build import builder

ROOT = Path(__file__).parents[2]
BUILDER = str(Path(sys.executable).with_name("jupyter-book"))
CONFIG = (ROOT / "tests/fixtures/third_party/_config.yml").read_text("utf-8")
# The default of half a minute is short where many tests share the machine.
CONFIG = CONFIG.replace("execute:\n", "execute:\n  timeout: 300\n")
ANYWIDGET = """
import anywidget
class Dot(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.textContent = 'alive'; } }"
Dot()
"""

_MODEL = "0" * 32
_VIEW = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"


class Built(NamedTuple):
    """A book and what its build said."""

    folder: Path
    exit_code: int
    said: str

    def page(self, name: str) -> str:
        return (self.folder / f"_build/html/book/{name}.html").read_text("utf-8")


def notebook(*cells: Any, **metadata: Any) -> str:
    made = nbformat.v4.new_notebook(cells=list(cells), metadata=metadata)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    return str(nbformat.writes(made))


def code(source: str, *tags: str) -> Any:
    return nbformat.v4.new_code_cell(source.strip(), metadata={"tags": list(tags)})


def text(source: str) -> Any:
    return nbformat.v4.new_markdown_cell(source.strip())


def build(folder: Path, pages: dict[str, str], settings: str = "") -> Built:
    """Build a book of the given pages, the first its root.

    Args:
        folder: where to write it.
        pages: Markdown or a notebook's JSON by name.
        settings: further lines of the configuration: first for Sphinx, indented by four.
    """
    (folder / "book").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nato_course/content/references.bib", folder)
    bibliography = "bibtex_bibfiles: [references.bib]\n"
    (folder / "_config.yml").write_text(CONFIG + settings + bibliography)
    names = list(pages)
    chapters = "".join(f"\n  - file: book/{name}" for name in names[1:])
    listed = f"\nchapters:{chapters}" if chapters else ""
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: book/{names[0]}{listed}\n")
    for name, content in pages.items():
        ending = "ipynb" if content.startswith("{") else "md"
        (folder / "book" / f"{name}.{ending}").write_text(content, encoding="utf-8")
    return rebuild(folder)


def rebuild(folder: Path) -> Built:
    """Build a book that is there already."""
    return Built(folder, *builder.run(folder, "-W", "--keep-going"))


def stored_view() -> Any:
    """Return a cell with a widget's output as JupyterLab stores it."""
    data = {_VIEW: {"model_id": _MODEL, "version_major": 2, "version_minor": 1}}
    output = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_code_cell("Dot()", outputs=[output])


def stored_state() -> dict[str, Any]:
    """Return what JupyterLab stores of that widget with the notebook."""
    module = "export default { render({ el }) { el.textContent = 'alive'; } }"
    model = {
        "model_name": "AnyModel",
        "model_module": "anywidget",
        "model_module_version": "~0.9.*",
        "state": {"_esm": module, "_anywidget_id": "__main__.Dot", "_model_name": "AnyModel"},
    }
    return {_STATE: {"state": {_MODEL: model}, "version_major": 2, "version_minor": 0}}
