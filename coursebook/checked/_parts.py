"""What is wrong with a course's modules, tables, documents, labs and templates."""

from collections.abc import Callable, Iterator
from pkgutil import iter_modules

from coursebook import claims, course, datasets, labs, questions, sources
from coursebook.course import current, shown
from coursebook.errors import CourseError
from coursebook.questions import explanations, retired, weighings
from coursebook.teach import templates
from coursebook.words import nearest

_PLACE = f"{current().package}/templates"


def raised(look: Callable[..., object], *arguments: object) -> list[str]:
    """Return what keeps a look from succeeding, a line each.

    Args:
        look: raises an error, or returns anything.
        arguments: what it is given.
    """
    try:
        look(*arguments)
    except CourseError as error:
        return str(error).splitlines()
    return []


def modules() -> Iterator[str]:
    """Yield which modules of the course can't be imported, with file, line and what Python says."""
    for each in iter_modules([str(current().root)]):
        if not each.name.startswith("__"):
            yield from raised(current().part, each.name)


def works() -> Iterator[str]:
    """Yield what is wrong with the bibliography."""
    yield from raised(sources.keys)


def tables() -> Iterator[str]:
    """Yield what is wrong with the tables, their descriptor and their record types."""
    names = datasets.names()
    for name in names:
        yield from raised(datasets.load, name)
    yield from datasets.without_table()
    folder = current().tables
    for stray in sorted({path.stem for path in folder.glob("*.csv")} - set(names)):
        file = shown(folder / "datapackage.json")
        yield f"{file}: does not describe {stray}.csv: add it to the resources"


def documents() -> Iterator[str]:
    """Yield what is wrong with documents, quotations and what is said of publishers."""
    yield from raised(sources.quotations)
    for work in sources.keys()[:1]:
        yield from raised(sources.bodies_of, work)


def exercises() -> Iterator[str]:
    """Yield what is wrong with labs, weighings, explanations and what is no longer asked."""
    for read in (weighings.all, explanations.all, retired.load):
        yield from raised(read)
    judged = current().given("labs", "CHECKS", {})
    for stem in labs.stems():
        if told := raised(labs.chapter, stem):
            yield from told
            continue
        for each in labs.chapter(stem):
            if each.id not in judged:
                near = nearest(each.id, judged, add="write what judges it")
                file = shown(labs.TASKS / f"{stem}.yaml")
                yield f"{file}: CHECKS in the part labs has no {each.id!r}: {near}"


def templates_named() -> Iterator[str]:
    """Yield where templates of graded questions name a chapter, objective or claim that is none."""
    banks, titles = questions.stems(), templates.titles()
    for stem in templates.chapters():
        place = f"{_PLACE}: TEMPLATES"
        if stem not in banks:
            yield f"{place} names {stem!r}, which is no chapter: {nearest(stem, banks)}"
            continue
        objectives = [each.id for each in questions.of(stem).objectives]
        for each in templates.of(stem):
            place = f"{_PLACE}: template {each.id!r}"
            if each.chapter != stem:
                yield f"{place} stands under {stem!r} and has chapter={each.chapter!r}: mend one"
            if each.objective not in objectives:
                near = nearest(each.objective, objectives)
                yield f"{place}: {stem} has no objective {each.objective!r}: {near}"
            if each.id not in titles:
                yield f"{place} has no title: add it to TITLES"
            for claim in each.claims:
                yield from (f"{place}: {told}" for told in raised(claims.get, claim))


def instances() -> Iterator[str]:
    """Yield which templates can't be filled."""
    for template in templates.all():
        yield from _filled(template)


def _filled(template: templates.Template) -> list[str]:
    try:
        return raised(templates.filled, template)
    except Exception as error:  # whatever an author's code may raise
        return [f"{_PLACE}: template {template.id!r}: {course.slip(error)}"]
