"""Run every check, then say what took long, what failed and how to run it again.

What needs no built book runs beside its build; the tests of the book and in the browser follow,
and those that measure time come last, with the machine to themselves.
"""

import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

BIN = Path(sys.executable).parent
CORES = os.cpu_count() or 1
# The tests in a browser often wait for a frame, so one process more than cores keeps all busy.
BROWSERS = CORES + 1
SLOWEST = 10
LONGEST = ("built_pages", "other_browsers", "jupyterlab", "lite", "security_dilemma")
LONGEST += ("theme_controls", "light", "book", "self_check_keyboard", "timeline", "weigh")
REPORTS = Path("_build/reports")
PATIENCE_SECONDS = 10.0
HEARTBEAT_SECONDS = 30


@dataclass
class Step:
    """One check: a command, and what came of it."""

    name: str
    command: list[str]
    said: str = ""
    passed: bool = False
    seconds: float = 0
    slow: list[tuple[float, str]] = field(default_factory=list)


def program(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def pytest(*arguments: str, processes: int = 1) -> list[str]:
    """Return a command; all tests of a file stay together and share what it sets up."""
    shared = ["-n", str(processes), "--dist", "loadfile", "--no-loadscope-reorder"]
    return program("pytest", "-q", *(shared if processes > 1 else []), *arguments)


def beside_each_other() -> list[Step]:
    """Return what needs no built book, and the build of the book; the longest begin."""
    live = ["env", "COURSEBOOK_LIVE=yes"]
    nbval = ["--nbval", "--nbval-sanitize-with=tests/notebooks/sanitize.cfg", "book"]
    return [
        Step("book", [*live, *program("jupyter-book", "build", ".", "-W", "-n", "--keep-going")]),
        Step("unit", pytest("tests/unit", processes=CORES - 1)),
        Step("notebooks (nbval)", pytest(*nbval, processes=CORES - 1)),
        Step("live notebooks", [*live, *program("python", "scripts/live.py")]),
        Step("types", program("mypy")),
        Step("lint", program("ruff", "check", ".")),
        Step("format", program("ruff", "format", "--check", ".")),
        Step("notebooks are canonical", program("python", "scripts/notebooks.py", "--check")),
    ]


def one_by_one() -> list[Step]:
    """Return what needs the built book; the longest files come first, so that none is left over."""
    longest = [f"tests/browser/test_{each}.py" for each in LONGEST]
    tests = [longest[0], "tests/build", *longest[1:], "tests/browser"]
    return [
        Step("faults and browser", pytest("-m", "not timing", *tests, processes=BROWSERS)),
        Step("timing", pytest("-m", "timing", "tests/browser")),
    ]


def run(step: Step, *, live: bool = False) -> Step:
    """Run a step; without `live`, what it says is kept until it ends."""
    start = time.monotonic()
    report = REPORTS / f"{step.name}.xml"
    report.unlink(missing_ok=True)
    more = [f"--junitxml={report}"] if step.command[0].endswith("pytest") else []
    step.passed, step.said = listen([*step.command, *more], live=live)
    step.slow = durations(report)
    step.seconds = time.monotonic() - start
    return step


def listen(command: list[str], *, live: bool) -> tuple[bool, str]:
    """Run a command; return whether it did well, and all that it said."""
    said = bytearray()
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def read() -> None:
        assert running.stdout
        while part := os.read(running.stdout.fileno(), 65536):
            said.extend(part)
            if live:
                sys.stdout.buffer.write(part)
                sys.stdout.flush()

    reader = Thread(target=read, daemon=True)
    reader.start()
    running.wait()
    # Not for ever: a process that a test left behind would hold the pipe open.
    reader.join(PATIENCE_SECONDS)
    return running.returncode == 0, said.decode(errors="replace")


def durations(report: Path) -> list[tuple[float, str]]:
    """Return the seconds and the name of each test in a report of pytest."""
    if not report.exists():
        return []
    return [
        (float(each.get("time", 0)), f"{each.get('classname')}: {each.get('name')}")
        for each in ET.parse(report).iter("testcase")
    ]


def minutes(seconds: float) -> str:
    return f"{seconds // 60:.0f}:{seconds % 60:02.0f}"


class Progress:
    """What is told while the steps run."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.start = total, 0, time.monotonic()

    def tell(self, text: str) -> None:
        """Print a line with the time that has run."""
        print(f"[{minutes(time.monotonic() - self.start)}] {text}", flush=True)

    def ended(self, step: Step, *, shown: bool) -> None:
        """Tell what came of a step; what a failed one said, unless it was shown already."""
        self.done += 1
        if not shown and not step.passed:
            print(step.said)
        verdict = "passed" if step.passed else "FAILED"
        self.tell(f"{self.done} of {self.total}: {step.name} {verdict} in {step.seconds:.0f} s")


def run_beside(steps: list[Step], progress: Progress) -> None:
    """Run steps, as many at a time as there are cores."""
    progress.tell(f"{CORES} at a time: {', '.join(each.name for each in steps)}")
    with ThreadPoolExecutor(CORES) as pool:
        waiting = {pool.submit(run, step): step for step in steps}
        while waiting:
            ended, _ = wait(waiting, HEARTBEAT_SECONDS, return_when="FIRST_COMPLETED")
            for each in ended:
                progress.ended(waiting.pop(each), shown=False)
                each.result()
            if not ended:
                progress.tell(f"to come: {', '.join(each.name for each in waiting.values())}")


def again(step: Step) -> str:
    """Return the command that runs again what failed in a step."""
    tests = re.findall(r"^(?:FAILED|ERROR) (\S+::.*?)(?: - .*)?$", step.said, re.MULTILINE)
    if not tests:
        return " ".join(step.command)
    return " ".join([*program("pytest"), *(f"'{each}'" for each in dict.fromkeys(tests))])


def summary(steps: list[Step]) -> None:
    print(f"\n=== the slowest {SLOWEST} tests")
    slow = sorted((each for step in steps for each in step.slow), reverse=True)
    for seconds, name in slow[:SLOWEST]:
        print(f"  {seconds:5.1f} s  {name}")
    print("\n=== summary")
    for step in steps:
        print(f"  {'passed' if step.passed else 'FAILED'} {step.seconds:5.0f} s  {step.name}")
    for step in steps:
        if not step.passed:
            print(f"  run again: {again(step)}")


def main() -> int:
    beside, after = beside_each_other(), one_by_one()
    progress = Progress(len(beside) + len(after))
    run_beside(beside, progress)
    for step in after:
        progress.tell(f"{step.name} …")
        progress.ended(run(step, live=True), shown=True)
    steps = [*beside, *after]
    summary(steps)
    failed = sum(not each.passed for each in steps)
    print(f"in {minutes(time.monotonic() - progress.start)}")
    print(f"{len(steps) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
