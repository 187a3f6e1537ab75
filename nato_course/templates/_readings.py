"""A question several chapters ask: who would read which document so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coursebook import sources
from coursebook.dates import when
from coursebook.sources import Document, Reading
from coursebook.teach.templates._parts import Part, picks
from coursebook.teach.templates._template import Parameters
from nato_course.templates._facts import WORDINGS, wording, words_of
from nato_course.templates._words import Figures, unique

MARKS = "AB"
REWORDED: Mapping[str, Mapping[str, str]] = WORDINGS["readings"]
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
        replace(each, text=REWORDED.get(document.id, {}).get(each.holder, each.text))
        for each in document.readings
    ]


def _load(document: Document) -> int:
    """Return how many words of a document and its readings stand in the question."""
    texts = [each.text + " " + each.holder for each in _readings(document)]
    return sum(len(each.split()) for each in (words_of(document.id), *texts))


def readings(documents: Sequence[str]) -> Figures:
    """Return the figures of a question that gives two readings each of two documents to holders.

    Args:
        documents: the ids of both.
    """
    pair = [sources.document(each) for each in documents]
    marked = [*zip(MARKS, pair, strict=True)]
    told = (f"{mark}: {words_of(e.id)} ({e.title}, {e.date.year})." for mark, e in marked)
    return {
        "quoted": " ".join(told),
        "items": [item for mark, each in marked for item in _items(mark, each)],
        "choices": {
            f"{mark.lower()}-{i}": f"{mark}: {reading.holder}"
            for mark, document in marked
            for i, reading in enumerate(_readings(document), start=1)
        },
        "told": "; ".join(
            f"{each.title}, {when(each)}: {reading.holder} ({reading.label})"
            for each in pair
            for reading in _readings(each)
        ),
        "wordings": "".join(f" {e.title}:{wording(e.id)}" for e in pair if wording(e.id)),
        "sources": unique(_keys(pair)),
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
