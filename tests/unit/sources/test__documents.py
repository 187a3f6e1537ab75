"""The excerpts: few words, exactly dated, two readings each; and each rule broken once."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.sources import _documents

YAML_FILE = YAML(typ="safe", pure=True)
SAMPLE: dict[str, Any] = {
    "sets": {"few": ["one"]},
    "documents": [
        {
            "id": "one",
            "title": "A letter",
            "source": "kramer2009",
            "issuer": "A minister",
            "date": date(1990, 1, 31),
            "context": "When it was written. Why.",
            "original_language": "de",
            "language": "de",
            "text": "So wird es nicht sein.",
            "translation": "It will not be so.",
            "where_read": "In a copy.",
            "flag": "",
            "readings": [
                {"label": "A", "holder": "X", "text": "Yes.", "sources": ["kramer2009"]},
                {"label": "B", "holder": "Y", "text": "No.", "sources": ["shifrinson2016"]},
            ],
            "historians": [{"text": "They differ.", "sources": ["sarotte2021"]}],
        }
    ],
}


def read(data: dict[str, Any], folder: Path) -> _documents.Collection:
    path = folder / "few.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(data, file)
    return _documents.read(sources.keys(), path)


def test_a_sound_file_is_read_in_the_order_of_its_sets(tmp_path: Path) -> None:
    found = read(SAMPLE, tmp_path)
    assert found.sets == {"few": ("one",)}
    assert found.documents["one"].readings[1].holder == "Y"


def test_easier_words_may_be_left_out(tmp_path: Path) -> None:
    assert read(SAMPLE, tmp_path).documents["one"].easier == ""
    eased = copy.deepcopy(SAMPLE)
    eased["documents"][0]["easier"] = "That will not happen."
    assert read(eased, tmp_path).documents["one"].easier == "That will not happen."


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("text", "word " * 41, "field text: has 41 words: quote 40 at most"),
        ("easier", "word " * 61, "field easier: has 61 words: write 60 at most"),
        ("date", "January 1990", "field date: is 'January 1990': write the day as YYYY-MM-DD, or"),
        ("source", "nobody1999", "field source: names 'nobody1999', which is not in"),
        ("context", " ", "field context: is ' ': write some words"),
        ("title", 3, "field title: is a number, not text"),
        ("translation", "", "field translation: belongs to a text that is not English"),
        ("language", "en", "field translation: belongs to a text that is not English"),
        ("readings", [], "field readings: has 0 entries: write 2 or more"),
        ("readings.0.holder", "Y", "field readings: has the same holder twice"),
        ("readings.0.sources", [], "field readings[0].sources: has 0 entries: write 1 or more"),
        ("readings.1.sources", ["no"], "field readings[1].sources: names 'no'"),
        ("historians.0.sources", ["no"], "field historians[0].sources: names 'no'"),
        ("colour", "red", "field colour: is not known"),
    ],
)
def test_a_broken_rule_is_told_with_id_and_field(
    place: str, value: Any, told: str, tmp_path: Path
) -> None:
    data = copy.deepcopy(SAMPLE)
    target: Any = data["documents"][0]
    *way, last = place.split(".")
    for step in way:
        target = target[int(step) if step.isdigit() else step]
    target[last] = value
    with pytest.raises(CourseError) as error:
        read(data, tmp_path)
    assert f"few.yaml: document 'one', {told}" in str(error.value)


def test_a_document_without_a_known_day_is_dated_by_its_month(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLE)
    data["documents"][0]["date"] = "1997-02"
    found = read(data, tmp_path).documents["one"]
    assert (found.date, found.day_known) == (date(1997, 2, 1), False)
    assert read(SAMPLE, tmp_path).documents["one"].day_known


def test_a_missing_field_a_set_of_strangers_and_an_id_used_twice_are_told(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLE)
    data["documents"].append(copy.deepcopy(data["documents"][0]))
    del data["documents"][1]["flag"]
    data["sets"]["few"].append("two")
    with pytest.raises(CourseError) as error:
        read(data, tmp_path)
    assert "document 'one', field flag: is missing" in str(error.value)
    assert "document 'one', field id: is used twice" in str(error.value)
    assert "set few: names 'two', which is no document" in str(error.value)


def test_a_slip_in_the_yaml_is_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "few.yaml"
    path.write_text("sets: {}\ndocuments: [\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"few.yaml, line \d+, column \d+: .*mend the YAML"):
        _documents.read((), path)


def test_unknown_ids_and_sets_are_answered_with_the_nearest() -> None:
    with pytest.raises(CourseError, match="'baker-gorbatchev': did you mean baker-gorbachev"):
        sources.document("baker-gorbatchev")
    with pytest.raises(CourseError, match="'asurances': did you mean assurances"):
        sources.document_set("asurances")


def test_the_assurances_are_at_least_eight_and_historians_speak_on_each() -> None:
    found = sources.document_set("assurances")
    assert len(found) >= 8
    assert [each.date for each in found] == sorted(each.date for each in found)
    assert all(each.historians for each in found)


def test_every_set_holds_documents_and_every_reading_has_a_known_source() -> None:
    assert all(sources.document_set(name) for name in sources.document_sets())
    for each in sources.documents():
        assert {sources.get(key).key for reading in each.readings for key in reading.sources}


def test_what_was_said_in_russian_or_german_is_not_passed_off_as_the_original() -> None:
    translated = [d for d in sources.documents() if d.language != d.original_language]
    assert sources.document("putin-munich") in translated
    assert all(each.where_read for each in translated)
