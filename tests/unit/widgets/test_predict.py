"""Predictions outside a browser: their twins and what the page is given."""

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.widgets.predict import predict, recall


def test_a_prediction_asks_and_keeps_the_answer_back() -> None:
    shown = predict("border-share")
    assert repr(shown).endswith("\n  - A number from 0 to 100 %")
    assert "5.9" not in shown.twin_html()
    assert shown.role == "predict"


def test_a_choice_lists_its_options() -> None:
    assert repr(predict("written-pledge")).count("\n  - ") == 4


def test_the_return_to_it_tells_the_answer_behind_a_disclosure() -> None:
    before, _, after = recall("border-share").twin_html().partition("<details>")
    assert "5.9 %" not in before
    assert "5.9 %" in after
    assert "data.html#border-totals" in after


def test_the_page_is_given_what_it_needs() -> None:
    payload = recall("border-share").prediction
    assert payload["answer"] == pytest.approx(5.9)
    assert payload["version"] == questions.prediction("border-share").payload()["version"]


def test_an_unknown_prediction_names_the_nearest() -> None:
    with pytest.raises(CourseError, match="did you mean border-share"):
        predict("border-shar")


def test_a_prediction_leads_to_its_answer_and_the_answer_back() -> None:
    asked = predict("survey-ground")
    page = "05_weighing_the_evidence.html"
    link = f'<a href="{page}#your-survey-then-and-now">Your survey, then and now (chapter 5)</a>'
    assert f"<p>The book returns to it in: {link}.</p>" in asked.twin_html()
    back = recall("survey-ground")
    assert "You were asked in: <a href=" in back.twin_html()
    assert (asked.way["name"], back.way["name"]) == (back.name, asked.name)
