"""Decisions in a scene and verdicts given twice: what a reader commits to and nothing marks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, get_args

from coursebook.entries import record
from coursebook.questions.bets import Page
from coursebook.questions.links import checked_at
from coursebook.questions.model import Asked, Claims, Rule, See, Sources, fingerprint, repeated
from coursebook.records import SLUG, WORDS, Field, Many, OneOf, Record

DecisionKind = Literal["decide", "verdict"]

HAPPENED = "what happened"

MOST_OPTIONS = 4
MOST_REPLY_WORDS = 45
MOST_ANSWER_WORDS = 90
"""Longer, and what happened drowns the reply to the reader's own choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; in a scene, with what it would have gained and risked then."""

    id: Annotated[str, SLUG, "give the option a slug"]
    text: Annotated[str, WORDS, "write the option as the reader sees it"]
    reply: Annotated[
        str,
        WORDS,
        "write what this choice would gain and risk, by what was known then, in "
        f"{MOST_REPLY_WORDS} words or fewer",
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Asked):
    """A choice that the reader makes in a scene, or a verdict given before and after reading."""

    id: Annotated[str, SLUG, "give a slug that never changes"]
    kind: Annotated[DecisionKind, OneOf(get_args(DecisionKind)), "write decide or verdict"]
    prompt: Annotated[str, WORDS, "write what the reader is to choose"]
    options: Annotated[
        tuple[Choice, ...], Many(record(Choice), 2), f"list two to {MOST_OPTIONS} options"
    ]
    answer_text: Annotated[str, WORDS, "write what is told after it"]
    told: Annotated[str, WORDS, f"name what is told in the end where it is not {HAPPENED!r}"] = (
        HAPPENED
    )
    see: See
    claims: Claims
    sources: Sources
    page: Page = ""

    @classmethod
    def rules(cls, data: Mapping[str, Any]) -> Rule:
        """Yield what is wrong beyond the shape of single fields."""
        options = data["options"]
        yield from repeated(options, "options")
        if len(options) > MOST_OPTIONS:
            yield "options", f"has {len(options)} entries: write {MOST_OPTIONS} or fewer"
        if data["kind"] == "decide":
            for i, each in enumerate(options):
                yield from _too_long(f"options[{i}].reply", each["reply"], MOST_REPLY_WORDS)
            yield from _too_long("answer_text", data["answer_text"], MOST_ANSWER_WORDS)

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


def _fields(kind: DecisionKind, answer: str, *, replies: bool) -> tuple[Field, ...]:
    """Return the fields of one kind: only a decision in a scene has replies."""
    *option, reply = record(Choice).fields
    option += [replace(reply, required=True)] if replies else []
    own: dict[str, dict[str, Any]] = {
        "kind": {"kind": OneOf((kind,)), "doc": f"write {kind}"},
        "options": {"kind": Many(Record(tuple(option)), 2)},
        "answer_text": {"doc": answer},
    }
    fields = record(Decision).fields
    return tuple(replace(each, **own.get(each.name, {})) for each in fields)


FIELDS: dict[str, tuple[Field, ...]] = {
    "decide": _fields(
        "decide", f"write what happened, in {MOST_ANSWER_WORDS} words or fewer", replies=True
    ),
    "verdict": _fields(
        "verdict",
        "write what may have moved the reader, and why more than one verdict can be defended",
        replies=False,
    ),
}


def _too_long(field: str, text: str, most: int) -> Rule:
    count = len(text.split())
    if count > most:
        yield field, f"has {count} words: write {most} or fewer"
