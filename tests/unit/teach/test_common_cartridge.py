"""Common Cartridge 1.3 against its published structure.

The tests hold a reader of their own, which knows nothing of the exporter: resource types,
namespaces and item profiles are those of the standard. What a program of others reads of the
questions stands in `test_read_by_others.py`.
"""

import io
import zipfile
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from coursebook import questions
from coursebook.questions.choice import MultipleChoice, SingleChoice
from coursebook.questions.numeric import Numeric
from coursebook.questions.pairs import Pairs
from coursebook.teach.exports import common_cartridge
from coursebook.teach.exports.package import Package, Quiz
from tests.unit.teach.banks import URL, all_questions, one_line, quizzes, text_of
from tests.unit.teach.test_qti12 import NS, feedback, full, linked, shown

CP = {"c": "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"}
LINK = "{http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3}"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
TYPES = {"webcontent", "imswl_xmlv1p3", QUIZ}
PROFILES = {
    "cc.multiple_choice.v0p1",
    "cc.multiple_response.v0p1",
    "cc.fib.v0p1",
    "cc.essay.v0p1",
}


@cache
def made(url: str = URL) -> Package:
    return common_cartridge.CARTRIDGE.export(quizzes(), title="NATO", identifier="nato", url=url)


@pytest.fixture(scope="module")
def cartridge() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made().zipped()))


@pytest.fixture(scope="module")
def manifest(cartridge: zipfile.ZipFile) -> ElementTree.Element:
    return ElementTree.fromstring(cartridge.read("imsmanifest.xml"))


@pytest.fixture(scope="module")
def items(cartridge: zipfile.ZipFile) -> dict[str, ElementTree.Element]:
    found = {}
    for quiz in quizzes():
        root = ElementTree.fromstring(cartridge.read(f"{quiz.identifier}/{quiz.identifier}.xml"))
        found |= {each.get("ident", ""): each for each in root.iterfind(".//q:item", NS)}
    return found


def options(item: ElementTree.Element) -> dict[str, tuple[bool, str]]:
    told = feedback(item)
    tests = full(item).find("q:conditionvar", NS)
    assert tests is not None
    wrong = {each.text for each in tests.iterfind(".//q:not/q:varequal", NS)}
    right = {each.text for each in tests.iterfind(".//q:varequal", NS)} - wrong
    seen = {}
    for label in item.iterfind(".//q:response_label", NS):
        name = label.get("ident", "")
        remark = told[linked(item, name)] if f"{name}_fb" in told else ""
        seen[shown(label, "q:material")] = (name in right, remark)
    return seen


def test_the_manifest_is_that_of_a_cartridge_1_3(manifest: ElementTree.Element) -> None:
    assert manifest.findtext("c:metadata/c:schema", "", CP) == "IMS Common Cartridge"
    assert manifest.findtext("c:metadata/c:schemaversion", "", CP) == "1.3.0"
    organization = manifest.find("c:organizations/c:organization", CP)
    assert organization is not None
    assert organization.get("structure") == "rooted-hierarchy"
    assert len(organization.findall("c:item", CP)) == 1


def test_every_resource_has_a_known_type_and_its_file(
    manifest: ElementTree.Element, cartridge: zipfile.ZipFile
) -> None:
    resources = manifest.findall("c:resources/c:resource", CP)
    assert {each.get("type") for each in resources} == TYPES
    files = {each.get("href") for each in manifest.iterfind(".//c:file", CP)}
    assert files == set(cartridge.namelist()) - {"imsmanifest.xml"}
    ids = [each.get("identifier") for each in manifest.iter() if each.get("identifier")]
    assert len(ids) == len(set(ids))
    named = {each.get("identifierref") for each in manifest.iterfind(".//c:item", CP)} - {None}
    assert named == {each.get("identifier") for each in resources}


def test_each_chapter_has_objectives_a_link_and_quizzes(cartridge: zipfile.ZipFile) -> None:
    page = cartridge.read("objectives-02/objectives.html").decode()
    for each in questions.of("02_historical_context").objectives:
        assert one_line(each.text) in one_line(page).replace("&#x27;", "'")
    link = ElementTree.fromstring(cartridge.read("link-02/link.xml"))
    address = link.find(f"{LINK}url")
    assert address is not None
    assert address.get("href") == f"{URL}book/02_historical_context.html"


def test_every_item_has_a_profile_of_the_standard(items: dict[str, ElementTree.Element]) -> None:
    for item in items.values():
        fields = {
            each.findtext("q:fieldlabel", "", NS): each.findtext("q:fieldentry", "", NS)
            for each in item.iterfind(".//q:qtimetadatafield", NS)
        }
        assert fields["cc_profile"] in PROFILES


def test_every_item_keeps_the_rules_of_the_standard(items: dict[str, ElementTree.Element]) -> None:
    """The published schema allows fewer tests than QTI 1.2, and has rules for each profile."""
    for ident, item in items.items():
        profile = item.findtext(".//q:fieldentry", "", NS)
        tests = {
            each.tag.partition("}")[2]
            for condition in item.iterfind(".//q:conditionvar", NS)
            for each in condition
        }
        assert tests <= {"and", "other", "varequal"}, ident
        labels = item.findall(".//q:response_label", NS)
        if profile == "cc.multiple_choice.v0p1":
            assert len(labels) >= 3, ident
        if profile == "cc.multiple_response.v0p1":
            assert full(item).find("q:conditionvar/q:and", NS) is not None, ident
        if profile == "cc.essay.v0p1":
            assert item.find(".//q:varequal", NS) is None, ident
        names = {each.get("linkrefid") for each in item.iterfind(".//q:displayfeedback", NS)}
        assert names == set(feedback(item)), ident
        actions = {each.get("action") for each in item.iterfind(".//q:setvar", NS)}
        assert actions <= {"Set"}, ident


def test_choices_are_read_back_as_in_the_bank(items: dict[str, ElementTree.Element]) -> None:
    for question in all_questions():
        if isinstance(question, SingleChoice | MultipleChoice):
            want = {
                one_line(each.text): (each.correct, one_line(each.feedback))
                for each in question.options
            }
            assert options(items[question.id]) == want
            told = feedback(items[question.id])["general_fb"]
            assert told.startswith(one_line(question.explanation))


def test_each_pair_of_a_matching_is_read_back_as_a_choice(
    items: dict[str, ElementTree.Element],
) -> None:
    for question in all_questions():
        if isinstance(question, Pairs) and len(question.choices) > 2:
            texts = {each.id: one_line(each.text) for each in question.choices}
            for each in question.items:
                found = options(items[f"{question.id}.{each.id}"])
                assert list(found) == list(texts.values())
                assert [text for text, (right, _) in found.items() if right] == [texts[each.answer]]
                assert found[texts[each.answer]][1] == one_line(each.feedback)


def test_sorting_into_two_kinds_is_read_back_as_ticking_those_of_one(
    items: dict[str, ElementTree.Element],
) -> None:
    question = next(q for q in all_questions() if isinstance(q, Pairs) and len(q.choices) == 2)
    found = options(items[question.id])
    kind = question.items[0].answer
    assert {text: right for text, (right, _) in found.items()} == {
        one_line(each.text): each.answer == kind for each in question.items
    }
    assert all(found[one_line(each.text)][1] == one_line(each.feedback) for each in question.items)


def test_a_number_is_right_in_every_way_to_write_it_within_the_tolerance(
    items: dict[str, ElementTree.Element],
) -> None:
    for question in all_questions():
        if isinstance(question, Numeric):
            texts = [
                each.text or "" for each in full(items[question.id]).iterfind(".//q:varequal", NS)
            ]
            values = [float(each) for each in texts]
            inner = [
                each
                for each in texts
                if not question.tolerance
                or abs(float(each) - question.answer) < question.tolerance * 0.999
            ]
            assert inner
            assert all(question.grade(each).state == "right" for each in inner)
            assert all(f"{each:g}" in texts for each in values)
            assert question.answer in [pytest.approx(each) for each in values]
            assert max(values) - min(values) == pytest.approx(2 * question.tolerance)


def test_a_tolerance_too_wide_to_list_becomes_an_essay() -> None:
    wide = next(each for each in all_questions() if isinstance(each, Numeric))
    quiz = quizzes()[0]
    changed = replace(wide, answer=22407.0, tolerance=900.0)
    lone = Quiz(identifier="x", title="x", chapter=quiz.chapter, questions=(changed,))
    package = common_cartridge.CARTRIDGE.export([lone], title="x", identifier="x")
    assert b"cc.essay.v0p1" in package.files["x/x.xml"]
    assert common_cartridge.MARKED in package.report[0]


def test_without_an_address_there_are_no_links() -> None:
    package = made("")
    assert not [name for name in package.files if name.startswith("link")]
    assert not any(
        b"href=&quot;http" in each or b"&lt;a " in each for each in package.files.values()
    )


def test_remarks_name_what_decides_them(items: dict[str, ElementTree.Element]) -> None:
    html = items["sample-single"].findtext(".//q:itemfeedback//q:mattext", "", NS)
    assert f'<a href="{URL}book/claims.html#h10">Claim H10</a>' in html
    assert text_of(html).startswith("One limit was signed")


def test_the_same_quizzes_give_the_same_bytes() -> None:
    assert made().zipped() == made.__wrapped__().zipped()
