"""QTI 1.2: read by a parser of its own, all equals the bank."""

from functools import cache
from xml.etree import ElementTree

from coursebook.teach.exports import qti12
from coursebook.teach.exports.package import Package
from tests.unit.teach.banks import URL, Seen, all_questions, check, quizzes, text_of

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
CP = {"c": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}


@cache
def made() -> Package:
    return qti12.CANVAS.export(quizzes(), title="NATO", identifier="nato", url=URL)


def items() -> list[ElementTree.Element]:
    found: list[ElementTree.Element] = []
    for quiz in quizzes():
        root = ElementTree.fromstring(made().files[f"{quiz.identifier}/{quiz.identifier}.xml"])
        found += root.findall(".//q:item", NS)
    return found


def shown(element: ElementTree.Element, path: str) -> str:
    found = element.find(f"{path}/q:mattext", NS)
    assert found is not None
    text = found.text or ""
    return text_of(text) if found.get("texttype") == "text/html" else text


def feedback(item: ElementTree.Element) -> dict[str, str]:
    return {
        each.get("ident", ""): text_of(each.findtext(".//q:mattext", "", NS))
        for each in item.findall("q:itemfeedback", NS)
    }


def full(item: ElementTree.Element) -> ElementTree.Element:
    """Return the condition that earns all points."""
    return next(
        each
        for each in item.iterfind(".//q:respcondition", NS)
        if each.findtext("q:setvar", "", NS) == "100"
    )


def read(item: ElementTree.Element) -> Seen:
    kind = item.findtext(".//q:fieldentry", "", NS)
    told = feedback(item)
    seen = Seen(shown(item, "q:presentation/q:material"), told["general_fb"])
    if kind.startswith("multiple_"):
        conditions = full(item).find("q:conditionvar", NS)
        assert conditions is not None
        wrong = {each.text for each in conditions.iterfind(".//q:not/q:varequal", NS)}
        right = {each.text for each in conditions.iterfind(".//q:varequal", NS)} - wrong
        for label in item.iterfind(".//q:response_label", NS):
            name = label.get("ident", "")
            remark = told[linked(item, name)]
            seen.options[shown(label, "q:material")] = (float(name in right), remark)
    if kind == "matching_question":
        read_pairs(item, seen)
    if kind == "numerical_question":
        answer = float(full(item).findtext(".//q:varequal", "", NS))
        low = float(full(item).findtext(".//q:vargte", "", NS))
        high = float(full(item).findtext(".//q:varlte", "", NS))
        seen.number = (answer, round((high - low) / 2, 9))
    return seen


def linked(item: ElementTree.Element, name: str) -> str:
    """Return the ident of the feedback shown to who chooses an option."""
    for condition in item.iterfind(".//q:respcondition", NS):
        if condition.findtext("q:conditionvar/q:varequal", "", NS) == name:
            display = condition.find("q:displayfeedback", NS)
            if display is not None:
                return display.get("linkrefid", "")
    raise AssertionError(f"nothing is shown for {name}")


def read_pairs(item: ElementTree.Element, seen: Seen) -> None:
    points = 0.0
    for response in item.iterfind(".//q:response_lid", NS):
        texts = {
            each.get("ident", ""): shown(each, "q:material")
            for each in response.iterfind(".//q:response_label", NS)
        }
        for condition in item.iterfind(".//q:respcondition", NS):
            test = condition.find("q:conditionvar/q:varequal", NS)
            if test is not None and test.get("respident") == response.get("ident"):
                seen.pairs[shown(response, "q:material")] = texts[test.text or ""]
                points += float(condition.findtext("q:setvar", "", NS))
        seen.spare = set(texts.values()) - set(seen.pairs.values())
    assert abs(points - 100) < 0.1


def test_what_is_read_back_equals_the_bank() -> None:
    for question, item in zip(all_questions(), items(), strict=True):
        assert item.get("ident") == question.id
        check(question, read(item), part_credit=False)


def test_the_manifest_names_every_file() -> None:
    files = made().files
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    named = {each.get("href") for each in root.iterfind(".//c:file", CP)}
    assert named == set(files) - {"imsmanifest.xml"}


def test_every_remark_is_shown_and_every_shown_one_stands_in_the_item() -> None:
    for item in items():
        names = {each.get("linkrefid") for each in item.iterfind(".//q:displayfeedback", NS)}
        assert names == set(feedback(item))


def test_practice_does_not_count_in_canvas() -> None:
    meta = made().files["nato-practice-02/assessment_meta.xml"].decode()
    assert "<quiz_type>practice_quiz</quiz_type>" in meta


def test_lost_part_credit_is_reported() -> None:
    report = "\n".join(made().report)
    assert "part of the points for a near answer is left out" in report
    assert "sample-judge" in report


def test_the_same_quizzes_give_the_same_bytes() -> None:
    assert made().zipped() == made.__wrapped__().zipped()
