"""The course on paper: the whole and each chapter as tagged PDF with bookmarks."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from coursebook import chapters
from coursebook.errors import CourseError
from coursebook.teach.assignment.record import Paper
from coursebook.teach.pdf import drawn_widget, paper_sheets
from coursebook.teach.pdf.paper_document import COURSE, FRONT, Document, document_html
from coursebook.teach.pdf.paper_page import root_of
from coursebook.teach.pdf.printing import PdfError, pdfs

_SCREEN_ALONE = ("progress", "teach/")
"""What the whole leaves out: the reader's own work, and what only instructors need."""


def documents(built: Path, wanted: Sequence[str] = ()) -> list[Document]:
    """Return what is to be printed.

    Args:
        built: the folder of the built book.
        wanted: numbers or stems of chapters, stems of other pages, or "course"; without any, the
            course and each chapter.

    Raises:
        CourseError: the book is not built, or has no such page.
    """
    pages = _listed(built)
    whole = Document(COURSE, (FRONT, *(p for p in pages if not p.startswith(_SCREEN_ALONE))))
    every = [COURSE, *(p for p in pages if p in chapters.stems())]
    return [whole if each == COURSE else _single(each, pages) for each in wanted or every]


def _single(name: str, pages: Sequence[str]) -> Document:
    stem = name if name in pages else chapters.stem_of(name)
    if stem not in pages:
        raise CourseError(f"{stem}: is no page of the built book, which has {', '.join(pages)}")
    return Document(stem.replace("/", "-"), (stem,))


def _listed(built: Path) -> list[str]:
    """Return the book's pages in order, as the contents beside each page list them."""
    links = root_of(built, FRONT).xpath("//nav[contains(@class, 'bd-links')]//a/@href")
    return [str(each).removesuffix(".html") for each in links if each != "#"]


def files(
    built: Path,
    wanted: Sequence[str] = (),
    papers: Sequence[Paper] = ("a4",),
    url: str = "",
    tell: Callable[[str], object] = lambda name: None,
) -> dict[str, bytes]:
    """Return PDF files by name; the same book and browser give the same bytes.

    Args:
        built: the folder of the built book.
        wanted: as in `documents`.
        papers: the sizes.
        url: where the book is published, for the notes.
        tell: is called with the name of each file before it is made.

    Raises:
        CourseError: the book is not built or has no such page, or no browser is there.
    """
    made = {}
    for document in documents(built, wanted):
        for paper in papers:
            name = f"{document.name}-{paper}.pdf"
            tell(name)
            made[name] = _file(document, built, paper, url)
    return made


def _file(document: Document, built: Path, paper: Paper, url: str) -> bytes:
    pages = {stem: built / "book" / f"{stem}.html" for stem in document.pages}
    drawn = {stem: drawn_widget.drawn_html(page) for stem, page in pages.items()}

    def printed(sheets: Sequence[int] = ()) -> bytes:
        text = document_html(document, built, paper, url, sheets, drawn)
        return pdfs([text], paper, footer=False, prepare=paper_sheets.fill)[0]

    made = printed()
    if not document.is_whole:
        return made
    # The contents name sheets, which are known when everything is laid out.
    sheets = starts(made)
    made = printed(sheets)
    if starts(made) != sheets:
        raise PdfError(f"{document.name}: the table of contents moves what it lists: shorten it")
    return made


def starts(content: bytes) -> list[int]:
    """Return the sheet on which each part of a document begins, the first is 1.

    Args:
        content: a PDF with bookmarks.

    Raises:
        PdfError: what reads PDF files is missing.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise PdfError(
            "The table of contents needs pypdf: run `pip install pypdf`, then try again"
        ) from None
    reader = PdfReader(io.BytesIO(content))
    tops = [each for each in reader.outline if not isinstance(each, list)]
    return [(reader.get_destination_page_number(each) or 0) + 1 for each in tops]
