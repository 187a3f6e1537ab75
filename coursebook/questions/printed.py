"""Answers that stand in print right before the question that asks for them."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursebook.course import current
from coursebook.questions.choice import Choice
from coursebook.questions.model import Question
from coursebook.questions.numeric import Numeric

BOOK = current().book
BEFORE = 2
"""How many paragraphs before a question are read."""

FEWEST = 4
"""A key of fewer telling words than this stands in many texts by chance."""

MOST = 0.8
"""A key of which this share of telling words stands in one paragraph is in print."""

_ASKED = re.compile(r"\bself_checks?\(([^)]*)\)")
_NAME = re.compile(r"""["']([a-z0-9-]+)["']""")
_DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r",(?=\d{3}\b)")
_TELLING = re.compile(r"[^\W\d_]{5,}|\d{2,}")
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


def _asked(notebook: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each question that a notebook asks with the paragraphs right before it."""
    paragraphs: list[str] = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            paragraphs += _paragraphs(text)
            continue
        for call in _ASKED.findall(text):
            for name in _NAME.findall(call):
                yield name, paragraphs[-BEFORE:]


def _paragraphs(text: str) -> list[str]:
    """Return the open paragraphs of a cell, without headings and notes in the margin."""
    blocks = re.split(r"\n\s*\n", _DETAILS.sub("", text))
    found = (_TARGET.sub("]", each.strip()) for each in blocks)
    return [each for each in found if each and not each.startswith(("#", "*Claims", "*In the"))]


def _answers_in(question: Question, paragraphs: Sequence[str]) -> list[str]:
    """Return what of an answer stands in paragraphs; numbers and options are looked at."""
    if isinstance(question, Numeric):
        wanted = round(question.answer, _decimals(question.shown))
        return [question.shown] if any(wanted in _numbers(each) for each in paragraphs) else []
    options = question.all_options if isinstance(question, Choice) else ()
    return [o.text for o in options if o.correct and any(_tells(o.text, p) for p in paragraphs)]


def _decimals(shown: str) -> int:
    found = _NUMBER.search(_GROUPED.sub("", shown))
    return len(found[0].partition(".")[2]) if found else 0


def _numbers(text: str) -> set[float]:
    plain = _GROUPED.sub("", text)
    found = {float(each) for each in re.findall(r"\d+(?:\.\d+)?", plain)}
    words = set(re.findall(r"[a-z]+", text.lower()))
    return found | {float(i) for i, each in enumerate(_SMALL) if each in words}


def _tells(key: str, paragraph: str) -> bool:
    wanted, found = (set(_TELLING.findall(each.lower())) for each in (key, paragraph))
    return len(wanted) >= FEWEST and len(wanted & found) >= MOST * len(wanted)


def told_before(stem: str, questions: Sequence[Question], book: Path = BOOK) -> dict[str, str]:
    """Return the questions of a chapter whose answer stands right before them.

    Args:
        stem: the chapter's file stem.
        questions: its questions.
        book: the folder of the notebooks.

    Returns:
        By question, what stands there; nothing where the chapter is not there.
    """
    notebook = book / f"{stem}.ipynb"
    if not notebook.exists():
        return {}
    paragraphs = dict(_asked(notebook))
    found = {each.id: _answers_in(each, paragraphs.get(each.id, ())) for each in questions}
    return {name: texts[0] for name, texts in found.items() if texts}
