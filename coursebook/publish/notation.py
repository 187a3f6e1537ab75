"""What authors write as words that read well anywhere, and the page shows as more than that.

docs/writing.md has an example of everything. Each kind is a module: citations, terms, boxes
(with margin notes), tables of what fits, disclosures and hidden directives. What is wrong stops
the build, with the page's name.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from coursebook.publish import bodies, boxes, citations, disclosures, fits, hidden, terms


def connect(app: Sphinx) -> None:
    """Connect the reading of the notation, its check, and the writing of its links."""
    citations.connect(app)
    bodies.connect(app)
    hidden.connect(app)
    app.connect("builder-inited", _prepare)
    app.connect("env-purge-doc", lambda _app, env, name: env.nc_notation.pop(name, None))
    app.connect("doctree-read", _read)
    app.connect("env-check-consistency", _refuse)
    app.add_post_transform(_Links)


def _prepare(app: Sphinx) -> None:
    env: Any = app.env
    if not hasattr(env, "nc_notation"):
        env.nc_notation = {}


def _read(app: Sphinx, tree: nodes.document) -> None:
    """Turn a page's notation into what is written, and keep what has to be checked."""
    env: Any = app.env
    boxes.read(tree)
    fits.read(tree)
    terms.make_glossary(tree, env)
    faults = [*citations.read(tree, env), *disclosures.read(tree)]
    linked = terms.read(tree)
    if faults or linked:
        env.nc_notation[env.docname] = (faults, linked)


def _refuse(app: Sphinx, env: Any) -> None:
    found = [
        f"{page}: {fault}"
        for page, (faults, linked) in sorted(env.nc_notation.items())
        for fault in (*faults, *terms.unknown(linked, env))
    ]
    if found:
        raise ExtensionError("\n".join(["these pages need mending:", *found]))


class _Links(SphinxPostTransform):
    """Settles citations and terms before MyST does, which knows anchors of headings alone."""

    default_priority = 8

    def run(self, **_: Any) -> None:
        for kind in (citations, terms):
            kind.resolve(self.document, self.app, self.env.docname)
