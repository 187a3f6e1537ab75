"""The cases of Article 6 as a widget: what the front end gets, and the twins."""

import json

from nato_course.models.article6 import CASES, OUTCOMES, walk
from nato_course.widgets import article_six


def test_the_front_end_gets_every_case_with_its_path():
    shown = article_six().data["cases"]
    assert [each["id"] for each in shown] == [each.id for each in CASES]
    for drawn, case in zip(shown, CASES, strict=True):
        path = walk(case)
        assert drawn["outcome"] == path.outcome
        assert [step["why"] for step in drawn["steps"]] == [step.why for step in path.steps]
        assert drawn["sources"]


def test_made_up_cases_are_called_so():
    widget = article_six()
    kinds = [each["kind"] for each in widget.data["cases"]]
    assert kinds.count("made up") == sum(not each.real for each in CASES)
    assert widget.twin_html().count("(made up)") == kinds.count("made up")


def test_the_twin_holds_each_case_with_every_step_and_its_outcome():
    twin = article_six().twin_html()
    assert twin.count("<article>") == len(CASES)
    assert twin.count("<li>") == sum(len(walk(each).steps) for each in CASES)
    assert all(words in twin for words in OUTCOMES.values())


def test_the_text_twin_tells_each_outcome_and_is_always_the_same():
    text = article_six().twin_text()
    assert "1982: the Falkland Islands (real): Does not fall under it" in text
    assert text == article_six().twin_text()


def test_the_state_is_plain_json_and_is_kept_like_other_judgements():
    widget = article_six()
    assert widget.name == "documents_article-six"
    assert json.loads(json.dumps(widget.data)) == widget.data
