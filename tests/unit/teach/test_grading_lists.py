"""Grading by a class list: which lists are read, and whose columns the gradebook has."""

from pathlib import Path

import pytest

from coursebook.errors import CourseError
from coursebook.teach.grading import class_grading
from coursebook.teach.grading.roster import Student, students
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


def test_canvas_s_test_student_is_nobody_and_a_student_of_that_name_is_one(handed: Class) -> None:
    handed.roster.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section\n"
        '"Öz, Noor",77,S1001,noor,A\n'
        '"Student, Test",999,,9f8e7d,A\n',
        encoding="utf-8",
    )
    outcome = handed.grade(form="canvas")
    assert (outcome.count.listed, outcome.count.missing, outcome.notes) == (1, 1, 1)
    handed.roster.write_text('name,email\n"Student, Test",test@example.org\n', "utf-8")
    assert handed.grade().count.listed == 1


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
        class_grading.grade(handed.folder, handed.roster, handed.folder / "grades.csv")
    with pytest.raises(CourseError, match="write over"):
        class_grading.grade(handed.folder, handed.roster, handed.roster)
    with pytest.raises(CourseError, match="is not there"):
        class_grading.grade(handed.place / "none", handed.roster, handed.out)
    assert handed.roster.read_text("utf-8") == ROSTER


@pytest.mark.parametrize(
    ("roster", "says"), [("", "no column is called name"), ("a,b\n1,2\n", "replace the first line")]
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


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_saved_by_a_spreadsheet_names_people_right(
    handed: Class, encoding: str, separator: str
) -> None:
    lines = ["name,number,email", "Zoë Müller,1,zoe@example.org", "Ann Lee,2,ann@example.org"]
    text = "\r\n".join(line.replace(",", separator) for line in lines)
    handed.roster.write_bytes(text.encode(encoding))
    handed.put("a.json", full("Zoë Müller"))
    outcome = handed.grade()
    assert "Zoë Müller,1,zoe@example.org" in handed.out.read_text("utf-8-sig")
    assert outcome.count.unlisted == 0
    assert outcome.notes == (1 if encoding == "cp1252" else 0)


def test_a_heading_with_commas_in_it_does_not_hide_the_semicolons(handed: Class) -> None:
    handed.roster.write_text("name;number;note, if any, on work\nNoor;1;\nSam;2;x\n", "utf-8")
    assert handed.grade().count.listed == 2


def test_only_plain_files_are_read_and_written(handed: Class) -> None:
    folder = handed.place / "a_folder"
    folder.mkdir()
    link = handed.place / "link.csv"
    link.symlink_to(handed.roster)
    for out in (folder, link, Path("/dev/null")):
        with pytest.raises(CourseError, match="name a file to write"):
            class_grading.grade(handed.folder, handed.roster, out)
    for roster in (folder, Path("/dev/zero")):
        with pytest.raises(CourseError, match="name the class list"):
            class_grading.grade(handed.folder, roster, handed.out)
    assert handed.roster.read_text("utf-8") == ROSTER


def test_where_nobody_handed_in_everybody_has_something_missing(handed: Class) -> None:
    count = handed.grade().count
    assert (count.listed, count.missing) == (len(ROSTER.splitlines()) - 1,) * 2


def test_a_chapter_that_counts_may_go_by_its_number(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz"))
    assert (
        handed.grade(chapters=["2"]).notes == handed.grade(chapters=["02_historical_context"]).notes
    )


@pytest.mark.parametrize(
    "head",
    [
        "Nachname;Vorname;ID-Nummer;E-Mail-Adresse;Gruppen",
        "Nom;Prénom;Numéro d'identification;Adresse de courriel;Groupes",
        "Nom de famille;Prénom;Numéro d’identification;Adresse de courriel;Groupes",
        "Apellido(s);Nombre;Número de ID;Dirección de correo;Grupos",
    ],
)
def test_class_lists_of_moodle_are_read_in_other_languages(tmp_path: Path, head: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{head}\nÖz;Noor;1001;noor@example.org;A\n", encoding="utf-8")
    (only,) = students(path)
    assert isinstance(only, Student)
    assert (only.name, only.number, only.email) == ("Noor Öz", "1001", "noor@example.org")


def test_a_head_that_can_not_be_read_is_shown_and_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Sukunimi;Etunimi\nÖz;Noor\n", encoding="utf-8")
    with pytest.raises(CourseError, match="'Sukunimi, Etunimi': replace the first line"):
        list(students(path))
