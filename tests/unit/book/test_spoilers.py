"""Nothing that a reader meets before a prediction gives its answer away.

Looked through is what stands before it: the front page, earlier chapters with their questions,
answers and figures' titles, and its own chapter up to it, closed parts and plain words included.
A block gives an answer away if it has the answer and speaks of what is asked.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

from coursebook import questions, sources
from coursebook.chapters import plain, stems
from coursebook.errors import CourseError
from coursebook.questions import Decision, Prediction
from tests.unit.book.prose import BOOK

TELLING = {
    "written-pledge": ["written pledge", "binding pledge", "never signed", "nothing .* was signed"],
    "direct-threat-first": [
        "200[78].*direct (?:security )?threat",
        "direct (?:security )?threat.*200[78]",
    ],
    "article-5-for-whom": ["12 September 2001", "invoked .* once", "once .* invoked"],
    "contested-causes": ["7 of 14", "half of the causal"],
    "years-without-group": ["waited 18", "18 years"],
    "nordic-answer": [
        "Finland.*(?:nothing to worry|no (?:direct )?threat|was calm)",
        "(?:mild|calm).*(?:Finland|Nordic)",
    ],
    "bucharest-night": ["(?:would|will) become members"],
    "shield-share": ["38 of [\\d,]+ warheads"],
}
"""What tells an answer in other words than the bank's, as patterns, by prediction."""
SHARED = 2
"""So many words of a block are those of the prompt where it speaks of the same."""
_CALL = r"\b(?:predict|decide|verdict)\(\\?\"{}\\?\""
_ASKED = re.compile(r"\b(self_check|predict|decide|verdict|recall|document_exercise)\(\"([\w-]+)\"")
_SPELLED = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = dict(enumerate(re.findall(r"\w+", _SPELLED)))
_TITLE_LINES = 3


Asked = Prediction | Decision
"""A decision has no answer of its own: what happened is told by `TELLING` alone."""


class Told(NamedTuple):
    """A piece of text, and where a reader meets it."""

    place: str
    text: str


def told_before(stem: str, prediction: str) -> Iterator[Told]:
    """Yield all that a reader who goes through the book has met before a prediction."""
    yield from (Told("front page", line) for line in _lines((BOOK / "index.md").read_text("utf-8")))
    for each in stems():
        for cell in _cells(each):
            source = "".join(cell["source"])
            asks = cell["cell_type"] == "code"
            if each == stem and asks and re.search(_CALL.format(prediction), source):
                return
            yield from (Told(each, text) for text in _of_cell(cell, source))
    raise AssertionError(f"{stem} does not ask the prediction {prediction}")


def _of_cell(cell: dict[str, Any], source: str) -> Iterator[str]:
    if cell["cell_type"] == "markdown":
        yield from _lines(source)
        return
    for call, name in _ASKED.findall(source):
        yield from _asked(call, name)
    for output in cell["outputs"]:
        shown = "".join(output.get("data", {}).get("text/plain", ""))
        if "charts." in source:
            yield from shown.splitlines()[:_TITLE_LINES]


@cache
def _asked(call: str, name: str) -> tuple[str, ...]:
    """Return the texts of a question, prediction or set of documents, its answers included."""
    if call == "document_exercise":
        return tuple(each.translation or each.text for each in sources.document_set(name))
    try:
        found = questions.get(name) if call == "self_check" else questions.commitment(name)
    except CourseError:
        return ()
    # A prediction's answer is shown where the chapter comes back to it.
    shown = found.payload()
    hidden = () if call in ("self_check", "recall") else ("answer_text", "shown_answer", "options")
    return tuple(_texts({key: each for key, each in shown.items() if key not in hidden}))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


@cache
def _cells(stem: str) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((BOOK / f"{stem}.ipynb").read_text("utf-8"))["cells"]
    return cells


def _lines(text: str) -> Iterator[str]:
    yield from (plain(line) for line in text.splitlines() if line.strip())


def gives_away(prediction: Asked, text: str) -> bool:
    """Say whether a text has a prediction's answer and speaks of what is asked."""
    words = _words(text)
    of_it = len(_words(prediction.prompt) & words) >= SHARED
    return of_it and any(re.search(each, text, re.IGNORECASE) for each in _answers(prediction))


def _answers(prediction: Asked) -> Iterator[str]:
    """Yield patterns of a prediction's answer."""
    yield from TELLING.get(prediction.id, [])
    if isinstance(prediction, Decision):
        return
    if prediction.answer is not None:
        unit = "(?:per cent|%)" if prediction.kind == "percent" else prediction.unit[:5]
        for number in {f"{prediction.answer:g}", f"{prediction.answer:,g}"}:
            yield rf"(?<![\d.,]){re.escape(number)}(?: \w+)? ?{unit}"
        if spelled := _NUMBERS.get(prediction.answer):  # type: ignore[call-overload]
            yield rf"\b{spelled} (?:\w+ )?{unit}"
        return
    right = next(each.text for each in prediction.options if each.correct)
    if len(right.split()) > SHARED:
        yield re.escape(right.rstrip("."))


def _words(text: str) -> set[str]:
    """Return the stems of the words that carry a text."""
    return {each.lower()[:6] for each in re.findall(r"\w{5,}", text)}


def spoilers(stem: str, prediction: Asked) -> list[str]:
    """Return where a prediction is given away before it is asked."""
    met = told_before(stem, prediction.id)
    return [f"{each.place}: {each.text}" for each in met if gives_away(prediction, each.text)]


ASKED = [
    (stem, each) for stem in stems() for each in questions.of(stem).commitments if not each.page
]


@pytest.mark.parametrize(("stem", "prediction"), ASKED, ids=lambda each: getattr(each, "id", each))
def test_nothing_before_a_prediction_gives_it_away(stem: str, prediction: Asked) -> None:
    assert spoilers(stem, prediction) == []


def test_telling_phrases_belong_to_predictions_of_the_book() -> None:
    assert set(TELLING) <= {each.id for _, each in ASKED}


BORDER = questions.load(questions.SAMPLES).predictions[0]
"""What share of the border was it? 5.9 per cent."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The share of the border was 5.9 per cent.", True),
        ("A share of the border: 5.9 % by one measure.", True),
        ("Prices rose by 5.9 per cent.", False),
        ("The share of the border was 15.9 per cent.", False),
        ("The share of the border can be measured.", False),
    ],
)
def test_the_number_gives_it_away_where_the_text_speaks_of_it(text: str, told: bool) -> None:
    assert gives_away(BORDER, text) is told


def test_what_stands_before_a_prediction_is_looked_at_and_later_chapters_are_not() -> None:
    first, second, third = stems()[:3]
    met = {each.place for each in told_before(second, questions.of(second).commitments[0].id)}
    assert {"front page", first} <= met
    assert third not in met


def test_answers_of_earlier_questions_are_looked_at() -> None:
    stem = stems()[1]
    check = next(each for each in questions.chapter(stems()[0]) if each.use == "check")
    met = [each.text for each in told_before(stem, questions.of(stem).commitments[0].id)]
    assert check.explanation in met
