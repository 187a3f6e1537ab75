"""Graded questions as templates, filled from the tables and the ledger by the seed of a class.

The repository is public, so no graded question stands in it. An instructor's seed decides which
instances a class gets.

Example:
    >>> from coursebook.teach import templates
    >>> paper = templates.draw("01_first_chapter", count=8, seed="Year 12, spring")
    >>> len({each.id for each in paper})
    8
"""

from collections.abc import Iterable, Mapping
from functools import cache

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.questions import Question
from coursebook.teach.templates._leaks import Finder
from coursebook.teach.templates._template import (
    Entry,
    Instance,
    Parameters,
    Template,
    digest,
    instances,
)
from coursebook.teach.templates._titles import title, titles
from coursebook.words import named, nearest

__all__ = [
    "Entry",
    "Finder",
    "Instance",
    "Parameters",
    "Template",
    "all",
    "chapters",
    "draw",
    "filled",
    "get",
    "instances",
    "known",
    "leaks",
    "of",
    "title",
    "titles",
]


def _templates() -> Mapping[str, tuple[Template, ...]]:
    # Asked for late: the course's templates are made with this package.
    found: Mapping[str, tuple[Template, ...]] = current().given("templates", "TEMPLATES", {})
    return found


def chapters() -> tuple[str, ...]:
    """Return the stems of the chapters that have templates, in the order of the book."""
    return tuple(_templates())


def of(chapter: str) -> tuple[Template, ...]:
    """Return the templates of a chapter.

    Args:
        chapter: its file stem, such as "01_first_chapter".

    Raises:
        CourseError: it has none; the message names the chapters that have.
    """
    return named(chapter, _templates(), f"no templates belong to {chapter!r}")


def all() -> tuple[Template, ...]:
    """Return every template, chapter by chapter."""
    return tuple(each for chapter in chapters() for each in of(chapter))


def filled(template: Template) -> list[Question]:
    """Return all instances of a template as questions.

    Args:
        template: one of the course's.
    """
    return [each.question() for each in instances(template)]


def known(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of templates, each of which is one.

    Args:
        names: such as "a-template".

    Raises:
        CourseError: one is none; the message names the nearest.
    """
    return tuple(one(name).id for name in names)


def one(name: str) -> Template:
    """Return one template.

    Args:
        name: such as "a-template".

    Raises:
        CourseError: there is none of this name; the message names the nearest.
    """
    return named(name, {each.id: each for each in all()}, f"no template is called {name!r}")


def draw(
    chapter: str,
    *,
    count: int,
    seed: str,
    group: int = 0,
    groups: int = 1,
    without: Iterable[str] = (),
) -> list[Question]:
    """Return the graded questions of a class, the same for the same seed on every machine.

    They are spread evenly over the chapter's templates. A longer paper begins with the questions
    of a shorter one. Templates and instances are put in the order of a hash of seed and id, which
    is alike on every machine, and which a new one leaves as it is for the others. Groups of a class
    get one paper in difficulty: the same templates in the same order, each with other instances.

    Args:
        chapter: the chapter's file stem.
        count: how many questions.
        seed: any words, such as the name of a class and a term; keep them from the class.
        group: which group of the class, from 0; groups share templates and no question.
        groups: how many groups there are.
        without: templates to leave out.

    Raises:
        CourseError: the chapter has no templates, or not so many instances.
    """
    left_out = set(without)
    used = [each for each in of(chapter) if each.id not in left_out]
    available = sum(len(instances(each)) // groups for each in used)
    if not 1 <= count <= available:
        raise CourseError(f"{chapter}: count is {count}: ask for 1 to {available} questions")

    def place(one: Template | Instance) -> str:
        return digest(f"{seed}\n{chapter}\n{one.id}")

    queues = [sorted(instances(each), key=place)[group::groups] for each in sorted(used, key=place)]
    longest = max(map(len, queues), default=0)
    dealt = [queue[i] for i in range(longest) for queue in queues if i < len(queue)]
    return [each.question() for each in dealt[:count]]


def get(question_id: str) -> Question:
    """Return a graded question again by its id, such as one named in a gradebook.

    Args:
        question_id: the template's id and the hash, such as "a-template-0a1b2c3d".

    Raises:
        CourseError: no template gives it.
    """
    name = question_id.rpartition("-")[0]
    found = {each.id: each for each in all()}
    for each in instances(found[name]) if name in found else ():
        if each.id == question_id:
            return each.question()
    hint = nearest(name, found, "check its spelling")
    raise CourseError(f"no template gives the question {question_id!r}: {hint}")


def leaks(text: str, *, keys_only: bool = False) -> list[str]:
    """Return the ids of all graded questions of which something stands in a text.

    Args:
        text: a built page, a notebook or a file of a package.
        keys_only: look for answers alone, as in a student's part that holds the questions.
    """
    return _finder(keys_only).find(text)


@cache
def _finder(keys_only: bool) -> Finder:
    every = (i.question() for c in chapters() for template in of(c) for i in instances(template))
    return Finder(every, keys_only=keys_only)
