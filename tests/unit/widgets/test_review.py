"""Questions that come back, outside a browser: which are at hand, and what stands for them."""

import json

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.widgets.review import AT_HAND, WARM_UP, Review, review, warm_up

STEMS = questions.stems()
SAMPLES = questions.load(questions.SAMPLES).questions
WORDS = {each: each for each in ("title", "about", "start", "again", "after")}


def ids(shown: Review) -> list[str]:
    return [each["id"] for each in shown.shown["questions"]]


@pytest.mark.parametrize("stem", STEMS[1:])
def test_a_chapter_asks_of_the_chapters_before_it_alone(stem: str) -> None:
    before = STEMS[: STEMS.index(stem)]
    known = {each.id for other in before for each in questions.chapter(other)}
    shown = warm_up(stem)
    assert set(ids(shown)) <= known
    assert set(shown.shown["elsewhere"]) <= known - set(ids(shown))
    assert len(ids(shown)) == AT_HAND
    assert {each["from"] for each in shown.shown["questions"][: len(before)]} == {
        f"chapter {int(other[:2])}, {questions.index.title(other)}" for other in before
    }


def test_the_fixed_rule_is_the_same_every_time() -> None:
    assert ids(warm_up(STEMS[2])) == ids(warm_up(STEMS[2]))


def test_the_first_chapter_has_nothing_to_come_back_to() -> None:
    with pytest.raises(CourseError, match="is the first chapter"):
        warm_up(STEMS[0])


def test_a_chapter_that_is_none_is_told() -> None:
    with pytest.raises(CourseError, match="no bank belongs to '09_more'"):
        warm_up("09_more")


def test_ten_minutes_have_every_question_that_can_be_missed() -> None:
    every = [each for stem in STEMS for each in questions.chapter(stem) if each.use == "check"]
    assert set(ids(review())) == {e.id for e in every if e.type not in ("judge", "written")}


def test_the_twin_has_the_first_questions_and_keeps_answers_folded() -> None:
    shown = warm_up(STEMS[1])
    first = [questions.get(each) for each in ids(shown)[:WARM_UP]]
    assert all(each.prompt in repr(shown) for each in first)
    assert not any(each.explanation in repr(shown) for each in first)
    assert shown.twin_html().count("<details><summary>Answer and reasons</summary>") == WARM_UP


def test_the_twin_does_not_say_that_it_knows_what_was_wrong() -> None:
    shown = warm_up(STEMS[1])
    for told in (repr(shown), shown.twin_html()):
        assert "earlier chapters." in told
        assert "wrong first" not in told
    assert "wrong first" in json.dumps(shown.shown)


def test_the_twin_of_the_review_lists_no_question() -> None:
    assert "<details>" not in review().twin_html()
    assert repr(review()).startswith("Ten minutes of review.")


def test_what_goes_to_the_page_is_plain_json() -> None:
    made = Review({"01_small": SAMPLES[:4]}, name="01_small", count=2, words=WORDS)
    shown = json.loads(json.dumps(made.shown))
    assert [each["id"] for each in shown["questions"]] == [each.id for each in SAMPLES[:4]]
