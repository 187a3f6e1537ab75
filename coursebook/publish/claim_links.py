"""Links between chapters and the claim ledger, both ways, checked against the ledger itself.

A chapter writes `[A1](claims.ipynb#a1)`, which reads well in any notebook viewer. The ledger's
entries are made by a widget, so MyST can't know their anchors: this tells it.
"""

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from coursebook import claims
from coursebook.course import current
from coursebook.publish import noted
from coursebook.publish.boxes import CLAIMS
from coursebook.publish.scripts import told_script

LEDGER = "book/claims"
CARDS = "claim_cards.js"
"""The script with what is told of each claim at a link to it; `cite_card.js` loads it."""
_LINK = re.compile(r"claims\.(?:ipynb|html)#([a-z]\d+)")
_PLACE = re.compile(r"<!-- nc-discussed:([A-Z]\d+) -->")
_ANCHOR = re.compile(r"[a-z]\d+")
_MENTIONS, _SECTIONS = "claims mentioned", "sections of claims"
"""What is noted of a page: the claims that it links to; by claim the sections, title by id."""


def connect(app: Sphinx) -> None:
    """Connect the collection of mentions, the anchors and the ledger's back links."""
    app.connect("source-read", _note_mentions)
    app.connect("env-updated", _offer_anchors)
    app.connect("doctree-read", _note_sections)
    app.connect("doctree-resolved", _fill_ledger)


def cards() -> str:
    """Return the script that tells of each claim, by its anchor: number, claim and verdict."""
    told = {
        each.id.lower(): f"{each.id} · {each.paraphrase} · {each.verdict}" for each in claims.all()
    }
    where = f"left out by {text}" if (text := current().text) else "left out"
    told |= {e.id.lower(): f"{e.id} · {e.title} · {where}" for e in claims.omissions()}
    return told_script(told)


def _note_mentions(app: Sphinx, docname: str, source: list[str]) -> None:
    """Collect which claims a page links to."""
    ids = sorted({found.upper() for found in _LINK.findall(source[0])})
    if ids and docname != LEDGER:
        noted.of(app.env, _MENTIONS)[docname] = ids


def _note_sections(app: Sphinx, tree: nodes.document) -> None:
    """Note in which sections of a page each claim is taken up.

    Those count whose note in the margin names it; without any, the first that links to it.
    """
    in_notes, linked = dict[str, dict[str, str]](), dict[str, dict[str, str]]()
    for link in tree.findall(pending_xref):
        anchor = link.get("reftargetid") or ""
        section = _section_of(link)
        if link.get("reftarget") != LEDGER or not _ANCHOR.fullmatch(anchor) or section is None:
            continue
        place = {section["ids"][0]: section[0].astext()}
        linked.setdefault(anchor.upper(), place)
        if _in_note(link):
            in_notes.setdefault(anchor.upper(), {}).update(place)
    noted.of(app.env, _SECTIONS)[app.env.docname] = linked | in_notes


def _section_of(node: nodes.Node) -> nodes.section | None:
    """Return the section around a node, unless that is the whole page."""
    while node and not isinstance(node, nodes.section):
        node = node.parent
    return node if node and isinstance(node.parent, nodes.section) else None


def _in_note(node: nodes.Node) -> bool:
    while node and not isinstance(node, nodes.paragraph):
        node = node.parent
    return bool(node) and node.astext().startswith(CLAIMS)


def _offer_anchors(app: Sphinx, env: Any) -> list[str]:
    """Make every claim's anchor known as a target of the ledger page."""
    if LEDGER in env.all_docs:
        slugs = env.metadata[LEDGER].setdefault("myst_slugs", {})
        for claim in claims.all():
            slugs[claim.id.lower()] = (0, claim.id.lower(), claim.id)
    return []


def _fill_ledger(app: Sphinx, tree: nodes.document, docname: str) -> None:
    """Write into each ledger entry where the chapters discuss it."""
    if docname != LEDGER:
        return
    for raw in tree.findall(nodes.raw):
        raw.children = [nodes.Text(_PLACE.sub(lambda m: _discussed(app, m[1]), raw.astext()))]


def _discussed(app: Sphinx, claim_id: str) -> str:
    pages = [page for page, ids in sorted(noted.of(app.env, _MENTIONS).items()) if claim_id in ids]
    links = [_ways(app, page, claim_id) for page in pages]
    return f'<p class="nc-discussed">Discussed in: {"; ".join(links)}.</p>' if links else ""


def _ways(app: Sphinx, page: str, claim_id: str) -> str:
    """Return a page's title, with links to the sections in which it takes the claim up."""
    href = app.builder.get_relative_uri(LEDGER, page)
    title = escape(app.env.titles[page].astext())
    found = noted.of(app.env, _SECTIONS).get(page, {}).get(claim_id, {})
    if not found:
        return f'<a href="{href}">{title}</a>'
    links = [f'<a href="{href}#{at}">{escape(name)}</a>' for at, name in found.items()]
    return f"{title}: {', '.join(links)}"
