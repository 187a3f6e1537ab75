"""What reading yields, whatever it was read from: who did what, when, with which result."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from coursebook.teach.grading.lms_names import Named

Source = Literal["receipt", "quiz", "nbgrader"]
Policy = Literal["best", "last", "first"]
POLICIES: tuple[Policy, ...] = ("best", "last", "first")


@dataclass(frozen=True, slots=True)
class Person:
    """How a file names a student; what it doesn't say is empty.

    `canvas` is Canvas's own number of a user. `is_told` says that a program named the student and
    no reader typed it.
    """

    name: str = ""
    number: str = ""
    email: str = ""
    canvas: str = ""
    is_told: bool = False

    def words(self) -> str:
        """Return the name, or else what there is."""
        return self.name or self.email or self.number or self.canvas


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work, a column of the gradebook."""

    source: Source
    title: str


class ItemTry(NamedTuple):
    """A first try at one question: the options chosen, where the question has options."""

    right: bool
    score: float
    confidence: str
    chosen: list[str]


@dataclass(slots=True)
class Stats:
    """What one student's receipt adds to the class's figures for a chapter.

    Objectives, named by chapter and id, hold points, whether all questions are right, and how
    many were asked; confidence holds right answers and all answers of first tries; tries holds
    the first tries, named as objectives are, of questions that have marks; reviews counts the
    answers given when questions came back, and labs those that the reader's notebook called solved.
    """

    objectives: dict[str, tuple[float, bool, int]] = field(default_factory=dict)
    misconceptions: list[str] = field(default_factory=list)
    confidence: dict[str, tuple[int, int]] = field(default_factory=dict)
    tries: dict[str, ItemTry] = field(default_factory=dict)
    reviews: int = 0
    labs: int = 0


@dataclass(slots=True)
class Result:
    """One result of one student; `made` is None where the date is missing or can't be right."""

    person: Person
    work: Work
    percent: float
    made: datetime | None
    source: str
    answered: int | None = None
    asked: int | None = None
    late: bool | None = None
    stats: Stats | None = None
    counts: str = ""
    """What of the work counts, in words; empty where its source doesn't say."""


@dataclass(slots=True)
class Reading:
    """What was read from one file: its results, and lines for the report."""

    results: list[Result] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Lines that the console shows too, since a mark may hang on them."""
    trace: str = ""
    """A mark of the answers with their times: the same one under two names is no chance."""
    set_aside: Person | None = None
    """Whom a file names that was not graded."""
    named: Named | None = None
    """Whom an LMS names as the one who handed the file in."""
