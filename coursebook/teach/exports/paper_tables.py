"""The tables that graded questions are answered from, cut to what fits on paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coursebook import datasets, dates
from coursebook.course import current
from coursebook.questions.model import Question
from coursebook.teach import _pages

Keep = Callable[[Any, str], bool]


def _all(_: Any, __: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a table: which, its columns with the words over them, and which rows."""

    dataset: str
    columns: Mapping[str, str]
    keep: Keep = _all

    def html(self, asked: str) -> str:
        """Return it as a table for the words of a question."""
        told = datasets.describe(self.dataset)
        rows = [each for each in datasets.load(self.dataset) if self.keep(each, asked)]
        return _pages.table(
            f"{told.title} ({told.publisher})",
            tuple(self.columns.values()),
            [tuple(_cell(getattr(row, name), name) for name in self.columns) for row in rows],
        )


def tables(question: Question) -> tuple[str, ...]:
    """Return the tables that a question is answered from, as HTML.

    Args:
        question: a graded question, or any other, which has none.
    """
    template = question.id.rpartition("-")[0]
    asked = " ".join((question.prompt, *question.task()))
    known: Mapping[str, tuple[Excerpt, ...]] = current().given("paper", "TABLES", {})
    return tuple(each.html(asked) for each in known.get(template, ()))


def _cell(value: Any, name: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return dates.month(value) if name == "month" else dates.long(value)
    if isinstance(value, int | float) and name not in ("year", "round"):
        return f"{value:,}"
    return str(value)
