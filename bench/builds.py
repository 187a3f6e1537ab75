"""Measures building the book beside stock Jupyter Book, and executing it beside plain notebooks.

Runs alone too: `python bench/builds.py [--before COMMIT]`; an older commit adds a row of its own.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import measured
import nbformat
import stock

CLEAN_TARGET, SAME_TARGET, PAGE_TARGET, BEFORE_TARGET = 1.0, 1.3, 1.3, 0.35
_TREE = ("_config.yml", "_toc.yml", "book", "coursebook", "nato_course")
_CHAPTER, _TABLE = (
    "book/02_historical_context.ipynb",
    "nato_course/content/tables/us_troops_europe.csv",
)
_EXECUTE = """
import sys, nbformat
from pathlib import Path
from nbclient import NotebookClient
for path in sorted(Path("book").rglob("*.ipynb")):
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, timeout=900, resources={"metadata": {"path": "book"}}).execute()
"""


def measure(before: str | None = None) -> dict[str, Any]:
    """Return the rows: builds of both books, executions for the page and as plain notebooks.

    Args:
        before: a commit to execute beside, if any.
    """
    with tempfile.TemporaryDirectory(prefix="bench-builds-") as name:
        folder = Path(name)
        earlier = _commit(folder / "before", before) if before else None
        ours, theirs = _ours(folder / "ours"), stock.sources(folder / "stock")
        builds = {
            "course": _builds(ours, _python(ours)),
            "stock": _builds(theirs, _python(stock.ROOT)),
        }
        page = _executed(_ours(folder / "page"), page=True)
        plain = _executed(_ours(folder / "plain"), page=False)
        executions = {"for the page": page, "as plain notebooks": plain}
        if earlier:
            executions[f"for the page, {before}"] = _executed(earlier, page=True)
    return {"builds": builds, "executions": executions, "before": before}


def _ours(folder: Path) -> Path:
    folder.mkdir()
    for name in _TREE:
        source, target = stock.ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def _commit(folder: Path, commit: str) -> Path:
    folder.mkdir()
    packed = subprocess.run(
        ["git", "archive", commit, *_TREE], cwd=stock.ROOT, capture_output=True, check=True
    )
    subprocess.run(["tar", "x", "-C", str(folder)], input=packed.stdout, check=True)
    # Before anything is measured: what that commit needs may not be here.
    measured.run([sys.executable, "-c", "import nato_course.widgets"], folder, _python(folder))
    return folder


def _python(package: Path) -> dict[str, str]:
    """Return an environment in which this folder's package is the one imported."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NATO_COURSE_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    return {**kept, "PATH": path, "PYTHONPATH": str(package)}


def _builds(folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Build clean, then again after each change; the last build's notebooks are in the cache."""
    rows = {}
    for name, change in _CHANGES.items():
        change(folder)
        print(f"building {folder.name}: {name} ...", file=sys.stderr, flush=True)
        command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "."]
        cost = measured.run(command, folder, environment)
        rows[name] = {**asdict(cost), "executed": _executed_count(cost.said)}
        del rows[name]["said"]
    return rows


def _executed_count(said: str) -> int:
    return sum(
        "xecuted notebook in" in line or line.startswith("executed ") for line in said.splitlines()
    )


def _nothing(_folder: Path) -> None:
    """Leave everything as it is."""


def _sentence(folder: Path) -> None:
    notebook = nbformat.read(folder / _CHAPTER, as_version=4)
    cell = next(each for each in reversed(notebook.cells) if each.cell_type == "markdown")
    cell.source += "\n\nOne more sentence."
    nbformat.write(notebook, folder / _CHAPTER)


def _csv(folder: Path) -> None:
    """Change a number of a table; the stock book has no tables of its own to change."""
    table = folder / _TABLE
    if table.is_file():
        text = table.read_text("utf-8")
        old = text.splitlines()[-1].split(",")[1]
        table.write_text(text.replace(f",{old},", f",{int(old) + 1},"), "utf-8")
        subprocess.run(
            [sys.executable, "-m", "coursebook.datasets"],
            cwd=folder,
            env=_python(folder),
            check=True,
            capture_output=True,
        )


_CHANGES: dict[str, Callable[[Path], None]] = {
    "clean": _nothing,
    "nothing changed": _nothing,
    "one sentence changed": _sentence,
    "one CSV changed": _csv,
}


def _executed(folder: Path, *, page: bool) -> dict[str, float]:
    """Execute the notebooks one after another, as the page needs them or as they are."""
    print(f"executing {folder.name} ...", file=sys.stderr, flush=True)
    environment = _python(folder)
    if page:
        environment |= {"COURSEBOOK_BUILD": "1", "COURSEBOOK_CACHE": str(folder / "charts")}
    cost = asdict(measured.run([sys.executable, "-c", _EXECUTE], folder, environment))
    return {name: cost[name] for name in ("wall", "cpu", "mb")}


def targets(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each target with what was measured, by processor time and on the wall.

    Args:
        found: as `measure` returned it.
    """
    ours, theirs = found["builds"]["course"], found["builds"]["stock"]
    page, plain = (found["executions"][name] for name in ("for the page", "as plain notebooks"))
    apart = page["cpu"] - plain["cpu"]
    rows = [
        _target(
            f"clean build at most {CLEAN_TARGET} of stock's (wall)",
            ours["clean"]["wall"] / theirs["clean"]["wall"],
            CLEAN_TARGET,
        ),
        _target(
            f"clean build without explorations and their charts at most {CLEAN_TARGET} (cpu)",
            (ours["clean"]["cpu"] - apart) / theirs["clean"]["cpu"],
            CLEAN_TARGET,
        ),
        _target(
            f"build with nothing changed at most {SAME_TARGET} of stock's (cpu)",
            ours["nothing changed"]["cpu"] / theirs["nothing changed"]["cpu"],
            SAME_TARGET,
        ),
        _target(
            "notebooks executed after one sentence changed: none",
            ours["one sentence changed"]["executed"],
            0,
        ),
        _target(
            f"executing for the page at most {PAGE_TARGET} of plain notebooks (cpu)",
            page["cpu"] / plain["cpu"],
            PAGE_TARGET,
        ),
    ]
    if found["before"]:
        was = found["executions"][f"for the page, {found['before']}"]
        rows.append(
            _target(
                f"executing for the page at most {BEFORE_TARGET} of {found['before']} (cpu)",
                page["cpu"] / was["cpu"],
                BEFORE_TARGET,
            )
        )
    return rows


def _target(words: str, measured_as: float, most: float) -> dict[str, Any]:
    found = round(measured_as, 2)
    return {"target": words, "measured": found, "met": found <= most}


def lines(found: dict[str, Any]) -> Iterator[str]:
    """Return the rows as text.

    Args:
        found: as `measure` returned it.
    """
    yield "\nBuilding the whole book (seconds on the wall and of processors, most memory)"
    head = f"{'wall':>8}{'cpu':>8}{'MB':>7}{'run':>5}"
    yield f"{'':24}{'course':>20}{'':8}{'stock':>20}{'':8}{'wall':>7}{'cpu':>7}"
    yield f"{'':24}{head}{head}{'ratio':>7}{'ratio':>7}"
    for name, ours in found["builds"]["course"].items():
        theirs = found["builds"]["stock"][name]
        shares = "".join(f"{ours[kind] / theirs[kind]:>7.2f}" for kind in ("wall", "cpu"))
        yield f"{name:24}{_row(ours)}{_row(theirs)}{shares}"
    yield "run: notebooks executed. Stock's cache knows cells alone: a changed CSV leaves it old"
    yield "\nExecuting all notebooks one after another (seconds on the wall and of processors)"
    for name, cost in found["executions"].items():
        yield f"{name:36}{cost['wall']:>8.1f}{cost['cpu']:>8.1f}"
    page, plain = (found["executions"][name] for name in ("for the page", "as plain notebooks"))
    yield (
        "of these, evaluating explorations and drawing their charts, which stock can't: "
        f"{page['cpu'] - plain['cpu']:.1f} s of processors"
    )


def _row(cost: dict[str, Any]) -> str:
    return f"{cost['wall']:>8.1f}{cost['cpu']:>8.1f}{cost['mb']:>7.0f}{cost['executed']:>5}"


def main() -> int:
    """Measure the builds alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", help="a commit to execute beside")
    found = measure(parser.parse_args().before)
    print("\n".join(lines(found)))
    for row in targets(found):
        print(
            f"{'met' if row['met'] else 'NOT MET':9}{row['target']} (measured: {row['measured']})"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
