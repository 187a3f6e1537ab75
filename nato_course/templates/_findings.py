"""Findings of a file, sorted by what they show, and sweeping sentences that some of them refute."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from coursebook import claims, entries, records
from coursebook.entries import made, record
from coursebook.errors import tell
from coursebook.records import CLAIM, KEY, LINK, SLUG, WORDS, Field, Many, Named, Record
from coursebook.teach.templates._parts import Part, mistake, picks, shuffled
from coursebook.teach.templates._template import Parameters
from nato_course.templates._words import Figures, unique

SIZE = 5
"""Findings to sort in one question."""

SETS = 24
"""Sets of findings kept of each sweeping sentence, so that all sentences come up alike."""


_FILE = Record(
    (
        Field("sorts", Named(SLUG, WORDS), "write what a finding can be, each by its id"),
        Field("findings", Many(records.Entry()), "list the findings"),
        Field("sentences", Many(records.Entry()), "list the sweeping sentences"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a record, a text or a scholar says, and what it shows in the dispute.

    How a finding is written out decides the sets that are drawn: another order of the fields would
    give a class other questions for the same seed.
    """

    id: Annotated[str, SLUG, "give it a slug"]
    text: Annotated[str, WORDS, "write what it says"] = ""
    see: Annotated[str, LINK, "point at what decides it, where `source` does not"] = ""
    source: Annotated[str, KEY, "name the work"] = ""
    also: Annotated[tuple[str, ...], Many(KEY), "list further works"] = ()
    topic: Annotated[str, SLUG, "name its topic; two on one topic never stand in one question"]
    sort: Annotated[str, SLUG, "name its sort"] = ""
    note: Annotated[str, WORDS, "write why it is of its sort"] = ""
    slip: Annotated[str | None, SLUG, "name the misconception it stands for"] = None
    ledger: Annotated[str, CLAIM, "name the claim whose evidence by `source` has the words"] = (
        field(default="", repr=False)
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that claims too much: which findings refute it, and which leave it standing.

    Those in `near` are of `beside` and speak of the same matter, so that more than one option does.
    """

    id: Annotated[str, SLUG, "give it a slug"]
    text: Annotated[str, WORDS, "write the sentence"]
    against: Annotated[tuple[str, ...], Many(SLUG), "list findings that refute it"]
    beside: Annotated[tuple[str, ...], Many(SLUG), "list findings that leave it standing"]
    near: Annotated[frozenset[str], Many(SLUG), "list those on the same matter", frozenset]
    lesson: Annotated[str, WORDS, "write what is to be learnt", str.strip]


@dataclass(frozen=True, slots=True)
class Findings:
    """A file of findings."""

    sorts: dict[str, str]
    findings: dict[str, Finding]
    sentences: dict[str, Sentence]


@cache
def load(name: str) -> Findings:
    """Return the findings of a file.

    Args:
        name: what it is about, such as "force" for `findings_force.yaml`.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return read(Path(__file__).with_name(f"findings_{name}.yaml"))


def read(path: Path) -> Findings:
    """Return the findings of any file.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    data = entries.read(path, _FILE)
    found, told = data["findings"], data["sentences"]
    tell(
        [
            *entries.problems(path.name, "finding", found, record(Finding), _rules),
            *entries.problems(path.name, "sentence", told, record(Sentence)),
        ]
    )
    return Findings(
        data["sorts"],
        {each["id"]: _finding(each) for each in found},
        {each["id"]: made(Sentence, each) for each in told},
    )


def _rules(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "text" not in entry and not {"ledger", "source"} <= set(entry):
        yield "text", "is missing: write it, or name `ledger` and `source`"
    if "source" not in entry and "see" not in entry:
        yield "source", "is missing: name the work, or point at what decides it with `see`"


def _finding(entry: dict[str, Any]) -> Finding:
    text = entry.get("text") or _in_ledger(entry["ledger"], entry["source"])
    return made(Finding, entry, text=text, see=entry.get("see", f"source:{entry.get('source')}"))


def _in_ledger(claim: str, source: str) -> str:
    return next(each.sentence for each in claims.get(claim).evidence if each.source == source)


def sort_sets(name: str, most: int = 300) -> Iterator[Parameters]:
    """Yield sets of five findings, one or more of each sort, no two of them on one topic.

    Args:
        name: which file.
        most: how many sets are tried.
    """
    data = load(name)
    pool = [each for each in data.findings.values() if each.sort]
    for i in range(most):
        chosen: list[Finding] = []
        for sort in (*data.sorts, "", "")[:SIZE]:
            topics = {each.topic for each in chosen}
            free = [e for e in pool if sort in ("", e.sort) and e.topic not in topics]
            chosen.append(shuffled(free, f"{name}{i}{sort}{len(chosen)}")[0])
        yield {"findings": sorted(each.id for each in chosen)}


def sorts(name: str) -> Callable[[Sequence[str]], Figures]:
    """Return what gives the figures of a question that asks what each finding is.

    Args:
        name: which file.
    """

    def figures(findings: Sequence[str]) -> Figures:
        data = load(name)
        chosen = [data.findings[each] for each in findings]
        return {
            "items": [_item(each) for each in chosen],
            "choices": data.sorts,
            "told": " ".join(f"“{e.text}” {data.sorts[e.sort]}. {e.note}" for e in chosen),
            **_read_in(chosen),
        }

    return figures


def _item(finding: Finding) -> Part:
    item = {"id": finding.id, "text": finding.text, "answer": finding.sort}
    item |= {"feedback": finding.note, "see": finding.see}
    if finding.slip is None:
        return item
    return item | {"mistakes": [mistake("record", finding.note, finding.see, finding.slip)]}


def _read_in(chosen: Sequence[Finding]) -> dict[str, list[str]]:
    """Return the works and tables that findings rest on."""
    seen = (each.see.partition(":") for each in chosen)
    return {
        "sources": unique(key for each in chosen for key in (each.source, *each.also)),
        "tables": unique(name for kind, _, name in seen if kind == "dataset"),
    }


def refuting_sets(name: str) -> Iterator[Parameters]:
    """Yield a sweeping sentence, one finding that refutes it and three that leave it standing.

    One of the three or more speak of the same matter as the sentence.

    Args:
        name: which file.
    """
    for each in load(name).sentences.values():
        sets = [
            {"sentence": each.id, "against": one, "beside": list(three)}
            for one in each.against
            for three in picks(each.beside, 3, f"{name}{each.id}")
            if each.near & set(three)
        ]
        yield from shuffled(sets, f"{name}{each.id}")[:SETS]


def refuting(name: str) -> Callable[[str, str, Sequence[str]], Figures]:
    """Return what gives the figures of a question that asks which finding refutes a sentence.

    Args:
        name: which file.
    """

    def figures(sentence: str, against: str, beside: Sequence[str]) -> Figures:
        data = load(name)
        chosen = [data.findings[each] for each in (against, *beside)]
        return {
            "sentence": data.sentences[sentence],
            "refuting": data.findings[against],
            "options": [
                {"id": e.id, "text": e.text, "feedback": _bearing(e.id == against), "see": e.see}
                for e in chosen
            ],
            "right": [against],
            **_read_in(chosen),
        }

    return figures


def _bearing(refutes: bool) -> str:
    if refutes:
        return "The sentence and this cannot both be true."
    return "The sentence and this can both be true, so it does not test the sentence."
