"""The course that a process serves: what it is called, the words it uses, where its files are.

A course is a package with a module `course` that holds a `Course` named `COURSE`, and a folder
`content`. It may have more parts, found by their names:

- `tables`: a record type for each table;
- `charts`: a function for each figure;
- `drawn_series`: `MAKERS` of the series that readers draw;
- `labs`: `CHECKS` of answers, `OWN` for what is not marked, what a notebook of labs begins with;
- `templates`: `TEMPLATES` of graded questions by chapter, and their `TITLES`;
- `paper`: `TABLES` that stand with graded questions, and what is `DRAWN` in place of a widget;
- `poster`: `picture`, as SVG in `VIEW`, and `ALT` in words;
- `static`: what the front page has besides, in `front.js` and `front.css`.

Of `content`, a course needs `claims.yaml`, `references.bib`, `tables/datapackage.json` and
`questions/<chapter>.yaml`. Each file of `OPTIONAL` that is not there is an empty one. So are the
folders `labs` and `lessons`, `explanations.yaml` and `heights.json`. What else a call of its own
reads, such as `changes.yaml`, is needed where a page has that call.

Which course it is, `coursebook_course` in a book's `_config.yml` says, see `open_book`; else its
package when it is imported, by `choose`; else the only one that is installed is taken, from the
entry points `coursebook.courses`.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from traceback import extract_tb
from types import ModuleType
from typing import Any

from coursebook.errors import CourseError, tell

CHOSEN = "COURSEBOOK_COURSE"
"""The variable that names the package, for this process and those it starts."""
SETTING = "coursebook_course"
"""The setting of a book that names the package."""
OPTIONAL: Mapping[str, Any] = {
    "bodies.yaml": [],
    "document_sets.yaml": {"sets": {}, "questions": {}},
    "documents.yaml": {"sets": {}, "documents": []},
    "lab_solutions.yaml": {},
    "misconceptions.yaml": [],
    "on_paper.yaml": {},
    "pictograms.yaml": {},
    "quotations.yaml": {"renderings": {}, "quotations": []},
    "retired.yaml": {"asked": [], "moved": []},
    "teaching.yaml": {},
    "weighings.yaml": [],
}
"""What a file of `content` holds where it is not there."""
_HELP = "see Course, which `python -m pydoc coursebook.course.Course` prints"
_IN_WORDS = (
    *("package", "slug", "mark", "title", "short", "version"),
    *("authors", "licence", "command", "about"),
)
_BY_NAME = dict.fromkeys(
    (
        *("chapters", "views", "classes", "class_names"),
        *("languages", "leans", "owners", "tried"),
    ),
    "words in quotes",
)
_PAIRS = {
    "sections": "the letter of its ids and its title, such as ('L', 'How long days are')",
    "used_in": "a chapter's stem and the title of its section",
}
_NAMED = re.compile(rf"^\s+{SETTING}:\s*[\"']?([A-Za-z_]\w*)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the engine has to know of a course.

    Attributes:
        package: its package; the folder beside it called `book` holds its pages.
        slug: never changes: readers' answers, receipts and packages for an LMS are kept under it.
        mark: in front of the names of assignments and quizzes, short.
        title: whole, with a colon before its second part if it has one.
        short: in a few words.
        command: what its instructors type; `coursebook` serves any course, in its folder.
        version: as in "0.1.0".
        authors: as in a citation.
        year: of this version.
        licence: of figures.
        about: in a few words, for the picture that stands beside a link.
        chapters: the title of each chapter by its file stem.
        sections: the sections that claims belong to, by slug: the letter of their ids, the title.
        views: whose views evidence may report, by position, beside the engine's own positions.
        classes: who speaks in a work, by class, each with what it covers.
        class_names: the same in two or three words, as a reader meets them.
        voices: the classes of which a contested claim needs one each, and their name.
        languages: of quotations and documents, by code.
        leans: whose story a misconception may flatter, by letter, with what to write it for.
        owners: the colours of those who have one of their own, by name.
        common_words: words of the subject that say nothing about which option fits a prompt.
        minutes: how long the course's own widgets take, by function.
        kept: kinds of answers that the course's own widgets keep, beside the engine's.
        used_in: the chapter and the title of its section where a page is used, by the page's stem.
        tried: what the front page's first list leads to, by picture: the function that it calls.
    """

    package: str
    slug: str
    mark: str
    title: str
    short: str
    version: str
    authors: str
    year: int
    licence: str = "CC BY 4.0"
    command: str = "coursebook"
    about: str = ""
    chapters: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    class_names: Mapping[str, str] = field(default_factory=dict)
    voices: tuple[tuple[frozenset[str], str], ...] = ()
    languages: Mapping[str, str] = field(default_factory=lambda: {"en": "English"})
    leans: Mapping[str, str] = field(default_factory=lambda: {"N": "nobody's"})
    owners: Mapping[str, str] = field(default_factory=dict)
    common_words: frozenset[str] = frozenset()
    minutes: Mapping[str, float] = field(default_factory=dict)
    tried: Mapping[str, str] = field(default_factory=dict)
    used_in: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """The folder of the package."""
        return Path(str(import_module(self.package).__file__)).parent

    @property
    def content(self) -> Path:
        """The folder of what is written and not programmed."""
        return self.root / "content"

    @property
    def tables(self) -> Path:
        """The folder of tables and their descriptor."""
        return self.content / "tables"

    @property
    def book(self) -> Path:
        """The folder of pages."""
        return self.root.parent / "book"

    def part(self, name: str) -> ModuleType | None:
        """Return a part of the course, or None where it has none.

        Args:
            name: of its module in the package, such as "charts".
        """
        return _module(f"{self.package}.{name}")

    def given(self, part: str, name: str, otherwise: Any = None) -> Any:
        """Return what a part of the course gives by a name.

        Args:
            part: of its module in the package, such as "labs".
            name: such as "CHECKS".
            otherwise: what stands for it where the course has no such part, or the part no such
                name.
        """
        return getattr(self.part(part), name, otherwise)


@cache
def _module(name: str) -> ModuleType | None:
    try:
        return import_module(name) if find_spec(name) else None
    except CourseError:
        raise
    except Exception as error:  # whatever an author's code may raise
        raise CourseError(slip(error, name)) from error


def slip(error: Exception, module: str = "") -> str:
    """Return where a course's code went wrong, and what Python says.

    Args:
        error: what it raised.
        module: of the course, by its whole name, which was imported.
    """
    package = module.partition(".")[0] or current().package
    places = [(each.filename, each.lineno) for each in extract_tb(error.__traceback__)]
    told = str(error)
    if isinstance(error, SyntaxError):
        places.append((error.filename or "", error.lineno))
        told = error.msg
    own = [(shown(Path(file), package), line) for file, line in places]
    inside = [f"{file}, line {line}" for file, line in own if file.startswith(f"{package}/")]
    at = inside[-1] if inside else f"{module.replace('.', '/')}.py"
    return f"{at}: Python says {type(error).__name__}: {told}"


def shown(path: Path, package: str = "") -> str:
    """Return a path as messages name it: from the folder of the course, else its name alone.

    Args:
        path: a file or folder.
        package: the course's, where it is not known to be sound yet.
    """
    try:
        return path.resolve().relative_to(_home(package or current().package)).as_posix()
    except ValueError:
        return path.name


@cache
def _home(package: str) -> Path:
    found = find_spec(package)
    if not found or not found.origin:
        raise ValueError(f"{package} has no folder")
    return Path(found.origin).resolve().parents[1]


def choose(package: str) -> None:
    """Make a course the one that this process, and those it starts, serve.

    Args:
        package: its package.

    Raises:
        CourseError: this process serves another one already.
    """
    if current.cache_info().currsize and current().package != package:
        raise CourseError(
            f"{package}: comes too late, the course {current().package} is in use: import "
            f"{package} before anything of coursebook, in a process of its own"
        )
    os.environ[CHOSEN] = package


def open_book(folder: Path, package: str = "") -> None:
    """Serve the course that a book is; its package may lie beside the pages, or be installed.

    Args:
        folder: where `_config.yml` is.
        package: the course's, if that is known already.

    Raises:
        CourseError: no course is named there, or this process serves another one already.
    """
    package = package or _named_in(folder / "_config.yml")
    choose(package)
    if (folder / package).is_dir():
        here, seen = str(folder.resolve()), os.environ.get("PYTHONPATH", "")
        sys.path.insert(0, here)
        # For the kernels that run the notebooks.
        os.environ["PYTHONPATH"] = f"{here}{os.pathsep}{seen}" if seen else here


def _named_in(config: Path) -> str:
    """Return the package that a book's settings name, read without a parser of YAML."""
    if not config.is_file():
        raise CourseError(f"{config.name}: is not there: run this in the folder of a course")
    named = _NAMED.search(config.read_text("utf-8"))
    if not named:
        raise CourseError(
            f"{config.name}: names no course: write {SETTING}: and its package under sphinx: "
            "config:"
        )
    return named[1]


@cache
def current() -> Course:
    """Return the course that this process serves.

    Raises:
        CourseError: none is chosen and not exactly one is installed, or it has no `COURSE`.
    """
    package = os.environ.get(CHOSEN) or _only_installed()
    place = f"{package}/course.py"
    try:
        found = import_module(f"{package}.course").COURSE
    except CourseError:
        raise
    except Exception as error:  # whatever an author's code may raise
        told = slip(error, f"{package}.course").removeprefix(f"{place}: Python says ")
        raise CourseError(f"{place}: gives no COURSE ({told}): {_HELP}") from None
    if not isinstance(found, Course):
        raise CourseError(f"{place}: COURSE is no Course: {_HELP}")
    tell(f"{place}: {each}" for each in _misshapen(found, package))
    return found


def _misshapen(course: Course, package: str) -> Iterator[str]:
    """Yield which fields of a course have another shape than all else takes for granted."""
    for name in _IN_WORDS:
        if not isinstance(getattr(course, name), str):
            yield f"{name} is {getattr(course, name)!r}: write it in quotes"
    for name in ("slug", "mark"):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", str(getattr(course, name))):
            yield f"{name} is {getattr(course, name)!r}: write letters, digits and hyphens alone"
    if course.package != package:
        yield f"package is {course.package!r}: write {package!r}, the name of its folder"
    for name, what in (*_BY_NAME.items(), *_PAIRS.items()):
        value = getattr(course, name)
        if not isinstance(value, Mapping):
            yield f"{name} is {value!r}: write {{'…': {what}}}"
            continue
        for key, given in value.items():
            if not _is_words(given) if name in _BY_NAME else not _is_pair(given):
                yield f"{name}, {key!r}: is {given!r}: write {what}"


def _is_words(given: object) -> bool:
    return isinstance(given, str)


def _is_pair(given: object) -> bool:
    return isinstance(given, tuple | list) and len(given) == 2 and all(map(_is_words, given))


def distribution() -> tuple[str, str]:
    """Return the name and version of what is installed and brings the engine; empty if nothing."""
    for each in entry_points(group="myst_nb.renderers", name="coursebook"):
        if each.dist:
            return each.dist.name, each.dist.version
    return "", ""


def installed() -> dict[str, str]:
    """Return the packages of the courses that are installed, by their slugs."""
    return {each.name: each.value for each in entry_points(group="coursebook.courses")}


def _only_installed() -> str:
    found = installed()
    if len(found) != 1:
        several = f"several are installed ({', '.join(found)})" if found else "none is installed"
        raise CourseError(f"no course is chosen, and {several}: set {CHOSEN} to a package")
    return next(iter(found.values()))
