"""What a built page shows a reader who opens nothing: its words, citations and long blocks.

Closed parts, widgets, figures, tables, code and boxes on the tested text are left out, and so are
the lines that the build makes to find the way: where a section stands, where to stop, a setting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from coursebook import chapters, timing
from coursebook.chapters import count_words

LONG_WORDS = 110
"""From here on a block is hard to read in one go."""

MOST_WORDS = 4000
MOST_CITATIONS = 1.6
MOST_LONG_BLOCKS = 2

_APART = (
    "details, figure, table, svg, script, style, pre, .nc-box-article, .nc-margin, .nc-pace, "
    ".nc-stop, .nc-plain-setting, .nc-output, .nc-unseen, .headerlink"
)
_BLOCKS = ("p", "li", "dd", "dt", "blockquote")
_EVIDENCE = re.compile(r"^(?:\.{1,2}/|book/)*(?:bibliography|claims|documents|data|timeline)\.html")


@dataclass(frozen=True, slots=True)
class OpenText:
    """The open text of one page, block after block.

    `closed_words` are those of the parts to open that its author wrote, not of widgets and figures.
    """

    blocks: tuple[str, ...]
    citations: int
    closed_words: int

    @property
    def words(self) -> int:
        """How many words stand open."""
        return sum(map(count_words, self.blocks))

    @property
    def citations_per_100_words(self) -> float:
        """How many works and pieces of evidence are linked in 100 words."""
        return 100 * self.citations / max(1, self.words)

    @property
    def long_blocks(self) -> tuple[str, ...]:
        """The blocks over `LONG_WORDS` words."""
        return tuple(each for each in self.blocks if count_words(each) > LONG_WORDS)


def read(page: Path) -> OpenText:
    """Return the open text of a built page.

    Args:
        page: its HTML file.
    """
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    article = soup.select_one("article.bd-article")
    assert article, f"{page} is no page of the book"
    closed = [each for each in article.select("details.nc-details") if not _inside_another(each)]
    closed_words = sum(count_words(each.get_text(" ")) for each in closed)
    for each in article.select(_APART):
        if not each.decomposed:
            each.decompose()
    links = [str(each["href"]) for each in article.select("a[href]")]
    return OpenText(
        tuple(text for each in article.find_all(_BLOCKS) if (text := _own_text(each))),
        sum(bool(_EVIDENCE.match(each)) for each in links),
        closed_words,
    )


def faults(text: OpenText) -> list[str]:
    """Return where a chapter asks more of a reader than it should.

    Args:
        text: its open text.
    """
    cited, long = text.citations_per_100_words, len(text.long_blocks)
    bounds = (
        (text.words <= MOST_WORDS, f"{text.words} words stand open, at most {MOST_WORDS} should"),
        (cited <= MOST_CITATIONS, f"{cited:.2f} citations in 100 words, not {MOST_CITATIONS}"),
        (long <= MOST_LONG_BLOCKS, f"{long} blocks over {LONG_WORDS} words: {text.long_blocks}"),
        (text.closed_words <= text.words, f"{text.closed_words} closed words, {text.words} open"),
    )
    return [told for kept, told in bounds if not kept]


def measured(book: Path) -> Iterator[str]:
    """Yield what each chapter asks of a reader, in lines to print.

    Args:
        book: the folder of the built book.
    """
    for stem in chapters.stems():
        text = read(book / "book" / f"{stem}.html")
        times = timing.times(timing.path_of(stem))
        yield (
            f"{stem}: {text.words:,} words open, {text.closed_words:,} closed; "
            f"{text.citations_per_100_words:.2f} citations in 100 words; "
            f"{len(text.long_blocks)} long blocks; {times.full} minutes, core path {times.core}"
        )
        for each in timing.chapter(timing.path_of(stem)):
            star, inset = "*" if each.section.core else " ", "  " * each.section.level
            title = "The opening" if each.section.level == 1 else each.section.title
            yield f"  {star}{inset}{each.minutes:5.1f}  {title}"
        for block in text.long_blocks:
            yield f"   LONG: {block[:90]}"


def _inside_another(part: Tag) -> bool:
    return part.find_parent("details", class_="nc-details") is not None


def _own_text(block: Tag) -> str:
    """Return a block's words, without those of blocks within it."""
    inner = {id(each) for each in block.find_all(_BLOCKS)}
    own = [
        str(text)
        for text in block.find_all(string=True)
        if not any(id(parent) in inner for parent in text.parents)
    ]
    return " ".join("".join(own).split())
