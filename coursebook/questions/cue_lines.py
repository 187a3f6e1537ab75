"""What gives answers away, as lines to read: for banks, and for templates."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from coursebook.questions import cues, printed
from coursebook.questions.bank import Bank
from coursebook.questions.model import Question

OUTSIDE = "outside its bounds"


def of_banks(banks: Sequence[Bank], book: Path = printed.BOOK) -> Iterator[str]:
    """Yield the shares of each bank and of all together, then what single questions give away.

    Args:
        banks: the banks.
        book: the folder of the chapters' notebooks.
    """
    for bank in banks:
        yield from _shares(f"{bank.chapter}.yaml", bank.questions)
    if len(banks) > 1:
        yield from _shares("all banks together", [q for bank in banks for q in bank.questions])
    for bank in banks:
        told = printed.told_before(bank.chapter, bank.questions, book)
        for question in bank.questions:
            where = f"{bank.chapter}.yaml: question {question.id!r}"
            yield from (f"{where}: {each}" for each in cues.tells(question))
            if question.id in told:
                yield f"{where}: its answer stands right before it: {told[question.id]}"


def of_template(name: str, questions: Sequence[Question]) -> Iterator[str]:
    """Yield the shares of a template that lie outside their bounds, and its dead options.

    Args:
        name: the template's id.
        questions: all its instances.
    """
    for what, found in cues.report(questions):
        if not found.held:
            yield f"template {name}: {what} {found.words} ({OUTSIDE})"
    for option, (right, count) in cues.settled_options(questions).items():
        yield f"template {name}: option {option!r} is right in {right} of {count} ({OUTSIDE})"


def _shares(name: str, questions: Sequence[Question]) -> Iterator[str]:
    shown = [
        f"{what} {found.words}{'' if found.held else f' ({OUTSIDE})'}"
        for what, found in cues.report(questions)
    ]
    if shown:
        yield f"{name}: {'; '.join(shown)}"
