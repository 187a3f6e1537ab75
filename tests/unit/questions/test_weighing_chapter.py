"""What the last chapter says of the ledger and of its rubric agrees with where they come from."""

import json
import re
from pathlib import Path

from coursebook import claims, questions
from coursebook.claims import Claim
from coursebook.publish import fits
from coursebook.questions import explanations

STEM = "05_weighing_the_evidence"
BOOK = Path(__file__).parents[3] / "book"
WELL, _, CONTESTED, *_ = claims.VERDICTS
ENTRIES = set(fits.FITS)


def of_kind(kind: str) -> list[Claim]:
    return [claim for claim in claims.all() if claim.kind == kind]


def with_verdict(found: list[Claim], verdict: str) -> int:
    return sum(claim.verdict == verdict for claim in found)


def prose() -> str:
    cells = json.loads((BOOK / f"{STEM}.ipynb").read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables in a text."""
    lines = re.findall(r"^\|(.+)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def rubric(text: str) -> list[list[str]]:
    """Return the lines of the rubric in a text."""
    names = ("Attribution", "Evidence", "The other side", "Limits")
    return [row for row in table_rows(text) if row[0] in names and len(row) == 4]


def test_the_prediction_asks_for_what_the_ledger_holds() -> None:
    answers = {each.id: each.answer for each in questions.of(STEM).predictions}
    causal = of_kind("causal")
    assert answers["contested-causes"] == 100 * with_verdict(causal, CONTESTED) / len(causal)


def test_reports_of_views_hold_up_and_causes_do_not_as_the_chapter_says() -> None:
    views, causes = of_kind("attribution"), of_kind("causal")
    assert with_verdict(views, WELL) > len(views) / 2
    assert with_verdict(causes, CONTESTED) == max(with_verdict(causes, v) for v in claims.VERDICTS)
    readings = of_kind("interpretive")
    assert 2 * with_verdict(readings, claims.VERDICTS[3]) == len(readings)
    assert "Reports mostly hold up. On causes scholars mostly disagree" in prose()
    assert "(*interpretive*), half of which mislead" in prose()


def test_the_chapter_and_the_protocol_have_one_rubric() -> None:
    protocol = (BOOK / "teach" / "discussion_protocol.md").read_text(encoding="utf-8")
    assert len(rubric(prose())) == 4
    assert rubric(prose()) == rubric(protocol)


def test_each_explanation_finds_something_expected_and_something_awkward() -> None:
    rows = [row[1:] for row in table_rows(prose()) if set(row[1:]) <= ENTRIES and len(row) == 5]
    assert len(rows) >= 7
    for column in zip(*rows, strict=True):
        assert {"+ expected", "− awkward"} <= set(column)


def test_the_explanations_have_one_name_in_the_chapter_and_in_the_matrix() -> None:
    for family in explanations.all().families:
        assert f"**{family.short}.**" in prose()
