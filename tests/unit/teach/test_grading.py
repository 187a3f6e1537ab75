"""Grading a whole folder: what ends in the gradebook and the report, and that nothing is lost."""

import csv
import hashlib
import json
import os
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from nato_course.errors import CourseError
from nato_course.teach import grading, parcels
from nato_course.teach.dates import read_due
from tests.unit.teach.handed_in import STEM, as_bytes, full, made, wrong

NOW = datetime(2027, 2, 10, tzinfo=UTC)
WORK = "The historical context"
ROSTER = """name,number,email,section
Noor Öz,1001,noor@example.org,A
Sam Lee,1002,sam@example.org,A
"Jones, Ann",1003,ann@example.org,B
"""


class Class:
    """A folder handed in, with the roster and the place for what is written beside it."""

    def __init__(self, place: Path) -> None:
        self.place, self.folder = place, place / "in"
        self.folder.mkdir()
        self.roster = place / "roster.csv"
        self.roster.write_text(ROSTER, encoding="utf-8")
        self.out = place / "grades.csv"

    def put(self, name: str, content: bytes | dict[str, Any]) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content) if isinstance(content, dict) else content)
        return path

    def grade(self, **options: Any) -> grading.Outcome:
        return grading.grade(self.folder, self.roster, self.out, now=NOW, **options)

    def rows(self) -> list[dict[str, str]]:
        with self.out.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def row(self, name: str) -> dict[str, str]:
        return next(each for each in self.rows() if each["Name"] == name)

    def report(self) -> str:
        return (self.place / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def handed(tmp_path: Path) -> Class:
    return Class(tmp_path)


def test_readers_are_found_by_name_number_and_either_order_of_names(handed: Class) -> None:
    handed.put("a.json", full("  noor   ÖZ "))
    handed.put("b.json", full("1002", wrong))
    handed.put("deep/er/c.json", full("Ann Jones"))
    outcome = handed.grade()
    assert (outcome.count.listed, outcome.count.missing, outcome.count.unlisted) == (3, 0, 0)
    assert handed.row("Noor Öz")[WORK] == "100.0"
    assert 0 < float(handed.row("Sam Lee")[WORK]) < 100
    assert handed.row("Jones, Ann")[f"{WORK}: file"] == "deep/er/c.json"


def test_someone_not_on_the_list_is_graded_and_named_with_the_file(handed: Class) -> None:
    handed.put("x.json", full("Nobody Known"))
    handed.put("y.json", full("Nobody Known"))
    handed.put("z.json", full(""))
    outcome = handed.grade()
    assert outcome.count.unlisted == 3
    told = [each["On the class list"] for each in handed.rows() if each["Name"] == "Nobody Known"]
    assert told == ["no: is not on the class list: x.json", "no: is not on the class list: y.json"]
    assert handed.row("(no name)")[WORK] == "100.0"
    assert "Nobody Known" in handed.report()


def test_a_name_that_two_students_share_tells_neither(handed: Class) -> None:
    handed.roster.write_text(ROSTER + "Sam Lee,1009,sam2@example.org,B\n", encoding="utf-8")
    handed.put("a.json", full("Sam Lee"))
    handed.put("b.json", full("1009"))
    handed.grade()
    rows = [each for each in handed.rows() if each["Name"] == "Sam Lee"]
    assert [each[WORK] for each in rows] == ["", "100.0", "100.0"]
    assert "fits several students" in rows[2]["On the class list"]


@pytest.mark.parametrize(
    ("policy", "file"), [("best", "b.json"), ("first", "a.json"), ("last", "c.json")]
)
def test_of_several_receipts_one_counts_by_the_policy(
    handed: Class, policy: str, file: str
) -> None:
    handed.put("c.json", full("Noor Öz", wrong, made="2027-02-03T00:00:00Z"))
    handed.put("b.json", full("Noor Öz", made="2027-02-02T00:00:00Z"))
    handed.put("a.json", full("Noor Öz", wrong, made="2027-02-01T12:00:00Z"))
    handed.grade(policy=policy)
    row = handed.row("Noor Öz")
    assert (row[f"{WORK}: file"], row[f"{WORK}: results"]) == (file, "3")
    assert "1 of 3 results counts" in handed.report()


def test_a_date_in_the_future_does_not_make_a_receipt_the_last(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz", made="2027-02-01T12:00:00Z"))
    handed.put("b.json", full("Noor Öz", wrong, made="2031-01-01T00:00:00Z"))
    handed.grade(policy="last")
    assert handed.row("Noor Öz")[f"{WORK}: file"] == "a.json"


def test_late_and_missing_are_named(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz"))
    handed.put("b.json", full("Sam Lee", made="2027-02-02T00:00:00Z"))
    outcome = handed.grade(due=read_due("2027-02-01"))
    assert (outcome.count.late, outcome.count.missing) == (1, 1)
    assert handed.row("Noor Öz")[f"{WORK}: late"] == "no"
    assert handed.row("Sam Lee")[f"{WORK}: late"] == "late"
    assert handed.row("Jones, Ann")[f"{WORK}: handed in"] == "missing"
    assert ">missing<" in handed.report()


def test_a_student_whose_file_was_changed_is_missing_with_the_reason(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz") | {"course": "IR 205"})
    handed.put("b.json", full("Sam Lee"))
    handed.grade()
    row = handed.row("Noor Öz")
    assert (row[WORK], row["On the class list"]) == ("", "yes: a.json was set aside")
    assert "missing</span>; a.json was set aside" in handed.report()


def test_the_same_answers_at_the_same_times_under_two_names_are_told(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz"))
    handed.put("b.json", full("Sam Lee"))
    handed.put("c.json", full("Noor Öz"))
    outcome = handed.grade()
    assert outcome.notes == 1
    assert "has the same answers at the same times as" in handed.report()


def test_what_was_handed_in_is_left_as_it_is(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz"))
    handed.put("b.csv", b"x,y\n1,2\n")
    with zipfile.ZipFile(handed.folder / "c.zip", "w") as archive:
        archive.writestr("d.json", as_bytes(full("Sam Lee")))

    def state() -> dict[str, tuple[str, int]]:
        return {
            each.name: (hashlib.sha256(each.read_bytes()).hexdigest(), each.stat().st_mtime_ns)
            for each in handed.folder.iterdir()
        }

    before = state()
    handed.grade()
    assert state() == before
    assert handed.row("Sam Lee")[WORK] == "100.0"


def test_the_same_folder_gives_the_same_bytes(handed: Class) -> None:
    for i, name in enumerate(("Noor Öz", "Sam Lee", "Stranger", "Noor Öz")):
        handed.put(f"{i}.json", full(name))
    handed.grade()
    first = handed.out.read_bytes(), handed.report()
    for path in list(handed.folder.iterdir()):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    handed.grade()
    assert (handed.out.read_bytes(), handed.report()) == first


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


def test_only_the_chapters_named_count_and_each_has_its_column(handed: Class) -> None:
    handed.put("a.json", made("Noor Öz", []))
    outcome = handed.grade(chapters=[STEM])
    assert outcome.count.missing == 3
    assert handed.row("Sam Lee")[f"{WORK}: handed in"] == "missing"
    with pytest.raises(CourseError, match="no chapter is called '99_none'"):
        handed.grade(chapters=["99_none"])


def test_a_list_that_lies_in_the_folder_is_not_taken_for_work(handed: Class) -> None:
    handed.roster = handed.put("roster.csv", ROSTER.encode())
    assert handed.grade().notes == 0


def test_a_fault_in_reading_one_file_is_told_and_the_next_is_read(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("nato_course.teach.lms_exports.read", fail)
    assert grading.FAULT in grade_beside(handed, "a.csv", b"a,b")


# Hostile input: each gets a line, none stops the run, none gets out.


def grade_beside(handed: Class, name: str, content: bytes) -> str:
    """Grade a sound receipt with something strange beside it; return the report."""
    handed.put("sound.json", full("Noor Öz"))
    handed.put(name, content)
    handed.grade()
    assert handed.row("Noor Öz")[WORK] == "100.0"
    return handed.report()


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], packing: int = 8) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_formula_in_a_name_reaches_no_spreadsheet(handed: Class) -> None:
    handed.roster.write_text("name,number\n=HYPERLINK(1),@SUM(1)\n", encoding="utf-8")
    for i, name in enumerate(("+cmd|' /C calc'!A0", "-1+1", "\t=1", "＝1+1", "@x")):
        handed.put(f"=evil{i}.json", full(name))
    handed.grade()
    with handed.out.open(encoding="utf-8-sig", newline="") as file:
        cells = [each for row in csv.reader(file) for each in row]
    assert not [each for each in cells if each.startswith(("=", "+", "-", "@", "\t", "＝"))]
    assert "'=HYPERLINK(1)" in cells


def test_markup_and_hidden_marks_in_names_are_shown_as_text(handed: Class) -> None:
    handed.put("<img src=x onerror=1>.json", full("<script>alert(1)</script>\u202eevil\x00"))
    handed.grade()
    report = handed.report()
    assert "<script" not in report
    assert "<img" not in report
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\u202eevil\\u0000" in report
    assert "\u202e" not in report + handed.out.read_text("utf-8")


def test_the_report_asks_for_nothing_from_outside(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz", wrong))
    handed.grade()
    report = handed.report()
    assert "default-src 'none'" in report
    assert not [word for word in ("http:", "https:", "src=", "url(", "@import") if word in report]


def test_a_bomb_is_left_packed(handed: Class) -> None:
    bomb = zipped(("bomb.json", b"{" + b" " * (parcels.MOST_BYTES + 10)))
    assert "bomb.zip/bomb.json</th><td" in grade_beside(handed, "bomb.zip", bomb)
    assert "unpacks to more than 20,000,000 bytes" in handed.report()


def test_a_bomb_that_lies_about_its_size_is_left_packed(handed: Class) -> None:
    bomb = zipped(("bomb.json", b"{" + b" " * (parcels.MOST_BYTES + 10)))
    size = (parcels.MOST_BYTES + 11).to_bytes(4, "little")
    assert bomb.count(size) == 2
    report = grade_beside(handed, "bomb.zip", bomb.replace(size, b"\x10\0\0\0"))
    assert "bomb.zip/bomb.json" in report


def test_paths_that_point_out_of_an_archive_lead_nowhere(handed: Class) -> None:
    outside = handed.place / "escaped.json"
    names = ("../escaped.json", "/abs.json", "..\\win.json", "C:\\drive.json")
    content = as_bytes(full("Sam Lee"))
    report = grade_beside(handed, "tricks.zip", zipped(*((each, content) for each in names)))
    assert report.count("its path points out of the archive") == len(names)
    assert not outside.exists()
    assert handed.row("Sam Lee")[f"{WORK}: results"] == "4"


def test_links_locked_members_and_archives_in_archives_get_a_line(handed: Class) -> None:
    link = zipfile.ZipInfo("link.json")
    link.external_attr = 0o120777 << 16
    inner = zipped(("a.json", b"{}"))
    locked = bytearray(zipped(("locked.json", as_bytes(full("Sam Lee")))))
    locked[6] |= 1
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    handed.put("locked.zip", bytes(locked))
    report = grade_beside(handed, "x.zip", zipped((link, b"/etc/passwd"), ("in.zip", inner)))
    assert "is a link within an archive" in report
    assert "is an archive within an archive" in report
    assert "locked with a password" in report


def test_damaged_archives_get_a_line(handed: Class) -> None:
    whole = zipped(("a.json", as_bytes(full("Sam Lee"))))
    handed.put("cut.zip", whole[:-30])
    broken = bytearray(whole)
    broken[60:90] = bytes(30)
    report = grade_beside(handed, "broken.zip", bytes(broken))
    assert "is a damaged archive" in report
    assert "can&#x27;t be unpacked" in report


def test_an_archive_of_too_many_files_gets_a_line(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "MOST_MEMBERS", 3)
    many = zipped(*((f"{i}.json", b"{}") for i in range(4)))
    assert "holds 4 files, and 3 are read at most" in grade_beside(handed, "many.zip", many)


def test_an_archive_with_a_huge_list_of_files_is_not_opened(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "MOST_LISTING", 1_000)
    many = zipped(*((f"{i}.json", b"{}") for i in range(40)))
    assert "lists more files than" in grade_beside(handed, "many.zip", many)


def test_links_pipes_and_huge_files_get_a_line(handed: Class) -> None:
    secret = handed.place / "secret.json"
    secret.write_bytes(as_bytes(full("Sam Lee")))
    (handed.folder / "link.json").symlink_to(secret)
    (handed.folder / "loop").symlink_to(handed.folder)
    (handed.folder / "self").symlink_to(handed.folder / "self")
    os.mkfifo(handed.folder / "pipe.json")
    with (handed.folder / "huge.json").open("wb") as file:
        file.write(b"{")
        file.truncate(parcels.MOST_BYTES + 1)
    report = grade_beside(handed, "notes.docx", b"not a receipt")
    assert report.count("is a link: put the file itself here") == 3
    assert "is no regular file" in report
    assert "20,000,000 are read at most" in report
    assert "is no receipt, quiz report" in report
    assert handed.row("Sam Lee")[WORK] == ""


def test_a_name_that_is_no_text_gets_a_line(handed: Class) -> None:
    handed.put(os.fsdecode(b"bad\xff.json"), b"nothing")
    assert "bad\\xff.json" in grade_beside(handed, "other.json", b"[]")


def test_deep_folders_stop_somewhere(handed: Class) -> None:
    deep = handed.folder.joinpath(*["d"] * (parcels.DEEPEST + 2))
    deep.mkdir(parents=True)
    assert "folders are read 20 deep" in grade_beside(handed, "a.txt", b"")


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


def test_json_that_is_neither_gets_a_line(handed: Class) -> None:
    handed.put("deep.json", b"[" * 100_000)
    handed.put("list.json", json.dumps([1, 2]).encode())
    report = grade_beside(handed, "nan.json", b'[[{"grade1000": NaN, "lastname": {}}]]')
    assert "is no JSON that can be read" in report
    assert "is neither a receipt nor a quiz report" in report
    assert "is no number: no result" in report
