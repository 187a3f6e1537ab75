"""Quizzes as QTI 1.2 in the dialect of Canvas's classic quizzes, which Blackboard reads too.

Right options, remarks on options, matching and tolerances have their places. Part of the points for
a near answer has none: only the full answer counts. What is said on foreseen wrong numbers stands
in the remark on every wrong answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch

from coursebook.teach.exports import _asi
from coursebook.teach.exports._xml import Element, document, el, html
from coursebook.teach.exports.package import Package, Quiz, merged
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pair, Pick, Plain, plain
from coursebook.teach.exports.remarks import Site, number, text_html

HINTS = "hints are left out, since the format has no place for them"
PART = "part of the points for a near answer is left out: only the full answer counts"
TICKS = "where several answers are ticked, the LMS's own rule gives part of the points"
BANDS = "remarks on foreseen wrong numbers stand in the remark on every wrong answer"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_CC = "http://www.imsglobal.org/xsd/imsccv1p1"
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def export(
    quizzes: Sequence[Quiz], *, title: str, identifier: str, url: str = "", canvas: bool = True
) -> Package:
    """Return quizzes as one QTI 1.2 package.

    Args:
        quizzes: what is exported; practice quizzes are marked as such.
        title: the package's title.
        identifier: the package's identifier.
        url: where the book is published; without it remarks name places and don't link them.
        canvas: whether what Canvas alone wants to know comes with each quiz.
    """
    files = {"imsmanifest.xml": _manifest(quizzes, title, identifier, canvas=canvas)}
    changes: list[tuple[str, str]] = []
    for quiz in quizzes:
        items = []
        for question in quiz.questions:
            made, changed = plain(question)
            items.append(item(made, Site(url, quiz.chapter)))
            changes += [(each, question.id) for each in (*changed, *losses(made))]
        metadata = {"cc_maxattempts": "1" if quiz.graded else "unlimited"}
        place = f"{quiz.identifier}/{quiz.identifier}.xml"
        files[place] = _asi.assessment(quiz.identifier, quiz.title, metadata, items)
        if canvas:
            files[f"{quiz.identifier}/assessment_meta.xml"] = _meta(quiz)
    return Package(files, merged(changes))


def losses(made: Plain) -> list[str]:
    """Return what the format has no place for."""
    lost = [HINTS] if made.hints else []
    if isinstance(made, Pick):
        lost += [TICKS] if made.several else []
        lost += [PART] if any(0 < each.worth < 1 for each in made.answers) else []
    if isinstance(made, Number):
        lost += [PART] if made.close > made.tolerance else []
        lost += [BANDS] if made.mistakes else []
    return lost


@dataclass(frozen=True, slots=True)
class _Body:
    """What makes a question of one type."""

    type: str
    shown: list[Element]
    conditions: list[Element]
    feedback: dict[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()


def item(made: Plain, site: Site) -> Element:
    """Return one question."""
    body = _body(made, site)
    metadata = {
        "question_type": body.type,
        "points_possible": "1.0",
        "original_answer_ids": ",".join(body.answers),
        "assessment_question_identifierref": f"q-{made.id}",
    }
    general = _asi.when(_asi.other(), show=_asi.GENERAL)
    return _asi.item(
        made.id,
        metadata={label: entry for label, entry in metadata.items() if entry},
        shown=[_asi.material(text_html(*made.prompt)), *body.shown],
        conditions=[general, *body.conditions],
        feedback={_asi.GENERAL: made.take_away.html(site), **body.feedback},
    )


@singledispatch
def _body(made: Plain, site: Site) -> _Body:
    raise TypeError(f"QTI 1.2 has no item for {type(made).__name__}")


@_body.register
def _(made: Pick, site: Site) -> _Body:
    names = {each.id: f"a-{each.id}" for each in made.answers}
    right = [names[each.id] for each in made.answers if each.right]
    wrong = [names[each.id] for each in made.answers if not each.right]
    remarks = [_asi.when(_asi.equal(each), show=f"{each}_fb") for each in names.values()]
    test = _asi.exactly(right, wrong) if made.several else _asi.equal(right[0])
    return _Body(
        "multiple_answers_question" if made.several else "multiple_choice_question",
        [_asi.choices({names[a.id]: a.text for a in made.answers}, several=made.several)],
        [*remarks, _asi.when(test, score="100", stop=True)],
        {f"{names[each.id]}_fb": each.remark.html(site) for each in made.answers},
        tuple(names.values()),
    )


@_body.register
def _(made: Match, site: Site) -> _Body:
    options = {f"c-{name}": text for name, text in made.choices.items()}
    points = number(round(100 / len(made.pairs), 2))
    shown, conditions = [], []
    for pair in made.pairs:
        ident, right = f"response_{pair.id}", f"c-{pair.answer}"
        shown.append(_asi.choices(options, ident=ident, ask=pair.text))
        conditions.append(_asi.when(_asi.equal(right, ident), score=points, add=True))
        missed = el("not", _asi.equal(right, ident))
        conditions.append(_asi.when(missed, show=f"{pair.id}_fb"))
    feedback = {f"{each.id}_fb": pair_html(made, each, site) for each in made.pairs}
    return _Body("matching_question", shown, conditions, feedback)


def pair_html(made: Match, pair: Pair, site: Site) -> str:
    """Return what is said on a pair, foreseen wrong partners included."""
    shown = pair.remark.elements(site)
    for choice, remark in pair.mistakes.items():
        shown += [el("p", el("em", f"Not {made.choices[choice]}:")), *remark.elements(site)]
    return html(shown)


@_body.register
def _(made: Number, site: Site) -> _Body:
    low, high = number(made.answer - made.tolerance), number(made.answer + made.tolerance)
    within = el(
        "and",
        el("vargte", low, respident=_asi.RESPONSE),
        el("varlte", high, respident=_asi.RESPONSE),
    )
    test = el("or", _asi.equal(number(made.answer)), within)
    conditions = [_asi.when(test, score="100", show=_asi.RIGHT, stop=True)]
    if made.mistakes:
        conditions.append(_asi.when(_asi.other(), show=_asi.WRONG))
    feedback = {_asi.RIGHT: made.remark.html(site), _asi.WRONG: wrong_numbers(made, site)}
    return _Body("numerical_question", [_asi.blank(fibtype="Decimal")], conditions, feedback)


def wrong_numbers(made: Number, site: Site) -> str:
    """Return what is said on foreseen wrong numbers."""
    shown: list[Element] = []
    for each in made.mistakes:
        span = f"{number(each.low)} to {number(each.high)} {made.unit}".strip()
        shown += [el("p", el("strong", f"If you wrote {span}:")), *each.remark.elements(site)]
    return html(shown)


@_body.register
def _(made: Essay, site: Site) -> _Body:
    return _Body("essay_question", [_asi.blank()], [_asi.when(_asi.other())])


def _meta(quiz: Quiz) -> bytes:
    """Return what Canvas wants to know beside the questions."""
    picks = [made for made, _ in map(plain, quiz.questions) if isinstance(made, Pick)]
    free = bool(picks) and all(each.free for each in picks)  # Canvas shuffles all or none
    kind = "assignment" if quiz.graded else "practice_quiz"
    made = el(
        "quiz",
        el("title", quiz.title),
        el("description", ""),
        el("shuffle_answers", "true" if free else "false"),
        el("scoring_policy", "keep_highest"),
        el("quiz_type", kind),
        el("points_possible", f"{len(quiz.questions)}.0"),
        el("allowed_attempts", "1" if quiz.graded else "-1"),
        identifier=quiz.identifier,
        xmlns=_CANVAS,
    )
    return document(made)


def _manifest(quizzes: Sequence[Quiz], title: str, identifier: str, *, canvas: bool) -> bytes:
    resources = [each for quiz in quizzes for each in _resources(quiz.identifier, canvas=canvas)]
    named = el("imsmd:title", el("imsmd:string", title))
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
            identifier=identifier,
            xmlns=f"{_CC}/imscp_v1p1",
            xmlns__imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2",
        )
    )


def _resources(name: str, *, canvas: bool) -> list[Element]:
    needs = [el("dependency", identifierref=f"{name}-meta")] if canvas else []
    file = el("file", href=f"{name}/{name}.xml")
    quiz = el("resource", file, *needs, identifier=name, type="imsqti_xmlv1p2")
    if not canvas:
        return [quiz]
    place = f"{name}/assessment_meta.xml"
    meta = el("resource", el("file", href=place), identifier=f"{name}-meta", type=_META, href=place)
    return [quiz, meta]
