"""Grading, type by type, on the sample questions."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coursebook import claims, questions
from coursebook.questions.typed import readings
from coursebook.questions.written import count_words
from coursebook.yaml_file import read_or_tell

SAMPLES_DATA, _ = read_or_tell(questions.SAMPLES)
SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).questions}
BETS = {each.id: each for each in questions.load(questions.SAMPLES).predictions}


def outcome(question: str, response: Any) -> tuple[float, str]:
    grade = SAMPLES[question].grade(response)
    return grade.score, grade.state


def test_there_is_a_sample_of_each_type() -> None:
    assert {each.type for each in SAMPLES.values()} == set(questions.TYPES)


def test_a_single_choice_is_right_or_not_and_says_why() -> None:
    assert outcome("sample-single", "eastern-germany") == (1.0, "right")
    wrong = SAMPLES["sample-single"].grade("new-members")
    assert (wrong.score, wrong.state) == (0.0, "wrong")
    assert wrong.feedback[0].misconception == "signed-pledge"
    assert wrong.feedback[0].see is not None
    assert wrong.feedback[0].see.href == "claims.html#h10"


def test_a_multiple_choice_counts_finds_against_slips() -> None:
    assert outcome("sample-multiple", ["no-text", "words"]) == (1.0, "right")
    assert outcome("sample-multiple", ["no-text"]) == (0.5, "partly")
    assert outcome("sample-multiple", ["no-text", "pledge"]) == (0.0, "partly")
    assert outcome("sample-multiple", ["pledge", "silence"]) == (0.0, "wrong")
    assert outcome("sample-multiple", []) == (0.0, "unanswered")


def test_a_true_false_needs_verdict_and_reason() -> None:
    right = {"verdict": "false", "reason": "invitation"}
    assert outcome("sample-true-false", right) == (1.0, "right")
    assert outcome("sample-true-false", right | {"reason": "open-door"}) == (0.5, "partly")
    assert outcome("sample-true-false", right | {"verdict": "true"}) == (0.0, "wrong")
    assert outcome("sample-true-false", {"verdict": "false"}) == (0.0, "unanswered")


def test_a_number_is_right_within_its_tolerance_and_close_beyond_it() -> None:
    assert outcome("sample-numeric", "5,9 %") == (1.0, "right")
    assert outcome("sample-numeric", "7.5") == (0.5, "partly")
    assert SAMPLES["sample-numeric"].grade("3").message == "Too low."
    far = SAMPLES["sample-numeric"].grade("60")
    assert far.feedback[0].misconception == "surrounded"
    assert outcome("sample-numeric", "a lot") == (0.0, "unanswered")


def test_a_number_just_at_the_edge_of_the_tolerance_is_right() -> None:
    at_the_edge = replace(SAMPLES["sample-numeric"], answer=0.3, tolerance=0.1, close=0.1)
    assert at_the_edge.grade("0.4").state == "right"
    assert at_the_edge.grade("0.41").state == "wrong"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,317", ("1317", "1.317")),
        ("1.317", ("1.317", "1317")),
        ("1.317,5", ("1317.5",)),
        ("1\u202f317,5", ("1317.5",)),
        ("1'317.5 %", ("1317.5",)),
        ("0,317", ("0.317",)),
        ("5,9", ("5.9",)),
        ("\u22125.9", ("-5.9",)),
        ("5.9 %", ("5.9",)),
        ("12,34,56", ()),
        ("1e3", ()),
        ("5.9 km", ()),
        ("", ()),
        ("9" * 41, ()),
        ("\u0663", ()),
        (1317, ()),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: Any, read: tuple[str, ...]) -> None:
    assert readings(typed, "%") == read


@pytest.mark.parametrize("typed", ["1317", "1.317", "1,317", "1 317", "1\u2019317", "1.317,0"])
def test_a_number_of_thousands_is_right_in_every_countrys_writing(typed: str) -> None:
    assert replace(SAMPLES["sample-numeric"], answer=1317).grade(typed).state == "right"


def test_a_number_with_two_meanings_is_told_how_it_was_read() -> None:
    length = replace(SAMPLES["sample-numeric"], answer=2000)
    assert length.grade("1.317").message == "Too low. It was read as 1317."
    share = SAMPLES["sample-numeric"].grade("1,317").message
    assert share == "Too low. It was read as 1.317, with a decimal point."
    assert length.grade("1317").message == "Too low."


def test_pairs_are_scored_by_their_share_and_explain_foreseen_mistakes() -> None:
    right = {"germany-only": "kramer", "informal": "shifrinson"}
    assert outcome("sample-matching", right) == (1.0, "right")
    half = SAMPLES["sample-matching"].grade(right | {"germany-only": "shifrinson"})
    assert (half.score, half.state) == (0.5, "partly")
    assert half.feedback[0].text == "He argues the reverse."
    assert outcome("sample-matching", {"germany-only": "kramer"}) == (0.0, "unanswered")


def test_classifying_uses_the_four_kinds_unless_others_are_given() -> None:
    kinds = [each["id"] for each in SAMPLES["sample-classify"].details()["choices"]]
    assert kinds == ["fact", "view", "interpretation", "cause"]
    some = {"date": "fact", "speech": "cause", "chance": "cause"}
    assert outcome("sample-classify", some) == (0.3333, "partly")


def test_an_order_is_scored_by_pairs_and_a_reversal_scores_nothing() -> None:
    order = ["act", "first", "council", "second"]
    assert outcome("sample-ordering", order) == (1.0, "right")
    assert outcome("sample-ordering", order[::-1]) == (0.0, "wrong")
    swapped = SAMPLES["sample-ordering"].grade(["first", "act", "council", "second"])
    assert (swapped.score, swapped.state) == (0.6667, "partly")
    assert swapped.message == ("2 of 4 stand in their place; 5 of 6 pairs are the right way round.")
    assert swapped.feedback[-1].text.startswith("The Act was negotiated")
    assert outcome("sample-ordering", order[:3]) == (0.0, "unanswered")


def test_an_order_is_never_shown_solved() -> None:
    for each in (*SAMPLES.values(), *questions.chapter("02_historical_context")):
        if each.type == "ordering":
            details = each.details()
            assert details["shown"] != [item["id"] for item in details["items"]]


def test_a_judgement_is_a_distance_from_the_ledger_and_no_error() -> None:
    assert outcome("sample-judge", "oversimplified") == (1.0, "compared")
    assert outcome("sample-judge", "contested") == (0.75, "compared")
    far = SAMPLES["sample-judge"].grade("supported")
    assert (far.score, far.state) == (0.25, "compared")
    assert far.message == "Three steps from the ledger's verdict."
    assert far.feedback[0].misconception == "finland-like-ukraine"


def test_a_judgement_of_a_reported_view_says_what_the_verdict_judges(tmp_path: Path) -> None:
    views = [each.id for each in claims.all() if each.about == "view"]
    data = {**SAMPLES_DATA, "predictions": []}
    judge = next(each for each in data["questions"] if each["type"] == "judge")
    data["questions"] = [judge | {"claims": [views[0]], "steps": []}]
    path = tmp_path / "view.yaml"
    path.write_text(json.dumps(data), encoding="utf-8")
    (question,) = questions.load(path).questions
    assert "whether the view is reported fairly" in question.details()["about"]
    assert "whether the view is reported fairly" in question.task()[1]
    assert SAMPLES["sample-judge"].details()["about"] == ""


def test_a_written_answer_is_rated_by_its_writer() -> None:
    text = {"text": "Five words are enough here."}
    assert outcome("sample-written", {"text": "Too short"}) == (0.0, "unanswered")
    assert outcome("sample-written", text) == (0.0, "written")
    ratings = {"said": 2, "signed": 2, "disputed": 1}
    rated = SAMPLES["sample-written"].grade(text | {"ratings": ratings})
    assert (rated.score, rated.message) == (0.8333, "You gave yourself 5 of 6 points.")


def test_words_are_told_apart_by_any_space() -> None:
    assert count_words(" one\u00a0two\u2003three\nfour ") == 4
    assert count_words("\u200b \ufeff") == 0


@pytest.mark.parametrize("response", [None, True, 7, [], {}, [[]], {"verdict": []}, "__proto__"])
@pytest.mark.parametrize("question", SAMPLES)
def test_any_value_can_be_graded(question: str, response: Any) -> None:
    grade = SAMPLES[question].grade(response)
    assert grade.state == "unanswered"
    assert grade.message


def test_a_bet_on_a_number_is_told_how_far_off_it_is() -> None:
    compare = BETS["sample-percent"].compare
    rule = "percentage points. Within 5 counts as close."
    assert compare(30).message == f"Your prediction was too high by about 24 {rule}"
    assert compare(0).message == f"Your prediction was too low by about 6 {rule}"
    close = "Well judged: your prediction is within 5 percentage points of the answer."
    assert compare(6).message == close
    assert BETS["sample-count"].compare(10).message.endswith("too high by about 3 states.")
    assert compare(101).state == compare("6").state == compare(None).state == "unanswered"


def test_the_same_miss_of_a_share_is_told_alike_in_every_prediction() -> None:
    shares = [each for stem in questions.stems() for each in questions.of(stem).predictions]
    shares = [each for each in shares if each.kind == "percent" and each.answer is not None]
    told = {each.compare(each.answer + 10).message for each in shares if each.answer <= 90}
    assert len(shares) > 4
    assert len(told) == 1


def test_a_verdict_is_compared_with_the_ledger_and_no_prediction_with_a_record() -> None:
    asked = questions.prediction("survey-policy")
    assert asked.compare("contested").message == "You and the ledger agree."
    assert asked.compare("supported").message == "The ledger's verdict is another."
    assert asked.payload()["asks"] == "verdict"


def test_a_bet_on_a_choice_agrees_with_the_answer_or_not() -> None:
    compare = BETS["sample-choice"].compare
    assert (compare("nothing").score, compare("much").score) == (1.0, 0.0)
    assert compare("nothing").message == "Your prediction is right."
