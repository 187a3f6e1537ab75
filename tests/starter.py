"""The small course that `coursebook new` writes, as the tests use it: in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path

from coursebook import new_course

ROOT = Path(__file__).parents[1]
TITLE = "Tides: Sea, Moon and Shore"
STEM = "01_length_of_a_day"


def begin(folder: Path) -> Path:
    """Write a course of our own title; return its folder."""
    new_course.write(folder, TITLE)
    return folder


def run(folder: Path, *command: str) -> tuple[int, str]:
    """Run a command in a course's folder, as its author would; return exit code and words."""
    # The tests' own course is chosen in this process; the book's settings have to win.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COURSEBOOK_COURSE": "nato_course"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def coursebook(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the command `coursebook` in a course's folder."""
    return run(folder, sys.executable, "-m", "coursebook.command", *arguments)


def program(name: str) -> str:
    """Return a program of the environment that the tests run in."""
    return str(Path(sys.executable).with_name(name))
