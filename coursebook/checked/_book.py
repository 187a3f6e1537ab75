"""What is wrong with a book's contents and settings, and where they and the course differ."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from coursebook import chapters, questions, yaml_file
from coursebook.checked._parts import raised
from coursebook.course import current
from coursebook.words import nearest

CONTENTS, SETTINGS = "_toc.yml", "_config.yml"
KINDS = (".ipynb", ".md")
_NEEDED = {
    "claims": "to which each question leads",
    "bibliography": "to which each citation leads",
    "progress": "to which each chapter leads",
}
"""The pages that others lead to, whatever the course."""


@cache
def root() -> Path:
    """Return the folder of the course: of contents, settings and the package."""
    return current().book.parent


@cache
def listed() -> tuple[str, ...]:
    """Return the pages that the contents name, such as "book/claims", first the front page.

    Raises:
        CourseError: the file can't be read.
    """
    return tuple(each.removesuffix(".ipynb").removesuffix(".md") for each in _files(_contents()))


def _contents() -> Any:
    return yaml_file.read(root() / CONTENTS)


def _files(found: Any) -> Iterator[str]:
    """Yield what stands as root or file, however deep."""
    if isinstance(found, list):
        for each in found:
            yield from _files(each)
    elif isinstance(found, dict):
        for name, value in found.items():
            if name in ("root", "file") and isinstance(value, str):
                yield value
            else:
                yield from _files(value)


def page(name: str) -> Path | None:
    """Return the file of a page, or None where there is none.

    Args:
        name: such as "book/claims".
    """
    return next((each for kind in KINDS if (each := root() / f"{name}{kind}").is_file()), None)


def pages() -> list[Path]:
    """Return the files of the book's pages, as far as they are there."""
    return [each for name in listed() if (each := page(name))]


def written() -> list[str]:
    """Return the pages that are there, whether the contents name them or not."""
    found = (each for each in current().book.rglob("*") if each.suffix in KINDS)
    own = (each.relative_to(root()).with_suffix("") for each in found)
    return sorted(each.as_posix() for each in own if not each.name.startswith("."))


def contents() -> Iterator[str]:
    """Yield where the contents differ from the files and from the chapters of the course."""
    names = listed()
    for name in names:
        if not page(name):
            free = [each for each in written() if each not in names]
            near = nearest(name, free, add="write it") if free else "write it"
            yield f"{CONTENTS}: names {name}, but {name}.ipynb is not there: {near}"
    for stem in current().chapters:
        if f"book/{stem}" not in names:
            place = f"{current().package}/course.py has"
            yield f"{CONTENTS}: leaves out book/{stem}, which {place} as a chapter: add it"
    for stem, why in _NEEDED.items():
        name = f"book/{stem}"
        if name not in names:
            missing = "" if page(name) else f"{name}.ipynb is not there; write it, and "
            yield f"{CONTENTS}: leaves out {name}, {why}: {missing}add it"
    for name in sorted({each for each in names if names.count(each) > 1}):
        yield f"{CONTENTS}: names {name} twice: leave one"


def settings() -> Iterator[str]:
    """Yield where the settings differ from the course."""
    found = yaml_file.read(root() / SETTINGS)
    found = found if isinstance(found, dict) else {}
    title, place = current().title, f"{current().package}/course.py"
    if found.get("title", title) != title:  # without one, the course's own is taken
        yield f"{SETTINGS}: title is {found.get('title')!r}, and {title!r} in {place}: mend one"
    for name in found.get("bibtex_bibfiles") or ():
        if not (root() / str(name)).is_file():
            yield f"{SETTINGS}: bibtex_bibfiles names {name}, which is not there: mend the path"


def chapters_named() -> Iterator[str]:
    """Yield where `course.py`, the notebooks and the banks name different chapters."""
    place, named = f"{current().package}/course.py", set(current().chapters)
    there, asked = set(chapters.stems()), set(questions.stems())
    banks = f"{current().package}/content/questions"
    for stem in sorted(named - there):
        yield f"{place}: chapters names {stem}, but book/{stem}.ipynb is not there: write it"
    for stem in sorted(there - named):
        yield f"{place}: chapters leaves out {stem}, which stands in book/: give its title"
    for stem in sorted(named - asked):
        yield f"{place}: chapters names {stem}, but {banks}/{stem}.yaml is not there: write it"
    for stem in sorted(asked - named):
        yield f"{banks}/{stem}.yaml: belongs to no chapter of {place}: mend its name"
    for stem in sorted(there):
        path = chapters.BOOK / f"{stem}.ipynb"
        yield from raised(chapters.question, path)
        title, heading = current().chapters.get(stem, ""), chapters.sections(path)[0].title
        if not heading.startswith(title):
            yield f"book/{stem}.ipynb: is headed {heading!r}, and {place} has {title!r}: mend one"
