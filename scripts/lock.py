"""Write the pins of requirements.txt and requirements-test.txt from a clean resolution.

Versions that are pinned stay: take out a line to let one move, all lines to let all move.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
READ = ["build", "read"]
TEST = [*READ, "teach", "test"]
READ_FILE, TEST_FILE = ROOT / "requirements.txt", ROOT / "requirements-test.txt"
READ_HEAD = """# What building and reading need, in exact versions. `make lock` writes it.
-e .[build,read]
"""
TEST_HEAD = """# What the tests and the print packet need beside it. `make lock` writes it.
-r requirements.txt
-e .[build,read,teach,test]
"""
# An environment brings its own, and `pip freeze` leaves them out too.
INSTALLERS = {"pip", "setuptools", "wheel"}
Pins = dict[str, str]


def asked(extras: list[str]) -> list[str]:
    """Return what pyproject.toml asks for, with the given extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(each for extra in extras for each in optional[extra])]


def pinned(file: Path) -> list[str]:
    """Return the pins that a file holds."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [line for line in lines if re.match(r"[\w.-]+==", line)]


def resolve(python: Path, wanted: list[str], held: list[str]) -> Pins:
    """Return the version of every package that pip would install into an empty environment.

    Args:
        python: the interpreter of an environment that has pip.
        wanted: requirements.
        held: pins to keep.
    """
    with tempfile.TemporaryDirectory() as folder:
        constraints, report = Path(folder) / "held.txt", Path(folder) / "report.json"
        constraints.write_text("\n".join(held), encoding="utf-8")
        pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        plan = ["--dry-run", "--ignore-installed", "--report", str(report)]
        plan += ["-c", str(constraints)]
        done = subprocess.run([*pip, *plan, *wanted], check=False)
        if done.returncode:
            sys.exit("Nothing is written: pip found no versions that fit; it says above which.")
        packages = json.loads(report.read_text("utf-8"))["install"]
    found = {each["metadata"]["name"]: each["metadata"]["version"] for each in packages}
    return {name: version for name, version in found.items() if name not in INSTALLERS}


def listing(head: str, pins: Pins) -> str:
    """Return the text of a file of pins."""
    lines = [f"{name}=={version}" for name, version in pins.items()]
    return head + "\n".join(sorted(lines, key=str.lower)) + "\n"


def main() -> None:
    held = [*pinned(READ_FILE), *pinned(TEST_FILE)]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        everything = resolve(python, asked(TEST), held)
        read = resolve(python, asked(READ), [f"{n}=={v}" for n, v in everything.items()])
    rest = {name: version for name, version in everything.items() if name not in read}
    READ_FILE.write_text(listing(READ_HEAD, read), encoding="utf-8")
    TEST_FILE.write_text(listing(TEST_HEAD, rest), encoding="utf-8")


if __name__ == "__main__":
    main()
