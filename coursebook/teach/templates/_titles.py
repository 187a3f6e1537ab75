"""What the templates ask in a few words, as a teacher sees it in a list of questions."""

from collections.abc import Mapping
from functools import cache
from textwrap import shorten

from coursebook import questions
from coursebook.course import current

LONGEST = 60
"""Letters of a self-check's title, which are the first words of what it asks."""


def titles() -> Mapping[str, str]:
    """Return what each template of the course is called."""
    # Asked for late: the course's templates are made with this package.
    found: Mapping[str, str] = current().given("templates", "TITLES", {})
    return found


def title(question_id: str) -> str:
    """Return a question's name for a list: of its template, with a mark that tells instances apart.

    Args:
        question_id: such as "a-template-0a1b2c3d", or the slug of a self-check; a part of a
            question stands after a dot.
    """
    whole, _, part = question_id.partition(".")
    template, _, mark = whole.rpartition("-")
    name = f"{titles()[template]} ({mark})" if template in titles() else _check(whole)
    return f"{name}: {_words(part)}" if part else name


@cache
def _asked() -> dict[str, str]:
    """Return what each self-check asks, or the statement that it has judged."""
    every = (each for stem in questions.stems() for each in questions.chapter(stem))
    return {each.id: getattr(each, "statement", each.prompt).replace("*", "") for each in every}


def _check(slug: str) -> str:
    """Return the first words of what a self-check asks; for other names the name in words."""
    return shorten(_asked().get(slug, _words(slug)), LONGEST, placeholder=" …")


def _words(slug: str) -> str:
    return slug.replace("-", " ").capitalize()
