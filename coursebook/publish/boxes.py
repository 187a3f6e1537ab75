"""Boxes: what authors write as a quotation or a line of its own, the page shows set apart.

`> **So far.** …` and its like become boxes; a paragraph all in italics that begins with
`Claims taken up:` or `In the margin:` becomes a note in the margin.
"""

from docutils import nodes

from coursebook.course import current

BOXES = {
    f"What {current().text or 'the text'} says here": "nc-box-article",
    "So far": "nc-box-so-far",
    "Caution": "nc-box-caution",
}
"""How a quotation begins, in bold, that is a box, and the box's class."""
CLAIMS, ASIDE = "Claims taken up:", "In the margin:"
"""How a note in the margin begins; the second label goes where the margin says it."""


def read(tree: nodes.document) -> None:
    """Make the boxes and margin notes of a page.

    Args:
        tree: the page.
    """
    for quote in list(tree.findall(nodes.block_quote)):
        kind = _box(quote)
        if kind:
            quote.replace_self(nodes.container("", *quote.children, classes=["nc-box", kind]))
    for paragraph in list(tree.findall(nodes.paragraph)):
        if _is_margin_note(paragraph):
            paragraph.replace_self(_margin_note(paragraph))


def _box(quote: nodes.block_quote) -> str | None:
    first = _parts(quote[0])[:1] if isinstance(quote[0], nodes.paragraph) else []
    label = first[0].astext() if first and isinstance(first[0], nodes.strong) else ""
    return BOXES.get(label.rstrip(".:"))


def _is_margin_note(paragraph: nodes.paragraph) -> bool:
    parts = _parts(paragraph)
    alone = len(parts) == 1 and isinstance(parts[0], nodes.emphasis)
    return alone and paragraph.astext().startswith((CLAIMS, ASIDE))


def _margin_note(paragraph: nodes.paragraph) -> nodes.container:
    words = _parts(_parts(paragraph)[0])
    if words[0].astext().startswith(ASIDE):
        rest = words[0].astext().removeprefix(ASIDE).lstrip()
        words[0] = nodes.Text(rest[:1].upper() + rest[1:])
    text = nodes.paragraph("", "", *words)
    return nodes.container("", text, classes=["nc-margin"])


def _parts(node: nodes.Node) -> list[nodes.Node]:
    """Return what stands in a node; MyST puts empty texts between marks."""
    return [each for each in node.children if each.astext()]
