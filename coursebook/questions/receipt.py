"""Receipts that readers hand in: reading one, and checking that its digest fits its content.

A receipt is made in the reader's browser. A digest that fits shows that the file was not damaged
or changed by hand afterwards; it proves nothing about who answered, or how.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError

FORMAT = f"{current().slug}-receipt"
SCHEMA = 1
MOST_BYTES = 5_000_000
MOST_TRIES = 50
"""A page keeps no more tries of a question."""
MOST_SECTIONS = 60
MOST_LABS = 20
_DIGEST = re.compile(r"[0-9a-f]{64}")


class ReceiptError(CourseError):
    """A file is no receipt that can be read."""


class DigestError(ReceiptError):
    """A receipt's content is not what its digest was made from."""


@dataclass(frozen=True, slots=True)
class Try:
    """What a receipt says of one try; `response` is JSON text, None where it was not kept."""

    at: str
    percent: int | None
    confidence: str
    response: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receipt says of one question; `response` is the latest, JSON or a written text."""

    id: str
    type: str
    objective: str
    version: str
    tries: int
    first_state: str
    first_percent: int | None
    last_state: str
    last_percent: int | None
    confidence: str
    answer_seen: bool
    response: str = ""
    attempts: tuple[Try, ...] = ()


@dataclass(frozen=True, slots=True)
class LabDone:
    """What a receipt says of one lab; `solved` is when, or empty. Nothing in it can be checked."""

    id: str
    tries: int
    solved: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a receipt says of one chapter; `asked` counts its questions, answered or not.

    `reviews` counts the answers to questions that came back, which are no first answers.
    `sections` are those that a link assigned; an empty list is the whole chapter, and None says
    that the receipt was made without such a link. `labs` are those whose check was run; a receipt
    of an earlier edition has none.
    """

    id: str
    asked: int
    answers: tuple[Answer, ...]
    reviews: int = 0
    sections: tuple[str, ...] | None = None
    labs: tuple[LabDone, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt whose digest fits."""

    reader: str
    course: str
    made: datetime
    course_version: str
    chapters: tuple[Chapter, ...]
    digest: str


def parse(text: str, name: str = "receipt") -> Receipt:
    """Return the receipt of a text.

    Args:
        text: the content of a receipt file.
        name: how messages call it.

    Raises:
        ReceiptError: it is no receipt of a known form.
        DigestError: its content was changed after it was made.
    """
    try:
        data = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError) as error:
        raise ReceiptError(f"{name}: is no receipt: {error}; ask for the file again") from error
    _check_head(data, name)
    _check_digest(data, name)
    try:
        return _built(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReceiptError(
            f"{name}: a field is missing or has the wrong form ({error!r}): ask for the file again"
        ) from error


def digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a receipt's content, without the digest itself.

    Args:
        data: the receipt as parsed JSON; it holds no fractions, which languages write differently.
    """
    content = {key: value for key, value in data.items() if key != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _no_float(text: str) -> Any:
    raise ValueError(f"it holds the number {text}, and receipts hold whole numbers alone")


def _check_head(data: Any, name: str) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ReceiptError(
            f"{name}, field format: is not {FORMAT!r}: ask for the file that the page "
            "'Your progress' makes under 'A receipt to hand in'"
        )
    if data.get("schema") != SCHEMA:
        raise ReceiptError(
            f"{name}, field schema: is {data.get('schema')!r}, and this edition reads {SCHEMA}: "
            "use the edition of the course that the class uses"
        )


def _check_digest(data: Mapping[str, Any], name: str) -> None:
    stated = data.get("digest")
    if not isinstance(stated, str) or not _DIGEST.fullmatch(stated):
        raise ReceiptError(f"{name}, field digest: is no SHA-256: ask for the file again")
    if digest(data) != stated:
        raise DigestError(
            f"{name}, field digest: does not fit the content, so the file was changed after it "
            "was made: ask the reader to make it again"
        )


def _built(data: Mapping[str, Any]) -> Receipt:
    return Receipt(
        reader=_text(data["reader"]),
        course=_text(data["course"]),
        made=datetime.fromisoformat(data["made"]),
        course_version=_text(data["course_version"]),
        chapters=tuple(
            Chapter(
                _text(each["id"]),
                _count(each["asked"]),
                tuple(map(_answer, each["questions"])),
                sum(len(one["tries"][:MOST_TRIES]) for one in each.get("reviews", ())),
                _sections(each.get("assigned")),
                tuple(map(_lab, each.get("labs", ())[:MOST_LABS])),
            )
            for each in data["chapters"]
        ),
        digest=data["digest"],
    )


def _sections(data: Mapping[str, Any] | None) -> tuple[str, ...] | None:
    return None if data is None else tuple(map(_text, data["sections"][:MOST_SECTIONS]))


def _lab(data: Mapping[str, Any]) -> LabDone:
    return LabDone(_text(data["id"]), _count(data["tries"]), _text(data["solved"]))


def _answer(data: Mapping[str, Any]) -> Answer:
    first, last = data["first"] or {}, data["last"] or {}
    return Answer(
        id=_text(data["id"]),
        type=_text(data["type"]),
        objective=_text(data["objective"]),
        version=_text(data["version"]),
        tries=_count(data["tries"]),
        first_state=_text(first.get("state", "")),
        first_percent=_percent(first.get("percent")),
        last_state=_text(last.get("state", "")),
        last_percent=_percent(last.get("percent")),
        confidence=_text(first.get("confidence") or ""),
        answer_seen=data["answer_seen"] is True,
        response=_text(data.get("response", "")),
        attempts=tuple(map(_try, data.get("attempts", ())[:MOST_TRIES])),
    )


def _try(data: Mapping[str, Any]) -> Try:
    response = data.get("response")
    return Try(
        at=_text(data.get("at", "")),
        percent=_percent(data.get("percent")),
        confidence=_text(data.get("confidence") or ""),
        response=None if response is None else _text(response),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(f"{value!r} is not a count")
    return value


def _percent(value: Any) -> int | None:
    if value is not None and _count(value) > 100:
        raise ValueError(f"{value!r} is no percentage")
    return value  # type: ignore[no-any-return]
