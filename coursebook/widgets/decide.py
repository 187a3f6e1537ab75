"""Decisions in a scene, and verdicts given before and after: kept, returned to, never marked."""

from collections.abc import Sequence
from html import escape
from typing import ClassVar, Literal

import traitlets

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions.decided import Decision
from coursebook.widgets._committed import Committed

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


class Decide(Committed):
    """A decision or a verdict to commit to, or the return to one."""

    _stem: ClassVar[str] = "decide"
    _style_parts = ("_options", "predict")

    decision = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["decide", "recall", "verdict", "again"], "decide").tag(sync=True)
    _asked: Decision

    def __init__(self, asked: Decision, role: Role) -> None:
        _check_kind(asked, role)
        self._asked = asked
        super().__init__(asked.id, role, decision=asked.payload(), role=role)

    def _head(self) -> str:
        return _HEADS[self.role]

    def _choices(self) -> Sequence[str]:
        return [] if self.role == "recall" else [each.text for each in self._asked.options]

    def _told(self) -> str:
        if self.role not in _SUMMARIES:
            return ""
        replies = "".join(
            f"<li><strong>{escape(_ended(each.text))}</strong> {escape(each.reply)}</li>"
            for each in self._asked.options
            if each.reply
        )
        summary = _SUMMARIES[self.role].format(told=escape(self._asked.told))
        return self._folded(summary, f"<ul>{replies}</ul>" if replies else "")


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}:"


def decide(decision_id: str | Decision) -> Decide:
    """Return a decision for readers to make in a scene, before they see what happened.

    Args:
        decision_id: a decision's id, such as "a-decision", or a decision.

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
