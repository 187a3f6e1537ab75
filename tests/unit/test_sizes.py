"""No file of code is too long to be read at one sitting: the packages, the scripts, the tests."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("coursebook", "nato_course", "scripts", "bench", "tests")
MOST_LINES = 350


def too_long(root: Path, names: list[str]) -> list[str]:
    """Return what is to be done with each file that has too many lines.

    Args:
        root: the folder that the names are in.
        names: of files.
    """
    lines = {name: len((root / name).read_bytes().splitlines()) for name in names}
    return [
        f"{name} has {count} lines, more than {MOST_LINES}: split it by responsibility"
        for name, count in lines.items()
        if count > MOST_LINES
    ]


def test_every_file_of_code_can_be_read_at_one_sitting() -> None:
    wanted = [f"{room}/*.{ending}" for room in ROOMS for ending in ("py", "js")]
    told = subprocess.run(
        ["git", "ls-files", "-z", *wanted], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = [name for name in told.stdout.split("\0") if (ROOT / name).is_file()]
    assert len(names) > 500
    found = too_long(ROOT, names)
    assert not found, "\n".join(found)


def test_a_file_that_is_too_long_is_named(tmp_path: Path) -> None:
    for name, count in (("short.py", MOST_LINES), ("long.py", MOST_LINES + 1)):
        (tmp_path / name).write_text("\n" * count, encoding="utf-8")
    (told,) = too_long(tmp_path, ["short.py", "long.py"])
    assert told == "long.py has 351 lines, more than 350: split it by responsibility"
