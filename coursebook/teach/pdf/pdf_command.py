"""The command `pdf`."""

from pathlib import Path
from typing import get_args

import click

from coursebook.teach.assignment import assign
from coursebook.teach.assignment import options as shared
from coursebook.teach.assignment.record import Paper
from coursebook.teach.pdf import course_pdf

_SIZES: tuple[Paper, ...] = get_args(Paper)


@click.command(name="pdf")
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
@click.option(
    "--book",
    type=click.Path(path_type=Path),
    default=assign.BOOK,
    show_default=True,
    help="The folder of the built book.",
)
@click.option(
    "--url", default="", callback=shared.readable, help="The book's address, for the notes."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("pdf"),
    show_default=True,
    help="The folder to write into.",
)
def pdf(pages: tuple[str, ...], papers: tuple[Paper, ...], book: Path, url: str, out: Path) -> None:
    """Write the course, or PAGE alone, as tagged PDF with bookmarks.

    PAGE is a chapter's number such as 2, the name of any page such as glossary, or course for all
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
