"""Sentences whose kind is beyond doubt: facts, attributed views, interpretations and causes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from coursebook import sources
from coursebook.dates import long as day
from coursebook.teach.templates._parts import Part, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course.templates._facts import WORDINGS, events, wording, words_of
from nato_course.templates._words import Figures, start, unique

STEPS: Mapping[str, Sequence[str]] = WORDINGS["steps"]
KIND_WORDS = {
    "fact": "It says that something is so, and can be looked up.",
    "view": "It reports what someone holds; the first question is whether that is reported fairly.",
    "interpretation": "It weighs or reads events; others may weigh the same facts differently.",
    "cause": "It says that one thing brought about another, and needs evidence of the link.",
}
SPEAKERS = (
    *("George F. Kennan", "Andrei Kozyrev", "Vladimir Putin", "Dmitry Medvedev"),
    *("Mikhail Gorbachev", "Jens Stoltenberg", "William J. Burns"),
)
WEIGHED = (
    "Looking back, {} was the real turning point between Russia and NATO.",
    "{} mattered less than is often said.",
    "{} mattered more than people saw at the time.",
)
CAUSED = (
    "{} brought about {}.",
    "It was because of {} that {} came about.",
    "{} made {} unavoidable.",
)
KINDS = tuple(KIND_WORDS)


def statement_sets(seed: str, first: int, last: int, most: int = 200) -> Iterator[Parameters]:
    """Yield sets of five sentences, one of each kind and one more.

    Args:
        seed: which sets.
        first: the first year of the steps that they are about.
        last: the last year.
        most: how many sets.
    """
    steps = [each for each in STEPS if first <= events()[each].date.year <= last]
    for i in range(most):
        kinds = (*KINDS, shuffled(KINDS, f"{seed}{i}")[0])
        pairs = shuffled(combinations(steps, 2), f"{seed}{i} pairs")
        spoken = shuffled(_spoken(), f"{seed}{i} spoken")
        sentences = [
            [kind, *_parts(kind, pairs[n], spoken[n], f"{seed}{i}{n}")]
            for n, kind in enumerate(kinds)
        ]
        if len({tuple(each) for each in sentences}) == len(sentences):
            yield {"sentences": sentences}


def _spoken() -> list[str]:
    found = sources.documents()
    return [each.id for each in found if each.issuer.startswith(SPEAKERS)]


def _parts(kind: str, pair: tuple[str, str], document: str, seed: str) -> list[str]:
    """Return the frame's number, then what fills it: steps in order of time, or a document."""
    frame = shuffled("012", seed)[0]
    if kind == "view":
        return ["0", document]
    if kind == "interpretation":
        return [frame, pair[0]]
    before, after = sorted(pair, key=lambda each: events()[each].date)
    return [str(int(frame) % 2) if kind == "fact" else frame, before, after]


def sentence(kind: str, frame: str, one: str, other: str = "") -> str:
    """Return a sentence of a kind.

    Args:
        kind: one of `KINDS`.
        frame: the number of the way in which it is put.
        one: a step's id, or for a view a document's.
        other: a later step's id, where it names two.
    """
    if kind == "view":
        document = sources.document(one)
        speaker = document.issuer.partition(",")[0]
        return f"{speaker}, in {document.date.year}: {words_of(one)}"
    if kind == "interpretation":
        return start(WEIGHED[int(frame)].format(STEPS[one][0]))
    if kind == "cause":
        return start(CAUSED[int(frame)].format(STEPS[one][0], STEPS[other][0]))
    name, verb = STEPS[other]
    if frame == "0":
        return start(f"{name} {verb} on {day(events()[other].date)}.")
    apart = (events()[other].date - events()[one].date).days
    return start(f"{name} {verb} {apart:,} days after {' '.join(STEPS[one])}.")


def statements(sentences: Sequence[Sequence[str]]) -> Figures:
    """Return the figures of a question that asks for the kind of each sentence.

    Args:
        sentences: each as the arguments of `sentence`.
    """
    items = [_item(*each) for each in sentences]
    documents = [each[2] for each in sentences if each[0] == "view"]
    return {
        "items": items,
        "told": " ".join(f"‘{each['text']}’ {KIND_WORDS[each['answer']]}" for each in items),
        "sources": unique(sources.document(each).source for each in documents),
    }


def _item(kind: str, frame: str, *names: str) -> Part:
    is_view = kind == "view"
    return {
        "id": "-".join([kind, frame, *names]),
        "text": sentence(kind, frame, *names),
        "answer": kind,
        "feedback": KIND_WORDS[kind] + (wording(names[0]) if is_view else ""),
        "see": f"document:{names[0]}" if is_view else "dataset:events",
    }
