"""The key to a chapter's self-checks, for print: on screen each question has its own answer."""

from html import escape
from typing import Any

from nato_course import questions
from nato_course.questions.model import Note, Question


class AnswerKey:
    """The answers to a chapter's self-checks, shown on paper alone."""

    def __init__(self, asked: tuple[Question, ...]) -> None:
        self._asked = asked

    def __repr__(self) -> str:
        """Return the key as plain text."""
        return "\n".join(["Answers to the self-checks", *map(_line, self._asked)])

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self.html()}

    def html(self) -> str:
        """Return the key as HTML that print alone shows."""
        items = "".join(_item(each) for each in self._asked)
        return (
            '<section class="nc-answer-key"><p class="nc-answer-key-title">'
            f"<strong>Answers to the self-checks</strong></p><ol>{items}</ol></section>"
        )


def answer_key(stem: str) -> AnswerKey:
    """Return the printed key to a chapter's self-checks.

    Args:
        stem: the chapter's file stem, such as "02_historical_context".

    Raises:
        CourseError: the chapter has no bank.
    """
    return AnswerKey(tuple(each for each in questions.chapter(stem) if each.use == "check"))


def _answers(question: Question) -> list[str]:
    """Return what makes the answer: right parts, verdicts, and what a text is rated by."""
    kept = [each for each in question.solution() if each.mark != "wrong"]
    return [each.label if each.mark == "right" else _told(each) for each in kept]


def _told(note: Note) -> str:
    return f"{note.label}: {note.text}" if note.text else note.label


def _line(question: Question) -> str:
    return f"  - {question.prompt} {'; '.join(_answers(question))}"


def _item(question: Question) -> str:
    answers = escape("; ".join(_answers(question)))
    return (
        f"<li><p>{escape(question.prompt)}<br><strong>{answers}</strong></p>"
        f"<p>{escape(question.explanation)}</p></li>"
    )
