"""The pieces of the course's front-end modules and stylesheets, so that a page loads each once.

A widget's module has the parts that it shares with others in front (`widgets._base`). A page takes
it apart again: the host puts the pieces together when a widget is to be drawn. Lines of comment
and indentation stay out. A widget's stylesheet is taken apart in the same way, and its parts join
those of the page: put in when the widget comes, each would have the whole page styled again.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from coursebook import look

_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)
_INDENTATION = re.compile("^ +", re.MULTILINE)
_KIT = "_kit"
_IN_CHAPTERS = (("predict", "chapter_progress"), ("review", "self_check", "decide"))
"""Widgets that every chapter has: those of its first screen, and the others."""


def slim(source: str) -> str:
    """Return a script of the course without its lines of comment and its indentation.

    Args:
        source: the script; no text in it may depend on how its lines are indented.
    """
    return _INDENTATION.sub("", _COMMENTS.sub("", source))


def pieces(module: str) -> tuple[str, ...]:
    """Return the pieces of a module, which make a whole in this order; others' are one piece.

    What the same widgets share is one piece: apart it would only be more files.

    Args:
        module: a widget's front-end module.
    """
    found = list(_parted(module, _parts()))
    if len(found) == 1:
        return (module,)
    kit = next((at for at, (name, _) in enumerate(found) if name == _KIT), -1)
    everywhere = frozenset(_KIT)
    shares = [everywhere if at <= kit else _users(each) for at, (each, _) in enumerate(found)]
    together = groupby(zip(shares, found, strict=True), key=lambda pair: pair[0])
    whole = ("".join(slim(source) for _, (_, source) in pairs) for _, pairs in together)
    return tuple(each for each in whole if each)


@cache
def chapter_pieces() -> list[list[str]]:
    """Return the pieces of the widgets that every chapter has, each once, in two groups.

    The first is what a chapter's first screen needs. The piece that belongs to all widgets of the
    course is in neither.
    """
    from coursebook.widgets import _base

    seen: set[str] = set()
    groups: list[list[str]] = []
    for stems in _IN_CHAPTERS:
        found = (pieces(_base.front_end_module(stem))[1:] for stem in stems)
        own = dict.fromkeys(each for module in found for each in module if each not in seen)
        seen |= own.keys()
        groups.append(list(own))
    return groups


def sheets(css: str) -> dict[str, str]:
    """Return the stylesheets, by file name, that one of the course's own is made of.

    The look in front stays out, since every page has it. There are none for others' stylesheets.

    Args:
        css: a widget's stylesheet.
    """
    rest = css.removeprefix(look.css())
    found: dict[str, str] = {}
    while rest != css and rest:
        name = next((each for each, text in _sheets().items() if rest.startswith(text)), "")
        if not name:
            return {}
        found[f"widget-{name}.css"] = _sheets()[name]
        rest = rest.removeprefix(_sheets()[name])
    return found


def _parted(whole: str, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and source of each part in front, then of what is left."""
    while name := next((each for each, part in parts.items() if whole.startswith(part)), ""):
        yield name, parts[name]
        whole = whole.removeprefix(parts[name])
    yield "", whole


@cache
def _users(part: str) -> frozenset[str]:
    """Return the widgets whose modules have a part; none for what is a module's own."""
    from coursebook.widgets import _base

    found = (path for folder in _base.static_folders() for path in folder.glob("[!_]*.js"))
    stems = sorted({path.stem for path in found})
    return frozenset(
        each for each in stems if part in _base.parts_of(_base.read_static(f"{each}.js"))
    )


@cache
def _sheets() -> dict[str, str]:
    """Return the text of each stylesheet of a widget, the longest first: one may begin another."""
    from coursebook.widgets import _base

    found = {path.stem for folder in _base.static_folders() for path in folder.glob("*.css")}
    texts = {stem: _base.read_static(f"{stem}.css") for stem in sorted(found)}
    return {stem: texts[stem] for stem in sorted(texts, key=lambda stem: -len(texts[stem]))}


@cache
def _parts() -> dict[str, str]:
    # Loaded late: a build with nothing changed needs no widgets.
    from coursebook.widgets import _base

    found = (path for folder in _base.static_folders() for path in folder.glob("_*.js"))
    return {stem: _base._part(stem) for stem in sorted(path.stem for path in found)}
