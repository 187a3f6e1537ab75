"""What students get for a lesson: question, texts with easier versions, tasks, room to write."""

from coursebook import dates, sources, timing
from coursebook.chapters import question
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.exports.print_packet import NAME_LINE
from coursebook.teach.lessons.lessons import Lesson

_LINES = 3
STYLE = """<style>
.line { border-bottom: 1px solid #777; height: 2em; }
blockquote { margin: .3em 0; padding-left: .7em; border-left: 3px solid #777; }
article, .task { break-inside: avoid; }
</style>"""


def handout(lesson: Lesson) -> str:
    """Return the handout of a lesson as a page.

    Args:
        lesson: the lesson.
    """
    return _pages.page(
        chapter_title(lesson.stem),
        STYLE,
        NAME_LINE,
        f"<p><strong>{_pages.text(question(timing.path_of(lesson.stem)))}</strong></p>",
        _pages.para(lesson.scene),
        _pages.heading("Texts"),
        *map(_document, lesson.documents),
        _pages.heading("Tasks"),
        *(_task(i, each) for i, each in enumerate(lesson.tasks, start=1)),
        _pages.heading("What will be debated"),
        _pages.para("One of these. On each, informed people disagree."),
        _pages.points(_pages.text(each.motion) for each in lesson.motions),
        *(_room(name) for name in ("The best point for", "The best point against")),
        _pages.para(
            "Say whose view it is. Name a source for each point. Anyone may pass at any step.",
            kind="muted",
        ),
    ).decode()


def _document(name: str) -> str:
    document = sources.document(name)
    day = dates.when(document)
    translated = f" Translated from the original ({document.original_language})."
    about = f"{document.issuer}, {day}. {document.context}"
    easier = f"<p><em>In easier words:</em> {_pages.text(document.easier)}</p>"
    return "".join(
        [
            f"<article>{_pages.heading(document.title, 3)}{_pages.para(about)}",
            f"<blockquote>{_pages.para(document.translation or document.text)}</blockquote>",
            easier if document.easier else "",
            _pages.para(
                f"Source: {sources.cite(document.source)}."
                + (translated if document.translation else ""),
                kind="muted",
            ),
            "</article>",
        ]
    )


def _task(number: int, told: str) -> str:
    lines = '<div class="line"></div>' * _LINES
    return f'<div class="task"><p>{number}. {_pages.text(told)}</p>{lines}</div>'


def _room(told: str) -> str:
    asked = _pages.para(f"{told}, with its source:")
    return f'<div class="task">{asked}<div class="line"></div></div>'
