"""What `coursebook check` reads of pages, and that this course has no slip.

Slips of a whole course, each with its message: `tests/build/slips.py`.
"""

import json
from pathlib import Path

import pytest

from coursebook import checked
from coursebook.checked import _book, _calls, _links


def notebook(folder: Path, *cells: str) -> Path:
    """Write a notebook of code cells."""
    path = folder / "page.ipynb"
    made = [{"cell_type": "code", "id": f"c{i}", "source": each} for i, each in enumerate(cells)]
    path.write_text(json.dumps({"cells": made}), "utf-8")
    return path


def test_this_course_has_no_slip() -> None:
    assert checked.look(checked.CHECKS[:-1]).problems == ()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("try:\n    import x\nexcept ImportError:\n    %pip install x", ""),
        ("from nato_course import charts\ncharts.__name__", ""),
        ("from nato_course import chart", "imports chart, which nato_course has not: did you mean"),
        ("from nato_course.chart import x", "imports from nato_course.chart, which is not there"),
        ("from nato_course import charts as c\nc.rivers()", "c.rivers: nato_course/charts/__init"),
        ('weigh("promse")', "weigh('promse')"),
        ('lab("own-beleif")', "did you mean own-belief"),
        ('document_reader("assurances", left="baker")', "document_reader('baker')"),
        ('datasets.load("citties")', "did you mean cities"),
        ('draw_it("us-troops")', "no series is called 'us-troops'"),
        ("predict(my_own)", ""),
        ("f(", "cell 'c0', line 1: '(' was never closed"),
    ],
)
def test_a_cell_is_read_and_not_run(tmp_path: Path, code: str, told: str) -> None:
    found = list(_calls._of_notebook(notebook(tmp_path, code)))
    assert [told in each for each in found] == [True] * bool(told), found


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("claims.ipynb#h10", ""),
        ("claims.ipynb#h99", "no claim has the id 'H99'"),
        ("bibliography.ipynb#cite-kramer2009", ""),
        ("bibliography.html#cite-kramer1909", "Or add an entry there"),
        ("glossary.md#term-article-5", ""),
        ("glossary.md#term-article-55", "book/glossary has no section"),
        ("teach/guide.md", ""),
        ("teach/giude.md", "book/teach/giude is not there: did you mean book/teach/guide"),
        ("../nato_course/content/tables/cities.csv", ""),
        ("../nato_course/content/tables/city.csv", "is not there: mend the path"),
    ],
)
def test_a_link_leads_somewhere_or_is_told(target: str, told: str) -> None:
    page = _book.page("book/01_complex_relationship")
    assert page
    found = _links._dead(page, target)
    assert [told in each for each in found] == [True] * bool(told), found
