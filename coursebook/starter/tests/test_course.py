"""What is written is sound, whatever the course is about."""

import pytest

from coursebook import checked, questions
from coursebook.teach import templates


def test_nothing_is_wrong_with_the_course() -> None:
    assert checked.problems() == []


@pytest.mark.parametrize("chapter", questions.stems())
def test_each_question_gives_its_claims_and_reasons(chapter: str) -> None:
    for question in questions.chapter(chapter):
        assert question.claims and question.explanation, question.id


@pytest.mark.parametrize("chapter", templates.chapters())
def test_a_class_gets_the_same_paper_for_the_same_seed(chapter: str) -> None:
    first, again = (templates.draw(chapter, count=5, seed="a class, spring") for _ in range(2))
    assert [each.id for each in first] == [each.id for each in again]
