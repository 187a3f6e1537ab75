"""Labs in an nbgrader release: tasks with their checks, marks in parts, no solution given away."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coursebook import labs
from coursebook.cli import main
from coursebook.labs import Lab
from coursebook.teach.assignment import assign, key, lab_key
from coursebook.teach.assignment.record import LAB_POINTS
from coursebook.teach.exports import _notebook, nbgrader_labs, nbgrader_release
from nato_course import labs as course_labs

ASSIGNED = assign.prepare(["4"], seed="class", count=1, labs=True)
SOURCE = nbgrader_release.source_notebook(ASSIGNED)
LABS = labs.chapter("04_natos_perspective")
EVERY = [each for stem in labs.stems() for each in labs.chapter(stem)]


def cell(notebook: dict[str, Any], cell_id: str) -> str:
    (found,) = [each["source"] for each in notebook["cells"] if each["id"] == cell_id]
    return str(found)


def marks(lab: Lab, code: str) -> float:
    """Return the points that the notebook's own marking gives code in a lab's place."""
    cells = {each["id"]: each["source"] for each in nbgrader_labs._lab_cells(lab)}
    space: dict[str, Any] = {}
    exec(course_labs.IMPORTS, space)
    exec(code, space)
    text = cells[f"lab-{lab.id}-marks"].replace("### END HIDDEN TESTS", "").strip()
    *lines, last = text.splitlines()
    exec("\n".join(lines), space)
    return float(eval(last, space))


@pytest.mark.parametrize("lab", EVERY, ids=lambda each: each.id)
def test_the_solution_earns_all_points_and_the_untouched_task_none(lab: Lab) -> None:
    assert marks(lab, lab_key.solution(lab)) == LAB_POINTS
    assert marks(lab, lab_key.task(lab)) == 0


def test_a_lab_that_is_right_in_parts_earns_a_part() -> None:
    (lab,) = [each for each in EVERY if each.id == "what-grew"]
    code = f"{lab_key.task(lab)}\ngrown['members'] = 1.75"
    assert marks(lab, code) == round(LAB_POINTS / 3, 2)


def test_students_get_task_hints_and_start_and_no_solution() -> None:
    student = _notebook.released(SOURCE)
    text = "\n".join(each["source"] for each in student["cells"])
    for lab in LABS:
        assert all(each in text for each in (lab.title, *lab.task, *lab.hints))
        assert lab_key.task(lab) in cell(student, f"lab-{lab.id}-answer")
        assert lab_key.solution(lab) in cell(SOURCE, f"lab-{lab.id}-answer")
        assert lab_key.solution(lab) not in text
        assert f'check_lab("{lab.id}"' in cell(student, f"lab-{lab.id}-marks")
    assert "verdict.share" not in text


def test_labs_come_only_where_they_are_chosen() -> None:
    without = nbgrader_release.source_notebook(assign.prepare(["4"], seed="class", count=1))
    assert not [each["id"] for each in without["cells"] if each["id"].startswith("lab")]
    assert b"<h2>Labs</h2>" not in key.key(assign.prepare(["4"], seed="class", count=1))


def test_the_key_has_a_solution_of_each_lab() -> None:
    page = key.key(ASSIGNED).decode()
    assert all(lab_key.solution(each).splitlines()[0] in page for each in LABS[:2])


def test_the_command_adds_labs_and_says_where_it_can_not(tmp_path: Path) -> None:
    run = CliRunner().invoke
    refused = run(main, ["assign", "4", "--for", "moodle", "--labs", "--out", str(tmp_path / "a")])
    assert refused.exit_code == 1
    assert "--labs: only nbgrader can mark code: add --for nbgrader" in refused.output
    options = ["assign", "4", "--for", "nbgrader", "--labs", "--out", str(tmp_path / "b")]
    assert run(main, options).exit_code == 0
    handed = tmp_path / "b" / "student" / "nato-04" / "questions.ipynb"
    assert 'check_lab(\\"guideline-bar\\"' in handed.read_text("utf-8")
    told = (tmp_path / "b" / "README.html").read_text("utf-8")
    assert "package has to be installed where nbgrader marks" in told
