"""Moodle XML, QTI 1.2 and Common Cartridge as programs of others read them: all equals the bank.

moodle-xml-parser reads choices alone, but whole. qti2latex reads texts, options and keys of the
QTI that Canvas takes, and that of cartridges as well; it passes over remarks.
"""

import copy
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import moodle_xml_parser.parser
import pytest
import qti2latex

from coursebook.questions import Question
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.judge import Judge
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Pairs
from coursebook.questions.written import Written
from coursebook.teach.exports import common_cartridge, moodle_xml, qti12
from coursebook.teach.exports.package import Package
from coursebook.teach.templates import title
from tests.unit.teach.banks import (
    URL,
    Seen,
    all_questions,
    check,
    expected,
    is_ticked,
    one_line,
    quizzes,
    text_of,
)

CHOICES = (SingleChoice, MultipleChoice, TrueFalse, Judge)
FORMATS = {"QTI 1.2": qti12.CANVAS, "Common Cartridge": common_cartridge.CARTRIDGE}
KINDS = {
    SingleChoice: "multiple_choice_question",
    TrueFalse: "multiple_choice_question",
    Judge: "multiple_choice_question",
    MultipleChoice: "multiple_answers_question",
    Pairs: "matching_question",
    Ordering: "matching_question",
    Numeric: "numerical_question",
    Written: "essay_question",
}


@cache
def made(form: str) -> Package:
    return FORMATS[form].export(quizzes(), title="NATO", identifier="nato", url=URL)


@pytest.fixture(scope="module", params=FORMATS)
def items(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the questions that qti2latex finds in a package, by their idents."""
    folder = tmp_path_factory.mktemp("qti")
    zipfile.ZipFile(io.BytesIO(made(request.param).zipped())).extractall(folder)
    found = {}
    for path in qti2latex.read_qti_dir(Path(folder)):
        root = qti2latex.ET.parse(path).getroot()
        for each in qti2latex.findall_anyns(root, "item"):
            if each.get("ident") and qti2latex.child_anyns(each, "presentation") is not None:
                found[each.get("ident")] = each
    return found


def choices() -> list[Question]:
    return [each for each in all_questions() if isinstance(each, CHOICES)]


def keys(item: Any) -> set[str]:
    """Return the key as qti2latex reads it.

    It takes every test for part of the key, those that only show a remark as well; so these go.
    """
    bare = copy.deepcopy(item)
    processing = qti2latex.child_anyns(bare, "resprocessing")
    for each in qti2latex.childall_anyns(processing, "respcondition"):
        if qti2latex.text_of(qti2latex.child_anyns(each, "setvar")) != "100":
            processing.remove(each)
    found: set[str] = qti2latex.get_correct_idents(bare)
    return found


def test_moodle_xml_parser_reads_every_choice_with_its_worth_and_remarks() -> None:
    package = moodle_xml.MOODLE.export(quizzes(), title="NATO", identifier="nato", url=URL)
    read = moodle_xml_parser.parser.parse_bytes(package.files["nato.xml"])["multichoice"]
    assert [each.name for each in read] == [title(each.id) for each in choices()]
    for question, entry in zip(choices(), read, strict=True):
        seen = Seen(text_of(entry.text_pre_parse), text_of(entry.general_feedback))
        for each in entry.options:
            told = (each.score_fraction / 100, text_of(each.feedback))
            seen.options[text_of(each.answer)] = told
        check(question, seen)
        assert entry.single != isinstance(question, MultipleChoice)


def test_qti2latex_reads_every_prompt(items: Any) -> None:
    for question in all_questions():
        parts = [name for name in items if name.split(".")[0] == question.id]
        assert parts, question.id
        for name in parts:
            stem = text_of(qti2latex.get_item_stem(items[name]))
            assert stem.startswith(one_line(question.prompt)), name


def test_qti2latex_reads_every_option_and_the_key_of_a_choice(items: Any) -> None:
    for question in choices():
        item, want = items[question.id], expected(question).options
        options = dict(qti2latex.get_choices(item))
        assert list(options.values()) == list(want), question.id
        right = {text for text, (worth, _) in want.items() if worth == 1}
        right |= {text for text, (worth, _) in want.items() if is_ticked(question, worth)}
        assert {options[each] for each in keys(item)} == right, question.id


def test_qti2latex_reads_the_number_among_the_right_answers(items: Any) -> None:
    for question in all_questions():
        if isinstance(question, Numeric):
            assert question.answer in map(float, keys(items[question.id])), question.id


def test_qti2latex_takes_each_question_for_the_type_that_canvas_has() -> None:
    for quiz in quizzes():
        text = made("QTI 1.2").files[f"{quiz.identifier}/{quiz.identifier}.xml"]
        read = qti2latex.findall_anyns(qti2latex.ET.fromstring(text), "item")
        for question, item in zip(quiz.questions, read, strict=True):
            kind = next(name for each, name in KINDS.items() if isinstance(question, each))
            assert qti2latex.guess_type(qti2latex.get_qti_metadata(item), item) == kind
