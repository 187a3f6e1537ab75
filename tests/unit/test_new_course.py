"""`coursebook new`: what it writes, what it refuses, and that it never overwrites."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from coursebook import new_course
from coursebook.command import main
from coursebook.errors import CourseError

TITLE = "Tides: Sea, Moon and Shore"


def test_a_new_course_bears_its_own_name_everywhere(tmp_path: Path) -> None:
    assert new_course.write(tmp_path / "high-tides", TITLE) == "high_tides"
    written = [each for each in (tmp_path / "high-tides").rglob("*") if each.is_file()]
    assert len(written) == len(new_course.files())
    text = "\n".join(each.read_text("utf-8") for each in written)
    assert TITLE in text and 'slug="high-tides"' in text and 'short="Tides"' in text
    assert not any(each in text for each in ("small_course", "small-course", new_course.ENGINE))
    assert "The Length of a Day" not in text


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tides").mkdir()
    (tmp_path / "tides" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(CourseError, match="not empty: name a new folder"):
        new_course.write(tmp_path / "tides", TITLE)
    assert [each.name for each in (tmp_path / "tides").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["json", "tests", "coursebook", "pytest", "1st", "class", "…"])
def test_a_name_that_can_be_no_package_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CourseError, match="package"):
        new_course.write(tmp_path / name, TITLE)


@pytest.mark.parametrize("title", ["", "  ", 'A "quoted" one', "back\\slash", "x" * 121, "<b>"])
def test_a_title_that_would_break_a_file_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(CourseError, match="--title"):
        new_course.write(tmp_path / "tides", title)
    assert not (tmp_path / "tides").exists()


def test_a_title_may_hold_the_starter_s_own_words(tmp_path: Path) -> None:
    new_course.write(tmp_path / "tides", "The Length of a Day for small-course")
    page = (tmp_path / "tides/book/index.md").read_text("utf-8")
    assert page.startswith("# The Length of a Day for small-course\n")


def test_the_command_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "tides", "--title", TITLE])
    assert done.exit_code == 0
    assert "cd tides\njupyter-book build .\npytest\n" in done.output


def test_outside_a_course_other_commands_say_where_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["questions", "check"])
    assert done.exit_code == 1
    assert "run this in the folder of a course" in done.output
    assert "new" in CliRunner().invoke(main, ["--help"]).output
