"""Runs a command and measures it with all its children: seconds, processor time, memory."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_EVERY = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """What a command took: time on the wall, on all cores, and its tree's most memory."""

    wall: float
    cpu: float
    mb: float
    said: str


class Failed(Exception):
    """A measured command failed, so there is nothing to compare."""


def run(command: list[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        environment: its environment, whole.

    Raises:
        Failed: it ended with an error; the end of what it said is in the message.
    """
    before, start = os.times(), time.perf_counter()
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    done = threading.Event()
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(running.pid, done, peak))
    watch.start()
    said, _ = running.communicate()
    wall, after = time.perf_counter() - start, os.times()
    done.set()
    watch.join()
    if running.returncode:
        raise Failed(f"{' '.join(command)} failed:\n{said[-2000:]}")
    cpu = sum(getattr(after, kind) - getattr(before, kind) for kind in _OF_CHILDREN)
    return Cost(wall, cpu, peak[0], said)


_OF_CHILDREN = ("children_user", "children_system")


def _watch(root: int, done: threading.Event, peak: list[float]) -> None:
    while not done.wait(_EVERY):
        peak[0] = max(peak[0], _memory(root))


def _memory(root: int) -> float:
    """Return the resident megabytes of a process and all below it; shared pages count each time."""
    size = 0
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(root)
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                size += each.memory_info().rss
    return size / 2**20
