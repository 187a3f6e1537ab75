"""The works that the course cites, excerpts of documents among them, and the words it quotes."""

from functools import cache
from html import escape

from coursebook.errors import CourseError
from coursebook.sources import _bib, _bodies, _documents, _format, _quotations, _quoted
from coursebook.sources._documents import Collection, Comment, Document, Reading
from coursebook.sources._quotations import Quotation
from coursebook.sources._source import CLASSES, LANGUAGES, VERIFIED, Source
from coursebook.words import named

BODIES = _bodies.FILE
"""What is said of publishers that belong to a body that has a stake in the subject."""

__all__ = [
    "BODIES",
    "CLASSES",
    "LANGUAGES",
    "VERIFIED",
    "Comment",
    "Document",
    "Quotation",
    "Quotations",
    "Reading",
    "Source",
    "bodies_of",
    "cite",
    "document",
    "document_set",
    "document_sets",
    "documents",
    "get",
    "keys",
    "open_points",
    "open_points_html",
    "quotations",
    "reference_text",
]


@cache
def _works_or_fault() -> dict[str, Source] | CourseError:
    """Return the works, or what is wrong with them, which would else be found anew by each look."""
    try:
        return _bib.read()
    except CourseError as error:
        return error


def _works() -> dict[str, Source]:
    found = _works_or_fault()
    if isinstance(found, CourseError):
        raise found
    return found


@cache
def _excerpts() -> Collection:
    return _documents.read(keys())


def keys() -> tuple[str, ...]:
    """Return the keys of all works, in the order of the bibliography."""
    return tuple(_works())


def get(key: str) -> Source:
    """Return one work.

    Args:
        key: its key, such as "author1999".

    Raises:
        CourseError: the bibliography has no such key; the message names the nearest.
    """
    problem = f"references.bib: no entry has the key {key!r}"
    return named(key, _works(), problem, add="add an entry there")


def cite(key: str) -> str:
    """Return the short label of a work, such as "Author 1999".

    Args:
        key: its key.
    """
    return _format.short(get(key))


def bodies_of(key: str) -> list[str]:
    """Return what is to be said of the bodies behind a work: a government's, a company's.

    Args:
        key: its key.
    """
    return _bodies.told(get(key))


def reference_text(key: str) -> str:
    """Return the full reference of a work as plain text.

    Args:
        key: its key.
    """
    return _format.text(get(key))


class OpenPoints(tuple[Source, ...]):
    """Works of which something still has to be checked; shows itself as a list."""

    def __repr__(self) -> str:
        """Return a line a work."""
        return "\n".join(f"{cite(work.key)}. {work.open_point}" for work in self)

    def _repr_html_(self) -> str:
        return open_points_html()


def open_points() -> OpenPoints:
    """Return the works of which something still has to be checked, in their order."""
    return OpenPoints(work for work in _works().values() if work.open_point)


def open_points_html() -> str:
    """Return what still has to be checked, work by work, as HTML for a page of the book."""
    items = "".join(
        f"<li><b>{escape(cite(work.key), quote=False)}.</b> "
        f"{escape(work.open_point, quote=False)}</li>"
        for work in open_points()
    )
    return f'<ul class="nc-open-points">{items}</ul>'


def documents() -> tuple[Document, ...]:
    """Return every excerpt, in the order of the file."""
    return tuple(_excerpts().documents.values())


def document(document_id: str) -> Document:
    """Return one excerpt.

    Args:
        document_id: its id, such as "first-talk".

    Raises:
        CourseError: there is no such excerpt; the message names the nearest.
    """
    problem = f"documents.yaml: no document has the id {document_id!r}"
    return named(document_id, _excerpts().documents, problem)


def document_sets() -> tuple[str, ...]:
    """Return the names of the sets of documents."""
    return tuple(_excerpts().sets)


def document_set(name: str) -> tuple[Document, ...]:
    """Return the documents of a set, in their order.

    Args:
        name: such as "assurances".

    Raises:
        CourseError: there is no such set; the message names the nearest.
    """
    problem = f"documents.yaml: no set is called {name!r}"
    return tuple(document(each) for each in named(name, _excerpts().sets, problem))


class Quotations(tuple[Quotation, ...]):
    """Words that the book quotes; shows itself as a list."""

    def __repr__(self) -> str:
        """Return a line a quotation."""
        return "\n".join(_quoted.text(each, get(each.source)) for each in self)

    def _repr_html_(self) -> str:
        items = "".join(_quoted.html(each, get(each.source)) for each in self)
        return f'<ol class="nc-quotations">{items}</ol>'


@cache
def quotations() -> Quotations:
    """Return the register of all words quoted in the book, the earliest first."""
    return Quotations(_quotations.read(keys(), _excerpts().documents))
