"""The button that opens a page as a notebook in the reader's browser, where the book has those.

`scripts/live.py` builds them into the book's folder. Which book has them is a setting of its build,
so that one without them, such as the one in a release, has no button.
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursebook import yaml_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "lite"
FILES = ("live.js", "live.css")
SWITCH = "COURSEBOOK_LIVE"
_PARTS = ("Chapters", "Explore")
_BUTTON = re.compile(rb'<a class="[^"]*nc-run-live"[^>]*>.*?</a>\n?', re.DOTALL)


def connect(app: "Sphinx") -> None:
    """Take part in a build.

    Args:
        app: the Sphinx application.
    """
    app.add_config_value("coursebook_live", False, "html", bool)
    app.connect("config-inited", _configure)
    app.connect("html-page-context", _add_button)


def pages(folder: Path) -> list[str]:
    """Return the pages that can be run live, as the table of contents names them.

    Args:
        folder: of the book's sources.
    """
    parts = yaml_file.read(folder / "_toc.yml").get("parts", ())
    files = [
        each["file"] for part in parts if part.get("caption") in _PARTS for each in part["chapters"]
    ]
    return [each for each in files if (folder / f"{each}.ipynb").is_file()]


def is_wanted() -> bool:
    """Tell whether this build of the book has live notebooks."""
    return os.environ.get(SWITCH) == "yes"


def without_button(page: bytes) -> bytes:
    """Return a page of the book for a copy that has no live notebooks.

    Args:
        page: as it was built.
    """
    return _BUTTON.sub(b"", page)


def _configure(app: "Sphinx", config: "Config") -> None:
    config.coursebook_live = is_wanted()
    # The theme makes links to other places from the repository's address, and fails without one.
    if not config.html_theme_options.get("repository_url"):
        config.html_theme_options.pop("launch_buttons", None)


def _add_button(app: "Sphinx", page: str, _template: str, context: Any, _tree: Any) -> None:
    if app.config.coursebook_live and page in pages(Path(app.srcdir)):
        start = context["pathto"](f"{FOLDER}/notebooks/index.html", 1)
        context["live_url"] = f"{start}?path={page.rpartition('/')[2]}.ipynb"
