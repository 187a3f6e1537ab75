"""Quizzes as QTI 2.1 or 3.0 packages, for Canvas New Quizzes, Blackboard and others.

Options, remarks, part credit, tolerances, foreseen wrong numbers, matching and order have their
elements. Hints have none, and an order earns all points or none.
"""

import re
from collections.abc import Sequence
from typing import Literal
from xml.etree import ElementTree

from coursebook.teach.exports._qti_items import NAMESPACE, item
from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.exports.package import Package, Quiz, merged
from coursebook.teach.exports.plain_types import Order, Plain, plain
from coursebook.teach.exports.remarks import Site

Version = Literal["2.1", "3.0"]
HINTS = "hints are left out, since the format has no place for them"
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


def export(
    quizzes: Sequence[Quiz],
    *,
    title: str,
    identifier: str,
    url: str = "",
    version: Version = "2.1",
) -> Package:
    """Return quizzes as one QTI package, a test each.

    Args:
        quizzes: what is exported.
        title: a name for the whole; the format shows those of the quizzes alone.
        identifier: the package's identifier.
        url: where the book is published; without it remarks name places and don't link them.
        version: of the format.
    """
    files: dict[str, bytes] = {}
    changes: list[tuple[str, str]] = []
    for quiz in quizzes:
        files[f"{quiz.identifier}.xml"] = _file(_test(quiz), version)
        for question in quiz.questions:
            made, changed = plain(question, orders=True)
            shown = item(made, Site(url, quiz.chapter))
            files[_place(quiz, question.id)] = _file(shown, version)
            changes += [(each, question.id) for each in (*changed, *_losses(made))]
    files["imsmanifest.xml"] = _manifest(quizzes, identifier, version)
    return Package(files, merged(changes))


def _losses(made: Plain) -> list[str]:
    lost = [HINTS] if made.hints else []
    return [*lost, WHOLE] if isinstance(made, Order) else lost


def _place(quiz: Quiz, question_id: str) -> str:
    return f"{quiz.identifier}/{question_id}.xml"


def _file(root: Element, version: Version) -> bytes:
    # Text and elements mix in items: line breaks between them would show.
    return document(root if version == "2.1" else renamed(root), indent=False)


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


def renamed(old: Element) -> Element:
    """Return an element of QTI 2.1 as QTI 3.0, which writes names in lower case with hyphens."""
    tag = old.tag if old.tag in _MARKUP else f"qti-{_hyphens(old.tag)}"
    new = ElementTree.Element(tag, {_hyphens(name): text for name, text in old.attrib.items()})
    if new.get("xmlns") == NAMESPACE:
        new.set("xmlns", _QTI_3)
    new.text, new.tail = old.text, old.tail
    # In 3.0 these two hold their content in an element of its own.
    wraps = tag in ("qti-modal-feedback", "qti-rubric-block")
    inner = ElementTree.SubElement(new, "qti-content-body") if wraps else new
    inner.extend(renamed(each) for each in old)
    return new


def _hyphens(name: str) -> str:
    return _CAMEL.sub(r"-\1", name).lower() if ":" not in name else name


def _manifest(quizzes: Sequence[Quiz], identifier: str, version: Version) -> bytes:
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
