"""Grading what a class handed in: every file is read once, one at a time, and left as it is."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import IO

from coursebook.errors import CourseError
from coursebook.questions.index import title
from coursebook.teach import dates
from coursebook.teach.assignment import assigned
from coursebook.teach.assignment.assign import find_chapter
from coursebook.teach.assignment.assigned import Assigned
from coursebook.teach.grading import (
    class_figures,
    class_report,
    grades_csv,
    lms_names,
    nbgrader_grades,
    quiz_reports,
    receipts,
)
from coursebook.teach.grading.gradebook import Gradebook
from coursebook.teach.grading.handed_in import Parcel, parcels
from coursebook.teach.grading.results import Policy, Reading, Work
from coursebook.teach.grading.roster import Student, students
from coursebook.words import counted

FAULT = "could not be read, by a fault of this program"
"""How a line begins that should not be there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, for a few words at its end."""

    files: int
    notes: int
    count: class_report.Count
    written: tuple[Path, ...]
    told: tuple[str, ...] = ()
    """What a mark may hang on, file by file."""

    def lines(self) -> Iterator[str]:
        """Yield what was found, in a few lines."""
        count = self.count
        yield _read_words(self.files, self.notes)
        yield (
            f"{counted(count.listed, 'student')} on the list: {count.missing:,} with something "
            f"missing, {count.late:,} with something late."
        )
        if count.unlisted:
            yield f"{count.unlisted:,} not on the list: named in the report, kept apart."
        yield from self.told
        yield f"Written: {', '.join(map(str, self.written))}"


def _read_words(files: int, notes: int) -> str:
    if not files:
        return "Warning: the folder holds no file to grade, so everybody's work counts as missing."
    them = "it" if files == 1 else "them"
    noted = counted(notes, f"note on {them} stands", f"notes on {them} stand")
    return f"{counted(files, 'file')} read; {noted} in the report."


@dataclass(slots=True)
class Grader:
    """Feeds files into a gradebook; a file that can't be read is noted and the next one read."""

    book: Gradebook
    now: datetime
    course: str = ""
    chapters: frozenset[str] = frozenset()
    assigned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    zone: tzinfo = UTC
    files: int = 0
    told: list[str] = field(default_factory=list)

    def take(self, parcel: Parcel) -> None:
        """Read one file into the gradebook.

        Args:
            parcel: the file.
        """
        self.files += 1
        try:
            for reading in self._read(parcel):
                self._choose(reading)
                reading.lines += reading.told
                self.told += [f"{parcel.name}: {each}" for each in reading.told]
                self.book.take(parcel.name, reading)
        except Exception as error:  # whatever a strange file brings about, the next is read
            kind = type(error).__name__
            self.book.note(parcel.name, f"{FAULT} ({kind}: {error}): please report it")

    def _choose(self, reading: Reading) -> None:
        """Leave out the chapters that do not count."""
        wanted = {Work("receipt", title(each)) for each in self.chapters}
        if not wanted or not reading.results:
            return
        kept = [each for each in reading.results if each.work.source != "receipt"]
        kept += [each for each in reading.results if each.work in wanted]
        if not kept:
            reading.lines.append("holds none of the chapters that count: left out")
        reading.results = kept

    def _read(self, parcel: Parcel) -> Iterable[Reading]:
        name, content = parcel.name, parcel.content
        if parcel.kind == "fault":
            return [Reading(lines=[parcel.fault])]
        if parcel.kind == "database" and parcel.path:
            return nbgrader_grades.read(name, parcel.path, now=self.now)
        if parcel.kind == "csv":
            return [quiz_reports.read(name, content, now=self.now, zone=self.zone)]
        if quiz_reports.is_moodle_json(content):
            return [quiz_reports.read_json(name, content, now=self.now, zone=self.zone)]
        policy = self.book.policy
        found = receipts.read(
            name,
            content,
            policy=policy,
            now=self.now,
            course=self.course,
            assigned=self.assigned,
        )
        found.named = lms_names.read(parcel.whole or name)
        return [found]


def grade(
    folder: Path,
    roster: Path,
    out: Path,
    *,
    policy: Policy = "best",
    due: datetime | None = None,
    form: str = "plain",
    report: Path | None = None,
    course: str = "",
    chapters: Iterable[str] = (),
    links: Iterable[str] = (),
    zone: str = "",
    now: datetime | None = None,
) -> Outcome:
    """Grade a folder of receipts, quiz reports and gradebook databases.

    Args:
        folder: what was handed in; it is only read.
        roster: the class list.
        out: the gradebook to write.
        policy: which counts of several tries and of several files.
        due: when the work was due.
        form: whose columns the gradebook has: plain, canvas or moodle.
        report: the report to write; without it, `report.html` beside the gradebook.
        course: the course code that receipts should have.
        chapters: stems of the chapters that count; without them, all.
        links: what the class was set by, one for each chapter: their chapters and sections count,
            and their due date and course code where none is given.
        zone: the time zone of times in quiz reports that state none; without it, UTC.
        now: the time of grading; without it, the clock's.

    Raises:
        CourseError: the class list can't be read, or a path is not one to read from or write to.
    """
    page = report or out.with_name("report.html")
    linked = assigned.by_chapter(links)
    wanted = frozenset(_known(each) for each in chapters) | frozenset(linked)
    _check_places(folder, roster, out, page)
    book = Gradebook(policy, due or _one_due(linked.values()))
    course = course or next((each.course for each in linked.values() if each.course), "")
    try:
        _enrol(book, roster)
        for stem in sorted(wanted):
            book.expect(Work("receipt", title(stem)))
        sections = assigned.sections(linked)
        grader = Grader(
            book, now or datetime.now(UTC), course, wanted, sections, dates.read_zone(zone)
        )
        for parcel in parcels(folder, skip=roster):
            grader.take(parcel)
        return _write(book, grader, out, page, form)
    finally:
        book.close()


def _one_due(links: Iterable[Assigned]) -> datetime | None:
    """Return the due date of links, if they agree on one."""
    found = {each.due for each in links if each.due}
    if len(found) > 1:
        raise CourseError("--link: the links have several due dates: say which with --due")
    return next(iter(found), None)


def _enrol(book: Gradebook, roster: Path) -> None:
    others = []
    for each in students(roster, lambda line: book.note(roster.name, line)):
        if isinstance(each, Student):
            book.people.enrol(each)
        else:
            others.append(each)
    for written, meant in others:
        book.people.alias(written, meant)


def _known(stem: str) -> str:
    """Return the chapter's stem for its stem or number, as `assign` and `link` take it."""
    try:
        return find_chapter(stem)
    except CourseError as error:
        raise CourseError(f"--chapter: {error}") from None


def _check_places(folder: Path, roster: Path, out: Path, page: Path) -> None:
    if not folder.exists():
        raise CourseError(f"{folder}: is not there: name the folder with what was handed in")
    if not folder.is_dir() and not folder.is_file():
        raise CourseError(f"{folder}: is neither a folder nor a file: name what was handed in")
    if not roster.is_file():
        told = "is no file" if roster.exists() else "is not there"
        raise CourseError(f"{roster}: {told}: name the class list with --roster")
    for each in (out, page):
        # A device takes whatever is written to it, and a link leads to a file of someone else's.
        if each.is_symlink() or (each.exists() and not each.is_file()):
            raise CourseError(f"{each}: is a folder, a link or a device: name a file to write")
    inputs, outputs = folder.resolve(), (out.resolve(), page.resolve())
    if roster.resolve() in outputs or outputs[0] == outputs[1]:
        raise CourseError(f"{out}: would write over another file: choose another name")
    if any(each.is_relative_to(inputs) for each in outputs):
        raise CourseError(
            f"{out}: lies in the folder to be graded, which is only read: choose another place"
        )
    for each in outputs:
        if not each.parent.is_dir():
            raise CourseError(f"{each.parent}: is no folder: make it, or choose another place")


def _write(book: Gradebook, grader: Grader, out: Path, page: Path, form: str) -> Outcome:
    figures = class_figures.gather(book.stats())
    book.compare()
    book.compare_counts()
    book.people.suggest()
    written = [out, page]
    with _replacing(out, bom=form == "plain") as file:
        grades_csv.write(book, form, file)
    with _replacing(page) as file:
        made, files = grader.now, grader.files
        count = class_report.write(book, figures, file, made=made, files=files)
    if count.unlisted and form != "plain":
        rest = out.with_name(f"{out.stem}_not_on_list.csv")
        with _replacing(rest, bom=True) as file:
            grades_csv.write_unlisted(book, file)
        written.append(rest)
    return Outcome(grader.files, book.count_lines(), count, tuple(written), tuple(grader.told))


@contextmanager
def _replacing(path: Path, *, bom: bool = False) -> Iterator[IO[str]]:
    """Write a file beside its place and put it there once it is whole.

    Spreadsheets take a file for UTF-8 only where a byte order mark says so.
    """
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            yield file
        os.replace(name, path)  # noqa: PTH105, it takes the name of a temporary file
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
