"""Finding graded questions where they must not be: in pages, notebooks and student packages."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from coursebook.questions import Question
from coursebook.questions.choice import TrueFalse

OPENING = 5
"""Words by which a text is looked up before it is compared in full."""

_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_ID = re.compile(r"\bc[1-5]-[a-z0-9-]+-[0-9a-f]{8}\b")


class Finder:
    """Looks for texts of many questions at once, whatever markup or escapes surround them.

    Args:
        questions: the questions.
        keys_only: look for their keys alone, not for id and prompt.
    """

    def __init__(self, questions: Iterable[Question], *, keys_only: bool = False) -> None:
        """Take in the questions."""
        self._ids: set[str] = set()
        self._texts: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for each in questions:
            if not keys_only:
                self._ids.add(each.id)
            for text in _texts(each, keys_only=keys_only):
                sought = words(text)
                self._texts[sought[:OPENING]].append((sought, each.id))

    def find(self, text: str) -> list[str]:
        """Return the ids of the questions of which something stands in a text, in order.

        Args:
            text: a page, a notebook or a file of a package, as it is.
        """
        found = set(_ID.findall(text)) & self._ids
        return sorted(found | set(self._texts_in(words(text))))

    def _texts_in(self, heap: tuple[str, ...]) -> Iterator[str]:
        for i in range(len(heap)):
            for sought, name in self._texts.get(heap[i : i + OPENING], ()):
                if heap[i : i + len(sought)] == sought:
                    yield name


def _texts(question: Question, *, keys_only: bool) -> tuple[str, ...]:
    """Return what must not stand in a page; where the question itself may, its key alone."""
    if keys_only:
        return (question.explanation,)
    statement = (question.statement,) if isinstance(question, TrueFalse) else ()
    return (question.prompt, *statement, question.explanation)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without markup, escapes and punctuation.

    Args:
        text: HTML, JSON, XML or plain text.
    """
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    text = re.sub(r"\\[nrt\"/]", " ", text)
    return tuple(_WORD.findall(html.unescape(html.unescape(text)).lower()))
