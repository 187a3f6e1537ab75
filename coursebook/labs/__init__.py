"""Labs: open tasks at the end of a chapter that a reader solves by changing code.

The words of a task stand in the course's `content/labs/<chapter>.yaml`; its part `labs` checks it.
A check says what is still off, never the answer. An untouched task is no error: it says what is to
do.

Example:
    >>> from coursebook import labs
    >>> labs.check("guideline-bar", ...).state
    'todo'
"""

from dataclasses import replace
from functools import cache
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.labs._checks import Check, Reply
from coursebook.labs._compare import is_blank, plain, shown
from coursebook.labs._lab import TASKS, Lab, Verdict, read
from coursebook.words import named

__all__ = ["TASKS", "Lab", "Verdict", "chapter", "check", "get", "index", "stems"]


def stems() -> list[str]:
    """Return the stems of the chapters that have labs, in the order of the book."""
    return sorted(path.stem for path in TASKS.glob("*.yaml"))


@cache
def chapter(stem: str) -> tuple[Lab, ...]:
    """Return the labs of a chapter in their order; none where it has none.

    Args:
        stem: the chapter's file stem, such as "02_some_chapter".
    """
    path = TASKS / f"{stem}.yaml"
    return read(path) if path.is_file() else ()


def get(lab_id: str) -> Lab:
    """Return one lab.

    Args:
        lab_id: its slug, such as "guideline-bar".

    Raises:
        CourseError: no chapter has it.
    """
    known = {each.id: each for stem in stems() for each in chapter(stem)}
    return named(lab_id, known, f"no chapter has the lab {lab_id!r}")


def check(lab_id: str, answer: Any, own: Any = None) -> Verdict:
    """Return what is to be said of an answer to a lab.

    Args:
        lab_id: the lab's slug.
        answer: what the reader made: a function, a value, or several values.
        own: the bet or choice that the lab asks for besides; it changes no verdict.

    Raises:
        CourseError: no chapter has the lab.
    """
    lab = get(lab_id)
    try:
        judge: Check = current().given("labs", "CHECKS", {})[lab.id]
        found = judge.verdict(answer, lab)
    except CourseError as error:
        return Verdict("off", (str(error),))
    except (TypeError, ValueError, ArithmeticError) as error:
        # A cell of a chapter must not raise, whatever a reader hands over.
        return Verdict("off", (f"The check can't reckon with this: {error}. Mind the form asked.",))
    if found.state != "done" or not lab.own:
        return found
    return replace(found, lines=(*found.lines, _of_own(lab, own)))


def _of_own(lab: Lab, own: Any) -> str:
    """Return what is said of a bet or a choice, which nothing marks."""
    assert lab.own
    if is_blank(own):
        return f"`{lab.own.name}` is still empty. It may hold {lab.own.form}; it is not marked."
    try:
        reply: Reply = current().given("labs", "OWN", {})[lab.id]
        return lab.own.told.format(**reply(plain(own)))
    except Exception:  # whatever a reader hands over
        return f"`{lab.own.name}` is {_short(own)}; it may hold {lab.own.form}. It is not marked."


def _short(own: Any) -> str:
    try:
        return shown(plain(own))
    except Exception:  # a reader's object may not even have a name
        return "of another kind"


def index(stem: str) -> list[dict[str, str]]:
    """Return what a page of progress needs to know of a chapter's labs.

    Args:
        stem: the chapter's file stem.
    """
    return [{"id": each.id, "title": each.title.replace("*", "")} for each in chapter(stem)]
