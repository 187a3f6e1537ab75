"""The elements of QTI 2.1 items; QTI 3.0 has the same under other names."""

from collections.abc import Iterable, Mapping, Sequence

from coursebook.teach.exports._xml import Element, Part, el
from coursebook.teach.exports.plain_types import Plain
from coursebook.teach.exports.remarks import Remark, Site, number, paragraphs

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
RESPONSE, SCORE, FEEDBACK, DONE = "RESPONSE", "SCORE", "FEEDBACK", "DONE"


def item(
    made: Plain,
    site: Site,
    *,
    declarations: Iterable[Element],
    body: Iterable[Element],
    processing: Iterable[Element] = (),
    feedback: Iterable[Element] = (),
) -> Element:
    """Return a question as an assessment item.

    Args:
        made: the question.
        site: where the book is published.
        declarations: of the response and of what is found out about it.
        body: where to answer.
        processing: what a response leads to.
        feedback: what is said on it.
    """
    always = set_to(DONE, named("done"))
    return el(
        "assessmentItem",
        *declarations,
        outcome(SCORE, "float", default="0"),
        outcome("MAXSCORE", "float", default="1"),
        outcome(DONE, "identifier"),
        el("itemBody", *(each for text in made.prompt for each in paragraphs(text)), *body),
        el("responseProcessing", *processing, always),
        *feedback,
        modal(DONE, "done", made.take_away, site),
        identifier=f"i-{made.id}",
        title=made.title,
        adaptive="false",
        timeDependent="false",
        xml__lang="en-GB",
        xmlns=NAMESPACE,
    )


def response(
    cardinality: str,
    base_type: str,
    right: Sequence[str] = (),
    points: Mapping[str, float] | None = None,
) -> Element:
    """Return the declaration of a response.

    Args:
        cardinality: single, multiple or ordered.
        base_type: what a response is made of.
        right: the full answer.
        points: what each part of a response earns.
    """
    entries = (
        el("mapEntry", mapKey=name, mappedValue=number(round(worth, 6)))
        for name, worth in (points or {}).items()
    )
    return el(
        "responseDeclaration",
        el("correctResponse", *(el("value", each) for each in right)) if right else None,
        el("mapping", *entries, lowerBound="0", upperBound="1", defaultValue="0")
        if points
        else None,
        identifier=RESPONSE,
        cardinality=cardinality,
        baseType=base_type,
    )


def outcome(
    name: str, base_type: str, *, cardinality: str = "single", default: str = ""
) -> Element:
    """Return the declaration of something that is found out about a response."""
    value = el("defaultValue", el("value", default)) if default else None
    return el(
        "outcomeDeclaration", value, identifier=name, cardinality=cardinality, baseType=base_type
    )


def modal(told: str, name: str, remark: Remark, site: Site, head: str = "") -> Element:
    """Return a remark, shown where an outcome has a value.

    Args:
        told: the outcome.
        name: its value.
        remark: what is said.
        site: where the book is published.
        head: what it is about.
    """
    heading: Part = el("p", el("strong", head)) if head else None
    return el(
        "modalFeedback",
        el("div", heading, *remark.elements(site)),
        outcomeIdentifier=told,
        identifier=name,
        showHide="show",
    )


def choice(tag: str, name: str, text: str, **attributes: str) -> Element:
    """Return something to choose, in one line."""
    return el(tag, " ".join(text.split()), identifier=name, **attributes)


def when(test: Element, *then: Element) -> Element:
    """Return what follows from a test."""
    return el("responseCondition", el("responseIf", test, *then))


def set_to(name: str, value: Element) -> Element:
    """Return the setting of an outcome."""
    return el("setOutcomeValue", value, identifier=name)


def mapped() -> Element:
    """Return the setting of the score by the points of the response."""
    return set_to(SCORE, el("mapResponse", identifier=RESPONSE))


def variable(name: str) -> Element:
    """Return the value of a response or an outcome."""
    return el("variable", identifier=name)


def named(value: str) -> Element:
    """Return an identifier as a value."""
    return el("baseValue", value, baseType="identifier")


def real(value: float) -> Element:
    """Return a number as a value."""
    return el("baseValue", number(value), baseType="float")
