"""The document reader: what the front end gets, the runs that can be marked, and the twin."""

import gzip
import json

import pytest

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.widgets._base import front_end_module, stylesheet
from coursebook.widgets.document_reader import FEWEST_WORDS, STEPS, document_reader, runs

BUDGET = 60 * 1024
SET_IDS = sources.document_sets()


@pytest.mark.parametrize("document", sources.documents(), ids=lambda each: each.id)
def test_the_runs_of_a_document_are_its_words_in_order(document):
    text = document.translation or document.text
    assert "".join(runs(text)) == text


def test_a_run_is_long_enough_to_mean_something():
    found = runs(
        "We said that no troops, no bases, and no missiles would go to the east, in words."
    )
    assert len(found) > 2
    assert all(len(run.split()) >= FEWEST_WORDS for run in found[:-1])


@pytest.mark.parametrize("text", ["One", "", "No stop at all here"])
def test_a_text_that_cannot_be_cut_is_one_run_at_most(text):
    assert runs(text) == ([text] if text else [])


@pytest.mark.parametrize("set_id", SET_IDS)
def test_every_set_can_be_read_two_at_a_time(set_id):
    widget = document_reader(set_id)
    ids = [each["id"] for each in widget.data["documents"]]
    assert widget.data["pair"] == ids[:2]
    assert ids == [each.id for each in sources.document_set(set_id)]
    assert json.loads(json.dumps(widget.data)) == widget.data


@pytest.mark.parametrize("set_id", SET_IDS)
def test_what_a_reader_loads_stays_within_its_budget(set_id):
    parts = [json.dumps(document_reader(set_id).data), front_end_module("document_reader")]
    text = "".join(parts) + stylesheet(
        "document_reader", "_options", "_table", "_cases", "_documents"
    )
    assert len(gzip.compress(text.encode(), mtime=0)) <= BUDGET


def test_the_pair_can_be_chosen():
    widget = document_reader("assurances", left="two-plus-four", right="genscher-tutzing")
    assert widget.data["pair"] == ["two-plus-four", "genscher-tutzing"]
    assert document_reader("assurances", right="genscher-tutzing").data["pair"] == [
        "baker-gorbachev",
        "genscher-tutzing",
    ]


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        ({"left": "kennan"}, "no document 'kennan': it has genscher-tutzing"),
        ({"left": "bonn-record", "right": "bonn-record"}, "choose two documents"),
    ],
)
def test_a_pair_that_cannot_be_is_named(sides, message):
    with pytest.raises(CourseError, match=message):
        document_reader("assurances", **sides)


def test_the_twin_holds_the_steps_and_all_documents_with_their_readings():
    widget = document_reader("assurances")
    twin = widget.twin_html()
    assert twin.count("<article>") == len(widget.documents)
    assert all(name in twin and name in widget.twin_text() for _, name, _ in STEPS)
    assert "Corroboration" in twin
    assert "What historians say" in twin
    assert widget.twin_text() == document_reader("assurances").twin_text()
