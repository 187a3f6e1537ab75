"""What a reader has done across all chapters."""

from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook import labs
from coursebook.course import current
from coursebook.questions import retired
from coursebook.questions.index import index
from coursebook.widgets._base import BOOK, CourseWidget
from coursebook.widgets.document_exercise import judged_sets
from coursebook.widgets.hypotheses import rated_matrix
from coursebook.widgets.weigh import weighed_questions
from coursebook.words import counted

PLAIN_WORDS = "<summary>In plain words"
"""How such a part begins in a page's source."""

_SHOWS = {
    "where to continue": "",
    "for each learning objective, how many self-checks you have answered and got right": "",
    "which labs you solved": "labs",
    "how well your confidence fits your results": "",
    "what you predicted, beside what was found": "predictions",
    "what you decided, beside what happened": "decide",
    "what you decided, beside what happened, and the verdicts that you gave twice": "verdict",
    "your judgements of claims, beside the ledger's": "judge",
    "your judgements of documents, beside who reads them how": "documents",
    "what you weighed: where you began, where you ended, and what would change your mind": "weigh",
    "your notes": "",
    "your answers to what an earlier edition asked and this one does not": "",
}
"""What the page shows, each with what a book has to ask for it; "" where every book does."""


class Progress(CourseWidget):
    """All that a reader has done, with what is kept where and how to take it away."""

    _stem: ClassVar[str] = "progress"
    _style_parts = ("_table",)

    index = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        chapters: list[dict[str, Any]],
        documents: list[dict[str, Any]],
        weighings: list[dict[str, Any]],
        matrix: dict[str, Any],
    ) -> None:
        """Take in what the book asks.

        Args:
            chapters: what the page needs to know of each chapter's bank.
            documents: the same of each set of documents.
            weighings: the same of each question to weigh.
            matrix: the same of the explanations to rate.
        """
        asked = {"documents": documents, "weighings": weighings, "matrix": matrix}
        super().__init__(index=book_index(chapters, **asked) | _plain())

    def twin_text(self) -> str:
        """Return what the page shows, as plain text."""
        lines = [f"  - {each}" for each in self._shows()]
        return "\n".join([f"Your progress. {self._lead()}", *lines])

    def twin_html(self) -> str:
        """Return what the page shows, as static HTML."""
        items = "".join(f"<li>{escape(each)}</li>" for each in self._shows())
        return f"<p>{escape(self._lead())}</p><ul>{items}</ul>"

    def _shows(self) -> list[str]:
        """Return what stands on the page, as far as the book asks for it."""
        kinds = _asked(self.index)
        if "verdict" in kinds:
            kinds -= {"decide"}  # one line tells of both
        return [words for words, kind in _SHOWS.items() if not kind or kind in kinds]

    def _lead(self) -> str:
        chapters: list[dict[str, Any]] = self.index["chapters"]
        asked = counted(sum(len(each["questions"]) for each in chapters), "self-check")
        return (
            f"This page reads your answers to {asked} from your own browser, so it "
            "needs JavaScript. Nothing leaves the browser. It shows:"
        )


def _asked(book: dict[str, Any]) -> set[str]:
    """Return which kinds of work a book asks for, of those that not every book does."""
    kinds = {each["kind"] for chapter in book["chapters"] for each in chapter["predictions"]}
    types = {each["type"] for chapter in book["chapters"] for each in chapter["questions"]}
    given = {
        "labs": any(each.get("labs") for each in book["chapters"]),
        "predictions": bool(kinds - {"decide", "verdict"}),
        "documents": bool(book["documents"]),
        "weigh": bool(book["weighings"] or book["matrix"]["families"]),
    }
    return {name for name, is_asked in given.items() if is_asked} | kinds | types


def progress() -> Progress:
    """Return the overview of what a reader has done in all chapters."""
    return Progress(with_labs(index()), judged_sets(), weighed_questions(), rated_matrix())


def _plain() -> dict[str, bool]:
    """Return that the book has no part In plain words, where that is so: nothing opens them all.

    Where its pages are not at hand, it may have some.
    """
    pages = [*current().book.glob("*.ipynb"), *current().book.glob("*.md")]
    none = pages and not any(PLAIN_WORDS in each.read_text("utf-8") for each in pages)
    return {"plain": False} if none else {}


def book_index(chapters: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return what pages on all of a reader's answers need to know of the book.

    Args:
        chapters: what they need to know of each chapter.
        more: the same of what is asked besides.
    """
    book = {"retired": retired.index(), "version": current().version, "title": BOOK}
    return {"chapters": chapters, **more, **book}


def with_labs(chapters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what pages need to know of chapters, with their labs.

    Args:
        chapters: the same without labs.
    """
    return [each | {"labs": labs.index(each["id"])} for each in chapters]
