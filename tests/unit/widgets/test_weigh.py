"""Weigh and update: what the front end gets, and the twin that holds everything."""

import json

import pytest

from coursebook.errors import CourseError
from coursebook.questions import weighings
from coursebook.widgets.weigh import PRIORS, weigh

IDS = [each.id for each in weighings.all()]


@pytest.mark.parametrize("question_id", IDS)
def test_the_state_is_plain_json_with_all_evidence_in_order(question_id: str) -> None:
    data = weigh(question_id).data
    assert json.loads(json.dumps(data)) == data
    expected = weighings.get(question_id).evidence
    assert [each["id"] for each in data["evidence"]] == [each.id for each in expected]
    assert all(len(each["links"]) >= 2 for each in data["evidence"])
    assert weigh(question_id).name == f"weigh-{question_id}"


def test_the_priors_offered_are_as_far_from_an_even_chance_on_both_sides() -> None:
    numbers = [number for number, _ in PRIORS]
    assert [a + b for a, b in zip(numbers, reversed(numbers), strict=True)] == pytest.approx(
        [1] * 7
    )
    assert all(f"({number * 100:.0f} %)" in words for number, words in PRIORS)


@pytest.mark.parametrize("question_id", IDS)
def test_the_twin_holds_evidence_with_sources_and_positions_behind_a_disclosure(
    question_id: str,
) -> None:
    asked, twin = weighings.get(question_id), weigh(question_id).twin_html()
    assert twin.count("<tr><td>") == len(asked.evidence)
    assert twin.count("claims.html#") == len(asked.evidence)
    before, _, after = twin.partition("<details>")
    assert asked.positions[0].text not in before
    assert after.count("<li>") == len(asked.positions)


def test_the_text_twin_is_always_the_same() -> None:
    assert weigh("promise").twin_text() == repr(weigh("promise"))
    assert "one inch to the east" in weigh("promise").twin_text()


def test_an_unknown_question_is_told() -> None:
    with pytest.raises(CourseError, match="did you mean promise"):
        weigh("promises")
