"""A reader who has read nothing scores near chance: on every bank, and on all together."""

import pytest

from coursebook import questions
from coursebook.questions import cues, printed

STEMS = questions.stems()
EVERY = [each for stem in STEMS for each in questions.chapter(stem)]


@pytest.mark.parametrize("way", cues.WAYS)
def test_no_way_of_guessing_pays_over_all_banks(way: str) -> None:
    share = cues.played(cues.choices(EVERY), way)
    assert share.held, f"{way}: {share.words}"


BY_HASH = ("first", "last")
"""Where a key stands is decided by a hash: over few questions the ends say nothing of a habit."""


@pytest.mark.parametrize("stem", STEMS)
def test_a_test_wise_player_scores_near_chance_on_every_bank(stem: str) -> None:
    found = cues.choices(questions.chapter(stem))
    shares = {way: cues.played(found, way) for way in cues.WAYS if way not in BY_HASH}
    assert not {way: each.words for way, each in shares.items() if not each.held}


def test_as_many_statements_are_true_as_false() -> None:
    found = cues.truth(EVERY)
    assert found.held, found.words


def test_keys_speak_in_absolutes_as_often_as_wrong_options() -> None:
    found = cues.absolutes(cues.choices(EVERY))
    assert found.held, found.words


@pytest.mark.parametrize("stem", STEMS)
def test_no_answer_stands_right_before_its_question(stem: str) -> None:
    assert printed.told_before(stem, questions.chapter(stem)) == {}
