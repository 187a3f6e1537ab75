"""What readers commit to before they read, and where the book returns to it: the shared parts."""

from abc import abstractmethod
from collections.abc import Sequence
from html import escape
from typing import Any

import traitlets

from coursebook.questions import returns
from coursebook.questions.bets import Prediction
from coursebook.questions.decided import Decision
from coursebook.questions.links import checked_at
from coursebook.widgets._base import CourseWidget
from coursebook.widgets.self_check import check_it

_RETURNS = ("recall", "again")
_WORDS = {
    "predict": "The answer comes in",
    "decide": "What happened comes in",
    "verdict": "The book returns to it in",
}
_BACK = "You were asked in"


class Committed(CourseWidget):
    """A prediction, a decision or a verdict, asked for or returned to.

    Links find it by `name`; `way` leads from where it is asked to where it returns, or back.
    """

    name = traitlets.Unicode().tag(sync=True)
    way = traitlets.Dict().tag(sync=True)
    _asked: Prediction | Decision

    def __init__(self, asked: str, kind: str, **state: Any) -> None:
        """Take in the way.

        Args:
            asked: the id of what it asks, or returns to.
            kind: of the widget, such as "predict" or "recall".
            state: what else the front end is given.
        """
        is_return = kind in _RETURNS
        way = returns.way(asked, is_return)
        words = {"words": _WORDS.get(kind, _BACK)} if way else {}
        super().__init__(name=returns.named(asked, is_return), way=way | words, **state)

    def twin_text(self) -> str:
        """Return it as plain text; the return to it tells what was found."""
        lines = [f"{self._head()}: {self._asked.prompt}"]
        lines += [f"  - {each}" for each in self._choices()]
        return "\n".join(lines + ([f"  {self._asked.answer_text}"] if self._told() else []))

    def twin_html(self) -> str:
        """Return it as static HTML; what was found stands behind a disclosure."""
        choices = "".join(f"<li>{escape(each)}</li>" for each in self._choices())
        shown = f"<ul>{choices}</ul>" if choices else ""
        return (
            f'<section class="nc-question-twin"><p><strong>{self._head()}:</strong> '
            f"{escape(self._asked.prompt)}</p>{shown}{self._told()}{self._way_html()}</section>"
        )

    @abstractmethod
    def _head(self) -> str:
        """Return how it is headed."""

    @abstractmethod
    def _choices(self) -> Sequence[str]:
        """Return what can be chosen, if it is asked for here."""

    @abstractmethod
    def _told(self) -> str:
        """Return what was found, if this is where it is told."""

    def _folded(self, summary: str, first: str) -> str:
        """Return what was found behind a disclosure, after what stands first in it."""
        asked = self._asked
        links = check_it(checked_at(asked.see, asked.sources))
        return (
            f"<details><summary>{summary}</summary>{first}"
            f"<p>{escape(asked.answer_text)}</p>{links}</details>"
        )

    def _way_html(self) -> str:
        if not self.way:
            return ""
        link = f'<a href="{escape(self.way["href"])}">{escape(self.way["label"])}</a>'
        return f"<p>{self.way['words']}: {link}.</p>"
