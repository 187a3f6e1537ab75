"""Grading by a class list: which lists are read, and whose columns the gradebook has."""

import pytest

from nato_course.errors import CourseError
from nato_course.teach import grading
from tests.unit.teach.graded_class import ROSTER, WORK, Class
from tests.unit.teach.handed_in import full


def test_canvas_gets_its_columns_and_the_rest_a_file_of_their_own(handed: Class) -> None:
    handed.roster.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Old work (12)\n"
        "    Points Possible,,,,,10\n"
        '"Öz, Noor",77,S1001,noor,IR 204,3\n',
        encoding="utf-8",
    )
    handed.put("a.json", full("Noor Öz"))
    handed.put("b.json", full("Stranger"))
    outcome = handed.grade(form="canvas")
    text = handed.out.read_text("utf-8").splitlines()
    assert text == [
        f"Student,ID,SIS User ID,SIS Login ID,Section,{WORK}",
        "    Points Possible,,,,,100",
        '"Öz, Noor",77,S1001,noor,IR 204,100.0',
    ]
    rest = outcome.written[2]
    assert rest.name == "grades_not_on_list.csv"
    assert "Stranger" in rest.read_text("utf-8")


def test_moodle_gets_its_columns(handed: Class) -> None:
    handed.roster.write_text(
        "First name,Last name,ID number,Email address\nNoor,Öz,1001,noor@example.org\n", "utf-8"
    )
    handed.put("a.json", full("Öz Noor"))
    handed.grade(form="moodle")
    assert handed.out.read_text("utf-8").splitlines() == [
        f"First name,Last name,ID number,Email address,{WORK}",
        "Noor,Öz,1001,noor@example.org,100.0",
    ]


def test_a_list_that_lies_in_the_folder_is_not_taken_for_work(handed: Class) -> None:
    handed.roster = handed.put("roster.csv", ROSTER.encode())
    assert handed.grade().notes == 0


def test_outputs_never_take_the_place_of_inputs(handed: Class) -> None:
    with pytest.raises(CourseError, match="only read"):
        grading.grade(handed.folder, handed.roster, handed.folder / "grades.csv")
    with pytest.raises(CourseError, match="write over"):
        grading.grade(handed.folder, handed.roster, handed.roster)
    with pytest.raises(CourseError, match="is not there"):
        grading.grade(handed.place / "none", handed.roster, handed.out)
    assert handed.roster.read_text("utf-8") == ROSTER


@pytest.mark.parametrize(
    ("roster", "says"), [("", "no column is called name"), ("a,b\n1,2\n", "add a first line")]
)
def test_a_list_without_names_stops_with_what_to_do(handed: Class, roster: str, says: str) -> None:
    handed.roster.write_text(roster, encoding="utf-8")
    with pytest.raises(CourseError, match=says):
        handed.grade()


def test_a_list_from_a_spreadsheet_with_semicolons_and_a_mark_is_read(handed: Class) -> None:
    handed.roster.write_bytes("Name;Number\r\nNoor Öz;1001\r\n".encode("utf-8-sig"))
    handed.put("a.json", full("1001"))
    handed.grade()
    assert handed.row("Noor Öz")[WORK] == "100.0"
