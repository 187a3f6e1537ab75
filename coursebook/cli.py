"""The command line of a course: check its questions, assign, link, grade, measure, print."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from coursebook import checked, datasets, questions
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.publish import open_text
from coursebook.questions import cue_lines, reference
from coursebook.teach import templates
from coursebook.teach.assignment import assign as assigning
from coursebook.teach.assignment import assigned, chapter_link
from coursebook.teach.assignment import options as shared
from coursebook.teach.assignment import show as showing
from coursebook.teach.assignment.record import OPEN_SEED, Paper, is_public
from coursebook.teach.grading import class_grading, grades_csv
from coursebook.teach.grading.results import POLICIES
from coursebook.teach.pdf import course_pdf
from coursebook.telling import Telling
from coursebook.words import counted

_Command = TypeVar("_Command", bound=Callable[..., None])
_SIZES: tuple[Paper, ...] = get_args(Paper)


def _text(name: str, told: str) -> Callable[[_Command], _Command]:
    """Give a command an option that takes words."""
    return click.option(name, default="", callback=shared.readable, help=told)


def _place(name: str, told: str, *, required: bool = False) -> Callable[[_Command], _Command]:
    """Give a command an option that takes a path."""
    return click.option(name, type=click.Path(path_type=Path), required=required, help=told)


def _built(told: str) -> Callable[[_Command], _Command]:
    """Give a command the folder of the built book."""
    folder = click.Path(path_type=Path)
    return click.option("--book", type=folder, default=assigning.BOOK, show_default=True, help=told)


@click.group(cls=Telling)
@click.version_option(current().version, prog_name=current().slug)
def main() -> None:
    """Tools for authors and instructors of the course."""


@main.command(name="check")
def check_course() -> None:
    """Print what is wrong with the course, each problem with its file, place and what to do.

    What builds on a faulty part is looked at once that is sound, and named at the end.
    """
    _tell(checked.look())


def _print(lines: Iterable[str]) -> None:
    for each in lines:
        click.echo(each)


def _tell(found: checked.Found) -> None:
    """Print problems and end, or say that there are none."""
    _print(found.problems)
    if found.problems:
        click.echo(found.summary(), err=True)
        raise SystemExit(1)
    click.echo("No problems found.")


@main.command()
def tables() -> None:
    """Write the checksums of the tables into their descriptor, after an intended change."""
    changed = datasets.renew()
    click.echo(f"checksums renewed: {', '.join(changed)}" if changed else "nothing changed")


@main.group(name="questions")
def questions_group() -> None:
    """Question banks: check them, and look up their fields."""


@questions_group.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Print what is wrong with the banks, each problem with file, id and field.

    Then come cues, by which a reader who knows nothing could guess: shares of each bank, and the
    questions to look at. PATH is one bank file or a folder of them; without it, the banks of the
    course are checked, and the templates of graded questions.
    """
    _tell(checked.Found(tuple(questions.check(path))) if path else checked.look(checked.ASKED))
    click.echo("Shares of questions that a habit answers; mend what is outside its bounds:")
    _print(cue_lines.of_banks(questions.banks(path)))
    for template in () if path else templates.all():
        _print(cue_lines.of_template(template.id, templates.filled(template)))


@questions_group.command()
def fields() -> None:
    """Print the reference of all fields as Markdown, written from the model."""
    click.echo(reference.markdown(), nl=False)


@questions_group.command()
@click.argument("kind", required=False, type=click.Choice(sorted(reference.schemas())))
def schema(kind: str | None) -> None:
    """Print the JSON Schema of KIND, such as single, for an editor; without it, all by name."""
    found = reference.schemas()
    click.echo(json.dumps(found[kind] if kind else found, indent=2, ensure_ascii=False))


@questions_group.command()
@click.argument("template")
@click.option(
    "--count", type=click.IntRange(1), default=3, show_default=True, help="How many instances."
)
def show(template: str, count: int) -> None:
    """Print instances of TEMPLATE, by its id, with key and reasons.

    TEMPLATE may be a question of a paper too: the template's id with eight signs after it.
    """
    _print(showing.lines(template, count))


@main.command()
@click.argument("chapters", nargs=-1, required=True, metavar="CHAPTER...")
@click.option(
    "--for",
    "targets",
    multiple=True,
    required=True,
    type=click.Choice(list(assigning.WRITERS)),
    help="What the class uses; may be given several times.",
)
@shared.due_options
@click.option(
    "--questions",
    "count",
    type=click.IntRange(1),
    default=assigning.QUESTIONS,
    show_default=True,
    help="Graded questions for each chapter.",
)
@click.option(
    "--seed",
    callback=shared.readable,
    help="Words of your own that decide the questions; keep them secret.",
)
@click.option(
    "--groups",
    type=click.IntRange(1, 20),
    default=1,
    show_default=True,
    help="Papers of one difficulty with other questions, one a group.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="TEMPLATE",
    help="Leave a template out, by its id; may be given several times.",
)
@_text("--title", "The title that students see.")
@_text("--url", "The book's address, for links.")
@_built("The folder of the built book, which SCORM packages are made of.")
@click.option(
    "--paper",
    type=click.Choice(_SIZES),
    default="a4",
    show_default=True,
    help="The size of printed pages.",
)
@click.option("--labs", is_flag=True, help="Add the chapters' labs, with --for nbgrader.")
@_place("--out", "The folder to write.")
@click.option(
    "--replace",
    is_flag=True,
    help="Replace another assignment that is there; your own files in it stay.",
)
def assign(
    chapters: tuple[str, ...],
    targets: tuple[str, ...],
    due: str | None,
    zone: str,
    out: Path | None,
    replace: bool,
    groups: int,
    labs: bool,
    **options: Any,
) -> None:
    """Write an assignment folder: what students get, what you keep, what an LMS imports.

    CHAPTER is a number such as 2, or a file's stem. With --groups each group has a folder of its
    own in the folder.
    """
    when = shared.due(due, zone)
    if labs and "nbgrader" not in targets:
        raise CourseError("--labs: only nbgrader can mark code: add --for nbgrader")
    papers = [
        assigning.prepare(chapters, due=when, group=group, groups=groups, labs=labs, **options)
        for group in range(1, groups + 1)
    ]
    folder = out or Path(f"assignment-{papers[0].base_identifier}")
    places = [folder / f"group-{i}" if groups > 1 else folder for i in range(1, groups + 1)]
    for paper, place in zip(papers, places, strict=True):
        written = assigning.write(
            paper, targets, place, replace=replace, tell=lambda target: click.echo(f"{target} ...")
        )
        _print(written.lines())
    _print(assigning.repeats(papers[0], options["without"]))
    if is_public(papers[0].seed):
        why = "No --seed given" if papers[0].seed == OPEN_SEED else "The seed is a public example"
        click.echo(f"{why}: anyone could draw the same questions, with their answers.")
    if not papers[0].url:
        click.echo("No --url given: the students' sheet names the chapters without a link.")
    for place in places:
        click.echo(f"Written. Open {place / assigning.README}")


@main.command()
@click.argument("folder", metavar="RECEIPTS_DIR", type=click.Path(path_type=Path))
@_place("--roster", "The class list.", required=True)
@_place("--out", "CSV to write.", required=True)
@click.option(
    "--policy",
    type=click.Choice(POLICIES),
    default="best",
    show_default=True,
    help="Which counts, of several tries and of several files.",
)
@shared.due_options
@click.option(
    "--format",
    "form",
    type=click.Choice(grades_csv.FORMATS),
    default="plain",
    show_default=True,
    help="Whose columns the CSV has.",
)
@_place("--report", "Report page to write.")
@_text("--course", "The course code that receipts should have.")
@click.option("--chapter", "chapters", multiple=True, help="A chapter that counts; repeatable.")
@click.option(
    "--link",
    "links",
    multiple=True,
    callback=shared.all_readable,
    help="The link that the class was given, one for each chapter: its sections count, and its due "
    "date and course code where you give none.",
)
def grade(
    folder: Path, roster: Path, out: Path, due: str | None, zone: str, **options: Any
) -> None:
    """Grade what a class handed in: receipts, quiz reports, nbgrader's database, zip archives.

    RECEIPTS_DIR is only read. The gradebook goes to --out, a report page beside it.
    """
    when = shared.due(due, zone)
    outcome = class_grading.grade(folder, roster, out, due=when, zone=zone, **options)
    _print(outcome.lines())


@main.command()
@click.argument("chapter")
@click.option(
    "--sections",
    default="",
    help="Titles or ids of sections, commas between, or core for the core path; without it, all.",
)
@shared.due_options
@_text("--base", "Where the book is, such as https://example.org/course.")
@_text("--course", "The course code, for the receipt.")
@click.option("--minutes", type=click.IntRange(1, 6000), help="In place of the estimate.")
def link(
    chapter: str, sections: str, due: str | None, zone: str, base: str, **options: Any
) -> None:
    """Print a link that opens CHAPTER with sections, due date and course code of an assignment.

    CHAPTER is its number such as 2, or its file's stem.
    """
    named = chapter_link.split(chapter, sections)
    found = chapter_link.link(chapter, named, due=shared.due(due, zone), base=base, **options)
    click.echo(found)
    what = assigned.read_link(found)
    count = chapter_link.checks(what.stem, what.ids)
    told = counted(count, "self-check counts", "self-checks count")
    click.echo(f"{told}. Give the link to grade too, with --link.", err=True)
    if not base:
        click.echo("Put the address of your copy of the book in front, or use --base.", err=True)


@main.command()
@click.argument(
    "book", default="_build/html", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def measure(book: Path) -> None:
    """Print what the chapters ask of readers: open words, citations, long blocks, minutes.

    BOOK is the folder of the built book. Minutes are estimates by the rule of `timing.py`, and
    are given for each section too; a star marks the core path.
    """
    _print(open_text.measured(book))


@main.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option(
    "--paper",
    "papers",
    multiple=True,
    type=click.Choice(_SIZES),
    default=_SIZES,
    show_default=True,
    help="The size of the sheets; may be given several times.",
)
@_built("The folder of the built book.")
@_text("--url", "The book's address, for the notes.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("pdf"),
    show_default=True,
    help="The folder to write into.",
)
def pdf(pages: tuple[str, ...], papers: tuple[Paper, ...], book: Path, url: str, out: Path) -> None:
    """Write the course, or PAGE alone, as tagged PDF with bookmarks.

    PAGE is a chapter's number such as 2, the name of any page such as claims, or course for all
    of it. Without PAGE come the course and each chapter. Parts to open stand open, widgets stand
    in words and tables, and hints and answers come last.
    """
    made = course_pdf.files(
        book, pages, papers, url, tell=lambda name: click.echo(f"{name} ...", err=True)
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (out / name).write_bytes(content)
        click.echo(out / name)


if __name__ == "__main__":
    main()
