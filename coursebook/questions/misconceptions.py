"""Common misconceptions, each with its correction and the side that the error flatters."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.questions.fields import KEY, SLUG, WORDS, Field, Many, OneOf, Record, Where
from coursebook.words import named
from coursebook.yaml_file import read_or_tell

PATH = current().content / "misconceptions.yaml"
LEANS = current().leans
KIND = Record(
    (
        Field("id", SLUG, "give a slug that never changes"),
        Field("statement", WORDS, "write the mistaken belief"),
        Field("correction", WORDS, "write what the evidence shows"),
        Field("sources", Many(KEY), "list keys of the bibliography that bear it out"),
        Field(
            "lean",
            OneOf(tuple(LEANS)),
            f"write {', '.join(f'{lean} {why}' for lean, why in LEANS.items())}",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Misconception:
    """A mistaken belief, with the side that it flatters, if it flatters one."""

    id: str
    statement: str
    correction: str
    sources: tuple[str, ...]
    lean: str


@cache
def all() -> tuple[Misconception, ...]:
    """Return every misconception of the course.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    found, problems = read()
    if problems:
        raise CourseError("\n".join(problems))
    return found


def get(misconception_id: str) -> Misconception:
    """Return one misconception.

    Args:
        misconception_id: its slug.

    Raises:
        CourseError: there is none of this slug.
    """
    found = {each.id: each for each in all()}
    return named(misconception_id, found, f"no misconception is called {misconception_id!r}")


def read(path: Path = PATH) -> tuple[tuple[Misconception, ...], list[str]]:
    """Return the misconceptions of a file and what is wrong with it.

    Args:
        path: the file, a list of misconceptions.
    """
    data, problems = read_or_tell(path)
    if not problems and not isinstance(data, list):
        problems = [f"{path.name}: is not a list: start each misconception with a dash"]
    if problems:
        return (), problems
    seen: set[Any] = set()
    for i, each in enumerate(data):
        where = entry_place(path.name, "misconception", each, i)
        found = list(KIND.problems(each, where))
        if not found and each["id"] in seen:
            found = [where.at("id").says("is used twice: give each its own slug")]
        problems += found
        seen.add(each.get("id") if isinstance(each, dict) else None)
    if problems:
        return (), problems
    return tuple(_build(each) for each in data), []


def _build(data: dict[str, Any]) -> Misconception:
    return Misconception(**data | {"sources": tuple(data["sources"])})


def entry_place(file: str, noun: str, entry: Any, index: int) -> Where:
    """Return the place of an entry, by its id or, without one, by its position.

    Args:
        file: the file's name.
        noun: what the entry is, such as "question".
        entry: the entry as read.
        index: its position in the list, from 0.
    """
    slug = entry.get("id") if isinstance(entry, dict) else None
    name = repr(slug) if isinstance(slug, str) and slug else f"{index + 1} (no id)"
    return Where(file, f"{noun} {name}")
