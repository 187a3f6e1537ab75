"""What is noted of each page while it is read; Sphinx keeps it for the builds that follow."""

from typing import Any

from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    """Forget what was noted of a page when it goes, or is about to be read again."""
    app.connect("env-purge-doc", _forget)


def of(env: Any, kind: str) -> dict[str, Any]:
    """Return what is noted of one kind, by page.

    Args:
        env: Sphinx's environment.
        kind: what it is about, such as "files".
    """
    found: dict[str, Any] = _all(env).setdefault(kind, {})
    return found


def _all(env: Any) -> dict[str, dict[str, Any]]:
    if not hasattr(env, "nc_noted"):
        env.nc_noted = {}
    found: dict[str, dict[str, Any]] = env.nc_noted
    return found


def _forget(_app: Sphinx, env: Any, page: str) -> None:
    for pages in _all(env).values():
        pages.pop(page, None)
