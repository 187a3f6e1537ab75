"""A half-written file of a course is told by file, entry and field; never a crash."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursebook import labs, yaml_file
from coursebook.course import current
from coursebook.entries import read, record
from coursebook.errors import CourseError
from coursebook.labs import _lab
from coursebook.questions import explanations, misconceptions, retired, weighings
from coursebook.teach.assignment import subject
from coursebook.teach.lessons import lessons
from coursebook.widgets import document_exercise
from nato_course.models import article6
from nato_course.templates import _findings, _words

CONTENT = current().content
FINDINGS = Path(_findings.__file__).with_name("findings_force.yaml")
LESSON = CONTENT / "lessons" / "02_historical_context.yaml"
FILES: list[tuple[Path, Callable[[Path], Any]]] = [
    (CONTENT / "labs" / "01_complex_relationship.yaml", _lab.read),
    (LESSON, lambda path: read(path, lessons._FILE)),
    (subject.FILE, lambda path: read(path, record(subject.Teaching))),
    (document_exercise.FILE, lambda path: read(path, document_exercise._FILE)),
    (FINDINGS, _findings.read),
    (weighings.PATH, weighings.all),
    (explanations.PATH, explanations.all),
    (retired.PATH, retired.load),
    (misconceptions.PATH, misconceptions.all),
    (_words.FOLDER / "04_natos_perspective.yaml", _words.read),
    (article6.FILE, lambda path: read(path, article6._FILE)),
]
BROKEN = ("", "3\n", "[]\n", "- 3\n", "{}\n", "a: b\n", "[[]]\n", "steps: [1]\nlabs: [null]\n")


@pytest.mark.parametrize(("file", "load"), FILES, ids=lambda each: getattr(each, "name", ""))
@pytest.mark.parametrize("text", BROKEN)
def test_a_file_of_another_shape_is_told_with_its_name(
    file: Path, load: Callable[[Path], Any], text: str, tmp_path: Path
) -> None:
    path = tmp_path / file.name
    path.write_text(text, encoding="utf-8")
    try:
        load(path)
    except CourseError as error:
        assert all(each.startswith(path.name) for each in str(error).splitlines())


@pytest.mark.parametrize(("file", "load"), FILES, ids=lambda each: getattr(each, "name", ""))
def test_a_line_that_was_not_written_is_told_or_harmless(
    file: Path, load: Callable[[Path], Any], tmp_path: Path
) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    path = tmp_path / file.name
    for i in range(0, len(lines), max(1, len(lines) // 12)):
        path.write_text("".join(lines[:i] + lines[i + 1 :]), encoding="utf-8")
        try:
            load(path)
        except CourseError as error:
            assert path.name in str(error)


@pytest.mark.parametrize(
    ("file", "load", "before", "after", "told"),
    [
        (*FILES[0], "    todo: ", "    tudo: ", r"'own-turning-point', field tudo: .* mean todo\?"),
        (*FILES[0], "tables: [events]", "tables: events", "field tables: is text, not a list: "),
        (*FILES[1], "minutes: [6,", "minutes: [six,", r"steps\[0\].minutes\[0\]: is text, not"),
        (*FILES[1], "claims: [H10]", "claim: [H10]", r"motions\[0\].claim: .* did you mean claims"),
        (*FILES[2], "  points: 4\n", "", "field middle.points: is missing: write the points"),
        (*FILES[3], "title: Ups", "titel: Ups", "sets.ups-and-downs.titel: .* did you mean title"),
        (*FILES[4], "sort: record", "sort: A record", "'kosovo-no-mandate', field sort: is 'A rec"),
        (*FILES[4], "topic: kosovo-need", "topics: x", "'kosovo-britain', field topics: .* topic"),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_entry_and_field(
    file: Path, load: Callable[[Path], Any], before: str, after: str, told: str, tmp_path: Path
) -> None:
    text = file.read_text("utf-8")
    assert before in text
    path = tmp_path / file.name
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CourseError, match=told):
        load(path)


def test_the_files_of_the_course_are_sound() -> None:
    for file, load in FILES:
        load(file)
    assert labs.stems() and yaml_file.read(LESSON)
