"""Where the book returns to what a reader committed to, and where it asked for that."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursebook import chapters, derived

_CALLS = ("predict", "decide", "recall", "verdict")
_OPENING = "The opening"


@dataclass(frozen=True, slots=True)
class Stop:
    """A section that asks for something, or returns to it.

    Args:
        page: the stem of its page.
        section: its id; the page's for what stands before the first section.
        title: its title.
    """

    page: str
    section: str
    title: str


@cache
def stops() -> dict[tuple[str, bool], Stop]:
    """Return where each thing is asked (False), and where the book returns to it (True)."""
    found: dict[tuple[str, bool], Stop] = {}
    for path in sorted(chapters.BOOK.glob("*.ipynb")):
        for name, asked, section, title in derived.read(calls, path):
            # A verdict is asked for twice: the second time the book returns to it.
            is_return = name == "recall" or (name == "verdict" and (asked, False) in found)
            found.setdefault((asked, is_return), Stop(path.stem, section, title))
    return found


def calls(path: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Return what a notebook asks or returns to: call, id, and the section's id and title.

    Args:
        path: the notebook.
    """
    return tuple(
        (name, first, section.id, section.title if section.level > 1 else _OPENING)
        for section in chapters.sections(path)
        for name, first in section.calls()
        if first and name in _CALLS
    )


def way(asked: str, is_return: bool) -> dict[str, str]:
    """Return the way from where something is asked to where the book returns to it, or back.

    Args:
        asked: the id of a prediction or decision.
        is_return: whether the reader stands where the book returns to it.

    Returns:
        words of the link, the address of the section from the page where the reader stands, that
        page alone, and the name by which the widget there is found; nothing where one of the two
        is not at hand.
    """
    here, there = (stops().get((asked, each)) for each in (is_return, not is_return))
    if not here or not there:
        return {}
    page = "" if there.page == here.page else f"{there.page}.html"
    number = there.page[:2] if there.page[:2].isdigit() else ""
    chapter = f" (chapter {int(number)})" if page and number else ""
    return {
        "label": f"{there.title}{chapter}",
        "href": f"{page}#{there.section}",
        "page": page,
        "name": named(asked, not is_return),
    }


def named(asked: str, is_return: bool) -> str:
    """Return the name by which links find what asks, or returns.

    Args:
        asked: the id of a prediction or decision.
        is_return: whether the book returns to it there.
    """
    return f"{asked}.{'answer' if is_return else 'asked'}"
