"""Every bank says what its questions ask of a reader, and asks for more than recall."""

import pytest

from coursebook import questions

STEMS = questions.stems()
LEAST = 0.7
TRANSFERS = 2


@pytest.mark.parametrize("stem", STEMS)
def test_every_question_says_what_it_demands(stem: str) -> None:
    assert [each.id for each in questions.chapter(stem) if not each.demand] == []


@pytest.mark.parametrize("stem", STEMS)
def test_seven_in_ten_checks_ask_for_more_than_recall(stem: str) -> None:
    checks = [each for each in questions.chapter(stem) if each.use == "check"]
    more = [each for each in checks if each.demand not in ("", "recall")]
    assert len(more) >= LEAST * len(checks)


@pytest.mark.parametrize("stem", STEMS)
def test_a_bank_asks_of_cases_outside_the_book(stem: str) -> None:
    assert sum(each.transfer for each in questions.chapter(stem)) >= TRANSFERS
