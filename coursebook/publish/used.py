"""What an executed notebook used: files, folders and findings, each with a mark of its content."""

import hashlib
import importlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

Used = Mapping[str, str]
"""What was used, as the watched kernel wrote it (kind, tab, path), and its mark then."""

UNSETTLED = "changed while it was used"
_GONE = "not there"


def taken(log: Path, since: float) -> dict[str, str]:
    """Return what a kernel has noted, marked.

    Args:
        log: the kernel's notes.
        since: when it began; what has changed after that gets a mark that never holds.
    """
    lines = dict.fromkeys(log.read_text(encoding="utf-8").splitlines())
    return {each: _settled_mark(each, since) for each in lines}


def holds(used: Used) -> bool:
    """Tell whether all that was used is still the same.

    Args:
        used: as `taken` returned it.
    """
    return all(mark(each) == then for each, then in used.items())


def moved(used: Used, places: Mapping[str, str]) -> dict[str, str]:
    """Return the same with folders replaced, so that a book may stand elsewhere another time.

    Args:
        used: as `taken` returned it.
        places: folder -> what stands in its place; of two that fit, the first.
    """
    return {_moved(line, places): then for line, then in used.items()}


def _moved(line: str, places: Mapping[str, str]) -> str:
    kind, _, path = line.partition("\t")
    for old, new in places.items():
        if path == old or path.startswith(f"{old}/"):
            return f"{kind}\t{new}{path.removeprefix(old)}"
    return line


@cache
def mark(line: str) -> str:
    """Return the mark of the present content, read once; a build begins with `mark.cache_clear`.

    Args:
        line: kind, tab and path.
    """
    kind, _, place = line.partition("\t")
    path = Path(place)
    try:
        if kind == "folder":
            return _hash(" ".join(sorted(_seen(each.name for each in path.iterdir()))).encode())
        if kind == "file":
            return _hash(path.read_bytes())
        name, *words = kind.split(" ")
        module, _, function = name.partition(":")
        found = getattr(importlib.import_module(module), function)(path, *words)
        return _hash(repr(found).encode())
    except Exception:  # whatever keeps it from being read, it is not what was used
        return _GONE


def _settled_mark(line: str, since: float) -> str:
    place = Path(line.partition("\t")[2])
    if place.is_file() and place.stat().st_mtime > since:
        return UNSETTLED
    return mark(line)


def _seen(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if not name.startswith(".") and name != "__pycache__")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
