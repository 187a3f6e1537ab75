"""Times grading receipts, beside nbgrader's autograde, and watches how much memory it takes.

`python bench/grading.py` measures all of it and prints this part of the report. Each run of ours is
a process of its own, so that its peak memory is its own: with COUNT and ANSWERS it grades COUNT
receipts and prints what it took as JSON.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
THROUGHPUT = 10_000
SERIES = (1_000, 10_000, 100_000)
SHORT = 2
"""Answers in a receipt of the memory series: what grows would grow with their number."""
SUBMISSIONS = 5
FLAT_TARGET = 1.2
_NBGRADER = """c = get_config()
c.CourseDirectory.course_id = "bench"
c.ExecutePreprocessor.timeout = 120
"""


def measure() -> dict[str, Any]:
    """Return throughput of full receipts, the memory series, and nbgrader's time a submission."""
    full = _run(THROUGHPUT, 0)
    series = [_run(count, SHORT) for count in SERIES]
    return {"full": full, "series": series, "nbgrader": _nbgrader()}


def growth(results: dict[str, Any]) -> float:
    """Return peak memory of the longest run of the series as a multiple of the shortest's."""
    series = results["series"]
    return round(float(series[-1]["peak_mb"] / series[0]["peak_mb"]), 2)


def lines(results: dict[str, Any]) -> Iterator[str]:
    """Return this part of the report, line by line.

    Args:
        results: what `measure` gave.
    """
    full = results["full"]
    yield "\nGrading in one process (read, digest checked, every answer marked again)"
    yield (
        f"{full['count']:>9,} receipts of {full['bytes']:,} bytes: {full['rate']:,.0f} a second, "
        f"{full['ms']:.2f} ms each ({full['cpu_ms']:.2f} of processor), "
        f"peak {full['peak_mb']:.0f} MB"
    )
    for each in results["series"]:
        yield (
            f"{each['count']:>9,} receipts of {each['bytes']:,} bytes: {each['rate']:,.0f} a "
            f"second, peak {each['peak_mb']:.0f} MB"
        )
    stock = results["nbgrader"]
    if "seconds" not in stock:
        yield f"nbgrader autograde: not measured: {stock['why']}"
        return
    share = 1000 * stock["seconds"] / full["ms"]
    yield (
        f"nbgrader autograde, one cell and one test: {stock['seconds']:.1f} s a submission "
        f"({SUBMISSIONS} in one run): {share:,.0f} times a receipt of ours"
    )
    yield "they do different work: autograde starts a kernel and runs the student's code"


def _run(count: int, answers: int) -> dict[str, Any]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, __file__, str(count), str(answers)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _grade(count: int, answers: int) -> dict[str, Any]:
    """Grade receipts that are made one by one, each of a student of its own; time grading alone."""
    from coursebook.teach.grading.class_figures import gather
    from coursebook.teach.grading.class_grading import Grader
    from coursebook.teach.grading.gradebook import Gradebook
    from coursebook.teach.grading.handed_in import Parcel
    from coursebook.teach.grading.roster import Student
    from tests.unit.teach import handed_in

    asked = handed_in.asked()[: answers or None]
    records = [handed_in.record(each, handed_in.wrong(each)) for each in asked]
    base = handed_in.made("", [handed_in.chapter(records)])
    book = Gradebook("best")
    grader = Grader(book, datetime(2027, 2, 10, tzinfo=UTC))
    grader.take(Parcel("warm", "json", handed_in.as_bytes(base)))
    spent, worked, size = 0.0, 0.0, 0
    for i in range(count):
        book.people.enrol(Student(f"Student {i}", number=f"s{i}"))
        content = handed_in.as_bytes(handed_in.seal({**base, "reader": f"s{i}"}))
        size = len(content)
        start, before = time.perf_counter(), time.process_time()
        grader.take(Parcel(f"{i}.json", "json", content))
        spent += time.perf_counter() - start
        worked += time.process_time() - before
    kept = sum(bool(row.cells) for row in book.rows() if row.listed)
    if kept != count or gather(book.stats()).receipts != count + 1:
        raise SystemExit(f"{count - kept} receipts were lost")
    return {
        "count": count,
        "bytes": size,
        "rate": count / spent,
        "ms": 1000 * spent / count,
        "cpu_ms": 1000 * worked / count,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _nbgrader() -> dict[str, Any]:
    if find_spec("nbgrader") is None:
        return {"why": "it is not installed"}
    with tempfile.TemporaryDirectory(prefix="bench-nbgrader-") as folder:
        course = Path(folder)
        (course / "nbgrader_config.py").write_text(_NBGRADER, encoding="utf-8")
        _source(course / "source" / "ps1" / "p.ipynb")
        try:
            _call(course, "generate_assignment", "ps1")
            for i in range(SUBMISSIONS):
                place = course / "submitted" / f"s{i}" / "ps1"
                shutil.copytree(course / "release" / "ps1", place)
            start = time.perf_counter()
            _call(course, "autograde", "ps1")
            spent = time.perf_counter() - start
        except subprocess.CalledProcessError as error:
            return {"why": error.stderr.strip().splitlines()[-1]}
        graded = len(list((course / "autograded").glob("*/ps1/p.ipynb")))
    if graded != SUBMISSIONS:
        return {"why": f"{graded} of {SUBMISSIONS} submissions were graded"}
    return {"seconds": spent / SUBMISSIONS}


def _call(course: Path, *arguments: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env=os.environ | {"PATH": path, "HOME": str(course)},
        capture_output=True,
        text=True,
        check=True,
    )


def _source(path: Path) -> None:
    """Write the least notebook that autograde has work with: one solution, one test."""
    from nbformat import v4, write

    def cell(source: str, name: str, **flags: Any) -> Any:
        told = {"schema_version": 3, "grade_id": name, "task": False, **flags}
        return v4.new_code_cell(source, metadata={"nbgrader": told})

    solution = "def double(n):\n    ### BEGIN SOLUTION\n    return 2 * n\n    ### END SOLUTION"
    cells = [
        cell(solution, "double", grade=False, solution=True, locked=False),
        cell("assert double(2) == 4", "t", grade=True, solution=False, locked=True, points=1),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.parent.mkdir(parents=True)
    write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_grade(int(sys.argv[1]), int(sys.argv[2]))))
    else:
        print("\n".join(lines(measure())).strip())
