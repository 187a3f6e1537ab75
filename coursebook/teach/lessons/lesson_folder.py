"""The lesson kit of each chapter assigned: plans, slides and marking for you, a handout for all."""

from pathlib import Path

from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.teach import _pages
from coursebook.teach.assignment.chapter_link import link
from coursebook.teach.assignment.record import INSTRUCTOR, STUDENT, Assignment
from coursebook.teach.exports.print_packet import STYLE
from coursebook.teach.exports.remarks import PAGES
from coursebook.teach.lessons import lesson_plan, slides, slides_pdf, slides_pptx
from coursebook.teach.lessons.handout import handout
from coursebook.teach.lessons.lessons import LENGTHS, Lesson, Reading, lesson
from coursebook.teach.pdf.printing import pdfs
from coursebook.teach.templates import title

PLACE = f"{INSTRUCTOR}/lesson"
HANDOUTS = f"{STUDENT}/lesson"
_ONE_PAGE = """<style>
body { font-size: 9.5pt; line-height: 1.35; }
main > table, .scroll table { width: 100%; }
td ul, th ul { margin: 0; padding-left: 1.1em; }
th:first-child, td:first-child { white-space: nowrap; }
.sheet { break-before: page; }
</style>"""


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
        f"{PLACE}/{stem}-plan": plan_html(made, assignment.url),
        f"{HANDOUTS}/{stem}-handout": on_paper(handout(made)),
    }
    deck = slides_pdf.slides_html(f"Slides: {name}", shown)
    *printed, sheets = pdfs([*pages.values(), deck], assignment.paper)
    for (path, page), content in zip(pages.items(), printed, strict=True):
        (folder / f"{path}.html").write_text(page, encoding="utf-8")
        (folder / f"{path}.pdf").write_bytes(content)
    (folder / f"{PLACE}/{stem}-slides.pdf").write_bytes(sheets)
    (folder / f"{PLACE}/{stem}-slides.pptx").write_bytes(slides_pptx.pptx_bytes(name, shown))
    return [f"{name}: {len(shown)} slides; their notes hold the answers, so keep the deck"]


def plan_html(made: Lesson, url: str, *, commands: bool = True) -> str:
    """Return the plans of a lesson, a page each, with motions, links and marking.

    Args:
        made: the lesson.
        url: where the book is published, or an empty text.
        commands: whether to give, where there is no address, the commands that make the links.
    """

    def address(place: str) -> str:
        return f"{url}{PAGES}{place}" if url else ""

    def to_read(reading: Reading) -> str:
        return link(made.stem, reading.sections, base=url) if url else ""

    command = f"{current().command} link {int(made.stem[:2])} --sections {{}} --base https://…"
    ready = (
        ""
        if url or not commands
        else "".join(
            f"<p><code>{_pages.text(command.format(','.join(each.sections)))}</code></p>"
            for each in made.readings
            if each.sections
        )
    )
    sheets = (
        f'<h2 class="sheet">{length} minutes</h2>{lesson_plan.plain(made, length)}'
        for length in LENGTHS
    )
    page = _pages.page(
        f"Lesson: {chapter_title(made.stem)}",
        _pages.heading("Before the lesson"),
        _pages.para(lesson_plan.BEFORE),
        _pages.heading("To read beforehand"),
        lesson_plan.readings(made, to_read),
        ready,
        _pages.heading("Motions"),
        lesson_plan.motions(made, address),
        _pages.heading("When students disagree with the book"),
        lesson_plan.disagreeing(),
        *sheets,
        '<h2 class="sheet">Marking</h2>',
        lesson_plan.marking(),
        _pages.heading("Answers to the checks"),
        _pages.para("Letters as on the slides; their notes give the reasons."),
        _answers(made),
    ).decode()
    return on_paper(page).replace("</head>", f"{_ONE_PAGE}</head>", 1)


def _answers(made: Lesson) -> str:
    """Return the answer to each check of the lesson, a line each."""
    checks = dict.fromkeys(each for step in made.steps for each in step.used("check"))
    return _pages.points(
        f"<strong>{_pages.text(title(each.id))}</strong> {_pages.text(slides.key(each)[0])}"
        for each in checks
    )


def on_paper(page: str) -> str:
    """Return a page that prints small, and shows on a screen as others do.

    Args:
        page: HTML.
    """
    small = STYLE.replace("<style>", "<style>@media print {").replace("</style>", "}</style>")
    return page.replace("</head>", f"{small}</head>", 1)
