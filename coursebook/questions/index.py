"""A compact index of all banks, for pages that show what a reader has done across chapters."""

from collections.abc import Iterable
from typing import Any

from coursebook import questions
from coursebook.course import current
from coursebook.questions.judge import Judge

TITLES = current().chapters


def index(stems: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Return what a page needs to know of each chapter's bank; graded questions are left out.

    Args:
        stems: chapters' file stems; without them, all that have a bank.
    """
    return [_chapter(each) for each in (questions.stems() if stems is None else stems)]


def title(stem: str) -> str:
    """Return a chapter's title in a few words.

    Args:
        stem: its file stem, such as "01_first_chapter".
    """
    return TITLES.get(stem, stem.lstrip("0123456789_").replace("_", " ").capitalize())


def _chapter(stem: str) -> dict[str, Any]:
    return {
        "id": stem,
        "title": title(stem),
        "href": f"{stem}.html",
        "objectives": [
            {"id": each.id, "text": each.text} for each in questions.of(stem).objectives
        ],
        "questions": [_question(each) for each in questions.chapter(stem) if each.use == "check"],
        "predictions": [_prediction(each) for each in questions.of(stem).commitments],
    }


def _prediction(prediction: questions.Prediction | questions.Decision) -> dict[str, Any]:
    # One that stands on a page of its own doesn't count towards the chapter's.
    return prediction.payload() | ({"page": prediction.page} if prediction.page else {})


def _question(question: questions.Question) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": question.id,
        "type": question.type,
        "objective": question.objective,
        "prompt": question.prompt,
        "version": question.payload()["version"],
    }
    if isinstance(question, Judge):
        details = question.details()
        shown |= {key: details[key] for key in ("statement", "verdict", "scale")}
        shown["claim"] = question.claims[0]
    return shown
