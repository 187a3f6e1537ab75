"""Labs: a task above the code that a reader changes, and what its check says below."""

import re
import time
from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar, Literal

import traitlets
from IPython.display import display

from coursebook import labs, timing
from coursebook.chapters import slug
from coursebook.labs import Lab, Verdict
from coursebook.questions import links
from coursebook.widgets._base import CourseWidget

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
        where = ". ".join(f"{kind}: {label}" for kind, label, _ in places(asked))
        head = f"Lab {asked.number}: {asked.title} ({effort(asked)})"
        return "\n".join(map(_bare, [head, *asked.task, f"{where}."]))

    def twin_html(self) -> str:
        """Return the task with its hints, or the verdict, as static HTML."""
        if self._verdict:
            told = "".join(f"<p>{marked(each)}</p>" for each in self._verdict.lines)
            head = f"<p><strong>{HEADS[self._verdict.state]}.</strong></p>"
            return f'<section class="nc-lab-twin">{head}{told}</section>'
        asked = self._asked
        task = "".join(f"<p>{marked(each)}</p>" for each in asked.task)
        return (
            f'<section class="nc-lab-twin"><p><strong>Lab {asked.number}: '
            f"{marked(asked.title)}</strong> ({effort(asked)})</p>{task}{_where(asked)}"
            f"{_nested(asked.hints)}</section>"
        )


def effort(asked: Lab) -> str:
    """Return how hard a lab is and how long it takes, in a few words.

    Args:
        asked: the lab.
    """
    return f"{asked.difficulty}, about {timing.of_lab(asked)} minutes on top of the chapter's"


def places(asked: Lab) -> list[tuple[str, str, str]]:
    """Return what a lab goes on from: kind, words and address of its section and its tables.

    Args:
        asked: the lab.
    """
    tables = [links.link(f"dataset:{each}") for each in asked.tables]
    return [("Section", asked.section, f"#{slug(asked.section)}")] + [
        ("Table", each.label.removeprefix("Data: "), each.href) for each in tables
    ]


def _where(asked: Lab) -> str:
    linked = (
        f'{kind}: <a href="{escape(href)}">{escape(label)}</a>'
        for kind, label, href in places(asked)
    )
    return f"<p>{'. '.join(linked)}.</p>"


def _nested(hints: Sequence[str], number: int = 1) -> str:
    """Return hints one inside the other, so that opening one shows no more than one."""
    if not hints:
        return ""
    name = "A hint" if number == 1 else "Another hint"
    return (
        f"<details><summary>{name}</summary><p>{marked(hints[0])}</p>"
        f"{_nested(hints[1:], number + 1)}</details>"
    )


def lab(lab_id: str) -> LabView:
    """Return the task of a lab.

    Args:
        lab_id: its slug, such as "guideline-bar".

    Raises:
        CourseError: no chapter has it.
    """
    return LabView(labs.get(lab_id))


def check_lab(lab_id: str, answer: Any, own: Any = None) -> None:
    """Show what is to be said of an answer to a lab; an untouched one is no error.

    It shows by itself, so that it need not be the last line of a cell.

    Args:
        lab_id: the lab's slug.
        answer: what the reader made, as the lab's code hands it over.
        own: the bet or choice that the lab asks for besides, which is never marked.

    Raises:
        CourseError: no chapter has the lab.
    """
    display(checked(lab_id, answer, own))  # type: ignore[no-untyped-call]


def checked(lab_id: str, answer: Any, own: Any = None) -> LabView:
    """Return what `check_lab` shows.

    Args:
        lab_id: the lab's slug.
        answer: what the reader made.
        own: the bet or choice that the lab asks for besides.

    Raises:
        CourseError: no chapter has the lab.
    """
    return LabView(labs.get(lab_id), labs.check(lab_id, answer, own))


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
        "effort": effort(asked),
        "places": [
            {"kind": kind, "label": label, "href": href} for kind, label, href in places(asked)
        ],
    }


def _result(verdict: Verdict | None) -> dict[str, Any]:
    """Return what the front end is told; a run has a mark of its own, so that it counts once."""
    if verdict is None:
        return {}
    run = "" if verdict.state == "todo" else str(time.time_ns())
    return {"state": verdict.state, "lines": list(verdict.lines), "run": run}
