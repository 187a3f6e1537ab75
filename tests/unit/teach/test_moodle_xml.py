"""Moodle XML: every element is one that Moodle documents, and all is read back."""

from functools import cache
from xml.etree import ElementTree

from coursebook.questions.written import Written
from coursebook.teach.exports import moodle_xml
from coursebook.teach.exports.package import Package
from coursebook.teach.templates import title
from tests.unit.teach.banks import URL, Seen, all_questions, check, quizzes, text_of

# From Moodle's documentation of the format and its importer.
COMMON = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden"}
COMMON |= {"idnumber", "hint"}
KNOWN = {
    "category": {"category"},
    "multichoice": COMMON | {"answer", "single", "shuffleanswers", "answernumbering"},
    "matching": COMMON | {"subquestion", "shuffleanswers"},
    "numerical": COMMON | {"answer", "units", "unitgradingtype", "showunits"},
    "essay": COMMON
    | {"responseformat", "responserequired", "responsefieldlines", "minwordlimit"}
    | {"attachments", "graderinfo"},
}
FRACTIONS = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20}
FRACTIONS |= {16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0}
"""The grades that Moodle knows; others stop its import."""


@cache
def made() -> Package:
    return moodle_xml.MOODLE.export(quizzes(), title="NATO", identifier="nato", url=URL)


def entries() -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(made().files["nato.xml"]))


def asked() -> list[ElementTree.Element]:
    return [each for each in entries() if each.get("type") != "category"]


def said(element: ElementTree.Element, path: str) -> str:
    return element.findtext(f"{path}/text") or ""


def read(entry: ElementTree.Element) -> Seen:
    seen = Seen(text_of(said(entry, "questiontext")), text_of(said(entry, "generalfeedback")))
    if entry.get("type") == "multichoice":
        for each in entry.findall("answer"):
            worth = float(each.get("fraction", "")) / 100
            text = text_of(each.findtext("text") or "")
            seen.options[text] = (worth, text_of(said(each, "feedback")))
    for each in entry.findall("subquestion"):
        item, partner = text_of(each.findtext("text") or ""), said(each, "answer")
        if item:
            seen.pairs[item] = partner
        else:
            seen.spare.add(partner)
    if entry.get("type") == "numerical":
        bands = [
            (float(e.get("fraction", "")), float(e.findtext("text") or ""), e.findtext("tolerance"))
            for e in entry.findall("answer")
        ]
        seen.number = (bands[0][1], float(bands[0][2] or ""))
        seen.half = next((float(t or "") for worth, _, t in bands if worth == 50), None)
    return seen


def test_what_is_read_back_equals_the_bank() -> None:
    for question, entry in zip(all_questions(), asked(), strict=True):
        assert said(entry, "name") == title(question.id)
        assert entry.findtext("idnumber") == question.id
        check(question, read(entry))


def test_every_element_is_one_that_moodle_documents() -> None:
    for entry in entries():
        assert {each.tag for each in entry} <= KNOWN[entry.get("type", "")]


def test_every_fraction_is_a_grade_that_moodle_knows() -> None:
    found = {abs(float(e.get("fraction", ""))) for q in asked() for e in q.findall("answer")}
    assert found <= FRACTIONS


def test_each_quiz_has_a_category_of_its_own() -> None:
    names = [said(each, "category") for each in entries() if each.get("type") == "category"]
    assert names == [f"$course$/top/NATO/{each.title}" for each in quizzes()]


def test_a_model_answer_is_for_graders_alone() -> None:
    essays = {each.findtext("idnumber"): each for each in asked() if each.get("type") == "essay"}
    question = next(each for each in all_questions() if isinstance(each, Written))
    entry = essays[question.id]
    assert " ".join(question.model_answer.split()) in text_of(said(entry, "graderinfo"))
    assert question.rubric[0].text in said(entry, "graderinfo")
    shown = said(entry, "questiontext") + said(entry, "generalfeedback")
    assert question.model_answer[:40] not in shown


def test_a_foreseen_wrong_number_keeps_its_remark() -> None:
    entry = next(each for each in asked() if each.findtext("idnumber") == "sample-numeric")
    wrong = [each for each in entry.findall("answer") if each.get("fraction") == "0"]
    assert [(e.findtext("text"), e.findtext("tolerance")) for e in wrong] == [("62.5", "37.5")]
    assert "Most of the border" in said(wrong[0], "feedback")


def test_the_report_names_what_was_turned_into_what() -> None:
    report = "\n".join(made().report)
    assert "putting in order became matching" in report
    assert "sample-ordering" in report
    assert "sample-classify" in report


def test_the_same_quizzes_give_the_same_bytes() -> None:
    assert made().files == made.__wrapped__().files
