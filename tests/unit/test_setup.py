"""Set-up installs what is asked for once, and asks nobody again until the pins change."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("pyproject.toml", "requirements.txt", "requirements-test.txt", "scripts/setup.sh")
# Stands for the environment's Python: writes down what it is asked for.
PYTHON = '#!/bin/sh\necho "$@" >>asked\nexit "$(cat exit_code)"\n'


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "exit_code").write_text("0", encoding="utf-8")
    return tmp_path


def set_up(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["env", f"PYTHON={sys.executable}", "sh", "scripts/setup.sh", *arguments]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)


def installed(clone: Path) -> list[str]:
    """Return the files of pins that were installed from, in order."""
    asked = clone / "asked"
    lines = asked.read_text("utf-8").splitlines() if asked.exists() else []
    return [line.rpartition(" ")[2] for line in lines]


def test_building_installs_no_test_tools_and_asks_once(clone: Path) -> None:
    for _ in range(2):
        assert set_up(clone).returncode == 0
    assert installed(clone) == ["requirements.txt"]


def test_the_test_tools_come_with_all_the_rest_and_nothing_is_asked_again(clone: Path) -> None:
    for arguments in (["test"], ["test"], []):
        assert set_up(clone, *arguments).returncode == 0
    assert installed(clone) == ["requirements-test.txt"]


def test_the_test_tools_can_be_added_later(clone: Path) -> None:
    for arguments in ([], ["test"], []):
        assert set_up(clone, *arguments).returncode == 0
    assert installed(clone) == ["requirements.txt", "requirements-test.txt"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.txt"])
def test_a_change_of_the_pins_is_installed(clone: Path, changed: str) -> None:
    set_up(clone, "test")
    with (clone / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    set_up(clone)
    set_up(clone, "test")
    assert installed(clone) == [
        "requirements-test.txt",
        "requirements.txt",
        "requirements-test.txt",
    ]


def test_an_install_that_failed_is_told_and_tried_again(clone: Path) -> None:
    (clone / "exit_code").write_text("1", encoding="utf-8")
    done = set_up(clone)
    assert done.returncode == 1
    assert "a package could not be installed" in done.stderr
    (clone / "exit_code").write_text("0", encoding="utf-8")
    assert set_up(clone).returncode == 0
    assert len(installed(clone)) == 2
