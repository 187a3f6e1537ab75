"""What is wrong with a course, told in one list before its book is built."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from coursebook import chapters, claims, datasets, questions, sources
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.teach import templates

_ASKED: dict[str, Callable[[str], object]] = {
    "self_check": questions.get,
    "predict": questions.prediction,
    "recall": questions.commitment,
    "decide": questions.decision,
    "verdict": questions.decision,
}
"""What a page may ask by an id, and what finds it."""


def problems() -> list[str]:
    """Return each problem of the course with its file, its place and what to do.

    What builds on a faulty part is looked at once that is sound: a work that can't be read would
    else be told of each claim and question that names it.
    """
    found = [*_raised(sources.keys), *_looked(_tables), *_looked(_chapters)]
    for part in (partial(_raised, claims.check), questions.check, _pages, _templates):
        found = found or _looked(part)
    return found


def _looked(part: Callable[[], Iterable[str]]) -> list[str]:
    """Return what a part finds, or what keeps it from looking."""
    try:
        return list(part())
    except CourseError as error:
        return str(error).splitlines()


def _raised(look: Callable[..., object], *arguments: object) -> list[str]:
    """Return what keeps a look from succeeding, a line each."""
    try:
        look(*arguments)
    except CourseError as error:
        return str(error).splitlines()
    return []


def _tables() -> Iterator[str]:
    names = datasets.names()
    for name in names:
        yield from _raised(datasets.load, name)
    for stray in sorted({path.stem for path in current().tables.glob("*.csv")} - set(names)):
        yield f"datapackage.json: does not describe {stray}.csv: add it to the resources"


def _chapters() -> Iterator[str]:
    """Yield where `course.py`, the notebooks and the banks name different chapters."""
    place, named = f"{current().package}/course.py", set(current().chapters)
    written, asked = set(chapters.stems()), set(questions.stems())
    for stem in sorted(named - written):
        yield f"{place}: chapters names {stem}, but book/{stem}.ipynb is not there: write it"
    for stem in sorted(written - named):
        yield f"{place}: chapters leaves out {stem}, which stands in book/: give its title"
    for stem in sorted(named - asked):
        yield f"{place}: chapters names {stem}, but questions/{stem}.yaml is not there: write it"
    for stem in sorted(asked - named):
        yield f"questions/{stem}.yaml: belongs to no chapter of {place}: mend its name"


def _pages() -> Iterator[str]:
    """Yield where a chapter lacks its question, or asks what no bank holds."""
    for stem in chapters.stems():
        path = chapters.BOOK / f"{stem}.ipynb"
        yield from _raised(chapters.question, path)
        for section in chapters.sections(path):
            for call, name in section.calls():
                if call in _ASKED and name:
                    for each in _raised(_ASKED[call], name):
                        yield f"book/{stem}.ipynb: {call}({name!r}): {each}"


def _templates() -> Iterator[str]:
    for template in templates.all():
        yield from _raised(templates.filled, template)
