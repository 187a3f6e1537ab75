"""The families of explanation: each with its case, and two examples that are called ours."""

from pathlib import Path

import pytest

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.methods import hypotheses
from coursebook.questions import explanations

FOUND = explanations.all()
FAMILIES = [each.id for each in FOUND.families]


def test_four_families_meet_sixteen_pieces_or_more() -> None:
    assert len(FAMILIES) == 4
    assert len(FOUND.evidence) >= 16


def test_every_family_rests_on_scholarship_and_names_its_hard_cases() -> None:
    for each in FOUND.families:
        assert {sources.get(key).klass for key in each.sources} == {"scholarship"}
        assert each.hard


def test_the_examples_come_from_different_schools_and_do_not_bear_a_scholars_name() -> None:
    assert len({each.standpoint for each in FOUND.examples}) == 2
    for each in FOUND.examples:
        assert each.name.startswith("Worked example")
        scores = hypotheses.inconsistency(each.matrix(), FAMILIES)
        assert len(hypotheses.best(scores)) == 1
    winners = {
        hypotheses.best(hypotheses.inconsistency(each.matrix(), FAMILIES))
        for each in FOUND.examples
    }
    assert winners == {("structure",), ("regime",)}


def test_each_example_owns_to_evidence_against_its_own_school() -> None:
    for each, own in zip(FOUND.examples, ("structure", "regime"), strict=True):
        assert hypotheses.inconsistency(each.matrix(), FAMILIES)[own] >= 2


def test_every_row_of_an_example_has_a_reason_of_its_own() -> None:
    for each in FOUND.examples:
        reasons = [row.reason for row in each.rows.values()]
        assert len(set(reasons)) == len(FOUND.evidence)


def test_no_piece_is_useless_in_both_examples_and_no_example_is_a_copy() -> None:
    first, second = (each.matrix() for each in FOUND.examples)
    assert sum(first[item] != second[item] for item in first) >= 9
    for item in first:
        assert hypotheses.diagnosticity(first[item]) + hypotheses.diagnosticity(second[item]) > 0


def test_a_row_left_out_is_told(tmp_path: Path) -> None:
    text = explanations.PATH.read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("structure: -1, regime: 1, ideas: 1", "structure: -1, ideas: 1"))
    with pytest.raises(CourseError, match="rate each family, -2 to 2, in order"):
        explanations.all(broken)
