"""An nbgrader assignment: answers as values in code cells, marked by hidden tests.

The instructor's version holds the key; the student's is what nbgrader would release. Marks are
given in parts, as everywhere in the course.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from coursebook import datasets
from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.teach.assignment import reflection
from coursebook.teach.assignment.record import INSTRUCTOR, POINTS, STUDENT, Assignment
from coursebook.teach.exports import _notebook as nb
from coursebook.teach.exports import nbgrader_labs
from coursebook.teach.exports.plain_types import Essay, Match, Number, Order, Pick, Plain, plain
from coursebook.teach.exports.remarks import Remark

NOTEBOOK = "questions.ipynb"
COURSE = f"{INSTRUCTOR}/nbgrader"

_CONFIG = '''"""Settings of nbgrader for this assignment; add them to those of your course."""

c = get_config()
c.CourseDirectory.course_id = "{course}"
c.ClearSolutions.code_stub = {{"python": "{stub}"}}
c.ClearSolutions.text_stub = "{text_stub}"
'''


@dataclass(frozen=True, slots=True)
class Task:
    """How one question is answered and marked in a notebook.

    Attributes:
        shown: what students read below the prompt, as lines.
        blank: what the answer is before anything is answered.
        how: how to answer, in a comment.
        form: Python that tells whether the answer has the right form.
        key: the right answer.
        marking: Python lines that set `share` (0 to 1) and `remarks` from `given`.
    """

    shown: tuple[str, ...]
    blank: Any
    how: str
    form: str
    key: Any
    marking: str


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write the instructor's nbgrader course and the student notebook.

    Args:
        assignment: what is assigned.
        folder: the assignment folder.
    """
    source = source_notebook(assignment)
    course = folder / COURSE
    name = assignment.identifier
    home = course / "source" / name
    home.mkdir(parents=True)
    (home / NOTEBOOK).write_bytes(nb.dumps(source))
    settings = _CONFIG.format(course=current().mark, stub=nb.STUB, text_stub=nb.TEXT_STUB)
    (course / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    handed = folder / STUDENT / name / NOTEBOOK
    handed.parent.mkdir()
    handed.write_bytes(nb.dumps(nb.released(source)))
    return [
        f"{STUDENT}/{name}/{NOTEBOOK}: the notebook for students, without answers",
        f"{COURSE}: the course folder with the key; run nbgrader there "
        f"(`nbgrader generate_assignment {name}`, collect, `nbgrader autograde {name}`, "
        f"`nbgrader generate_feedback {name}`)",
        "Feedback pages show the hidden tests: release them after the last paper is in.",
        f"Each question earns up to {POINTS} points in parts; each reflection up to "
        f"{reflection.POINTS}, which you give by the rubric.",
        *(nbgrader_labs.report() if assignment.labs else []),
    ]


def source_notebook(assignment: Assignment) -> dict[str, Any]:
    """Return the instructor's notebook, with solutions and hidden tests.

    Args:
        assignment: what is assigned.
    """
    cells = [nb.text("about", _about(assignment))]
    number = 0
    for stem in assignment.chapters:
        cells.append(nb.text(f"chapter-{stem[:2]}", f"## {chapter_title(stem)}"))
        for question in assignment.questions[stem]:
            number += 1
            cells += _question_cells(number, plain(question, orders=True)[0])
        cells += _reflection_cells(stem)
        cells += nbgrader_labs.cells(stem) if assignment.labs else []
    return nb.notebook(cells)


def _about(assignment: Assignment) -> str:
    due = f"\n\nDue: {assignment.due_text}." if assignment.due else ""
    return (
        f"# {assignment.title}{due}\n\n"
        "Write each answer as a value into the cell below its question, then run the cell after "
        "it: it tells whether your answer has the right form. Whether it is right, you learn when "
        "the papers are marked. The course's tables are at hand if its package is installed: "
        f"{_first_table()}."
    )


def _first_table() -> str:
    first = datasets.names()[0]
    return f'`from coursebook import datasets`, then `datasets.load("{first}")`'


def _question_cells(number: int, question: Plain) -> list[nb.Cell]:
    if isinstance(question, Essay):
        asked = _asked(number, question.prompt, (), f"{POINTS} points, marked by hand")
        return [
            nb.text(f"question-{number}", asked),
            nb.essay(f"answer-{number}", question.model.text, POINTS),
        ]
    task = _TASKS[type(question)](question)
    name = f"answer_{number}"
    before = f"{name} = {task.blank!r}  # {task.how}"
    shown = (
        f"# {POINTS} points. Run this to see whether your answer has the right form.\n"
        f'assert {task.form.format(name=name)}, "{name}: {task.how}"'
    )
    return [
        nb.text(
            f"question-{number}", _asked(number, question.prompt, task.shown, f"{POINTS} points")
        ),
        nb.answer(f"answer-{number}", before, f"{name} = {task.key!r}"),
        nb.tests(f"marks-{number}", shown, _hidden(name, task, question.take_away), POINTS),
    ]


def _asked(number: int, prompt: Sequence[str], shown: Sequence[str], points: str) -> str:
    text = "\n\n".join(map(_markdown, prompt))
    listed = "\n".join(shown)
    return f"### Question {number} ({points})\n\n{text}" + (f"\n\n{listed}" if listed else "")


def _hidden(name: str, task: Task, take_away: Remark) -> str:
    lines = [f"given = {name}", task.marking, "for remark in remarks:", "    print(remark)"]
    lines += [f"print({take_away.text!r})", f"round({POINTS} * share, 2)"]
    return "\n".join(lines)


def _reflection_cells(stem: str) -> list[nb.Cell]:
    rubric = "\n".join(f"- {each} (0 to 2 points)" for each in reflection.criteria())
    asked = (
        f"### Reflection ({reflection.POINTS} points, marked by hand)\n\n"
        f"{reflection.prompt(stem)}\n\nIt is marked by these lines:\n\n{rubric}"
    )
    number = stem[:2]
    return [
        nb.text(f"reflection-{number}", asked),
        nb.essay(f"reflection-answer-{number}", nb.TEXT_STUB, reflection.POINTS),
    ]


def _markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it stands."""
    shown = " ".join(text.split())
    for sign in "\\`*_[]<>#|$":
        shown = shown.replace(sign, f"\\{sign}")
    return shown


def _lettered(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"- {ascii_lowercase[i]}) {_markdown(each)}" for i, each in enumerate(texts))


def _numbered(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{i}. {_markdown(each)}" for i, each in enumerate(texts, start=1))


def _pick(question: Pick) -> Task:
    letters = ascii_lowercase[: len(question.answers)]
    by_letter = dict(zip(letters, question.answers, strict=True))
    shown = _lettered([each.text for each in question.answers])
    remarks = {letter: each.remark.text for letter, each in by_letter.items()}
    key = [letter for letter, each in by_letter.items() if each.right]
    if not question.several:
        worth = {letter: each.worth for letter, each in by_letter.items()}
        marking = f"share = {worth!r}[given]\nremarks = [{remarks!r}[given]]"
        how = f'Put a letter in place of None, such as "{letters[-1]}".'.replace('"', "'")
        return Task(shown, None, how, f"{{name}} in {list(letters)!r}", key[0], marking)
    worth = {letter: question.share(each) for letter, each in by_letter.items()}
    marking = (
        f"ticked = sorted(set(given))\nworth = {worth!r}\n"
        "share = max(0, min(1, sum(worth[each] for each in ticked)))\n"
        f"remarks = [{remarks!r}[each] for each in ticked]"
    )
    form = f"{{name}} and set({{name}}) <= set({letters!r})"
    how = "Put the letters into the list, such as ['a', 'b']."
    return Task(shown, [], how, form, key, marking)


def _match(question: Match) -> Task:
    letters = dict(zip(question.choices, ascii_lowercase, strict=False))
    numbers = range(1, len(question.pairs) + 1)
    key = {i: letters[each.answer] for i, each in zip(numbers, question.pairs, strict=True)}
    remarks = {i: each.remark.text for i, each in zip(numbers, question.pairs, strict=True)}
    shown = (
        *_numbered([each.text for each in question.pairs]),
        "",
        "Choose among:",
        "",
        *_lettered(list(question.choices.values())),
    )
    marking = (
        f"key = {key!r}\nremarks = [f'{{i}}: {{text}}' for i, text in {remarks!r}.items()]\n"
        "share = sum(given[i] == key[i] for i in key) / len(key)"
    )
    form = f"all({{name}}.get(i) in {list(letters.values())!r} for i in {list(numbers)!r})"
    how = "Put a letter beside each number."
    return Task(shown, dict.fromkeys(numbers, ""), how, form, key, marking)


def _order(question: Order) -> Task:
    letters = dict(zip(question.shown, ascii_lowercase, strict=False))
    key = [letters[each.id] for each in question.pairs]
    remarks = [f"{letters[each.id]}) {each.remark.text}" for each in question.pairs]
    marking = (
        f"key = {key!r}\nremarks = {remarks!r}\nfrom itertools import combinations\n"
        "pairs = list(combinations(key, 2))\n"
        "kept = sum(given.index(a) < given.index(b) for a, b in pairs)\n"
        "share = max(0, 2 * kept - len(pairs)) / len(pairs)"
    )
    form = f"sorted({{name}}) == {sorted(key)!r}"
    shown = _lettered(question.texts())
    return Task(shown, [], "Put all letters into the list, in order.", form, key, marking)


def _number(question: Number) -> Task:
    unit = f", in {question.unit}" if question.unit else ""
    mistakes = [(each.low, each.high, each.remark.text) for each in question.mistakes]
    marking = (
        f"off = abs(given - {question.answer!r})\n"
        f"share = 1 if off <= {question.tolerance!r} else 0.5 if off <= {question.close!r} else 0\n"
        f"remarks = [{question.remark.text!r}]\n"
        f"remarks += [text for low, high, text in {mistakes!r} if low <= given <= high]"
    )
    form = "isinstance({name}, (int, float))"
    how = f"Put a number in place of None{unit}."
    return Task((), None, how, form, question.answer, marking)


_TASKS: dict[type[Plain], Callable[[Any], Task]] = {
    Pick: _pick,
    Match: _match,
    Order: _order,
    Number: _number,
}
