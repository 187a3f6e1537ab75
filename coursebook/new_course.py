"""Beginning a course: a copy of the small course in `starter`, under a name of its own."""

import re
import sys
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path

from coursebook.course import distribution
from coursebook.errors import CourseError

STARTER = Path(__file__).with_name("starter")
"""A whole small course; tests build it, play it and grade it."""
PACKAGE, TITLE = "small_course", "The Length of a Day: Sun, Latitude and Season"
"""What it is called there."""
ENGINE = "ENGINE-0.0.0-py3-none-any.whl"
"""What stands there for the wheel that brings the engine."""
_OTHERS = {"book", "tests", "numpy", "pandas", "matplotlib", "scipy", "polars", "plotly"}
"""Names that a folder of a course, or a package which readers may install later, has already."""
LONGEST = 120
"""Letters of a title."""


def write(folder: Path, title: str) -> str:
    """Write a new course, and return its package.

    Args:
        folder: where to; it may exist if it is empty, and its name gives the package's.
        title: whole, with a colon before its second part if it has one.

    Raises:
        CourseError: the folder holds something, or the title or the name can't be used.
    """
    title, package = _sound(title), _package(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(f"{folder}: is there already and not empty: name a new folder")
    names = {
        TITLE: title,
        TITLE.partition(":")[0]: title.partition(":")[0],
        PACKAGE: package,
        PACKAGE.replace("_", "-"): package.replace("_", "-"),
        ENGINE: _wheel(),
    }
    for path in files():
        place = folder / _named(path.relative_to(STARTER).as_posix(), names)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = _named(path.read_text(encoding="utf-8"), names)
        place.write_text(text, encoding="utf-8", newline="\n")
    return package


def files() -> list[Path]:
    """Return the files of the small course, without what Python or a build put beside them."""
    left_out = {"__pycache__", "_build", ".pytest_cache"}
    return [
        path
        for path in sorted(STARTER.rglob("*"))
        if path.is_file() and not left_out & set(path.relative_to(STARTER).parts)
    ]


def _named(text: str, names: dict[str, str]) -> str:
    """Return a text with names of its own, each put in once: a title may hold another's words."""
    known = re.compile("|".join(map(re.escape, names)))  # the whole title before its first part
    return known.sub(lambda found: names[found[0]], text)


def _sound(title: str) -> str:
    """Return a title that can stand in Python, YAML, JSON and Markdown as it is."""
    title = " ".join(title.split())
    if not title or len(title) > LONGEST:
        raise CourseError(f"--title: has {len(title)} letters: write 1 to {LONGEST}")
    if wrong := sorted(set(title) & set('"\\<>{}[]*_`$#|')) or [c for c in title if ord(c) < 32]:
        raise CourseError(f"--title: holds {wrong[0]}: write it in plain letters and signs")
    return title


def _package(folder: Path) -> str:
    """Return the name of the course's package, made from the folder's."""
    own = folder.resolve().name
    name = re.sub(r"[^a-z0-9]+", "_", own.lower()).strip("_")
    if not re.fullmatch(r"[a-z]\w*", name) or iskeyword(name):
        raise CourseError(f"{own}: gives no name for a package: begin it with a letter, a to z")
    if name in _OTHERS or name in sys.stdlib_module_names or _is_taken(name):
        raise CourseError(f"{own}: another package has the name {name}: choose a longer one")
    return name


def _is_taken(name: str) -> bool:
    """Say whether a package of this name is installed; a folder without code is none."""
    found = find_spec(name)
    return found is not None and found.origin is not None


def _wheel() -> str:
    """Return the file name of the wheel that brings the engine."""
    name, version = distribution()
    return f"{name.replace('-', '_')}-{version}-py3-none-any.whl" if name else "its wheel"
