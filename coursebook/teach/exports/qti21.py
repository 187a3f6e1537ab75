"""Quizzes as QTI 2.1 or 3.0 packages, for Canvas New Quizzes, Blackboard and others.

Options, remarks, part credit, tolerances, foreseen wrong numbers, matching and order have their
elements. Hints have none, and an order earns all points or none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from xml.etree import ElementTree

from coursebook.teach.exports import _qti
from coursebook.teach.exports._qti import FEEDBACK, NAMESPACE, RESPONSE, SCORE
from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.exports.fallbacks import HINTS, grader_notes
from coursebook.teach.exports.package import About, Format, Kinds, Quiz
from coursebook.teach.exports.plain_types import Essay, Match, Number, Order, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, number

WHOLE = "putting in order earns all points or none"
_MARKUP = {"a", "div", "em", "li", "p", "span", "strong", "ul"}
_CAMEL = re.compile(r"(?<=[a-z])([A-Z])")
_PACKAGE = {
    "2.1": ("http://www.imsglobal.org/xsd/imscp_v1p1", "QTIv2.1 Package", "1.0.0", "xmlv2p1"),
    "3.0": (
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "QTI Package",
        "3.0.0",
        "xmlv3p0",
    ),
}
_QTI_3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


def _losses(made: Plain) -> Iterator[str]:
    if made.hints:
        yield HINTS
    if isinstance(made, Order):
        yield WHOLE


def _pick(made: Pick, site: Site) -> Element:
    cardinality = "multiple" if made.several else "single"
    names = {f"a-{each.id}": each for each in made.answers}
    right = [name for name, each in names.items() if each.right]
    interaction = el(
        "choiceInteraction",
        *(_qti.choice("simpleChoice", name, each.text) for name, each in names.items()),
        responseIdentifier=RESPONSE,
        shuffle="true" if made.free else "false",
        maxChoices="0" if made.several else "1",
    )
    points = {name: made.share(each) for name, each in names.items()}
    return _qti.item(
        made,
        site,
        declarations=[
            _qti.response(cardinality, "identifier", right, points),
            _qti.outcome(FEEDBACK, "identifier", cardinality=cardinality),
        ],
        body=[interaction],
        processing=[_qti.mapped(), _qti.set_to(FEEDBACK, _qti.variable(RESPONSE))],
        feedback=[_qti.modal(FEEDBACK, name, a.remark, site) for name, a in names.items()],
    )


def _match(made: Match, site: Site) -> Element:
    right = [f"p-{each.id} c-{each.answer}" for each in made.pairs]
    most = str(len(made.pairs))
    items = (_associable(f"p-{each.id}", each.text, "1") for each in made.pairs)
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
    return _qti.item(
        made,
        site,
        declarations=[
            _qti.response("multiple", "directedPair", right, dict.fromkeys(right, 1 / len(right))),
            *(_qti.outcome(f"{FEEDBACK}-{each.id}", "identifier") for each in made.pairs),
        ],
        body=[interaction],
        processing=[_qti.mapped(), *(_on_pair(*each) for each in remarks)],
        feedback=[
            _qti.modal(f"{FEEDBACK}-{item}", f"f-{partner}", remark, site)
            for (item, partner), remark in remarks.items()
        ],
    )


def _associable(name: str, text: str, most: str) -> Element:
    return _qti.choice("simpleAssociableChoice", name, text, matchMax=most)


def _pair_remarks(made: Match) -> dict[tuple[str, str], Remark]:
    """Return the remarks on pairs of an item and a partner, right or foreseen."""
    found = {}
    for each in made.pairs:
        found[each.id, each.answer] = each.remark
        found |= {(each.id, name): remark for name, remark in each.mistakes.items()}
    return found


def _on_pair(item_id: str, partner: str) -> Element:
    chosen = el("baseValue", f"p-{item_id} c-{partner}", baseType="directedPair")
    test = el("member", chosen, _qti.variable(RESPONSE))
    return _qti.when(test, _qti.set_to(f"{FEEDBACK}-{item_id}", _qti.named(f"f-{partner}")))


def _order(made: Order, site: Site) -> Element:
    shown = zip(made.shown, made.texts(), strict=True)
    options = (_qti.choice("simpleChoice", f"p-{name}", text) for name, text in shown)
    in_order = el("match", _qti.variable(RESPONSE), el("correct", identifier=RESPONSE))
    right = [f"p-{each.id}" for each in made.pairs]
    return _qti.item(
        made,
        site,
        declarations=[_qti.response("ordered", "identifier", right)],
        body=[el("orderInteraction", *options, responseIdentifier=RESPONSE, shuffle="false")],
        processing=[_qti.when(in_order, _qti.set_to(SCORE, _qti.real(1)))],
        feedback=[_qti.modal(_qti.DONE, "done", p.remark, site, p.text) for p in made.pairs],
    )


def _number(made: Number, site: Site) -> Element:
    entry = el("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="12")
    chain = el("responseCondition")
    for each in made.bands():
        within = el(
            "and",
            el("gte", _qti.variable(RESPONSE), _qti.real(each.low)),
            el("lte", _qti.variable(RESPONSE), _qti.real(each.high)),
        )
        points = _qti.set_to(SCORE, _qti.real(each.worth))
        shown = _qti.set_to(FEEDBACK, _qti.named(each.name))
        chain.append(el("responseElseIf" if len(chain) else "responseIf", within, points, shown))
    return _qti.item(
        made,
        site,
        declarations=[
            _qti.response("single", "float", [number(made.answer)]),
            _qti.outcome(FEEDBACK, "identifier"),
        ],
        body=[el("p", "Your number: ", entry, f" {made.unit}" if made.unit else None)],
        processing=[chain],
        feedback=[_qti.modal(FEEDBACK, b.name, b.remark, site) for b in made.bands()],
    )


def _essay(made: Essay, site: Site) -> Element:
    entry = el("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLength="2000")
    notes = el("rubricBlock", el("div", *grader_notes(made, site)), view="scorer")
    return _qti.item(
        made, site, declarations=[_qti.response("single", "string")], body=[notes, entry]
    )


def _files(
    version: str, written: Sequence[tuple[Quiz, list[Element]]], about: About
) -> dict[str, bytes]:
    """Return the manifest, a test for each quiz, and a file for each question."""
    files: dict[str, bytes] = {}
    for quiz, items in written:
        files[f"{quiz.identifier}.xml"] = _file(_test(quiz), version)
        for question, item in zip(quiz.questions, items, strict=True):
            files[_place(quiz, question.id)] = _file(item, version)
    manifest = _manifest([quiz for quiz, _ in written], about.identifier, version)
    return {**files, "imsmanifest.xml": manifest}


def _place(quiz: Quiz, question_id: str) -> str:
    return f"{quiz.identifier}/{question_id}.xml"


def _file(root: Element, version: str) -> bytes:
    # Text and elements mix in items: line breaks between them would show.
    return document(root if version == "2.1" else _renamed(root), indent=False)


def _test(quiz: Quiz) -> Element:
    refs = (
        el("assessmentItemRef", identifier=f"r-{each.id}", href=_place(quiz, each.id))
        for each in quiz.questions
    )
    section = el("assessmentSection", *refs, identifier="section", title=quiz.title, visible="true")
    # A practice quiz tells at once, a graded one at its end.
    mode = "simultaneous" if quiz.graded else "individual"
    part = el(
        "testPart", section, identifier="part", navigationMode="nonlinear", submissionMode=mode
    )
    return el("assessmentTest", part, identifier=quiz.identifier, title=quiz.title, xmlns=NAMESPACE)


def _renamed(old: Element) -> Element:
    """Return an element of QTI 2.1 as QTI 3.0, which writes names in lower case with hyphens."""
    tag = old.tag if old.tag in _MARKUP else f"qti-{_hyphens(old.tag)}"
    new = ElementTree.Element(tag, {_hyphens(name): text for name, text in old.attrib.items()})
    if new.get("xmlns") == NAMESPACE:
        new.set("xmlns", _QTI_3)
    new.text, new.tail = old.text, old.tail
    # In 3.0 these two hold their content in an element of its own.
    wraps = tag in ("qti-modal-feedback", "qti-rubric-block")
    inner = ElementTree.SubElement(new, "qti-content-body") if wraps else new
    inner.extend(_renamed(each) for each in old)
    return new


def _hyphens(name: str) -> str:
    return _CAMEL.sub(r"-\1", name).lower() if ":" not in name else name


def _manifest(quizzes: Sequence[Quiz], identifier: str, version: str) -> bytes:
    namespace, schema, number, suffix = _PACKAGE[version]
    resources: list[Element] = []
    for quiz in quizzes:
        needs = (el("dependency", identifierref=f"i-{q.id}") for q in quiz.questions)
        place = f"{quiz.identifier}.xml"
        resources.append(_resource(quiz.identifier, f"imsqti_test_{suffix}", place, *needs))
        for each in quiz.questions:
            place = _place(quiz, each.id)
            resources.append(_resource(f"i-{each.id}", f"imsqti_item_{suffix}", place))
    return document(
        el(
            "manifest",
            el("metadata", el("schema", schema), el("schemaversion", number)),
            el("organizations"),
            el("resources", *resources),
            identifier=identifier,
            xmlns=namespace,
        )
    )


def _resource(name: str, kind: str, place: str, *needs: Element) -> Element:
    return el("resource", el("file", href=place), *needs, identifier=name, type=kind, href=place)


_KINDS: Kinds[Element] = {Pick: _pick, Match: _match, Order: _order, Number: _number, Essay: _essay}
QTI_2_1 = Format(kinds=_KINDS, losses=_losses, files=partial(_files, "2.1"))
QTI_3_0 = Format(kinds=_KINDS, losses=_losses, files=partial(_files, "3.0"))
