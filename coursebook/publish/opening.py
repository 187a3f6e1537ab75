"""How a chapter opens and how its cells end: what the reader needs first stands first.

The question of a chapter and its terms get their looks, and the code of a cell follows on what it
makes, so that nobody passes a line of code on the way to a figure.
"""

from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, depart_HideCellInput, visit_HideCellInput
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from coursebook import chapters
from coursebook.publish import folded_labs

QUESTION = "nc-chapter-question"
_TERMS = "Key terms:"
_OTHER_NAME = ' aria-label="Toggle hidden content"'
_IMPORTS = ("Show what this page imports", "Hide what this page imports")


def connect(app: Sphinx) -> None:
    """Connect the dressing of pages when they have been read."""
    app.connect("doctree-read", _dress, priority=600)
    app.add_post_transform(_CodeLast)
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden, depart_HideCellInput))


def visit_hidden(writer: Any, node: HideCodeCellNode) -> None:
    """Write what MyST-NB writes, without the label that hides the words on the line.

    Args:
        writer: of the page.
        node: a hidden cell.
    """
    start = len(writer.body)
    visit_HideCellInput(writer, node)
    writer.body[start:] = [text.replace(_OTHER_NAME, "") for text in writer.body[start:]]


class _CodeLast(SphinxPostTransform):
    """Turns cells round once MyST-NB has folded their code."""

    default_priority = 210
    formats = ("html",)

    def run(self, **_: Any) -> None:
        code_last(self.document)


def is_one_strong(paragraph: nodes.paragraph) -> bool:
    """Say whether a paragraph is all bold, be it a question or a link.

    Args:
        paragraph: of the page.
    """
    said = [each for each in paragraph.children if each.astext()]
    return len(said) == 1 and isinstance(said[0], nodes.strong)


def _dress(app: Sphinx, tree: nodes.document) -> None:
    if chapters.on_page(app.env.docname):
        mark_question(tree)
        terms_as_chips(tree)


def mark_question(tree: nodes.document) -> None:
    """Mark the first paragraph of a chapter, which is its question.

    Args:
        tree: the page.
    """
    first = next(tree.findall(nodes.paragraph), None)
    if first is not None and is_one_strong(first):
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
    """Put the hidden code of each cell after what it makes, and imports at the page's end.

    Where labs are folded, imports are folded with them.

    Args:
        tree: the page.
    """
    page = next(tree.findall(nodes.section), tree)
    fold = folded_labs.end(tree)
    for code in list(tree.findall(HideCodeCellNode)):
        cell = code.parent
        if cell is None or "above-input" not in code["classes"]:
            continue
        cell.remove(code)
        cell += code
        if len(cell) == 1 and cell.parent is not None:
            code["prompt_show"], code["prompt_hide"] = _IMPORTS
            cell.parent.remove(cell)
            if fold is not None and fold.parent is not None:
                fold.parent.insert(fold.parent.index(fold), cell)
            else:
                page += cell
