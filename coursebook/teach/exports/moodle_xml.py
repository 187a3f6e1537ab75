"""Quizzes as Moodle XML, for the import of Moodle's question bank.

Options, their remarks, hints, part credit, tolerances and foreseen numbers have their own elements
there. Matching has none for remarks on single pairs: they stand in the general feedback.
"""

from collections.abc import Sequence

from coursebook.teach.exports._xml import Element, document, el, html
from coursebook.teach.exports.fallbacks import PAIRS, general, grader_notes
from coursebook.teach.exports.package import About, Format, Quiz
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, number, text_html

_NO_PENALTY = "0"


def _files(written: Sequence[tuple[Quiz, list[Element]]], about: About) -> dict[str, bytes]:
    """Return one file, a category for each quiz."""
    root = el("quiz")
    for quiz, items in written:
        root.append(_category(about.title, quiz))
        root.extend(items)
    return {f"{about.identifier}.xml": document(root)}


def _category(title: str, quiz: Quiz) -> Element:
    # A slash parts categories in Moodle; doubled, it is a character.
    path = "/".join(["$course$", "top", *(each.replace("/", "//") for each in (title, quiz.title))])
    return el("question", el("category", el("text", path)), type="category")


def _losses(made: Plain) -> list[str]:
    return [PAIRS] if isinstance(made, Match) else []


def _question(kind: str, made: Plain, site: Site, *parts: Element) -> Element:
    return el(
        "question",
        el("name", el("text", made.title)),
        _rich("questiontext", text_html(*made.prompt)),
        _rich("generalfeedback", general(made, site)),
        el("defaultgrade", "1"),
        el("penalty", _NO_PENALTY),
        el("hidden", "0"),
        el("idnumber", made.id),
        *parts,
        *(_rich("hint", text_html(each)) for each in made.hints),
        type=kind,
    )


def _pick(made: Pick, site: Site) -> Element:
    return _question(
        "multichoice",
        made,
        site,
        el("single", "false" if made.several else "true"),
        el("shuffleanswers", "true" if made.free else "false"),
        el("answernumbering", "none"),
        *(_answer(text_html(a.text), made.share(a), a.remark, site) for a in made.answers),
    )


def _match(made: Match, site: Site) -> Element:
    pairs = (_pair(text_html(item), partner) for item, partner in made.partners())
    return _question("matching", made, site, el("shuffleanswers", "true"), *pairs)


def _number(made: Number, site: Site) -> Element:
    bands = []
    for each in made.bands():
        band = _answer(number(each.middle), each.worth, each.remark, site)
        band.set("format", "moodle_auto_format")
        band.append(el("tolerance", number(each.half)))
        bands.append(band)
    unit = el("unit", el("multiplier", "1"), el("unit_name", made.unit))
    return _question(
        "numerical",
        made,
        site,
        *bands,
        *([el("units", unit)] if made.unit else []),
        el("unitgradingtype", "0"),
        el("showunits", "0" if made.unit else "3"),
    )


def _essay(made: Essay, site: Site) -> Element:
    return _question(
        "essay",
        made,
        site,
        el("responseformat", "editor"),
        el("responserequired", "1"),
        el("responsefieldlines", "10"),
        el("minwordlimit", str(made.min_words)),
        el("attachments", "0"),
        _rich("graderinfo", html(grader_notes(made, site))),
    )


def _answer(text: str, worth: float, remark: Remark, site: Site) -> Element:
    percent = number(round(worth * 100, 5))
    feedback = _rich("feedback", remark.html(site))
    return el("answer", el("text", text), feedback, fraction=percent, format="html")


def _pair(item: str, partner: str) -> Element:
    return el("subquestion", el("text", item), el("answer", el("text", partner)), format="html")


def _rich(tag: str, shown: str) -> Element:
    return el(tag, el("text", shown), format="html")


MOODLE = Format(
    kinds={Pick: _pick, Match: _match, Number: _number, Essay: _essay},
    losses=_losses,
    files=_files,
)
