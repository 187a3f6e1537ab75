"""The gradebook as CSV, in the columns that Canvas, Moodle or a plain spreadsheet expect."""

import csv
from collections.abc import Callable, Iterable
from typing import IO

from coursebook.teach.grading.clean import cell
from coursebook.teach.grading.gradebook import Cell, Gradebook
from coursebook.teach.grading.roster import Student

FORMATS = ("plain", "canvas", "moodle")
_POINTS = 100


def write(book: Gradebook, form: str, file: IO[str]) -> None:
    """Write the gradebook; only the plain form has those who are not on the class list.

    Args:
        book: what was gathered.
        form: one of FORMATS.
        file: where to; opened with `newline=""`.
    """
    writer = csv.writer(file, lineterminator="\r\n")
    for row in _WRITERS[form](book):
        writer.writerow(row)


def write_unlisted(book: Gradebook, file: IO[str]) -> int:
    """Write those who are not on the class list in the plain form; return how many there are.

    Args:
        book: what was gathered.
        file: where to; opened with `newline=""`.
    """
    writer = csv.writer(file, lineterminator="\r\n")
    count = 0
    for place, row in enumerate(_plain(book, listed=False)):
        writer.writerow(row)
        count = place
    return count


def _plain(book: Gradebook, *, listed: bool = True) -> Iterable[list[str]]:
    works = book.works()
    heading = ["Name", "Number", "Email", "Section", "On the class list"]
    for _, title in works:
        name = cell(title)
        parts = ("percent", "answered", "handed in", "late", "results", "file")
        heading += [name if part == "percent" else f"{name}: {part}" for part in parts]
    yield heading
    for row in book.rows():
        if listed or not row.listed:
            student = row.student
            who = [student.name, student.number, student.email, student.section]
            answer = "yes" if row.listed else "no"
            told = f"{answer}: {row.reason}" if row.reason else answer
            cells = [text for number, _ in works for text in _parts(row.cells.get(number))]
            yield [*map(cell, who), cell(told), *cells]


def _parts(found: Cell | None) -> list[str]:
    if found is None:
        return ["", "", "missing", "", "0", ""]
    answered = "" if found.asked is None else f"{found.answered} of {found.asked}"
    made = found.made.strftime("%Y-%m-%d %H:%M UTC") if found.made else "undated"
    late = "" if found.late is None else "late" if found.late else "no"
    return [_percent(found), answered, made, late, str(found.files), cell(found.source)]


def _percent(found: Cell | None) -> str:
    return "" if found is None else f"{found.percent:.1f}"


def _canvas(book: Gradebook) -> Iterable[list[str]]:
    heading = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    points = ["    Points Possible", "", "", "", "", *(str(_POINTS) for _ in book.works())]

    def who(student: Student) -> list[str]:
        login = student.login or student.email
        return [student.name, student.canvas, student.number, login, student.section]

    return _imported(book, heading, [points], who)


def _moodle(book: Gradebook) -> Iterable[list[str]]:
    heading = ["First name", "Last name", "ID number", "Email address"]
    return _imported(
        book, heading, [], lambda student: [*_halves(student), student.number, student.email]
    )


def _imported(
    book: Gradebook,
    heading: list[str],
    above: list[list[str]],
    who: Callable[[Student], list[str]],
) -> Iterable[list[str]]:
    """Yield heading, what stands above the students, and each student with a percent a work."""
    works = book.works()
    yield [*heading, *(cell(title) for _, title in works)]
    yield from above
    for row in book.rows():
        if row.listed:
            percents = (_percent(row.cells.get(number)) for number, _ in works)
            yield [*map(cell, who(row.student)), *percents]


def _halves(student: Student) -> tuple[str, str]:
    """Return first and last name; a list without the two is split at its comma or last space."""
    if student.first or student.last:
        return student.first, student.last
    last, comma, first = student.name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = student.name.rpartition(" ")
    return first, last


_WRITERS: dict[str, Callable[[Gradebook], Iterable[list[str]]]] = {
    "plain": _plain,
    "canvas": _canvas,
    "moodle": _moodle,
}
