"""The figures of the ledger count every claim once, under its own verdict."""

import altair as alt
import pytest

from coursebook import claims
from coursebook.figures._figure import caption, rows
from coursebook.figures.svg import figure_fragments
from nato_course import charts

FIGURES = [charts.verdicts_by_kind(), charts.verdicts_by_section()]


@pytest.mark.parametrize("chart", FIGURES, ids=["kind", "section"])
def test_every_claim_stands_once_under_its_verdict(chart: alt.LayerChart) -> None:
    found = [
        (claim_id, row["verdict"])
        for row in rows(chart.to_dict())
        if row["claims"]
        for claim_id in row["ids"].split(", ")
    ]
    assert sorted(found) == sorted((claim.id, claim.verdict) for claim in claims.all())


@pytest.mark.parametrize("chart", FIGURES, ids=["kind", "section"])
def test_every_group_shows_all_five_verdicts_even_where_none_was_given(
    chart: alt.LayerChart,
) -> None:
    table = rows(chart.to_dict())
    for group in {row["group"] for row in table}:
        assert [r["verdict"] for r in table if r["group"] == group] == list(claims.VERDICTS)


def test_the_groups_are_the_ledgers_kinds_and_sections() -> None:
    kinds, sections = ({row["group"] for row in rows(each.to_dict())} for each in FIGURES)
    assert kinds == set(claims.KINDS)
    assert sections == set(claims.SECTIONS.values())


def test_the_description_tells_the_numbers_of_each_group() -> None:
    said = caption(charts.verdicts_by_kind().to_dict()).description
    contested = sum(c.kind == "causal" and c.verdict == claims.VERDICTS[2] for c in claims.all())
    assert f"{contested} contested among scholars" in said.split("causal (")[1]


def test_the_picture_draws_a_number_for_every_square() -> None:
    (picture,) = figure_fragments([charts.verdicts_by_kind().to_dict()], prefix="v")
    assert "attribution, well supported: 13 of 24" in picture
