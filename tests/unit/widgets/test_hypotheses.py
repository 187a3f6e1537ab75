"""Competing hypotheses: what the front end gets, and the twin that holds everything."""

import json

from coursebook.questions import explanations
from coursebook.widgets.hypotheses import OURS, hypotheses

FOUND = explanations.all()


def test_the_state_is_plain_json_with_families_evidence_and_examples() -> None:
    data = hypotheses().data
    assert json.loads(json.dumps(data)) == data
    assert [each["id"] for each in data["families"]] == [each.id for each in FOUND.families]
    assert len(data["evidence"]) == len(FOUND.evidence)
    assert [step for step, _, _ in data["scale"]] == [2, 1, 0, -1, -2]


def test_the_twin_holds_evidence_and_the_examples_behind_disclosures() -> None:
    twin = hypotheses().twin_html()
    assert twin.count("<details>") == 2
    assert twin.count(OURS) == 2
    before = twin.partition("<details>")[0]
    assert before.count("<tr><td>") == len(FOUND.evidence)
    assert all(row.reason not in before for row in FOUND.examples[0].rows.values())


def test_the_text_twin_tells_the_points_of_the_examples_and_is_always_the_same() -> None:
    text = hypotheses().twin_text()
    assert text == repr(hypotheses())
    assert "Worked example A, argued from the school of power and position: Power 3" in text
