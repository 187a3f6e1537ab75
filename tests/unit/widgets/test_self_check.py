"""The self-check outside a browser: its twins, its payload, and what it refuses."""

import dataclasses
import json

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.widgets.self_check import self_check, self_checks

SAMPLES = questions.load(questions.SAMPLES).questions


def test_a_question_is_found_by_its_id_or_given_itself() -> None:
    assert self_check("dates-order").questions[0]["id"] == "dates-order"
    assert self_check(SAMPLES[0]).questions[0]["id"] == SAMPLES[0].id


def test_several_questions_stand_in_the_order_asked() -> None:
    shown = self_checks("spiral-blame", "dates-order")
    assert [each["id"] for each in shown.questions] == ["spiral-blame", "dates-order"]


def test_graded_questions_are_refused_because_a_page_gives_answers_away() -> None:
    graded = dataclasses.replace(SAMPLES[0], use="graded")
    with pytest.raises(CourseError, match="'sample-single', field use: is graded"):
        self_check(graded)


def test_no_question_is_refused() -> None:
    with pytest.raises(CourseError, match="name one or more"):
        self_checks()


def test_every_question_of_the_course_can_be_shown() -> None:
    for question in questions.chapter("02_historical_context"):
        payload = json.loads(json.dumps(self_check(question).questions[0]))
        assert payload["type"] == question.type


def test_the_text_twin_asks_and_keeps_the_answer_back() -> None:
    shown = self_check(SAMPLES[0])
    assert repr(shown) == shown.twin_text()
    assert repr(shown).startswith("Check yourself: What did the Two Plus Four Treaty limit?\n  - ")
    assert SAMPLES[0].explanation not in repr(shown)


@pytest.mark.parametrize("question", SAMPLES, ids=lambda each: each.id)
def test_the_static_twin_has_task_answer_and_reasons(question: questions.Question) -> None:
    twin = self_check(question).twin_html()
    task, _, answer = twin.partition("<summary>Answer and reasons</summary>")
    assert "<details>" in task
    assert question.task()[0].split("'")[0] in task
    assert question.solution()[0].text.split("'")[0] in answer
    assert "claims.html#h" in answer
    assert twin.count("<details") == twin.count("</details>")


def test_the_static_twin_escapes_what_it_shows() -> None:
    hostile = dataclasses.replace(SAMPLES[0], prompt="<script>1</script>", hints=("<b>",))
    twin = self_check(hostile).twin_html()
    assert "<script>" not in twin
    assert "<b>" not in twin


def test_outputs_are_the_same_in_every_run() -> None:
    bundles = [self_check("dates-order")._repr_mimebundle_()[0] for _ in range(2)]
    for kind in ("text/plain", "text/html"):
        assert bundles[0][kind] == bundles[1][kind]


def test_the_module_a_kernel_loads_imports_nothing() -> None:
    module = self_check("dates-order")._esm
    assert "\nimport " not in module
    assert module.count("function grade(") == 1
    assert module.count("export ") == 1 + module.count("export function")
