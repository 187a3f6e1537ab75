"""The command line of the course: `nato-course …`."""

from pathlib import Path

import click

from nato_course import __version__, questions
from nato_course.questions import reference


@click.group()
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


if __name__ == "__main__":
    main()
