"""An assignment as a Common Cartridge 1.3: objectives, links to the chapters, quizzes.

Its quizzes know single and multiple choice, short texts and essays. Matching becomes one choice for
each item; a number becomes a short text with every accepted way to write it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from html import escape

from coursebook import questions
from coursebook.questions.index import title as chapter_title
from coursebook.teach.exports import _asi
from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.exports.package import Package, Quiz, merged
from coursebook.teach.exports.plain_types import Answer, Essay, Match, Number, Pick, Plain, plain
from coursebook.teach.exports.qti12 import losses, wrong_numbers
from coursebook.teach.exports.remarks import PAGES, Remark, Site, number, text_html

SINGLES = "matching became one choice for each item, since cartridges have no matching"
TICKS = (
    "sorting into two kinds became ticking those of one kind, since a choice needs three options"
)
TEXTS = "a number became a short text: every number within the tolerance, at the answer's decimals"
MARKED = "a number became an essay that you mark: too many numbers lie within its tolerance"
MOST_TEXTS = 500
LEAST_OPTIONS = 2
"""With no more options than this, the standard has no single choice but true or false."""
_NS = "http://www.imsglobal.org/xsd/imsccv1p3"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM"
_QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
_LINK = "imswl_xmlv1p3"


def export(quizzes: Sequence[Quiz], *, title: str, identifier: str, url: str = "") -> Package:
    """Return quizzes with objectives and links as one cartridge.

    Args:
        quizzes: what is exported.
        title: the cartridge's title.
        identifier: its identifier.
        url: where the book is published; without it there are no links.
    """
    files: dict[str, bytes] = {}
    resources, entries = [], []
    changes: list[tuple[str, str]] = []
    for stem in dict.fromkeys(quiz.chapter for quiz in quizzes):
        own = [quiz for quiz in quizzes if quiz.chapter == stem]
        parts = _pages(stem, url, files)
        for quiz in own:
            parts.append((quiz.identifier, quiz.title, _QUIZ, _write(quiz, url, files, changes)))
        entries.append(_folder(stem, parts))
        resources += [_resource(name, kind, place) for name, _, kind, place in parts]
    files["imsmanifest.xml"] = _manifest(identifier, title, entries, resources)
    return Package(files, merged(changes))


Part = tuple[str, str, str, str]
"""Identifier, title, type and path of something in the cartridge."""


def _pages(stem: str, url: str, files: dict[str, bytes]) -> list[Part]:
    """Write the objectives and the link of a chapter, and return them as parts."""
    name = stem.partition("_")[0]
    place = f"objectives-{name}/objectives.html"
    files[place] = _objectives(stem)
    parts = [(f"objectives-{name}", "What you will be able to do", "webcontent", place)]
    if url:
        place = f"link-{name}/link.xml"
        files[place] = _link(f"The chapter: {chapter_title(stem)}", f"{url}{PAGES}{stem}.html")
        parts.append((f"link-{name}", f"The chapter: {chapter_title(stem)}", _LINK, place))
    return parts


def _objectives(stem: str) -> bytes:
    title = escape(f"{chapter_title(stem)}: what you will be able to do")
    points = "".join(f"<li>{escape(each.text)}</li>" for each in questions.of(stem).objectives)
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body><h1>{title}</h1>\n<ul>{points}</ul></body></html>\n"
    ).encode()


def _link(title: str, address: str) -> bytes:
    made = el("webLink", el("title", title), el("url", href=address), xmlns=f"{_NS}/imswl_v1p3")
    return document(made)


def _write(quiz: Quiz, url: str, files: dict[str, bytes], changes: list[tuple[str, str]]) -> str:
    items: list[Element] = []
    for question in quiz.questions:
        made, changed = plain(question)
        items += _items(made, Site(url, quiz.chapter))
        changes += [(each, question.id) for each in (*changed, *_changes(made), *losses(made))]
    place = f"{quiz.identifier}/{quiz.identifier}.xml"
    metadata = {
        "cc_profile": "cc.exam.v0p1",
        "qmd_assessmenttype": "Examination",
        "qmd_scoretype": "Percentage",
        "cc_maxattempts": "1" if quiz.graded else "unlimited",
    }
    files[place] = _asi.assessment(quiz.identifier, quiz.title, metadata, items)
    return place


def _changes(made: Plain) -> list[str]:
    if isinstance(made, Match):
        return [SINGLES if len(made.choices) > LEAST_OPTIONS else TICKS]
    if isinstance(made, Number):
        return [TEXTS] if accepted(made) else [MARKED]
    return []


@singledispatch
def _items(made: Plain, site: Site) -> list[Element]:
    raise TypeError(f"Common Cartridge has no item for {type(made).__name__}")


@_items.register
def _(made: Pick, site: Site) -> list[Element]:
    return [_pick(made.id, made.prompt, made.answers, made.take_away, site, several=made.several)]


@_items.register
def _(made: Match, site: Site) -> list[Element]:
    if len(made.choices) <= LEAST_OPTIONS:
        return [_ticked(made, site)]
    found = []
    for pair in made.pairs:
        remarks = {pair.answer: pair.remark, **pair.mistakes}
        answers = [
            Answer(name, text, float(name == pair.answer), remarks.get(name, Remark("")))
            for name, text in made.choices.items()
        ]
        prompt = (*made.prompt, pair.text)
        found.append(_pick(f"{made.id}.{pair.id}", prompt, answers, made.take_away, site))
    return found


def _ticked(made: Match, site: Site) -> Element:
    """Return two kinds to sort into as one question: those of the first kind are ticked."""
    kind = made.pairs[0].answer
    answers = [
        Answer(each.id, each.text, float(each.answer == kind), each.remark) for each in made.pairs
    ]
    others = "; ".join(text for name, text in made.choices.items() if name != kind)
    task = f"Tick each that belongs to: {made.choices[kind]}. The rest belongs to: {others}."
    return _pick(made.id, (*made.prompt, task), answers, made.take_away, site, several=True)


def _pick(
    ident: str,
    prompt: Iterable[str],
    answers: Sequence[Answer],
    take_away: Remark,
    site: Site,
    *,
    several: bool = False,
) -> Element:
    right = [f"a-{each.id}" for each in answers if each.right]
    wrong = [f"a-{each.id}" for each in answers if not each.right]
    feedback = {f"a-{each.id}_fb": each.remark.html(site) for each in answers if each.remark.text}
    remarks = [_asi.when(_asi.equal(name.removesuffix("_fb")), show=name) for name in feedback]
    test = _asi.exactly(right, wrong) if several else _asi.equal(right[0])
    profile = "cc.multiple_response.v0p1" if several else "cc.multiple_choice.v0p1"
    options = {f"a-{each.id}": each.text for each in answers}
    return _item(
        ident,
        profile,
        [_asi.material(text_html(*prompt)), _asi.choices(options, several=several)],
        [*remarks, _asi.when(test, score="100", stop=True)],
        {_asi.GENERAL: take_away.html(site), **feedback},
    )


@_items.register
def _(made: Number, site: Site) -> list[Element]:
    texts = accepted(made)
    shown = [_asi.material(text_html(*made.prompt)), _asi.blank(prompt="Box")]
    general = made.take_away.html(site)
    if not texts:
        return [_item(made.id, "cc.essay.v0p1", shown, [], {_asi.GENERAL: general})]
    # The standard has no `or` here: several tests side by side are alternatives.
    tests = map(_asi.equal, texts)
    conditions = [_asi.when(*tests, score="100", show=_asi.RIGHT, stop=True)]
    if made.mistakes:
        conditions.append(_asi.when(_asi.other(), show=_asi.WRONG))
    feedback = {
        _asi.GENERAL: general,
        _asi.RIGHT: made.remark.html(site),
        _asi.WRONG: wrong_numbers(made, site),
    }
    return [_item(made.id, "cc.fib.v0p1", shown, conditions, feedback)]


def accepted(made: Number) -> list[str]:
    """Return every number within the tolerance at the answer's decimals; none if too many.

    A number that ends in a nought is given without it too.
    """
    parts = (number(made.answer), number(made.tolerance))
    decimals = max(len(each.partition(".")[2]) for each in parts)
    unit = 10**decimals
    middle, half = round(made.answer * unit), round(made.tolerance * unit)
    if 2 * half + 1 > MOST_TEXTS:
        return []
    values = [each / unit for each in range(middle - half, middle + half + 1)]
    texts = [text for each in values for text in (f"{each:.{decimals}f}", number(each))]
    return list(dict.fromkeys(texts))


@_items.register
def _(made: Essay, site: Site) -> list[Element]:
    shown = [_asi.material(text_html(*made.prompt)), _asi.blank(prompt="Box")]
    feedback = {_asi.GENERAL: made.take_away.html(site)}
    return [_item(made.id, "cc.essay.v0p1", shown, [], feedback)]


def _item(
    ident: str,
    profile: str,
    shown: list[Element],
    conditions: list[Element],
    feedback: Mapping[str, str],
) -> Element:
    metadata = {"cc_profile": profile}
    if profile == "cc.essay.v0p1":
        metadata |= {"qmd_computerscored": "No"}
    general = _asi.when(_asi.other(), show=_asi.GENERAL)
    return _asi.item(
        ident,
        metadata=metadata,
        shown=shown,
        conditions=[general, *conditions],
        feedback=feedback,
    )


def _folder(stem: str, parts: Sequence[Part]) -> Element:
    entries = (
        el("item", el("title", title), identifier=f"item-{name}", identifierref=name)
        for name, title, _, _ in parts
    )
    return el("item", el("title", chapter_title(stem)), *entries, identifier=f"folder-{stem}")


def _resource(name: str, kind: str, place: str) -> Element:
    attributes = {"href": place} if kind == "webcontent" else {}
    return el("resource", el("file", href=place), identifier=name, type=kind, **attributes)


def _manifest(
    identifier: str, title: str, entries: list[Element], resources: list[Element]
) -> bytes:
    named = el("lomimscc:title", el("lomimscc:string", title, language="en-GB"))
    metadata = el(
        "metadata",
        el("schema", "IMS Common Cartridge"),
        el("schemaversion", "1.3.0"),
        el("lomimscc:lom", el("lomimscc:general", named)),
    )
    tree = el("item", *entries, identifier="root")
    organization = el("organization", tree, identifier="organization", structure="rooted-hierarchy")
    return document(
        el(
            "manifest",
            metadata,
            el("organizations", organization),
            el("resources", *resources),
            identifier=identifier,
            xmlns=f"{_NS}/imscp_v1p1",
            xmlns__lomimscc=f"{_LOM}/manifest",
            xmlns__lom=f"{_LOM}/resource",
        )
    )
