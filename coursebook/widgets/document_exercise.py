"""Documents to judge before reading what others have made of them."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, ClassVar

from coursebook import sources
from coursebook.course import current
from coursebook.entries import read
from coursebook.errors import CourseError
from coursebook.records import SLUG, WORDS, Field, Many, Named, Record
from coursebook.sources import Document
from coursebook.widgets._document import Documents, head, plain, quoted
from coursebook.words import counted, named

Question = tuple[str, str, tuple[tuple[str, str], ...]]
"""A question asked of each document: key, words, answers."""

FILE = current().content / "document_sets.yaml"
_QUESTION = Record(
    (
        Field("asks", WORDS, "write what is asked of each document"),
        Field("answers", Named(SLUG, WORDS), "write the answers, each by its id"),
    )
)
_SET = Record(
    (
        Field("title", WORDS, "write its title"),
        Field("asks", Many(SLUG), "list ids of questions"),
        Field("chapter", WORDS, "name the chapter that hands it to its readers", required=False),
    )
)
_FILE = Record(
    (
        Field("questions", Named(SLUG, _QUESTION), "write the questions, each by its id"),
        Field("sets", Named(SLUG, _SET), "write the sets, each by its name"),
    )
)


class DocumentExercise(Documents):
    """A set of documents to judge: one at a time, the readings only after a judgement."""

    _stem: ClassVar[str] = "document_exercise"

    def __init__(self, set_id: str, documents: Sequence[Document]) -> None:
        """Take in the documents of a set.

        Args:
            set_id: the set's name.
            documents: its documents, in the order they are read.
        """
        title, self.questions = asked(set_id)
        data = {**_head_of_set(set_id), "documents": [plain(each) for each in documents]}
        super().__init__(_name(set_id), title, documents, data)

    def twin_text(self) -> str:
        """Return the documents with their words, one after another."""
        parts = [quoted(each) for each in self.documents]
        return "\n".join([f"{self.title} ({counted(len(parts), 'document')})", *parts])

    def twin_html(self) -> str:
        """Return all documents with the readings and what historians say."""
        words = " ".join(escape(text) for _, text, _ in self.questions)
        return self._framed(f"<p>Ask of each document, before you read on: {words}</p>")


def document_exercise(set_id: str) -> DocumentExercise:
    """Return a set of documents to judge.

    Args:
        set_id: name of a set, such as "assurances".

    Raises:
        CourseError: there is no such set.
    """
    return DocumentExercise(set_id, sources.document_set(set_id))


def judged_sets() -> list[dict[str, Any]]:
    """Return what a page needs to know of all sets to show how a reader judged their documents."""
    return [_judged_set(each) for each in sources.document_sets()]


def _judged_set(set_id: str) -> dict[str, Any]:
    documents = [
        {
            "id": each.id,
            "head": head(each),
            "readings": [{"label": r.label, "holder": r.holder} for r in each.readings],
        }
        for each in sources.document_set(set_id)
    ]
    own = {"name": _name(set_id), "chapter": _chapter(set_id), "documents": documents}
    return _head_of_set(set_id) | own


def _name(set_id: str) -> str:
    """Return the name under which a reader's judgements of a set are kept."""
    return f"documents_{set_id}"


@cache
def _sets() -> dict[str, Any]:
    found: dict[str, Any] = read(FILE, _FILE)
    return found


def asked(set_id: str) -> tuple[str, tuple[Question, ...]]:
    """Return a set's title and what is asked of its documents.

    Args:
        set_id: the set's name.

    Raises:
        CourseError: the file says nothing of this set, or asks what it has no question for.
    """
    sets, questions = _sets()["sets"], _sets()["questions"]
    one = named(set_id, sets, f"{FILE.name}: no set is called {set_id!r}")
    if unknown := set(one["asks"]) - set(questions):
        raise CourseError(f"{FILE.name}: {set_id} asks {', '.join(unknown)}, which is no question")
    return one["title"], tuple(
        (key, questions[key]["asks"], tuple(questions[key]["answers"].items()))
        for key in one["asks"]
    )


def _chapter(set_id: str) -> str:
    """Return the chapter that hands a set to its readers: its reset takes their judgements."""
    found: str = _sets()["sets"].get(set_id, {}).get("chapter", "")
    return found


def _head_of_set(set_id: str) -> dict[str, Any]:
    """Return a set's title and questions as the front end takes them."""
    title, questions = asked(set_id)
    shown = [[key, words, [list(each) for each in answers]] for key, words, answers in questions]
    return {"title": title, "questions": shown}
