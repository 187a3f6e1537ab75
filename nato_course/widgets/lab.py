"""Labs: a task above the code that a reader changes, and what its check says below."""

import re
import time
from html import escape
from typing import Any, ClassVar, Literal

import traitlets

from nato_course import labs, timing
from nato_course.labs import Lab, Verdict
from nato_course.widgets._base import CourseWidget

Role = Literal["task", "check"]

HEADS = {"todo": "To do", "off": "Not yet", "done": "Solved"}
_MARKS = re.compile(r"`([^`]+)`|\*([^*]+)\*")


class LabView(CourseWidget):
    """The task of a lab, or the verdict on an answer to it."""

    _stem: ClassVar[str] = "lab"

    name = traitlets.Unicode().tag(sync=True)
    lab = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["task", "check"], "task").tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Lab, verdict: Verdict | None = None) -> None:
        """Take in a lab.

        Args:
            asked: the lab.
            verdict: on an answer; without one, the task is shown.
        """
        self._asked = asked
        self._verdict = verdict
        role: Role = "check" if verdict else "task"
        name = "" if verdict else f"lab-{asked.id}"
        super().__init__(name=name, lab=_payload(asked, role), role=role, result=_result(verdict))

    def twin_text(self) -> str:
        """Return the task or the verdict as plain text."""
        if self._verdict:
            return "\n".join([f"{HEADS[self._verdict.state]}.", *map(_bare, self._verdict.lines)])
        asked = self._asked
        return "\n".join(map(_bare, [f"Lab {asked.number}: {asked.title}", *asked.task]))

    def twin_html(self) -> str:
        """Return the task with its hints, or the verdict, as static HTML."""
        if self._verdict:
            told = "".join(f"<p>{marked(each)}</p>" for each in self._verdict.lines)
            head = f"<p><strong>{HEADS[self._verdict.state]}.</strong></p>"
            return f'<section class="nc-lab-twin">{head}{told}</section>'
        asked = self._asked
        task = "".join(f"<p>{marked(each)}</p>" for each in asked.task)
        hints = "".join(f"<li>{marked(each)}</li>" for each in asked.hints)
        return (
            f'<section class="nc-lab-twin"><p><strong>Lab {asked.number}: '
            f"{marked(asked.title)}</strong></p>{task}"
            f"<details><summary>Hints</summary><ul>{hints}</ul></details></section>"
        )


def lab(lab_id: str) -> LabView:
    """Return the task of a lab.

    Args:
        lab_id: its slug, such as "guideline-bar".

    Raises:
        CourseError: no chapter has it.
    """
    return LabView(labs.get(lab_id))


def check_lab(lab_id: str, answer: Any) -> LabView:
    """Return what is to be said of an answer to a lab; an untouched one is no error.

    Args:
        lab_id: the lab's slug.
        answer: what the reader made, as the lab's code hands it over.

    Raises:
        CourseError: no chapter has the lab.
    """
    return LabView(labs.get(lab_id), labs.check(lab_id, answer))


def marked(text: str) -> str:
    """Return a text of a lab as HTML, with its `code` and its *words*.

    Args:
        text: as the lab's file has it.
    """
    made = escape(text, quote=False)
    return _MARKS.sub(lambda m: f"<code>{m[1]}</code>" if m[1] else f"<em>{m[2]}</em>", made)


def _bare(text: str) -> str:
    return _MARKS.sub(lambda m: m[1] or m[2], text)


def _payload(asked: Lab, role: Role) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": asked.id, "number": asked.number}
    if role == "check":
        return shown
    return shown | {
        "title": asked.title,
        "task": list(asked.task),
        "hints": list(asked.hints),
        "start": asked.start,
        "minutes": timing.LAB,
    }


def _result(verdict: Verdict | None) -> dict[str, Any]:
    """Return what the front end is told; a run has a mark of its own, so that it counts once."""
    if verdict is None:
        return {}
    run = "" if verdict.state == "todo" else str(time.time_ns())
    return {"state": verdict.state, "lines": list(verdict.lines), "run": run}
