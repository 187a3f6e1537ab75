"""Citations: links of the prose to works, and the bibliography's entries.

An author writes `[Kramer 2009](bibliography.ipynb#cite-kramer2009)`. The work is checked against
the bibliography and counts as cited, so that `{bibliography}` lists it; the link leads to the
entry, wherever it stands, and names the work's title and who speaks in it.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from nato_course import sources
from nato_course.errors import CourseError
from nato_course.publish import _links
from nato_course.sources import mentions

BIBLIOGRAPHY = "book/bibliography"
SPEAKERS = {
    "russian-official": "Russian official",
    "nato-western-official": "NATO or Western official",
    "ukrainian": "Ukrainian official",
    "un-court": "UN or court",
    "treaty": "agreed text",
    "scholarship": "scholarship",
    "data-poll": "data or press",
}
_CITED = _links.Kind(BIBLIOGRAPHY, mentions.CITE, "nc-cite")
_BACK = "cited-"
_DEPRECATED = 'role="doc-biblioentry"'


def connect(app: Sphinx) -> None:
    """Write the bibliography's entries with a role that their list may hold."""
    app.add_node(nodes.citation, override=True, html=(_open, _close))


def _open(writer: Any, node: nodes.citation) -> None:
    type(writer).visit_citation(writer, node)
    writer.body[-1] = writer.body[-1].replace(_DEPRECATED, 'role="listitem"')


def _close(writer: Any, node: nodes.citation) -> None:
    type(writer).depart_citation(writer, node)


def read(tree: nodes.document, env: Any) -> Iterator[str]:
    """Note what a page cites, and yield what is wrong with it.

    Args:
        tree: the page.
        env: Sphinx's environment.
    """
    for link in _links.to(tree, _CITED):
        key = mentions.key_of(link["reftargetid"])
        try:
            sources.get(key)
        except CourseError as error:
            yield f"[{link.astext()}](…#{link['reftargetid']}): {error}"
        else:
            _note(env, link, key)


def _note(env: Any, link: pending_xref, key: str) -> None:
    """Tell the bibliography that a work is cited, as the role `cite` would."""
    domain = env.domains.get("cite")
    # On its own page an entry would lead back to each citation by an id, which links don't have.
    if domain and env.docname != BIBLIOGRAPHY:
        from sphinxcontrib.bibtex.citation_target import CitationTarget
        from sphinxcontrib.bibtex.roles import CitationRef

        target = CitationTarget(key=key, pre="", post="")
        domain.citation_refs.append(CitationRef("", env.docname, link.line or 0, [target]))


def resolve(tree: nodes.document, app: Any, docname: str) -> None:
    """Turn a page's citations into links to the entries, with title and speaker.

    Args:
        tree: the page.
        app: the Sphinx application.
        docname: the page's name.
    """
    entries = _entries(app.env)

    def place_of(anchor: str) -> _links.Place:
        work = sources.get(mentions.key_of(anchor))
        page, found = entries.get(work.key, (BIBLIOGRAPHY, anchor))
        mark = f"{_BACK}{found.removeprefix(mentions.CITE)}"
        return _links.Place(page, found, f"{work.title} ({SPEAKERS[work.klass]})", mark)

    _links.settle(tree, app, docname, _CITED, place_of)
    lead_back(tree, app, docname)


def lead_back(tree: nodes.document, app: Any, docname: str) -> None:
    """Let each entry of a bibliography lead back to where pages first cite the work.

    Their numbers go: the text cites by name, and nothing else has a number.

    Args:
        tree: the page.
        app: the Sphinx application.
        docname: the page's name.
    """
    domain = app.env.domains.get("cite")
    if domain is None:
        return
    citing = sorted({(each, ref.docname) for ref in domain.citation_refs for each in _keys(ref)})
    keys = {each.citation_id: each.key for each in domain.citations}
    for entry in tree.findall(nodes.citation):
        for label in [each for each in entry.children if isinstance(each, nodes.label)]:
            entry.remove(label)
        key = next((keys[each] for each in entry["ids"] if each in keys), None)
        pages = [page for found, page in citing if found == key and page != docname]
        if pages:
            entry += _back(app, docname, entry["ids"][0].removeprefix(mentions.CITE), pages)


def _keys(ref: Any) -> list[str]:
    return [each.key for each in ref.targets]


def _back(app: Any, docname: str, name: str, pages: list[str]) -> nodes.paragraph:
    """Return a line of links to where pages first cite a work."""
    line = nodes.paragraph("", "Cited in ", classes=["nc-cited-in"])
    for place, page in enumerate(pages):
        href = f"{app.builder.get_relative_uri(docname, page)}#{_BACK}{name}"
        line += nodes.Text(", " if place else "")
        line += nodes.reference("", _called(app.env, page), internal=True, refuri=href)
    return line


def _called(env: Any, page: str) -> str:
    number = re.search(r"(?:^|/)(\d\d)_", page)
    return f"chapter {int(number[1])}" if number else str(env.titles[page].astext())


def _entries(env: Any) -> dict[str, tuple[str, str]]:
    """Return the page and anchor of each entry that a bibliography prints."""
    domain = env.domains.get("cite")
    entries = domain.citations if domain else ()
    return {each.key: (each.bibliography_key.docname, each.citation_id) for each in entries}
