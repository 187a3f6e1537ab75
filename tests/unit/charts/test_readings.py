"""One curve under four explanations: the same points, other marks, and numbers from the table."""

import re

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import rows
from coursebook.questions import explanations
from nato_course import charts, datasets

FAMILIES = [each.id for each in explanations.all().families]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_explanation_reads_the_same_curve(family: str) -> None:
    spec = charts.approval_as_read(family).to_dict()
    table = sorted(datasets.load("levada_approval"), key=lambda row: row.month)
    assert [row["approve"] for row in rows(spec)] == [row.approve_pct for row in table]
    assert charts.approval_reading(family) in spec["description"]


@pytest.mark.parametrize("family", FAMILIES)
def test_each_says_what_is_awkward_for_it_and_fills_every_blank(family: str) -> None:
    told = charts.approval_reading(family)
    assert "Awkward:" in told
    assert not re.search(r"[{}]", told)


def test_the_lowest_reading_since_he_took_office_is_the_one_named() -> None:
    since = [row for row in datasets.load("levada_approval") if row.month.year >= 2000]
    lowest = min(since, key=lambda row: row.approve_pct)
    assert f"{lowest.approve_pct} in {lowest.month:%B %Y}" in charts.approval_reading("regime")


def test_a_stranger_is_refused() -> None:
    with pytest.raises(CourseError, match="no explanation 'fate'"):
        charts.approval_as_read("fate")
