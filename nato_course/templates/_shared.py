"""Kinds of question that several chapters ask: dates in order, who said what."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from coursebook import sources
from coursebook.dates import when
from coursebook.teach.templates._parts import Part, picks, shuffled, slug
from coursebook.teach.templates._template import Entry, Parameters
from nato_course.templates._facts import SAID_AGAIN, events, placed, plain_title, words_of


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


def order_question(parameters: Parameters, prompt: str, lesson: str) -> Entry:
    """Return a question that asks to put events in order.

    Args:
        parameters: `events`, their ids in order.
        prompt: what the reader is asked.
        lesson: the last sentence of the explanation.
    """
    chosen = [events()[each] for each in parameters["events"]]
    items = [
        {
            "id": each.id,
            "text": plain_title(each.id),
            "feedback": f"{when(each)}. {each.description}",
            "see": "dataset:events",
        }
        for each in chosen
    ]
    told = "; ".join(f"{plain_title(each.id)} ({when(each)})" for each in chosen)
    keys = [each.source_key for each in chosen if each.source_key]
    return {
        "type": "ordering",
        "prompt": prompt,
        "items": items,
        "explanation": f"In order: {told}. {lesson}",
        "tables": ["events"],
        "sources": list(dict.fromkeys(keys)),
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


def quote_question(parameters: Parameters, partner: dict[str, str], prompt: str) -> Entry:
    """Return a question that matches quotations with partners, one of which fits none.

    Args:
        parameters: `documents`, and `extra`, the one whose partner misleads.
        partner: what each is matched with.
        prompt: what the reader is asked.
    """
    chosen = [sources.document(each) for each in parameters["documents"]]
    items = [
        {
            "id": each.id,
            "text": words_of(each.id),
            "answer": slug(partner[each.id]),
            "feedback": placed(each.id),
            "see": f"document:{each.id}",
        }
        for each in chosen
    ]
    extra = sources.document(parameters["extra"])
    every = sorted(partner[each.id] for each in (*chosen, extra))
    told = "; ".join(f"{each.title}: {when(each)}" for each in chosen)
    return {
        "type": "matching",
        "prompt": prompt,
        "items": items,
        "choices": [_choice(each) for each in every],
        "explanation": (f"{told}. {_left_over(partner[parameters['extra']], parameters['extra'])}"),
        "sources": list(dict.fromkeys(each.source for each in (*chosen, extra))),
    }


def _left_over(partner: str, document_id: str) -> str:
    title = sources.document(document_id).title
    if partner.startswith(title):
        return f"The partner left over is {partner}."
    return f"The partner left over, {partner}, belongs, perhaps among others, to {title}."


def _choice(text: str) -> Part:
    return {"id": slug(text), "text": text}
