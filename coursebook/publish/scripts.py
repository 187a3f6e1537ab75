"""The scripts beside the pages, classic ones all: module scripts do not load from file://."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from coursebook.course import current
from coursebook.publish.payload import Payload, dumps
from coursebook.publish.pieces import pieces, slim

_STATIC = Path(__file__).parent / "static"
HOST = "host.js"
SAVING = "figure_save.js"
PAGE = "page.js"
_HOST_PARTS = ("_model.js", "_core.js", "_loader.js", HOST)
_PAGE_PARTS = (
    *("controls.js", "contents.js", "sidebar.js"),
    *("moved.js", "assignment.js", "paper.js"),
)
"""What every page runs, in one file: each file costs a request."""
_MODULE = re.compile("^import ", re.MULTILINE)


@cache
def classic(name: str) -> str:
    """Return a script or stylesheet as pages load it.

    A module becomes a function called at once, with the parts that it imports in it. The host, and
    what every page runs, are put together from their parts. Lines of comment and indentation stay
    out.

    Args:
        name: its name in the folder of the publishing code, such as "sidebar.js".
    """
    if name == HOST:
        return slim("".join(map(_read, _HOST_PARTS)))
    if name == PAGE:
        return "".join(map(classic, _PAGE_PARTS))
    return _classic(name, _read(name))


def of_course(name: str) -> str:
    """Return a script or stylesheet of the course's own, as pages load it; "" if it has none.

    Args:
        name: its name in the course's folder `static`, such as "front.js".
    """
    path = current().root / "static" / name
    return _classic(name, path.read_text(encoding="utf-8")) if path.is_file() else ""


def _classic(name: str, source: str) -> str:
    if not name.endswith(".js"):
        return source
    return in_function(source) if _MODULE.search(source) else slim(source)


def in_function(module: str, *beside: Path) -> str:
    """Return a module as a function called at once, with the parts that it imports in it.

    Args:
        module: its source.
        beside: folders of parts beside those of the widgets.
    """
    body = slim(_with_parts(module, *beside))
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def in_pieces(name: str) -> dict[str, str]:
    """Return a module's script and files, in the pieces that widgets on the page share with it.

    The host has to be on the page, and runs it.

    Args:
        name: its name in the folder of the publishing code, such as "plain_words.js".
    """
    payload = Payload()
    names = [payload.file(each) for each in pieces(_with_parts(_read(name)))]
    files = {f"{each}.js": content for each, content in payload.files.items()}
    return {name: f"courseBook.run({dumps(names)});\n", **files}


def _with_parts(module: str, *beside: Path) -> str:
    # Loaded late: a build with nothing changed needs no widgets.
    from coursebook.widgets._base import with_parts

    return with_parts(module, *beside)


def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def told_script(told: Mapping[str, str]) -> str:
    """Return a script with what cards tell, by anchor, which a page loads when it is asked for.

    Args:
        told: words by the anchor of the link's target; ` · ` parts them.
    """
    return f"document.currentScript.dataset.told = {json.dumps(dumps(told))};\n"
