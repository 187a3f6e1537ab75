"""Quizzes as GIFT, the text format that Moodle and several quiz tools read.

GIFT has no place for hints, for remarks on single pairs, or for notes to graders: pair remarks
stand in the general feedback, model answers in the key alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from coursebook.teach.exports.fallbacks import PAIRS, general
from coursebook.teach.exports.package import About, Format, Quiz
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pick, Plain
from coursebook.teach.exports.remarks import Remark, Site, number, text_html

HINTS = "hints are left out, since GIFT has no place for them"
UNIT = "a typed unit is not read: students type the number alone"
_SPECIAL = str.maketrans({each: f"\\{each}" for each in "\\~=#{}:"})


def _files(written: Sequence[tuple[Quiz, list[str]]], about: About) -> dict[str, bytes]:
    """Return one file, a category for each quiz."""
    blocks: list[str] = []
    for quiz, items in written:
        names = [each.replace("/", "//") for each in (about.title, quiz.title)]
        blocks += ["$CATEGORY: " + "/".join(["$course$/top", *names]), *items]
    return {f"{about.identifier}.gift.txt": ("\n\n".join(blocks) + "\n").encode()}


def _losses(made: Plain) -> Iterator[str]:
    if made.hints:
        yield HINTS
    if isinstance(made, Match):
        yield PAIRS
    if isinstance(made, Number) and made.unit:
        yield UNIT


def _question(made: Plain, site: Site, answers: Iterable[str], opening: str = "{") -> str:
    lines = [
        f"// [id:{made.id}]",
        f"::{_safe(made.title)}::[html]{_safe(text_html(*made.prompt))} {opening}",
        *(f"\t{each}" for each in answers),
        f"\t####{_safe(general(made, site))}",
        "}",
    ]
    return "\n".join(lines)


def _pick(made: Pick, site: Site) -> str:
    lines = []
    for each in made.answers:
        worth = made.share(each)
        sign = "=" if worth == 1 and not made.several else "~"
        weight = f"%{number(round(worth * 100, 5))}%" if made.several or 0 < worth < 1 else ""
        lines.append(f"{sign}{weight}{_safe(text_html(each.text))}{_remark(each.remark, site)}")
    return _question(made, site, lines)


def _match(made: Match, site: Site) -> str:
    lines = (f"={_safe(text_html(item))} -> {_safe(to)}" for item, to in made.partners())
    return _question(made, site, lines)


def _number(made: Number, site: Site) -> str:
    lines = []
    for each in made.bands():
        weight = "" if each.worth == 1 else f"%{each.worth:.0%}"
        span = f"{number(each.middle)}:{number(each.half)}"
        lines.append(f"={weight}{span}{_remark(each.remark, site)}")
    # A numeric question is told by a first sign of its own.
    return _question(made, site, lines, "{#")


def _essay(made: Essay, site: Site) -> str:
    return _question(made, site, ())


def _remark(remark: Remark, site: Site) -> str:
    return f"#{_safe(remark.html(site))}"


def _safe(text: str) -> str:
    """Return text with GIFT's signs escaped, in one line: a blank line would end the question."""
    # An arrow parts pairs, and the escape sign \n would be read as a line break.
    return " ".join(text.replace("->", "→").translate(_SPECIAL).split())


GIFT = Format(
    kinds={Pick: _pick, Match: _match, Number: _number, Essay: _essay},
    losses=_losses,
    files=_files,
)
