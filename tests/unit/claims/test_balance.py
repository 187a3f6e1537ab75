"""The counts of the balance page are right, and the book keeps the bounds that the page states."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from coursebook import claims, sources
from nato_course import balance

BOOK = Path(__file__).parents[3] / "book"
TABLES = [
    balance.evidence_by_position(),
    balance.evidence_by_class(),
    balance.works_by_language(),
    balance.citations_by_chapter(BOOK),
    balance.citations_by_chapter(BOOK, in_the_open=True),
    balance.bounds(BOOK),
]


@pytest.mark.parametrize("row", balance.compared(BOOK), ids=lambda row: row[0])
def test_neither_side_has_more_than_the_bound_beside_the_other(
    row: tuple[str, Counter[str], tuple[str, str]],
) -> None:
    what, counts, pair = row
    assert balance.imbalance(counts, pair) <= balance.BOUND, what


def test_the_page_shows_where_each_bound_stands() -> None:
    shown = balance.bounds(BOOK).rows
    assert [row[0] for row in shown] == [what for what, _, _ in balance.compared(BOOK)]
    assert all(float(row[2]) <= balance.BOUND for row in shown)


def test_how_often_a_view_is_given_is_told_by_the_table_s_own_numbers() -> None:
    found = balance.positions()
    more, less = sorted((found[each] for each in balance.VIEWS), reverse=True)
    assert f"{more} times against {less}" in balance.views_in_words().text


def test_every_piece_of_evidence_is_counted_once() -> None:
    pieces = sum(len(claim.evidence) for claim in claims.all())
    assert balance.positions().total() == balance.classes().total() == pieces
    assert balance.evidence_by_position().rows[-1][-2] == str(pieces)


def test_every_work_is_counted_once_by_language_and_by_type() -> None:
    assert balance.works_by_language().rows[-1][-1] == str(len(sources.keys()))
    assert sum(int(row[1]) for row in balance.works_by_type().rows) == len(sources.keys())


def test_some_scholarship_is_not_in_english_and_how_much_is_told() -> None:
    scholarly = [work for work in map(sources.get, sources.keys()) if work.klass == "scholarship"]
    english = sum(work.language == ("en",) for work in scholarly)
    assert english < len(scholarly)
    told = f"Of {len(scholarly)} scholarly works {english} are in English."
    assert balance.scholarship_in_words().text == told


def test_how_much_is_ukrainian_is_told() -> None:
    found = balance.classes()
    told = f"Of {found.total()} pieces {found['ukrainian']} are words or laws"
    assert balance.ukrainian_in_words().text.startswith(told)


def test_the_page_states_no_count_by_hand() -> None:
    cells = json.loads((BOOK / "balance.ipynb").read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    assert re.findall(r"\b\d+ (?:times|pieces|scholarly|in 100|are)\b|stands at \d", prose) == []


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


def test_in_the_open_parts_to_open_and_margins_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "01_test.ipynb"
    cited = "([Kramer 2009](bibliography.ipynb#cite-kramer2009))"
    closed = f"<details><summary>Deeper: x</summary>\n\nMore {cited}.\n\n</details>"
    text = f"## A\n\nOne {cited}.\n\n{closed}\n\n*In the margin: {cited}.*"
    cells = [{"cell_type": "markdown", "source": text}]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert balance.open_citations(path) == {"kramer2009": 1}
    assert balance.citations(path) == {"kramer2009": 3}


def test_a_side_that_is_missing_makes_the_imbalance_boundless() -> None:
    assert balance.imbalance({"a": 3, "b": 2}, ("a", "b")) == 1.5
    assert balance.imbalance({"a": 3}, ("a", "b")) == float("inf")


def test_a_table_shows_itself_aligned_and_as_safe_html() -> None:
    table = balance.Table("T", ("", "n"), (("a<b", "10"), ("c", "2")))
    assert repr(table) == "T\n      n\na<b  10\nc     2"
    assert "a&lt;b" in table._repr_html_()
