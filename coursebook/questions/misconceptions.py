"""Common misconceptions, each with its correction and the side that the error flatters."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated

from coursebook.course import current
from coursebook.entries import made, read, record
from coursebook.records import KEY, SLUG, WORDS, Many, OneOf, Record
from coursebook.words import named

PATH = current().content / "misconceptions.yaml"
LEANS = current().leans


@dataclass(frozen=True, slots=True)
class Misconception:
    """A mistaken belief, with the side that it flatters, if it flatters one."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    statement: Annotated[str, WORDS, "write the mistaken belief"]
    correction: Annotated[str, WORDS, "write what the evidence shows"]
    sources: Annotated[tuple[str, ...], Many(KEY), "list keys of the bibliography that bear it out"]
    lean: Annotated[
        str,
        OneOf(tuple(LEANS) or ("N",)),
        f"write {', '.join(f'{lean} {why}' for lean, why in LEANS.items())}",
    ] = ""


KIND = Record(
    tuple(
        replace(each, required=bool(LEANS)) if each.name == "lean" else each
        for each in record(Misconception).fields
    )
)
"""What an entry has to be; its lean is asked for where the course says what sides there are."""


@cache
def all(path: Path = PATH) -> tuple[Misconception, ...]:
    """Return every misconception of the course.

    Args:
        path: the file, a list of misconceptions.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return tuple(made(Misconception, each) for each in read(path, KIND, "misconception"))


def get(misconception_id: str) -> Misconception:
    """Return one misconception.

    Args:
        misconception_id: its slug.

    Raises:
        CourseError: there is none of this slug.
    """
    found = {each.id: each for each in all()}
    problem = f"no misconception is called {misconception_id!r}"
    return named(misconception_id, found, problem, add=f"add it to {PATH.name}")
