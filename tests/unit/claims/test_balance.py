"""The counts of the balance page are right, and the book keeps the bounds that the page states."""

import json
from collections import Counter
from pathlib import Path

import pytest

from nato_course import claims, sources
from nato_course.claims import balance

BOOK = Path(__file__).parents[3] / "book"
TABLES = [
    balance.evidence_by_position(),
    balance.evidence_by_class(),
    balance.works_by_language(),
    balance.citations_by_chapter(BOOK),
]


def test_no_voice_has_more_than_twice_the_evidence_of_the_other() -> None:
    assert balance.imbalance(balance.positions(), balance.VIEWS) <= 2
    assert balance.imbalance(balance.classes(), balance.SIDES) <= 2


def test_evidence_for_the_claims_is_at_most_twice_that_against_them() -> None:
    assert balance.imbalance(balance.positions(), ("supports", "weakens")) <= 2


def test_the_chapters_together_cite_neither_side_more_than_twice_as_often() -> None:
    cited: Counter[str] = sum(map(balance.citations, balance.chapter_files(BOOK)), Counter())
    assert balance.imbalance(balance.classes(cited.elements()), balance.SIDES) <= 2


def test_every_piece_of_evidence_is_counted_once() -> None:
    pieces = sum(len(claim.evidence) for claim in claims.all())
    assert balance.positions().total() == balance.classes().total() == pieces
    assert balance.evidence_by_position().rows[-1][-2] == str(pieces)


def test_every_work_is_counted_once_by_language_and_by_type() -> None:
    assert balance.works_by_language().rows[-1][-1] == str(len(sources.keys()))
    assert sum(int(row[1]) for row in balance.works_by_type().rows) == len(sources.keys())


def test_the_page_states_how_much_is_ukrainian_and_how_much_scholarship_is_in_english() -> None:
    scholarly = [work for work in map(sources.get, sources.keys()) if work.klass == "scholarship"]
    english = sum(work.language == ("en",) for work in scholarly)
    assert english < len(scholarly)
    page = (BOOK / "balance.ipynb").read_text(encoding="utf-8")
    assert f"Of {len(scholarly)} scholarly works {english} are in English." in page
    found = balance.classes()
    assert f"Of {found.total()} pieces {found['ukrainian']} are words or laws" in page


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_the_rows_of_a_table_have_a_cell_for_each_column(table: balance.Table) -> None:
    assert {len(row) for row in table.rows} == {len(table.head)}


def test_every_position_class_and_section_has_a_row_or_column() -> None:
    assert set(balance.POSITION_NAMES) == set(claims.POSITIONS)
    assert set(balance.CLASS_NAMES) == set(sources.CLASSES)
    assert set(balance.SECTION_NAMES) == set(claims.SECTIONS)


def test_every_type_of_work_has_a_name() -> None:
    assert {work.kind for work in map(sources.get, sources.keys())} <= set(balance.KINDS)


def test_citations_are_found_in_prose_alone_also_several_at_once(tmp_path: Path) -> None:
    path = tmp_path / "01_test.ipynb"
    cells = [
        {"cell_type": "markdown", "source": ["{cite:p}`kramer2009,", "sarotte2021` and\n"]},
        {"cell_type": "markdown", "source": "{cite:t}`kramer2009`"},
        {"cell_type": "code", "source": "'{cite:p}`stent2019`'"},
    ]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert balance.citations(path) == {"kramer2009": 2, "sarotte2021": 1}


def test_a_side_that_is_missing_makes_the_imbalance_boundless() -> None:
    assert balance.imbalance({"a": 3, "b": 2}, ("a", "b")) == 1.5
    assert balance.imbalance({"a": 3}, ("a", "b")) == float("inf")


def test_a_table_shows_itself_aligned_and_as_safe_html() -> None:
    table = balance.Table("T", ("", "n"), (("a<b", "10"), ("c", "2")))
    assert repr(table) == "T\n      n\na<b  10\nc     2"
    assert "a&lt;b" in table._repr_html_()
