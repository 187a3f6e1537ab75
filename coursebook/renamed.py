"""Giving a chapter of a course another name: its files, and every place that names it."""

import re
from collections.abc import Iterator
from pathlib import Path

from coursebook.course import named_in
from coursebook.errors import CourseError

_STEM = re.compile(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*")
_TEXTS = {".bib", ".ipynb", ".json", ".md", ".py", ".yaml", ".yml"}
_LEFT_ALONE = {"_build", "__pycache__"}


def chapter(folder: Path, old: str, new: str) -> list[str]:
    """Give a chapter another file stem, and return the files that were changed.

    Args:
        folder: of the course, with `_config.yml`.
        old: the stem of its notebook and its bank, such as "01_first_chapter".
        new: the stem to give it.

    Raises:
        CourseError: there is no such chapter, or the new name can't be used; nothing is changed.
    """
    places = [folder / "book", folder / named_in(folder / "_config.yml")]
    if not (places[0] / f"{old}.ipynb").is_file():
        raise CourseError(f"book/{old}.ipynb: is not there: name a chapter by its file's stem")
    if not _STEM.fullmatch(new):
        raise CourseError(f"{new}: write two digits, then words joined by underscores, in a to z")
    if (places[0] / f"{new}.ipynb").exists():
        raise CourseError(f"book/{new}.ipynb: is there already: choose another name")
    for other in sorted(places[0].glob(f"{new[:3]}*.ipynb")):
        if other.stem != old:
            raise CourseError(f"{new}: {other.stem} has the number {new[:2]}: choose another")
    named = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    changed = [each for each in _texts(folder) if _put_in(each, named, new)]
    files = [each for place in places for each in _below(place) if each.name.split(".")[0] == old]
    moved = {each: each.rename(each.with_name(each.name.replace(old, new))) for each in files}
    now = {moved.get(each, each) for each in changed} | set(moved.values())
    return sorted(each.relative_to(folder).as_posix() for each in now)


def _put_in(path: Path, named: re.Pattern[str], new: str) -> bool:
    """Write the new name into a file, and say whether the old one stood there."""
    text, count = named.subn(new, path.read_text("utf-8"))
    if count:
        path.write_text(text, "utf-8", newline="\n")
    return bool(count)


def _texts(folder: Path) -> list[Path]:
    return [each for each in _below(folder) if each.suffix in _TEXTS]


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, those apart that are built and those that begin with a dot."""
    for each in sorted(folder.iterdir()):
        if each.name in _LEFT_ALONE or each.name.startswith("."):
            continue
        if each.is_dir():
            yield from _below(each)
        else:
            yield each
