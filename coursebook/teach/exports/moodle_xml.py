"""Quizzes as Moodle XML, for the import of Moodle's question bank.

Options, their remarks, hints, part credit, tolerances and foreseen numbers have their own elements
there. Matching has none for remarks on single pairs: they stand in the general feedback.
"""

from collections.abc import Iterator, Sequence
from functools import singledispatch

from coursebook.teach.exports._xml import Element, document, el, html
from coursebook.teach.exports.package import Package, Quiz, merged
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pick, Plain, plain
from coursebook.teach.exports.remarks import Remark, Site, number, text_html

PAIRS = (
    "remarks on single pairs stand in the general feedback, since matching has no place for them"
)
_NO_PENALTY = "0"


def export(quizzes: Sequence[Quiz], *, title: str, identifier: str, url: str = "") -> Package:
    """Return quizzes as one Moodle XML file, a category each.

    Args:
        quizzes: what is exported.
        title: the name of the category that holds those of the quizzes.
        identifier: the file's stem.
        url: where the book is published; without it remarks name places and don't link them.
    """
    root = el("quiz")
    changes: list[tuple[str, str]] = []
    for quiz in quizzes:
        root.append(_category(title, quiz))
        for question in quiz.questions:
            made, changed = plain(question)
            root.append(_question(made, Site(url, quiz.chapter)))
            more = (PAIRS,) if isinstance(made, Match) else ()
            changes += [(each, question.id) for each in (*changed, *more)]
    return Package({f"{identifier}.xml": document(root)}, merged(changes))


def _category(title: str, quiz: Quiz) -> Element:
    # A slash parts categories in Moodle; doubled, it is a character.
    path = "/".join(["$course$", "top", *(each.replace("/", "//") for each in (title, quiz.title))])
    return el("question", el("category", el("text", path)), type="category")


def _question(made: Plain, site: Site) -> Element:
    kind, parts = _body(made, site)
    return el(
        "question",
        el("name", el("text", made.title)),
        _rich("questiontext", text_html(*made.prompt)),
        _rich("generalfeedback", _general(made, site)),
        el("defaultgrade", "1"),
        el("penalty", _NO_PENALTY),
        el("hidden", "0"),
        el("idnumber", made.id),
        *parts,
        *(_rich("hint", text_html(each)) for each in made.hints),
        type=kind,
    )


def _general(made: Plain, site: Site) -> str:
    shown = made.take_away.elements(site)
    if isinstance(made, Match):
        shown += list(pair_remarks(made, site))
    return html(shown)


def pair_remarks(made: Match, site: Site) -> Iterator[Element]:
    """Yield each pair with its remark, for formats that show them all at once."""
    for pair in made.pairs:
        yield el("p", el("strong", f"{pair.text} – {made.choices[pair.answer]}"))
        yield from pair.remark.elements(site)
        for choice, remark in pair.mistakes.items():
            yield el("p", el("em", f"Not {made.choices[choice]}:"))
            yield from remark.elements(site)


@singledispatch
def _body(made: Plain, site: Site) -> tuple[str, list[Element]]:
    raise TypeError(f"Moodle XML has no element for {type(made).__name__}")


@_body.register
def _(made: Pick, site: Site) -> tuple[str, list[Element]]:
    answers = [
        _answer(text_html(each.text), made.share(each), each.remark, site) for each in made.answers
    ]
    single = "false" if made.several else "true"
    return "multichoice", [
        el("single", single),
        el("shuffleanswers", "true" if made.free else "false"),
        el("answernumbering", "none"),
        *answers,
    ]


@_body.register
def _(made: Match, site: Site) -> tuple[str, list[Element]]:
    pairs = [_pair(text_html(each.text), made.choices[each.answer]) for each in made.pairs]
    used = {each.answer for each in made.pairs}
    spare = [_pair("", text) for name, text in made.choices.items() if name not in used]
    return "matching", [el("shuffleanswers", "true"), *pairs, *spare]


@_body.register
def _(made: Number, site: Site) -> tuple[str, list[Element]]:
    bands = [_band(made.answer, made.tolerance, 1, made.remark, site)]
    if made.close > made.tolerance:
        bands.append(_band(made.answer, made.close, 0.5, Remark("Close, but not exact."), site))
    for each in made.mistakes:
        middle, half = (each.low + each.high) / 2, (each.high - each.low) / 2
        bands.append(_band(middle, half, 0, each.remark, site))
    show = "0" if made.unit else "3"
    units = [el("units", _unit(made.unit))] if made.unit else []
    return "numerical", [*bands, *units, el("unitgradingtype", "0"), el("showunits", show)]


@_body.register
def _(made: Essay, site: Site) -> tuple[str, list[Element]]:
    return "essay", [
        el("responseformat", "editor"),
        el("responserequired", "1"),
        el("responsefieldlines", "10"),
        el("minwordlimit", str(made.min_words)),
        el("attachments", "0"),
        _rich("graderinfo", html(grader_notes(made, site))),
    ]


def grader_notes(made: Essay, site: Site) -> list[Element]:
    """Return the model answer and the rubric, for whoever marks the essay."""
    rubric = el("ul", *(el("li", each) for each in made.rubric))
    return [
        el("p", el("strong", "A model answer")),
        *made.model.elements(site),
        el("p", el("strong", "Rubric")),
        rubric,
    ]


def _answer(text: str, worth: float, remark: Remark, site: Site) -> Element:
    percent = number(round(worth * 100, 5))
    feedback = _rich("feedback", remark.html(site))
    return el("answer", el("text", text), feedback, fraction=percent, format="html")


def _band(middle: float, half: float, worth: float, remark: Remark, site: Site) -> Element:
    made = _answer(number(middle), worth, remark, site)
    made.set("format", "moodle_auto_format")
    made.append(el("tolerance", number(half)))
    return made


def _pair(item: str, partner: str) -> Element:
    return el("subquestion", el("text", item), el("answer", el("text", partner)), format="html")


def _unit(name: str) -> Element:
    return el("unit", el("multiplier", "1"), el("unit_name", name))


def _rich(tag: str, shown: str) -> Element:
    return el(tag, el("text", shown), format="html")
