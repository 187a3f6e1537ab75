"""What the bibliography says of publishers that belong to a government or an alliance."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from nato_course import sources

BIBLIOGRAPHY = "book/bibliography"
_CITED_IN = "nc-cited-in"


def connect(app: Sphinx) -> None:
    """Let the bibliography be read anew when what is said of bodies changes."""
    app.connect("doctree-read", _note)


def _note(app: Sphinx, _tree: nodes.document) -> None:
    if app.env.docname == BIBLIOGRAPHY:
        app.env.note_dependency(str(sources.BODIES))


def resolve(tree: nodes.document, app: Any, _docname: str) -> None:
    """Say under each entry of a bibliography whose bodies stand behind the work.

    Args:
        tree: the page.
        app: the Sphinx application.
    """
    domain = app.env.domains.get("cite")
    keys = {each.citation_id: each.key for each in domain.citations} if domain else {}
    for entry in tree.findall(nodes.citation):
        key = next((keys[each] for each in entry["ids"] if each in keys), None)
        said = sources.bodies_of(key) if key else []
        if said:
            line = nodes.paragraph("", " ".join(f"{each}." for each in said), classes=["nc-whose"])
            entry.insert(_place(entry), line)


def _place(entry: nodes.citation) -> int:
    """Return the place after the reference: before the line that says where it is cited."""
    for i, each in enumerate(entry.children):
        if isinstance(each, nodes.Element) and _CITED_IN in each["classes"]:
            return i
    return len(entry.children)
