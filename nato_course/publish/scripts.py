"""The scripts beside the pages, classic ones all: module scripts do not load from file://."""

import re
from functools import cache
from pathlib import Path

from nato_course.widgets._base import with_parts

_STATIC = Path(__file__).parent / "static"
_HOST = "host.js"
SAVING = "figure_save.js"
PAPER = "paper.js"
_HOST_PARTS = ("_model.js", "_core.js", "_loader.js", _HOST)
_MODULE = re.compile("^import ", re.MULTILINE)
_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)


@cache
def classic(name: str) -> str:
    """Return a script or stylesheet as pages load it.

    A module becomes a function called at once, with the parts that it imports in it. The host is
    put together from its parts. It and the scripts that save figures and prepare pages for paper
    are on most pages, so their lines of comment stay out.

    Args:
        name: its name in the folder of the publishing code, such as "sidebar.js".
    """
    if name == _HOST:
        return _COMMENTS.sub("", "".join(map(_read, _HOST_PARTS)))
    source = _COMMENTS.sub("", _read(name)) if name == SAVING else _read(name)
    if not _MODULE.search(source) or not name.endswith(".js"):
        return source
    whole = with_parts(source)
    whole = _COMMENTS.sub("", whole) if name == PAPER else whole
    return f'(() => {{\n"use strict";\n{whole}}})();\n'


def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
