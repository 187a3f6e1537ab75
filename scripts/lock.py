"""Write requirements.txt: this package, and the exact version of everything installed with it."""

import subprocess
import sys
from pathlib import Path

HEAD = """# The one place where versions are pinned, to read, build and test. `make lock` writes it.
-e .[build,read,teach,test]
"""
OWN = ("-e ", "nato-course", "nato_course")


def main() -> None:
    command = [sys.executable, "-m", "pip", "freeze", "--exclude-editable"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pins = [line for line in listed.splitlines() if "==" in line and not line.startswith(OWN)]
    Path("requirements.txt").write_text(HEAD + "\n".join(sorted(pins, key=str.lower)) + "\n")


if __name__ == "__main__":
    main()
