"""Grading a whole folder: what ends in the gradebook and the report, and that nothing is lost."""

import hashlib
import zipfile

import pytest

from coursebook.errors import CourseError
from coursebook.teach.dates import read_due
from tests.unit.teach.graded_class import ROSTER, WORK, Class
from tests.unit.teach.handed_in import STEM, as_bytes, full, made, wrong


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


def test_only_the_chapters_named_count_and_each_has_its_column(handed: Class) -> None:
    handed.put("a.json", made("Noor Öz", []))
    outcome = handed.grade(chapters=[STEM])
    assert outcome.count.missing == 3
    assert handed.row("Sam Lee")[f"{WORK}: handed in"] == "missing"
    with pytest.raises(CourseError, match="no chapter is called '99_none'"):
        handed.grade(chapters=["99_none"])
