"""How balanced the book is, counted: whose voices bear on the claims, in what languages and kinds.

Counting cannot show that a view was put well. It shows who was asked.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from nato_course import claims, derived, sources
from nato_course.sources import mentions

LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian", "de": "German"}
KINDS = {
    "article": "articles",
    "book": "books",
    "incollection": "chapters in books",
    "techreport": "reports",
    "misc": "documents, speeches, press and data",
}
POSITION_NAMES = {
    "supports": "supports",
    "weakens": "weakens",
    "qualifies": "qualifies",
    "russian-view": "Russian view",
    "nato-view": "NATO's view",
    "context": "context",
}
CLASS_NAMES = {
    "russian-official": "Russian officials",
    "nato-western-official": "NATO, Western officials",
    "ukrainian": "Ukrainian officials",
    "un-court": "UN and courts",
    "treaty": "agreed texts",
    "scholarship": "scholarship",
    "data-poll": "data, polls, press",
}
SECTION_NAMES = {"introduction": "Intro", "history": "History", "putin": "Putin", "nato": "NATO"}
SIDES = ("russian-official", "nato-western-official")
VIEWS = ("russian-view", "nato-view")


_RIGHT = ' style="text-align:right;padding:0.15em 0.4em"'


@dataclass(frozen=True, slots=True)
class Table:
    """A table of counts that shows itself as text and as HTML; the first column names the row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        """Return the table with aligned columns."""
        lines = (self.head, *self.rows)
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.head))]
        shown = [
            "  ".join(
                cell.ljust(width) if i == 0 else cell.rjust(width)
                for i, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        ]
        return "\n".join((self.title, *shown))

    def _repr_html_(self) -> str:
        # The cell over the rows' names may be empty, and an empty heading would be none.
        head = "".join(
            f'<th scope="col"{_RIGHT}>{_safe(cell)}</th>' if cell else "<td></td>"
            for cell in self.head
        )
        body = "".join(
            f'<tr><th scope="row">{_safe(row[0])}</th>'
            + "".join(f"<td{_RIGHT}>{_safe(cell)}</td>" for cell in row[1:])
            + "</tr>"
            for row in self.rows
        )
        return (
            f"<table><caption>{_safe(self.title)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _safe(text: str) -> str:
    return escape(text, quote=False)


def evidence_by_position() -> Table:
    """Return how many pieces of evidence bear on the claims in which way, section by section."""
    return _by_section(
        "Pieces of evidence by how they bear on the claim", POSITION_NAMES, lambda e: e.position
    )


def evidence_by_class() -> Table:
    """Return how many pieces of evidence come from whom, section by section."""
    return _by_section(
        "Pieces of evidence by who speaks",
        CLASS_NAMES,
        lambda e: sources.get(e.source).klass,
    )


def works_by_language() -> Table:
    """Return how many works have an original in which language, class by class."""
    rows = []
    for klass in sources.CLASSES:
        works = [work for work in _works() if work.klass == klass]
        found = Counter(_language(work) for work in works)
        rows.append(
            (CLASS_NAMES[klass], *(str(found[name]) for name in _LANGUAGE_COLUMNS), str(len(works)))
        )
    total = Counter(map(_language, _works()))
    last = ("all", *(str(total[name]) for name in _LANGUAGE_COLUMNS), str(len(_works())))
    return Table(
        "Works by who speaks and language of the original",
        ("", *_LANGUAGE_COLUMNS, "works"),
        (*rows, last),
    )


def works_by_type() -> Table:
    """Return how many works are of which type."""
    found = Counter(work.kind for work in _works())
    rows = [
        (KINDS.get(kind, kind), str(n), _share(n, len(_works())))
        for kind, n in sorted(found.items(), key=lambda pair: -pair[1])
    ]
    return Table("Works by type", ("", "works", "share"), tuple(rows))


def citations_by_chapter(folder: Path) -> Table:
    """Return how often each chapter cites whom.

    Args:
        folder: where the chapters' notebooks are.
    """
    counted = {path.stem: derived.read(citations, path) for path in chapter_files(folder)}
    rows = []
    for klass in sources.CLASSES:
        counts = [_of_class(each, klass) for each in counted.values()]
        rows.append((CLASS_NAMES[klass], *map(str, counts), str(sum(counts))))
    totals = [each.total() for each in counted.values()]
    works = [len(each) for each in counted.values()]
    every = len({key for each in counted.values() for key in each})
    return Table(
        "Citations in the chapters by who speaks",
        ("", *(stem.partition("_")[0].lstrip("0") for stem in counted), "all"),
        (
            *rows,
            ("citations", *map(str, totals), str(sum(totals))),
            ("different works", *map(str, works), str(every)),
        ),
    )


def chapter_files(folder: Path) -> list[Path]:
    """Return the chapters' notebooks in their order.

    Args:
        folder: where they are.
    """
    return sorted(folder.glob("[0-9][0-9]_*.ipynb"))


def citations(path: Path) -> Counter[str]:
    """Return how often a chapter's prose cites each work.

    Args:
        path: the notebook.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return Counter(each.key for each in mentions.citations(prose))


def imbalance(counts: Mapping[str, int], pair: tuple[str, str]) -> float:
    """Return how many times as large the larger of two counts is.

    Args:
        counts: number by name.
        pair: the two names; a name that is missing counts 0.

    Example:
        `imbalance({"russian-view": 41, "nato-view": 30}, VIEWS)` is about 1.37.
    """
    small, large = sorted(counts.get(name, 0) for name in pair)
    return large / small if small else float("inf")


def positions() -> Counter[str]:
    """Return how many pieces of evidence the ledger has of each position."""
    return Counter(item.position for claim in claims.all() for item in claim.evidence)


def classes(keys: Iterable[str] | None = None) -> Counter[str]:
    """Return how often works of each class occur.

    Args:
        keys: works, each as often as it is cited; without them, the ledger's evidence.
    """
    if keys is None:
        keys = (item.source for claim in claims.all() for item in claim.evidence)
    return Counter(sources.get(key).klass for key in keys)


def _by_section(
    title: str, names: Mapping[str, str], of: Callable[[claims.Evidence], str]
) -> Table:
    found = {
        section: Counter(
            of(item) for claim in claims.in_section(section) for item in claim.evidence
        )
        for section in SECTION_NAMES
    }
    total: Counter[str] = sum(found.values(), Counter())
    rows = [
        (
            label,
            *(str(counts[name]) for counts in found.values()),
            str(total[name]),
            _share(total[name], total.total()),
        )
        for name, label in names.items()
    ]
    sums = ("all", *(str(each.total()) for each in found.values()), str(total.total()), "100%")
    return Table(title, ("", *SECTION_NAMES.values(), "all", "share"), (*rows, sums))


_LANGUAGE_COLUMNS = ("English", "Russian", "Ukrainian", "German", "another", "several")


def _language(work: sources.Source) -> str:
    return "several" if len(work.language) > 1 else LANGUAGES.get(work.language[0], "another")


def _works() -> list[sources.Source]:
    return [*map(sources.get, sources.keys())]


def _of_class(counts: Counter[str], klass: str) -> int:
    return sum(n for key, n in counts.items() if sources.get(key).klass == klass)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "no figure"
