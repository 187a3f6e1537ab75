"""The report of a class: one page that needs nothing else, written row by row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, NamedTuple

from markupsafe import Markup

from coursebook import look
from coursebook.course import current
from coursebook.questions import misconceptions
from coursebook.teach import _pages
from coursebook.teach.dates import words
from coursebook.teach.grading import item_figures
from coursebook.teach.grading.class_figures import ClassFigures
from coursebook.teach.grading.gradebook import Cell, Gradebook, Row
from coursebook.words import counted

_POLICY = {
    "best": "the best try of each question, and of several files the one with the best result",
    "last": "the last try of each question, and of several files the one made last",
    "first": "the first try of each question, and of several files the one made first",
}
_SURE = {"sure": "Sure", "fairly": "Fairly sure", "guess": "Guess"}
_COLOURS = look.pairs(
    text="ink",
    muted="ink-2",
    back="paper",
    soft="paper-2",
    line="hair",
    accent="accent",
    warn="warn",
)
_BAR = Markup(
    '{:.0f} %<span class="bar" aria-hidden="true"><span style="width:{:.0f}%"></span></span>'
)
_LATE = Markup('<span class="late">{}</span>')


@dataclass(slots=True)
class Count:
    """How many students and results there are, kept while rows go by."""

    listed: int = 0
    unlisted: int = 0
    missing: int = 0
    late: int = 0
    undated: int = 0
    several: int = 0
    works: list[list[float]] = field(default_factory=list)


class _Section(NamedTuple):
    """A part of the page with one table, of which the first cell of a row is its heading.

    `kind` says whether words or numbers stand behind the heading.
    """

    id: str
    heading: str
    caption: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str]]
    kind: str = "words"
    link: str = ""
    """What links call it, if not by its heading."""


def write(
    book: Gradebook, figures: ClassFigures, file: IO[str], *, made: datetime, files: int
) -> Count:
    """Write the report of a class; return the counts that stand in it.

    Args:
        book: what was gathered.
        figures: the class's figures.
        file: where to.
        made: the time of grading.
        files: how many files were read.
    """
    works = book.works()
    count = _count(book.rows(), [number for number, _ in works])
    sections = [
        _results(book, works, count),
        *_of_class(figures),
        _students(book, works),
        _unlisted(book, works),
        _Section(
            "files",
            "Notes on files",
            "Files were read and left as they are.",
            ["File", "What was found"],
            book.lines(),
        ),
    ]
    page = _pages.template("class_report.html").generate(
        colours=Markup(_COLOURS),
        font=Markup(look.value("sans")),
        sections=sections,
        counted=counted,
        count=count,
        files=files,
        policy=_POLICY[book.policy],
        due=book.due and words(book.due, weekday=False),
        made=words(made, weekday=False),
        edition=current().version,
    )
    file.writelines(page)
    return count


def _count(rows: Iterable[Row], works: list[int]) -> Count:
    count = Count(works=[[0, 0.0] for _ in works])
    for row in rows:
        count.listed += row.listed
        count.unlisted += not row.listed
        count.missing += row.listed and (
            not works or any(number not in row.cells for number in works)
        )
        cells = row.cells.values()
        count.late += any(each.late for each in cells)
        count.undated += any(each.made is None for each in cells)
        count.several += any(each.files > 1 for each in cells)
        for total, number in zip(count.works, works, strict=True):
            if row.listed and number in row.cells:
                total[0] += 1
                total[1] += row.cells[number].percent
    return count


def _results(book: Gradebook, works: list[tuple[int, str]], count: Count) -> _Section:
    rows = [
        [
            title,
            str(int(number)),
            f"{total / number:.1f} %" if number else "none",
            book.counts(work),
        ]
        for (work, title), (number, total) in zip(works, count.works, strict=True)
    ]
    columns = ["Work", "Students with a result", "Mean result", "What was assigned and counts"]
    return _Section("results", "Results", "Students on the list.", columns, rows, "numbers")


def _of_class(figures: ClassFigures) -> Iterator[_Section]:
    """Yield what the receipts of all together show."""
    known = {each.id: each for each in misconceptions.all()}
    yield _Section(
        "objectives",
        "Objectives",
        "An objective is reached when every question on it is right or, without marks, done.",
        ["Objective", "Chapter", "Reached by", "Points earned"],
        [
            [o.text, o.chapter, f"{o.reached} of {o.students}", _BAR.format(o.percent, o.percent)]
            for o in figures.objectives
        ],
    )
    yield _Section(
        "misconceptions",
        "Misconceptions",
        "Chosen in any try, most often first; each student counts once a chapter.",
        ["What was chosen", "What the evidence shows", "Times"],
        [
            [known[name].statement, known[name].correction, f"{number}"]
            for name, number in figures.misconceptions
            if name in known
        ],
    )
    yield _Section(
        "confidence",
        "Confidence",
        f"First tries alone. {figures.calibration()}",
        ["Said", "Answers", "Right"],
        [
            [_SURE[name], f"{total}", f"{right} ({100 * right / total:.0f} %)" if total else "none"]
            for name, right, total in figures.confidence
        ],
        "numbers",
    )
    yield _Section(
        "questions",
        "Questions",
        "First tries at self-checks, from the receipts that count. Discrimination is the "
        "point-biserial correlation of being right with the mean of the chapter's other "
        "questions: from +1, where those who do well elsewhere have it right, to -1. Below 0 "
        f"something is wrong with the question. It is left out below {item_figures.FEW} answers. "
        f"{counted(figures.reviews, 'answer')} more came in review, which counts for nothing here. "
        f"{counted(figures.labs, 'lab')} solved, by what the receipts say; no marks, since a "
        "receipt does not hold the code.",
        item_figures.COLUMNS,
        item_figures.rows(figures.items),
    )


def _students(book: Gradebook, works: list[tuple[int, str]]) -> _Section:
    rows = (
        [row.student.name, *(_cell(row.cells.get(number), row) for number, _ in works)]
        for row in book.rows()
        if row.listed
    )
    columns = ["Student", *(title for _, title in works)]
    return _Section("students", "Students", "Late and missing work is named.", columns, rows)


def _cell(found: Cell | None, row: Row) -> str:
    if found is None:
        return _LATE.format("missing") + (f"; {row.reason}" if row.reason else "")
    parts = [f"{found.percent:.1f} %"]
    if found.asked is not None:
        parts.append(f"{found.answered} of {found.asked} answered")
    if found.late:
        parts.append(_LATE.format("late"))
    if found.made is None:
        parts.append("undated")
    if found.files > 1:
        parts.append(f"1 of {found.files} results counts")
    return Markup(", ").join(parts)


def _unlisted(book: Gradebook, works: list[tuple[int, str]]) -> _Section:
    rows = (
        [row.student.name, row.reason, Markup("; ").join(_held(row, works))]
        for row in book.rows()
        if not row.listed
    )
    return _Section(
        "unlisted",
        "Not on the class list",
        "Graded, but matched to nobody: mend the list, or grade these by hand.",
        ["As the file names them", "Why, and which file", "Result"],
        rows,
        link="Not on the list",
    )


def _held(row: Row, works: list[tuple[int, str]]) -> Iterator[str]:
    for number, title in works:
        if found := row.cells.get(number):
            yield Markup("{}: {}").format(title, _cell(found, row))
