"""Where a reader can check a statement: claims, documents, datasets, sources, sections."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from coursebook import claims, datasets, sources
from coursebook.course import current
from coursebook.sources import mentions


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the book that decides a point, as its words and its address.

    Addresses are relative to a chapter: the pages of the book lie in one folder.
    """

    kind: str
    target: str
    label: str
    href: str

    def payload(self) -> dict[str, str]:
        """Return what a page needs to show the link."""
        return {"label": self.label, "href": self.href}


@cache
def link(pointer: str) -> Link:
    """Return the link for a pointer of a bank file.

    Args:
        pointer: kind and id, such as "claim:A1", "source:author1999" or "section:a-title".

    Raises:
        CourseError: nothing of that kind has this id.
    """
    kind, _, target = pointer.partition(":")
    label, href = _RESOLVERS[kind](target)
    return Link(kind, target, label, href)


def checked_at(see: Link, sources: Iterable[str]) -> tuple[Link, ...]:
    """Return where an answer can be checked, each place once.

    What decides it comes first, then the works that bear it out.

    Args:
        see: what decides it.
        sources: keys of the bibliography.
    """
    places = (see, *(link(f"source:{key}") for key in sources))
    first = {each.href: each for each in reversed(places)}
    return tuple(first[href] for href in dict.fromkeys(each.href for each in places))


def _claim(target: str) -> tuple[str, str]:
    return f"Claim {claims.get(target).id}", f"claims.html#{_anchor(target)}"


def _source(target: str) -> tuple[str, str]:
    return sources.cite(target), f"bibliography.html#{mentions.anchor(target)}"


def _document(target: str) -> tuple[str, str]:
    label, href = _source(sources.document(target).source)
    return f"Document: {label}", href


def _dataset(target: str) -> tuple[str, str]:
    return f"Data: {datasets.describe(target).title}", dataset_href(target)


def dataset_href(name: str) -> str:
    """Return where a table is: on the page of data or, where a book has none, its file.

    Args:
        name: of the table.
    """
    book = current().book
    if book.is_dir() and not any((book / f"data.{kind}").is_file() for kind in ("ipynb", "md")):
        return f"../_static/nc/{name}.csv"
    return f"data.html#{_anchor(name)}"


def _section(target: str) -> tuple[str, str]:
    return f"Section: {target.replace('-', ' ')}", f"#{target}"


def _anchor(target: str) -> str:
    return target.lower().replace("_", "-")


_RESOLVERS = {
    "claim": _claim,
    "source": _source,
    "document": _document,
    "dataset": _dataset,
    "section": _section,
}
