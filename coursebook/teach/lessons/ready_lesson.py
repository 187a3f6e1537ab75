"""The ready-made lesson of a chapter, as one zip beside the pages: all that needs no Python.

Its answers are those of the chapter's own self-checks, which every reader can look up. No graded
question is in it: those are drawn by the seed of a class, which the book does not know.
"""

from collections.abc import Mapping
from typing import Any

from coursebook import citing
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach._zip import lesson_name, zip_bytes
from coursebook.teach.assignment import subject
from coursebook.teach.exports.common_cartridge import CARTRIDGE
from coursebook.teach.exports.moodle_xml import MOODLE
from coursebook.teach.exports.package import Format, practice_quiz
from coursebook.teach.exports.qti12 import CANVAS
from coursebook.teach.exports.qti21 import QTI_2_1
from coursebook.teach.exports.remarks import Site
from coursebook.teach.lessons import lesson_plan, slides, slides_pptx
from coursebook.teach.lessons.handout import handout
from coursebook.teach.lessons.lessons import lesson as lesson_on

START = "START-HERE.html"
FILES = {
    START: "what to do with the rest, step by step",
    "plan.html": "for you: a page each for 50, 75 and 90 minutes, motions with points on both "
    "sides, marking, and the answers to the checks",
    "slides.pptx": "for PowerPoint, Keynote, Google Slides or LibreOffice; the answers stand in "
    "the speaker notes",
    "handout.html": "for students, two printed pages: texts, the same in easier words, tasks; no "
    "answers",
    "practice-moodle.xml": "the chapter's self-checks for Moodle's question bank",
    "practice-canvas-classic-quizzes.zip": "the same for Canvas's classic quizzes (QTI 1.2)",
    "practice-canvas-new-quizzes.zip": "the same for Canvas's New Quizzes and others (QTI 2.1)",
    "practice-other-systems.imscc": "the same as a Common Cartridge, for other systems",
}
"""Every file of the zip, and what it is."""

_PRACTICE: Mapping[str, Format[Any]] = {
    "practice-moodle.xml": MOODLE,
    "practice-canvas-classic-quizzes.zip": CANVAS,
    "practice-canvas-new-quizzes.zip": QTI_2_1,
    "practice-other-systems.imscc": CARTRIDGE,
}


def zipped(stem: str, url: str = "") -> bytes:
    """Return the ready-made lesson of a chapter; the same book gives the same bytes.

    Args:
        stem: the chapter's file stem.
        url: where the book is published, with a slash at its end, or an empty text.

    Raises:
        CourseError: the chapter has no lesson, or python-pptx is missing.
    """
    folder = _folder(stem)
    return zip_bytes({f"{folder}/{each}": content for each, content in files(stem, url).items()})


def files(stem: str, url: str = "") -> dict[str, bytes]:
    """Return its files by name.

    Args:
        stem: the chapter's file stem.
        url: where the book is published, with a slash at its end, or an empty text.

    Raises:
        CourseError: the chapter has no lesson, or python-pptx is missing.
    """
    made, title = lesson_on(stem), chapter_title(stem)
    about = {"title": f"{citing.TITLE}: practice", "identifier": _folder(stem), "url": url}
    quiz = practice_quiz(stem)
    found = {
        START: _start(stem, url),
        "plan.html": lesson_plan.plan_html(made, url, commands=False).encode(),
        "slides.pptx": slides_pptx.pptx_bytes(title, slides.deck(made)),
        "handout.html": handout(made).encode(),
        **{name: each.export((quiz,), **about).content() for name, each in _PRACTICE.items()},
    }
    return {each: found[each] for each in FILES}


def _folder(stem: str) -> str:
    return lesson_name(stem).removesuffix(".zip")


def _start(stem: str, url: str) -> bytes:
    return _pages.page(
        "start_here.html",
        title=f"Chapter {int(stem[:2])}: {chapter_title(stem)}",
        name=citing.TITLE,
        address=Site(url).place(f"{stem}.html"),
        minutes=[each.minutes for each in lesson_on(stem).readings],
        files=FILES,
        before=subject.told().before,
    ).encode()
