"""The form that makes a receipt to hand in."""

import dataclasses
from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook.questions import placed
from coursebook.questions.index import index
from coursebook.widgets._base import CourseWidget
from coursebook.widgets.progress import book_index, with_labs


class Receipt(CourseWidget):
    """A file with a reader's answers, made in the browser, to hand in."""

    _stem: ClassVar[str] = "receipt"

    index = traitlets.Dict().tag(sync=True)

    def __init__(self, chapters: list[dict[str, Any]]) -> None:
        super().__init__(index=book_index(chapters))

    def twin_text(self) -> str:
        """Return what a receipt is, as plain text."""
        return (
            "A receipt to hand in: a file with your name, the course code, and for each question "
            "your tries, results and confidence, with times, and the labs that you solved. It is "
            "made in your own browser, so it needs JavaScript, and it is no proof of who answered."
        )

    def twin_html(self) -> str:
        """Return what a receipt is, as static HTML."""
        return f"<p>{escape(self.twin_text())}</p>"


def receipt() -> Receipt:
    """Return the form that makes a receipt to hand in."""
    return Receipt([each | {"sections": _sections(each["id"])} for each in with_labs(index())])


def _sections(stem: str) -> list[dict[str, Any]]:
    """Return what the page needs to know of a chapter's sections, to tell which checks count."""
    return [dataclasses.asdict(each) for each in placed.places(stem)]
