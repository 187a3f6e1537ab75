"""What an instructor assigns: chapters, graded questions, a due date; and where it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.questions.model import Question
from coursebook.teach.dates import words

STUDENT = "student"
"""The folder that may be handed out: it holds no answer to a graded question."""

INSTRUCTOR = "instructor"
"""The folder that is kept: key, rubric, notes, and packages that hold answers."""

UPLOAD = f"{INSTRUCTOR}/upload"
"""The folder of packages that an LMS imports; they hold answers."""

OPEN_SEED = "open"
"""The seed where none is given. Anyone can draw the same questions, with their answers, from it."""

POINTS = 2
"""What a graded question earns on paper and in a notebook, in parts where it has several."""

LAB_POINTS = 4
"""What a lab earns in a notebook, in parts."""

ONLINE = ("canvas", "moodle", "blackboard")
"""Formats that an LMS imports as question packages."""

Paper = Literal["a4", "letter"]


_PUBLIC_SEEDS = ("open", "year 12, spring, blue door", "year 12, spring")
"""Words that stand in this repository as an example."""


def is_public(seed: str) -> bool:
    """Return whether everyone may know a seed.

    Args:
        seed: what questions are drawn by.
    """
    return " ".join(seed.casefold().split()) in _PUBLIC_SEEDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Chapters and their graded questions, as one class gets them.

    Attributes:
        title: as students see it.
        chapters: file stems in the order of the book.
        questions: the graded questions of each chapter.
        due: when it is due, in the class's time zone; None where no date is set.
        seed: what the questions were drawn by.
        version: the course's version.
        book: the folder of the built book; it may not exist.
        url: where the book is published, with a slash at its end; empty where unknown.
        group: the number of the group whose paper it is; 0 where the class has one paper.
        paper: the size of printed pages.
        labs: whether the chapters' labs are part of it, where a format can mark code.
    """

    title: str
    chapters: tuple[str, ...]
    questions: Mapping[str, tuple[Question, ...]]
    due: datetime | None = None
    seed: str = OPEN_SEED
    version: str
    book: Path
    url: str = ""
    group: int = 0
    paper: Paper = "a4"
    labs: bool = False

    @property
    def identifier(self) -> str:
        """Return a short name without spaces, for files and ids."""
        return f"{self.base_identifier}-g{self.group}" if self.group else self.base_identifier

    @property
    def base_identifier(self) -> str:
        """Return the short name that all groups share."""
        return "-".join([current().mark, *(each.partition("_")[0] for each in self.chapters)])

    @property
    def due_text(self) -> str:
        """Return the due date in words with its time zone, or an empty text."""
        return words(self.due) if self.due else ""

    @property
    def chapter_titles(self) -> tuple[str, ...]:
        """Return the chapters' titles."""
        return tuple(map(chapter_title, self.chapters))

    def all_questions(self) -> tuple[Question, ...]:
        """Return the graded questions of all chapters."""
        return tuple(each for stem in self.chapters for each in self.questions[stem])


Writer = Callable[[Assignment, Path], list[str]]
"""Writes its part into an assignment folder and returns lines for the report.

Files for students go into the folder's `student/`, files with answers into `instructor/`.
"""
