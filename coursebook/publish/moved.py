"""Old anchors: a page that lost sections carries where their matter went, for `moved.js`."""

from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx

from coursebook.publish.payload import dumps
from coursebook.questions import retired

PLACE = "nc-moved"


def connect(app: Sphinx) -> None:
    """Put the list on the pages that need it."""
    app.connect("html-page-context", _add)


def script_of(page: str) -> str:
    """Return the list of a page's old anchors as it stands in the page, or nothing.

    Args:
        page: its file stem.
    """
    found = retired.moved_on(page)
    if not found:
        return ""
    return f'<script type="application/json" id="{PLACE}">{dumps(found)}</script>'


def _add(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    found = script_of(PurePosixPath(page).name)
    if found and "body" in context:
        context["body"] += found
