"""Graded questions as text to read: what a student sees, the key, and the reasons."""

from collections.abc import Iterator

from coursebook.questions import Question
from coursebook.questions.model import Note
from coursebook.teach import templates
from coursebook.words import counted

_MARKS = {"right": "right", "wrong": "wrong", "plain": ""}


def lines(name: str, count: int) -> Iterator[str]:
    """Yield instances of a template, or one question, with their keys.

    Args:
        name: a template's id such as "a-template", or a question's such as "a-template-0a1b2c3d".
        count: how many instances of a template.

    Raises:
        CourseError: there is none of this name; the message names the nearest.
    """
    if name.rpartition("-")[0] in {each.id for each in templates.all()}:
        yield from _question(templates.get(name))
        return
    every = templates.filled(templates.one(name))
    yield f"{name}: {templates.titles()[name]}. {counted(len(every), 'instance')}."
    for question in every[:: max(1, len(every) // count)][:count]:
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield f"\n{question.id} ({question.type}, {question.difficulty}, {question.objective})"
    yield question.prompt
    yield from (f"  - {each}" for each in question.task())
    yield "Key and reasons:"
    yield from (f"  {_note(each)}" for each in question.solution())
    yield f"  {question.explanation}"


def _note(note: Note) -> str:
    mark = f"{_MARKS[note.mark]}: " if _MARKS[note.mark] else ""
    see = f" [{note.see.label}]" if note.see else ""
    return f"{mark}{note.label}: {note.text}{see}"
