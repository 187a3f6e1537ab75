"""The lesson kit of each chapter assigned: plans, slides and marking for you, a handout for all."""

from pathlib import Path

from coursebook.questions.index import title as chapter_title
from coursebook.teach.assignment.record import INSTRUCTOR, STUDENT, Assignment
from coursebook.teach.lessons import lesson_plan, slides, slides_pdf, slides_pptx
from coursebook.teach.lessons.handout import handout
from coursebook.teach.lessons.lessons import lesson
from coursebook.teach.pdf.printing import pdfs
from coursebook.words import counted

PLACE = f"{INSTRUCTOR}/lesson"
HANDOUTS = f"{STUDENT}/lesson"


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write the lesson kit of each chapter.

    Args:
        assignment: what is assigned.
        folder: the assignment folder.

    Raises:
        CourseError: a chapter has no lesson, or what makes slides or PDF files is missing.
    """
    for each in (PLACE, HANDOUTS):
        (folder / each).mkdir(parents=True, exist_ok=True)
    return [line for stem in assignment.chapters for line in _kit(assignment, stem, folder)]


def _kit(assignment: Assignment, stem: str, folder: Path) -> list[str]:
    made, name = lesson(stem), chapter_title(stem)
    shown = slides.deck(made)
    pages = {
        f"{PLACE}/{stem}-plan": lesson_plan.plan_html(made, assignment.url),
        f"{HANDOUTS}/{stem}-handout": handout(made),
    }
    deck = slides_pdf.slides_html(f"Slides: {name}", shown)
    *printed, sheets = pdfs([*pages.values(), deck], assignment.paper)
    for (path, page), content in zip(pages.items(), printed, strict=True):
        (folder / f"{path}.html").write_text(page, encoding="utf-8")
        (folder / f"{path}.pdf").write_bytes(content)
    (folder / f"{PLACE}/{stem}-slides.pdf").write_bytes(sheets)
    (folder / f"{PLACE}/{stem}-slides.pptx").write_bytes(slides_pptx.pptx_bytes(name, shown))
    return [
        f"{name}: {counted(len(shown), 'slide')}; their notes hold the answers, so keep the deck"
    ]
