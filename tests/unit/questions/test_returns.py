"""What a reader commits to leads to where the book returns to it, and that leads back."""

import json

import pytest

from coursebook import chapters
from coursebook.questions import returns

ASKED = sorted({asked for asked, is_return in returns.stops() if not is_return})


def anchors(page: str, stem: str) -> set[str]:
    path = chapters.BOOK / (page.replace(".html", ".ipynb") if page else f"{stem}.ipynb")
    return {each.id for each in chapters.sections(path)}


@pytest.mark.parametrize("asked", ASKED)
def test_every_prediction_and_decision_has_a_way_to_its_answer_and_back(asked):
    stops = returns.stops()
    for is_return in (False, True):
        here, way = stops[asked, is_return], returns.way(asked, is_return)
        assert way["name"] == returns.named(asked, not is_return)
        page, _, section = way["href"].partition("#")
        assert page == way["page"]
        assert section in anchors(page, here.page)


def test_a_way_to_another_page_names_the_chapter():
    way = returns.way("survey-ground", is_return=False)
    assert way["page"] == "05_weighing_the_evidence.html"
    assert way["label"].endswith(" (chapter 5)")


def test_what_stands_nowhere_in_the_book_has_no_way():
    assert returns.way("asked-nowhere", is_return=False) == {}


def test_calls_are_read_with_their_sections(tmp_path):
    def cell(source, kind="code"):
        return {"cell_type": kind, "source": source, "metadata": {}}

    path = tmp_path / "page.ipynb"
    cells = [
        cell("# Title", "markdown"),
        cell('predict("one")'),
        cell("## A section", "markdown"),
        cell('recall("one")\nself_check("two")'),
    ]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert returns.calls(path) == (
        ("predict", "one", "title", "The opening"),
        ("recall", "one", "a-section", "A section"),
    )


def test_a_verdict_leads_from_the_first_time_to_the_second():
    first = returns.way("how-far-borne-out", is_return=False)
    again = returns.way("how-far-borne-out", is_return=True)
    assert first["label"] != again["label"] == "The opening"
