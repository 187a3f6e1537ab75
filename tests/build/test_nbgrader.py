"""The nbgrader release through nbgrader's own commands."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from coursebook import labs
from coursebook.teach.assignment import assign, lab_key
from coursebook.teach.assignment.record import LAB_POINTS, Assignment
from coursebook.teach.exports import _notebook, nbgrader_release
from tests.unit.teach.test_nbgrader_release import KINDS, SAMPLES, every_kind, key_of

# nbgrader calls a program of its own environment by its bare name.
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def answered(student: dict[str, Any], source: dict[str, Any], *, right: int) -> dict[str, Any]:
    """Return a submission whose first answers are right; the others stay blank."""
    handed = copy.deepcopy(student)
    for cell, solved in zip(handed["cells"], source["cells"], strict=True):
        name = cell["id"]
        number = name.removeprefix("answer-")
        if number.isdigit() and cell["cell_type"] == "code" and int(number) <= right:
            cell["source"] = f"answer_{number} = {key_of(source, int(number))!r}"
        if name.startswith("reflection-answer") and right:
            cell["source"] = "The treaty of September 1990 …"
        assert solved["id"] == name
    return handed


# Beside other tests a kernel starts slowly.
PATIENT = ("--ExecutePreprocessor.startup_timeout=300", "--ExecutePreprocessor.timeout=300")


def run(course: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command, *PATIENT],
        cwd=course,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-20_000:]


def released(assignment: Assignment, folder: Path) -> tuple[Path, str, str]:
    """Write a course for nbgrader, whose own release has to be ours; return it and both names."""
    for name in ("student", "instructor"):
        (folder / name).mkdir()
    nbgrader_release.write(assignment, folder)
    course = folder / nbgrader_release.COURSE
    name, file = assignment.identifier, nbgrader_release.NOTEBOOK
    run(course, "generate_assignment", name, "--create")
    theirs = json.loads((course / "release" / name / file).read_text("utf-8"))
    assert json.loads((folder / "student" / name / file).read_text("utf-8")) == theirs
    return course, name, file


def test_nbgrader_itself_releases_marks_and_gives_feedback(tmp_path: Path) -> None:
    assignment = every_kind()
    course, name, file = released(assignment, tmp_path)
    source = nbgrader_release.source_notebook(assignment)
    for student, right in (("ana", len(KINDS)), ("ben", 0)):
        place = course / "submitted" / student / name
        place.mkdir(parents=True)
        handed = answered(_notebook.released(source), source, right=right)
        (place / file).write_bytes(_notebook.dumps(handed))
    run(course, "autograde", name, "--create")
    run(course, "generate_feedback", name)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        ana, ben = (book.find_submission(name, each) for each in ("ana", "ben"))
        assert ana.score == nbgrader_release.POINTS * len(KINDS)
        assert ana.needs_manual_grade
        assert ben.score == 0
    feedback = (course / "feedback" / "ana" / name / "questions.html").read_text("utf-8")
    assert SAMPLES[0].explanation in feedback


def solved(student: dict[str, Any], *ids: str) -> dict[str, Any]:
    """Return a submission in which these labs are solved and all else is untouched."""
    handed = copy.deepcopy(student)
    for cell in handed["cells"]:
        name = cell["id"].removeprefix("lab-").removesuffix("-answer")
        if cell["id"].endswith("-answer") and name in ids:
            cell["source"] = lab_key.solution(labs.get(name))
    return handed


def test_nbgrader_itself_marks_labs_by_their_own_checks(tmp_path: Path) -> None:
    assignment = assign.prepare(["4"], seed="class", count=1, labs=True)
    course, name, file = released(assignment, tmp_path)
    ids = [each.id for each in labs.chapter("04_natos_perspective")]
    student = _notebook.released(nbgrader_release.source_notebook(assignment))
    for who, done in (("ana", ids), ("ben", [])):
        place = course / "submitted" / who / name
        place.mkdir(parents=True)
        (place / file).write_bytes(_notebook.dumps(solved(student, *done)))
    run(course, "autograde", name, "--create")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        ana, ben = (book.find_submission(name, each) for each in ("ana", "ben"))
        assert (ana.score, ben.score) == (LAB_POINTS * len(ids), 0)
