"""Notebook cells with nbgrader's marks, and a notebook's student version."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

Cell = dict[str, Any]
STUB = "# Your answer stands in the line above."
TEXT_STUB = "YOUR ANSWER HERE"
_HIDDEN = re.compile(r"^### BEGIN HIDDEN TESTS\n.*?^### END HIDDEN TESTS\n?", re.M | re.S)
_SOLUTION = re.compile(r"^### BEGIN SOLUTION\n.*?^### END SOLUTION$", re.M | re.S)


def text(cell_id: str, source: str) -> Cell:
    """Return a cell of Markdown that students can't lastingly change."""
    return _cell("markdown", cell_id, source, locked=True)


def given(cell_id: str, source: str) -> Cell:
    """Return a code cell that students can't lastingly change, such as imports."""
    return _cell("code", cell_id, source, locked=True)


def answer(cell_id: str, before: str, solution: str) -> Cell:
    """Return a code cell to answer in; the solution goes when the notebook is released."""
    source = f"{before}\n### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
    return _cell("code", cell_id, source, solution=True)


def tests(cell_id: str, shown: str, hidden: str, points: float) -> Cell:
    """Return a code cell that marks the answer; its hidden part goes when released."""
    source = f"{shown}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    return _cell("code", cell_id, source, grade=True, locked=True, points=points)


def essay(cell_id: str, model: str, points: float) -> Cell:
    """Return a cell of Markdown to write in, marked by hand."""
    return _cell("markdown", cell_id, model, grade=True, solution=True, points=points)


def _cell(
    kind: str,
    cell_id: str,
    source: str,
    *,
    grade: bool = False,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> Cell:
    marks: dict[str, Any] = {
        "grade": grade,
        "grade_id": cell_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    made: Cell = {
        "cell_type": kind,
        "id": cell_id,
        "metadata": {"nbgrader": marks},
        "source": source,
    }
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def notebook(cells: Iterable[Cell]) -> dict[str, Any]:
    """Return a Python notebook of cells."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def released(source: dict[str, Any]) -> dict[str, Any]:
    """Return the student version, cell by cell what `nbgrader generate_assignment` makes.

    Args:
        source: the instructor's version.
    """
    return source | {"cells": [_released(each) for each in source["cells"]]}


def _released(cell: Cell) -> Cell:
    marks = cell["metadata"]["nbgrader"]
    content = _HIDDEN.sub("", cell["source"]).removesuffix("\n")
    if marks["solution"]:
        content = _SOLUTION.sub(STUB, content) if cell["cell_type"] == "code" else TEXT_STUB
    fixed = {"editable": False, "deletable": False} if marks["locked"] else {}
    fixed |= {"deletable": False} if marks["grade"] or marks["solution"] else {}
    changed = cell | {"source": content}
    signed = marks | {"cell_type": cell["cell_type"], "checksum": _checksum(changed)}
    return changed | {"metadata": {**fixed, "nbgrader": signed}}


def _checksum(cell: Cell) -> str:
    """Return the sum by which nbgrader sees whether a cell was changed."""
    marks = cell["metadata"]["nbgrader"]
    parts = [cell["source"], cell["cell_type"]]
    parts += [str(marks[each]) for each in ("grade", "solution", "locked")]
    parts.append(marks["grade_id"])
    if marks["grade"]:
        parts.append(str(float(marks["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def dumps(content: dict[str, Any]) -> bytes:
    """Return a notebook as Jupyter would write it."""
    lined = [each | {"source": each["source"].splitlines(True)} for each in content["cells"]]
    content = content | {"cells": lined}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
