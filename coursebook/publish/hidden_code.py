"""The line that opens a hidden cell: what it is called is what it says."""

from typing import Any

from myst_nb.sphinx_ import HideCodeCellNode, depart_HideCellInput, visit_HideCellInput
from sphinx.application import Sphinx

_OTHER_NAME = ' aria-label="Toggle hidden content"'


def connect(app: Sphinx) -> None:
    """Take over how a hidden cell is written."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit, depart_HideCellInput))


def _visit(writer: Any, node: HideCodeCellNode) -> None:
    """Write what MyST-NB writes, without the label that hides the words on the line."""
    start = len(writer.body)
    visit_HideCellInput(writer, node)
    writer.body[start:] = [text.replace(_OTHER_NAME, "") for text in writer.body[start:]]
