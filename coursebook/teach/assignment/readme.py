"""README.html of an assignment folder: what it is, what to upload where."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from coursebook import yaml_file
from coursebook.teach import _pages
from coursebook.teach.assignment.record import OPEN_SEED, Assignment, is_public
from coursebook.teach.assignment.student_sheet import chapters
from coursebook.teach.assignment.subject import told
from coursebook.words import listed

_TOLD = yaml_file.read(Path(__file__).with_name("steps.yaml"))
STEPS: Mapping[str, Mapping[str, str | Sequence[str]]] = _TOLD["formats"]
"""Of each format its name, steps, and how to fetch for `grade` what comes back."""

_STANDARDS = listed(each.short for each in told().frameworks)
FILES: Mapping[str, str] = {
    name: words.replace("{standards}", _STANDARDS) for name, words in _TOLD["files"].items()
}
"""What each file is that this package always writes under the same name."""

MORE_FILES: Mapping[str, str] = _TOLD["more_files"]
"""What other files are, by patterns of their names."""


def readme(assignment: Assignment, folder: Path, report: Mapping[str, Sequence[str]]) -> bytes:
    """Return the page.

    Args:
        assignment: what is assigned.
        folder: the assignment folder, all other files in it.
        report: what each target's writer had to say.
    """
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    names = ["README.html", *(each.relative_to(folder).as_posix() for each in found)]
    return _pages.page(
        "readme.html",
        assignment=assignment,
        chapters=chapters(assignment),
        public=is_public(assignment.seed),
        open=assignment.seed == OPEN_SEED,
        files={name: described(name) for name in names}.items(),
        formats={target: STEPS[target] for target in report},
        folder=f"assignment-{assignment.identifier}",
        report=report,
    ).encode()


def described(name: str) -> str:
    """Return what a file of an assignment folder is.

    Args:
        name: its path in the folder.
    """
    known = {**FILES, **MORE_FILES}
    fits = (words for pattern, words in known.items() if fnmatchcase(name, pattern))
    return next(fits, "see the steps below")
