"""The class list: our own columns, or the file that Canvas or Moodle exports."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nato_course.errors import CourseError
from nato_course.teach import tables
from nato_course.teach.clean import fold

MOST_BYTES = 50_000_000
_COLUMNS = {
    "name": ("name", "student", "fullname", "studentname"),
    "first": ("firstname", "givenname"),
    "last": ("lastname", "surname", "familyname"),
    "number": ("number", "studentnumber", "sisuserid", "idnumber", "studentid", "sisid"),
    "canvas": ("id", "canvasid", "canvasuserid"),
    "login": ("sisloginid", "login", "username", "loginid"),
    "email": ("email", "emailaddress", "mail"),
    "section": ("section", "group", "groups"),
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

    def marks(self) -> set[str]:
        """Return everything that tells this student from others, in the form for comparing."""
        words = {self.name, self.number, self.canvas, self.login, self.email}
        if self.first or self.last:
            words |= {f"{self.first} {self.last}", f"{self.last} {self.first}"}
            words.add(f"{self.last}, {self.first}")
        last, comma, first = self.name.partition(",")
        if comma:
            words |= {f"{first} {last}", f"{last} {first}"}
        return {fold(each) for each in words} - {""}


def students(path: Path, note: Callable[[str], None] = lambda _: None) -> Iterator[Student]:
    """Yield the students of a class list, in its order.

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
            student = _student(row, places)
            if student.name and not student.name.startswith("Points Possible"):
                yield student
    except OSError as error:
        raise CourseError(f"{path.name}: can't be read: {error.strerror}") from error
    except csv.Error as error:
        raise CourseError(f"{path.name}: is no table: {error}; save it as CSV") from error


def _places(heading: Sequence[str], file: str) -> dict[str, int]:
    known = [tables.plain(each) for each in heading]
    places = {
        field: known.index(name)
        for field, names in reversed(_COLUMNS.items())
        for name in reversed(names)
        if name in known
    }
    if "canvas" in places and "number" not in places and "login" not in places:
        places["number"] = places.pop("canvas")  # a plain list calls the number id
    if "name" not in places and "last" not in places:
        raise CourseError(
            f"{file}: no column is called name, or first name and last name: add a first line "
            "such as name,number,email"
        )
    return places


def _student(row: Sequence[str], places: Mapping[str, int]) -> Student:
    held = {field: row[at] for field, at in places.items() if at < len(row)}
    name = held.get("name") or f"{held.get('first', '')} {held.get('last', '')}".strip()
    return Student(**{**held, "name": name or held.get("email", "") or held.get("number", "")})
