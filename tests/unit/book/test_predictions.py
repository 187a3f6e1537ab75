"""Predictions and decisions stand on their chapter's page, or on the one that the bank names."""

import re

import pytest

from coursebook import questions
from coursebook.questions.index import index
from tests.unit.book.prose import BOOK

CALL = re.compile(r"\b(?:predict|decide|verdict)\(\\\"([a-z0-9-]+)\\\"\)")


def asked_on(page: str) -> set[str]:
    return set(CALL.findall((BOOK / f"{page}.ipynb").read_text(encoding="utf-8")))


@pytest.mark.parametrize("stem", questions.stems())
def test_every_prediction_is_asked_where_its_bank_says(stem: str) -> None:
    for prediction in questions.of(stem).commitments:
        assert prediction.id in asked_on(prediction.page or stem), prediction.id


@pytest.mark.parametrize("chapter", index(), ids=lambda chapter: str(chapter["id"]))
def test_a_chapter_counts_the_predictions_that_it_asks_itself(chapter: dict[str, list]) -> None:
    counted = {each["id"] for each in chapter["predictions"] if "page" not in each}
    assert counted == asked_on(str(chapter["id"]))
