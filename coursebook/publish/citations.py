"""Citations: links of the prose to works, and the entries of the bibliography in one alphabet.

An author writes `[Author 1999](bibliography.ipynb#cite-author1999)`. The work is checked against
the bibliography and counts as cited, so that `{bibliography}` lists it; the link leads to the
entry, wherever it stands, and tells the work's author, title, year and kind. `cite_card.js` shows
that as a card.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from coursebook import claims, sources
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.publish import _links, end_matter
from coursebook.sources import mentions
from coursebook.words import listed

BIBLIOGRAPHY = "book/bibliography"
LEDGER = "book/claims"
SPEAKERS = current().class_names
WORKS = "nc-works"
"""The id of what a page tells of works that only its widgets cite."""

PART = " · "
"""Between author, title, year and kind of a work."""

_CITED = _links.Kind(BIBLIOGRAPHY, mentions.CITE, "nc-cite")
_LINK = re.compile(r'<a\b[^>]*\bhref="[^"#]+#(cite-[\w-]+)"[^>]*>')
_HINT = (
    "A name, a word of its title, a year, or who speaks, such as "
    f"<em>{next(iter(SPEAKERS.values()), 'scholarship')}</em>."
)
_NAMED = 3
"""So many authors are named; of more, the first."""
_BACK = "cited-"
_DEPRECATED = 'role="doc-biblioentry"'


def connect(app: Sphinx) -> None:
    """Write the bibliography's entries with a role that their list may hold."""
    app.add_node(nodes.citation, override=True, html=(_open, _close))
    app.connect("doctree-read", _note_bodies)


def _note_bodies(app: Sphinx, _tree: nodes.document) -> None:
    """Let the bibliography be read anew when what is said of bodies changes."""
    if app.env.docname == BIBLIOGRAPHY:
        app.env.note_dependency(str(sources.BODIES))


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
        return _links.Place(page, found, told(work), mark)

    _links.settle(tree, app, docname, _CITED, place_of)
    lead_back(tree, app, docname)


def told(work: sources.Source) -> str:
    """Return what a citation tells of its work: author, title, year, and who speaks in it.

    Args:
        work: the work.
    """
    names = work.authors or work.editors
    who = f"{names[0]} and others" if len(names) > _NAMED else listed(names)
    return PART.join((who, work.title, work.year, SPEAKERS[work.klass]))


def works_of(body: str) -> str:
    """Return what a page has to tell of the works that it cites without a title, as a script.

    Widgets name works by their short labels alone; nothing is returned where nothing is cited.

    Args:
        body: the markup of the page's text.
    """
    links = list(_LINK.finditer(body))
    titled = {each[1] for each in links if " title=" in each[0]}
    bare = sorted({each[1] for each in links} - titled)
    known = set(sources.keys())
    keys = {each: mentions.key_of(each) for each in bare}
    works = {each: told(sources.get(key)) for each, key in keys.items() if key in known}
    if not links and f'<a class="{_CITED.css} ' not in body:
        return ""
    content = json.dumps(works, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{WORKS}">{content}</script>'


def lead_back(tree: nodes.document, app: Any, docname: str) -> None:
    """Let entries of a bibliography say who speaks, whose body that is, and where they are cited.

    Their numbers go: the text cites by name, and nothing else has a number. They stand in one
    alphabet, persons and institutions together.

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
    works: dict[nodes.Node, sources.Source] = {}
    for entry in tree.findall(nodes.citation):
        for label in [each for each in entry.children if isinstance(each, nodes.label)]:
            entry.remove(label)
        work = next((sources.get(keys[each]) for each in entry["ids"] if each in keys), None)
        if work:
            pages = [page for found, page in citing if found == work.key and page != docname]
            works[entry] = work
            about = _about(app, docname, work, entry["ids"][0], pages)
            entry += [*_bodies(work.key), about]
    for entries in {id(each.parent): each.parent for each in works}.values():
        if all(each in works for each in entries.children):
            _set_in_order(entries, works)


def _bodies(key: str) -> list[nodes.paragraph]:
    """Return the line that says whose bodies stand behind a work; none for most."""
    said = " ".join(f"{each}." for each in sources.bodies_of(key))
    return [nodes.paragraph("", said, classes=["nc-whose"])] if said else []


def _set_in_order(listed: nodes.Element, works: dict[nodes.Node, sources.Source]) -> None:
    """Sort the entries of a bibliography, and put the field that finds one before them."""
    listed.children.sort(key=lambda each: _place(works[each]))
    names = [(works[each].surnames[0], each["ids"][0]) for each in listed.findall(nodes.citation)]
    at = listed.parent.index(listed)
    listed.parent.insert(at, end_matter.bar(names, "work", "works", _HINT))


def _place(work: sources.Source) -> tuple[list[str], str, str]:
    return [*map(end_matter.folded, work.surnames)], work.date or work.year, work.title


def _keys(ref: Any) -> list[str]:
    return [each.key for each in ref.targets]


def _about(
    app: Any, docname: str, work: sources.Source, anchor: str, pages: list[str]
) -> nodes.paragraph:
    """Return a line on a work: who speaks, and links to where it is cited first.

    Where no page's text cites it, the ledger's claims do, if any.
    """
    mark = f"{_BACK}{anchor.removeprefix(mentions.CITE)}"
    found = [(page, mark, _called(app.env, page)) for page in pages]
    if not pages and LEDGER in app.env.found_docs:
        claimed = _evidence_for().get(work.key, ())
        found = [(LEDGER, each.lower(), f"claim {each}") for each in claimed]
    speaker = SPEAKERS[work.klass]
    line = nodes.paragraph("", speaker[0].upper() + speaker[1:], classes=["nc-cited-in"])
    for i, (page, place, called) in enumerate(found):
        href = f"{app.builder.get_relative_uri(docname, page)}#{place}"
        line += nodes.Text(", " if i else ". Cited in ")
        line += nodes.reference("", called, internal=True, refuri=href)
    return line


@cache
def _evidence_for() -> dict[str, list[str]]:
    """Return the claims that each work is evidence for."""
    found: dict[str, list[str]] = {}
    for claim in claims.all():
        for key in dict.fromkeys(each.source for each in claim.evidence):
            found.setdefault(key, []).append(claim.id)
    return found


def _called(env: Any, page: str) -> str:
    number = re.search(r"(?:^|/)(\d\d)_", page)
    return f"chapter {int(number[1])}" if number else str(env.titles[page].astext())


def _entries(env: Any) -> dict[str, tuple[str, str]]:
    """Return the page and anchor of each entry that a bibliography prints."""
    domain = env.domains.get("cite")
    entries = domain.citations if domain else ()
    return {each.key: (each.bibliography_key.docname, each.citation_id) for each in entries}
