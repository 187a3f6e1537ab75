"""Making an assignment folder: what students get, what the instructor keeps, how to use both."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from coursebook import labs as course_labs
from coursebook import questions
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.questions.index import title as chapter_title
from coursebook.questions.model import Question
from coursebook.teach import templates
from coursebook.teach.assignment import key, own_files, plan, readme, student_sheet, subject
from coursebook.teach.assignment.own_files import Laid
from coursebook.teach.assignment.record import (
    INSTRUCTOR,
    OPEN_SEED,
    STUDENT,
    Assignment,
    Paper,
    Writer,
)
from coursebook.teach.exports import lms
from coursebook.teach.exports.remarks import base_url
from coursebook.words import counted, listed, nearest

README = "README.html"
BOOK = Path("_build/html")
QUESTIONS = 8
"""How many graded questions a chapter has, unless told otherwise."""


class AssignError(CourseError):
    """An assignment can't be made as asked."""


def _lazy(module: str) -> Writer:
    """Return the `write` of a module, imported when it is used: some need extra packages."""

    def write(assignment: Assignment, folder: Path) -> list[str]:
        found: Writer = import_module(f"coursebook.teach.{module}").write
        return found(assignment, folder)

    return write


WRITERS: dict[str, Writer] = {
    **lms.WRITERS,
    "scorm": _lazy("exports.scorm"),
    "nbgrader": _lazy("exports.nbgrader_release"),
    "print": _lazy("exports.print_packet"),
    "lesson": _lazy("lessons.lesson_folder"),
}
"""What `--for` can name, each with what writes it."""


@dataclass(frozen=True, slots=True)
class Made:
    """An assignment folder, what was written into it, by target, and what was left alone."""

    folder: Path
    report: Mapping[str, Sequence[str]]
    laid: Laid

    def lines(self) -> list[str]:
        """Return what was left alone, in words."""
        told = [f"Kept, since it was changed: {each}" for each in self.laid.changed]
        foreign = self.laid.foreign
        if foreign:
            first = f"{len(foreign)} files, {foreign[0]} first" if foreign[1:] else foreign[0]
            told.append(f"Left alone, since assign did not write it: {first}")
        return told


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
    paper: Paper = "a4",
    labs: bool = False,
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
        paper: the size of printed pages.
        labs: whether the chapters' labs are part of it, where a format can mark code.

    Raises:
        CourseError: a chapter is not known, or has fewer questions than asked for.
    """
    stems = tuple(sorted({find_chapter(each) for each in chapters}))
    if not stems:
        raise AssignError(f"no chapter is named: name one of {', '.join(questions.stems())}")
    if book is not None and book != BOOK and not book.is_dir():
        raise AssignError(f"--book: {book} is no folder: name that of the built book")
    if seed is not None and not seed.strip():
        raise AssignError("--seed: is empty: write words of your own, or leave the option out")
    chosen = seed or OPEN_SEED
    left_out = templates.known(without)
    if labs and not any(map(course_labs.chapter, stems)):
        raise AssignError(f"--labs: {listed(stems)} has no labs: leave it out")
    papers = {each: _graded(each, count, chosen, group - 1, groups, left_out) for each in stems}
    named = title or f"{current().short}: " + "; ".join(map(chapter_title, stems))
    return Assignment(
        title=f"{named} (group {group})" if groups > 1 else named,
        chapters=stems,
        questions=papers,
        group=group if groups > 1 else 0,
        due=due,
        seed=chosen,
        version=current().version,
        book=book or BOOK,
        url=base_url(url),
        paper=paper,
        labs=labs,
    )


def repeats(assignment: Assignment, without: Iterable[str] = ()) -> list[str]:
    """Return, of chapters with more questions than templates, that kinds of question come again.

    Args:
        assignment: what is assigned.
        without: templates that are left out.
    """
    left_out = set(without)
    told = []
    for stem, drawn in assignment.questions.items():
        kinds = sum(each.id not in left_out for each in templates.of(stem))
        if len(drawn) > kinds:
            told.append(
                f"{chapter_title(stem)}: {counted(len(drawn), 'question')} from "
                f"{counted(kinds, 'template')}, so the same question comes again with other "
                "particulars"
            )
    return told


def find_chapter(name: str) -> str:
    """Return the file stem that a name or number stands for.

    Args:
        name: such as "01_first_chapter", "02" or "2".

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
        known = [each for each in templates.chapters() if each in questions.stems()]
        instead = f"assign one of {', '.join(known)}, or " if known else ""
        raise AssignError(
            f"chapter {stem!r} has no graded questions yet: {instead}write a template for it"
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

    What stands in the folder and is not as this command wrote it stays as it is. Another target
    for the same assignment comes beside those that are there.

    Args:
        assignment: what is assigned.
        targets: names of `WRITERS`.
        out: the folder.
        replace: whether another assignment that is there may be replaced.
        tell: is called with each target before it is written.

    Raises:
        CourseError: the folder has other content, or a target can't be written.
    """
    unknown = [each for each in targets if each not in WRITERS]
    if unknown:
        near = nearest(unknown[0], WRITERS)
        raise AssignError(f"no target is called {unknown[0]!r}: {near}")
    identity = _identity(assignment)
    wanted = (*_targets_there(out, identity, replace=replace), *targets)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".assign-", dir=out.parent) as place:
            folder = Path(place) / "made"
            report = _fill(assignment, dict.fromkeys(wanted), folder, tell)
            laid = own_files.lay(folder, out, identity, tuple(report))
    except OSError as error:
        raise AssignError(f"{out} can't be written: {error.strerror}: name another --out") from None
    return Made(out, report, laid)


def _identity(assignment: Assignment) -> str:
    """Return what tells this assignment from others, without telling its seed."""
    asked = {
        stem: [(each.id, each.payload()["version"]) for each in chosen]
        for stem, chosen in assignment.questions.items()
    }
    due = assignment.due.isoformat() if assignment.due else ""
    parts = [assignment.title, asked, due, assignment.seed, assignment.version, assignment.url]
    # The size that was always printed leaves folders of earlier days what they are.
    parts += [assignment.paper] if assignment.paper != "a4" else []
    parts += ["labs"] if assignment.labs else []
    return own_files.digest(json.dumps(parts).encode())


def _targets_there(out: Path, identity: str, *, replace: bool) -> tuple[str, ...]:
    """Return what the folder was written for already, if it is this assignment's."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise AssignError(f"{out} is a file or a link: name a folder with --out")
    known = own_files.read(out)
    if known is None:
        if out.exists() and any(out.iterdir()):
            raise AssignError(
                f"{out} has content that assign did not write, or that an earlier version wrote: "
                "name another folder with --out"
            )
        return ()
    if known.identity == identity:
        return tuple(each for each in known.targets if each in WRITERS)
    if not replace:
        raise AssignError(
            f"{out} holds another assignment: name another folder, or add --replace, "
            "which keeps all that is not as assign wrote it"
        )
    return ()


def _fill(
    assignment: Assignment,
    targets: Iterable[str],
    folder: Path,
    tell: Callable[[str], None],
) -> dict[str, list[str]]:
    for each in (STUDENT, INSTRUCTOR):
        (folder / each).mkdir(parents=True)
    report = {}
    for each in targets:
        tell(each)
        report[each] = WRITERS[each](assignment, folder)
    pages = {
        f"{STUDENT}/assignment.html": student_sheet.sheet(assignment, report),
        f"{INSTRUCTOR}/key.html": key.key(assignment, report),
        f"{INSTRUCTOR}/teaching-notes.html": plan.notes(assignment),
    }
    if subject.told().frameworks:
        pages[f"{INSTRUCTOR}/standards.html"] = plan.standards()
    for name, content in pages.items():
        (folder / name).write_bytes(content)
    (folder / README).write_bytes(readme.readme(assignment, folder, report))
    return report
