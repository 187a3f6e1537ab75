"""The book's prose cut into blocks: a paragraph, an item of a list, a row of a table."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from coursebook.sources import mentions

BOOK = Path(__file__).parents[3] / "book"
CHAPTERS = sorted(BOOK.glob("0*.ipynb"))
EXPLORE = [
    BOOK / f"{stem}.ipynb" for stem in ("burden", "dynamics", "play", "defence", "documents")
]
PAGES = [*sorted(BOOK.glob("*.ipynb")), BOOK / "index.md", BOOK / "about.md"]

_ITEM = re.compile(r"\s*(?:[-*]|\d+\.) ")
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|\$\$)")
_FIGURE = re.compile(r"charts\.\w+\(|explore\(|enlargement_map\(|print\(")
_SHOWS = re.compile(rf"{_FIGURE.pattern}|document_\w+\(")
_DISCLOSURE = re.compile(r"\s*<(/?)details\b[^>]*>(?:<summary>([^<]*))?")


class Cell(NamedTuple):
    """A cell of a notebook."""

    kind: str  # markdown or code
    source: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A block as it is written, under which headings, and the paragraph that leads up to it.

    What stands under the title of a page, before its first section, has no section.

    `on_figure` marks what stands right below a figure or model, up to the next heading: its
    numbers are those shown above it, which carry their own source. `beside_shown` marks what
    stands next to a figure or documents, before or after. `inside` is the summary of the part to
    open that a block stands in.
    """

    page: str
    kind: str  # heading, paragraph, item, row or quote
    text: str
    section: str = ""
    subsection: str = ""
    lead: str = ""
    on_figure: bool = False
    beside_shown: bool = False
    inside: str = ""

    @property
    def is_margin(self) -> bool:
        """Say whether it is a note in the margin, which points at claims and bears nothing out."""
        return self.text.startswith(("*Claims taken up:", "*In the margin:"))

    @property
    def cited(self) -> set[str]:
        """The works cited in the block or in what leads up to it."""
        return {each.key for each in mentions.citations(self.lead + self.text)}


def blocks(path: Path) -> list[Block]:
    """Return the blocks of a page, in order.

    Args:
        path: a notebook or a Markdown file.
    """
    return list(cut(cells(path), path.stem))


@cache
def cells(path: Path) -> tuple[Cell, ...]:
    """Return the cells of a page; a Markdown file is a single one.

    Args:
        path: a notebook or a Markdown file.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return (Cell("markdown", text),)
    return tuple(
        Cell(each["cell_type"], "".join(each["source"]), tuple(each["metadata"].get("tags", ())))
        for each in json.loads(text)["cells"]
    )


def planted(text: str) -> list[Block]:
    """Return the blocks of a text made up for a test.

    Args:
        text: Markdown.
    """
    return list(cut((Cell("markdown", text),)))


def cut(page: Iterable[Cell], name: str = "planted") -> Iterator[Block]:
    """Yield the blocks of a page's Markdown cells; the book writes each block on one line.

    Args:
        page: its cells.
        name: its name.
    """
    section = subsection = lead = ""
    on_figure = False
    page = list(page)
    for place, cell in enumerate(page):
        if cell.kind == "code":
            on_figure = on_figure or bool(_FIGURE.search(cell.source))
            continue
        lead = ""
        lines = list(_lines(cell.source))
        before, after = _shown(page[place - 1 :: -1] if place else []), _shown(page[place + 1 :])
        for i, (line, inside) in enumerate(lines):
            kind = _kind(line)
            if kind == "heading":
                title = line.lstrip("# ").strip()
                deep = line.startswith("###")
                section, subsection = (section, title) if deep else (title, "")
                section = "" if line.startswith("# ") else section
                on_figure = False
            if kind in ("heading", "paragraph"):
                lead = ""
            beside = (i == 0 and before) or (i == len(lines) - 1 and after)
            text = line.strip()
            yield Block(name, kind, text, section, subsection, lead, on_figure, beside, inside)
            if kind == "paragraph":
                lead = text
        on_figure = False


def _shown(neighbours: Iterable[Cell]) -> bool:
    """Say whether the cells of code next to a text show a figure or documents."""
    codes = takewhile(lambda cell: cell.kind == "code", neighbours)
    return any(_SHOWS.search(cell.source) for cell in codes)


def _lines(source: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a cell that hold prose, and the summary of the part that they stand in.

    There is no code, formula or tag among them, and no empty line.
    """
    fenced, inside = False, [""]
    for line in source.split("\n"):
        if _FENCE.match(line):
            whole = line.startswith("$$") and line.rstrip().endswith("$$") and len(line) > 4
            fenced = fenced if whole else not fenced
        elif tag := _DISCLOSURE.match(line):
            inside = inside[:-1] or [""] if tag[1] else [*inside, tag[2] or "closed"]
        elif line.strip() and not fenced:
            yield line, inside[-1]


def _kind(line: str) -> str:
    if line.startswith("#"):
        return "heading"
    if line.startswith(">"):
        return "quote"
    if line.startswith("|"):
        return "row"
    return "item" if _ITEM.match(line) else "paragraph"


def plain(text: str) -> str:
    """Return the words of a block without markup, with straight quotation marks.

    Args:
        text: the block as it is written.
    """
    text = mentions.with_terms_as_words(mentions.without_citations(text))
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = text.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    return re.sub(r"[*`]", "", text)
