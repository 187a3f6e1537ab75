"""The questions to weigh: sound, sourced, told without taking sides."""

from pathlib import Path

import pytest

from coursebook import claims, sources
from coursebook.errors import CourseError
from coursebook.questions import weighings

ALL = weighings.all()


def test_the_three_questions_are_there() -> None:
    assert [each.id for each in ALL] == ["promise", "enlargement-2022", "control-2022"]


@pytest.mark.parametrize("asked", ALL, ids=lambda each: each.id)
def test_each_has_eight_to_thirteen_pieces_and_several_positions(asked: weighings.Weighing) -> None:
    assert 8 <= len(asked.evidence) <= 13
    assert len(asked.positions) >= 5


def test_the_war_is_weighed_from_both_ends() -> None:
    enlargement, control = (weighings.get(f"{name}-2022") for name in ("enlargement", "control"))
    assert "NATO's enlargement" in enlargement.proposition
    assert "Control over Ukraine" in control.proposition
    assert abs(len(enlargement.evidence) - len(control.evidence)) <= 2


@pytest.mark.parametrize("asked", ALL, ids=lambda each: each.id)
def test_every_piece_points_at_sources_and_a_claim(asked: weighings.Weighing) -> None:
    for item in asked.evidence:
        assert item.sources
        assert claims.get(item.claim)
        assert [each.kind for each in item.links()] == ["source"] * len(item.sources) + ["claim"]


@pytest.mark.parametrize("asked", ALL, ids=lambda each: each.id)
def test_positions_are_scholarship_and_hold_no_numbers_of_belief(asked: weighings.Weighing) -> None:
    for each in asked.positions:
        assert {sources.get(key).klass for key in each.sources} == {"scholarship"}
        assert "%" not in each.text
        assert "per cent" not in each.text


@pytest.mark.parametrize("asked", ALL, ids=lambda each: each.id)
def test_the_evidence_comes_from_more_than_one_kind_of_source(asked: weighings.Weighing) -> None:
    kinds = {sources.get(key).klass for item in asked.evidence for key in item.sources}
    assert {"russian-official", "nato-western-official"} <= kinds


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(CourseError, match="'promis': did you mean promise"):
        weighings.get("promis")


def test_a_fault_is_told_with_its_place(tmp_path: Path) -> None:
    text = weighings.PATH.read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("[genscher1990]", "[genscher1991]"), encoding="utf-8")
    with pytest.raises(CourseError, match=r"broken.yaml: promise: .*genscher1991"):
        weighings.all(broken)
    broken.write_text(text.replace("short: Gorbachev in 2009", "brief: x"), encoding="utf-8")
    with pytest.raises(CourseError, match=r"'promise', field evidence\[7\].brief: is not known"):
        weighings.all(broken)
