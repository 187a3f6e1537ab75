"""One quiet line in a chapter: how much of it a reader has done."""

from typing import Any, ClassVar

import traitlets

from coursebook import derived, labs, timing
from coursebook.questions.index import index
from coursebook.widgets._base import CourseWidget
from coursebook.words import counted


class ChapterProgress(CourseWidget):
    """One quiet line: how much of a chapter's self-checks a reader has answered."""

    _stem: ClassVar[str] = "chapter_progress"

    chapter = traitlets.Dict().tag(sync=True)

    def __init__(self, chapter: dict[str, Any]) -> None:
        super().__init__(chapter=chapter)

    def twin_text(self) -> str:
        """Return what the chapter asks, as plain text."""
        asked = counted(len(self.chapter["questions"]), "self-check")
        also = f" and {_bets(bets)}" if (bets := self.chapter["predictions"]) else ""
        return " ".join([*self._time(), f"This chapter has {asked} of its own{also}."])

    def _time(self) -> list[str]:
        return [self.chapter["time"]] if self.chapter["time"] else []

    def twin_html(self) -> str:
        """Return what the chapter asks, as static HTML."""
        return f'<p>{self.twin_text()} <a href="progress.html">Your progress</a></p>'


def chapter_progress(stem: str) -> ChapterProgress:
    """Return one quiet line on how far a reader is in a chapter.

    Args:
        stem: the chapter's file stem, such as "01_first_chapter".

    Raises:
        CourseError: the chapter has no bank.
    """
    return ChapterProgress(_slim(index([stem])[0]) | {"time": time_text(stem)})


def time_text(stem: str) -> str:
    """Return about how long a chapter takes, or nothing where its notebook is not at hand.

    Args:
        stem: the chapter's file stem.
    """
    path = timing.path_of(stem)
    if not path.is_file():
        return ""
    times = derived.read(timing.times, path)
    core = f"; the core path about {times.core}" if times.core < times.full else ""
    return f"About {times.full} minutes{core} (estimates)."


def _bets(asked: list[dict[str, Any]]) -> str:
    """Return how many a chapter asks for, in the words of `betsText` on the page."""
    decided = sum(each["kind"] in ("decide", "verdict") for each in asked)
    if not decided:
        return counted(len(asked), "prediction")
    if decided == len(asked):
        return counted(decided, "decision")
    return f"{len(asked)} predictions and decisions"


def _slim(chapter: dict[str, Any]) -> dict[str, Any]:
    """Return what the line needs and no more: it stands in every chapter."""
    return {
        **{key: chapter[key] for key in ("id", "title", "href")},
        "objectives": [],
        "questions": [{"id": each["id"], "type": each["type"]} for each in chapter["questions"]],
        "predictions": [
            {"id": each["id"], "kind": each["kind"]}
            for each in chapter["predictions"]
            if "page" not in each
        ],
        "labs": labs.index(chapter["id"]),
    }
