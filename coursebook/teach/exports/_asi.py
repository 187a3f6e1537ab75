"""What Canvas, Blackboard and Common Cartridge share: the elements of QTI 1.2."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.exports.fallbacks import HINTS, wrong_numbers
from coursebook.teach.exports.package import Quiz
from coursebook.teach.exports.plain_types import Answer, Number, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, text_html
from coursebook.teach.templates import title as question_title

PART = "part of the points for a near answer is left out: only the full answer counts"
TICKS = "where several answers are ticked, the LMS's own rule gives part of the points"
BANDS = "remarks on foreseen wrong numbers stand in the remark on every wrong answer"

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SCHEMA = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
RESPONSE = "response1"
GENERAL, RIGHT, WRONG = "general_fb", "correct_fb", "general_incorrect_fb"


@dataclass(frozen=True, slots=True)
class Response:
    """Where to answer, what answers lead to, and what is said on them, as HTML by ident."""

    shown: Sequence[Element]
    conditions: Sequence[Element] = ()
    feedback: Mapping[str, str] = field(default_factory=dict)


def losses(made: Plain) -> Iterator[str]:
    """Yield what the format has no place for."""
    if made.hints:
        yield HINTS
    if isinstance(made, Pick):
        if made.several:
            yield TICKS
        if any(0 < each.worth < 1 for each in made.answers):
            yield PART
    if isinstance(made, Number):
        if made.close > made.tolerance:
            yield PART
        if made.mistakes:
            yield BANDS


def assessment(quiz: Quiz, metadata: Mapping[str, str], items: Iterable[Element]) -> bytes:
    """Return a file with a quiz.

    Args:
        quiz: the quiz.
        metadata: values by label; how often it may be tried comes with it.
        items: its questions.
    """
    tries = {"cc_maxattempts": "1" if quiz.graded else "unlimited"}
    section = el("section", *items, ident="root_section")
    made = el(
        "assessment",
        fields({**metadata, **tries}),
        section,
        ident=quiz.identifier,
        title=quiz.title,
    )
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
    ident: str,
    metadata: Mapping[str, str],
    prompt: Iterable[str],
    response: Response,
    take_away: Remark,
    site: Site,
) -> Element:
    """Return one question.

    Args:
        ident: its ident, from which its title is made.
        metadata: values by label.
        prompt: what is asked, a paragraph each.
        response: where to answer, and what answers lead to.
        take_away: what is said whatever was answered.
        site: where the book is published.
    """
    score = el("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    feedback = {GENERAL: take_away.html(site), **response.feedback}
    return el(
        "item",
        el("itemmetadata", fields(metadata)),
        el("presentation", material(text_html(*prompt)), *response.shown),
        el(
            "resprocessing",
            el("outcomes", score),
            when(other(), show=GENERAL),
            *response.conditions,
        ),
        *(_feedback(name, text) for name, text in feedback.items() if text),
        ident=ident,
        title=question_title(ident),
    )


def pick(answers: Sequence[Answer], site: Site, *, several: bool = False) -> Response:
    """Return options to choose among, each with the remark on it if there is one."""
    options = {f"a-{each.id}": each for each in answers}
    right = [name for name, each in options.items() if each.right]
    wrong = [name for name, each in options.items() if not each.right]
    told = {name: each.remark.html(site) for name, each in options.items() if each.remark.text}
    test = _exactly(right, wrong) if several else equal(right[0])
    return Response(
        [choices({name: each.text for name, each in options.items()}, several=several)],
        [
            *(when(equal(name), show=f"{name}_fb") for name in told),
            when(test, score="100", stop=True),
        ],
        {f"{name}_fb": text for name, text in told.items()},
    )


def typed(made: Number, site: Site, place: Element, tests: Iterable[Element]) -> Response:
    """Return a place to type a number in.

    Args:
        made: the question.
        site: where the book is published.
        place: the element to type in.
        tests: which texts are right, one test for each.
    """
    conditions = [when(*tests, score="100", show=RIGHT, stop=True)]
    if made.mistakes:
        conditions.append(when(other(), show=WRONG))
    feedback = {RIGHT: made.remark.html(site), WRONG: wrong_numbers(made, site)}
    return Response([place], conditions, feedback)


def fields(metadata: Mapping[str, str]) -> Element:
    """Return metadata; empty values are left out."""
    entries = (
        el("qtimetadatafield", el("fieldlabel", label), el("fieldentry", entry))
        for label, entry in metadata.items()
        if entry
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


def _exactly(right: Iterable[str], wrong: Iterable[str]) -> Element:
    """Return the test whether just these options are chosen."""
    # The published schema of cartridges wants the `and` even around a single test.
    return el("and", *map(equal, right), *(el("not", equal(each)) for each in wrong))


def _feedback(ident: str, shown: str) -> Element:
    return el("itemfeedback", el("flow_mat", material(shown)), ident=ident)
