"""Receipts as readers would make them, for the tests of grading and for the benchmark."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from coursebook import questions
from coursebook.questions import Question, receipt
from coursebook.questions.judge import Judge
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering

STEM = "02_historical_context"
MADE = "2027-02-01T10:00:00.000Z"
Responses = Callable[[Question], Any]


def right(question: Question) -> Any:
    """Return a response that earns full points."""
    found: Any = question
    if isinstance(question, Numeric):
        return str(question.answer)
    if isinstance(question, Ordering):
        return [each.id for each in question.items]
    if isinstance(question, Judge):
        return question.verdict
    if question.type == "written":
        return found.model_answer
    if question.type in ("matching", "classify"):
        return {each.id: each.answer for each in found.items}
    if question.type == "true_false":
        reason = next(each.id for each in found.reasons if each.correct)
        return {"verdict": str(found.answer).lower(), "reason": reason}
    ids = [each.id for each in found.options if each.correct]
    return ids if question.type == "multiple" else ids[0]


def wrong(question: Question) -> Any:
    """Return a response that earns less, where the type has one."""
    found: Any = question
    if question.type == "single":
        return next(each.id for each in found.options if not each.correct)
    if question.type == "multiple":
        return [each.id for each in found.options if not each.correct][:1]
    return right(question)


def record(question: Question, *responses: Any, stated: int | None = None) -> dict[str, Any]:
    """Return what a receipt holds of one question, tries in order."""
    written = question.type == "written"
    tries = []
    for i, response in enumerate(responses):
        grade = question.grade({"text": response} if written else response)
        one: dict[str, Any] = {
            "at": f"2027-02-01T09:{i:02}:00.000Z",
            "state": grade.state,
            "percent": int(100 * grade.score + 0.5) if stated is None else stated,
            "confidence": "sure",
        }
        tries.append(one if written else one | {"response": json.dumps(response)})
    last = responses[-1]
    return {
        "id": question.id,
        "type": question.type,
        "objective": question.objective,
        "prompt": question.prompt,
        "version": question.payload()["version"],
        "tries": len(tries),
        "hints": 0,
        "answer_seen": False,
        "response": last if written else json.dumps(last),
        "attempts": tries,
        "first": tries[0],
        "last": tries[-1],
    }


def asked(stem: str = STEM) -> list[Question]:
    """Return the questions of a chapter that ship with its page."""
    return [each for each in questions.chapter(stem) if each.use == "check"]


def chapter(records: list[dict[str, Any]], stem: str = STEM) -> dict[str, Any]:
    """Return what a receipt holds of a chapter."""
    return {"id": stem, "title": stem, "asked": len(asked(stem)), "questions": records}


def made(reader: str, chapters: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    """Return a receipt with its digest."""
    data = {
        "format": receipt.FORMAT,
        "schema": receipt.SCHEMA,
        "reader": reader,
        "course": "IR 204",
        "made": MADE,
        "course_version": "0.1.0",
        "chapters": chapters,
        **changes,
    }
    return seal(data)


def seal(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a receipt's content with the digest that fits it."""
    return {**data, "digest": receipt.digest(data)}


def full(reader: str, response: Responses = right, **changes: Any) -> dict[str, Any]:
    """Return a receipt with an answer to every question of the chapter."""
    return made(reader, [chapter([record(each, response(each)) for each in asked()])], **changes)


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """Return a receipt as a file."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
