"""The widgets on a reader's own work outside a browser, and the printed key."""

import re

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.widgets.chapter_progress import ChapterProgress
from coursebook.widgets.self_check import self_check, self_checks
from nato_course import __version__
from nato_course.widgets import answer_key, chapter_progress, progress, receipt

CHAPTER = "02_historical_context"


def test_twins_say_what_is_shown_and_that_javascript_is_needed() -> None:
    for shown in (progress(), receipt()):
        assert repr(shown) == shown.twin_text()
        assert "needs JavaScript" in shown.twin_text()
        assert "needs JavaScript" in shown.twin_html()
    assert "Nothing leaves the browser" in progress().twin_html()
    assert "no proof" in receipt().twin_html()


def test_receipts_name_the_edition_that_made_them() -> None:
    assert receipt().index["version"] == __version__


def test_the_line_of_a_chapter_counts_what_it_asks() -> None:
    asked = len(questions.chapter(CHAPTER))
    shown = chapter_progress(CHAPTER)
    told = f"This chapter has {asked} self-checks of its own and 4 predictions and decisions."
    assert shown.twin_text().endswith(told)
    assert "prompt" not in shown.chapter["questions"][0]


def test_the_line_of_a_chapter_says_whether_decisions_are_among_them() -> None:
    chapter = chapter_progress(CHAPTER).chapter
    bet, scene = {"id": "a", "kind": "percent"}, {"id": "b", "kind": "decide"}
    for asked, words in (
        ([bet], "1 prediction"),
        ([scene], "1 decision"),
        ([bet, bet], "2 predictions"),
        ([bet, scene], "2 predictions and decisions"),
    ):
        shown = ChapterProgress({**chapter, "predictions": asked})
        assert shown.twin_text().endswith(f" and {words}.")


def test_one_self_check_is_counted_as_one() -> None:
    chapter = chapter_progress(CHAPTER).chapter
    one = {**chapter, "questions": chapter["questions"][:1], "predictions": []}
    assert ChapterProgress(one).twin_text().endswith("This chapter has 1 self-check of its own.")


def test_a_chapter_without_a_bank_is_named() -> None:
    with pytest.raises(CourseError, match="no bank belongs to '09_none'"):
        chapter_progress("09_none")


def test_the_key_answers_every_self_check_of_the_chapter() -> None:
    key = answer_key(CHAPTER)
    asked = questions.chapter(CHAPTER)
    assert key.html().count("<li>") == len(asked)
    assert repr(key).count("\n  - ") == len(asked)
    assert set(key._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_a_question_can_be_linked_by_its_id() -> None:
    assert self_check("spiral-blame").name == "spiral-blame"
    assert self_checks("dates-order", "spiral-blame").name == "dates-order"


def test_the_key_gives_the_verdict_on_a_statement_and_no_wrong_reason() -> None:
    question = next(each for each in questions.chapter(CHAPTER) if each.type == "true_false")
    right, wrong = (
        [n.label for n in question.solution() if n.mark == m] for m in ("right", "wrong")
    )
    line = next(each for each in repr(answer_key(CHAPTER)).splitlines() if right[0] in each)
    assert "True." in line or "False." in line
    assert not any(each in line for each in wrong)


def test_the_answers_of_the_key_are_joined_as_one_would_write_them() -> None:
    lines = repr(answer_key(CHAPTER)).splitlines()[1:]
    for line in lines:
        assert not re.search(r"[.!?:][;.:]|;\.|\. –|  \S", line.removeprefix("  - ")), line
        assert line.endswith((".", "!", "?", "”")), line
    several = next(each for each in questions.chapter(CHAPTER) if each.type == "multiple")
    right = " ".join(each.label for each in several.solution() if each.mark == "right")
    assert any(line.endswith(right) for line in lines)
