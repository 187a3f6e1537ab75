"""The pieces of the course's front-end modules and styles, so that a page loads each once.

A widget's module has the parts that it shares with others in front (`widgets._base`), and so has
its stylesheet. A page takes them apart again: the host puts the pieces together when a widget is
to be drawn. Comments stay out.
"""

import re
from collections.abc import Iterator
from functools import cache

from coursebook import look

_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)
_STYLE_COMMENTS = re.compile(r"^[ ]*/\*(?:(?!\*/)[\s\S])*\*/\n", re.MULTILINE)
_LOOK = "look"
_STORE = {"_course", "_book_copy", "_memory", "_schema"}
"""Parts of one piece with `_store`: apart they would only be more files."""


def without_comments(source: str) -> str:
    """Return a script of the course without its lines of comment.

    Args:
        source: the script.
    """
    return _COMMENTS.sub("", source)


def pieces(module: str) -> tuple[str, ...]:
    """Return the pieces of a module, which make a whole in this order; others' are one piece.

    Args:
        module: a widget's front-end module.
    """
    found = list(_parted(module, _parts()))
    if len(found) == 1:
        return (module,)
    whole = [""]
    for name, source in found:
        whole[-1] += without_comments(source)
        if name not in _STORE:
            whole.append("")
    return tuple(filter(None, whole))


def style_pieces(css: str) -> tuple[str, ...]:
    """Return the pieces of a stylesheet, in the order of the cascade; others' are one piece.

    The values of the look stay out: every page of the book has them.

    Args:
        css: a widget's stylesheet.
    """
    found = list(_parted(css, _styles()))
    if len(found) == 1:
        return (css,)
    own = (source for name, source in found if name != _LOOK)
    return tuple(filter(None, (_STYLE_COMMENTS.sub("", each) for each in own)))


def _parted(whole: str, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and source of each part in front, then of what is left."""
    while name := next((each for each, part in parts.items() if whole.startswith(part)), ""):
        yield name, parts[name]
        whole = whole.removeprefix(parts[name])
    yield "", whole


@cache
def _parts() -> dict[str, str]:
    # Loaded late: a build with nothing changed needs no widgets.
    from coursebook.widgets import _base

    found = (path for folder in _base.static_folders() for path in folder.glob("_*.js"))
    return {stem: _base._part(stem) for stem in sorted(path.stem for path in found)}


@cache
def _styles() -> dict[str, str]:
    from coursebook.widgets import _base

    found = (path for folder in _base.static_folders() for path in folder.glob("*.css"))
    read = {stem: _base.read_static(f"{stem}.css") for stem in sorted(path.stem for path in found)}
    return {_LOOK: look.css(), **read}
