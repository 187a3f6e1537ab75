"""The labs of a chapter stand in a closed part, so that it does not end in program code.

What the section says of them stays in sight, and so does what is no part of them, such as the key
that paper shows. A link to a lab opens the part: static/host.js.
"""

from docutils import nodes
from sphinx.application import Sphinx

from coursebook import chapters, labs, timing
from coursebook.words import counted

FOLD = "nc-labs"
_LAB = 'data-nc-name="LabView"'
_KEY = "nc-answer-key"
_ENDS = "nc_labs_end"


def connect(app: Sphinx) -> None:
    """Fold labs once widgets stand in their places."""
    app.connect("doctree-read", _fold, priority=660)


def _fold(app: Sphinx, tree: nodes.document) -> None:
    stem = chapters.on_page(app.env.docname)
    if stem and (found := labs.chapter(stem)):
        fold(tree, f"{counted(len(found), 'lab')}, about {timing.of_labs(stem)} minutes")


def fold(tree: nodes.document, told: str) -> None:
    """Fold what follows the notes of the section that has the labs.

    Args:
        tree: the page.
        told: how many labs there are and how long they take.
    """
    places = (each for each in tree.findall(nodes.raw) if _LAB in each.astext())
    section = _section_around(next(places, None))
    if section is None:
        return
    parts = list(section.children)
    start = next((i for i, each in enumerate(parts) if not _heads(each)), len(parts))
    end = next((i for i, each in enumerate(parts) if _is_key(each)), len(parts))
    summary = f"<summary>Labs: change the code ({told})</summary>"
    opening = nodes.raw("", f'<details class="{FOLD}">{summary}', format="html")
    closing = nodes.raw("", "</details>", format="html", **{_ENDS: True})
    section.children = []
    section += [*parts[:start], opening, *parts[start:end], closing, *parts[end:]]


def end(tree: nodes.document) -> nodes.raw | None:
    """Return what closes a page's folded labs, if it has any.

    Args:
        tree: the page.
    """
    return next((each for each in tree.findall(nodes.raw) if each.get(_ENDS)), None)


def _section_around(place: nodes.Node | None) -> nodes.section | None:
    while place is not None and not isinstance(place, nodes.section):
        place = place.parent
    return place


def _heads(part: nodes.Node) -> bool:
    """Say whether a part is the heading or a note in the margin."""
    note = isinstance(part, nodes.container) and "nc-margin" in part["classes"]
    return note or isinstance(part, nodes.title)


def _is_key(part: nodes.Node) -> bool:
    return any(_KEY in each.astext() for each in part.findall(nodes.raw))
