"""Builds books in processes that need not import the builder anew.

Importing it is half of the time that a small book takes. So a server of processes imports it once
for all tests of a run, and is forked for each build. The tests' own process does without it.
"""

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.build.preloaded"])


def start(folder: Path, log: Path, *options: str) -> multiprocessing.process.BaseProcess:
    """Begin to build a book.

    Args:
        folder: of the book.
        log: the file or named pipe that takes what the build says.
        options: more of `jupyter-book build`.
    """
    process = _forks.Process(target=_build, args=(str(folder), str(log), options))
    process.start()
    return process


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Build a book; return the exit code and what was said."""
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        process = start(folder, log, *options)
        process.join()
        assert process.exitcode is not None
        return process.exitcode, log.read_text("utf-8")


def _build(folder: str, log: str, options: tuple[str, ...]) -> None:
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for each in (1, 2):
        os.dup2(said, each)
    os.close(said)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    from tests.build.preloaded import main

    sys.argv[0] = "jupyter-book"
    main(["build", folder, "-n", *options])
