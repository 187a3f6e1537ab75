"""An assignment on paper: a packet for students, and apart from it the key, as tagged PDF."""

from collections.abc import Sequence
from pathlib import Path

from coursebook.questions.index import title as chapter_title
from coursebook.questions.model import Question
from coursebook.teach import _pages
from coursebook.teach.assignment import key, reflection
from coursebook.teach.assignment.plan import rubric
from coursebook.teach.assignment.record import INSTRUCTOR, POINTS, STUDENT, Assignment
from coursebook.teach.exports import letters
from coursebook.teach.exports.paper_tables import tables
from coursebook.teach.exports.plain_types import Essay, Match, Number, Order, Pick, Plain
from coursebook.teach.pdf.printing import pdfs

PACKET = f"{STUDENT}/packet.pdf"
KEY = f"{INSTRUCTOR}/key.pdf"
_LINES_ESSAY = 14
_LINES_REFLECTION = 36
# Lists keep their letters in the text itself, so that they are read out and copied with it.
STYLE = """<style>
body { font-size: 10.5pt; line-height: 1.45; }
main { max-width: none; padding: 0; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.25em; margin: 1.2em 0 .4em; break-after: avoid; }
h3 { font-size: 1em; margin: .9em 0 .4em; break-after: avoid; break-inside: avoid; }
article { margin-top: 1em; break-inside: auto; }
p, li { orphans: 2; widows: 2; margin: .35em 0; }
li, tr { break-inside: avoid; }
ul.plain { list-style: none; padding-left: 0; }
table { width: auto; min-width: 55%; font-size: .9em; line-height: 1.3; margin: .6em 0; }
th, td { padding: .18rem .5rem; }
caption { padding-bottom: .2em; break-after: avoid; }
.page { break-before: page; }
</style>"""
NAME_LINE = "<p>Name: ________________________ Group: ____________</p>"
_ROOM = """<style>
.line { border-bottom: 1px solid #777; height: 2em; }
.box { display: inline-block; width: 2.5em; border-bottom: 1px solid #777; }
article { break-inside: avoid; }
.tables { display: flex; gap: 1rem; align-items: start; }
.tables table { min-width: 0; font-size: .8em; line-height: 1.2; }
.tables td { white-space: nowrap; }
.tables th, .tables td { padding: .1rem .35rem; }
</style>"""


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write the packet and the key.

    Args:
        assignment: what is assigned.
        folder: the assignment folder.

    Raises:
        CourseError: there is no browser that makes PDF files.
    """
    made = pdfs([packet_html(assignment), key_html(assignment)], assignment.paper)
    for name, content in zip((PACKET, KEY), made, strict=True):
        (folder / name).write_bytes(content)
    return [
        f"{PACKET}: questions with room to answer, and the reflection with its rubric; no answers",
        f"{KEY}: the key as PDF; keep it",
    ]


def key_html(assignment: Assignment) -> str:
    """Return the key as a page for print.

    Args:
        assignment: what is assigned.
    """
    return key.key(assignment).decode().replace("</head>", f"{STYLE}</head>", 1)


def packet_html(assignment: Assignment) -> str:
    """Return the students' packet as a page.

    Args:
        assignment: what is assigned.
    """
    due = f"Due: {assignment.due_text}." if assignment.due else ""
    number = 0
    parts = [STYLE, _ROOM, NAME_LINE]
    parts += [_pages.para(due)] if due else []
    for stem in assignment.chapters:
        parts += [_pages.heading(chapter_title(stem))] if len(assignment.chapters) > 1 else []
        for question in assignment.questions[stem]:
            number += 1
            parts.append(_question(number, question))
    parts += map(_reflection, assignment.chapters)
    return _pages.page(assignment.title, *parts).decode()


def _question(number: int, question: Question) -> str:
    made = letters.on_paper(question)
    prompt = "".join(map(_pages.para, made.prompt))
    shown = tables(question)
    beside = f'<div class="tables">{"".join(shown)}</div>' if len(shown) > 1 else "".join(shown)
    head = f"<h3>Question {number} ({POINTS} points)</h3>"
    return f"<article>{head}{prompt}{beside}{_room(made)}</article>"


def _room(question: Plain) -> str:
    """Return what is chosen among, and the room to answer."""
    match question:
        case Pick(answers=answers, several=several):
            asked = "Tick all that apply." if several else "Tick one."
            return _pages.para(asked, kind="muted") + _listed([a.text for a in answers], "☐ ")
        case Match(pairs=pairs, choices=choices):
            items = [
                f'<span class="box"></span> {i}. {_pages.text(each.text)}'
                for i, each in enumerate(pairs, start=1)
            ]
            asked = _pages.para("Write a letter before each.", kind="muted")
            return asked + _plain_list(items) + _listed(list(choices.values()))
        case Order(pairs=pairs, shown=shown):
            texts = {each.id: each.text for each in pairs}
            boxes = " ".join('<span class="box"></span>' for _ in pairs)
            order = f"<p>In order, by letter: {boxes}</p>"
            return _listed([texts[each] for each in shown]) + order
        case Number(unit=unit):
            return f'<p>Answer: <span class="box" style="width:8em"></span> {_pages.text(unit)}</p>'
        case Essay():
            return _lines(_LINES_ESSAY)
    raise TypeError(f"no room is known for {type(question).__name__}")


def _listed(texts: Sequence[str], before: str = "") -> str:
    return _plain_list([f"{before}{_pages.text(each)}" for each in letters.listed(texts)])


def _plain_list(items: Sequence[str]) -> str:
    return '<ul class="plain">' + "".join(f"<li>{each}</li>" for each in items) + "</ul>"


def _lines(count: int) -> str:
    return '<div class="line"></div>' * count


def _reflection(stem: str) -> str:
    return (
        f"<article><h3>Reflection ({reflection.POINTS} points)</h3>"
        f"{_pages.para(reflection.prompt(stem))}{rubric()}</article>{_lines(_LINES_REFLECTION)}"
    )
