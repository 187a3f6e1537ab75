"""Questions as items of QTI 2.1; QTI 3.0 has the same elements under other names."""

from collections.abc import Iterable, Mapping
from functools import singledispatch

from coursebook.teach.exports._xml import Element, Part, el
from coursebook.teach.exports.moodle_xml import grader_notes
from coursebook.teach.exports.plain_types import Essay, Match, Number, Order, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, number, paragraphs

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
RESPONSE, SCORE, FEEDBACK, DONE = "RESPONSE", "SCORE", "FEEDBACK", "DONE"
_ESSAY_LENGTH = "2000"


def item(made: Plain, site: Site) -> Element:
    """Return a question as an assessment item.

    Args:
        made: the question.
        site: where the book is published.
    """
    parts = _parts(made, site)
    done = _modal(DONE, "done", made.take_away, site)
    always = _set(DONE, el("baseValue", "done", baseType="identifier"))
    return el(
        "assessmentItem",
        *parts.declarations,
        _outcome(SCORE, "float", default="0"),
        _outcome("MAXSCORE", "float", default="1"),
        _outcome(DONE, "identifier"),
        el("itemBody", *_prompt(made.prompt), *parts.body),
        el("responseProcessing", *parts.processing, always),
        *parts.feedback,
        done,
        identifier=f"i-{made.id}",
        title=made.title,
        adaptive="false",
        timeDependent="false",
        xml__lang="en-GB",
        xmlns=NAMESPACE,
    )


class _Parts:
    """What makes an item of one type."""

    def __init__(
        self,
        *,
        declarations: Iterable[Element],
        body: Iterable[Element],
        processing: Iterable[Element] = (),
        feedback: Iterable[Element] = (),
    ) -> None:
        self.declarations = list(declarations)
        self.body = list(body)
        self.processing = list(processing)
        self.feedback = list(feedback)


@singledispatch
def _parts(made: Plain, site: Site) -> _Parts:
    raise TypeError(f"QTI 2.1 has no item for {type(made).__name__}")


@_parts.register
def _(made: Pick, site: Site) -> _Parts:
    cardinality = "multiple" if made.several else "single"
    points = {f"a-{each.id}": made.share(each) for each in made.answers}
    right = [f"a-{each.id}" for each in made.answers if each.right]
    options = (_choice(f"a-{each.id}", each.text) for each in made.answers)
    interaction = el(
        "choiceInteraction",
        *options,
        responseIdentifier=RESPONSE,
        shuffle="true" if made.free else "false",
        maxChoices="0" if made.several else "1",
    )
    return _Parts(
        declarations=[
            _response(cardinality, "identifier", right, points),
            _outcome(FEEDBACK, "identifier", cardinality=cardinality),
        ],
        body=[interaction],
        processing=[_mapped(), _set(FEEDBACK, _variable(RESPONSE))],
        feedback=[_modal(FEEDBACK, f"a-{a.id}", a.remark, site) for a in made.answers],
    )


@_parts.register
def _(made: Match, site: Site) -> _Parts:
    right = [f"p-{each.id} c-{each.answer}" for each in made.pairs]
    points = dict.fromkeys(right, 1 / len(right))
    items = (_associable(f"p-{each.id}", each.text, "1") for each in made.pairs)
    most = str(len(made.pairs))
    partners = (_associable(f"c-{name}", text, most) for name, text in made.choices.items())
    interaction = el(
        "matchInteraction",
        el("simpleMatchSet", *items),
        el("simpleMatchSet", *partners),
        responseIdentifier=RESPONSE,
        shuffle="false",
        maxAssociations=most,
        # Where this is known, partners are ticked in a table; without it they are dragged.
        class_="qti-match-tabular",
    )
    remarks = _pair_remarks(made)
    return _Parts(
        declarations=[
            _response("multiple", "directedPair", right, points),
            *(_outcome(f"{FEEDBACK}-{each.id}", "identifier") for each in made.pairs),
        ],
        body=[interaction],
        processing=[_mapped(), *(_on_pair(*each) for each in remarks)],
        feedback=[
            _modal(f"{FEEDBACK}-{item}", f"f-{partner}", remark, site)
            for (item, partner), remark in remarks.items()
        ],
    )


def _pair_remarks(made: Match) -> dict[tuple[str, str], Remark]:
    """Return the remarks on pairs of an item and a partner, right or foreseen."""
    found = {}
    for each in made.pairs:
        found[each.id, each.answer] = each.remark
        found |= {(each.id, name): remark for name, remark in each.mistakes.items()}
    return found


def _on_pair(item_id: str, partner: str) -> Element:
    chosen = el("baseValue", f"p-{item_id} c-{partner}", baseType="directedPair")
    test = el("member", chosen, _variable(RESPONSE))
    shown = el("baseValue", f"f-{partner}", baseType="identifier")
    return _if(test, _set(f"{FEEDBACK}-{item_id}", shown))


@_parts.register
def _(made: Order, site: Site) -> _Parts:
    texts = {each.id: each.text for each in made.pairs}
    options = (_choice(f"p-{name}", texts[name]) for name in made.shown)
    interaction = el("orderInteraction", *options, responseIdentifier=RESPONSE, shuffle="false")
    right = [f"p-{each.id}" for each in made.pairs]
    in_order = el("match", _variable(RESPONSE), el("correct", identifier=RESPONSE))
    return _Parts(
        declarations=[_response("ordered", "identifier", right, {})],
        body=[interaction],
        processing=[_if(in_order, _set(SCORE, _float(1)))],
        feedback=[_modal(DONE, "done", each.remark, site, each.text) for each in made.pairs],
    )


@_parts.register
def _(made: Number, site: Site) -> _Parts:
    entry = el("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="12")
    unit = f" {made.unit}" if made.unit else None
    near = Remark("Close, but not exact.")
    middle, close = made.answer, made.close
    bands = [("right", middle - made.tolerance, middle + made.tolerance, 1.0, made.remark)]
    if close > made.tolerance:
        bands.append(("near", middle - close, middle + close, 0.5, near))
    for i, each in enumerate(made.mistakes):
        bands.append((f"mistake-{i}", each.low, each.high, 0.0, each.remark))
    first, *later = ((_within(b[1], b[2]), _result(b[3], b[0])) for b in bands)
    chain = el(
        "responseCondition",
        el("responseIf", first[0], *first[1]),
        *(el("responseElseIf", test, *then) for test, then in later),
    )
    return _Parts(
        declarations=[
            _response("single", "float", [number(made.answer)], {}),
            _outcome(FEEDBACK, "identifier"),
        ],
        body=[el("p", "Your number: ", entry, unit)],
        processing=[chain],
        feedback=[_modal(FEEDBACK, name, remark, site) for name, _, _, _, remark in bands],
    )


def _within(low: float, high: float) -> Element:
    return el(
        "and",
        el("gte", _variable(RESPONSE), _float(low)),
        el("lte", _variable(RESPONSE), _float(high)),
    )


def _result(points: float, shown: str) -> list[Element]:
    named = el("baseValue", shown, baseType="identifier")
    return [_set(SCORE, _float(points)), _set(FEEDBACK, named)]


@_parts.register
def _(made: Essay, site: Site) -> _Parts:
    entry = el("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLength=_ESSAY_LENGTH)
    notes = el("rubricBlock", el("div", *grader_notes(made, site)), view="scorer")
    return _Parts(
        declarations=[_response("single", "string", [], {})],
        body=[notes, entry],
    )


def _prompt(texts: Iterable[str]) -> list[Element]:
    return [each for text in texts for each in paragraphs(text)]


def _response(
    cardinality: str, base_type: str, right: list[str], points: Mapping[str, float]
) -> Element:
    correct = el("correctResponse", *(el("value", each) for each in right)) if right else None
    return el(
        "responseDeclaration",
        correct,
        _mapping(points) if points else None,
        identifier=RESPONSE,
        cardinality=cardinality,
        baseType=base_type,
    )


def _mapping(points: Mapping[str, float]) -> Element:
    entries = (
        el("mapEntry", mapKey=name, mappedValue=number(round(worth, 6)))
        for name, worth in points.items()
    )
    return el("mapping", *entries, lowerBound="0", upperBound="1", defaultValue="0")


def _outcome(
    name: str, base_type: str, *, cardinality: str = "single", default: str = ""
) -> Element:
    value = el("defaultValue", el("value", default)) if default else None
    return el(
        "outcomeDeclaration", value, identifier=name, cardinality=cardinality, baseType=base_type
    )


def _modal(outcome: str, name: str, remark: Remark, site: Site, head: str = "") -> Element:
    heading: Part = el("p", el("strong", head)) if head else None
    return el(
        "modalFeedback",
        el("div", heading, *remark.elements(site)),
        outcomeIdentifier=outcome,
        identifier=name,
        showHide="show",
    )


def _choice(name: str, text: str) -> Element:
    return el("simpleChoice", " ".join(text.split()), identifier=name)


def _associable(name: str, text: str, most: str) -> Element:
    shown = " ".join(text.split())
    return el("simpleAssociableChoice", shown, identifier=name, matchMax=most)


def _if(test: Element, *then: Element) -> Element:
    return el("responseCondition", el("responseIf", test, *then))


def _set(name: str, value: Element) -> Element:
    return el("setOutcomeValue", value, identifier=name)


def _mapped() -> Element:
    return _set(SCORE, el("mapResponse", identifier=RESPONSE))


def _variable(name: str) -> Element:
    return el("variable", identifier=name)


def _float(value: float) -> Element:
    return el("baseValue", number(value), baseType="float")
