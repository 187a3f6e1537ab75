"""QTI 2.1 and 3.0: two spellings of the same items, read back by a parser of its own."""

import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

from coursebook.questions.written import Written
from coursebook.teach.exports import qti21
from coursebook.teach.exports.package import Package, Quiz
from tests.unit.teach.banks import URL, Seen, all_questions, check, expected, one_line, quizzes

V21 = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
V30 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
Element = ElementTree.Element


@cache
def made(version: str = "2.1") -> Package:
    written = {"2.1": qti21.QTI_2_1, "3.0": qti21.QTI_3_0}[version]
    return written.export(quizzes(), title="NATO", identifier="nato", url=URL)


def items() -> dict[str, Element]:
    files = made().files
    return {
        each.id: ElementTree.fromstring(files[f"{quiz.identifier}/{each.id}.xml"])
        for quiz in quizzes()
        for each in quiz.questions
    }


def words(element: Element | None) -> str:
    return one_line(" ".join(element.itertext())) if element is not None else ""


def remarks(item: Element) -> dict[tuple[str, str], str]:
    return {
        (each.get("outcomeIdentifier", ""), each.get("identifier", "")): words(each)
        for each in item.iterfind(f"{V21}modalFeedback")
    }


def texts(item: Element, tag: str) -> dict[str, str]:
    return {each.get("identifier", ""): words(each) for each in item.iter(f"{V21}{tag}")}


def read(item: Element) -> Seen:
    told = remarks(item)
    seen = Seen(words(item.find(f"{V21}itemBody/{V21}p")), told["DONE", "done"])
    points = {
        each.get("mapKey", ""): float(each.get("mappedValue", ""))
        for each in item.iter(f"{V21}mapEntry")
    }
    correct = [each.text or "" for each in item.iterfind(f".//{V21}correctResponse/{V21}value")]
    if item.find(f".//{V21}choiceInteraction") is not None:
        for name, text in texts(item, "simpleChoice").items():
            seen.options[text] = (points[name], told["FEEDBACK", name])
    partners = texts(item, "simpleAssociableChoice")
    for each in correct:
        if " " in each:
            left, right = each.split()
            seen.pairs[partners[left]] = partners[right]
    if partners:
        used = set(seen.pairs) | set(seen.pairs.values())
        seen.spare = set(partners.values()) - used
    if item.find(f".//{V21}orderInteraction") is not None:
        named = texts(item, "simpleChoice")
        seen.pairs = {named[each]: str(i) for i, each in enumerate(correct, start=1)}
        seen.take_away = told["DONE", "done"]
    if item.find(f".//{V21}textEntryInteraction") is not None:
        read_number(item, seen, float(correct[0]))
    return seen


def read_number(item: Element, seen: Seen, answer: float) -> None:
    for branch in item.iter():
        if branch.tag in (f"{V21}responseIf", f"{V21}responseElseIf"):
            low, high, points = (
                float(e.text or "") for e in list(branch.iter(f"{V21}baseValue"))[:3]
            )
            if points == 1:
                seen.number = (answer, round((high - low) / 2, 9))
            if points == 0.5:
                seen.half = round((high - low) / 2, 9)


def test_what_is_read_back_equals_the_bank() -> None:
    found = items()
    for question in all_questions():
        seen = read(found[question.id])
        if question.type == "ordering":
            want = expected(question)
            told = remarks_of_order(found[question.id])
            assert all(each.feedback in " ".join(told) for each in question.items)
            assert seen.pairs == want.pairs
        else:
            check(question, seen)


def remarks_of_order(item: Element) -> list[str]:
    return [words(each) for each in item.iterfind(f"{V21}modalFeedback")]


def test_a_pair_keeps_the_remark_on_the_right_and_on_foreseen_wrong_partners() -> None:
    told = remarks(items()["sample-matching"])
    assert told["FEEDBACK-germany-only", "f-kramer"].startswith("He calls a wider promise a myth.")
    assert told["FEEDBACK-germany-only", "f-shifrinson"].startswith("He argues the reverse.")


def test_a_model_answer_is_shown_to_scorers_alone() -> None:
    question = next(each for each in all_questions() if isinstance(each, Written))
    item = items()[question.id]
    notes = item.find(f".//{V21}rubricBlock")
    assert notes is not None
    assert notes.get("view") == "scorer"
    assert one_line(question.model_answer) in words(notes)


def test_both_versions_hold_the_same_under_their_own_names() -> None:
    old, new = made("2.1").files, made("3.0").files
    assert set(old) == set(new)
    for name in set(old) - {"imsmanifest.xml"}:
        a = list(ElementTree.fromstring(old[name]).iter())
        b = [e for e in ElementTree.fromstring(new[name]).iter() if "content-body" not in e.tag]
        assert [(spelled(e.tag), e.text) for e in a] == [(bare(e.tag), e.text) for e in b]


def spelled(tag: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"-\1", tag.removeprefix(V21)).lower()


def bare(tag: str) -> str:
    return tag.removeprefix(V30).removeprefix("qti-")


def test_every_file_is_named_in_the_manifest_and_every_item_in_a_test() -> None:
    for version in ("2.1", "3.0"):
        files = made(version).files
        root = ElementTree.fromstring(files["imsmanifest.xml"])
        named = {each.get("href") for each in root.iter() if each.tag.endswith("}file")}
        assert named == set(files) - {"imsmanifest.xml"}
        ids = [each.get("identifier") for each in root.iter() if each.tag.endswith("}resource")]
        assert len(ids) == len(set(ids))


def test_markup_and_odd_signs_in_a_question_are_shown_and_not_run() -> None:
    quiz = quizzes()[0]
    single = next(each for each in quiz.questions if each.type == "single")
    odd = "<script>alert(1)</script> & \x0b]]> {=~#:}"
    changed = replace(single, prompt=odd)
    lone = Quiz(identifier="x", title="<b>x</b>", chapter=quiz.chapter, questions=(changed,))
    package = qti21.QTI_2_1.export([lone], title="x", identifier="x")
    item = ElementTree.fromstring(package.files[f"x/{single.id}.xml"])
    assert words(item.find(f"{V21}itemBody/{V21}p")) == odd.replace("\x0b", "").replace("  ", " ")


def test_the_same_quizzes_give_the_same_bytes() -> None:
    assert made().zipped() == made.__wrapped__().zipped()
