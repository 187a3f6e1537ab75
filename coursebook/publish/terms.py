"""Terms: links of the prose to the glossary, `[some term](glossary.md#term-…)`.

The link's words are free, so an inflected form needs nothing more. The anchor is the term in
small letters with hyphens; on the page it becomes the one that Sphinx has given the entry.
The glossary itself is a list, `- **some term**: what it means`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term

from coursebook import chapters
from coursebook.publish import _links, end_matter
from coursebook.publish.scripts import told_script
from coursebook.sources import mentions
from coursebook.words import nearest

GLOSSARY = "book/glossary"
MEANINGS = "terms.js"
"""What the terms mean, for their cards: loaded when the first one is asked for."""
_HINT = "A word of the term or of what it means, such as <em>contested</em>."
CSS = "nc-term"
"""The class of a link to a term."""
_LINKED = _links.Kind(GLOSSARY, mentions.TERM, CSS)


def read(tree: nodes.document) -> list[tuple[str, str]]:
    """Return the anchors of the terms that a page links to, each with the link's words.

    Args:
        tree: the page.
    """
    return [(link["reftargetid"], link.astext()) for link in _links.to(tree, _LINKED)]


def make_glossary(tree: nodes.document, env: Any) -> None:
    """Turn the list of the glossary's page into a glossary of Sphinx's.

    Args:
        tree: the page.
        env: Sphinx's environment.
    """
    if env.docname != GLOSSARY:
        return
    for listed in list(tree.findall(nodes.bullet_list)):
        entries = [each for each in listed.children if isinstance(each, nodes.list_item)]
        items = [_definition(each, tree, env) for each in entries]
        defined = nodes.definition_list("", *items, classes=["simple", "glossary"])
        listed.replace_self(addnodes.glossary("", defined))


def _definition(
    item: nodes.list_item, tree: nodes.document, env: Any
) -> nodes.definition_list_item:
    """Return an entry: the term in bold, a colon, and what it means."""
    words = [each for each in item[0].children if each.astext()]
    line = item.line or item[0].line or 0
    term = make_glossary_term(
        env, words[0].children, None, str(tree["source"]), line, None, document=tree
    )
    meaning = nodes.paragraph("", "", nodes.Text(words[1].astext().removeprefix(": ")), *words[2:])
    return nodes.definition_list_item("", term, nodes.definition("", meaning, *item[1:]))


def unknown(linked: list[tuple[str, str]], env: Any) -> Iterator[str]:
    """Yield which links of a page lead to no term of the glossary.

    Args:
        linked: what `read` returned.
        env: Sphinx's environment, all pages read.
    """
    known = _entries(env)
    for anchor, words in linked:
        if anchor not in known:
            near = nearest(anchor, known, "give it an entry of its own")
            yield f"[{words}](…#{anchor}): the glossary has no such term: {near}"


def resolve(tree: nodes.document, app: Any, docname: str) -> None:
    """Turn a page's terms into links to the glossary's entries.

    Args:
        tree: the page.
        app: the Sphinx application.
        docname: the page's name.
    """
    known = _entries(app.env)
    _links.settle(tree, app, docname, _LINKED, lambda anchor: _links.Place(*known[anchor]))
    if docname == GLOSSARY:
        make_findable(tree)


def make_findable(tree: nodes.document) -> None:
    """Put the field that finds a term, and the letters, before the glossary.

    Args:
        tree: the glossary's page.
    """
    for listed in list(tree.findall(nodes.definition_list)):
        terms = [(each.astext(), each["ids"][0]) for each in listed.findall(nodes.term)]
        at = listed.parent.index(listed)
        listed.parent.insert(at, end_matter.bar(terms, "term", "terms", _HINT))


def meanings(env: Any) -> str:
    """Return the script with each term and what it means, by the anchor of its entry.

    Args:
        env: Sphinx's environment, all pages read.
    """
    if GLOSSARY not in env.found_docs:
        return ""
    known = _entries(env)
    text = Path(env.doc2path(GLOSSARY)).read_text("utf-8")
    told = {
        known[anchor][1]: f"{name} · {chapters.plain(meaning)}"
        for name, meaning in mentions.ENTRY.findall(text)
        if (anchor := mentions.term_anchor(name)) in known
    }
    return told_script(told)


def _entries(env: Any) -> dict[str, tuple[str, str]]:
    """Return the page and anchor of each entry, by the anchor that authors write."""
    objects = env.get_domain("std").objects.items()
    return {mentions.term_anchor(name): place for (kind, name), place in objects if kind == "term"}
