"""Questions that readers answer for themselves, with reasons and a way to the evidence."""

from collections.abc import Iterable
from html import escape
from typing import ClassVar

import traitlets

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions.links import Link
from coursebook.questions.model import Note, Question
from coursebook.widgets._base import CourseWidget

_WORDS = {"right": "Right: ", "wrong": "Not right: ", "plain": ""}


class SelfCheck(CourseWidget):
    """One or more questions with hints, feedback for each option, and a second try."""

    _stem: ClassVar[str] = "self_check"
    _style_parts = ("_options",)

    name = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(self, asked: Iterable[Question]) -> None:
        self._asked = tuple(asked)
        # The name lets a link such as `#x.a-question` find the question on its page.
        super().__init__(name=self._asked[0].id, questions=[each.payload() for each in self._asked])

    def twin_text(self) -> str:
        """Return the questions as plain text, without their answers."""
        return "\n\n".join(question_text(each) for each in self._asked)

    def twin_html(self) -> str:
        """Return the questions as static HTML, each with its answer behind a disclosure."""
        return "".join(question_html(each) for each in self._asked)


def self_check(question: str | Question) -> SelfCheck:
    """Return a question for readers to check themselves.

    Args:
        question: a question's id, such as "a-question", or a question.

    Raises:
        CourseError: there is none of this id, or it is graded.
    """
    return self_checks(question)


def self_checks(*asked: str | Question) -> SelfCheck:
    """Return several questions for readers to check themselves, in this order.

    Args:
        asked: ids of questions, or questions.

    Raises:
        CourseError: there is none of an id, or one is graded, or none is given.
    """
    if not asked:
        raise CourseError("self_checks() was given no question: name one or more by id")
    found = [each if isinstance(each, Question) else questions.get(each) for each in asked]
    for each in found:
        if each.use != "check":
            raise CourseError(
                f"question {each.id!r}, field use: is graded, and a page would give its answer "
                "away: name a question with use: check"
            )
    return SelfCheck(found)


def question_text(question: Question) -> str:
    """Return a question as plain text, without its answer.

    Args:
        question: a question of any type.
    """
    lines = [f"Check yourself: {question.prompt}", *(f"  - {each}" for each in question.task())]
    return "\n".join(lines)


def question_html(question: Question) -> str:
    """Return a question as static HTML, its answer behind a disclosure.

    Args:
        question: a question of any type.
    """
    task = "".join(f"<li>{escape(each)}</li>" for each in question.task())
    hints = "".join(f"<p>{escape(each)}</p>" for each in question.hints)
    hint = f"<details><summary>Hint</summary>{hints}</details>" if hints else ""
    notes = "".join(_note_html(each) for each in question.solution())
    links = check_it(question.places())
    return (
        f'<section class="nc-question-twin"><p><strong>Check yourself:</strong> '
        f"{escape(question.prompt)}</p><ul>{task}</ul>{hint}"
        f"<details><summary>Answer and reasons</summary><ul>{notes}</ul>"
        f"<p>{escape(question.explanation)}</p>{links}</details></section>"
    )


def link_html(target: Link) -> str:
    """Return a link as HTML."""
    return f'<a href="{escape(target.href)}">{escape(target.label)}</a>'


def check_it(links: Iterable[Link]) -> str:
    """Return the line that says where an answer can be checked, as HTML."""
    return f"<p>Check it: {' · '.join(map(link_html, links))}</p>"


def _note_html(note: Note) -> str:
    see = f" {link_html(note.see)}" if note.see else ""
    text = f" {escape(note.text)}" if note.text else ""
    return f"<li>{_WORDS[note.mark]}<strong>{escape(note.label)}</strong>{text}{see}</li>"
