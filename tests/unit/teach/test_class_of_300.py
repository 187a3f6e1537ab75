"""A class of 300 with everything odd at once: each mark is with the right person, nothing is lost.

The list of who earned what is made here, apart from the code under test.
"""

import csv
import random
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from coursebook.teach.grading import class_grading
from tests.files import write
from tests.unit.teach.graded_class import NOW, WORK, zipped
from tests.unit.teach.handed_in import as_bytes, asked, chapter, made, record, right, wrong

SIZE = 300
FIRST = ["Ann", "Zoë", "José", "Łukasz", "Jean-Luc", "Maeve", "Noor", "Björn", "Siân", "Ngọc"]
LAST = ["O'Neill", "Müller", "García", "Øye", "van der Berg", "Lee", "Haddad", "Đặng", "Smith"]


@dataclass
class Expected:
    """What should come of the folder."""

    marks: dict[str, float] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    """Files that the report must name, each with words of its note."""
    unlisted: int = 0


@dataclass(frozen=True)
class Someone:
    """A student as the class list has them."""

    number: int
    first: str
    last: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def sortable(self) -> str:
        return f"{self.last}, {self.first}"

    @property
    def canvas(self) -> str:
        letters = "".join(c for c in self.sortable.lower() if c.isalnum())
        return f"{letters}_{5000 + self.number}_{70000 + self.number}_receipt.json"


def students() -> list[Someone]:
    """Return 300 students; names come again, with a numeral behind."""
    names = [(first, last) for last in LAST for first in FIRST]
    return [
        Someone(
            i, names[i % len(names)][0], f"{names[i % len(names)][1]}{' X' * (i // len(names))}"
        )
        for i in range(SIZE)
    ]


QUESTIONS = asked()
RIGHT = [record(each, right(each)) for each in QUESTIONS]
WRONG = [record(each, wrong(each)) for each in QUESTIONS]
EARNED = [
    (1.0 if each.type in ("judge", "written") else each.grade(right(each)).score)
    for each in QUESTIONS
]
LOST = [
    (1.0 if each.type in ("judge", "written") else each.grade(wrong(each)).score)
    for each in QUESTIONS
]


def paper(reader: str, good: int, **changes: Any) -> tuple[bytes, float]:
    """Return a receipt whose first answers are right, the others not, and what it earns."""
    data = made(reader, [chapter(RIGHT[:good] + WRONG[good:])], **changes)
    points = sum(EARNED[:good]) + sum(LOST[good:])
    return as_bytes(data), round(100 * points / len(QUESTIONS), 1)


def hand_in(folder: Path, people: list[Someone]) -> Expected:
    """Fill the folder; each student hands in one receipt, in one of ways that take turns."""
    found, luck = Expected(), random.Random(1)
    in_moodle: list[tuple[str, bytes]] = []

    def put(name: str, content: bytes) -> None:
        write(folder, {name: content})

    for someone in people:
        other = people[(someone.number + 7) % SIZE]
        good = luck.randrange(len(QUESTIONS) + 1)
        way = someone.number % 10
        typed = {1: other.name, 2: f"S{other.number}", 3: "zz", 5: other.name}.get(
            way, someone.name
        )
        content, mark = paper(typed, good)
        found.marks[someone.name] = mark
        if way in (0, 1):  # Moodle's archive; in way 1 the reader typed somebody else's name
            plain = someone.name.replace("'", "")  # Moodle leaves it out of file names
            name = f"{plain}_{someone.number}_assignsubmission_file_/r.json"
            in_moodle.append((name, content))
            if way == 1:
                found.odd[f"moodle.zip/{name}"] = f"says Moodle; its reader wrote {typed!r}"
        elif way in (2, 3):  # Canvas's files
            put(f"canvas/{someone.canvas}", content)
            found.odd[f"canvas/{someone.canvas}"] = f"says Canvas; its reader wrote {typed!r}"
        elif way == 4:  # Blackboard's
            put(f"Work_s{someone.number}_attempt_2027-02-01-10-00-00_r.json", content)
        elif way == 5:  # Brightspace's, somebody else's name in the file
            name = f"11-{someone.number} - {someone.name} - Feb 1, 2027 1000 AM/r.json"
            put(name, content)
            found.odd[name] = f"says Brightspace; its reader wrote {typed!r}"
        elif way == 6:  # nothing but a receipt with the number of the list
            put(f"loose/{someone.number}.json", paper(f"S{someone.number}", good)[0])
        elif way == 7:  # family name first
            put(f"loose/{someone.number}.json", paper(someone.sortable, good)[0])
        elif way == 8:  # a letter more: kept apart, suggested
            name = f"loose/{someone.number}.json"
            put(name, paper(f"{someone.name}q", good)[0])
            del found.marks[someone.name]
            found.unlisted += 1
            found.odd[name] = f"perhaps {someone.sortable}, "
        else:  # changed after it was made
            name = f"loose/{someone.number}.json"
            put(name, content.replace(b'"IR 204"', b'"IR 205"', 1))
            del found.marks[someone.name]
            found.odd[name] = "was changed after it was made"
    put("moodle.zip", zipped(*in_moodle))
    for name, content, told in (
        ("essay.docx", b"PK?", "is no receipt"),
        ("half.json", b'{"format": "nato', "is no receipt"),
        ("broken.zip", b"PK\x03\x04 and no more", "is a damaged archive"),
        ("stranger.json", paper("Nobody Knownhere", 3)[0], "is not on the class list"),
    ):
        put(name, content)
        found.odd[name] = told
    found.unlisted += 1
    return found


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    """Grade the class once; return the place of what was written, and what should be in it."""
    place = tmp_path_factory.mktemp("class")
    (place / "in").mkdir()
    people = students()
    with (place / "roster.csv").open("w", encoding="utf-16", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section"])
        for each in people:
            known = (f"{5000 + each.number}", f"S{each.number}", f"s{each.number}", "A")
            writer.writerow([each.sortable, *known])
    expected = hand_in(place / "in", people)
    class_grading.grade(place / "in", place / "roster.csv", place / "grades.csv", now=NOW)
    return place, expected


def test_each_mark_is_with_the_right_person(graded: tuple[Path, Expected]) -> None:
    place, expected = graded
    with (place / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            each for each in csv.DictReader(file) if each["On the class list"].startswith("yes")
        ]
    assert len(rows) == SIZE
    names = {each.sortable: each.name for each in students()}
    found = {names[each["Name"]]: each[WORK] for each in rows}
    assert found == {
        name: f"{expected.marks[name]:.1f}" if name in expected.marks else ""
        for name in names.values()
    }


def test_each_odd_file_is_told_and_nothing_is_lost(graded: tuple[Path, Expected]) -> None:
    place, expected = graded
    report = unescape((place / "report.html").read_text("utf-8"))
    rows = report.split("<tr>")
    missing = [
        (name, told)
        for name, told in expected.odd.items()
        if not any(name in row and told in row for row in rows)
    ]
    assert not missing, missing[:30]
    with (place / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        apart = [
            each for each in csv.DictReader(file) if each["On the class list"].startswith("no")
        ]
    assert len(apart) == expected.unlisted
