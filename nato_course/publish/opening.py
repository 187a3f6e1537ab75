"""How a chapter opens and how its cells end: what the reader needs first stands first.

The question of a chapter and its terms get their looks, and the code of a cell follows on what it
makes, so that nobody passes a line of code on the way to a figure.
"""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx

from nato_course import chapters

QUESTION = "nc-chapter-question"
_TERMS = "Key terms:"


def connect(app: Sphinx) -> None:
    """Connect the dressing of pages when they have been read."""
    app.connect("doctree-read", _dress, priority=600)


def _dress(app: Sphinx, tree: nodes.document) -> None:
    code_last(tree)
    if app.env.docname.rpartition("/")[2] in chapters.stems():
        mark_question(tree)
        terms_as_chips(tree)


def mark_question(tree: nodes.document) -> None:
    """Mark the first paragraph of a chapter, which is its question.

    Args:
        tree: the page.
    """
    first = next(tree.findall(nodes.paragraph), None)
    if first is not None and len(first) == 1 and isinstance(first[0], nodes.strong):
        first["classes"].append(QUESTION)


def terms_as_chips(tree: nodes.document) -> None:
    """Let a chapter's key terms stand apart without the commas between them.

    Args:
        tree: the page.
    """
    for paragraph in tree.findall(nodes.paragraph):
        if not paragraph.astext().startswith(_TERMS):
            continue
        paragraph["classes"].append("nc-chips")
        for text in [each for each in paragraph.children if isinstance(each, nodes.Text)]:
            if text.strip() in (",", "."):
                paragraph.replace(text, nodes.Text(" "))


def code_last(tree: nodes.document) -> None:
    """Put the hidden code of each cell after what it makes.

    Args:
        tree: the page.
    """
    for code in list(tree.findall(HideCodeCellNode)):
        cell = code.parent
        if cell is None or "above-input" not in code["classes"]:
            continue
        if any(child is not code and not isinstance(child, HideCodeCellNode) for child in cell):
            cell.remove(code)
            cell += code
