"""The class list: our own columns, or the file that Canvas or Moodle exports."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursebook.errors import CourseError
from coursebook.teach.grading import moodle_words as moodle
from coursebook.teach.grading import near_names, tables
from coursebook.teach.grading.clean import fold, shown
from coursebook.teach.grading.lms_names import squeezed

MOST_BYTES = 50_000_000
_TEST_STUDENT = "Student, Test"
_COLUMNS = {
    "name": ("name", "student", "studentname", *moodle.FULL),
    "first": ("givenname", *moodle.FIRST),
    "last": ("familyname", *moodle.LAST),
    "number": ("number", "studentnumber", "sisuserid", "studentid", "sisid", *moodle.NUMBER),
    "canvas": ("id", "canvasid", "canvasuserid"),
    "login": ("sisloginid", "login", "loginid", *moodle.LOGIN),
    "email": ("mail", *moodle.EMAIL),
    "section": ("section", "group", "groups", "gruppe", "groupe", "grupo"),
}


@dataclass(frozen=True, slots=True)
class Student:
    """One student of the class list; what it doesn't say is empty."""

    name: str
    first: str = ""
    last: str = ""
    number: str = ""
    canvas: str = ""
    login: str = ""
    email: str = ""
    section: str = ""

    def marks(self) -> set[tuple[str, str]]:
        """Return what tells this student from others: each a kind, and the form for comparing."""
        names = {self.name}
        if self.first or self.last:
            names |= {f"{self.first} {self.last}", f"{self.last} {self.first}"}
            names.add(f"{self.last}, {self.first}")
        last, comma, first = self.name.partition(",")
        if comma:
            names |= {f"{first} {last}", f"{last} {first}"}
        ids = {kind: getattr(self, kind) for kind in ("number", "canvas", "login", "email")}
        found = {(kind, fold(text)) for kind, text in ids.items()}
        found |= {("name", fold(each)) for each in names}
        found |= {("squeezed", squeezed(each)) for each in (*names, _last_first(self.name))}
        found.add(("loose", near_names.loose(self.name)))
        return {each for each in found if each[1]}


def _last_first(name: str) -> str:
    """Return a name with its last word in front, as Canvas sorts names that nobody parted."""
    first, _, last = name.rpartition(" ")
    return "" if "," in name else f"{last}{first}"


def students(
    path: Path, note: Callable[[str], None] = lambda _: None
) -> Iterator[Student | tuple[str, str]]:
    """Yield the students of a class list, in its order.

    A line with one cell, such as "Jose Garcia = José García", is no student but one more name of
    one, and is yielded as its two halves.

    Args:
        path: a CSV file with a column `name`, or `first name` and `last name`, and where known
            `number` and `email`; exports of Canvas's gradebook and Moodle's participants fit.
        note: is called with what had to be mended to read it.

    Raises:
        CourseError: the file can't be read, or no column names the students.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CourseError(f"{path.name}: has more than {MOST_BYTES:,} bytes: name a class list")
        text, mended = tables.decode(path.read_bytes())
        if mended:
            note(mended)
        found = tables.rows(text)
        places = _places(next(found, []), path.name)
        for row in found:
            if other := _other_name(row):
                yield other
                continue
            student = _student(row, places)
            if _is_canvas_s_own(student):
                note(f"{student.name} is Canvas's test student: left out")
            elif student.name and not student.name.startswith("Points Possible"):
                yield student
    except OSError as error:
        raise CourseError(f"{path.name}: can't be read: {error.strerror}") from error
    except csv.Error as error:
        raise CourseError(f"{path.name}: is no table: {error}; save it as CSV") from error


def _is_canvas_s_own(student: Student) -> bool:
    """Return whether it is who "Student view" makes: no person, and without a number of a school.

    Its number in Canvas may be read as the student's where a list has no other column of numbers.
    """
    numbered = student.canvas or student.number.isdigit()
    return student.name == _TEST_STUDENT and not student.email and bool(numbered)


def _places(heading: Sequence[str], file: str) -> dict[str, int]:
    known = [tables.plain(each) for each in heading]
    places = {
        field: at
        for field, names in reversed(_COLUMNS.items())
        for name in reversed(names)
        for at, column in enumerate(known)
        if moodle.fits(column, (name,))
    }
    if "canvas" in places and "number" not in places and "login" not in places:
        places["number"] = places.pop("canvas")  # a plain list calls the number id
    if "name" not in places and "last" not in places:
        raise CourseError(
            f"{file}: no column is called name, or first name and last name: its first line says "
            f"{shown(', '.join(heading), 80)!r}: replace the first line with names of the columns, "
            "such as name,number,email"
        )
    return places


def _other_name(row: Sequence[str]) -> tuple[str, str] | None:
    filled = [each for each in row if each]
    written, sign, meant = filled[0].partition(" = ")
    return (written.strip(), meant.strip()) if sign and len(filled) == 1 else None


def _student(row: Sequence[str], places: Mapping[str, int]) -> Student:
    held = {field: row[at] for field, at in places.items() if at < len(row)}
    name = held.get("name") or f"{held.get('first', '')} {held.get('last', '')}".strip()
    return Student(**{**held, "name": name or held.get("email", "") or held.get("number", "")})
