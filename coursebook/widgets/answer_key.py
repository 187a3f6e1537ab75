"""The key to a chapter's self-checks, for print: on screen each question has its own answer."""

from html import escape
from typing import Any

from coursebook import questions
from coursebook.questions.model import Note, Question


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
        stem: the chapter's file stem, such as "01_first_chapter".

    Raises:
        CourseError: the chapter has no bank.
    """
    return AnswerKey(tuple(each for each in questions.chapter(stem) if each.use == "check"))


def _answer(question: Question) -> str:
    """Return what makes the answer: right parts, verdicts, and what a text is rated by."""
    notes = [each for each in question.solution() if each.mark != "wrong"]
    criteria = [each.label for each in notes if each.mark == "plain" and not each.text]
    told = [_told(each) for each in notes if each.label not in criteria]
    return _joined([*told, *(["What to look for:"] if criteria else []), *criteria])


def _told(note: Note) -> str:
    if note.mark == "right":
        # Of a pair, "An item. – Its partner" would stop too early.
        return note.label.replace(". – ", " – ")
    if note.label.endswith((".", "!", "?")):
        return f"“{note.label}” {note.text}"
    return f"{note.label}{'.' if ': ' in note.label else ':'} {note.text}"


def _joined(parts: list[str]) -> str:
    """Join sentences with spaces and everything else with semicolons."""
    ended = (".", "!", "?", ":", "”")
    text = "".join(part + (" " if part.endswith(ended) else "; ") for part in parts[:-1])
    return text + parts[-1] + ("" if parts[-1].endswith(ended) else ".")


def _line(question: Question) -> str:
    return f"  - {question.prompt} {_answer(question)}"


def _item(question: Question) -> str:
    return (
        f"<li><p>{escape(question.prompt)}<br><strong>{escape(_answer(question))}</strong></p>"
        f"<p>{escape(question.explanation)}</p></li>"
    )
