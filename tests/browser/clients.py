"""Where the programs of others lie that read what the course exports; `make clients` puts them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "clients"


def installed() -> Path:
    """Return the folder of the installed clients; without them these tests would prove nothing."""
    if not (FOLDER / "node_modules/.installed").exists() or not shutil.which("node"):
        pytest.fail("the test clients are missing: run `make clients`", pytrace=False)
    return FOLDER


def run_node(script: str, given: str) -> Any:
    """Return what a script prints as JSON, given text on its standard input."""
    done = subprocess.run(
        ["node", "-e", script],
        cwd=installed(),
        input=given,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)
