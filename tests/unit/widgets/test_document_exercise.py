"""The document exercise: what the front end gets, and the twin that holds everything."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.widgets import document_exercise as module
from coursebook.widgets._document import LANGUAGES
from coursebook.widgets.document_exercise import DocumentExercise, asked, document_exercise

SET_IDS = sources.document_sets()
BOOK = Path(__file__).parents[3] / "book"


@pytest.mark.parametrize("set_id", SET_IDS)
def test_every_set_has_a_title_and_questions_of_its_own(set_id):
    widget = document_exercise(set_id)
    assert widget.data["title"] == asked(set_id)[0]
    assert all(len(answers) >= 3 for _, _, answers in widget.data["questions"])


@pytest.mark.parametrize("set_id", SET_IDS)
def test_the_front_end_gets_every_document_in_order_with_two_readings(set_id):
    shown = document_exercise(set_id).data["documents"]
    expected = sources.document_set(set_id)
    assert [each["id"] for each in shown] == [each.id for each in expected]
    assert all(len(each["readings"]) == 2 for each in shown)
    assert all(reading["sources"] for each in shown for reading in each["readings"])


def test_the_words_are_passed_on_exactly():
    for each in document_exercise("assurances").data["documents"]:
        assert each["text"] == sources.document(each["id"]).text


def test_easier_words_stand_after_the_words_and_are_called_ours():
    first, *others = sources.document_set("assurances")
    plain_words = "NATO will not take in <more> land there."
    shown = DocumentExercise("assurances", [replace(first, easier=plain_words), *others])
    assert shown.data["documents"][0]["easier"] == plain_words
    label = "In easier words (ours):"
    eased = sum(bool(each.easier) for each in shown.documents)
    for twin in (shown.twin_html(), shown.twin_text()):
        assert twin.count(label) == eased
        assert twin.index(label) < twin.index(others[0].title)
    assert f"<strong>{label}</strong> NATO will not take in &lt;more&gt; land" in shown.twin_html()
    assert document_exercise("assurances").data["documents"][0]["text"] == first.text


def test_every_language_has_a_name():
    for each in sources.documents():
        assert {each.language, each.original_language} <= set(LANGUAGES)


def test_a_translation_is_called_one():
    shown = {each["id"]: each for each in document_exercise("assurances").data["documents"]}
    assert shown["gorbachev-bild"]["wording"].startswith("Said or written in German")
    assert shown["baker-gorbachev"]["wording"] == ""


def test_what_is_unverified_is_said_in_both_forms():
    widget = document_exercise("assurances")
    flags = [each.flag for each in widget.documents if each.flag]
    assert flags
    assert widget.twin_html().count("Still to be checked: ") == len(flags)
    assert sum(bool(each["flag"]) for each in widget.data["documents"]) == len(flags)


def test_the_twin_holds_each_document_with_its_readings_and_sources():
    widget = document_exercise("assurances")
    twin = widget.twin_html()
    assert twin.count("<blockquote") == len(widget.documents)
    assert twin.count("<li><strong>") == 2 * len(widget.documents)
    assert 'lang="de"' in twin
    assert "What does this text commit anyone to?" in twin


def test_the_text_twin_quotes_each_document_and_is_always_the_same():
    text = document_exercise("assurances").twin_text()
    assert "one inch to the east" in text
    assert text == document_exercise("assurances").twin_text()


def test_the_state_is_plain_json_and_named_for_links():
    widget = document_exercise("assurances")
    assert widget.name == "documents_assurances"
    assert json.loads(json.dumps(widget.data)) == widget.data


def test_an_unknown_set_names_the_nearest():
    with pytest.raises(CourseError, match="assurances"):
        document_exercise("assurance")


def test_each_set_in_a_chapter_is_listed_with_it_so_that_a_reset_takes_its_judgements():
    for path in BOOK.glob("0*.ipynb"):
        code = "".join(
            "".join(cell["source"])
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
            if cell["cell_type"] == "code"
        )
        for set_id in re.findall(r"document_exercise\(\s*[\"']([\w-]+)", code):
            handed = module._chapter(set_id)
            assert handed == path.stem, f"{module.FILE.name}: {set_id} needs its chapter"
