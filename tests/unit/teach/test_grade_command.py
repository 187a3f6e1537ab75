"""`nato-course grade`: what it prints, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from coursebook.cli import main
from tests.unit.teach.graded_class import Class
from tests.unit.teach.handed_in import as_bytes, full


def run(place: Path, *options: str) -> tuple[int, str]:
    folder = place / "in"
    folder.mkdir(exist_ok=True)
    (folder / "a.json").write_bytes(as_bytes(full("Noor")))
    (folder / "b.json").write_bytes(as_bytes(full("Stranger")))
    roster = place / "roster.csv"
    roster.write_text("name,number\nNoor,1\nSam,2\n", encoding="utf-8")
    given = ["grade", str(folder), "--roster", str(roster), "--out", str(place / "grades.csv")]
    result = CliRunner().invoke(main, [*given, *options])
    return result.exit_code, result.output


def test_it_says_in_a_few_lines_what_was_found_and_written(tmp_path: Path) -> None:
    code, text = run(tmp_path, "--due", "2030-01-01", "--policy", "last", "--format", "moodle")
    assert code == 0
    assert "2 files read" in text
    assert "2 students on the list: 1 with something missing, 0 with something late." in text
    assert "1 not on the list" in text
    for name in ("grades.csv", "report.html", "grades_not_on_list.csv"):
        assert (tmp_path / name).exists()
        assert str(tmp_path / name) in text


def test_a_mistake_in_an_option_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    code, text = run(tmp_path, "--due", "soon")
    assert (code, "write 2027-03-01" in text) == (1, True)
    assert not (tmp_path / "grades.csv").exists()
    assert run(tmp_path, "--policy", "luck")[0] == 2
    assert run(tmp_path, "--chapter", "none")[0] == 1


def test_what_no_shell_can_write_down_is_refused_in_words(tmp_path: Path) -> None:
    code, text = run(tmp_path, "--course", "IR\udcff")
    assert (code, "type it anew" in text) == (2, True)


def test_a_place_that_can_t_be_written_to_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", "/media/grades.csv")

    monkeypatch.setattr("coursebook.teach.grading.class_grading.tempfile.mkstemp", refuse)
    code, text = run(tmp_path)
    assert (code, text.strip()) == (1, "Error: /media/grades.csv: Read-only file system")


def test_an_empty_folder_is_warned_of_and_one_file_is_one_file(tmp_path: Path) -> None:
    handed = Class(tmp_path)
    assert next(handed.grade().lines()).startswith("Warning: the folder holds no file to grade")
    handed.put("a.json", full("Noor Öz"))
    assert next(handed.grade().lines()) == "1 file read; 0 notes on it stand in the report."
    handed.put("b.json", b"{")
    assert next(handed.grade().lines()) == "2 files read; 1 note on them stands in the report."
