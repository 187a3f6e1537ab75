"""What a step of a lesson uses: a document, figure, check or choice that stands in its chapter."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coursebook import chapters, questions, sources, timing
from coursebook.chapters import Section
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.figures._figure import Caption, caption
from coursebook.teach.exports.letters import listed, on_paper
from coursebook.teach.exports.plain_types import Match, Order, Pick, Plain
from coursebook.timing import path_of

COMMITMENTS = ("predict", "decide", "verdict")
_NAMES = {
    "check": "Check",
    "predict": "Prediction",
    "decide": "Decision",
    "verdict": "Verdict",
}
_ASKED = {"self_check": "check", **{each: each for each in COMMITMENTS}}
"""Kinds by the calls of a chapter that ask readers something."""

KINDS = ("section", "document", "figure", "check", "play", *COMMITMENTS)
PLAYS = ("explore", "weigh", "hypotheses", *current().minutes)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a step uses: of what kind, its id, the minutes it takes by the rule.

    `section` is the id of the section that it stands in, empty for a document of another page.
    """

    kind: str
    id: str
    minutes: float
    section: str

    def label(self, stem: str) -> str:
        """Return what a plan calls it.

        Args:
            stem: the chapter's file stem.
        """
        match self.kind:
            case "section":
                return f"Section: {_title(stem, self.id)}"
            case "document":
                return f"Document: {sources.document(self.id).title}"
            case "figure":
                return f"Figure: {figure_caption(stem, self.id).title}"
            case "check":
                return f"Check: {questions.get(self.id).prompt}"
            case "play":
                return f"Play: {_play_title(stem, self.id)}"
        return f"{_NAMES[self.kind]}: {questions.commitment(self.id).prompt}"

    def short(self, stem: str) -> str:
        """Return what a page calls it that leads to its section.

        Args:
            stem: the chapter's file stem.
        """
        if self.kind in _NAMES:
            return f"{_NAMES[self.kind]} in “{_title(stem, self.section)}”"
        return self.label(stem)


def part(stem: str, told: str) -> Part:
    """Return what "kind:id" stands for.

    Args:
        stem: the chapter's file stem.
        told: such as "check:assurances-repair".

    Raises:
        CourseError: there is no such thing in the chapter.
    """
    kind, _, name = told.partition(":")
    if kind not in KINDS:
        raise CourseError(f"{told!r}: write one of {', '.join(KINDS)} before the colon")
    found = _standing(path_of(stem)).get((kind, name))
    if kind == "document":
        sources.document(name)  # any may be used, whatever chapter reads it
    elif found is None:
        raise CourseError(f"{told!r} does not stand in {stem}")
    return Part(kind, name, _minutes(kind, name), found.section if found else "")


def choices(kind: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Return what a check, prediction, decision or verdict asks, and what there is to choose.

    Args:
        kind: the part's kind.
        name: its id.
    """
    if kind == "check":
        question = questions.get(name)
        made = on_paper(question)
        task = question.task() if question.type in ("true_false", "numeric", "written") else ()
        return made.prompt[0], task or _to_choose(made)
    asked = questions.commitment(name)
    return asked.prompt, tuple(
        listed([each["text"] for each in asked.payload().get("options", [])])
    )


def _to_choose(made: Plain) -> tuple[str, ...]:
    match made:
        case Pick(answers=answers):
            return tuple(listed([each.text for each in answers]))
        case Match(pairs=pairs, choices=choices):
            items = (f"{i}. {each.text}" for i, each in enumerate(pairs, start=1))
            return (*items, "   ".join(listed(list(choices.values()))))
        case Order():
            return tuple(listed(made.texts()))
    raise TypeError(f"{made.id}: has nothing to choose among")


def figure_spec(stem: str, name: str) -> Mapping[str, Any]:
    """Return the specification of a chapter's figure.

    Args:
        stem: the chapter's file stem.
        name: the function of the course's `charts` that draws it.
    """
    settings = _standing(path_of(stem))["figure", name].settings
    found: dict[str, Any] = getattr(current().part("charts"), name)(**settings).to_dict()
    return found


@cache
def figure_caption(stem: str, name: str) -> Caption:
    """Return the words of a chapter's figure.

    Args:
        stem: the chapter's file stem.
        name: the function of the course's `charts` that draws it.
    """
    return caption(figure_spec(stem, name))


def _minutes(kind: str, name: str) -> float:
    match kind:
        case "section":
            return 0.0
        case "figure":
            return timing.FIGURE
        case "document":
            document = sources.document(name)
            words = chapters.count_words(document.translation or document.text)
            return timing.DOCUMENT + words / timing.WORDS_A_MINUTE
        case "check":
            return timing.of_call("self_check", name)
        case "play":
            return timing.CALLS.get(name, timing.CALLS["explore"])
    return timing.of_call(kind, name)


def _title(stem: str, section: str) -> str:
    return _standing(path_of(stem))["section", section].title


def _play_title(stem: str, name: str) -> str:
    found = _standing(path_of(stem))["play", name]
    return found.title or _title(stem, found.section)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where something stands in a chapter, what it is called, and how a figure is set."""

    section: str
    title: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


@cache
def _standing(path: Path) -> dict[tuple[str, str], _Standing]:
    """Return what stands in a chapter, by kind and id."""
    found: dict[tuple[str, str], _Standing] = {}
    for section in chapters.sections(path):
        here = _Standing(section.id)
        found["section", section.id] = _Standing(section.id, section.title)
        for call, argument in section.calls():
            if call in _ASKED:
                found.setdefault((_ASKED[call], argument), here)
            elif call == "document_exercise":
                for each in sources.document_set(argument):
                    found.setdefault(("document", each.id), here)
        for node in _calls(section):
            found |= {**_figure(section.id, node), **_play(section.id, node)}
    return found


def _calls(section: Section) -> Iterator[ast.Call]:
    for block in section.blocks:
        if block.code and "%pip" not in block.text:
            for node in ast.walk(ast.parse(block.text)):
                if isinstance(node, ast.Call):
                    yield node


def _figure(section: str, call: ast.Call) -> dict[tuple[str, str], _Standing]:
    """Return the figure that a chapter draws as it is: its settings are written out."""
    target = call.func
    settings = {k.arg: k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)}
    plain = not call.args and len(settings) == len(call.keywords)
    if plain and isinstance(target, ast.Attribute) and ast.unparse(target.value) == "charts":
        return {("figure", target.attr): _Standing(section, settings=settings)}  # type: ignore[arg-type]
    return {}


def _play(section: str, call: ast.Call) -> dict[tuple[str, str], _Standing]:
    """Return what a chapter lets readers play."""
    called = ast.unparse(call.func)
    named = {k.arg: ast.unparse(k.value).strip("'\"") for k in call.keywords}
    if called == "explore" and "name" in named:
        return {("play", named["name"]): _Standing(section, named.get("title", ""))}
    if called in PLAYS:
        first = ast.unparse(call.args[0]).strip("'\"") if call.args else called
        return {("play", first): _Standing(section)}
    return {}
