"""Words of graded questions: what stands in braces, and what a half-written file is told."""

from pathlib import Path
from typing import Any

import pytest

from coursebook.errors import CourseError
from nato_course.templates import _words

CHAPTER = "04_natos_perspective"


def filled(name: str, given: dict[str, Any]) -> dict[str, Any]:
    (written,) = (each for each in _words.words(CHAPTER) if each["id"] == name)
    return _words._question(written, lambda **asked: given, {})


def test_words_that_ask_for_what_their_function_does_not_give_are_told() -> None:
    with pytest.raises(CourseError, match=r"template c4-groups: .*asks for 'names'"):
        filled("c4-groups", {"answer": 1})


def test_a_kind_s_explanation_ends_with_the_template_s_lesson() -> None:
    given = {"items": [], "told": "this, then that", "sources": []}
    explanation = filled("c4-door", given)["explanation"]
    assert explanation.startswith("In order: this, then that. An offer, an invitation")


def test_of_options_those_named_are_right() -> None:
    given = {"told": "So it is.", "where": "there", "year": 1999, "right": ["not-member"]}
    reasons = filled("c4-cover", given | {"answer": False})["reasons"]
    assert [each["correct"] for each in reasons] == [False, True, False]
    assert {each["feedback"] for each in reasons} == {"So it is."}


def test_a_slip_that_touches_the_answer_is_left_out() -> None:
    given = {"names": "Estonia", "part": 12, "whole": 100, "answer": 12}
    assert filled("c4-groups", given | {"slips": {"evenly": 14.0}})["mistakes"] == []
    (far,) = filled("c4-groups", given | {"slips": {"evenly": 40.0}})["mistakes"]
    assert (far["low"], far["high"]) == (39.5, 40.5)


def test_a_field_of_no_template_is_told(tmp_path: Path) -> None:
    source = _words.FOLDER / f"{CHAPTER}.yaml"
    path = tmp_path / source.name
    path.write_text(source.read_text("utf-8").replace("  unit: ", "  units: "), "utf-8")
    with pytest.raises(CourseError, match=r"template 'c4-groups', field units: .*unit"):
        _words.read(path)
