"""How balanced the book is, counted: whose voices bear on the claims, in what languages and kinds.

Counting cannot show that a view was put well. It shows who was asked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from coursebook import chapters, claims, derived, sources
from coursebook.claims._shown import Table, Words
from coursebook.sources import mentions

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
BOUND = 2
"""How many times the smaller of two counts the larger may be."""


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


def citations_by_chapter(folder: Path, *, in_the_open: bool = False) -> Table:
    """Return how often each chapter cites whom.

    Args:
        folder: where the chapters' notebooks are.
        in_the_open: whether to count only what stands in open text, and not in parts to open.
    """
    count = open_citations if in_the_open else citations
    counted = {path.stem: derived.read(count, path) for path in chapter_files(folder)}
    rows = []
    for klass in sources.CLASSES:
        counts = [_of_class(each, klass) for each in counted.values()]
        rows.append((CLASS_NAMES[klass], *map(str, counts), str(sum(counts))))
    totals = [each.total() for each in counted.values()]
    works = [len(each) for each in counted.values()]
    every = len({key for each in counted.values() for key in each})
    where = "open text" if in_the_open else "chapters"
    return Table(
        f"Citations in the {where} by who speaks",
        ("", *(stem.partition("_")[0].lstrip("0") for stem in counted), "all"),
        (
            *rows,
            ("citations", *map(str, totals), str(sum(totals))),
            ("different works", *map(str, works), str(every)),
        ),
    )


def views_in_words() -> Words:
    """Return how often each side's view is given, and what supports and weakens claims."""
    found = positions()
    russian, nato = (found[each] for each in VIEWS)
    if russian == nato:
        compared = f"The Russian view and NATO's are given equally often, {russian} times."
    else:
        more, less = (
            ("The Russian view", "NATO's") if russian > nato else ("NATO's view", "Russia's")
        )
        times = f"{max(russian, nato)} times against {min(russian, nato)}"
        compared = f"{more} is given more often than {less}, {times}."
    weighed = f"{found['supports']} pieces support a claim and {found['weakens']} weaken one."
    return Words(f"{weighed} {compared}")


def ukrainian_in_words() -> Words:
    """Return how much of the evidence is Ukrainian."""
    found = classes()
    share = _share(found["ukrainian"], found.total())
    return Words(
        f"Of {found.total()} pieces {found['ukrainian']} are words or laws of Ukrainian leaders "
        f"and officials, polls among Ukrainians aside: {share}."
    )


def scholarship_in_words() -> Words:
    """Return how much of the scholarship is in English."""
    found = [work for work in _works() if work.klass == "scholarship"]
    english = sum(work.language == ("en",) for work in found)
    return Words(f"Of {len(found)} scholarly works {english} are in English.")


def bounds(folder: Path) -> Table:
    """Return what a test holds, and where it stands now.

    Args:
        folder: where the chapters' notebooks are.
    """
    rows = [
        (what, str(BOUND), f"{imbalance(counts, pair):.1f}")
        for what, counts, pair in compared(folder)
    ]
    return Table(
        "How many times the larger count is the smaller", ("", "At most", "Now"), tuple(rows)
    )


def compared(folder: Path) -> list[tuple[str, Counter[str], tuple[str, str]]]:
    """Return what is held within `BOUND`: what it is, the counts, and the pair compared.

    Args:
        folder: where the chapters' notebooks are.
    """
    paths = chapter_files(folder)
    told = "Russian officials, and NATO with Western officials"
    cited = [_cited(citations, paths), _cited(open_citations, paths)]
    return [
        ("Russian view and NATO's view, pieces of evidence", positions(), VIEWS),
        (f"{told}, pieces of evidence", classes(), SIDES),
        ("Evidence that supports and that weakens claims", positions(), ("supports", "weakens")),
        (f"{told}, citations in all chapters", cited[0], SIDES),
        (f"{told}, citations in the open text alone", cited[1], SIDES),
    ]


def _cited(count: Callable[[Path], Counter[str]], paths: list[Path]) -> Counter[str]:
    found: Counter[str] = sum((derived.read(count, path) for path in paths), Counter())
    return classes(found.elements())


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
    return Counter(each.key for each in mentions.citations(chapters.markdown(path)))


def open_citations(path: Path) -> Counter[str]:
    """Return how often a chapter's open text cites each work.

    Args:
        path: the notebook.
    """
    blocks = (block for section in chapters.sections(path) for block in section.open)
    return Counter(each.key for block in blocks for each in mentions.citations(block.text))


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
