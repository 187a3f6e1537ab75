"""Two documents side by side, read in four steps, before what others hold of them."""

import re
from collections.abc import Sequence
from html import escape
from typing import ClassVar

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.sources import Document
from coursebook.widgets._document import Documents, plain, quoted
from coursebook.widgets.document_exercise import asked
from coursebook.words import named

STEPS = (
    (
        "sourcing",
        "Sourcing",
        "Who says this, to whom and in what form? What does the speaker want?",
    ),
    ("context", "Context", "What did a listener know then that we may forget?"),
    ("close", "Close reading", "Which words carry the point? What do they leave open?"),
)
"""What is asked of each document: key, name, question (wineburg1991)."""

CORROBORATION = "How do the two stand to each other on the question that you ask of them?"
RELATIONS = (
    ("support", "They support each other"),
    ("limit", "One limits or qualifies the other"),
    ("contradict", "They contradict each other"),
    ("apart", "They speak of different things"),
)
"""The fourth step, which takes both documents."""

FEWEST_WORDS = 3
"""A run of words that can be marked has at least as many, where the text allows."""
_SMALL_WORDS = "and|as|but|for|if|in|of|on|or|that|to|unless|until|which|who|without|with"
_CUTS = re.compile(
    f"(?<=[,;:.?!\N{EN DASH}\N{EM DASH}]\\s)|(?<=\\s)(?=(?:{_SMALL_WORDS})\\s)", re.IGNORECASE
)


class DocumentReader(Documents):
    """A set of documents to read: any two side by side, with the reader's marks and notes."""

    _stem: ClassVar[str] = "document_reader"

    def __init__(self, set_id: str, documents: Sequence[Document], pair: tuple[str, str]) -> None:
        """Take in the documents of a set.

        Args:
            set_id: the set's name.
            documents: its documents.
            pair: the two that stand side by side at first.
        """
        title = f"{asked(set_id)[0].split(':')[0]}: two documents side by side"
        data = {
            "pair": list(pair),
            "steps": [list(each) for each in STEPS],
            "corroboration": CORROBORATION,
            "relations": [list(each) for each in RELATIONS],
            "documents": [
                plain(each) | {"runs": runs(each.translation or each.text)} for each in documents
            ],
        }
        super().__init__(f"reader_{set_id}", title, documents, data)

    def twin_text(self) -> str:
        """Return the steps, and the documents with their words."""
        steps = [f"  {name}: {question}" for name, question in self._steps()]
        return "\n".join([self.title, *steps, *map(quoted, self.documents)])

    def twin_html(self) -> str:
        """Return the steps, and all documents with what others hold of them."""
        steps = "".join(
            f"<li><strong>{name}.</strong> {escape(question)}</li>"
            for name, question in self._steps()
        )
        told = "Choose two documents. Take these steps before you read what others hold:"
        return self._framed(f"<p>{told}</p><ol>{steps}</ol>")

    def _steps(self) -> list[tuple[str, str]]:
        return [*((name, asks) for _, name, asks in STEPS), ("Corroboration", CORROBORATION)]


def document_reader(
    set_id: str, *, left: str | None = None, right: str | None = None
) -> DocumentReader:
    """Return a set of documents to read two at a time.

    Args:
        set_id: name of a set, such as "assurances".
        left: id of the document that stands left at first; by default the set's first.
        right: id of the one that stands right; by default the next.

    Raises:
        CourseError: there is no such set or document, or the two are the same.
    """
    documents = sources.document_set(set_id)
    ids = {each.id: each for each in documents}
    for wanted in filter(None, (left, right)):
        problem = f"document_reader: the set {set_id!r} has no document {wanted!r}"
        named(wanted, ids, problem, f"it has {', '.join(ids)}")
    first = left or next(each for each in ids if each != right)
    second = right or next(each for each in ids if each != first)
    if first == second:
        raise CourseError(f"document_reader: {first!r} stands on both sides; choose two documents")
    return DocumentReader(set_id, documents, (first, second))


def runs(text: str) -> list[str]:
    """Return a text cut into runs of words that a reader can mark; together they are the text.

    It is cut after punctuation and before small words such as "that", "without" or "to"; a run
    too short joins the one before.

    Args:
        text: the words of a document.

    Example:
        >>> runs("Nothing was said, as the record shows.")
        ['Nothing was said, ', 'as the record shows.']
    """
    found: list[str] = []
    for piece in _CUTS.split(text):
        if found and min(len(piece.split()), len(found[-1].split())) < FEWEST_WORDS:
            found[-1] += piece
        elif piece:
            found.append(piece)
    return found
