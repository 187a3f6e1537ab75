"""Questions that come back: before a chapter those of the chapters before it, and ten minutes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import chain, zip_longest
from typing import Any, ClassVar

import traitlets

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions.index import title
from coursebook.questions.model import Question
from coursebook.widgets._base import CourseWidget
from coursebook.widgets.self_check import question_html, question_text

WARM_UP = 3
"""Questions with which a chapter opens."""

REVIEW = 8
"""Questions of ten minutes of review."""

AT_HAND = 12
"""Questions among which a chapter chooses: more would weigh on every page."""

_UNMARKED = ("judge", "written")
"""Types without a right answer, which can't be missed."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_WARM_UP = {
    "title": "Before you begin",
    "told": "{Count} on earlier chapters.",
    "about": "{Count} on earlier chapters, those that you got wrong first. Your "
    "first answers stay as they are.",
    "start": "Ask me {count}",
    "again": "Ask me {others}",
    "after": "Go on with the chapter, or take {others}.",
}
_REVIEW = {
    "title": "Ten minutes of review",
    "about": "{Count} across the chapters: first what you were sure of and got wrong, "
    "then the rest that was not right. Your first answers stay as they are.",
    "start": "Begin",
    "again": "{Others}",
    "after": "What was not right comes back first the next time.",
}


class Review(CourseWidget):
    """Questions that come back one at a time, those first that a reader has missed."""

    _stem: ClassVar[str] = "review"
    _style_parts = ("_options", "self_check")

    name = traitlets.Unicode().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        asked: Mapping[str, Sequence[Question]],
        *,
        name: str,
        count: int,
        words: Mapping[str, str],
        elsewhere: Sequence[str] = (),
        listed: bool = True,
    ) -> None:
        """Take in what may be asked.

        Args:
            asked: the questions by chapter, a chapter's file stem each.
            name: what the round is kept under.
            count: how many are asked at a time.
            words: what the widget says.
            elsewhere: ids of questions that may have been missed too, and are asked elsewhere.
            listed: whether the text version has the first questions.
        """
        at_hand = sum(map(len, asked.values()))
        self._words = _counted(words, min(count, at_hand), more=at_hand > count)
        if len(asked) == 1:
            self._words["about"] = self._words["about"].replace(" across the chapters", "")
        # The text version knows no answers, so it chooses none by them.
        self._told = self._words.pop("told", self._words["about"])
        self._first = [each for _, each in _in_turn(asked)][: count if listed else 0]
        shown = {
            "name": name,
            "count": count,
            "questions": [_payload(stem, each) for stem, each in _in_turn(asked)],
            "elsewhere": list(elsewhere),
            "words": self._words,
        }
        super().__init__(name=name, shown=shown)

    def twin_text(self) -> str:
        """Return what it is and the first questions as plain text, without their answers."""
        lead = f"{self._words['title']}. {self._told}"
        return "\n\n".join([lead, *map(question_text, self._first)])

    def twin_html(self) -> str:
        """Return the same as static HTML, each question with its answer behind a disclosure."""
        lead = f"<p><strong>{escape(self._words['title'])}.</strong> "
        lead += f"{escape(self._told)}</p>"
        return lead + "".join(map(question_html, self._first))


def _counted(words: Mapping[str, str], count: int, *, more: bool) -> dict[str, str]:
    """Return what the widget says, with how many it asks and whether there are others."""
    number = _NUMBERS[count]
    asked = f"{number} question{'' if count == 1 else 's'}"
    told = {"count": asked, "others": f"{number} others" if more else "the same again"}
    told |= {key.capitalize(): text[0].upper() + text[1:] for key, text in told.items()}
    return {name: text.format(**told) for name, text in words.items()}


def warm_up(stem: str) -> Review:
    """Return three questions on the chapters before a chapter.

    Args:
        stem: the chapter's file stem, such as "02_some_chapter".

    Raises:
        CourseError: the chapter has no bank, or none before it.
    """
    stems = questions.stems()
    questions.chapter(stem)  # tells of a chapter without a bank
    before = stems[: stems.index(stem)]
    if not before:
        raise CourseError(f"{stem!r} is the first chapter: warm_up() asks of chapters before it")
    every = {each: _returning(each) for each in before}
    ids = [each.id for each in chain.from_iterable(every.values())]
    at_hand = list(_in_turn(every))[:AT_HAND]
    asked = {s: [q for other, q in at_hand if other == s] for s in reversed(before)}
    known = {each.id for _, each in at_hand}
    return Review(
        asked,
        name=stem,
        count=WARM_UP,
        words=_WARM_UP,
        elsewhere=[each for each in ids if each not in known],
    )


def review() -> Review:
    """Return ten minutes of review across all chapters."""
    asked = {each: _returning(each) for each in questions.stems()}
    return Review(asked, name="review", count=REVIEW, words=_REVIEW, listed=False)


def _payload(stem: str, question: Question) -> dict[str, Any]:
    """Return a question for the page, with its chapter and the way to its place there."""
    place = {
        "from": f"chapter {int(stem[:2])}, {title(stem)}",
        "home": f"{stem}.html#x.{question.id}",
    }
    return question.payload() | place


def _returning(stem: str) -> list[Question]:
    """Return the questions of a chapter that can be missed, in the order in which they return."""
    found = [e for e in questions.chapter(stem) if e.use == "check" and e.type not in _UNMARKED]
    return sorted(found, key=lambda each: hashlib.sha256(each.id.encode()).digest())


def _in_turn(asked: Mapping[str, Sequence[Question]]) -> Iterator[tuple[str, Question]]:
    """Yield questions of the chapters in turn, of the latest chapter first."""
    rows = [[(stem, each) for each in found] for stem, found in sorted(asked.items(), reverse=True)]
    for row in zip_longest(*rows):
        yield from filter(None, row)
