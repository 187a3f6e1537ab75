"""The chapters as their authors wrote them: sections, text that stands open or closed, and calls.

What has to be known of a chapter before it is built reads it here: how long it takes, whom it
cites in the open, what it calls disputed.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coursebook.course import current, shown
from coursebook.errors import CourseError
from coursebook.sources import mentions

BOOK = current().book
OFF_CORE = "*In the margin: not on the core path.*"
"""The first paragraph of a section that a reader in a hurry may leave out."""
_STEM = re.compile(r"(\d\d)_\w+")
_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_MARKUP = re.compile(r"\{[a-z:]+\}|[`*_]|\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|\$\$)")
_TAG = re.compile(r"\s*<(/?)details\b[^>]*>")
_SUMMARY = re.compile(r"<summary>([^<]*)</summary>")
_CALL = re.compile(r"\b([a-z_]+)\(\s*(?:\"([\w-]+)\")?")
_WORD = re.compile(r"\w[\w'’.,%-]*")
_MARGIN = re.compile(r"^\*(?:Claims taken up|In the margin):.*\*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of prose or a cell of code; `inside` is the summary of the closed part around it."""

    text: str
    inside: str = ""
    code: bool = False
    tags: tuple[str, ...] = ()

    @property
    def is_margin(self) -> bool:
        """Say whether it is a note in the margin."""
        return bool(_MARGIN.match(self.text))


@dataclass(frozen=True, slots=True)
class Section:
    """A section without those inside it; what stands before the first has level 1."""

    id: str
    title: str
    level: int
    core: bool = True
    blocks: tuple[Block, ...] = ()

    @property
    def open(self) -> tuple[Block, ...]:
        """The prose that a reader sees who opens nothing, without notes in the margin."""
        return tuple(b for b in self.blocks if not (b.code or b.inside or b.is_margin))

    @property
    def words(self) -> int:
        """How many words stand open."""
        return sum(count_words(plain(each.text)) for each in self.open)

    def calls(self) -> Iterator[tuple[str, str]]:
        """Yield the functions that its cells call, each with its first argument if that is text."""
        for each in self.blocks:
            if each.code:
                yield from _CALL.findall(each.text)


def stems() -> list[str]:
    """Return the stems of the book's numbered chapters."""
    return sorted(each.stem for each in BOOK.glob("*.ipynb") if _STEM.fullmatch(each.stem))


def on_page(docname: str) -> str:
    """Return the stem of the chapter that a page is; "" where it is none.

    Args:
        docname: the page's name, such as `book/01_first_chapter`.
    """
    stem = docname.rpartition("/")[2]
    return stem if stem in stems() else ""


def stem_of(chapter: str) -> str:
    """Return a chapter's stem.

    Args:
        chapter: its stem, or its number.

    Raises:
        CourseError: there is no such chapter.
    """
    known = stems()
    if not known:
        raise CourseError(
            f"{shown(BOOK)}: holds no chapter: run this in a copy of the course's folder"
        )
    for stem in known:
        if chapter == stem or (chapter.isdigit() and int(chapter) == int(stem[:2])):
            return stem
    raise CourseError(f"no chapter is called {chapter!r}: use one of {', '.join(known)}")


def sections(path: Path) -> list[Section]:
    """Return the sections of a notebook, its opening first.

    Args:
        path: the notebook.
    """
    return list(cut(cells(path)))


def cells(path: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook, as its file has them.

    Args:
        path: the notebook.

    Raises:
        CourseError: it can't be read.
    """
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
    except OSError as error:
        raise CourseError(f"{shown(path)}: can't be read ({error.strerror}): write it") from None
    except (ValueError, KeyError, TypeError) as error:
        raise CourseError(f"{shown(path)}: is no notebook ({error}): restore it") from None
    return found


def inside(found: Sequence[Section], i: int) -> Iterator[int]:
    """Yield the places of the sections inside one; the opening holds none.

    Args:
        found: the sections of a notebook, in order.
        i: the place of the one.
    """
    for j in range(i + 1, len(found)):
        if found[i].level == 1 or found[j].level <= found[i].level:
            return
        yield j


def markdown(path: Path) -> str:
    """Return the Markdown of a notebook.

    Args:
        path: the notebook.
    """
    prose = (each["source"] for each in cells(path) if each["cell_type"] == "markdown")
    return "\n\n".join(map("".join, prose))


def question(path: Path) -> str:
    """Return the question that a chapter asks: the first paragraph under its title, in bold.

    Args:
        path: the chapter's notebook.

    Raises:
        CourseError: it does not begin with its question.
    """
    first = next((each.text for each in sections(path)[0].open), "")
    if not (first.startswith("**") and first.endswith("?**")):
        raise CourseError(f"{shown(path)}: write the chapter's question under its title, in bold")
    return first.strip("*")


def cut(cells: Iterable[dict[str, object]]) -> Iterator[Section]:
    """Yield the sections that cells make.

    Args:
        cells: as a notebook's file has them.
    """
    now, blocks, core = Section("", "", 1), list[Block](), True
    for cell in cells:
        for block in _blocks(cell):
            heading = None if block.code or block.inside else _HEADING.match(block.text)
            if not heading:
                # A section says so itself, in its first paragraph; those inside it follow.
                core = core and not (now.level == 2 and not blocks and block.text == OFF_CORE)
                blocks.append(block)
                continue
            if now.title or blocks:
                yield replace(now, core=core, blocks=tuple(blocks))
            level, title = len(heading[1]), _MARKUP.sub(r"\1", heading[2])
            core = core if level > 2 else True
            now, blocks = Section(slug(title), title, level), []
    yield replace(now, core=core, blocks=tuple(blocks))


def _blocks(cell: dict[str, object]) -> Iterator[Block]:
    source, inside, fenced = "".join(cell["source"]), list[str](), False  # type: ignore[arg-type]
    if cell["cell_type"] == "code":
        metadata: dict[str, list[str]] = cell.get("metadata", {})  # type: ignore[assignment]
        yield Block(source, code=True, tags=tuple(metadata.get("tags", ())))
        return
    for line in source.splitlines():
        if tag := _TAG.match(line):
            summary = _SUMMARY.search(line)
            inside = inside[:-1] if tag[1] else [*inside, summary[1] if summary else "closed"]
        elif _FENCE.match(line):
            whole = line.startswith("$$") and line.rstrip().endswith("$$") and len(line) > 4
            fenced = fenced if whole else not fenced
        elif line.strip() and not fenced:
            yield Block(line.strip(), inside[-1] if inside else "")


def plain(text: str) -> str:
    """Return the words of a block without markup and citations.

    Args:
        text: Markdown.
    """
    text = mentions.with_terms_as_words(mentions.without_citations(text))
    text = re.sub(r"<[^>]+>", "", text)
    return re.sub(r"[*`>|#]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


def count_words(text: str) -> int:
    """Return how many words a text has.

    Args:
        text: plain text.
    """
    return len(_WORD.findall(text))


def slug(title: str) -> str:
    """Return the id that the book's page gives a section.

    Args:
        title: the section's heading.
    """
    # The page has typographic quotes, which its ids leave out without a hyphen.
    inner = re.sub(r"(?<=\w)'(?=\w)", "", title)
    made = unicodedata.normalize("NFKD", inner.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", made))
