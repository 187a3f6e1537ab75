"""The words of labs agree with the tables, the chapters and one another."""

import re

import pytest

from coursebook import timing
from coursebook.chapters import sections
from coursebook.labs import Lab
from coursebook.sources import Document
from nato_course import datasets
from nato_course.models.richardson import ArmsRace
from tests.unit.labs.test_labs import ALL, EACH

_CODE = re.compile(r"`([^`]+)`")
_COLUMN = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
_SENTENCE = re.compile(r"(?<=[.:?;])\s+")
LABS = [each for _, each in ALL]
ELSEWHERE = {*dir(ArmsRace), *dir(Document), "share_stopped", "missile_defence", "check_lab"}


def words(lab: Lab) -> str:
    own = [lab.own.form, lab.own.told] if lab.own else []
    return " ".join([*lab.task, *lab.hints, lab.todo, *lab.told.values(), *lab.done, *own])


def columns(lab: Lab) -> dict[str, str]:
    """Return the columns of a lab's tables with what the descriptor says of them."""
    found = (column for each in lab.tables for column in datasets.describe(each).columns)
    return {column.name: column.description for column in found}


@EACH
def test_words_name_only_columns_that_the_tables_have(stem: str, lab: Lab) -> None:
    values = {
        value
        for table in lab.tables
        for row in datasets.load(table)
        for value in row
        if isinstance(value, str)
    }
    known = {*columns(lab), *datasets.names(), *values, *ELSEWHERE}
    known |= set(_COLUMN.findall(lab.start))
    named = {name for code in _CODE.findall(words(lab)) for name in _COLUMN.findall(code)}
    assert named - known == set()


@EACH
def test_words_agree_with_the_descriptor_on_who_is_in_a_column(stem: str, lab: Lab) -> None:
    """Where the descriptor says that somebody is included, no word of the lab leaves them out."""
    for name, described in columns(lab).items():
        included = re.search(r"the ([A-Z][\w ]+) included", described)
        if not included:
            continue
        about = [each for each in _SENTENCE.split(words(lab)) if f"`{name}`" in each]
        of_them = [each for each in about if included[1] in each]
        assert of_them, f"{name}: say that the {included[1]} is included"
        assert all("included" in each for each in of_them), of_them
        assert not [each for each in about if re.search(r"leaves? .* out|without", each)]


def test_the_americans_are_in_the_sum_of_the_allies() -> None:
    """By the descriptor they are: so taking them off gives less than all, and never less than 0."""
    for row in datasets.load("armed_forces"):
        assert row.allies_thousand > row.usa_thousand


@EACH
def test_a_lab_goes_on_from_a_section_of_its_chapter_and_reads_tables_that_there_are(
    stem: str, lab: Lab
) -> None:
    assert lab.section in [each.title for each in sections(timing.path_of(stem))]
    assert set(lab.tables) <= set(datasets.names())
    loaded = set(re.findall(r'datasets\.load\("(\w+)"\)', lab.start))
    assert loaded <= set(lab.tables)


@EACH
def test_no_check_says_its_head_again_and_none_begins_small(stem: str, lab: Lab) -> None:
    assert "Not yet" not in words(lab)
    for told in lab.told.values():
        assert told[0].isupper() or told[0] in "`{" or re.match(r"(members|border|soldiers):", told)


@EACH
def test_a_lab_has_three_hints_so_that_they_can_come_one_by_one(stem: str, lab: Lab) -> None:
    assert len(lab.hints) == 3


@EACH
def test_a_lab_has_minutes_by_the_one_rule(stem: str, lab: Lab) -> None:
    assert timing.of_lab(lab) == timing.LABS[lab.difficulty]


@pytest.mark.parametrize("stem", sorted({stem for stem, _ in ALL}))
def test_before_the_first_lab_stands_how_to_read_a_table_and_what_to_run(stem: str) -> None:
    section = next(each for each in sections(timing.path_of(stem)) if "labs" in each.title)
    before = "\n".join(each.text for each in section.blocks).partition('lab("')[0]
    assert "How to read a table" in before
    assert "NameError: name 'check_lab' is not defined" in before
    assert "print(rows[0])" in before


def test_where_the_list_of_cities_is_shown_crimea_is_said_to_be_occupied() -> None:
    lab = next(each for each in LABS if each.id == "nearest-member")
    for text in (" ".join(lab.task), " ".join(lab.done)):
        assert "Sevastopol" in text and "occupied by Russia since 2014" in text
