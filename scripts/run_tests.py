"""Run every check one after another, then say once what passed and what failed."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
# A process a core; all tests of a file stay together and share what it sets up.
PYTEST = [BIN / "pytest", "-q", "-n", "auto", "--dist", "loadfile"]
NBVAL = ["--nbval", "--nbval-sanitize-with=tests/notebooks/sanitize.cfg"]
STEPS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy"],
    "unit": [*PYTEST, "tests/unit"],
    "notebooks are canonical": [sys.executable, "scripts/notebooks.py", "--check"],
    "notebooks (nbval)": [*PYTEST, *NBVAL, "book"],
    "book": [BIN / "jupyter-book", "build", ".", "-W", "-n", "--keep-going"],
    "faults": [*PYTEST, "tests/build"],
    "browser": [*PYTEST, "-m", "not timing", "tests/browser"],
    "timing": [BIN / "pytest", "-q", "-m", "timing", "tests/browser"],
}


def run(name: str, command: list[str | Path]) -> bool:
    print(f"\n=== {name}", flush=True)
    start = time.monotonic()
    passed = subprocess.run(command, check=False).returncode == 0
    print(f"--- {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s")
    return passed


def main() -> int:
    results = {name: run(name, command) for name, command in STEPS.items()}
    failed = [name for name, passed in results.items() if not passed]
    print("\n=== summary")
    for name, passed in results.items():
        print(f"  {'passed' if passed else 'FAILED':7} {name}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
