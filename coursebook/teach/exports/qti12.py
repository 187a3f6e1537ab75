"""Quizzes as QTI 1.2 in the dialect of Canvas's classic quizzes, which Blackboard reads too.

Right options, remarks on options, matching and tolerances have their places. Part of the points for
a near answer has none: only the full answer counts. What is said on foreseen wrong numbers stands
in the remark on every wrong answer.
"""

from collections.abc import Sequence

from coursebook.teach.exports import _asi
from coursebook.teach.exports._asi import Response
from coursebook.teach.exports._xml import Element, document, el, html
from coursebook.teach.exports.fallbacks import pair_remarks
from coursebook.teach.exports.package import About, Format, Kinds, Quiz
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pick, Plain, plain
from coursebook.teach.exports.remarks import Site, number

_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_CC = "http://www.imsglobal.org/xsd/imsccv1p1"
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def _files(written: Sequence[tuple[Quiz, list[Element]]], about: About) -> dict[str, bytes]:
    """Return the manifest and a file for each quiz."""
    files = {f"{q.identifier}/{q.identifier}.xml": _asi.assessment(q, {}, i) for q, i in written}
    resources = [_resource(quiz.identifier) for quiz, _ in written]
    return {"imsmanifest.xml": _manifest(about, resources), **files}


def _canvas_files(written: Sequence[tuple[Quiz, list[Element]]], about: About) -> dict[str, bytes]:
    """Return the same with what Canvas alone wants to know of each quiz."""
    files, resources = _files(written, about), []
    for quiz, _ in written:
        name = quiz.identifier
        place = f"{name}/assessment_meta.xml"
        files[place] = _meta(quiz)
        resources.append(_resource(name, el("dependency", identifierref=f"{name}-meta")))
        file = el("file", href=place)
        resources.append(el("resource", file, identifier=f"{name}-meta", type=_META, href=place))
    return {**files, "imsmanifest.xml": _manifest(about, resources)}


def _question(
    kind: str, made: Plain, site: Site, response: Response, answers: Sequence[str] = ()
) -> Element:
    metadata = {
        "question_type": kind,
        "points_possible": "1.0",
        "original_answer_ids": ",".join(answers),
        "assessment_question_identifierref": f"q-{made.id}",
    }
    return _asi.item(made.id, metadata, made.prompt, response, made.take_away, site)


def _pick(made: Pick, site: Site) -> Element:
    kind = "multiple_answers_question" if made.several else "multiple_choice_question"
    response = _asi.pick(made.answers, site, several=made.several)
    return _question(kind, made, site, response, [f"a-{each.id}" for each in made.answers])


def _match(made: Match, site: Site) -> Element:
    options = {f"c-{name}": text for name, text in made.choices.items()}
    points = number(round(100 / len(made.pairs), 2))
    shown, conditions = [], []
    for pair in made.pairs:
        ident, right = f"response_{pair.id}", f"c-{pair.answer}"
        shown.append(_asi.choices(options, ident=ident, ask=pair.text))
        conditions.append(_asi.when(_asi.equal(right, ident), score=points, add=True))
        missed = el("not", _asi.equal(right, ident))
        conditions.append(_asi.when(missed, show=f"{pair.id}_fb"))
    feedback = {f"{each.id}_fb": html([*pair_remarks(made, each, site)]) for each in made.pairs}
    return _question("matching_question", made, site, Response(shown, conditions, feedback))


def _number(made: Number, site: Site) -> Element:
    right = made.bands()[0]
    within = el(
        "and",
        el("vargte", number(right.low), respident=_asi.RESPONSE),
        el("varlte", number(right.high), respident=_asi.RESPONSE),
    )
    test = el("or", _asi.equal(number(made.answer)), within)
    response = _asi.typed(made, site, _asi.blank(fibtype="Decimal"), [test])
    return _question("numerical_question", made, site, response)


def _essay(made: Essay, site: Site) -> Element:
    response = Response([_asi.blank()], [_asi.when(_asi.other())])
    return _question("essay_question", made, site, response)


def _meta(quiz: Quiz) -> bytes:
    picks = [made for made, _ in map(plain, quiz.questions) if isinstance(made, Pick)]
    free = bool(picks) and all(each.free for each in picks)  # Canvas shuffles all or none
    made = el(
        "quiz",
        el("title", quiz.title),
        el("description", ""),
        el("shuffle_answers", "true" if free else "false"),
        el("scoring_policy", "keep_highest"),
        el("quiz_type", "assignment" if quiz.graded else "practice_quiz"),
        el("points_possible", f"{len(quiz.questions)}.0"),
        el("allowed_attempts", "1" if quiz.graded else "-1"),
        identifier=quiz.identifier,
        xmlns=_CANVAS,
    )
    return document(made)


def _manifest(about: About, resources: Sequence[Element]) -> bytes:
    named = el("imsmd:title", el("imsmd:string", about.title))
    metadata = el(
        "metadata",
        el("schema", "IMS Content"),
        el("schemaversion", "1.1.3"),
        el("imsmd:lom", el("imsmd:general", named)),
    )
    return document(
        el(
            "manifest",
            metadata,
            el("organizations"),
            el("resources", *resources),
            identifier=about.identifier,
            xmlns=f"{_CC}/imscp_v1p1",
            xmlns__imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2",
        )
    )


def _resource(name: str, *needs: Element) -> Element:
    file = el("file", href=f"{name}/{name}.xml")
    return el("resource", file, *needs, identifier=name, type="imsqti_xmlv1p2")


_KINDS: Kinds[Element] = {Pick: _pick, Match: _match, Number: _number, Essay: _essay}
QTI_1_2 = Format(kinds=_KINDS, losses=_asi.losses, files=_files)
CANVAS = Format(kinds=_KINDS, losses=_asi.losses, files=_canvas_files)
