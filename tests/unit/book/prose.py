"""The book's prose cut into blocks: a paragraph, an item of a list, a row of a table."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BOOK = Path(__file__).parents[3] / "book"
CHAPTERS = sorted(BOOK.glob("0*.ipynb"))
PAGES = [*sorted(BOOK.glob("*.ipynb")), BOOK / "index.md"]

_ITEM = re.compile(r"\s*(?:[-*]|\d+\.) ")
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|\$\$)")
_CITED = re.compile(r"\{cite:[pt]\}`([^`]+)`")
_TERM = re.compile(r"\{term\}`([^`]+)`")


@dataclass(frozen=True)
class Block:
    """A block as it is written, under which headings, and the sentence that leads up to it."""

    page: str
    kind: str  # heading, paragraph, item, row or quote
    text: str
    section: str = ""
    subsection: str = ""
    lead: str = ""

    @property
    def cited(self) -> set[str]:
        """The works cited in the block or in what leads up to it."""
        found = _CITED.findall(self.lead + self.text)
        return {key.strip() for keys in found for key in keys.split(",")}


def blocks(path: Path) -> list[Block]:
    """Return the blocks of a page, in order.

    Args:
        path: a notebook or a Markdown file.
    """
    return list(cut(texts(path), path.stem))


@cache
def texts(path: Path) -> tuple[str, ...]:
    """Return the Markdown of a page, cell by cell.

    Args:
        path: a notebook or a Markdown file.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return (text,)
    cells = json.loads(text)["cells"]
    return tuple("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def cut(cells: tuple[str, ...], page: str = "page") -> Iterator[Block]:
    """Yield the blocks of Markdown cells; the book writes each block on one line.

    Args:
        cells: their texts.
        page: the name of the page.
    """
    section = subsection = ""
    for cell in cells:
        lead, fenced = "", False
        for line in cell.split("\n"):
            if _FENCE.match(line):
                fenced = not (fenced or (line.strip().endswith("$$") and len(line) > 4))
                continue
            if fenced or not line.strip():
                continue
            kind = _kind(line)
            if kind == "heading":
                title = line.lstrip("# ").strip()
                deep = line.startswith("###")
                section, subsection = (section, title) if deep else (title, "")
            if kind in ("heading", "paragraph"):
                lead = ""
            yield Block(page, kind, line.strip(), section, subsection, lead)
            if kind == "paragraph":
                lead = line.strip()


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
    text = _CITED.sub("", text)
    text = _TERM.sub(lambda found: found[1], text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = text.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    return re.sub(r"[*`]", "", text)
