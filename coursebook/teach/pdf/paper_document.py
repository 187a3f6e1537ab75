"""The course, or one page of it, as one HTML document for paper that needs nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import html

from coursebook import chapters, citing, sources
from coursebook.sources import mentions
from coursebook.teach.assignment.record import Paper
from coursebook.teach.pdf import drawn_widget, paper_links
from coursebook.teach.pdf.paper_columns import columns
from coursebook.teach.pdf.paper_page import PaperPage, anchor, read

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
    titles = _titles(built)
    notes = [paper_links.settle(each, document.pages, titles, url) for each in pages]
    if document.is_whole:
        body, heads = _whole(pages, notes, sheets)
    else:
        body, heads = _single(pages[0], notes[0], _terms(built))
    title = citing.TITLE if document.is_whole else pages[0].title
    style = drawn_widget.style() + "".join(each.read_text("utf-8") for each in _STYLES)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title><style>{style}{_page_rules(heads, paper)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _whole(
    pages: Sequence[PaperPage], notes: Sequence[paper_links.Notes], sheets: Sequence[int]
) -> tuple[str, list[str]]:
    """Return the body of the whole course, and the running head of each of its parts."""
    front, *rest = zip(pages, notes, strict=True)
    parts = [("", _shown(front[0]) + paper_links.addresses(front[1]))]
    parts += [
        (page.title, _kicker(page.stem) + _shown(page) + paper_links.addresses(note))
        for page, note in rest
    ]
    kept = {"Figures in numbers": _data, "Answers to the checks": _key}
    for title, told in kept.items():
        inner = "".join(
            f"<section><h2>{escape(_named(page))}</h2>{found}</section>"
            for page in pages
            if (found := told(page))
        )
        parts.append((title, f'<h1 id="{anchor(title)}">{title}</h1>{inner}'))
    listed = [(each.stem, _named(each)) for each in pages[1:]] + [(each, each) for each in kept]
    parts.insert(1, ("Contents", _contents(listed, sheets[2:]) + _about()))
    return _bodies(parts), [title for title, _ in parts]


def _single(
    page: PaperPage, notes: paper_links.Notes, terms: Callable[[str], tuple[str, str]]
) -> tuple[str, list[str]]:
    told = [_kicker(page.stem), _shown(page), paper_links.addresses(notes), _about()]
    if data := _data(page):
        told.append(f"<section><h2>Figures in numbers</h2>{data}</section>")
    told.append(paper_links.listed(notes, terms))
    if key := _key(page):
        told.append(f'<section class="apart"><h2>Answers to the checks</h2>{key}</section>')
    return _bodies([(page.title, "".join(told))]), [page.title]


def _kicker(stem: str) -> str:
    number = _number(stem)
    return f'<p class="kicker">{number}</p>' if number else ""


def _number(stem: str) -> str:
    stems = chapters.stems()
    return f"Chapter {stems.index(stem) + 1}" if stem in stems else ""


def _named(page: PaperPage) -> str:
    number = _number(page.stem)
    return f"{number}. {page.title}" if number else page.title


def _bodies(parts: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<main class="p{i}">{each}</main>' for i, (_, each) in enumerate(parts))


def _shown(page: PaperPage) -> str:
    for label in page.article.xpath(".//div[@class='citation']/span[@class='label']"):
        place = label.getparent().get("id").partition(".")[2]
        for each in list(label):
            label.remove(each)
        label.text = f"{sources.cite(mentions.key_of(place))}. "
    return f'<div id="{anchor(page.stem)}">{_text(page.article)}</div>'


def _text(tree: Any) -> str:
    tree.tail = None
    made: str = html.tostring(tree, encoding="unicode")
    return made


def _about() -> str:
    return f'<p class="about">{escape(f"{citing.citation()} {_LICENCE} {_ABOUT}")}</p>'


def _contents(parts: Sequence[tuple[str, str]], sheets: Sequence[int]) -> str:
    """Return the table of contents; it is as long without sheets as with them."""
    shown = [str(each) for each in sheets] or [""] * len(parts)
    items = "".join(
        f'<li><a href="#{anchor(stem)}">{escape(title)}</a> <span>{sheet}</span></li>'
        for (stem, title), sheet in zip(parts, shown, strict=True)
    )
    return f'<h1>Contents</h1><ol class="contents">{items}</ol>'


def _data(page: PaperPage) -> str:
    return "".join(
        f'<section class="small"><p class="part-title">{escape(title)}</p>'
        f'<div class="{columns(table)}">{_text(table)}</div></section>'
        for title, table in page.data
    )


def _key(page: PaperPage) -> str:
    hints = _entries("Hints", "hint", page.hints)
    return hints + _entries("Answers and reasons", "entry", page.answers)


def _entries(title: str, kind: str, entries: Sequence[tuple[str, Any]]) -> str:
    items = "".join(
        f'<div class="{kind}"><p class="part-title">{_ended(name)} </p>{_text(told)}</div>'
        for name, told in entries
    )
    return f'<section class="small"><h3>{title}</h3>{items}</section>' if entries else ""


def _ended(name: str) -> str:
    return escape(name if name.endswith(("?", "!", ".")) else f"{name}.")


def _page_rules(heads: Sequence[str], paper: Paper) -> str:
    """Return the paper's size, running heads and page numbers as CSS."""
    size, height = _SIZES[paper]
    rules = [
        f"@page {{ size: {size}; @top-left {{ content: {_css(citing.TITLE)}; }} }}",
        f".nc-svg {{ max-height: {height}mm; }}",
    ]
    for i, head in enumerate(heads):
        shown = _css("" if head == citing.TITLE else head)
        rules.append(f"@page p{i} {{ @top-right {{ content: {shown}; }} }} .p{i} {{ page: p{i}; }}")
    return "\n".join(rules)


def _css(text: str) -> str:
    """Return text as a string of CSS within a style element."""
    escaped = "".join(f"\\{ord(c):x} " if c in '"\\<' else c for c in text)
    return f'"{escaped}"'


def _titles(built: Path) -> Callable[[str], str]:
    @cache
    def title(stem: str) -> str:
        root = html.fromstring((built / "book" / f"{stem}.html").read_bytes().decode("utf-8"))
        heading = root.xpath("//article//h1")[0]
        return " ".join((heading.text or heading.text_content()).split())

    return title


def _terms(built: Path) -> Callable[[str], tuple[str, str]]:
    @cache
    def glossary() -> dict[str, tuple[str, str]]:
        found = {}
        for name in read(built, paper_links.GLOSSARY).article.xpath(".//dt"):
            told = name.getnext()
            for link in told.iter("a"):
                link.attrib.pop("href", None)
            place = name.get("id").partition(".")[2]
            inner = "".join(_inner(each) for each in told)
            found[place] = (" ".join(name.text_content().split()), inner)
        return found

    return lambda place: glossary()[place]


def _inner(paragraph: Any) -> str:
    paragraph.attrib.clear()
    return _text(paragraph).removeprefix("<p>").removesuffix("</p>")
