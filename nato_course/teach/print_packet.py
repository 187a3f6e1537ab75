"""An assignment on paper: a packet for students, and apart from it the key, as tagged PDF."""

from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase

from nato_course.questions.index import title as chapter_title
from nato_course.teach import _pages, key, reflection
from nato_course.teach._pdf import pdfs
from nato_course.teach._plain_types import Essay, Match, Number, Order, Pick, Plain, plain
from nato_course.teach.assignment import INSTRUCTOR, STUDENT, Assignment
from nato_course.teach.plan import rubric

PACKET = f"{STUDENT}/packet.pdf"
KEY = f"{INSTRUCTOR}/key.pdf"
_LINES_ESSAY = 14
_LINES_REFLECTION = 24
# Lists keep their letters in the text itself, so that they are read out and copied with it.
_STYLE = """<style>
ul.plain { list-style: none; padding-left: 0; }
.line { border-bottom: 1px solid #777; height: 2em; }
.box { display: inline-block; width: 2.5em; border-bottom: 1px solid #777; }
article { break-inside: avoid; }
main { max-width: none; padding: 0; }
</style>"""


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write the packet and the key.

    Args:
        assignment: what is assigned.
        folder: the assignment folder.

    Raises:
        CourseError: there is no browser that makes PDF files.
    """
    made = pdfs([packet_html(assignment), key.key(assignment).decode()])
    for name, content in zip((PACKET, KEY), made, strict=True):
        (folder / name).write_bytes(content)
    return [
        f"{PACKET}: questions with room to answer, and the reflection with its rubric; no answers",
        f"{KEY}: the key as PDF; keep it",
    ]


def packet_html(assignment: Assignment) -> str:
    """Return the students' packet as a page.

    Args:
        assignment: what is assigned.
    """
    due = f"Due: {assignment.due_text}." if assignment.due else ""
    number = 0
    parts = [_STYLE, "<p>Name: ________________________ Group: ____________</p>"]
    parts += [_pages.para(due)] if due else []
    for stem in assignment.chapters:
        parts.append(_pages.heading(chapter_title(stem)))
        for question in assignment.questions[stem]:
            number += 1
            parts.append(_question(number, plain(question, orders=True)[0]))
        parts.append(_reflection(stem))
    return _pages.page(assignment.title, *parts).decode()


def _question(number: int, question: Plain) -> str:
    prompt = "".join(map(_pages.para, question.prompt))
    return f"<article><h3>Question {number}</h3>{prompt}{_room(question)}</article>"


def _room(question: Plain) -> str:
    """Return what is chosen among, and the room to answer."""
    match question:
        case Pick(answers=answers, several=several):
            asked = "Tick all that apply." if several else "Tick one."
            return _pages.para(asked, kind="muted") + _listed([a.text for a in answers], "☐ ")
        case Match(pairs=pairs, choices=choices):
            items = [f'<span class="box"></span> {_pages.text(each.text)}' for each in pairs]
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
    return _plain_list(
        [f"{before}{ascii_lowercase[i]}) {_pages.text(each)}" for i, each in enumerate(texts)]
    )


def _plain_list(items: Sequence[str]) -> str:
    return '<ul class="plain">' + "".join(f"<li>{each}</li>" for each in items) + "</ul>"


def _lines(count: int) -> str:
    return '<div class="line"></div>' * count


def _reflection(stem: str) -> str:
    return (
        f"<article><h3>Reflection ({reflection.POINTS} points)</h3>"
        f"{_pages.para(reflection.prompt(stem))}{rubric()}</article>{_lines(_LINES_REFLECTION)}"
    )
