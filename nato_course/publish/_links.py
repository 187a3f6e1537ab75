"""Links of Markdown to an anchor that MyST can't know, since no heading has it."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref


def to(tree: nodes.document, page: str, start: str) -> Iterator[pending_xref]:
    """Yield the links of a page to anchors of another that begin alike.

    Args:
        tree: the page.
        page: the other page's name.
        start: how the anchors begin.
    """
    for link in tree.findall(pending_xref):
        of_myst = (link.get("reftype"), link.get("refdomain")) == ("myst", "doc")
        if of_myst and link["reftarget"] == page and (link["reftargetid"] or "").startswith(start):
            yield link


def made(
    app: Any, docname: str, page: str, anchor: str, *, words: pending_xref, kind: str
) -> nodes.reference:
    """Return a link that is settled.

    Args:
        app: the Sphinx application.
        docname: the page that it stands on.
        page: where it leads to.
        anchor: the place there.
        words: the link as it was read, which has the words.
        kind: its class.
    """
    href = "" if page == docname else app.builder.get_relative_uri(docname, page)
    link = nodes.reference("", "", internal=True, refuri=f"{href}#{anchor}", classes=[kind])
    link += words[0].children
    return link
