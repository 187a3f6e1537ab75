"""Words for lists, for counts, and for a name that is nearly right."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from coursebook.errors import CourseError

T = TypeVar("T")

_NEAR = 3
_ALL = 24
_SOME = 5


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "A", "A and B", "A, B and C".

    Args:
        words: any number.
        last: what stands before the last.
    """
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return how many there are: "1 entry", "3 entries", "1,200 answers".

    Args:
        count: how many.
        noun: what one is called.
        plural: what several are called, if not by an s.
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def nearest(
    name: object, known: Iterable[str], otherwise: str = "", cutoff: float = 0.6, add: str = ""
) -> str:
    """Return what to do about a name that is not known: the nearest ones, or else all or some.

    Args:
        name: as written.
        known: the names that there are.
        otherwise: what to say where none is near.
        cutoff: how alike a name has to be, from 0 to 1.
        add: what else can be done, such as "add it to course.py".
    """
    every = list(known)
    if near := get_close_matches(str(name), every, _NEAR, cutoff):
        return f"did you mean {listed(near, 'or')}?{f' Or {add}' if add else ''}"
    some = every if len(every) <= _ALL else [*every[:_SOME], "…"]
    use = f"use one of {', '.join(some)}" if every else ""
    return otherwise or ", or ".join(filter(None, (use, add))) or "there is none yet"


def named(name: str, known: Mapping[str, T], problem: str, otherwise: str = "", add: str = "") -> T:
    """Return what has a name.

    Args:
        name: as written.
        known: all that there is, by name.
        problem: what is wrong where it is not there, without what to do.
        otherwise: what to do where no name is near.
        add: what else can be done.

    Raises:
        CourseError: there is none of this name; the message says which are near.
    """
    if name not in known:
        raise CourseError(f"{problem}: {nearest(name, known, otherwise, add=add)}")
    return known[name]
