"""Responses of every kind with their grades, which Python and the browser must both give."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from coursebook import questions
from coursebook.questions.bets import Prediction
from coursebook.questions.judge import SCALE
from coursebook.questions.model import Grade, Question
from coursebook.questions.numeric import Numeric
from coursebook.questions.typed import readings

SEED = 1949
PATH = Path(__file__).with_suffix(".json")

HOSTILE = (
    "",
    "   ",
    "\u00a0\u2003",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "'; drop table readers; --",
    "{share_2004}",
    "\u202e9.5\u202c",
    "\u2067abc\u2069",
    "👩‍👩‍👧‍👦",
    "🇺🇦" * 30,
    "İstanbul ﬁ ß ς",
    "null",
    "a" * 3000,
    "word " * 300,
)
NUMBERS = (
    "5.9",
    "5,9",
    "5.9 %",
    " 5.9%",
    "+5.9",
    "-5.9",
    "\u22125.9",
    "6",
    "6.4",
    "6.5",
    "7.89",
    "8",
    "11.7",
    "50",
    "1,317",
    "1 317",
    "1\u202f317.5",
    "1.317",
    "1.317,5",
    "1,317.5",
    "1\u00a0317,5",
    "1\u2009317",
    "1'317",
    "1\u2019317.5",
    "1.000.000",
    "1.317 %",
    "-1.317",
    "\u20131,317",
    "0,317",
    "0.317",
    "13.170",
    "131.7",
    "1317.000",
    "13 17",
    "1'317'5",
    "1,317,5",
    "1.317.5",
    "1 317.500",
    "1, 317",
    "12,34,56",
    "1,000,000",
    "5.",
    ".5",
    "5..9",
    "5.9 km",
    "5.9 per cent",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "-0",
    "٣",
    "５.9",
    "9" * 39,
    "9" * 41,
)
ODD: tuple[Any, ...] = (None, True, 0, 2.5, -1, [], [[]], {}, {"verdict": {}}, [None, 1])

LENGTH = 1317
"""An answer that a number grouped by thousands can meet."""

Pick = Callable[[Any], Any]


def cases() -> list[dict[str, Any]]:
    """Return responses to the sample questions and predictions, each with its grade."""
    samples = questions.load(questions.SAMPLES)
    found: list[dict[str, Any]] = [
        {"typed": text, "readings": list(readings(text, "%"))} for text in NUMBERS
    ]
    for question in samples.questions:
        for response in _distinct(responses(question)):
            grade = plain(question.grade(response))
            found.append({"question": question.id, "response": response, "grade": grade})
        if isinstance(question, Numeric):
            found += [_graded(replace(question, answer=LENGTH), text) for text in NUMBERS]
    for prediction in samples.predictions:
        for bet in _distinct(_bets(prediction)):
            grade = plain(prediction.compare(bet))
            found.append({"prediction": prediction.id, "response": bet, "grade": grade})
    return found


def _graded(question: Numeric, text: str) -> dict[str, Any]:
    head = {"question": question.id, "answer": question.answer, "response": text}
    return {**head, "grade": plain(question.grade(text))}


def responses(question: Question) -> Iterator[Any]:
    """Yield responses to a question: fitting ones, hostile ones and odd ones.

    Args:
        question: a question of any type.
    """
    rng = random.Random(f"{SEED} {question.id}")

    def pick(options: Any) -> Any:
        return options[int(rng.random() * len(options))]

    yield from _FITTING[question.type](question.details(), pick)
    yield from ODD
    for text in HOSTILE:
        yield from _wrapped(question, text)


def _wrapped(question: Question, text: str) -> Iterator[Any]:
    """Yield a hostile text wherever the type of question takes text."""
    shapes = {
        "multiple": [text, "words"],
        "true_false": {"verdict": "false", "reason": text},
        "matching": {"germany-only": text, "informal": "shifrinson", text: "kramer"},
        "classify": {"date": "fact", "speech": "view", "chance": text},
        "ordering": [text, "act", "first", "second"],
        "written": {"text": text, "ratings": {"said": 2, "signed": 1, "disputed": 0}},
    }
    yield shapes.get(question.type, text)


def _single(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    yield from (each["id"] for each in details["options"])


def _multiple(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    ids = [each["id"] for each in details["options"]]
    for chosen in range(2 ** len(ids)):
        yield [each for i, each in enumerate(ids) if chosen >> i & 1]
    yield [ids[0], ids[0]]


def _true_false(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    for verdict in ("true", "false", "maybe", True):
        yield {"verdict": verdict}
        for each in details["options"]:
            yield {"verdict": verdict, "reason": each["id"]}


def _numeric(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    yield from NUMBERS


def _pairs(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    choices = [each["id"] for each in details["choices"]]
    yield {each["id"]: each["answer"] for each in details["items"]}
    for _ in range(12):
        yield {each["id"]: pick(choices) for each in details["items"]}
    yield {each["id"]: pick(choices) for each in details["items"][:-1]}


def _ordering(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    order = [each["id"] for each in details["items"]]
    yield order
    yield order[::-1]
    for _ in range(14):
        rest, shuffled = list(order), []
        while rest:
            shuffled.append(rest.pop(rest.index(pick(rest))))
        yield shuffled
    yield order[:-1]
    yield [order[0], *order[:-1]]


def _judge(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    yield from SCALE
    yield from SCALE.values()


def _written(details: dict[str, Any], pick: Pick) -> Iterator[Any]:
    text = "Said in February,\u00a0signed in September,\tdisputed still."
    yield {"text": text}
    yield {"text": "Four words are few."}
    for _ in range(8):
        yield {"text": text, "ratings": {each["id"]: pick((0, 1, 2)) for each in details["rubric"]}}
    for odd in (3, -1, "2", True, None, 0.5):
        yield {"text": text, "ratings": {each["id"]: odd for each in details["rubric"]}}


_FITTING: dict[str, Callable[[dict[str, Any], Pick], Iterator[Any]]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "numeric": _numeric,
    "matching": _pairs,
    "ordering": _ordering,
    "classify": _pairs,
    "judge": _judge,
    "written": _written,
}


def _bets(prediction: Prediction) -> Iterator[Any]:
    yield from (0, 3, 5.9, 6, 7, 8.9, 9, 20, 30.5, 100, 101, -1)
    yield from (each.id for each in prediction.options)
    yield from ODD
    yield from HOSTILE[:9]


def _distinct(found: Iterator[Any]) -> Iterator[Any]:
    seen = set()
    for each in found:
        text = json.dumps(each, sort_keys=True)
        if text not in seen:
            seen.add(text)
            yield each


def text() -> str:
    """Return the golden file as it should be, a case a line."""
    lines = ",\n".join(json.dumps(each, sort_keys=True) for each in cases())
    return f"[\n{lines}\n]\n"


def plain(grade: Grade) -> dict[str, Any]:
    """Return a grade as plain JSON, without links."""
    shown = asdict(grade)
    shown["feedback"] = [
        {"id": n.id, "label": n.label, "mark": n.mark, "text": n.text} for n in grade.feedback
    ]
    return shown
