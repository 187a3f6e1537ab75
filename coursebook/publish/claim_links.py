"""Links between chapters and the claim ledger, both ways, checked against the ledger itself.

A chapter writes `[H10](claims.ipynb#h10)`, which reads well in any notebook viewer. The ledger's
entries are made by a widget, so MyST can't know their anchors: this tells it.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from coursebook import claims

LEDGER = "book/claims"
_LINK = re.compile(r"claims\.(?:ipynb|html)#([a-z]\d+)")
_PLACE = re.compile(r"<!-- nc-discussed:([A-Z]\d+) -->")
_log = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    """Connect the collection of mentions, the anchors and the ledger's back links."""
    app.connect("source-read", _note_mentions)
    app.connect("env-updated", _offer_anchors)
    app.connect("env-purge-doc", lambda _app, env, name: _mentions(env).pop(name, None))
    app.connect("doctree-resolved", _fill_ledger)


def _mentions(env: Any) -> dict[str, list[str]]:
    if not hasattr(env, "nc_mentions"):
        env.nc_mentions = {}
    found: dict[str, list[str]] = env.nc_mentions
    return found


def _note_mentions(app: Sphinx, docname: str, source: list[str]) -> None:
    """Collect which claims a page links to."""
    ids = sorted({found.upper() for found in _LINK.findall(source[0])})
    if ids and docname != LEDGER:
        _mentions(app.env)[docname] = ids


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
    pages = [page for page, ids in sorted(_mentions(app.env).items()) if claim_id in ids]
    links = []
    for page in pages:
        title = app.env.titles[page].astext()
        href = app.builder.get_relative_uri(LEDGER, page)
        links.append(f'<a href="{href}">{title}</a>')
    return f'<p class="nc-discussed">Discussed in: {", ".join(links)}.</p>' if links else ""
