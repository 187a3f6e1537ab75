"""What the bibliography says of publishers that belong to a government or an alliance."""

from docutils import nodes
from sphinx.application import Sphinx

from coursebook import sources

BIBLIOGRAPHY = "book/bibliography"


def connect(app: Sphinx) -> None:
    """Let the bibliography be read anew when what is said of bodies changes."""
    app.connect("doctree-read", _note)


def _note(app: Sphinx, _tree: nodes.document) -> None:
    if app.env.docname == BIBLIOGRAPHY:
        app.env.note_dependency(str(sources.BODIES))


def lines(key: str) -> list[nodes.paragraph]:
    """Return the line under a work that says whose bodies stand behind it; none for most.

    Args:
        key: the work's key.
    """
    said = " ".join(f"{each}." for each in sources.bodies_of(key))
    return [nodes.paragraph("", said, classes=["nc-whose"])] if said else []
