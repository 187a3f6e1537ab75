"""Decisions in a scene and verdicts given twice: what a reader commits to and nothing marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coursebook.questions.bets import PAGE
from coursebook.questions.links import Link, checked_at, link
from coursebook.questions.model import SEE, Rule, fingerprint, repeated
from coursebook.records import CLAIM, KEY, SLUG, WORDS, Field, Many, OneOf, Record

DecisionKind = Literal["decide", "verdict"]

HAPPENED = "what happened"

MOST_OPTIONS = 4
MOST_REPLY_WORDS = 45
MOST_ANSWER_WORDS = 90
"""Longer, and what happened drowns the reply to the reader's own choice."""

_OPTION = (
    Field("id", SLUG, "give the option a slug"),
    Field("text", WORDS, "write the option as the reader sees it"),
)
_REPLY = Field(
    "reply",
    WORDS,
    f"write what this choice would gain and risk, by what was known then, in {MOST_REPLY_WORDS} "
    "words or fewer",
)


def _fields(kind: DecisionKind, options: tuple[Field, ...], answer: str) -> tuple[Field, ...]:
    return (
        Field("id", SLUG, "give a slug that never changes, such as bucharest-wording"),
        Field("kind", OneOf((kind,)), f"write {kind}"),
        Field("prompt", WORDS, "write what the reader is to choose"),
        Field("options", Many(Record(options), 2), f"list two to {MOST_OPTIONS} options"),
        Field("answer_text", WORDS, answer),
        Field(
            "told",
            WORDS,
            f"name what is told in the end where it is not {HAPPENED!r}",
            required=False,
        ),
        SEE,
        Field("claims", Many(CLAIM), "list the ids of the claims it is about"),
        Field("sources", Many(KEY), "list keys of the bibliography that bear it out"),
        PAGE,
    )


FIELDS: dict[str, tuple[Field, ...]] = {
    "decide": _fields(
        "decide",
        (*_OPTION, _REPLY),
        f"write what happened, in {MOST_ANSWER_WORDS} words or fewer",
    ),
    "verdict": _fields(
        "verdict",
        _OPTION,
        "write what may have moved the reader, and why more than one verdict can be defended",
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; in a scene, with what it would have gained and risked then."""

    id: str
    text: str
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A choice that the reader makes in a scene, or a verdict given before and after reading."""

    id: str
    kind: DecisionKind
    prompt: str
    options: tuple[Choice, ...]
    answer_text: str
    see: Link
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    page: str = ""
    told: str = HAPPENED

    def payload(self) -> dict[str, Any]:
        """Return the decision as plain JSON for the page."""
        shown = {
            "id": self.id,
            "kind": self.kind,
            "prompt": self.prompt,
            "options": [
                {"id": each.id, "text": each.text, "reply": each.reply} for each in self.options
            ],
            "answer_text": self.answer_text,
            "links": [each.payload() for each in checked_at(self.see, self.sources)],
        }
        told = {"told": self.told} if self.told != HAPPENED else {}
        return shown | {"version": fingerprint(shown)} | told


def rules(data: Mapping[str, Any]) -> Rule:
    """Yield what is wrong with a decision beyond the shape of single fields.

    Args:
        data: the decision's entry in a bank file.
    """
    options = data["options"]
    yield from repeated(options, "options")
    if len(options) > MOST_OPTIONS:
        yield "options", f"has {len(options)} entries: write {MOST_OPTIONS} or fewer"
    if data["kind"] == "decide":
        for i, each in enumerate(options):
            yield from _too_long(f"options[{i}].reply", each["reply"], MOST_REPLY_WORDS)
        yield from _too_long("answer_text", data["answer_text"], MOST_ANSWER_WORDS)


def _too_long(field: str, text: str, most: int) -> Rule:
    count = len(text.split())
    if count > most:
        yield field, f"has {count} words: write {most} or fewer"


def build(data: Mapping[str, Any]) -> Decision:
    """Return the decision of a valid entry.

    Args:
        data: the decision's entry in a bank file.
    """
    return Decision(
        id=data["id"],
        kind=data["kind"],
        prompt=data["prompt"],
        options=tuple(Choice(e["id"], e["text"], e.get("reply", "")) for e in data["options"]),
        answer_text=data["answer_text"],
        see=link(data["see"]),
        claims=tuple(data["claims"]),
        sources=tuple(data["sources"]),
        page=data.get("page", ""),
        told=data.get("told", HAPPENED),
    )
