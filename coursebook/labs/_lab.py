"""A lab as its author wrote it, and the verdict on an answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from coursebook import entries
from coursebook.course import current, shown
from coursebook.entries import made, record
from coursebook.errors import tell
from coursebook.records import NAME, SLUG, WORDS, Entry, Field, Many, Named, OneOf, Record

TASKS = current().content / "labs"
_FILE = Record((Field("labs", Many(Entry()), "list the labs"),))
State = Literal["todo", "off", "done"]
Difficulty = Literal["easy", "medium", "hard"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of an answer.

    Attributes:
        state: "todo" for an untouched task, "off" where something is still wrong, "done".
        lines: what is told, a paragraph each.
        share: how much of it is right, from 0 to 1, for those who give marks.
    """

    state: State
    lines: tuple[str, ...]
    share: float = 0.0


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split("\n\n") if each.strip())


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Own:
    """What a lab asks of its reader besides, a bet or a choice: told again, never marked."""

    name: Annotated[str, NAME, "name the variable that holds it, such as my_year", _line]
    form: Annotated[str, WORDS, "write what it should be", _line]
    told: Annotated[
        str, WORDS, "write what is said of it beside a right answer; figures in braces", _line
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A task, with the words in which its check speaks; `number` is its place in the chapter."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    number: int
    title: Annotated[str, WORDS, "name it in a few words"]
    difficulty: Annotated[
        Difficulty, OneOf(get_args(Difficulty)), "say how hard for whoever writes a little Python"
    ]
    tables: Annotated[tuple[str, ...], Many(NAME, 0), "list the tables that it reads"] = ()
    section: Annotated[str, WORDS, "name the heading of the section that it goes on from"]
    task: Annotated[tuple[str, ...], WORDS, "write what to do, and what for", _paragraphs]
    hints: Annotated[tuple[str, ...], Many(WORDS), "list hints, from vague to plain"]
    start: Annotated[str, WORDS, "write the code that a reader begins with", str.rstrip]
    todo: Annotated[str, WORDS, "write what to say of an untouched task"]
    told: Annotated[
        Mapping[str, str], Named(SLUG, WORDS), "write what to say of each slip; figures in braces"
    ]
    done: Annotated[tuple[str, ...], WORDS, "write what a right answer shows", _paragraphs]
    own: Annotated[Own | None, record(Own), "ask for a bet or a choice", partial(made, Own)] = None

    def is_todo(self, what: str = "") -> Verdict:
        """Return the verdict on an untouched task.

        Args:
            what: said in the place of the lab's own words.
        """
        return Verdict("todo", (what or self.todo,))

    def is_off(self, slip: str, share: float = 0.0, **figures: Any) -> Verdict:
        """Return the verdict on an answer with a known slip.

        Args:
            slip: the slip's name.
            share: how much is right.
            figures: what stands in braces in its words.
        """
        return Verdict("off", (self.told[slip].format(**figures),), share)

    def is_done(self, **figures: Any) -> Verdict:
        """Return the verdict on a right answer.

        Args:
            figures: what stands in braces in its words.
        """
        return Verdict("done", tuple(each.format(**figures) for each in self.done), 1.0)


def read(path: Path) -> tuple[Lab, ...]:
    """Return the labs of a file.

    Args:
        path: the YAML file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    found = entries.read(path, _FILE)["labs"]
    tell(entries.problems(shown(path), "lab", found, record(Lab)))
    return tuple(made(Lab, each, number=i) for i, each in enumerate(found, start=1))
