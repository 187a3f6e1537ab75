"""A lab as its author wrote it, and the verdict on an answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from coursebook import yaml_file
from coursebook.course import current
from coursebook.errors import CourseError

TASKS = current().content / "labs"
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


@dataclass(frozen=True, slots=True)
class Own:
    """What a lab asks of its reader besides, a bet or a choice: told again, never marked.

    Attributes:
        name: the variable that holds it, such as "my_year".
        form: what it should be, in words.
        told: what is said of it beside a right answer; figures stand in braces.
    """

    name: str
    form: str
    told: str


@dataclass(frozen=True, slots=True)
class Lab:
    """A task, with the words in which its check speaks.

    Attributes:
        id: its slug.
        number: its place in the chapter, from 1.
        title: in a few words.
        task: what to do, and what for, a paragraph each.
        hints: from vague to plain.
        start: the code that a reader begins with.
        told: what to say of each slip, by its name; figures stand in braces.
        done: what a right answer shows.
        todo: what to say of an untouched task.
        difficulty: for whoever writes a little Python; `timing` makes minutes of it.
        tables: names of the tables that it reads.
        section: heading of the section of its chapter that it goes on from.
        own: a bet or a choice that is asked besides, if any.
    """

    id: str
    number: int
    title: str
    task: tuple[str, ...]
    hints: tuple[str, ...]
    start: str
    told: Mapping[str, str]
    done: tuple[str, ...]
    todo: str
    difficulty: Difficulty
    tables: tuple[str, ...]
    section: str
    own: Own | None

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
        CourseError: a field is missing or wrong.
    """
    found = yaml_file.read(path)
    try:
        return tuple(_lab(i, each) for i, each in enumerate(found["labs"], start=1))
    except (KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{path.name}: a lab's field is missing or wrong ({error!r})") from None


def _lab(number: int, data: Mapping[str, Any]) -> Lab:
    own = data.get("own")
    return Lab(
        id=data["id"],
        number=number,
        title=data["title"],
        task=_paragraphs(data["task"]),
        hints=tuple(data["hints"]),
        start=data["start"].rstrip("\n"),
        told=data["told"],
        done=_paragraphs(data["done"]),
        todo=data["todo"],
        difficulty=data["difficulty"],
        tables=tuple(data.get("tables", ())),
        section=data["section"],
        own=Own(**{k: " ".join(v.split()) for k, v in own.items()}) if own else None,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split("\n\n") if each.strip())
