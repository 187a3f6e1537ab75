"""The report of a class: one page that needs nothing else, written row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import IO

from coursebook import look
from coursebook.course import current
from coursebook.questions import misconceptions
from coursebook.teach.dates import words
from coursebook.teach.grading import item_figures
from coursebook.teach.grading.class_figures import ClassFigures
from coursebook.teach.grading.gradebook import Cell, Gradebook, Row
from coursebook.teach.grading.results import Policy
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
_STYLE = (
    f"""
{_COLOURS}
body {{ margin: 0; font: 16px/1.55 {look.value("sans")}; }}
"""
    + """
body { color: var(--text); background: var(--back); }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.2; } h2 { margin: 2.5rem 0 .5rem; }
a { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .6rem 0; min-width: 44px; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; min-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 5rem;
  max-width: 24rem; }
td.n, th.n { text-align: right; }
td.wide, th.wide { min-width: 16rem; }
.bar { display: block; height: .5rem; min-width: 6rem; background: var(--soft); }
.bar span { display: block; height: 100%; background: var(--accent); }
.late { color: var(--warn); font-weight: 600; }
.quiet { color: var(--muted); }
@media print { nav { display: none; } .scroll { overflow: visible; } th, td { min-width: 0; } }
"""
)
_POLICY_META = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


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
    for part in (
        _head(),
        _summary(book.policy, book.due, count, files, made),
        _work_table(book, works, count),
        _objectives(figures),
        _misconceptions(figures),
        _confidence(figures),
        _items(figures),
        _people(book, works),
        _unlisted(book, works),
        _lines(book.lines()),
        ["</main></body></html>\n"],
    ):
        file.writelines(part)
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


def _head() -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY_META}">\n'
    yield '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">\n'
    yield f"<title>Class report</title><style>{_STYLE}</style></head>\n<body><main>\n"
    yield "<h1>Class report</h1>\n"
    links = {
        "results": "Results",
        "objectives": "Objectives",
        "misconceptions": "Misconceptions",
        "confidence": "Confidence",
        "questions": "Questions",
        "students": "Students",
        "unlisted": "Not on the list",
        "files": "Notes on files",
    }
    items = "".join(f'<li><a href="#{each}">{text}</a></li>' for each, text in links.items())
    yield f'<nav aria-label="On this page"><ul>{items}</ul></nav>\n'


def _summary(
    policy: Policy, due: datetime | None, count: Count, files: int, made: datetime
) -> Iterator[str]:
    yield f"<p>{counted(files, 'file')} read. {counted(count.listed, 'student')} on the list: "
    yield f"{count.missing} with something missing, {count.late} with something late"
    yield f" (due {_moment(due)})" if due else ""
    yield f", {count.undated} with an undated result. "
    yield f"{counted(count.unlisted, 'person is', 'people are')} not on the list.</p>\n"
    yield f"<p>What counts: {_POLICY[policy]}. "
    yield f"{counted(count.several, 'student')} handed in several. "
    yield "Receipts are marked again from the answers in them; what they state as their result is "
    yield "not used. Late work is marked as late and keeps its result.</p>\n"
    yield "<p>A receipt is made in the reader's own browser and is no proof of who answered. "
    yield "This page names students: keep it where grades are kept.</p>\n"
    yield f'<p class="quiet">Made {_moment(made)}, edition {escape(current().version)}.</p>\n'


def _work_table(book: Gradebook, works: list[tuple[int, str]], count: Count) -> Iterator[str]:
    rows = [
        [
            escape(title),
            str(int(number)),
            f"{total / number:.1f} %" if number else "none",
            escape(book.counts(work)),
        ]
        for (work, title), (number, total) in zip(works, count.works, strict=True)
    ]
    columns = ["Work", "Students with a result", "Mean result", "What was assigned and counts"]
    yield from _section("results", "Results", "Students on the list.", columns, rows, "n")


def _objectives(figures: ClassFigures) -> Iterator[str]:
    rows = [
        [
            escape(each.text),
            escape(each.chapter),
            f"{each.reached} of {each.students}",
            f"{each.percent:.0f} %{_bar(each.percent)}",
        ]
        for each in figures.objectives
    ]
    caption = "An objective is reached when every question on it is right or, without marks, done."
    columns = ["Objective", "Chapter", "Reached by", "Points earned"]
    yield from _section("objectives", "Objectives", caption, columns, rows)


def _bar(percent: float) -> str:
    return f'<span class="bar" aria-hidden="true"><span style="width:{percent:.0f}%"></span></span>'


def _misconceptions(figures: ClassFigures) -> Iterator[str]:
    known = {each.id: each for each in misconceptions.all()}
    rows = [
        [escape(known[name].statement), escape(known[name].correction), f"{number}"]
        for name, number in figures.misconceptions
        if name in known
    ]
    caption = "Chosen in any try, most often first; each student counts once a chapter."
    columns = ["What was chosen", "What the evidence shows", "Times"]
    yield from _section("misconceptions", "Misconceptions", caption, columns, rows)


def _confidence(figures: ClassFigures) -> Iterator[str]:
    rows = [
        [_SURE[name], str(total), f"{right} ({100 * right / total:.0f} %)" if total else "none"]
        for name, right, total in figures.confidence
    ]
    columns = ["Said", "Answers", "Right"]
    caption = f"First tries alone. {figures.calibration()}"
    yield from _section("confidence", "Confidence", caption, columns, rows, "n")


def _items(figures: ClassFigures) -> Iterator[str]:
    rows = ([escape(each) for each in row] for row in item_figures.rows(figures.items))
    columns = ["Question", "What the figures suggest", "Chapter", "Answers", "Right at once"]
    columns += ["Discrimination", "Sure and wrong", "Nobody chose"]
    caption = (
        "First tries at self-checks, from the receipts that count. Discrimination is the "
        "point-biserial correlation of being right with the mean of the chapter's other "
        "questions: from +1, where those who do well elsewhere have it right, to -1. Below 0 "
        f"something is wrong with the question. It is left out below {item_figures.FEW} answers. "
        f"{counted(figures.reviews, 'answer')} more came in review, which counts for nothing here. "
        f"{counted(figures.labs, 'lab')} solved, by what the receipts say; no marks, since a "
        "receipt does not hold the code."
    )
    ordered = ([row[0], row[-1], *row[1:-1]] for row in rows)
    yield from _section("questions", "Questions", caption, columns, ordered)


def _people(book: Gradebook, works: list[tuple[int, str]]) -> Iterator[str]:
    rows = (
        [escape(row.student.name), *(_cell(row.cells.get(number), row) for number, _ in works)]
        for row in book.rows()
        if row.listed
    )
    columns = ["Student", *(escape(title) for _, title in works)]
    yield from _section("students", "Students", "Late and missing work is named.", columns, rows)


def _cell(found: Cell | None, row: Row) -> str:
    if found is None:
        aside = f"; {escape(row.reason)}" if row.reason else ""
        return f'<span class="late">missing</span>{aside}'
    parts = [f"{found.percent:.1f} %"]
    if found.asked is not None:
        parts.append(f"{found.answered} of {found.asked} answered")
    if found.late:
        parts.append('<span class="late">late</span>')
    if found.made is None:
        parts.append("undated")
    if found.files > 1:
        parts.append(f"1 of {found.files} results counts")
    return ", ".join(parts)


def _unlisted(book: Gradebook, works: list[tuple[int, str]]) -> Iterator[str]:
    rows = (
        [
            escape(row.student.name),
            escape(row.reason),
            "; ".join(
                f"{escape(title)}: {_cell(row.cells[number], row)}"
                for number, title in works
                if number in row.cells
            ),
        ]
        for row in book.rows()
        if not row.listed
    )
    caption = "Graded, but matched to nobody: mend the list, or grade these by hand."
    columns = ["As the file names them", "Why, and which file", "Result"]
    yield from _section("unlisted", "Not on the class list", caption, columns, rows)


def _lines(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = ([escape(source), escape(text)] for source, text in lines)
    columns = ["File", "What was found"]
    caption = "Files were read and left as they are."
    yield from _section("files", "Notes on files", caption, columns, rows)


def _section(
    name: str,
    heading: str,
    caption: str,
    columns: list[str],
    rows: Iterable[list[str]],
    align: str = "",
) -> Iterator[str]:
    """Yield a section with one table; cells and headings are HTML already."""
    yield f'<section aria-labelledby="{name}"><h2 id="{name}">{heading}</h2>\n'
    empty = True
    for row in rows:
        if empty:
            yield f'<p class="quiet" id="about-{name}">{escape(caption)}</p>\n'
            yield f'<div class="scroll" tabindex="0" role="group" aria-labelledby="{name}">'
            yield f'<table aria-labelledby="{name}" aria-describedby="about-{name}">\n<thead><tr>'
            yield "".join(
                f'<th scope="col"{_look(i, align)}>{each}</th>' for i, each in enumerate(columns)
            )
            yield "</tr></thead><tbody>\n"
            empty = False
        yield f'<tr><th scope="row"{_look(0, align)}>{row[0]}</th>'
        yield "".join(f"<td{_look(i, align)}>{each}</td>" for i, each in enumerate(row[1:], 1))
        yield "</tr>\n"
    yield "<p>None.</p></section>\n" if empty else "</tbody></table></div></section>\n"


def _look(column: int, align: str) -> str:
    if align and column:
        return f' class="{align}"'
    return ' class="wide"' if not align and column < 2 else ""


def _moment(moment: datetime) -> str:
    return words(moment, weekday=False)
