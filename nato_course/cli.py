"""The command line of the course: `nato-course …`."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import click

from nato_course import __version__, questions
from nato_course.errors import CourseError
from nato_course.questions import reference
from nato_course.teach import assign as assigning
from nato_course.teach import chapter_link, grades_csv, grading
from nato_course.teach.assignment import OPEN_SEED
from nato_course.teach.dates import read_due
from nato_course.teach.results import POLICIES, Policy


def _readable(_: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Refuse what can't be written down again: bytes that are no text in the shell's encoding."""
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        raise click.BadParameter("has letters that can't be read: type it anew") from None
    return text


class _Telling(click.Group):
    """Commands whose errors are told in words, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CourseError as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from None


@click.group(cls=_Telling)
@click.version_option(__version__, prog_name="nato-course")
def main() -> None:
    """Tools for authors and instructors of the course."""


@main.group(name="questions")
def questions_group() -> None:
    """Question banks: check them, and look up their fields."""


@questions_group.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Print what is wrong with the banks, each problem with file, id and field.

    PATH is one bank file or a folder of them; without it, the banks of the course are checked.
    """
    problems = questions.check(path)
    for each in problems:
        click.echo(each)
    if problems:
        count = len(problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} found.", err=True)
        raise SystemExit(1)
    click.echo("No problems found.")


@questions_group.command()
def fields() -> None:
    """Print the reference of all fields as Markdown, written from the model."""
    click.echo(reference.markdown(), nl=False)


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
@click.option("--due", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]))
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
    callback=_readable,
    help="Words of your own that decide the questions; keep them secret.",
)
@click.option("--title", default="", callback=_readable, help="The title that students see.")
@click.option("--url", default="", callback=_readable, help="The book's address, for links.")
@click.option(
    "--book",
    type=click.Path(path_type=Path),
    default=Path("_build/html"),
    show_default=True,
    help="The folder of the built book.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write.")
@click.option(
    "--replace",
    is_flag=True,
    help="Replace another assignment that is there; your own files in it stay.",
)
def assign(
    chapters: tuple[str, ...],
    targets: tuple[str, ...],
    due: datetime | None,
    out: Path | None,
    replace: bool,
    **options: Any,
) -> None:
    """Write an assignment folder: what students get, what you keep, what an LMS imports.

    CHAPTER is a number such as 2, or a file's stem. A due date without a time means 23:59.
    """
    if due and due.time() == time():
        due = due.replace(hour=23, minute=59)
    made = assigning.prepare(chapters, due=due, **options)
    place = out or Path(f"assignment-{made.identifier}")
    written = assigning.write(
        made, targets, place, replace=replace, tell=lambda target: click.echo(f"{target} ...")
    )
    for line in written.lines():
        click.echo(line)
    if made.seed == OPEN_SEED:
        click.echo("No --seed given: anyone could draw the same questions, with their answers.")
    click.echo(f"Written. Open {place / assigning.README}")


@main.command()
@click.argument("folder", metavar="RECEIPTS_DIR", type=click.Path(path_type=Path))
@click.option("--roster", required=True, type=click.Path(path_type=Path), help="The class list.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="CSV to write.")
@click.option(
    "--policy",
    type=click.Choice(POLICIES),
    default="best",
    show_default=True,
    help="Which counts, of several tries and of several files.",
)
@click.option("--due", help="2027-03-01 (to its end, UTC) or 2027-03-01T18:00+01:00.")
@click.option(
    "--format",
    "form",
    type=click.Choice(grades_csv.FORMATS),
    default="plain",
    show_default=True,
    help="Whose columns the CSV has.",
)
@click.option("--report", type=click.Path(path_type=Path), help="Report page to write.")
@click.option(
    "--course", default="", callback=_readable, help="The course code that receipts should have."
)
@click.option("--chapter", "chapters", multiple=True, help="A chapter that counts; repeatable.")
def grade(
    folder: Path,
    roster: Path,
    out: Path,
    policy: Policy,
    due: str | None,
    form: str,
    report: Path | None,
    course: str,
    chapters: tuple[str, ...],
) -> None:
    """Grade what a class handed in: receipts, quiz reports, nbgrader's database, zip archives.

    RECEIPTS_DIR is only read. The gradebook goes to --out, a report page beside it.
    """
    outcome = grading.grade(
        folder,
        roster,
        out,
        policy=policy,
        due=read_due(due) if due else None,
        form=form,
        report=report,
        course=course,
        chapters=chapters,
    )
    for line in outcome.lines():
        click.echo(line)


@main.command()
@click.argument("chapter")
@click.option("--sections", default="", help="Section ids, commas between; without it, all.")
@click.option("--due", help="2027-03-01 (to its end, UTC) or 2027-03-01T18:00+01:00.")
@click.option(
    "--base",
    default="",
    callback=_readable,
    help="Where the book is, such as https://example.org/book.",
)
@click.option("--course", default="", callback=_readable, help="The course code, for the receipt.")
@click.option("--minutes", type=click.IntRange(1, 6000), help="In place of the estimate.")
def link(
    chapter: str, sections: str, due: str | None, base: str, course: str, minutes: int | None
) -> None:
    """Print a link that opens CHAPTER with sections, due date and course code of an assignment.

    CHAPTER is a file stem such as 02_historical_context, or its number.
    """
    found = chapter_link.link(
        chapter,
        [each for each in sections.split(",") if each.strip()],
        due=read_due(due) if due else None,
        base=base,
        course=course,
        minutes=minutes,
    )
    click.echo(found)
    if not base:
        click.echo("Put the address of your copy of the book in front, or use --base.", err=True)


if __name__ == "__main__":
    main()
