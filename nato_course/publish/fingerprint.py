"""A fingerprint of all that a chapter's outputs depend on besides its own cells."""

import hashlib
import sys
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = ("altair", "anywidget", "ipywidgets", "vl-convert-python")


NOT_EXECUTED = ("publish", "teach")
"""Folders that no cell imports: they write pages and packages from what was executed."""


def fingerprint(package: Path = _PACKAGE, without: Collection[str] = ()) -> str:
    """Return a short hash of the package's files, its libraries' versions and Python's.

    jupyter-cache looks at cells alone. With this in the cache's path and among Sphinx's
    configuration values, a changed module or CSV never leaves an old figure on a page.

    Args:
        package: the folder whose files count.
        without: folders at its top that do not count, such as `NOT_EXECUTED`.
    """
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={version(name)};".encode())
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if path.is_file() and "__pycache__" not in place.parts and place.parts[0] not in without:
            digest.update(place.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
