"""Builds the same notebooks with Jupyter Book as it comes, beside the course's own build."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
BIBLIOGRAPHY = "references.bib"

_CONFIG = f"""\
title: "Putin and NATO: Weighing the Evidence"
author: The course's authors
only_build_toc_files: true
execute:
  execute_notebooks: force
  timeout: 300
parse:
  myst_enable_extensions: [colon_fence, deflist, dollarmath, smartquotes, tasklist]
  myst_url_schemes: [http, https, mailto]
bibtex_bibfiles: [{BIBLIOGRAPHY}]
sphinx:
  config:
    bibtex_reference_style: author_year
    bibtex_default_style: plain
"""
# Makes widgets give their live views, as other widgets do in a stock book; ours hold them back
# where nobody watches.
_LIVE_VIEWS = """\
import nato_course
from coursebook.widgets import _front_end

_front_end.is_watched = lambda: True"""
# Makes the charts draw as they do where nobody has chosen a renderer.
_ALTAIR_HTML = 'import altair\n\naltair.renderers.enable("html")'


class BuildFailed(Exception):
    """The stock book can't be built, so there is nothing to compare with."""


@dataclass(frozen=True)
class Variant:
    """One way of building the notebooks with stock Jupyter Book."""

    key: str
    words: str
    altair_html: bool


VARIANTS = (
    Variant("stock", "stock Jupyter Book, the notebook as it is", altair_html=False),
    Variant("stock_charts", "stock, charts by Altair's own HTML renderer", altair_html=True),
)


def build(folder: Path, variant: Variant) -> Path:
    """Build the notebooks without the course's extension and return the folder of pages.

    Args:
        folder: an empty folder to build in.
        variant: how the charts are drawn.

    Raises:
        BuildFailed: Jupyter Book stopped; the end of its log is in the message.
    """
    sources(folder, execute="force")
    for path in folder.glob("book/*.ipynb"):
        _after_imports(path, _LIVE_VIEWS)
        if variant.altair_html:
            _after_imports(path, _ALTAIR_HTML)
    _run_jupyter_book(folder)
    return folder / "_build/html"


def sources(folder: Path, execute: str = "cache") -> Path:
    """Write the book as stock Jupyter Book would have it, and return its folder.

    Args:
        folder: where to write it; made if need be.
        execute: what Jupyter Book calls `execute_notebooks`.
    """
    shutil.copytree(ROOT / "book", folder / "book")
    shutil.copy(ROOT / "_toc.yml", folder)
    shutil.copy(ROOT / "nato_course/content/references.bib", folder / BIBLIOGRAPHY)
    config = _CONFIG.replace("execute_notebooks: force", f"execute_notebooks: {execute}")
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    return folder


def _after_imports(path: Path, code: str) -> None:
    """Add code to a notebook's imports, in the same cell."""
    notebook = nbformat.read(path, as_version=4)
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    first = next((cell for cell in cells if cell.source.startswith(("from ", "import "))), None)
    if first is not None:
        first.source += f"\n{code}"
        nbformat.write(notebook, path)


def _run_jupyter_book(folder: Path) -> None:
    # Without this name in the environment `explore` gives ipywidgets, as in any notebook.
    environment = {k: v for k, v in os.environ.items() if k != "COURSEBOOK_BUILD"}
    binaries = Path(sys.executable).parent
    environment["PATH"] = f"{binaries}{os.pathsep}{environment['PATH']}"
    command = [str(binaries / "jupyter-book"), "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    page = folder / "_build/html/book/02_historical_context.html"
    if done.returncode or not page.is_file():
        raise BuildFailed(f"the stock book was not built:\n{(done.stdout + done.stderr)[-2000:]}")
