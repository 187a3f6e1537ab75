"""Decisions in a scene, and verdicts given before and after: kept, returned to, never marked."""

from html import escape
from typing import ClassVar, Literal

import traitlets

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions.decided import Decision
from coursebook.questions.links import checked_at
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._way import way_html, way_of
from coursebook.widgets.self_check import check_it

Role = Literal["decide", "recall", "verdict", "again"]

_HEADS: dict[str, str] = {
    "decide": "Decide before you read on",
    "recall": "What you decided",
    "verdict": "Your first verdict",
    "again": "Your verdict, once more",
}
_SUMMARIES: dict[str, str] = {
    "recall": "What each choice would gain and risk, and {told}",
    "again": "What may have moved you",
}
"""What is told by and by stands behind a disclosure of this name."""


class Decide(CourseWidget):
    """A decision or a verdict to commit to, or the return to one."""

    _stem: ClassVar[str] = "decide"
    _style_parts = ("_options", "predict")

    decision = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["decide", "recall", "verdict", "again"], "decide").tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    way = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Decision, role: Role) -> None:
        _check_kind(asked, role)
        self._asked = asked
        super().__init__(decision=asked.payload(), role=role, **way_of(asked.id, role))

    def twin_text(self) -> str:
        """Return the decision as plain text; the return to it tells what happened."""
        asked = self._asked
        lines = [f"{_HEADS[self.role]}: {asked.prompt}"]
        if self.role != "recall":
            lines += [f"  - {each.text}" for each in asked.options]
        if self.role in _SUMMARIES:
            lines.append(f"  {asked.answer_text}")
        return "\n".join(lines)

    def twin_html(self) -> str:
        """Return the decision as static HTML; what happened stands behind a disclosure."""
        asked = self._asked
        head = f"<p><strong>{_HEADS[self.role]}:</strong> {escape(asked.prompt)}</p>"
        choices = "".join(f"<li>{escape(each.text)}</li>" for each in asked.options)
        shown = "" if self.role == "recall" else f"<ul>{choices}</ul>"
        told = self._told() if self.role in _SUMMARIES else ""
        way = way_html(self.way)
        return f'<section class="nc-question-twin">{head}{shown}{told}{way}</section>'

    def _told(self) -> str:
        asked = self._asked
        replies = "".join(
            f"<li><strong>{escape(_ended(each.text))}</strong> {escape(each.reply)}</li>"
            for each in asked.options
            if each.reply
        )
        links = check_it(checked_at(asked.see, asked.sources))
        summary = _SUMMARIES[self.role].format(told=escape(asked.told))
        return (
            f"<details><summary>{summary}</summary>"
            f"{f'<ul>{replies}</ul>' if replies else ''}"
            f"<p>{escape(asked.answer_text)}</p>{links}</details>"
        )


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}:"


def decide(decision_id: str | Decision) -> Decide:
    """Return a decision for readers to make in a scene, before they see what happened.

    Args:
        decision_id: a decision's id, such as "bucharest-wording", or a decision.

    Raises:
        CourseError: there is none of this id.
    """
    return Decide(_found(decision_id), "decide")


def verdict(verdict_id: str | Decision, again: bool = False) -> Decide:
    """Return a question on which readers give their verdict, or give it once more.

    Args:
        verdict_id: a verdict's id, such as "bound-by-words", or a verdict.
        again: ask anew, then show both verdicts side by side.

    Raises:
        CourseError: there is none of this id.
    """
    return Decide(_found(verdict_id), "again" if again else "verdict")


def _check_kind(asked: Decision, role: Role) -> None:
    fitting = {"decide": ("decide", "recall"), "verdict": ("verdict", "again")}[asked.kind]
    if role not in fitting:
        calls = {
            "decide": f'decide("{asked.id}") and recall("{asked.id}")',
            "verdict": f'verdict("{asked.id}") and verdict("{asked.id}", again=True)',
        }
        raise CourseError(f"{asked.id!r} is of the kind {asked.kind}: call {calls[asked.kind]}")


def _found(decision: str | Decision) -> Decision:
    return decision if isinstance(decision, Decision) else questions.decision(decision)
