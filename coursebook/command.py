"""The command `coursebook`: begin a course, and in its folder the commands of `cli`."""

from importlib import import_module
from pathlib import Path
from shlex import quote

import click

from coursebook import course, new_course, renamed
from coursebook.errors import CourseError
from coursebook.telling import Telling


class _InACourse(Telling):
    """A group that takes the commands of the course in whose folder it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return `new` and `rename`, and in a course's folder all others."""
        try:
            return [*super().list_commands(ctx), *_of_course().list_commands(ctx)]
        except CourseError:
            return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command, told in words where it needs a course and none is here."""
        if own := super().get_command(ctx, name):
            return own
        try:
            return _of_course().get_command(ctx, name)
        except CourseError as error:
            raise click.ClickException(str(error)) from None


def _of_course() -> click.Group:
    """Return the commands of the course in this folder; they import it."""
    course.open_book(Path.cwd())
    found: click.Group = import_module("coursebook.cli").main
    return found


@click.group(cls=_InACourse)
def main() -> None:
    """Course books: begin one with `new`; in its folder check it, assign, grade and more.

    In the folder of a course this lists the commands for it too: check, tables, questions, assign,
    grade, link, measure and pdf. Elsewhere there is `new` alone.
    """


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", required=True, help='Such as "Tides: Sea, Moon and Shore".')
def new(folder: Path, title: str) -> None:
    """Begin a course in DIR, which is new: a small one that builds, to write your own into."""
    package = new_course.write(folder, title)
    click.echo(f"Written: {folder}, with the package {package}.")
    click.echo(f"cd {quote(str(folder))}\njupyter-book build .\npytest")
    click.echo("Then open _build/html/index.html, and read README.md on what to change.")


@main.command()
@click.argument("old", metavar="CHAPTER")
@click.argument("new", metavar="NAME")
def rename(old: str, new: str) -> None:
    """Give CHAPTER, a file's stem, another NAME, in every file that has it.

    Do so before readers have the book: their notes on a chapter are kept under its name.
    """
    for each in renamed.chapter(Path.cwd(), old, new):
        click.echo(f"changed: {each}")


if __name__ == "__main__":
    main()
