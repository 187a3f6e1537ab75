"""Outputs that a cell glues under a name, for the text of a page to show elsewhere."""

import re
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE
from myst_nb.ext.glue.utils import PendingGlueReference
from nbformat import NotebookNode

from coursebook.publish import noted, origins
from coursebook.publish.altair_html import altair_spec

_LIVELY, _PENDING = "glued", "glue asked"
_CALL = r"glue\w*\(\s*(?:name\s*=\s*)?([\"'])%s\1"


def connect(app: Any) -> None:
    """Refuse widgets and charts glued on a page other than their own."""
    app.connect("doctree-read", _note_pending)
    app.connect("env-check-consistency", _refuse, priority=400)


def glued_name(output_metadata: Mapping[str, Any]) -> str | None:
    """Return the name that an output is glued under, if it is."""
    name = output_metadata.get("scrapbook", {}).get("name")
    return None if name is None else str(name)


def cell_that_glues(notebook: NotebookNode, name: str) -> tuple[int, list[str]] | None:
    """Return number, from 0, and tags of the cell that glues a name, as far as its code tells.

    What is glued unseen is taken out of its cell, so the cell is found by its code; one that
    puts the name together is not.

    Args:
        notebook: the page's notebook.
        name: the name.
    """
    call = re.compile(_CALL % re.escape(name))
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and call.search(cell.source):
            return number, list(cell.metadata.get("tags", []))
    return None


def note_lively(env: Any, glued: Mapping[str, Any]) -> None:
    """Note which glued outputs of the page being read live there alone.

    Args:
        env: Sphinx's environment.
        glued: the page's glued outputs by name.
    """
    kinds = {name: _lively_kind(output["data"]) for name, output in glued.items()}
    found = {name: kind for name, kind in kinds.items() if kind}
    if found:
        noted.of(env, _LIVELY)[env.docname] = found


def _lively_kind(data: Mapping[str, Any]) -> str | None:
    if WIDGET_VIEW_MIMETYPE in data:
        return "widget"
    is_chart = any(mime_type.startswith("application/vnd.vega") for mime_type in data)
    return "chart" if is_chart or altair_spec(str(data.get("text/html", ""))) else None


def _note_pending(app: Any, page: nodes.document) -> None:
    env = app.env
    found = [
        (each.refdoc, each.key, origins.line_of(env, env.docname, each.line))
        for each in page.findall(PendingGlueReference)
        if each.gtype != "text"
    ]
    if found:
        noted.of(env, _PENDING)[env.docname] = found


def _refuse(app: Any, env: Any) -> None:
    for docname, asked in noted.of(env, _PENDING).items():
        for page, name, place in asked:
            kind = noted.of(env, _LIVELY).get(page, {}).get(name)
            if kind:
                home = origins.source_of(env, page)
                noted.of(env, "faults").setdefault(docname, []).append(
                    f"{place}: '{name}' is a {kind} glued in {home}, and it lives on that page "
                    "alone: make it in a cell of this page, or link to that one"
                )
