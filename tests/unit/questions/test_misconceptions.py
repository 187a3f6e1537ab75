"""The misconceptions that wrong answers stand for."""

from pathlib import Path

import pytest

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.questions import misconceptions


def test_there_are_25_and_neither_side_is_flattered_more() -> None:
    leans = [each.lean for each in misconceptions.all()]
    assert len(leans) == 25
    assert abs(leans.count("R") - leans.count("W")) <= 1


def test_each_has_a_correction_and_sources_that_exist() -> None:
    for each in misconceptions.all():
        assert each.correction
        assert set(each.sources) <= set(sources.keys()), each.id


def test_an_unknown_slug_lists_the_known_ones() -> None:
    with pytest.raises(CourseError, match="signed-pledge"):
        misconceptions.get("none")


def test_where_the_course_names_sides_a_lean_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("- {id: a, statement: b, correction: c, sources: [d]}\n")
    with pytest.raises(CourseError, match="field lean: is missing: write R if it flatters"):
        misconceptions.all(path)


def test_a_damaged_file_is_told_by_id_and_field(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("- {id: a, statement: b, correction: c, sources: [d], lean: X}\n- 3\n")
    with pytest.raises(CourseError) as error:
        misconceptions.all(path)
    problems = str(error.value).splitlines()
    assert problems[0] == "m.yaml: misconception 'a', field lean: is 'X': write one of R, W, N"
    assert problems[1].startswith("m.yaml: misconception 2 (no id)")
