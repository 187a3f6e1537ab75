"""What is wrong with a course, told in one list before its book is built.

As a Sphinx extension, `coursebook.checked` after `coursebook.publish`, it tells the same when a
build begins.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from coursebook import claims, questions
from coursebook.checked import _book, _calls, _links, _parts
from coursebook.errors import CourseError
from coursebook.words import counted, listed


@dataclass(frozen=True, slots=True)
class Check:
    """A look at one part of a course.

    Attributes:
        part: what it is called.
        look: yields what is wrong, or raises it.
        needs: the parts that have to be sound first: a work that can't be read would else be told
            of each claim that names it.
        stops: whether a book can't be built with a fault in it.
    """

    part: str
    look: Callable[[], Iterable[str] | None]
    needs: tuple[str, ...] = ()
    stops: bool = True


CHECKS = (
    Check("modules", _parts.modules),
    Check("bibliography", _parts.works),
    Check("tables", _parts.tables, ("modules",)),
    Check("chapters", _book.chapters_named),
    Check("contents", _book.contents, stops=False),
    Check("settings", _book.settings, stops=False),
    Check("claims", claims.check, ("bibliography",)),
    Check("documents", _parts.documents, ("bibliography",)),
    Check("questions", questions.check, ("claims", "tables", "documents")),
    Check("exercises", _parts.exercises, ("questions", "modules")),
    Check("calls", _calls.problems, ("questions", "exercises", "modules")),
    Check("links", _links.problems, ("claims", "bibliography"), stops=False),
    Check("templates", _parts.templates_named, ("questions", "modules")),
    Check("instances of templates", _parts.instances, ("templates",)),
)
_PAGES_ALONE = ("chapters", "contents", "settings", "calls", "links")
ASKED = tuple(each for each in CHECKS if each.part not in _PAGES_ALONE)
"""What questions rest on, and they themselves."""
_AT_A_BUILD = CHECKS[:-1]
"""Without filling the templates, which takes long and no page needs."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong, a line each; the parts that are faulty; those that could not be looked at."""

    problems: tuple[str, ...]
    faulty: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return how many problems there are, and whether more may come."""
        told = f"{counted(len(self.problems), 'problem')} found."
        if not self.left_out:
            return told
        parts = listed(self.left_out)
        return f"{told} Mend these first: {parts} could not be looked at yet, and more may come."


def look(checks: Iterable[Check] = CHECKS) -> Found:
    """Return what is wrong with the course.

    Args:
        checks: in their order.
    """
    problems, faulty, left_out = dict[str, None](), list[str](), list[str]()
    for check in checks:
        if set(check.needs) & {*faulty, *left_out}:
            left_out.append(check.part)
        elif told := _told(check):
            problems |= dict.fromkeys(told)
            faulty.append(check.part)
    return Found(tuple(problems), tuple(faulty), tuple(left_out))


def problems() -> list[str]:
    """Return each problem of the course with its file, its place and what to do."""
    return list(look().problems)


def _told(check: Check) -> list[str]:
    """Return what a check finds, or what keeps it from looking."""
    try:
        return list(check.look() or ())
    except CourseError as error:
        return str(error).splitlines()


def setup(app: Any) -> dict[str, Any]:
    """Set up the Sphinx extension."""
    app.connect("builder-inited", _at_a_build, priority=1)  # before what would trip over a fault
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _at_a_build(app: Any) -> None:
    """End at once where no book could come out; else the build fails when it is finished.

    Raises:
        SystemExit: a part is faulty that pages can't do without.
    """
    if app.builder.format != "html":
        return
    found = look(_AT_A_BUILD)
    if {check.part for check in CHECKS if check.stops} & set(found.faulty):
        _log(found, "The book is not built.")
        raise SystemExit(1)
    if found.problems:
        app.statuscode = 1
        app.connect("build-finished", lambda *_: _log(found, "The book is built with them."))


def _log(found: Found, end: str) -> None:
    from sphinx.util import logging

    log = logging.getLogger(__name__)
    for each in (*found.problems, f"{found.summary()} {end}"):
        log.error("%s", each)
