"""What is written is sound, and what is told is true."""

import pytest
from small_course import charts, sun

from coursebook import checked, datasets, questions
from coursebook.teach import templates


def test_nothing_is_wrong_with_the_course() -> None:
    assert checked.problems() == []


def test_each_day_of_the_table_is_what_the_geometry_gives() -> None:
    for row in datasets.load("day_lengths"):
        june, december = (sun.hours(row.latitude_deg, lean) for lean in (sun.TILT, -sun.TILT))
        assert row.june_hours == pytest.approx(june, abs=0.005)
        assert row.december_hours == pytest.approx(december, abs=0.005)


def test_the_figure_draws_every_row_twice() -> None:
    assert len(charts.day_lengths().to_dict()["data"]["values"]) == 2 * len(
        datasets.load("day_lengths")
    )


@pytest.mark.parametrize("question", questions.chapter("01_length_of_a_day"), ids=lambda q: q.id)
def test_each_question_gives_its_claims_and_reasons(question: questions.Question) -> None:
    assert question.claims and question.explanation


def test_a_class_gets_the_same_paper_for_the_same_seed() -> None:
    first, again = (
        templates.draw("01_length_of_a_day", count=5, seed="a class, spring") for _ in range(2)
    )
    assert [each.id for each in first] == [each.id for each in again]
