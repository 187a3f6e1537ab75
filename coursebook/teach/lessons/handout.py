"""What students get for a lesson: question, texts with easier versions, tasks, room to write."""

from coursebook import dates, sources, timing
from coursebook.chapters import question
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.lessons.lessons import Lesson


def handout(lesson: Lesson) -> str:
    """Return the handout of a lesson as a page.

    Args:
        lesson: the lesson.
    """
    return _pages.page(
        "handout.html",
        lesson=lesson,
        title=chapter_title(lesson.stem),
        question=question(timing.path_of(lesson.stem)),
        documents=list(map(sources.document, lesson.documents)),
        when=dates.when,
    )
