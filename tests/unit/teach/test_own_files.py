"""An assignment folder's own files: whatever else is in the folder stays as it is."""

import os
import random
import shutil
from pathlib import Path

import pytest

from coursebook.errors import CourseError
from coursebook.teach.assignment import assign, own_files
from tests.files import write
from tests.unit.teach.test_assign import prepared

FIRST = {"README.html": "first", "student/a.html": "a", "instructor/key.html": "key"}
SECOND = {"README.html": "second", "student/a.html": "a", "instructor/upload/b.zip": "b"}
NAMES = [*FIRST, *SECOND, "student", "instructor/upload", "submitted/ann/p.ipynb", "gradebook.db"]


def lay(
    out: Path, files: dict[str, str], identity: str = "one", targets: tuple[str, ...] = ("moodle",)
) -> own_files.Laid:
    made = out.parent / "made"
    shutil.rmtree(made, ignore_errors=True)
    write(made, files)
    return own_files.lay(made, out, identity, targets)


def seen(folder: Path) -> dict[str, str]:
    """Return what is in a folder, links by where they lead, without the manifest."""
    found = {}
    for name in own_files.names(folder):
        path = folder / name
        found[name] = f"-> {path.readlink()}" if path.is_symlink() else path.read_text()
    return {name: text for name, text in found.items() if name != own_files.MANIFEST}


def test_superseded_files_go_and_new_ones_come(tmp_path: Path) -> None:
    lay(tmp_path / "out", FIRST)
    laid = lay(tmp_path / "out", SECOND, "two")
    assert seen(tmp_path / "out") == SECOND
    assert laid == own_files.Laid((), ())


def test_files_of_others_stay_and_are_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lay(out, FIRST)
    (out / "submitted").mkdir()
    (out / "submitted/ann.ipynb").write_text("her work")
    (out / "instructor/gradebook.db").write_text("marks")
    laid = lay(out, SECOND, "two")
    assert laid.foreign == ("instructor/gradebook.db", "submitted/ann.ipynb")
    assert seen(out) == SECOND | {
        "submitted/ann.ipynb": "her work",
        "instructor/gradebook.db": "marks",
    }


def test_a_file_of_ours_that_was_changed_stays_and_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lay(out, FIRST)
    (out / "README.html").write_text("with my notes")
    (out / "instructor/key.html").write_text("key, corrected")
    laid = lay(out, SECOND, "two")
    assert laid.changed == ("README.html", "instructor/key.html")
    assert seen(out)["README.html"] == "with my notes"
    assert seen(out)["instructor/key.html"] == "key, corrected"


def test_a_run_that_was_interrupted_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    lay(out, FIRST)
    real = os.replace
    for count in range(1, 5):
        left = [count]

        def stopping(source: Path, target: Path, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            real(source, target)

        monkeypatch.setattr(os, "replace", stopping)
        with pytest.raises(KeyboardInterrupt):
            lay(out, SECOND, "two")
            lay(out, FIRST)
            lay(out, SECOND, "two")
        monkeypatch.setattr(os, "replace", real)
        laid = lay(out, FIRST)
        assert (laid.changed, seen(out)) == ((), FIRST)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_text("not ours")
    out = tmp_path / "out"
    out.mkdir()
    (out / "student").symlink_to(elsewhere)
    (out / "README.html").symlink_to(elsewhere / "a.html")
    laid = lay(out, FIRST)
    assert seen(elsewhere) == {"a.html": "not ours"}
    assert laid.changed == ("README.html", "student/a.html")


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_in_the_folder_nothing_foreign_changes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    out = tmp_path / "out"
    out.mkdir()
    if chance.random() < 0.7:
        lay(out, FIRST)
    for name in chance.sample(NAMES, chance.randint(0, len(NAMES))):
        place = out / name
        if any(each.is_file() for each in place.parents) or place.is_dir():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if chance.random() < 0.2 and not place.exists():
            place.symlink_to(tmp_path)
        elif not place.is_symlink():
            place.write_text(f"foreign {chance.random()}")
    before = seen(out)
    lay(out, SECOND, "two")
    after = seen(out)
    for name, text in before.items():
        ours = FIRST.get(name) == text or SECOND.get(name) == text
        assert ours or after[name] == text, name


@pytest.mark.parametrize("seed", range(15))
def test_whatever_runs_follow_one_another_nothing_foreign_changes(
    tmp_path: Path, seed: int
) -> None:
    """Runs with other files, targets and notes of the instructor's between them, in any order."""
    chance = random.Random(seed)
    out = tmp_path / "out"
    papers = [FIRST, SECOND, {"README.html/inner.txt": "a folder now"}, {"student": "a file now"}]
    foreign: dict[str, str] = {}
    for turn in range(8):
        paper = chance.choice(papers)
        lay(out, paper, chance.choice("ab"), (chance.choice(("moodle", "print")),))
        assert {name: seen(out).get(name) for name in foreign} == foreign
        name = chance.choice([*NAMES, f"notes/{turn}.txt", "student/a.html.bak", ".hidden"])
        place = out / name
        if place.is_dir() or any(each.is_file() for each in place.parents):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        foreign[name] = f"foreign {seed} {turn}"
        place.write_text(foreign[name])


def test_a_manifest_that_was_changed_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / own_files.MANIFEST).write_text('{"files": 3}')
    with pytest.raises(CourseError, match=r"doesn't tell which files are ours: name another"):
        own_files.read(tmp_path)


def test_adding_a_format_needs_no_replacement_and_keeps_what_students_handed_in(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    assign.write(prepared(), ["moodle"], out)
    (out / "instructor/gradebook.db").write_text("marks")
    before = seen_bytes(out)
    made = assign.write(prepared(), ["canvas"], out)
    after = seen_bytes(out)
    assert (out / "instructor/upload/canvas-classic-quizzes.zip").exists()
    assert {name for name in before if before[name] != after[name]} == {"README.html"}
    assert made.lines() == [
        "Left alone, since assign did not write it: instructor/gradebook.db",
    ]
    assert "Moodle: step by step" in (out / "README.html").read_text("utf-8")


def test_another_assignment_needs_replacing_and_then_keeps_what_is_not_ours(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    assign.write(prepared(), ["moodle"], out)
    (out / "submitted").mkdir()
    (out / "submitted/ann.txt").write_text("her work")
    with pytest.raises(CourseError, match=r"another assignment.*--replace"):
        assign.write(prepared(seed="red door"), ["canvas"], out)
    assign.write(prepared(seed="red door"), ["canvas"], out, replace=True)
    assert (out / "submitted/ann.txt").read_text() == "her work"
    uploads = {each.name for each in (out / "instructor/upload").iterdir()}
    assert "canvas-classic-quizzes.zip" in uploads
    assert not [each for each in uploads if "moodle" in each]


def seen_bytes(folder: Path) -> dict[str, bytes]:
    found = {name: (folder / name).read_bytes() for name in own_files.names(folder)}
    del found[own_files.MANIFEST]
    return found
