"""The nbgrader release: marks in parts, and nothing given away."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from coursebook import questions
from coursebook.teach import templates
from coursebook.teach.assignment import assign
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.exports import nbgrader_release
from coursebook.teach.exports.plain_types import plain

SAMPLES = questions.load(questions.SAMPLES).questions
KINDS = ("single", "multiple", "true_false", "numeric", "matching", "ordering", "classify")


def every_kind() -> Assignment:
    """An assignment with one question of each type."""
    made = assign.prepare(["2"], seed="class", count=1)
    asked = tuple(each for each in SAMPLES if each.type in (*KINDS, "judge", "written"))
    return dataclasses.replace(made, questions={"02_historical_context": asked})


def share(source: dict[str, Any], number: int, value: Any) -> float:
    """Return what the notebook's own tests give an answer, as a share of the points."""
    (cell,) = [each for each in source["cells"] if each["id"] == f"marks-{number}"]
    *lines, last = cell["source"].replace("### END HIDDEN TESTS", "").strip().splitlines()
    names: dict[str, Any] = {f"answer_{number}": value}
    exec("\n".join(lines), names)
    return float(eval(last, names)) / nbgrader_release.POINTS


def key_of(source: dict[str, Any], number: int) -> Any:
    (cell,) = [each for each in source["cells"] if each["id"] == f"answer-{number}"]
    names: dict[str, Any] = {}
    exec(cell["source"], names)
    return names[f"answer_{number}"]


@pytest.mark.parametrize("place", range(1, len(KINDS) + 1))
def test_the_key_earns_full_points_and_a_blank_is_refused(
    place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assignment = every_kind()
    source = nbgrader_release.source_notebook(assignment)
    question = assignment.all_questions()[place - 1]
    assert share(source, place, key_of(source, place)) == 1
    assert plain(question)[0].take_away.text in capsys.readouterr().out
    for blank in (None, [], {}):
        with pytest.raises((AssertionError, AttributeError, TypeError)):
            share(source, place, blank)


def test_marks_are_given_in_parts_as_on_the_page() -> None:
    assignment = every_kind()
    source = nbgrader_release.source_notebook(assignment)
    numbers = {each.type: i for i, each in enumerate(assignment.all_questions(), start=1)}
    assert share(source, numbers["multiple"], key_of(source, numbers["multiple"])[:1]) == 0.5
    near = key_of(source, numbers["numeric"]) + 1
    assert share(source, numbers["numeric"], near) == 0.5
    order = key_of(source, numbers["ordering"])
    assert share(source, numbers["ordering"], [order[1], order[0], *order[2:]]) == 1.33 / 2
    pairs = key_of(source, numbers["matching"])
    assert share(source, numbers["matching"], pairs | {1: "c" if pairs[1] != "c" else "a"}) == 0.5


def test_no_key_stands_in_the_student_notebook_and_a_planted_one_is_found(tmp_path: Path) -> None:
    assignment = assign.prepare(["2"], seed="class", count=12)
    for name in ("student", "instructor"):
        (tmp_path / name).mkdir()
    nbgrader_release.write(assignment, tmp_path)
    handed = tmp_path / "student" / assignment.identifier / nbgrader_release.NOTEBOOK
    text = handed.read_text(encoding="utf-8")
    finder = templates.Finder(assignment.all_questions(), keys_only=True)
    assert finder.find(text) == []
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    for each in assignment.all_questions():
        assert each.id not in text
        for note in each.solution():
            assert note.id == "verdict" or not note.text or note.text not in text
    planted = assignment.all_questions()[2]
    assert finder.find(text + json.dumps(planted.explanation)) == [planted.id]


def test_the_same_assignment_gives_the_same_notebooks(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        for part in ("student", "instructor"):
            (tmp_path / name / part).mkdir(parents=True)
        nbgrader_release.write(assign.prepare(["2"], seed="class"), tmp_path / name)
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        made.append({str(p.relative_to(tmp_path / name)): p.read_bytes() for p in files})
    assert made[0] == made[1]
