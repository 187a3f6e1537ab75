"""Formulas as MathML, written at build: browsers draw them with no script and no network."""

from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    """Offer the renderer `book_mathml`; `html_math_renderer` chooses it."""
    app.add_html_math_renderer("book_mathml", (_inline, None), (_display, None))


def _inline(writer: Any, node: nodes.math) -> None:
    writer.body.append(convert(node.astext()))
    raise nodes.SkipNode


def _display(writer: Any, node: nodes.math_block) -> None:
    # A wide formula scrolls in its place, so the keyboard must be able to get there.
    writer.body.append(
        '<div class="nc-math" tabindex="0" role="group" aria-label="Formula">'
        f"{convert(node.astext(), display='block')}</div>"
    )
    raise nodes.SkipNode
