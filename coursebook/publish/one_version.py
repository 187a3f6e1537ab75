"""All pages of a built book are of one version, also after a build that was stopped.

Sphinx writes the pages that it has read. But the others show titles and neighbours of these. So
where anything has changed, all pages are written, as a first build would have them.

Sphinx also notes what it has read before it writes, and takes a page that is there for written. So
while pages are written a mark stands beside them; a build that finds it begins anew, with the
executed notebooks and drawn charts that are kept.

And where nothing has changed, what others reckon out for the whole book is not reckoned again.
"""

from pathlib import Path
from typing import Any

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config

# They read every page, or format every entry of the bibliography. What they found is in the state
# that Sphinx has kept, as long as no page is read.
_FOR_THE_WHOLE_BOOK = {
    "env-updated": "sphinxcontrib.bibtex",
    "env-get-updated": "sphinx.environment.collectors.toctree",
}


def connect(app: Sphinx) -> None:
    """Connect writing all pages, and the mark of a build that has not come to its end."""
    app.connect("config-inited", _begin_anew)
    app.connect("env-get-outdated", _drop_removed)
    app.connect("env-before-read-docs", _note_changes)
    app.connect("env-updated", _write_all)
    app.connect("html-page-context", _note_page)
    app.connect("build-finished", _take_away, priority=999)


def _mark(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "unfinished"


def _begin_anew(app: Sphinx, _config: Config) -> None:
    if _mark(app).exists():
        (Path(app.doctreedir) / ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def _drop_removed(app: Sphinx, _env: Any, _new: Any, _changed: Any, removed: set[str]) -> list[str]:
    """Drop the pages of sources that are no more; readers would still find them."""
    for name in removed:
        (Path(app.outdir) / f"{name}.html").unlink(missing_ok=True)
    if removed:
        _mark(app).touch()
    return []


def _note_changes(app: Sphinx, _env: Any, docnames: list[str]) -> None:
    if docnames:
        _mark(app).touch()
    if not _mark(app).exists():
        _leave_as_found(app)


def _leave_as_found(app: Sphinx) -> None:
    for event, module in _FOR_THE_WHOLE_BOOK.items():
        for listener in list(app.events.listeners[event]):
            if listener.handler.__module__ == module:
                app.disconnect(listener.id)


def _write_all(app: Sphinx, env: Any) -> list[str]:
    if not _mark(app).exists():
        return []
    return sorted(env.found_docs)


def _note_page(app: Sphinx, *_: Any) -> None:
    app.builder.nc_wrote = True  # type: ignore[attr-defined]


def wrote_pages(app: Sphinx) -> bool:
    """Tell whether this build has written any page: where it has not, all is as the last left it.

    Args:
        app: the build, at its end.
    """
    return bool(getattr(app.builder, "nc_wrote", False))


def _take_away(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        _mark(app).unlink(missing_ok=True)
