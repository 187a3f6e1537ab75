"""The ready-made lesson of a chapter, as one zip beside the pages: all that needs no Python.

Its answers are those of the chapter's own self-checks, which every reader can look up. No graded
question is in it: those are drawn by the seed of a class, which the book does not know.
"""

from collections.abc import Mapping
from typing import Any

from coursebook import citing
from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach._zip import lesson_name, zip_bytes
from coursebook.teach.exports.common_cartridge import CARTRIDGE
from coursebook.teach.exports.moodle_xml import MOODLE
from coursebook.teach.exports.package import Format, practice_quiz
from coursebook.teach.exports.qti12 import CANVAS
from coursebook.teach.exports.qti21 import QTI_2_1
from coursebook.teach.exports.remarks import PAGES
from coursebook.teach.lessons import lesson_folder, lesson_plan, slides, slides_pptx
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

OPEN = (
    "Nothing here is secret. The answers are those of the chapter's own self-checks, and any "
    "reader can see them on the page. So use the checks for practice, and give no marks for them "
    "alone. Graded questions are never in such a file: whoever installs the course's package makes "
    "them with words that only you know, as the book's guide for instructors says."
)
_PRACTICE: Mapping[str, Format[Any]] = {
    "practice-moodle.xml": MOODLE,
    "practice-canvas-classic-quizzes.zip": CANVAS,
    "practice-canvas-new-quizzes.zip": QTI_2_1,
    "practice-other-systems.imscc": CARTRIDGE,
}
_STEPS = (
    "Read plan.html. Print it from the browser: each length of lesson is a page.",
    "Some days before, do what the plan says under Before the lesson, and tell students what to "
    "read: the plan names the sections for about {minutes} minutes.",
    "Print handout.html for each student, two pages, or share the file.",
    "Show slides.pptx. In PowerPoint and Google Slides the presenter's view shows the notes with "
    "the answers; students see the slides alone. Keep the file until the lesson is over.",
    "For practice online, import one of the files below into your learning site. Try it as a "
    "student would before the class does.",
)
_IMPORT = (
    "<strong>Moodle:</strong> open Question bank (under More), then Import; choose Moodle XML "
    "format and practice-moodle.xml. Then add a Quiz and take the questions from the bank.",
    "<strong>Canvas:</strong> open Settings, then Import Course Content; choose QTI .zip file and "
    "practice-canvas-classic-quizzes.zip. For New Quizzes choose practice-canvas-new-quizzes.zip "
    "and tick the box that imports quizzes as New Quizzes.",
    "<strong>Others:</strong> many systems import practice-other-systems.imscc as a Common "
    "Cartridge. It was not tried in each.",
)


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
        "plan.html": lesson_folder.plan_html(made, url, commands=False).encode(),
        "slides.pptx": slides_pptx.pptx_bytes(title, slides.deck(made)),
        "handout.html": lesson_folder.on_paper(handout(made)).encode(),
        **{name: each.export((quiz,), **about).content() for name, each in _PRACTICE.items()},
    }
    return {each: found[each] for each in FILES}


def _folder(stem: str) -> str:
    return lesson_name(stem).removesuffix(".zip")


def _start(stem: str, url: str) -> bytes:
    title = f"Chapter {int(stem[:2])}: {chapter_title(stem)}"
    address = f"{url}{PAGES}{stem}.html" if url else ""
    *first, last = (str(each.minutes) for each in lesson_on(stem).readings)
    minutes = f"{', '.join(first)} and {last}"
    steps = [_pages.text(each.format(minutes=minutes)) for each in _STEPS]
    rows = [(_pages.link(each, each), _pages.text(told)) for each, told in FILES.items()]
    return _pages.page(
        f"A lesson. {title}",
        f"<p>From the course {_pages.link(address, citing.TITLE)}, "
        f"version {current().version}.</p>",
        _pages.heading("Step by step"),
        _pages.points(steps, ordered=True),
        _pages.points(_IMPORT),
        _pages.heading("What is in the folder"),
        _pages.table("Files", ("File", "What it is"), rows),
        _pages.heading("Who may see the answers"),
        _pages.para(OPEN),
        _pages.heading("Before the lesson"),
        _pages.para(lesson_plan.BEFORE),
        _pages.para("Text and figures CC BY 4.0: use and change them, and name the course."),
    )
