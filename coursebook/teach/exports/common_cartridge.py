"""An assignment as a Common Cartridge 1.3: objectives, links to the chapters, quizzes.

Its quizzes know single and multiple choice, short texts and essays. Matching becomes one choice for
each item; a number becomes a short text with every accepted way to write it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from coursebook import questions
from coursebook.questions.index import title as chapter_title
from coursebook.teach.exports import _asi
from coursebook.teach.exports._asi import Response
from coursebook.teach.exports._xml import Element, document, el
from coursebook.teach.exports.package import About, Format, Quiz
from coursebook.teach.exports.plain_types import Answer, Essay, Match, Number, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, number

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


@dataclass(frozen=True, slots=True)
class _Part:
    """Something in the cartridge: its identifier, title and type, where it lies, and its bytes."""

    name: str
    title: str
    kind: str
    place: str
    content: bytes


def _files(written: Sequence[tuple[Quiz, list[list[Element]]]], about: About) -> dict[str, bytes]:
    """Return the manifest, and of each chapter its objectives, link and quizzes."""
    parts = {
        stem: _chapter(stem, about.url) for stem in dict.fromkeys(q.chapter for q, _ in written)
    }
    for quiz, items in written:
        parts[quiz.chapter].append(_quiz(quiz, chain.from_iterable(items)))
    files = {each.place: each.content for own in parts.values() for each in own}
    return {**files, "imsmanifest.xml": _manifest(about, parts)}


def _chapter(stem: str, url: str) -> list[_Part]:
    """Return the objectives of a chapter, and the link to it where the book is published."""
    name, title = stem.partition("_")[0], f"The chapter: {chapter_title(stem)}"
    goals = f"objectives-{name}"
    place = f"{goals}/objectives.html"
    parts = [_Part(goals, "What you will be able to do", "webcontent", place, _objectives(stem))]
    if url:
        link = _link(title, Site(url).place(f"{stem}.html"))
        parts.append(_Part(f"link-{name}", title, _LINK, f"link-{name}/link.xml", link))
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


def _quiz(quiz: Quiz, items: Iterable[Element]) -> _Part:
    metadata = {
        "cc_profile": "cc.exam.v0p1",
        "qmd_assessmenttype": "Examination",
        "qmd_scoretype": "Percentage",
    }
    place = f"{quiz.identifier}/{quiz.identifier}.xml"
    content = _asi.assessment(quiz, metadata, items)
    return _Part(quiz.identifier, quiz.title, _QUIZ, place, content)


def _losses(made: Plain) -> Iterator[str]:
    if isinstance(made, Match):
        yield SINGLES if len(made.choices) > LEAST_OPTIONS else TICKS
    if isinstance(made, Number):
        yield TEXTS if accepted(made) else MARKED
    yield from _asi.losses(made)


def _notes(about: About) -> tuple[str, ...]:
    return () if about.url else ("links to the chapters are left out: give --url",)


def _pick(made: Pick, site: Site) -> list[Element]:
    return [_choice(made, site, made.answers, several=made.several)]


def _match(made: Match, site: Site) -> list[Element]:
    """Return a choice for each item, since there is no matching."""
    if len(made.choices) <= LEAST_OPTIONS:
        return [_ticked(made, site)]
    found = []
    for pair in made.pairs:
        remarks = {pair.answer: pair.remark, **pair.mistakes}
        answers = [
            Answer(name, text, float(name == pair.answer), remarks.get(name, Remark("")))
            for name, text in made.choices.items()
        ]
        found.append(_choice(made, site, answers, pair.text, part=f".{pair.id}"))
    return found


def _ticked(made: Match, site: Site) -> Element:
    """Return two kinds to sort into as one question: those of the first kind are ticked."""
    kind = made.pairs[0].answer
    answers = [
        Answer(each.id, each.text, float(each.answer == kind), each.remark) for each in made.pairs
    ]
    others = "; ".join(text for name, text in made.choices.items() if name != kind)
    task = f"Tick each that belongs to: {made.choices[kind]}. The rest belongs to: {others}."
    return _choice(made, site, answers, task, several=True)


def _choice(
    made: Plain,
    site: Site,
    answers: Sequence[Answer],
    *task: str,
    part: str = "",
    several: bool = False,
) -> Element:
    profile = "cc.multiple_response.v0p1" if several else "cc.multiple_choice.v0p1"
    return _asi.item(
        f"{made.id}{part}",
        {"cc_profile": profile},
        (*made.prompt, *task),
        _asi.pick(answers, site, several=several),
        made.take_away,
        site,
    )


def _number(made: Number, site: Site) -> list[Element]:
    texts = accepted(made)
    if not texts:
        return _essay(made, site)
    # The standard has no `or` here: several tests side by side are alternatives.
    response = _asi.typed(made, site, _box(), map(_asi.equal, texts))
    metadata = {"cc_profile": "cc.fib.v0p1"}
    return [_asi.item(made.id, metadata, made.prompt, response, made.take_away, site)]


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


def _essay(made: Essay | Number, site: Site) -> list[Element]:
    metadata = {"cc_profile": "cc.essay.v0p1", "qmd_computerscored": "No"}
    response = Response([_box()])
    return [_asi.item(made.id, metadata, made.prompt, response, made.take_away, site)]


def _box() -> Element:
    return _asi.blank(prompt="Box")


def _manifest(about: About, parts: Mapping[str, Sequence[_Part]]) -> bytes:
    named = el("lomimscc:title", el("lomimscc:string", about.title, language="en-GB"))
    metadata = el(
        "metadata",
        el("schema", "IMS Common Cartridge"),
        el("schemaversion", "1.3.0"),
        el("lomimscc:lom", el("lomimscc:general", named)),
    )
    tree = el("item", *(_folder(*each) for each in parts.items()), identifier="root")
    organization = el("organization", tree, identifier="organization", structure="rooted-hierarchy")
    return document(
        el(
            "manifest",
            metadata,
            el("organizations", organization),
            el("resources", *(_resource(each) for own in parts.values() for each in own)),
            identifier=about.identifier,
            xmlns=f"{_NS}/imscp_v1p1",
            xmlns__lomimscc=f"{_LOM}/manifest",
            xmlns__lom=f"{_LOM}/resource",
        )
    )


def _folder(stem: str, parts: Sequence[_Part]) -> Element:
    entries = (
        el("item", el("title", p.title), identifier=f"item-{p.name}", identifierref=p.name)
        for p in parts
    )
    return el("item", el("title", chapter_title(stem)), *entries, identifier=f"folder-{stem}")


def _resource(part: _Part) -> Element:
    attributes = {"href": part.place} if part.kind == "webcontent" else {}
    file = el("file", href=part.place)
    return el("resource", file, identifier=part.name, type=part.kind, **attributes)


CARTRIDGE = Format(
    kinds={Pick: _pick, Match: _match, Number: _number, Essay: _essay},
    losses=_losses,
    files=_files,
    notes=_notes,
)
