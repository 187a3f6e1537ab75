"""`coursebook rename`: a chapter's files and all that names it, and what it refuses."""

from pathlib import Path

import pytest

from coursebook import new_course, renamed
from coursebook.errors import CourseError

OLD, NEW = "01_length_of_a_day", "01_tides"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_course.write(tmp_path / "tides", "Tides: Sea, Moon and Shore")
    return tmp_path / "tides"


def texts(folder: Path) -> dict[str, str]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_text("utf-8") for each in found}


def test_no_file_has_the_old_name_any_more(folder: Path) -> None:
    changed = renamed.chapter(folder, OLD, NEW)
    assert {f"book/{NEW}.ipynb", f"tides/content/questions/{NEW}.yaml", "_toc.yml"} <= {*changed}
    assert not [name for name, text in texts(folder).items() if OLD in name or OLD in text]


def test_a_name_that_only_begins_alike_stays(folder: Path) -> None:
    (folder / "book/notes.md").write_text(f"{OLD}s and my_{OLD}", "utf-8")
    renamed.chapter(folder, OLD, NEW)
    assert (folder / "book/notes.md").read_text("utf-8") == f"{OLD}s and my_{OLD}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("02_none", NEW, r"book/02_none\.ipynb: is not there"),
        (OLD, "tides", "write two digits"),
        (OLD, "01_../x", "write two digits"),
        (OLD, OLD, "is there already"),
    ],
)
def test_what_can_not_be_renamed_is_told_and_nothing_changes(
    folder: Path, old: str, new: str, told: str
) -> None:
    before = texts(folder)
    with pytest.raises(CourseError, match=told):
        renamed.chapter(folder, old, new)
    assert texts(folder) == before


def test_no_two_chapters_get_one_number(folder: Path) -> None:
    (folder / "book/02_more.ipynb").write_text("{}", "utf-8")
    with pytest.raises(CourseError, match="02_days: 02_more has the number 02: choose another"):
        renamed.chapter(folder, OLD, "02_days")
