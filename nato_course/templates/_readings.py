"""A question several chapters ask: who would read which document so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from coursebook import sources
from coursebook.dates import when
from coursebook.sources import Document, Reading
from coursebook.teach.templates._parts import Part, picks
from coursebook.teach.templates._template import Entry, Parameters
from nato_course.templates._facts import wording, words_of

MARKS = "AB"
REWORDED: dict[tuple[str, str], dict[str, Any]] = {
    ("kennan-fateful-error", "Critics of enlargement"): {
        "text": "What was foretold of Russian politics came to pass.",
    },
    ("yeltsin-walesa", "Supporters of enlargement"): {
        "text": "Whatever was said in 1990, the wish to join was accepted in a signed text.",
    },
    ("yeltsin-walesa", "Critics of the declaration"): {
        "text": "A gesture not agreed beforehand; within weeks another line stood in writing.",
    },
    ("founding-act-adversaries", "NATO"): {
        "text": "Moscow was offered consultation and restraint as no other outsider was.",
    },
    ("founding-act-adversaries", "Yeltsin"): {
        "text": "It was signed because growth could not be stopped and damage had to be limited.",
    },
    ("draft-agreement", "Russian officials"): {
        "text": "What had been promised in words was put in writing at last.",
    },
    ("draft-agreement", "NATO governments"): {
        "text": "The choices of others cannot be signed away, and the forces were there already.",
    },
    ("nato-reply", "Russian officials"): {
        "text": "The question was about enlargement, and the answer is about details.",
    },
    ("strategic-concept", "Critics of NATO"): {
        "text": "It says now what its authors had always thought.",
    },
    ("putin-accepts", "Russian officials"): {
        "text": "He said that it was not needed. Russia had objected before, and did so later.",
    },
    ("putin-attack-nonsense", "Russian officials"): {
        "text": "There is no reason for it, and such talk serves those who want larger budgets.",
    },
    ("court-order", "Russian government"): {
        "text": "The case has nothing to do with the Genocide Convention, so the Court may not "
        "rule on it.",
    },
    ("rome-declaration", "NATO"): {
        "text": "A seat as an equal at the same table, with joint decisions where interests meet.",
    },
}
"""Readings put otherwise than in the collection, by document and by holder there."""

NO_READING = ("nato-article-10", "woerner-bremen")
"""Documents that have a demand beside them where a reading of their words should stand, or whose
words are known only from one of their two readers."""

APART = 200
"""Least number of days between two documents, so that a reading fits one of them alone."""

MOST_WORDS = 106
"""Words of both documents with their readings and holders: more is work for memory."""


def reading_sets(ids: Sequence[str], seed: str, most: int = 600) -> Iterator[Parameters]:
    """Yield pairs of documents of different times.

    Args:
        ids: the documents to choose from.
        seed: which pairs.
        most: how many pairs are tried.
    """
    pool = [each for each in ids if each not in NO_READING]
    for pair in picks(pool, 2, seed, most):
        first, second = (sources.document(each) for each in pair)
        apart = abs((first.date - second.date).days) >= APART and first.source != second.source
        if apart and _load(first) + _load(second) <= MOST_WORDS:
            yield {"documents": list(pair)}


def _readings(document: Document) -> list[Reading]:
    return [
        replace(each, **REWORDED.get((document.id, each.holder), {})) for each in document.readings
    ]


def _load(document: Document) -> int:
    """Return how many words of a document and its readings stand in the question."""
    texts = [each.text + " " + each.holder for each in _readings(document)]
    return sum(len(each.split()) for each in (words_of(document.id), *texts))


def reading_question(parameters: Parameters) -> Entry:
    """Return a question that gives two readings each of two documents to their holders.

    Args:
        parameters: `documents`, the ids of both.
    """
    pair = [sources.document(each) for each in parameters["documents"]]
    items = [item for mark, each in zip(MARKS, pair, strict=True) for item in _items(mark, each)]
    quoted = " ".join(
        f"{mark}: {words_of(each.id)} ({each.title}, {each.date.year})."
        for mark, each in zip(MARKS, pair, strict=True)
    )
    told = "; ".join(
        f"{each.title}, {when(each)}: {reading.holder} ({reading.label})"
        for each in pair
        for reading in _readings(each)
    )
    wordings = "".join(f" {each.title}:{wording(each.id)}" for each in pair if wording(each.id))
    return {
        "type": "matching",
        "prompt": (
            f"{quoted} Each document can be read in two ways. Which reading would each side put "
            "forward?"
        ),
        "items": items,
        "choices": _choices(pair),
        "explanation": (
            f"{told}. The labels in brackets are ours. To put a reading that you reject as its "
            f"holders would is the first step to answering it.{wordings}"
        ),
        "sources": list(dict.fromkeys(_keys(pair))),
    }


def _keys(pair: Sequence[Document]) -> Iterator[str]:
    """Yield the works of both documents and of those who read them."""
    yield from (each.source for each in pair)
    yield from (key for each in pair for reading in _readings(each) for key in reading.sources)


def _items(mark: str, document: Document) -> list[Part]:
    return [
        {
            "id": f"{document.id}-{i}",
            "text": reading.text,
            "answer": f"{mark.lower()}-{i}",
            "feedback": f"A reading that suits: {reading.holder}. {_ground(document, reading)}",
            "see": f"source:{reading.sources[0]}" if reading.sources else f"document:{document.id}",
        }
        for i, reading in enumerate(_readings(document), start=1)
    ]


def _ground(document: Document, reading: Reading) -> str:
    """Return what a reading rests on, which need not be a work by those whom it suits."""
    others = [each for each in reading.sources if each != document.source]
    if not others or reading.sources[0] == document.source:
        return "It starts from the document itself" + (" and other works." if others else ".")
    return "It rests on the work named here" + (" and on others." if len(others) > 1 else ".")


def _choices(pair: Sequence[Document]) -> list[Part]:
    return [
        {"id": f"{mark.lower()}-{i}", "text": f"{mark}: {reading.holder}"}
        for mark, document in zip(MARKS, pair, strict=True)
        for i, reading in enumerate(_readings(document), start=1)
    ]
