"""The elements of QTI 1.2 that Canvas, Blackboard and Common Cartridge share."""

from collections.abc import Iterable, Mapping

from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.templates import title as question_title

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SCHEMA = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
RESPONSE = "response1"
GENERAL, RIGHT, WRONG = "general_fb", "correct_fb", "general_incorrect_fb"


def assessment(
    identifier: str, title: str, metadata: Mapping[str, str], items: Iterable[Element]
) -> bytes:
    """Return a file with one assessment.

    Args:
        identifier: its ident.
        title: as students see it.
        metadata: values by label.
        items: its questions.
    """
    section = el("section", *items, ident="root_section")
    made = el("assessment", fields(metadata), section, ident=identifier, title=title)
    return document(
        el(
            "questestinterop",
            made,
            xmlns=NAMESPACE,
            xmlns__xsi=XSI,
            xsi__schemaLocation=f"{NAMESPACE} {SCHEMA}",
        )
    )


def item(
    identifier: str,
    *,
    metadata: Mapping[str, str],
    shown: Iterable[Element],
    conditions: Iterable[Element],
    feedback: Mapping[str, str],
) -> Element:
    """Return one question.

    Args:
        identifier: its ident, from which its title is made.
        metadata: values by label.
        shown: what a student sees.
        conditions: what a response leads to.
        feedback: HTML by ident; empty ones are left out.
    """
    outcomes = el(
        "outcomes",
        el("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal"),
    )
    return el(
        "item",
        el("itemmetadata", fields(metadata)),
        el("presentation", *shown),
        el("resprocessing", outcomes, *conditions),
        *(_feedback(name, text) for name, text in feedback.items() if text),
        ident=identifier,
        title=question_title(identifier),
    )


def fields(metadata: Mapping[str, str]) -> Element:
    """Return metadata."""
    entries = (
        el("qtimetadatafield", el("fieldlabel", label), el("fieldentry", entry))
        for label, entry in metadata.items()
    )
    return el("qtimetadata", *entries)


def material(shown: str) -> Element:
    """Return HTML as something to show."""
    return el("material", el("mattext", shown, texttype="text/html"))


def words(text: str) -> Element:
    """Return plain text as something to show: Canvas takes matching partners as they stand."""
    return el("material", el("mattext", " ".join(text.split()), texttype="text/plain"))


def choices(
    options: Mapping[str, str], *, ident: str = RESPONSE, several: bool = False, ask: str = ""
) -> Element:
    """Return options to choose among.

    Args:
        options: texts by ident.
        ident: the response's ident.
        several: whether more than one may be chosen.
        ask: what is asked here, where the question has more than one response.
    """
    labels = (el("response_label", words(text), ident=name) for name, text in options.items())
    return el(
        "response_lid",
        words(ask) if ask else None,
        el("render_choice", *labels),
        ident=ident,
        rcardinality="Multiple" if several else "Single",
    )


def blank(**attributes: str) -> Element:
    """Return a place to type in."""
    place = el("render_fib", el("response_label", ident="answer1", rshuffle="No"), **attributes)
    return el("response_str", place, ident=RESPONSE, rcardinality="Single")


def equal(value: str, ident: str = RESPONSE) -> Element:
    """Return the test whether a response is a value."""
    return el("varequal", value, respident=ident)


def other() -> Element:
    """Return the test that every response meets."""
    return el("other")


def when(
    *tests: Element, score: str = "", add: bool = False, show: str = "", stop: bool = False
) -> Element:
    """Return what a response leads to.

    Args:
        tests: which response; where several texts are accepted, one test for each.
        score: points of 100.
        add: whether the points are added.
        show: the ident of feedback.
        stop: whether later conditions are passed over.
    """
    action = "Add" if add else "Set"
    return el(
        "respcondition",
        el("conditionvar", *tests),
        el("setvar", score, action=action, varname="SCORE") if score else None,
        el("displayfeedback", feedbacktype="Response", linkrefid=show) if show else None,
        **{"continue": "No" if stop else "Yes"},
    )


def exactly(right: Iterable[str], wrong: Iterable[str]) -> Element:
    """Return the test whether just these options are chosen."""
    # The published schema of cartridges wants the `and` even around a single test.
    return el("and", *map(equal, right), *(el("not", equal(each)) for each in wrong))


def _feedback(ident: str, shown: str) -> Element:
    return el("itemfeedback", el("flow_mat", material(shown)), ident=ident)
