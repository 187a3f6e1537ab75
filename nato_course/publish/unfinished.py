"""A build that was stopped is mended by the next.

Sphinx notes what it has read before it writes the pages, and takes a page that is there for
written. So while pages are written a mark stands beside them; a build that finds it begins anew,
with the executed notebooks and drawn charts that are kept.
"""

from pathlib import Path
from typing import Any

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config


def connect(app: Sphinx) -> None:
    """Connect setting the mark, seeing it, and taking it away at the end."""
    app.connect("config-inited", _begin_anew)
    app.connect("env-updated", _set)
    app.connect("build-finished", _take_away, priority=999)


def _mark(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "unfinished"


def _begin_anew(app: Sphinx, _config: Config) -> None:
    if _mark(app).exists():
        (Path(app.doctreedir) / ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        # Sphinx adds to the index of the last build, with words of pages that are no more.
        (Path(app.outdir) / "searchindex.js").unlink(missing_ok=True)


def _set(app: Sphinx, _env: Any) -> list[str]:
    _mark(app).touch()
    return []


def _take_away(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        _mark(app).unlink(missing_ok=True)
