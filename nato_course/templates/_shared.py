"""Kinds of question that several chapters ask: dates in order, who said what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from coursebook import sources
from coursebook.dates import when
from coursebook.teach.templates._parts import picks, shuffled, slug
from coursebook.teach.templates._template import Parameters
from nato_course.templates._facts import SAID_AGAIN, events, placed, plain_title, quoted
from nato_course.templates._words import Figures, unique


def order_sets(
    ids: Iterable[str], seed: str, *, apart: int, size: int = 4, most: int = 800
) -> Iterator[Parameters]:
    """Yield sets of events that lie far enough apart to be put in order without trivia.

    Args:
        ids: the events to choose from.
        seed: which sets.
        apart: least number of days between two neighbours.
        size: how many events.
        most: how many sets are tried.
    """
    once = [each for each in ids if each not in SAID_AGAIN]
    pool = sorted(once, key=lambda each: events()[each].date)
    for chosen in picks(pool, size, seed, most):
        dates = [events()[each].date for each in chosen]
        sourced = any(events()[each].source_key for each in chosen)
        if sourced and all((b - a).days >= apart for a, b in pairwise(dates)):
            yield {"events": list(chosen)}


def order(**parameters: Sequence[str]) -> Figures:
    """Return the figures of a question that asks to put events in order.

    Args:
        parameters: `events`, their ids in order.
    """
    chosen = [events()[each] for each in parameters["events"]]
    return {
        "items": [
            {
                "id": each.id,
                "text": plain_title(each.id),
                "feedback": f"{when(each)}. {each.description}",
                "see": "dataset:events",
            }
            for each in chosen
        ],
        "told": "; ".join(f"{plain_title(each.id)} ({when(each)})" for each in chosen),
        "sources": unique(each.source_key for each in chosen),
    }


def quote_sets(
    ids: Sequence[str],
    partner: dict[str, str],
    seed: str,
    most: int = 600,
    too_plain: Sequence[str] = (),
) -> Iterator[Parameters]:
    """Yield sets of three quotations and a fourth whose partner only misleads.

    Args:
        ids: the documents to choose from.
        partner: what each is matched with.
        seed: which sets.
        most: how many sets are tried.
        too_plain: documents whose partner would mislead nobody.
    """
    for chosen in picks(ids, 4, seed, most):
        if len({partner[each] for each in chosen}) == 4:
            serious = [each for each in chosen if each not in too_plain]
            extra = shuffled(serious, f"{seed} extra {chosen}")[0]
            yield {"documents": [each for each in chosen if each != extra], "extra": extra}


def quotes(partners: Callable[[], dict[str, str]]) -> Callable[[Sequence[str], str], Figures]:
    """Return what gives the figures of a question that matches quotations with partners.

    One of the partners fits none.

    Args:
        partners: gives what each document is matched with.
    """

    def figures(documents: Sequence[str], extra: str) -> Figures:
        partner = partners()
        chosen = [sources.document(each) for each in documents]
        misleading = sources.document(extra)
        return {
            "items": [
                {**quoted(each, placed(each)), "answer": slug(partner[each])} for each in documents
            ],
            "choices": {slug(e): e for e in sorted(partner[each] for each in (*documents, extra))},
            "told": "; ".join(f"{each.title}: {when(each)}" for each in chosen),
            "left_over": _left_over(partner[extra], misleading.title),
            "sources": unique(each.source for each in (*chosen, misleading)),
        }

    return figures


def years(ids: Sequence[str]) -> dict[str, str]:
    """Return the year of each document, as a partner to match it with.

    Args:
        ids: the documents.
    """
    return {each: str(sources.document(each).date.year) for each in ids}


def _left_over(partner: str, title: str) -> str:
    if partner.startswith(title):
        return f"The partner left over is {partner}."
    return f"The partner left over, {partner}, belongs, perhaps among others, to {title}."
