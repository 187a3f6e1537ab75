"""Questions, predictions and decisions of the course: banks, grading, misconceptions."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from coursebook import derived
from coursebook.course import current, shown
from coursebook.errors import CourseError
from coursebook.questions import bank, misconceptions
from coursebook.questions.bank import TYPES, Bank
from coursebook.questions.bets import Prediction
from coursebook.questions.decided import Decision
from coursebook.questions.misconceptions import Misconception
from coursebook.questions.model import Grade, Note, Objective, Question
from coursebook.words import named

__all__ = [
    "TYPES",
    "Bank",
    "Decision",
    "Grade",
    "Misconception",
    "Note",
    "Objective",
    "Prediction",
    "Question",
    "chapter",
    "check",
    "commitment",
    "decision",
    "get",
    "load",
    "misconceptions",
    "of",
    "prediction",
    "stems",
]

T = TypeVar("T", bound=Question | Prediction | Decision)

BANKS = current().content / "questions"
SAMPLES = current().content / "samples.yaml"
"""One documented question of each type, for authors and for the tests of grading."""


@cache
def load(path: Path) -> Bank:
    """Return the bank of a file.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    found, problems = bank.read(path)
    if found is None:
        raise CourseError("\n".join(problems))
    return found


def of(stem: str) -> Bank:
    """Return the bank of a chapter.

    Args:
        stem: the chapter's file stem, such as "01_first_chapter".

    Raises:
        CourseError: no bank belongs to it, or it isn't valid.
    """
    files = {each.stem: each for each in sorted(BANKS.glob("*.yaml"))}
    return load(named(stem, files, f"no bank belongs to {stem!r}"))


def chapter(stem: str) -> tuple[Question, ...]:
    """Return the questions of a chapter, in the order of its bank.

    Args:
        stem: the chapter's file stem.
    """
    return of(stem).questions


def get(question_id: str) -> Question:
    """Return one question.

    Args:
        question_id: its slug, such as "a-question".

    Raises:
        CourseError: no bank holds it.
    """
    return _found("question", question_id, lambda bank: bank.questions)


def prediction(prediction_id: str) -> Prediction:
    """Return one prediction.

    Args:
        prediction_id: its slug, such as "a-question".

    Raises:
        CourseError: no bank holds it.
    """
    return _found("prediction", prediction_id, lambda bank: bank.predictions)


def decision(decision_id: str) -> Decision:
    """Return one decision or verdict.

    Args:
        decision_id: its slug, such as "a-decision".

    Raises:
        CourseError: no bank holds it.
    """
    return _found("decision", decision_id, lambda bank: bank.decisions)


def commitment(asked_id: str) -> Prediction | Decision:
    """Return what a reader commits to, whether it is a prediction or a decision.

    Args:
        asked_id: its slug.

    Raises:
        CourseError: no bank holds it.
    """
    return _found("prediction or decision", asked_id, lambda bank: bank.commitments)


def check(path: Path | None = None) -> list[str]:
    """Return everything that is wrong with the banks, each with file, id and field.

    Args:
        path: one bank file or a folder of them; without it, those of the course.
    """
    files = _files(path)
    problems = [] if path else list(_told(misconceptions.all))
    if not files:
        return [f"{path or BANKS}: holds no bank file: name a folder with .yaml files"]
    home: dict[str, str] = {}
    for file in files:
        found, wrong = bank.read(file)
        problems += wrong
        if found:
            problems += _used_before(found, shown(file), home)
    return problems


def banks(path: Path | None = None) -> list[Bank]:
    """Return banks that `check` finds sound.

    Args:
        path: one bank file or a folder of them; without it, those of the course.
    """
    return [load(each) for each in _files(path)]


def _told(read: Callable[[], object]) -> Iterator[str]:
    try:
        read()
    except CourseError as error:
        yield from str(error).splitlines()


def _files(path: Path | None) -> list[Path]:
    place = path or BANKS
    return [place] if place.suffix else sorted(place.glob("*.yaml"))


def _used_before(found: Bank, file: str, home: dict[str, str]) -> list[str]:
    """Return the ids that an earlier file has too; take note of all."""
    ids = [("question", each.id) for each in found.questions]
    ids += [("prediction", each.id) for each in found.commitments]
    problems = [
        f"{file}: {noun} {each!r}, field id: stands in {home[each]} too: give it its own slug"
        for noun, each in ids
        if each in home
    ]
    home |= {each: file for _, each in ids if each not in home}
    return problems


def stems() -> list[str]:
    """Return the stems of the chapters that have a bank, in the order of the book."""
    return sorted(path.stem for path in BANKS.glob("*.yaml"))


def _found(noun: str, name: str, part: Callable[[Bank], Iterable[T]]) -> T:
    """Return what has this id, in whichever chapter's bank it stands.

    Only that bank is read whole: a notebook that shows a question uses no other's tables.
    """
    homes = [stem for stem in stems() if name in _ids(BANKS / f"{stem}.yaml")]
    known = {each.id: each for stem in homes or stems() for each in part(of(stem))}
    return named(name, known, f"no bank holds the {noun} {name!r}", add="write it")


@cache
def _ids(path: Path) -> tuple[str, ...]:
    return derived.read(bank.ids, path)
