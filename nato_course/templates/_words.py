"""Graded questions: their words stand in YAML, and functions give the figures in them.

`<chapter>.yaml` lists the templates of a chapter. What stands in braces there is filled in with
the parameters of an instance, and with what the template's function makes of them. `kinds.yaml`
holds what several templates share, which `like` names. Besides fields of a question stand there

    lesson            what the explanation of such a kind ends with
    form              in what form a number is asked
    slips             wrong numbers, by id: `text`, `within` how far off it shows, perhaps `see`
    option, item      how each option or item is put
    options, reasons, choices   where they are always the same: their texts, by id

A function gives, besides what it calls as it likes, fields of `GIVEN`; as `right` the ids of the
right options, as `slips` the wrong numbers. Options and items are what `option` and `item` are
filled in with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from coursebook import entries, records, yaml_file
from coursebook.errors import CourseError, tell
from coursebook.records import (
    CLAIM,
    LINK,
    SLUG,
    WORDS,
    Entry,
    Field,
    Flag,
    Many,
    Named,
    Number,
    OneOf,
    Record,
)
from coursebook.teach.templates._parts import Part, answer_in, option, span
from coursebook.teach.templates._template import Parameters, Template

Figures = Mapping[str, Any]
Kind = tuple[Callable[[], Iterable[Parameters]], Callable[..., Figures]]
"""What makes a template: every set of parameters, and the figures that come of one set."""

FOLDER = Path(__file__).parent
GIVEN = (
    *("answer", "choices", "claims", "close", "items", "options", "reasons", "sources", "tables"),
    "tolerance",
)
_OF_TEMPLATE: dict[str, records.Kind] = {
    "id": SLUG,
    "title": WORDS,
    "objective": SLUG,
    "claims": Many(CLAIM),
    "difficulty": OneOf(("easy", "medium", "hard")),
}
_NEEDED: dict[str, records.Kind] = {"type": WORDS, "prompt": WORDS, "explanation": WORDS}
_OF_QUESTION: dict[str, records.Kind] = {
    **_NEEDED,
    **dict.fromkeys(("statement", "unit", "shown", "reason", "see"), WORDS),
    **dict.fromkeys(("tolerance", "close"), Number(0)),
    **dict.fromkeys(("tables", "sources"), Many(WORDS)),
    **dict.fromkeys(("options", "reasons", "choices"), Entry()),
    "keep_order": Flag(),
}
_SLIP = Record(
    (
        Field("text", WORDS, "write what went wrong"),
        Field("within", Number(0), "write how far off it shows"),
        Field("see", LINK, "point at what decides it", required=False),
    )
)
_OF_WORDS: dict[str, records.Kind] = {
    **dict.fromkeys(("like", "lesson", "form"), WORDS),
    **dict.fromkeys(("option", "item"), Named(SLUG, WORDS)),
    "slips": Named(SLUG, _SLIP),
}
_RECORD = Record(
    tuple(
        Field(name, kind, "write it", required=name in _OF_TEMPLATE | _NEEDED)
        for name, kind in (_OF_TEMPLATE | _OF_QUESTION | _OF_WORDS).items()
    )
)
_PART = ("id", "text", "answer", "feedback", "see", "mistakes")


@cache
def words(chapter: str) -> tuple[dict[str, Any], ...]:
    """Return the words of a chapter's templates.

    Args:
        chapter: the chapter's file stem.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return read(FOLDER / f"{chapter}.yaml")


def read(path: Path) -> tuple[dict[str, Any], ...]:
    """Return the words of the templates of any file.

    Args:
        path: the file.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    kinds = yaml_file.read(FOLDER / "kinds.yaml")
    written = entries.read(path, Many(Entry()))
    found = [kinds.get(str(each.get("like")), {}) | each for each in written]
    tell(entries.problems(path.name, "template", found, _RECORD))
    return tuple(found)


def templates(chapter: str, kinds: Mapping[str, Kind]) -> tuple[Template, ...]:
    """Return the templates of a chapter.

    Args:
        chapter: the chapter's file stem.
        kinds: what makes each of them, by its id.
    """
    return tuple(
        Template(
            each["id"],
            chapter,
            each["objective"],
            tuple(each["claims"]),
            each["difficulty"],
            kinds[each["id"]][0],
            partial(_question, each, kinds[each["id"]][1]),
        )
        for each in words(chapter)
    )


def unique(keys: Iterable[str | None]) -> list[str]:
    """Return keys once each and in their order, without what is no key.

    Args:
        keys: of works, perhaps with None.
    """
    return list(dict.fromkeys(each for each in keys if each))


def start(text: str) -> str:
    """Return a text with a capital letter at its start.

    Args:
        text: at least one letter.
    """
    return text[0].upper() + text[1:]


def _question(
    written: Mapping[str, Any], figures: Callable[..., Figures], asked: Parameters
) -> Part:
    """Return the fields of a question, as `Template.fill` does."""
    given = figures(**asked)
    known = {"lesson": written.get("lesson", ""), **asked, **given}
    made = _Question(written, given, known)
    fields: dict[str, Any] = {"sources": []}
    fields |= {name: made.filled(e) for name, e in written.items() if name in _OF_QUESTION}
    fields |= {name: given[name] for name in GIVEN if name in given}
    for name in ("options", "reasons"):
        if name in fields:
            fields[name] = [made.option(each) for each in _listed(fields[name])]
    if "items" in fields:
        fields["items"] = [made.part(each, "item") for each in fields["items"]]
    if "choices" in fields:
        fields["choices"] = _listed(fields["choices"])
    if "form" in written:
        form = answer_in(made.filled(written["form"]), fields["tolerance"], fields["close"])
        fields["prompt"] += f" {form}"
        fields["mistakes"] = [*made.mistakes(fields)]
    return fields


@dataclass(frozen=True, slots=True)
class _Question:
    """What is written of a question, what its function gave, and all that braces may name."""

    written: Mapping[str, Any]
    given: Figures
    known: Figures

    def filled(self, words: Any, **more: Any) -> Any:
        """Return words, or lists and mappings of words, with what stands in braces filled in."""
        if isinstance(words, Mapping):
            return {name: self.filled(each, **more) for name, each in words.items()}
        if isinstance(words, list):
            return [self.filled(each, **more) for each in words]
        if not isinstance(words, str):
            return words
        try:
            return words.format_map({**self.known, **more})
        except (AttributeError, LookupError) as error:
            raise CourseError(
                f"template {self.written['id']}: {words!r} asks for {error}, which its function "
                "doesn't give"
            ) from None

    def part(self, given: Part, pattern: str) -> Part:
        """Return an item, or what an option says, put as `item` or `option` has it."""
        said = {**given, **self.filled(self.written.get(pattern, {}), **given)}
        return {name: said[name] for name in _PART if name in said}

    def option(self, given: Part) -> Part:
        """Return an option; one that is whole stays as it is."""
        if "correct" in given:
            return given
        said = self.part(given, "option")
        told = (said[name] for name in ("id", "text", "feedback", "see"))
        right = given["id"] in self.given["right"]
        return option(*told, right=right, mistake=given.get("slip"))

    def mistakes(self, fields: Part) -> Iterator[Part]:
        """Yield the foreseen wrong numbers that can be told from the answer."""
        for name, slip in self.filled(self.written.get("slips", {})).items():
            yield from span(
                name,
                self.given["slips"][name],
                slip["within"],
                fields["answer"],
                fields["close"],
                slip["text"],
                slip.get("see") or fields["see"],
            )


def _listed(parts: Mapping[str, Any] | Iterable[Part]) -> list[Part]:
    """Return parts as a list, where they stand under their ids."""
    if not isinstance(parts, Mapping):
        return list(parts)
    named = {name: {"text": e} if isinstance(e, str) else e for name, e in parts.items()}
    return [{"id": name, **each} for name, each in named.items()]
