"""Run every check one after another, then say once what passed and what failed."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
STEPS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy"],
    "unit": [BIN / "pytest", "-q", "tests/unit"],
    "notebooks are canonical": [sys.executable, "scripts/notebooks.py", "--check"],
    "notebooks (nbval)": [
        BIN / "pytest",
        "-q",
        "--nbval",
        "--nbval-sanitize-with=tests/notebooks/sanitize.cfg",
        "book",
    ],
    "book": [BIN / "jupyter-book", "build", ".", "-W", "-n", "--keep-going"],
    "faults": [BIN / "pytest", "-q", "tests/build"],
    "browser": [BIN / "pytest", "-q", "tests/browser"],
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
