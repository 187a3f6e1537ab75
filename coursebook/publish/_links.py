"""Links of Markdown to an anchor that MyST can't know, since no heading has it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref


@dataclass(frozen=True, slots=True)
class Kind:
    """Links to anchors of one page that begin alike, and their class on the page."""

    page: str
    start: str
    css: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads to, what it says when pointed at, and how a page's first can be found."""

    page: str
    anchor: str
    title: str = ""
    mark: str = ""


def to(tree: nodes.document, kind: Kind) -> Iterator[pending_xref]:
    """Yield the links of one kind in a page.

    Args:
        tree: the page.
        kind: what they lead to.
    """
    for link in tree.findall(pending_xref):
        of_myst = (link.get("reftype"), link.get("refdomain")) == ("myst", "doc")
        anchor = link["reftargetid"] or "" if of_myst else ""
        if of_myst and link["reftarget"] == kind.page and anchor.startswith(kind.start):
            yield link


def settle(
    tree: nodes.document, app: Any, docname: str, kind: Kind, place_of: Callable[[str], Place]
) -> None:
    """Turn the links of one kind in a page into links that lead somewhere.

    Args:
        tree: the page.
        app: the Sphinx application.
        docname: the page's name.
        kind: what they lead to.
        place_of: gives the place for an anchor as authors write it.
    """
    marked: set[str] = set()
    for link in list(to(tree, kind)):
        place = place_of(link["reftargetid"])
        same = place.page == docname
        href = "" if same else app.builder.get_relative_uri(docname, place.page)
        new = nodes.reference(
            "", "", internal=True, refuri=f"{href}#{place.anchor}", classes=[kind.css]
        )
        if place.title:
            new["reftitle"] = place.title
        if place.mark and place.mark not in marked:
            new["ids"].append(place.mark)
            marked.add(place.mark)
        new += link[0].children
        link.replace_self(new)
