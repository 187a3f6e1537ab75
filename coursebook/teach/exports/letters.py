"""Questions as they stand on paper: a letter for each thing to choose, and the key in letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from coursebook.questions.model import Question
from coursebook.teach.exports.plain_types import Match, Number, Order, Pick, Plain, plain
from coursebook.teach.exports.remarks import Remark, number

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the key: what it is about, with its letter, what holds of it, and why."""

    label: str
    verdict: str
    remark: Remark


def on_paper(question: Question) -> Plain:
    """Return a question as packet and key have it.

    Args:
        question: any question of the course.
    """
    return plain(question, orders=True)[0]


def listed(texts: Sequence[str]) -> list[str]:
    """Return texts with their letters.

    Args:
        texts: in the order of the page.
    """
    return [f"{ascii_lowercase[i]}) {each}" for i, each in enumerate(texts)]


def answer(question: Plain) -> str:
    """Return the answer as a student would write it down.

    Args:
        question: as it stands on paper.
    """
    match question:
        case Pick(answers=answers):
            full = ", ".join(ascii_lowercase[i] for i, a in enumerate(answers) if a.right)
            half = ", ".join(ascii_lowercase[i] for i, a in enumerate(answers) if a.worth == HALF)
            return f"{full} (half the points: {half})" if half else full
        case Match(pairs=pairs, choices=choices):
            by_id = dict(zip(choices, ascii_lowercase, strict=False))
            return ", ".join(f"{i} {by_id[each.answer]}" for i, each in enumerate(pairs, start=1))
        case Order(pairs=pairs, shown=shown):
            return ", ".join(ascii_lowercase[shown.index(each.id)] for each in pairs)
        case Number():
            return f"{number(question.answer)} {question.unit} ({accepted(question)})"
    return "see the rubric"


def accepted(question: Number) -> str:
    """Return which numbers count.

    Args:
        question: as it stands on paper.
    """
    low, high = question.answer - question.tolerance, question.answer + question.tolerance
    told = f"{number(low)} to {number(high)}" if question.tolerance else "no other"
    if question.close > question.tolerance:
        told += f"; half the points up to {number(question.close)} off"
    return told


def lines(question: Plain) -> list[Line]:
    """Return what the key says of each thing that has a letter or a number.

    Args:
        question: as it stands on paper.
    """
    match question:
        case Pick(answers=answers):
            named = listed([each.text for each in answers])
            return [
                Line(name, _verdict(each.worth), each.remark)
                for name, each in zip(named, answers, strict=True)
            ]
        case Match(pairs=pairs, choices=choices):
            by_id = dict(zip(choices, listed(list(choices.values())), strict=True))
            return [
                Line(f"{i}. {each.text}", by_id[each.answer], each.remark)
                for i, each in enumerate(pairs, start=1)
            ]
        case Order(pairs=pairs, shown=shown):
            named = listed([each.text for each in pairs])
            return [
                Line(f"{ascii_lowercase[shown.index(each.id)]}{name[1:]}", "", each.remark)
                for name, each in zip(named, pairs, strict=True)
            ]
        case Number(remark=remark):
            return [Line("", "", remark)]
    return []


def _verdict(worth: float) -> str:
    if worth in (0, 1):
        return "right" if worth else "wrong"
    return f"{number(worth)} of the points"
