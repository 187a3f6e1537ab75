"""The index of banks that pages about the reader's progress use."""

import dataclasses
import json

import pytest

from coursebook import questions
from coursebook.questions.index import index, title


def test_every_check_question_stands_under_its_chapter_with_the_version_it_shows() -> None:
    for chapter in json.loads(json.dumps(index())):
        asked = questions.chapter(chapter["id"])
        assert [each["id"] for each in chapter["questions"]] == [
            each.id for each in asked if each.use == "check"
        ]
        for shown, question in zip(chapter["questions"], asked, strict=False):
            assert shown["version"] == questions.get(shown["id"]).payload()["version"]
            assert shown["type"] == question.type


def test_graded_questions_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = questions.chapter("02_historical_context")
    graded = tuple(dataclasses.replace(each, use="graded") for each in asked)
    monkeypatch.setattr(questions, "chapter", lambda stem: graded)
    assert all(chapter["questions"] == [] for chapter in index())


def test_a_chapter_without_a_listed_title_is_named_by_its_stem() -> None:
    assert title("02_historical_context") == "The historical context"
    assert title("09_further_reading") == "Further reading"
