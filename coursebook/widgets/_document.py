"""A document as widgets show it: for the front end, and as static HTML."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import traitlets

from coursebook import dates
from coursebook.questions.links import link
from coursebook.sources import LANGUAGES, Document
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._cite import citations, payloads

EASIER = "In easier words (ours):"


class Documents(CourseWidget):
    """A set of documents as a widget."""

    _style_parts = ("_options", "_table", "_cases", "_documents")
    name = traitlets.Unicode().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(
        self, name: str, title: str, documents: Sequence[Document], data: dict[str, Any]
    ) -> None:
        """Take in the documents of a set.

        Args:
            name: what a reader's work is kept under.
            title: stands above them.
            documents: in the order they are read.
            data: what the front end draws.
        """
        self.title, self.documents = title, tuple(documents)
        super().__init__(name=name, data={"title": title, **data})

    def _framed(self, lead: str) -> str:
        """Return all documents, as static HTML, after what leads in."""
        return (
            f'<div class="nc-documents"><p><strong>{escape(self.title)}</strong></p>{lead}'
            f"{''.join(map(article, self.documents))}</div>"
        )


def head(document: Document) -> str:
    """Return a document's title and day, or month where the day isn't known.

    Args:
        document: one of the collection.
    """
    return f"{document.title}, {dates.when(document)}"


def _wording(document: Document) -> str:
    """Return in what language the words were said, where that isn't the one given."""
    if document.original_language == document.language:
        return ""
    said, given = LANGUAGES[document.original_language], LANGUAGES[document.language]
    return f"Said or written in {said}; the {given} here is a translation."


def plain(document: Document) -> dict[str, Any]:
    """Return a document as the front end draws it.

    Args:
        document: one of the collection.
    """
    return {
        "id": document.id,
        "head": head(document),
        "issuer": document.issuer,
        "context": document.context,
        "text": document.text,
        "language": document.language,
        "languageName": LANGUAGES[document.language],
        "wording": _wording(document),
        "translation": document.translation,
        "easier": document.easier,
        "flag": document.flag,
        "read": document.where_read,
        "source": link(f"source:{document.source}").payload(),
        "readings": [
            {"label": e.label, "holder": e.holder, "text": e.text, "sources": payloads(e.sources)}
            for e in document.readings
        ],
        "historians": [
            {"text": each.text, "sources": payloads(each.sources)} for each in document.historians
        ],
    }


def quoted(document: Document) -> str:
    """Return a document's head and words as plain text, with ours where there are any.

    Args:
        document: one of the collection.
    """
    easier = f"\n    {EASIER} {document.easier}" if document.easier else ""
    return f"{head(document)}\n    {document.text}{easier}"


def article(document: Document) -> str:
    """Return a document with its words, readings and historians, as static HTML.

    Args:
        document: one of the collection.
    """
    readings = "".join(
        # A list: Jupyter's own style floats the terms of a `dl`, long ones over the next entry.
        f"<li><strong>{escape(each.label)} ({escape(each.holder)}).</strong> "
        f"{escape(each.text)}{citations(each.sources)}</li>"
        for each in document.readings
    )
    historians = _list(f"{escape(e.text)}{citations(e.sources)}" for e in document.historians)
    said = f"<p>What historians say</p>{historians}" if document.historians else ""
    return (
        f"<article><p><strong>{escape(head(document))}</strong>{citations([document.source])}</p>"
        f"<p>{escape(document.issuer)}. {escape(document.context)}</p>"
        f"{_quotation(document)}<ul>{readings}</ul>{said}</article>"
    )


def _quotation(document: Document) -> str:
    shown = (
        f'<blockquote lang="{document.language}"><p>{escape(document.text)}</p></blockquote>'
        f"<p>{_wording(document)} Where the words were read: {escape(document.where_read)}</p>"
    )
    if document.translation:
        shown += f"<p>In English, our translation: {escape(document.translation)}</p>"
    if document.easier:
        shown += f"<p><strong>{EASIER}</strong> {escape(document.easier)}</p>"
    return shown + (f"<p>Still to be checked: {escape(document.flag)}</p>" if document.flag else "")


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
