"""Fingerprints of what the pages, and the outputs of the notebooks, depend on as a whole."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coursebook.course import current

ENGINE = Path(__file__).parents[1]
_LIBRARIES = (
    *("altair", "anywidget", "ipykernel", "ipython", "ipywidgets", "narwhals"),
    *("pybtex", "ruamel.yaml", "traitlets", "vl-convert-python"),
)
# What the files beside the pages are made with.
_BESIDE = ("brotli", "font-source-serif-pro", "fonttools")


@cache
def environment() -> str:
    """Return a short hash of Python's version and of the libraries that cells use.

    In the cache's path, it keeps what one environment computed from another's pages. Which files
    of the package a notebook used is noted when it runs, see `used`.
    """
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={_version(name)};".encode())
    return digest.hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def packages() -> tuple[Path, Path]:
    """Return the folders of the engine and of the course."""
    return ENGINE, current().root


def fingerprint(folders: Iterable[Path] | None = None) -> str:
    """Return a short hash of the files of engine and course, and of the environment.

    Among Sphinx's configuration values, it lets every page be read again when a package changes.

    Args:
        folders: those whose files count; without them, both packages.
    """
    digest = hashlib.sha256(environment().encode())
    for name in _BESIDE:
        digest.update(f"{name}={_version(name)};".encode())
    for folder in packages() if folders is None else folders:
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder)
            if path.is_file() and "__pycache__" not in place.parts:
                digest.update(place.as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
