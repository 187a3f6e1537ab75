"""Quizzes, and the one way to write them in any format.

A format is a module of this folder that says what is its own, as a `Format`: how it writes each
kind of question, what it has no place for, and how it wraps the whole. All else stands here once.
`lms` lists the files that are written in them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from coursebook import questions
from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.questions.model import Question
from coursebook.teach._zip import zip_bytes
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.exports.plain_types import Order, Plain, plain
from coursebook.teach.exports.remarks import Site

Item = TypeVar("Item")
Kinds = Mapping[type[Plain], Callable[[Any, Site], Item]]
"""What writes a question, by its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Questions on one chapter, as an LMS shows them.

    Attributes:
        identifier: a short name without spaces, the same whenever it is made.
        title: as students see it.
        chapter: the chapter's file stem.
        questions: in order.
        graded: whether it counts; practice quizzes hold questions whose answers are public.
    """

    identifier: str
    title: str
    chapter: str
    questions: tuple[Question, ...]
    graded: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """Files of one format, and what had to be changed for it.

    Attributes:
        files: content by path inside the package.
        report: lines that say which questions were turned into what, and what was left out.
    """

    files: Mapping[str, bytes]
    report: tuple[str, ...]

    def zipped(self) -> bytes:
        """Return the files as one zip."""
        return zip_bytes(self.files)

    def content(self) -> bytes:
        """Return what is uploaded: a file that is alone as it is, several as one zip."""
        return self.zipped() if len(self.files) > 1 else next(iter(self.files.values()))


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a package: its title, its identifier, and where the book is published."""

    title: str
    identifier: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Generic[Item]):
    """What one format has of its own.

    Attributes:
        kinds: what writes a question of each kind; a format without `Order` gets a matching.
        losses: says what it has no place for in a question.
        files: makes the files, by path, of quizzes with their written questions.
        notes: says what an instructor should know of the whole.
    """

    kinds: Kinds[Item]
    losses: Callable[[Plain], Iterable[str]]
    files: Callable[[Sequence[tuple[Quiz, list[Item]]], About], Mapping[str, bytes]]
    notes: Callable[[About], tuple[str, ...]] = lambda _: ()

    def export(
        self, quizzes: Iterable[Quiz], *, title: str, identifier: str, url: str = ""
    ) -> Package:
        """Return quizzes in this format.

        Args:
            quizzes: what is exported, practice quizzes marked as such.
            title: a name for the whole.
            identifier: a short name for the whole, without spaces.
            url: where the book is published; without it remarks name places and don't link them.
        """
        written: list[tuple[Quiz, list[Item]]] = []
        changes: dict[str, dict[str, None]] = {}
        for quiz in quizzes:
            items = []
            for question in quiz.questions:
                made, changed = plain(question, orders=Order in self.kinds)
                items.append(self.kinds[type(made)](made, Site(url, quiz.chapter)))
                for each in (*changed, *self.losses(made)):
                    changes.setdefault(each, {})[question.id] = None
            written.append((quiz, items))
        about = About(title, identifier, url)
        report = (f"{each} ({', '.join(ids)})" for each, ids in changes.items())
        return Package(self.files(written, about), (*report, *self.notes(about)))


def quizzes(assignment: Assignment) -> tuple[Quiz, ...]:
    """Return the graded quiz of each chapter, each followed by the practice of its self-checks."""
    return tuple(
        quiz
        for stem in assignment.chapters
        for quiz in (graded_quiz(assignment, stem), practice_quiz(stem))
    )


def graded_quiz(assignment: Assignment, stem: str) -> Quiz:
    """Return the graded questions of a chapter as a quiz."""
    return Quiz(
        identifier=f"{assignment.identifier}-graded-{stem.partition('_')[0]}",
        title=f"{chapter_title(stem)}: graded questions",
        chapter=stem,
        questions=assignment.questions[stem],
    )


def practice_quiz(stem: str) -> Quiz:
    """Return the self-checks of a chapter as a quiz that doesn't count."""
    return Quiz(
        identifier=f"{current().mark}-practice-{stem.partition('_')[0]}",
        title=f"{chapter_title(stem)}: practice",
        chapter=stem,
        questions=tuple(each for each in questions.chapter(stem) if each.use == "check"),
        graded=False,
    )
