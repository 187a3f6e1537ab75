"""What shape the fields of a course have: a slip in one is told before anything trips over it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_IN_WORDS = (
    *("package", "slug", "mark", "title", "short", "version"),
    *("authors", "licence", "command", "about", "text", "code"),
)
_BY_NAME = dict.fromkeys(
    (
        *("chapters", "views", "classes", "class_names"),
        *("languages", "leans", "owners", "tried"),
    ),
    "words in quotes",
)
_PAIRS = {
    "sections": "the letter of its ids and its title, such as ('L', 'How long days are')",
    "used_in": "a chapter's stem and the title of its section",
}


def misshapen(course: Any, package: str) -> Iterator[str]:
    """Yield which fields of a course have another shape than all else takes for granted.

    Args:
        course: its record.
        package: the name of its folder.
    """
    for name in _IN_WORDS:
        if not isinstance(getattr(course, name), str):
            yield f"{name} is {getattr(course, name)!r}: write it in quotes"
    for name in ("slug", "mark"):
        if not _PLAIN.fullmatch(found := str(getattr(course, name))):
            yield (
                f"{name} is {found!r}: write small letters, digits and hyphens, such as day-length"
            )
    if (found := course.package) != package:
        yield f"package is {found!r}: write {package!r}, the name of its folder"
    for name, what in (*_BY_NAME.items(), *_PAIRS.items()):
        value = getattr(course, name)
        if not isinstance(value, Mapping):
            yield f"{name} is {value!r}: write {{'…': {what}}}"
            continue
        for key, given in value.items():
            if not _is_words(given) if name in _BY_NAME else not _is_pair(given):
                yield f"{name}, {key!r}: is {given!r}: write {what}"


def _is_words(given: object) -> bool:
    return isinstance(given, str)


def _is_pair(given: object) -> bool:
    return isinstance(given, tuple | list) and len(given) == 2 and all(map(_is_words, given))
