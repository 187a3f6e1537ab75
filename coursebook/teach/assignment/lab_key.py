"""One way to solve each lab: for the instructor's key, an nbgrader release, and the tests."""

from functools import cache

from coursebook import labs
from coursebook.course import current
from coursebook.entries import read
from coursebook.labs import Lab
from coursebook.records import SLUG, WORDS, Named
from coursebook.words import named

SOLUTIONS = current().content / "lab_solutions.yaml"


@cache
def _solutions() -> dict[str, str]:
    found: dict[str, str] = read(SOLUTIONS, Named(SLUG, WORDS))
    return found


def solution(lab: Lab) -> str:
    """Return code that solves a lab, without the line that checks it.

    Args:
        lab: the lab.
    """
    problem = f"{SOLUTIONS.name}: holds no solution of the lab {lab.id!r}"
    return named(lab.id, _solutions(), problem, "write one").rstrip("\n")


def task(lab: Lab) -> str:
    """Return the code that a reader begins with, without the line that checks it.

    Args:
        lab: the lab.
    """
    return lab.start.partition("check_lab(")[0].rstrip("\n")


def handed(lab: Lab) -> str:
    """Return what the check is handed, as Python: a name, or several in brackets.

    Args:
        lab: the lab.
    """
    line = lab.start.splitlines()[-1]
    return line.removeprefix(f'check_lab("{lab.id}", ').removesuffix(")")


def known() -> set[str]:
    """Return the ids of all labs."""
    return {each.id for stem in labs.stems() for each in labs.chapter(stem)}
