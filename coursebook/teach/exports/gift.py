"""Quizzes as GIFT, the text format that Moodle and several quiz tools read.

GIFT has no place for hints, for remarks on single pairs, or for notes to graders: pair remarks
stand in the general feedback, model answers in the key alone.
"""

from collections.abc import Sequence
from functools import singledispatch

from coursebook.teach.exports._xml import html
from coursebook.teach.exports.moodle_xml import PAIRS, pair_remarks
from coursebook.teach.exports.package import Package, Quiz, merged
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pick, Plain, plain
from coursebook.teach.exports.remarks import Remark, Site, number, text_html

HINTS = "hints are left out, since GIFT has no place for them"
UNIT = "a typed unit is not read: students type the number alone"
_SPECIAL = str.maketrans({each: f"\\{each}" for each in "\\~=#{}:"})


def export(quizzes: Sequence[Quiz], *, title: str, identifier: str, url: str = "") -> Package:
    """Return quizzes as one GIFT file, a category each.

    Args:
        quizzes: what is exported.
        title: the name of the category that holds those of the quizzes.
        identifier: the file's stem.
        url: where the book is published; without it remarks name places and don't link them.
    """
    blocks: list[str] = []
    changes: list[tuple[str, str]] = []
    for quiz in quizzes:
        names = [each.replace("/", "//") for each in (title, quiz.title)]
        blocks.append("$CATEGORY: " + "/".join(["$course$/top", *names]))
        for question in quiz.questions:
            made, changed = plain(question)
            blocks.append(_question(made, Site(url, quiz.chapter)))
            changes += [(each, question.id) for each in (*changed, *_losses(made))]
    text = "\n\n".join(blocks) + "\n"
    return Package({f"{identifier}.gift.txt": text.encode()}, merged(changes))


def _losses(made: Plain) -> list[str]:
    lost = [HINTS] if made.hints else []
    if isinstance(made, Match):
        lost.append(PAIRS)
    if isinstance(made, Number) and made.unit:
        lost.append(UNIT)
    return lost


def _question(made: Plain, site: Site) -> str:
    stem = f"// [id:{made.id}]\n::{_safe(made.title)}::[html]{_safe(text_html(*made.prompt))}"
    answers = "\n".join(f"\t{each}" for each in _answers(made, site))
    shown = made.take_away.elements(site)
    if isinstance(made, Match):
        shown += list(pair_remarks(made, site))
    # A numeric question is told by a first sign of its own.
    opening = "{#" if isinstance(made, Number) else "{"
    parts = [f"{stem} {opening}", answers, f"\t####{_safe(html(shown))}", "}"]
    return "\n".join(each for each in parts if each)


@singledispatch
def _answers(made: Plain, site: Site) -> list[str]:
    raise TypeError(f"GIFT has no form for {type(made).__name__}")


@_answers.register
def _(made: Pick, site: Site) -> list[str]:
    lines = []
    for each in made.answers:
        worth = made.share(each)
        sign = "=" if worth == 1 and not made.several else "~"
        weight = f"%{number(round(worth * 100, 5))}%" if made.several or 0 < worth < 1 else ""
        lines.append(f"{sign}{weight}{_safe(text_html(each.text))}{_remark(each.remark, site)}")
    return lines


@_answers.register
def _(made: Match, site: Site) -> list[str]:
    pairs = [(text_html(each.text), made.choices[each.answer]) for each in made.pairs]
    used = {each.answer for each in made.pairs}
    pairs += [("", text) for name, text in made.choices.items() if name not in used]
    return [f"={_safe(item)} -> {_safe(partner)}" for item, partner in pairs]


@_answers.register
def _(made: Number, site: Site) -> list[str]:
    lines = [f"={number(made.answer)}:{number(made.tolerance)}{_remark(made.remark, site)}"]
    if made.close > made.tolerance:
        near = _remark(Remark("Close, but not exact."), site)
        lines.append(f"=%50%{number(made.answer)}:{number(made.close)}{near}")
    for each in made.mistakes:
        middle, half = (each.low + each.high) / 2, (each.high - each.low) / 2
        lines.append(f"=%0%{number(middle)}:{number(half)}{_remark(each.remark, site)}")
    return lines


@_answers.register
def _(made: Essay, site: Site) -> list[str]:
    return []


def _remark(remark: Remark, site: Site) -> str:
    return f"#{_safe(remark.html(site))}"


def _safe(text: str) -> str:
    """Return text with GIFT's signs escaped, in one line: a blank line would end the question."""
    # An arrow parts pairs, and the escape sign \n would be read as a line break.
    return " ".join(text.replace("->", "→").translate(_SPECIAL).split())
