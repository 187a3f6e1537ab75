"""Which pages the book has, and what its notebooks explore."""

import ast
import json
import os
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from ruamel.yaml import YAML

from coursebook.widgets.explore import Exploration

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "_build" / "html"


def _documents(entry: Any) -> list[str]:
    """Every document that a table of contents names, in its order."""
    if isinstance(entry, list):
        return [name for each in entry for name in _documents(each)]
    own = [entry[key] for key in ("root", "file") if key in entry]
    below = [entry[key] for key in ("parts", "chapters", "sections") if key in entry]
    return own + [name for each in below for name in _documents(each)]


_TOC = YAML(typ="safe", pure=True).load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
DOCUMENTS = _documents(_TOC)
PAGES = [*(f"{name}.html" for name in DOCUMENTS), "search.html", "genindex.html"]


def explorations(page: str) -> list[Exploration]:
    """Return a notebook's explorations, made by running its code cells here.

    Cells that show something else, such as a self-check, are run up to their last expression.

    Args:
        page: the page's file in the built book.
    """
    notebook = ROOT / Path(page).with_suffix(".ipynb")
    if not notebook.exists():
        return []
    names: dict[str, Any] = {}
    found = []
    before = Path.cwd()
    os.chdir(notebook.parent)
    try:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                shown = _run("".join(cell["source"]), names)
                found += [shown] if isinstance(shown, Exploration) else []
    finally:
        os.chdir(before)
    return found


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; the value of its last expression, if that is a call of `explore`."""
    tree = ast.parse(TransformerManager().transform_cell(source))  # a cell may hold %pip
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if isinstance(last, ast.Expr) and "explore(" in ast.unparse(last):
        return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    return None
