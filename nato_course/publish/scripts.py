"""The scripts beside the pages, classic ones all: module scripts do not load from file://."""

import re
from functools import cache
from pathlib import Path

from nato_course.widgets._base import with_parts

_STATIC = Path(__file__).parent / "static"
_MODULE = re.compile("^import ", re.MULTILINE)


@cache
def classic(name: str) -> str:
    """Return a script or stylesheet as pages load it: a module becomes a function called at once.

    Args:
        name: its name in the folder of the publishing code, such as "sidebar.js".
    """
    source = (_STATIC / name).read_text(encoding="utf-8")
    if not _MODULE.search(source) or not name.endswith(".js"):
        return source
    return f'(() => {{\n"use strict";\n{with_parts(source)}}})();\n'
