"""The opening survey asks for verdicts on claims, and its answers are the ledger's."""

from coursebook import claims, questions
from coursebook.questions.judge import SCALE

SURVEY = [
    each
    for each in questions.of("01_complex_relationship").predictions
    if each.id.startswith("survey-")
]


def test_the_survey_has_six_claims_of_which_no_two_are_alike() -> None:
    assert len(SURVEY) == 6
    assert len({each.claims for each in SURVEY}) == 6


def test_each_asks_for_a_claim_in_the_ledger_s_words() -> None:
    for each in SURVEY:
        assert each.prompt.endswith(claims.get(each.claims[0]).paraphrase)


def test_each_offers_the_steps_of_the_scale_and_answers_with_the_ledger_s_verdict() -> None:
    for each in SURVEY:
        assert {o.id: o.text for o in each.options} == {
            step: label.capitalize() for step, label in SCALE.items()
        }
        assert each.shown_answer() == claims.get(each.claims[0]).verdict.capitalize()
        assert each.answer_text.endswith(claims.get(each.claims[0]).rationale)


def test_the_claims_do_not_all_have_the_same_verdict() -> None:
    assert len({each.shown_answer() for each in SURVEY}) >= 4
