"""The course, or one page of it, as one HTML document for paper that needs nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import html
from markupsafe import Markup

from coursebook import citing, sources
from coursebook.sources import mentions
from coursebook.teach import _pages
from coursebook.teach.assignment.record import Paper
from coursebook.teach.pdf import drawn_widget, paper_links
from coursebook.teach.pdf.paper_columns import columns
from coursebook.teach.pdf.paper_page import PaperPage, read, root_of
from coursebook.teach.pdf.paper_words import words

COURSE = "course"
"""The name of the document that holds the whole course."""
FRONT = "index"
_PACKAGE = Path(__file__).parents[2]
_STYLES = (
    _PACKAGE / "publish" / "static" / "figure.css",
    _PACKAGE / "teach" / "static" / "course_pdf.css",
)
_SIZES: dict[Paper, tuple[str, int]] = {"a4": ("A4", 228), "letter": ("letter", 210)}
"""The name that CSS has for a size of paper, and how many millimetres high a picture may be."""
_KEPT = ("Figures in numbers", "Answers to the checks")
"""What the whole course has at its end, from all pages."""
_MANY = 8
"""More notes than these stand in two columns."""
_LICENCE = "Text and figures CC BY 4.0. Data keep their publishers' licences."
_ABOUT = (
    "What can be moved, drawn or answered on the screen stands here in words and tables. "
    "Answers to the checks come last."
)


@dataclass(frozen=True)
class Document:
    """A PDF file: its name, and the pages of the book that it holds."""

    name: str
    pages: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether it is the course as a whole."""
        return self.name == COURSE


def document_html(
    document: Document,
    built: Path,
    paper: Paper,
    url: str = "",
    sheets: Sequence[int] = (),
    drawn: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return a document as one page of HTML that needs nothing else.

    Args:
        document: what to print.
        built: the folder of the built book.
        paper: the size.
        url: where the book is published, for the notes.
        sheets: where each part of the whole course begins, for its table of contents.
        drawn: the picture of a widget as HTML, by page.
    """
    pages = [read(built, stem, drawn.get(stem, "")) for stem in document.pages]
    notes = [paper_links.settle(each, document.pages, _titles(built), url) for each in pages]
    title = citing.TITLE if document.is_whole else pages[0].title
    front, *rest = [each.title for each in pages]
    heads = ["", "Contents", *rest, *_KEPT] if document.is_whole else [front]
    size, height = _SIZES[paper]
    for each in pages:
        _label_works(each)
    return _pages.template("course_pdf.html").render(
        title=title,
        style=Markup(drawn_widget.style() + "".join(e.read_text("utf-8") for e in _STYLES)),
        size=size,
        height=height,
        course=_css(citing.TITLE),
        heads=[_css("" if each == citing.TITLE else each) for each in heads],
        is_whole=document.is_whole,
        pages=[(page, note.numbered) for page, note in zip(pages, notes, strict=True)],
        imprint=f"{citing.citation()} {_LICENCE} {_ABOUT}",
        many=_MANY,
        kept=_KEPT,
        contents=_contents(pages, sheets[2:]),
        lists=() if document.is_whole else paper_links.listed(notes[0], _terms(built)),
        columns=columns,
        markup=_markup,
    )


def _label_works(page: PaperPage) -> None:
    """Give each entry of the bibliography the label by which the text cites it."""
    for label in page.article.xpath(".//div[@class='citation']/span[@class='label']"):
        place = label.getparent().get("id").partition(".")[2]
        for each in list(label):
            label.remove(each)
        label.text = f"{sources.cite(mentions.key_of(place))}. "


def _markup(tree: Any) -> Markup:
    return Markup(html.tostring(tree, encoding="unicode", with_tail=False))


def _contents(pages: Sequence[PaperPage], sheets: Sequence[int]) -> list[tuple[str, str, str]]:
    """Return anchors, names and sheets of all parts; it is as long without sheets as with them."""
    parts = [(each.anchor, each.named) for each in pages[1:]] + [(each, each) for each in _KEPT]
    shown = [str(each) for each in sheets] or [""] * len(parts)
    return [(*part, sheet) for part, sheet in zip(parts, shown, strict=True)]


def _css(text: str) -> Markup:
    """Return text as a string of CSS within a style element."""
    escaped = "".join(f"\\{ord(c):x} " if c in '"\\<' else c for c in text)
    return Markup(f'"{escaped}"')


def _titles(built: Path) -> Callable[[str], str]:
    @cache
    def title(stem: str) -> str:
        heading = root_of(built, stem).xpath("//article//h1")[0]
        return " ".join((heading.text or heading.text_content()).split())

    return title


def _terms(built: Path) -> Callable[[str], tuple[str, Markup]]:
    @cache
    def glossary() -> dict[str, tuple[str, Markup]]:
        found = {}
        for name in read(built, paper_links.GLOSSARY).article.xpath(".//dt"):
            told = name.getnext()
            for link in told.iter("a"):
                link.attrib.pop("href", None)
            place = name.get("id").partition(".")[2]
            found[place] = (words(name), Markup("").join(map(_inner, told)))
        return found

    return lambda place: glossary()[place]


def _inner(paragraph: Any) -> Markup:
    paragraph.attrib.clear()
    return Markup(_markup(paragraph).removeprefix("<p>").removesuffix("</p>"))
