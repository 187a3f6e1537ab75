"""Making an assignment folder: what students get, what the instructor keeps, how to use both."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from nato_course import __version__, questions
from nato_course.errors import CourseError
from nato_course.questions.index import title as chapter_title
from nato_course.questions.model import Question
from nato_course.teach import key, lms, plan, readme, student_sheet, templates
from nato_course.teach._words import base_url
from nato_course.teach.assignment import INSTRUCTOR, OPEN_SEED, STUDENT, Assignment, Writer

README = "README.html"
QUESTIONS = 8
"""How many graded questions a chapter has, unless told otherwise."""


class AssignError(CourseError):
    """An assignment can't be made as asked."""


def _lazy(module: str) -> Writer:
    """Return the `write` of a module, imported when it is used: some need extra packages."""

    def write(assignment: Assignment, folder: Path) -> list[str]:
        found: Writer = import_module(f"nato_course.teach.{module}").write
        return found(assignment, folder)

    return write


WRITERS: dict[str, Writer] = {
    "canvas": lms.canvas,
    "moodle": lms.moodle,
    "blackboard": lms.blackboard,
    "scorm": _lazy("scorm"),
    "nbgrader": _lazy("nbgrader_release"),
    "print": _lazy("print_packet"),
}
"""What `--for` can name, each with what writes it."""


@dataclass(frozen=True, slots=True)
class Made:
    """An assignment folder, and what was written into it, by target."""

    folder: Path
    report: Mapping[str, Sequence[str]]


def prepare(
    chapters: Iterable[str],
    *,
    seed: str | None = None,
    count: int = QUESTIONS,
    due: datetime | None = None,
    title: str = "",
    book: Path | None = None,
    url: str = "",
    group: int = 1,
    groups: int = 1,
    without: Iterable[str] = (),
) -> Assignment:
    """Return an assignment with its questions drawn.

    Args:
        chapters: file stems, or their numbers such as "2".
        seed: what the questions are drawn by; the same seed gives the same questions.
        count: how many graded questions each chapter has.
        due: when it is due.
        title: as students see it; without it, made from the chapters.
        book: the folder of the built book.
        url: where the book is published.
        group: the number of the group that gets it, from 1.
        groups: how many groups there are; each gets other questions from the same templates.
        without: templates to leave out.

    Raises:
        CourseError: a chapter is not known, or has fewer questions than asked for.
    """
    stems = tuple(sorted({find_chapter(each) for each in chapters}))
    if not stems:
        raise AssignError(f"no chapter is named: name one of {', '.join(questions.stems())}")
    chosen = seed or OPEN_SEED
    left_out = templates.known(without)
    papers = {each: _graded(each, count, chosen, group - 1, groups, left_out) for each in stems}
    named = title or "Putin and NATO: " + "; ".join(map(chapter_title, stems))
    return Assignment(
        title=f"{named} (group {group})" if groups > 1 else named,
        chapters=stems,
        questions=papers,
        group=group if groups > 1 else 0,
        due=due,
        seed=chosen,
        version=__version__,
        book=book or Path("_build/html"),
        url=base_url(url),
    )


def find_chapter(name: str) -> str:
    """Return the file stem that a name or number stands for.

    Args:
        name: such as "02_historical_context", "02" or "2".

    Raises:
        AssignError: no chapter with a question bank fits.
    """
    known = questions.stems()
    number = name.zfill(2) + "_"
    fits = [each for each in known if each == name or each.startswith(number)]
    if len(fits) != 1:
        raise AssignError(f"no chapter is called {name!r}: use one of {', '.join(known)}")
    return fits[0]


def _graded(
    stem: str, count: int, seed: str, group: int, groups: int, without: Iterable[str]
) -> tuple[Question, ...]:
    if stem not in templates.chapters():
        raise AssignError(
            f"chapter {stem!r} has no graded questions yet: "
            f"assign one of {', '.join(templates.chapters())}"
        )
    drawn = templates.draw(
        stem, count=count, seed=seed, group=group, groups=groups, without=without
    )
    return tuple(drawn)


def write(
    assignment: Assignment,
    targets: Sequence[str],
    out: Path,
    *,
    replace: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Made:
    """Write an assignment folder; where that fails, nothing is left behind.

    Args:
        assignment: what is assigned.
        targets: names of `WRITERS`.
        out: the folder.
        replace: whether an assignment that is there may be replaced.
        tell: is called with each target before it is written.

    Raises:
        CourseError: the folder has content already, or a target can't be written.
    """
    unknown = [each for each in targets if each not in WRITERS]
    if unknown:
        raise AssignError(f"no target is called {unknown[0]!r}: use one of {', '.join(WRITERS)}")
    _check_room(out, replace=replace)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".assign-", dir=out.parent) as place:
            folder = Path(place) / "made"
            report = _fill(assignment, dict.fromkeys(targets), folder, tell)
            if out.exists():
                shutil.rmtree(out)
            folder.rename(out)
    except OSError as error:
        raise AssignError(f"{out} can't be written: {error.strerror}: name another --out") from None
    return Made(out, report)


def _fill(
    assignment: Assignment, targets: Iterable[str], folder: Path, tell: Callable[[str], None]
) -> dict[str, list[str]]:
    for each in (STUDENT, INSTRUCTOR):
        (folder / each).mkdir(parents=True)
    report = {}
    for each in targets:
        tell(each)
        report[each] = WRITERS[each](assignment, folder)
    pages = {
        f"{STUDENT}/assignment.html": student_sheet.sheet(assignment),
        f"{INSTRUCTOR}/key.html": key.key(assignment),
        f"{INSTRUCTOR}/teaching-notes.html": plan.notes(assignment),
        f"{INSTRUCTOR}/standards.html": plan.standards(),
    }
    for name, content in pages.items():
        (folder / name).write_bytes(content)
    (folder / README).write_bytes(readme.readme(assignment, folder, report))
    return report


def _check_room(out: Path, *, replace: bool) -> None:
    if out.exists() and not out.is_dir():
        raise AssignError(f"{out} is a file: name a folder with --out")
    if not out.exists() or not any(out.iterdir()):
        return
    if not replace:
        raise AssignError(f"{out} has content already: name another folder, or add --replace")
    # Only what this command wrote may go: a mistyped folder must not be emptied.
    if not (out / README).exists() or not (out / INSTRUCTOR).is_dir():
        raise AssignError(f"{out} is no assignment folder, so it is not replaced: name another")
