"""The error that every part of the course raises for input it can't use."""

from collections.abc import Iterable


class CourseError(Exception):
    """Bad input, told so that a person can mend it: what is wrong, where, and what to do."""


def tell(problems: Iterable[str]) -> None:
    """Raise all problems as one error, a line each; do nothing where there are none.

    Args:
        problems: each with its place.

    Raises:
        CourseError: there is one.
    """
    if found := list(problems):
        raise CourseError("\n".join(found))
