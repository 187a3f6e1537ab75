"""How a page presents itself elsewhere: its description, its icon, its picture for links.

The picture's address has to be whole, so it is named where `html_baseurl` says where the book is;
so is the page's own.
"""

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from coursebook import citing
from coursebook.publish import poster
from coursebook.publish.pictograms import favicon

ICON = "favicon.svg"
_MOST = 200
_ABOUT = {
    "search": "Search the text, tables, documents, ledger and timeline of the course.",
    "genindex": "The index of the course.",
}


def connect(app: Sphinx) -> None:
    """Connect what a page says of itself in its head."""
    app.connect("html-page-context", _describe)


def fixed_files() -> dict[str, str]:
    """Return the icon, by its name in the folder of assets."""
    return {ICON: favicon()}


def description(tree: nodes.document | None, page: str) -> str:
    """Return what a page is about in a sentence or two: its first words of text.

    Args:
        tree: the page, if a source made it.
        page: its name.
    """
    if tree is None:
        return _ABOUT.get(page, "")
    for paragraph in tree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section | nodes.document):
            continue
        if words := _words(paragraph):
            more = paragraph.next_node(nodes.paragraph, descend=False, siblings=True)
            short = len(words) < 60 and isinstance(more, nodes.paragraph)
            return _cut(f"{words} {_words(more)}" if short and more else words)
    return ""


def _words(paragraph: nodes.paragraph) -> str:
    return re.sub(r"\s+", " ", paragraph.astext()).strip()


def _cut(words: str) -> str:
    """Return as many whole sentences as fit, or words where not even one does."""
    if len(words) <= _MOST:
        return words
    kept = words[:_MOST]
    whole = max(kept.rfind(end) for end in (". ", "? ", "! "))
    return kept[: whole + 1] if whole > 60 else f"{kept.rpartition(' ')[0]} …"


def _describe(app: Sphinx, page: str, _template: str, context: Any, tree: Any) -> None:
    title = re.sub(r"<[^>]+>", "", context.get("title") or "") or citing.TITLE
    said = description(tree, page) or f"{title}. A page of {citing.TITLE}."
    base = (app.config.html_baseurl or "").rstrip("/")
    tags = {"og:type": "article", "og:title": title, "og:site_name": citing.TITLE}
    tags |= {"og:description": said}
    if base:
        tags |= {"og:url": f"{base}/{page}.html", "og:image": f"{base}/_static/nc/{poster.NAME}"}
        tags |= {"og:image:width": str(poster.WIDTH), "og:image:height": str(poster.HEIGHT)}
        tags |= {"og:image:alt": poster.alt()}
    icon = context["pathto"](f"_static/nc/{ICON}", 1)
    context["metatags"] = "\n".join(
        [
            context.get("metatags", ""),
            f'<meta name="description" content="{escape(said)}">',
            *(f'<meta property="{n}" content="{escape(v)}">' for n, v in tags.items()),
            f'<link rel="icon" type="image/svg+xml" href="{escape(icon)}">',
        ]
    )
