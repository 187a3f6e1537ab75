"""Article 6 of the North Atlantic Treaty as a decision tree (claim N3).

Article 5 speaks of an armed attack "in Europe or North America". Article 6 says what that includes.
Its words are quoted here as in boeva_novotny2019. They name places and things, not enemies: who
attacks makes no difference.

What falls under Article 6 *can* be answered under Article 5; the allies still have to agree that it
is, and each then takes the action that it deems necessary. What does not fall under it can still be
brought to the allies under Article 4, and any of them may help by its own choice.

`walk` follows the tree for a case. Where an answer is disputed the path ends there, with the
dispute named: the tree shows what a quarrel turns on and doesn't decide it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, cast

from coursebook import entries
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.records import KEY, SLUG, WORDS, Field, Flag, Many, Named, OneOf, Record

Answer = Literal["yes", "no", "disputed"]
Outcome = Literal["falls", "outside", "disputed"]

FILE = current().content / "article6.yaml"
"""The tree and the cases."""
ARTICLE = ("nat1949", "boeva_novotny2019")
"""Where the words of the articles were read."""
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "falls": "Falls under Article 6",
        "outside": "Does not fall under it",
        "disputed": "Disputed",
    }
)
ANSWERS: Mapping[str, str] = MappingProxyType({"yes": "Yes", "no": "No", "disputed": "Disputed"})


@dataclass(frozen=True)
class Node:
    """A question of the tree, the treaty's words behind it, and where each answer leads."""

    question: Annotated[str, WORDS, "write the question"]
    words: Annotated[str, WORDS, "quote the treaty's words behind it"]
    yes: Annotated[str, SLUG, "name the question or outcome that follows"]
    no: Annotated[str, SLUG, "name the question or outcome that follows"]


def _pairs(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Answer, str]]:
    return {name: (each["answer"], each["why"]) for name, each in answers.items()}


_ANSWERED = Record(
    (
        Field("answer", OneOf(tuple(ANSWERS)), "write the answer"),
        Field("why", WORDS, "write its reason in a sentence"),
    )
)


@dataclass(frozen=True)
class Case:
    """An attack to judge: what happened, and the answers to the questions on its path.

    `answers` holds, for each question, the answer and its reason in a sentence.
    """

    id: Annotated[str, SLUG, "give it a slug"]
    title: Annotated[str, WORDS, "write what it is called"]
    real: Annotated[bool, Flag(), "say whether it happened"]
    facts: Annotated[str, WORDS, "write what happened"]
    answers: Annotated[
        Mapping[str, tuple[Answer, str]], Named(SLUG, _ANSWERED), "answer its path", _pairs
    ]
    after: Annotated[str, WORDS, "write what came of it"]
    sources: Annotated[tuple[str, ...], Many(KEY), "list the works"]


@dataclass(frozen=True)
class Step:
    """A question as answered for a case."""

    node: str
    answer: Answer
    why: str


@dataclass(frozen=True)
class Path:
    """The steps through the tree, and where they end."""

    steps: tuple[Step, ...]
    outcome: Outcome


def walk(case: Case) -> Path:
    """Return the path of a case through the tree.

    Args:
        case: the case.

    Raises:
        CourseError: the case has no answer to a question on its path, or answers one off it.

    Example:
        >>> walk(CASES[0]).outcome
        'falls'
    """
    steps: list[Step] = []
    at = "party"
    while at in TREE:
        if at not in case.answers:
            raise CourseError(f"Case '{case.id}': no answer to '{at}'; its path leads there.")
        answer, why = case.answers[at]
        steps.append(Step(at, answer, why))
        if answer == "disputed":
            at = "disputed"
        else:
            at = TREE[at].yes if answer == "yes" else TREE[at].no
    unused = [name for name in case.answers if name not in {step.node for step in steps}]
    if unused:
        raise CourseError(f"Case '{case.id}': '{unused[0]}' is answered, but its path ends before.")
    return Path(tuple(steps), cast(Outcome, at))


_FILE = Record(
    (
        Field("tree", Named(SLUG, entries.record(Node)), "write the questions by their ids"),
        Field("cases", Many(entries.record(Case)), "list the cases"),
    )
)
_READ = entries.read(FILE, _FILE)
TREE: Mapping[str, Node] = MappingProxyType(
    {name: entries.made(Node, each) for name, each in _READ["tree"].items()}
)
CASES = tuple(entries.made(Case, each) for each in _READ["cases"])
"""Ten cases, four real and six made up."""
