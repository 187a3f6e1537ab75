"""Entries of the bibliography as items of a list, which is what docutils puts around them."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_DEPRECATED = 'role="doc-biblioentry"'


def connect(app: Sphinx) -> None:
    """Write citations with a role that their list may hold."""
    app.add_node(nodes.citation, override=True, html=(_open, _close))


def _open(writer: Any, node: nodes.citation) -> None:
    type(writer).visit_citation(writer, node)
    writer.body[-1] = writer.body[-1].replace(_DEPRECATED, 'role="listitem"')


def _close(writer: Any, node: nodes.citation) -> None:
    type(writer).depart_citation(writer, node)
