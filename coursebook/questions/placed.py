"""Which section of a chapter asks which self-checks: what an assignment of sections counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursebook import chapters, derived
from coursebook.questions import retired


@dataclass(frozen=True, slots=True)
class Place:
    """A section with the questions that it and the sections inside it call, in order."""

    id: str
    title: str
    questions: tuple[str, ...]


@cache
def places(stem: str) -> tuple[Place, ...]:
    """Return the sections of a chapter; none where the book's text is not at hand.

    Args:
        stem: the chapter's file stem.
    """
    path = chapters.BOOK / f"{stem}.ipynb"
    return derived.read(of_file, path) if path.is_file() else ()


def of_file(path: Path) -> tuple[Place, ...]:
    """Return the sections of a notebook, its opening left out.

    Args:
        path: the notebook.
    """
    found = [each for each in chapters.sections(path) if each.level > 1]
    return tuple(
        Place(each.id, each.title, tuple(_asked(found[j] for j in (i, *chapters.inside(found, i)))))
        for i, each in enumerate(found)
    )


def _asked(sections: Iterable[chapters.Section]) -> Iterable[str]:
    for section in sections:
        for name, first in section.calls():
            if name == "self_check":
                yield first


def named(stem: str, ids: Iterable[str]) -> list[Place]:
    """Return the sections of a chapter that ids name; one that was renamed goes by its new id.

    Args:
        stem: the chapter's file stem.
        ids: ids of sections; those that are not there are left out.
    """
    moved = retired.moved_on(stem)
    known = {each.id for each in places(stem)}
    wanted = {each if each in known else moved.get(each, each) for each in ids}
    return [each for each in places(stem) if each.id in wanted]
