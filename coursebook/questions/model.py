"""What every question has, whatever its type, and what grading an answer yields."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from coursebook.entries import made, record
from coursebook.questions.links import Link, link
from coursebook.records import (
    CLAIM,
    KEY,
    LINK,
    NAME,
    SLUG,
    WORDS,
    Either,
    Field,
    Flag,
    Many,
    Nothing,
    OneOf,
)

T = TypeVar("T")
State = Literal["right", "partly", "wrong", "compared", "written", "unanswered"]
Mark = Literal["right", "wrong", "plain"]
Rule = Iterator[tuple[str, str]]
"""Problems beyond the shape of the fields, as pairs of field and message."""

DIFFICULTIES = ("easy", "medium", "hard")
DEMANDS = ("recall", "understand", "apply", "weigh")
"""What a question asks of a reader who has the page; what the text told before is recall."""
_SLIP = "name the misconception it stands for by its slug, or write null"
Misconception = Annotated[
    str | None,
    Either((SLUG, Nothing()), "the slug of a misconception, or null for a plain slip"),
    _SLIP,
]
Feedback = Annotated[str, WORDS, "write in a sentence or two why it is right or wrong"]
See = Annotated[
    Link,
    LINK,
    "point at what decides it, as claim:…, document:…, dataset:…, source:… or section:…",
    link,
]
Claims = Annotated[tuple[str, ...], Many(CLAIM), "list the ids of the claims it is about"]
Sources = Annotated[tuple[str, ...], Many(KEY), "list keys of the bibliography that bear it out"]


@dataclass(frozen=True, slots=True)
class Objective:
    """Something a reader can do after a chapter, worded so that it can be checked."""

    id: Annotated[str, SLUG, "give the objective a slug"]
    text: Annotated[str, WORDS, "write what a reader can do afterwards"]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about one option, item or step."""

    id: str
    label: str
    mark: Mark
    text: str
    misconception: str | None = None
    see: Link | None = None

    def payload(self) -> dict[str, Any]:
        """Return the note as a page needs it."""
        shown = {"id": self.id, "label": self.label, "mark": self.mark, "text": self.text}
        return shown | {"see": self.see.payload() if self.see else None}


@dataclass(frozen=True, slots=True)
class Grade:
    """The outcome of one answer; a judgement is compared and a text is rated, not marked."""

    score: float
    state: State
    message: str
    feedback: tuple[Note, ...] = ()


class Asked:
    """What a bank asks: a question, a prediction, a decision."""

    __slots__ = ()

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        yield from ()

    @classmethod
    def build(cls, data: Mapping[str, Any]) -> Self:
        """Return what an entry of a bank file asks; it has been found valid."""
        return made(cls, data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Asked, ABC):
    """One question of a bank."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    prompt: Annotated[str, WORDS, "write what the reader is asked"]
    objective: Annotated[str, SLUG, "name one objective of the head of the file"]
    claims: Claims
    difficulty: Annotated[str, OneOf(DIFFICULTIES), "write easy, medium or hard"]
    demand: Annotated[
        str,
        OneOf(DEMANDS),
        "write recall, understand, apply or weigh; what the text told before is recall",
    ]
    transfer: Annotated[bool, Flag(), "write true if the case is from outside the book's story"] = (
        False
    )
    use: Annotated[
        str,
        OneOf(("check", "graded")),
        "write check (formative, ships with the page) or graded (never reaches a page)",
    ]
    hints: Annotated[tuple[str, ...], Many(WORDS, 0), "list hints, from vague to plain"] = ()
    explanation: Annotated[str, WORDS, "write what a reader should take away, right or wrong"]
    tables: Annotated[tuple[str, ...], Many(NAME, 0), "list tables that bear it out"] = ()
    sources: Annotated[
        tuple[str, ...], Many(KEY, 0), "list keys of the bibliography that bear it out, or none"
    ]
    keep_order: Annotated[bool, Flag(), "write true if options keep the order given"] = False

    type: ClassVar[str]

    @abstractmethod
    def grade(self, response: Any) -> Grade:
        """Return the outcome of a response; any value is safe to pass."""

    @abstractmethod
    def details(self) -> dict[str, Any]:
        """Return what a page needs beyond the common fields, answers included."""

    @abstractmethod
    def task(self) -> tuple[str, ...]:
        """Return what the reader chooses among or works on, as lines of text."""

    @abstractmethod
    def solution(self) -> tuple[Note, ...]:
        """Return the answer with its reasons, part by part."""

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconceptions that its wrong answers stand for, once each use."""
        return tuple(each for each in self._stand_for() if each)

    def _stand_for(self) -> Iterable[str | None]:
        """Return what each wrong answer that was foreseen stands for."""
        return ()

    def places(self) -> tuple[Link, ...]:
        """Return where its explanation can be checked: claims, then tables, then works."""
        pointers = [f"claim:{each}" for each in self.claims]
        pointers += [f"dataset:{each}" for each in self.tables]
        return tuple(map(link, [*pointers, *(f"source:{each}" for each in self.sources)]))

    def payload(self) -> dict[str, Any]:
        """Return the question as plain JSON for the page, its answers included."""
        shown = {
            "id": self.id,
            "type": self.type,
            "prompt": self.prompt,
            "hints": list(self.hints),
            "explanation": self.explanation,
            "links": [each.payload() for each in self.places()],
            "solution": [note.payload() for note in self.solution()],
            **self.details(),
        }
        return shown | {"version": fingerprint(shown)}


def own_fields(kind: type[Question]) -> tuple[Field, ...]:
    """Return the fields that a type of question has beside those that all have.

    Args:
        kind: the type.
    """
    return record(kind).fields[len(record(Question).fields) :]


_ID, *_REST = record(Question).fields
COMMON = (_ID, Field("type", WORDS, "name one of the question types"), *_REST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """An error that was foreseen, with what it stands for."""

    misconception: Misconception
    feedback: Feedback
    see: See

    def note(self, name: str, label: str, mark: Mark = "wrong") -> Note:
        """Return what is said about the mistake."""
        return Note(name, label, mark, self.feedback, self.misconception, self.see)


def fingerprint(shown: Mapping[str, Any]) -> str:
    """Return a short name for a question's present content, so that a change is noticed."""
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def share(part: float, whole: float) -> float:
    """Return part of whole, from 0 to 1, rounded to four places alike in Python and JS."""
    return int(part / whole * 10000 + 0.5) / 10000


def display_order(entries: Sequence[T], seed: str, name: Callable[[T], str]) -> tuple[T, ...]:
    """Return entries in an order that looks random and is the same everywhere."""
    return tuple(sorted(entries, key=lambda e: hashlib.sha256((seed + name(e)).encode()).digest()))


def repeated(entries: Sequence[Mapping[str, Any]], field: str) -> Rule:
    """Yield the ids that stand more than once in a list of records."""
    seen: set[str] = set()
    for i, each in enumerate(entries):
        if each["id"] in seen:
            yield f"{field}[{i}].id", f"is {each['id']!r} a second time: give each its own id"
        seen.add(each["id"])


def named(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the ids of records as words."""
    return ", ".join(each["id"] for each in entries)
