"""Every instance of every template is right by the files themselves, and worth its place."""

import dataclasses
import re
from collections import Counter
from typing import Any

import pytest

from coursebook import questions
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Pairs
from coursebook.teach import templates
from tests.unit.teach import raw, truth_1_2, truth_3_4, truth_5, truth_findings

CHECKS = truth_1_2.CHECKS | truth_3_4.CHECKS | truth_5.CHECKS | truth_findings.CHECKS
TEMPLATES = [each for chapter in templates.chapters() for each in templates.of(chapter)]


def shown(question: Any) -> tuple[Any, ...]:
    """Return what a student sees, whatever the order of the options."""
    return (question.prompt, getattr(question, "statement", ""), tuple(sorted(question.task())))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_every_instance_is_right_by_the_files(template: templates.Template) -> None:
    seen: Counter[Any] = Counter()
    for parameters, question in raw.filled(template):
        CHECKS[template.id](parameters, question)
        seen[shown(question)] += 1
        assert question.use == "graded"
        assert "{" not in str(question.payload()["prompt"] + question.explanation)
        assert all(note.text for note in question.solution())
        assert all(note.see for note in question.solution() if note.id != "verdict")
        assert len(question.explanation.split()) > 15
    assert max(seen.values()) == 1
    assert len(seen) >= 50


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_no_answer_is_right_most_of_the_time(template: templates.Template) -> None:
    """A reader who always picks the same option or verdict must not pass."""
    found = [each for _, each in raw.filled(template)]
    if isinstance(found[0], SingleChoice):
        right = Counter(o.id for each in found for o in each.options if o.correct)
        assert max(right.values()) <= 0.7 * len(found), right
        places = Counter(
            i
            for each in found
            if not each.keep_order
            for i, o in enumerate(each.options)
            if o.correct
        )
        assert not places or max(places.values()) <= 0.6 * len(found), places
    if isinstance(found[0], Pairs):
        orders = Counter(tuple(item.answer for item in each.items) for each in found)
        assert max(orders.values()) <= 0.3 * len(found), orders.most_common(2)
        first = Counter(each.items[0].answer for each in found)
        assert max(first.values()) <= 0.75 * len(found), first
    if isinstance(found[0], TrueFalse):
        share = sum(each.answer for each in found) / len(found)
        assert 0.25 <= share <= 0.75


NAMES = ("moscow", "washington", "russia", "nato", "ukraine", "putin", "german")
LOWERED = re.compile(rf"\b({'|'.join(NAMES)})\b")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_names_keep_their_capitals_and_quotation_marks_stand_once(
    template: templates.Template,
) -> None:
    for _, question in raw.filled(template):
        notes = [each.text for each in question.solution()]
        for text in (question.prompt, question.explanation, *notes):
            assert not LOWERED.search(text), f"{question.id}: {LOWERED.search(text)}"
            assert "““" not in text, question.id
            assert "””" not in text, question.id


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_no_day_is_printed_where_only_the_month_is_known(template: templates.Template) -> None:
    vague = re.compile(r"\b\d{1,2} September 1995\b|day is set to the first")
    for _, question in raw.filled(template):
        notes = [each.text for each in question.solution()]
        for text in (question.prompt, question.explanation, *notes):
            assert not vague.search(text), question.id


def test_each_template_has_its_own_check() -> None:
    assert set(CHECKS) == {each.id for each in TEMPLATES}


def spoilt(question: Any) -> Any:
    """Return a question with its answer wrong in one place."""
    if isinstance(question, SingleChoice | MultipleChoice):
        turned = [dataclasses.replace(each, correct=not each.correct) for each in question.options]
        return dataclasses.replace(question, options=tuple(turned))
    if isinstance(question, TrueFalse):
        return dataclasses.replace(question, answer=not question.answer)
    if isinstance(question, Numeric):
        return dataclasses.replace(question, answer=question.answer * 1.1 + 1)
    if isinstance(question, Ordering):
        return dataclasses.replace(question, items=question.items[1:] + question.items[:1])
    first, *rest = question.items
    other = next(each.id for each in question.choices if each.id != first.answer)
    return dataclasses.replace(question, items=(dataclasses.replace(first, answer=other), *rest))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_a_wrong_answer_would_be_noticed(template: templates.Template) -> None:
    for parameters, question in raw.filled(template)[:5]:
        with pytest.raises(AssertionError):
            CHECKS[template.id](parameters, spoilt(question))


def test_the_course_asks_in_at_least_five_ways() -> None:
    kinds = {raw.filled(each)[0][1].type for each in TEMPLATES}
    assert len(kinds) >= 5, kinds


def test_wrong_answers_do_not_lean_to_one_side() -> None:
    leans: Counter[str] = Counter(
        questions.misconceptions.get(name).lean
        for template in TEMPLATES
        for name in {n for _, each in raw.filled(template) for n in each.misconceptions()}
    )
    assert leans["R"] and leans["W"]
    assert leans["R"] <= leans["W"] + 2 and leans["W"] <= leans["R"] + 2, leans
