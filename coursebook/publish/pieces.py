"""The pieces of the course's front-end modules, so that a page loads each piece once.

A widget's module has the parts that it shares with others in front (`widgets._base`). A page takes
it apart again: the host puts the pieces together when a widget is to be drawn. Lines of comment
stay out.
"""

import re
from collections.abc import Iterator
from functools import cache

_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)
_KIT = "_kit"


def without_comments(source: str) -> str:
    """Return a script of the course without its lines of comment.

    Args:
        source: the script.
    """
    return _COMMENTS.sub("", source)


def pieces(module: str) -> tuple[str, ...]:
    """Return the pieces of a module, which make a whole in this order; others' are one piece.

    What all of the course's modules begin with is one piece: apart it would only be more files.

    Args:
        module: a widget's front-end module.
    """
    found = list(_parted(module))
    if len(found) == 1:
        return (module,)
    whole = [without_comments(source) for _, source in found]
    kit = next((at for at, (name, _) in enumerate(found) if name == _KIT), -1) + 1
    return tuple(each for each in ("".join(whole[:kit]), *whole[kit:]) if each)


def _parted(module: str) -> Iterator[tuple[str, str]]:
    """Yield name and source of each part in front, then of what is the module's own."""
    while name := next((each for each, part in _parts().items() if module.startswith(part)), ""):
        yield name, _parts()[name]
        module = module.removeprefix(_parts()[name])
    yield "", module


@cache
def _parts() -> dict[str, str]:
    # Loaded late: a build with nothing changed needs no widgets.
    from coursebook.widgets import _base

    found = (path for folder in _base.static_folders() for path in folder.glob("_*.js"))
    return {stem: _base._part(stem) for stem in sorted(path.stem for path in found)}
