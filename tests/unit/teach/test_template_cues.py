"""No template gives its answers away by a habit, and every instance can be read by itself."""

import re

import pytest

from coursebook.questions import cue_lines, cues
from coursebook.questions.numeric import Numeric
from coursebook.teach import templates
from tests.unit.teach import raw

TEMPLATES = templates.all()
MOST_WORDS = 170
"""Words to be read for one question, options included; half of each template have far fewer."""

USUAL_WORDS = 150
NAMES = [each.id for each in TEMPLATES]


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_a_template_keeps_within_the_bounds_of_cues(template: templates.Template) -> None:
    found = [each for _, each in raw.filled(template)]
    assert list(cue_lines.of_template(template.id, found)) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_what_has_to_be_read_is_bounded(template: templates.Template) -> None:
    found = [each for _, each in raw.filled(template)]
    counts = sorted(len(f"{e.prompt} {' '.join(e.task())}".split()) for e in found)
    assert counts[-1] <= MOST_WORDS
    assert counts[len(counts) // 2] <= USUAL_WORDS


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_a_number_is_marked_as_its_prompt_says(template: templates.Template) -> None:
    for _, question in raw.filled(template):
        if isinstance(question, Numeric):
            if question.close:
                near = f"up to {question.tolerance:g} off is right, up to {question.close:g} off"
                assert f"{near} earns half." in question.prompt
            else:
                assert "only the exact number is right." in question.prompt
                assert question.grade(str(question.answer + 1)).state == "wrong"


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_no_claim_or_finding_leans_on_a_sentence_that_is_not_there(
    template: templates.Template,
) -> None:
    leaning = re.compile(r"“(He|She|It|They|That narrative|Those states|To them)\b")
    for _, question in raw.filled(template):
        if template.id in ("c3-holder", "c5-bearing", "c5-rank", "c5-memo", "c5-rivals"):
            assert not leaning.search(f"{question.prompt} {' '.join(question.task())}")
            assert not re.search(r"\b(she finds|of his\.|N8)\b", " ".join(question.task()))


@pytest.mark.parametrize("name", ["c3-holder", "c5-bearing", "c5-memo", "c5-rank"])
def test_no_claim_has_a_word_for_what_its_question_does_not_name(name: str) -> None:
    leaning = re.compile(r"\b([Hh]e|[Hh]is|[Ss]uch(?! as)|[Tt]he narrative(?! \[))\b")
    template = next(each for each in TEMPLATES if each.id == name)
    for parameters, question in raw.filled(template):
        claims = [question.prompt] if "claim" in parameters else [e.text for e in question.items]
        for each in claims:
            found = leaning.search(each.partition("“")[2] or each)
            assert not found or "Putin" in found.string[: found.start()], question.id


def test_every_template_has_a_title_of_its_own_within_its_chapter() -> None:
    assert set(templates.titles()) == set(NAMES)
    for chapter in templates.chapters():
        named = [templates.titles()[each.id] for each in templates.of(chapter)]
        assert len(set(named)) == len(named)


def test_a_title_tells_instances_apart_and_reads_as_words() -> None:
    assert templates.title("c2-members-0a1b2c3d") == "Who was a member at a date (0a1b2c3d)"
    assert templates.title("dates-order") == "Put these steps in order, the earliest first."


def test_options_without_an_order_of_their_own_are_mixed() -> None:
    for template in TEMPLATES:
        found = cues.choices([each for _, each in raw.filled(template)])
        if found and template.id != "c1-count":
            right = [each.all_options[0].correct for each in found]
            assert 0 < sum(right) < len(right), template.id
