"""The register of quotations: each with its place of reading; and each rule broken once."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.sources import _quotations, _quoted

DOCUMENTS = {each.id: each for each in map(sources.document, ("putin-frost", "nato-article-5"))}
SAMPLE: dict[str, Any] = {
    "renderings": {"putin-frost": "a translator"},
    "quotations": [
        {
            "text": "Das <Wort> & mehr",
            "source": "kramer2009",
            "date": date(1999, 1, 31),
            "original_language": "ru",
            "language": "de",
            "rendered_by": "an agency",
            "translation": "The word and more",
            "where_read": "In a copy.",
            "flag": "The original.",
        }
    ],
}


def read(data: dict[str, Any], folder: Path) -> tuple[_quotations.Quotation, ...]:
    path = folder / "few.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(data, file)
    return _quotations.read(sources.keys(), DOCUMENTS, path)


def test_excerpts_of_documents_and_quotations_stand_together_by_date(tmp_path: Path) -> None:
    found = read(SAMPLE, tmp_path)
    assert [each.source for each in found] == ["nat1949", "kramer2009", "putin_frost2000"]
    assert found[2].rendered_by == "a translator"
    assert found[2].where_read == sources.document("putin-frost").where_read


def test_words_of_which_only_the_month_is_known_are_shown_with_no_day(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLE)
    data["quotations"][0]["date"] = "1999-01"
    found = read(data, tmp_path)[1]
    assert (found.date, found.day_known) == (date(1999, 1, 1), False)
    work = sources.get("kramer2009")
    assert ". January 1999. " in _quoted.text(found, work)
    assert ". 31 January 1999. " in _quoted.text(read(SAMPLE, tmp_path)[1], work)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("text", "word " * 41, "field text: has 41 words: quote 40 at most"),
        ("date", "1999", "field date: is '1999': write the day as YYYY-MM-DD"),
        ("source", "nobody1999", "field source: names 'nobody1999', which is not in"),
        ("where_read", " ", "field where_read: is ' ': write some words"),
        ("flag", 3, "field flag: is a number, not text"),
        ("translation", "", "field translation: belongs to a text that is not English"),
        ("rendered_by", "", "field rendered_by: belongs to words in another language"),
        ("original_language", "de", "field rendered_by: belongs to words in another language"),
        ("colour", "red", "field colour: is not known"),
        ("text", DOCUMENTS["nato-article-5"].text, "field text: stands in the register already"),
    ],
)
def test_a_broken_rule_is_told_with_place_and_field(
    field: str, value: Any, told: str, tmp_path: Path
) -> None:
    data = copy.deepcopy(SAMPLE)
    data["quotations"][0][field] = value
    with pytest.raises(CourseError) as error:
        read(data, tmp_path)
    assert f"few.yaml: quotation 1, {told}" in str(error.value)


def test_a_translated_document_without_translator_and_a_stranger_are_told(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLE)
    data["renderings"] = {"nato-article-5": "nobody"}
    del data["quotations"][0]["flag"]
    with pytest.raises(CourseError) as error:
        read(data, tmp_path)
    assert "renderings: leaves out 'putin-frost'" in str(error.value)
    assert "renderings: names 'nato-article-5'" in str(error.value)
    assert "field flag: is missing" in str(error.value)


def test_a_file_without_its_two_parts_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="field renderings: is missing"):
        read({"quotations": []}, tmp_path)


def test_a_list_for_readers_says_language_translator_and_place_of_reading(tmp_path: Path) -> None:
    shown = sources.Quotations(read(SAMPLE, tmp_path))
    line = repr(shown).splitlines()[1]
    assert line.startswith('"Das <Wort> & mehr" (Our translation: The word and more) Kramer 2009.')
    assert "31 January 1999. Said or written in Russian; the German given here is by an" in line
    html = shown._repr_html_()
    assert '<q lang="de">Das &lt;Wort&gt; &amp; mehr</q>' in html
    assert "<b>Where read.</b> In a copy. <b>Still open.</b> The original.</li>" in html


def test_a_language_has_a_name() -> None:
    for each in sources.quotations():
        assert {each.language, each.original_language} <= set(sources.LANGUAGES)
