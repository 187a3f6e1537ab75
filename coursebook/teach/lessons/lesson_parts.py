"""What a step of a lesson uses: a document, figure, check or choice that stands in its chapter."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coursebook import chapters, questions, sources, timing
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.figures._figure import Caption, caption
from coursebook.teach.exports.letters import listed, on_paper
from coursebook.timing import path_of

COMMITMENTS = ("predict", "decide", "verdict")
_NAMES = {
    "check": "Check",
    "predict": "Prediction",
    "decide": "Decision",
    "verdict": "Verdict",
}
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
                return f"Section: {_titles(path_of(stem))[self.id]}"
            case "document":
                return f"Document: {sources.document(self.id).title}"
            case "figure":
                return f"Figure: {figure_caption(stem, self.id).title}"
            case "check":
                return f"Check: {questions.get(self.id).prompt}"
            case "play":
                return f"Play: {_play_title(path_of(stem), self.id)}"
        return f"{_NAMES[self.kind]}: {questions.commitment(self.id).prompt}"

    def short(self, stem: str) -> str:
        """Return what a page calls it that leads to its section.

        Args:
            stem: the chapter's file stem.
        """
        if self.kind in _NAMES:
            return f"{_NAMES[self.kind]} in “{_titles(path_of(stem))[self.section]}”"
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
    if kind not in _FOUND:
        raise CourseError(f"{told!r}: write one of {', '.join(_FOUND)} before the colon")
    where = _FOUND[kind](stem, name)
    if where is None:
        raise CourseError(f"{told!r} does not stand in {stem}")
    return Part(kind, name, _minutes(kind, name), where)


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


def _to_choose(made: Any) -> tuple[str, ...]:
    if hasattr(made, "answers"):
        return tuple(listed([each.text for each in made.answers]))
    items = tuple(f"{i}. {each.text}" for i, each in enumerate(made.pairs, start=1))
    if hasattr(made, "choices"):
        return (*items, "   ".join(listed(list(made.choices.values()))))
    texts = {each.id: each.text for each in made.pairs}
    return tuple(listed([texts[each] for each in made.shown]))


def figure_spec(stem: str, name: str) -> Mapping[str, Any]:
    """Return the specification of a chapter's figure.

    Args:
        stem: the chapter's file stem.
        name: the function of the course's `charts` that draws it.
    """
    found: dict[str, Any] = getattr(current().part("charts"), name)(
        **_figures(path_of(stem))[name][1]
    ).to_dict()
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


@cache
def _titles(path: Path) -> dict[str, str]:
    return {each.id: each.title for each in chapters.sections(path)}


def _section(stem: str, name: str) -> str | None:
    return name if name in _titles(path_of(stem)) else None


def _document(stem: str, name: str) -> str | None:
    """Return the section whose exercise has the document; any document may be used."""
    sources.document(name)
    for section in chapters.sections(path_of(stem)):
        for call, argument in section.calls():
            if call == "document_exercise" and name in [
                each.id for each in sources.document_set(argument)
            ]:
                return section.id
    return ""


def _called(*calls: str) -> Callable[[str, str], str | None]:
    def where(stem: str, name: str) -> str | None:
        for section in chapters.sections(path_of(stem)):
            if any((call, name) in section.calls() for call in calls):
                return section.id
        return None

    return where


def _figure(stem: str, name: str) -> str | None:
    found = _figures(path_of(stem)).get(name)
    return found[0] if found else None


def _play(stem: str, name: str) -> str | None:
    found = _plays(path_of(stem)).get(name)
    return found[0] if found else None


def _play_title(path: Path, name: str) -> str:
    section, title = _plays(path)[name]
    return title or _titles(path)[section]


@cache
def _figures(path: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the figures that a chapter draws as they are: section and settings, by name."""
    found = {}
    for section, call in _calls(path):
        target = call.func
        plain = not call.args and all(isinstance(k.value, ast.Constant) for k in call.keywords)
        if plain and isinstance(target, ast.Attribute) and ast.unparse(target.value) == "charts":
            settings = {k.arg: k.value.value for k in call.keywords}  # type: ignore[attr-defined]
            found[target.attr] = (section, settings)
    return found  # type: ignore[return-value]


@cache
def _plays(path: Path) -> dict[str, tuple[str, str]]:
    """Return what a chapter lets readers play: section and title, by name."""
    found = {}
    for section, call in _calls(path):
        called = ast.unparse(call.func)
        named = {k.arg: ast.unparse(k.value).strip("'\"") for k in call.keywords}
        if called == "explore" and "name" in named:
            found[named["name"]] = (section, named.get("title", ""))
        elif called in PLAYS:
            first = ast.unparse(call.args[0]).strip("'\"") if call.args else called
            found[first] = (section, "")
    return found


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for section in chapters.sections(path):
        for block in section.blocks:
            if block.code and "%pip" not in block.text:
                for node in ast.walk(ast.parse(block.text)):
                    if isinstance(node, ast.Call):
                        yield section.id, node


_FOUND: Mapping[str, Callable[[str, str], str | None]] = {
    "section": _section,
    "document": _document,
    "figure": _figure,
    "check": _called("self_check"),
    "play": _play,
    **{each: _called(each) for each in COMMITMENTS},
}
"""Where a part of each kind stands in a chapter; None where it does not."""
