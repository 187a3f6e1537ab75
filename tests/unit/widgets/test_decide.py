"""Decisions and verdicts outside a browser: what their twins tell, and when."""

from dataclasses import replace

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions.decided import Decision
from coursebook.widgets.decide import decide, verdict
from coursebook.widgets.predict import recall

SCENE, VERDICT = questions.load(questions.SAMPLES).decisions


def told(asked: Decision) -> tuple[str, ...]:
    return (asked.answer_text, *(each.reply for each in asked.options if each.reply))


@pytest.mark.parametrize("shown", [decide(SCENE), verdict(VERDICT)], ids=["decide", "verdict"])
def test_what_is_asked_lists_the_options_and_tells_nothing_else(shown: object) -> None:
    for text in (shown.twin_html(), repr(shown)):  # type: ignore[attr-defined]
        assert all(each.text.split("'")[0] in text for each in shown._asked.options)  # type: ignore[attr-defined]
        assert not any(each in text for each in told(shown._asked))  # type: ignore[attr-defined]


def test_the_return_to_a_decision_tells_replies_and_outcome_behind_a_disclosure() -> None:
    before, _, after = recall(SCENE).twin_html().partition("<details>")
    assert not any(each in before for each in told(SCENE))
    assert all(each in after for each in told(SCENE))
    assert "bibliography.html#cite-twoplusfour1990" in after


def test_a_choice_has_one_stop_before_its_reply() -> None:
    asked = replace(SCENE, options=[replace(each, text="Ask him?") for each in SCENE.options])
    assert "<strong>Ask him?</strong> " in recall(asked).twin_html()
    assert ":</strong> " in recall(SCENE).twin_html().partition("<details>")[2]


def test_the_second_verdict_is_asked_openly_and_weighed_behind_a_disclosure() -> None:
    before, _, after = verdict(VERDICT, again=True).twin_html().partition("<details>")
    assert "Bound in honour" in before
    assert VERDICT.answer_text not in before
    assert VERDICT.answer_text in after


def test_the_page_is_given_what_it_needs() -> None:
    payload = recall(SCENE).decision
    assert payload["options"][0]["reply"] == SCENE.options[0].reply
    assert payload["version"] == SCENE.payload()["version"]
    assert "correct" not in payload["options"][0]


def test_a_call_that_does_not_fit_the_kind_says_which_does() -> None:
    with pytest.raises(CourseError, match=r'of the kind verdict: call verdict\("sample-verdict"\)'):
        recall(VERDICT)
    with pytest.raises(CourseError, match=r'of the kind decide: call decide\("sample-decide"\)'):
        verdict(SCENE)


def test_an_unknown_decision_is_told() -> None:
    with pytest.raises(CourseError, match="no bank holds the decision 'no-such-scene'"):
        decide("no-such-scene")
    with pytest.raises(CourseError, match="no bank holds the prediction or decision"):
        recall("no-such-scene")
