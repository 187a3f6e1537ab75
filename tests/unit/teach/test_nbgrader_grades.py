"""Results from a gradebook that nbgrader itself has written, and from databases that are none."""

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from coursebook.teach.grading import nbgrader_grades
from coursebook.teach.grading.results import Reading

NOW = datetime(2027, 2, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("nbgrader") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        # A stamp for later upgrades, which nbgrader starts another program for.
        patch.setattr("nbgrader.api.get_alembic_version", lambda: "stamp")
        fill(path)
    return path


def fill(path: Path) -> None:
    with Gradebook(f"sqlite:///{path}") as book:
        book.add_assignment("ps1", duedate="2027-02-01 12:00:00")
        book.add_notebook("p", "ps1")
        for cell in ("a", "b"):
            book.add_grade_cell(cell, "p", "ps1", max_score=5, cell_type="code")
        for name, moment in (("noor", "2027-02-01 11:00:00"), ("sam", "2027-02-02 11:00:00")):
            book.add_student(name, first_name=name.title(), last_name="X", email=f"{name}@e.org")
            book.add_submission("ps1", name, timestamp=moment)
        first, second = (book.find_grade(cell, "p", "ps1", "noor") for cell in ("a", "b"))
        first.auto_score, second.auto_score, second.manual_score = 5, 0, 3
        first.needs_manual_grade = second.needs_manual_grade = False
        first.extra_credit = 0.5
        third = book.find_grade("a", "p", "ps1", "sam")
        third.auto_score = 4
        book.find_submission_notebook("p", "ps1", "sam").late_submission_penalty = 1
        book.db.commit()
        expected = {each.student_id: each.score for each in book.assignment_submissions("ps1")}
        assert expected == {"noor": 8.5, "sam": 4}


def read(path: Path) -> list[Reading]:
    return list(nbgrader_grades.read("gradebook.db", path, now=NOW))


def test_scores_are_those_that_nbgrader_has_less_its_penalty(database: Path) -> None:
    results = [each for reading in read(database) for each in reading.results]
    assert [(each.person.number, each.percent, each.late) for each in results] == [
        ("noor", 85, False),
        ("sam", 30, True),
    ]
    assert (results[0].work.title, results[0].person.email) == ("ps1", "noor@e.org")


def test_parts_that_wait_for_a_person_are_told(database: Path) -> None:
    lines = [line for reading in read(database) for line in reading.lines]
    assert lines == ["sam, ps1: parts still wait to be graded by hand"]


def test_the_database_and_its_folder_are_left_as_they_are(database: Path) -> None:
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    read(database)
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert [each.name for each in database.parent.iterdir()] == ["gradebook.db"]


def test_what_is_no_gradebook_gets_a_line(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    with sqlite3.connect(tmp_path / "other.db") as base:
        base.execute("CREATE TABLE t (x)")
    for name in ("no.db", "other.db", "absent.db"):
        found = read(tmp_path / name)
        assert "can't be read as a gradebook of nbgrader" in found[0].lines[0]


def test_a_view_without_end_is_stopped(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "endless.db"
    path.write_bytes(database.read_bytes())
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"
    with sqlite3.connect(path) as base:
        base.execute("DROP TABLE task_cells")
        base.execute(f"CREATE VIEW task_cells(id, max_score) AS {endless}")
    monkeypatch.setattr(nbgrader_grades, "_SECONDS", 0.2)
    assert "interrupted" in read(path)[-1].lines[0]
