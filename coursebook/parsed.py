"""What a parser made of a text, kept by content while the book is built.

Sixteen kernels would otherwise parse the same bibliography, ledger and questions. Where the package
runs in a browser, which has no fast parser, it brings what was parsed before: `scripts/live.py`.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

BROUGHT = Path(__file__).with_name("_parsed")
"""What the package brings parsed; the folder is there in the browser alone."""


def kept(parse: Callable[[str], Found], text: str, *, library: str) -> Found:
    """Return what a function makes of a text.

    Args:
        parse: stands at the top of its module, and makes of the same text always the same.
        text: what to parse.
        library: whose version counts too.
    """
    brought = BROUGHT / brought_name(text)
    if brought.is_file():
        ready: Found = pickle.loads(brought.read_bytes())
        return ready
    folder = os.environ.get("COURSEBOOK_CACHE")
    if not folder:
        return parse(text)
    path = Path(folder, f"{_key(parse, text, library)}.parsed")
    try:
        found: Found = pickle.loads(path.read_bytes())
    except (OSError, EOFError, pickle.UnpicklingError):
        found = parse(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two kernels may parse the same text: the file appears whole or not at all.
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(pickle.dumps(found))
        partial.replace(path)
    return found


def brought_name(text: str) -> str:
    """Return the name under which the package brings what was parsed of a text.

    Args:
        text: what the file holds.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _key(parse: Callable[[str], object], text: str, library: str) -> str:
    own = Path(parse.__code__.co_filename).read_bytes()
    made_with = f"{parse.__qualname__} {library} {version(library)} {sys.version}".encode()
    return hashlib.sha256(b"\0".join((own, made_with, text.encode()))).hexdigest()[:32]
