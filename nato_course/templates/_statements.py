"""Sentences whose kind is beyond doubt: facts, attributed views, interpretations and causes."""

from collections.abc import Iterator
from itertools import combinations

from coursebook import sources
from coursebook.dates import long as day
from coursebook.teach.templates._parts import Part, shuffled
from coursebook.teach.templates._template import Entry, Parameters
from nato_course.templates._facts import KIND_WORDS, events, wording, words_of

STEPS = {
    "two-plus-four": ("the Two Plus Four Treaty", "was signed"),
    "charter-of-paris": ("the Charter of Paris", "was signed"),
    "pfp-launched": ("the Partnership for Peace", "was launched"),
    "budapest-memorandum": ("the Budapest Memorandum", "was signed"),
    "founding-act": ("the NATO-Russia Founding Act", "was signed"),
    "czechia-hungary-poland-join": ("the entry of three states into NATO", "took effect"),
    "kosovo-air-campaign": ("NATO's air campaign over Kosovo", "began"),
    "abm-withdrawal": ("the American withdrawal from the ABM Treaty", "took effect"),
    "nrc-created": ("the NATO-Russia Council", "was created"),
    "seven-join": ("the entry of seven more states into NATO", "took effect"),
    "munich-speech": ("Putin's speech in Munich", "was given"),
    "cfe-suspended": ("Russia's suspension of the CFE Treaty", "took effect"),
    "new-start-signed": ("New START", "was signed"),
    "crimea-annexed": ("Russia's annexation of Crimea", "was declared"),
    "inf-ends": ("the end of the INF Treaty", "took effect"),
    "finland-joins": ("Finland's entry into NATO", "took effect"),
}
"""Steps of the table of events, as they stand in a sentence, with what happened on the day."""

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
KINDS = ("fact", "view", "interpretation", "cause")
_PROMPT = (
    "What kind of statement is each of these? Words of somebody named are an attributed view, "
    "whatever they are about. Whether the sentences are true does not matter here."
)


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
        return _start(WEIGHED[int(frame)].format(STEPS[one][0]))
    if kind == "cause":
        return _start(CAUSED[int(frame)].format(STEPS[one][0], STEPS[other][0]))
    name, verb = STEPS[other]
    if frame == "0":
        return _start(f"{name} {verb} on {day(events()[other].date)}.")
    apart = (events()[other].date - events()[one].date).days
    return _start(f"{name} {verb} {apart:,} days after {' '.join(STEPS[one])}.")


def _start(text: str) -> str:
    return text[0].upper() + text[1:]


def statement_question(parameters: Parameters) -> Entry:
    """Return a question that asks for the kind of each sentence.

    Args:
        parameters: `sentences`, each as the arguments of `sentence`.
    """
    items = [_item(each) for each in parameters["sentences"]]
    documents = [e[2] for e in parameters["sentences"] if e[0] == "view"]
    told = " ".join(f"‘{each['text']}’ {KIND_WORDS[each['answer']]}" for each in items)
    return {
        "type": "classify",
        "prompt": _PROMPT,
        "items": items,
        "explanation": (
            f"{told} The kind decides what would test a sentence: a record for a fact, the "
            "holder's own words for a view, other readings for an interpretation, and a "
            "comparison for a cause."
        ),
        "tables": ["events"],
        "sources": list(dict.fromkeys(sources.document(each).source for each in documents)),
    }


def _item(parts: list[str]) -> Part:
    kind, frame, *names = parts
    see = f"document:{names[0]}" if kind == "view" else "dataset:events"
    return {
        "id": "-".join([kind, frame, *names]),
        "text": sentence(kind, frame, *names),
        "answer": kind,
        "feedback": KIND_WORDS[kind] + (wording(names[0]) if kind == "view" else ""),
        "see": see,
    }
