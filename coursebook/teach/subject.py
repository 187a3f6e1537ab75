"""What a course tells its instructors about its own subject, from `content/teaching.yaml`."""

from functools import cache
from typing import Any

from coursebook import yaml_file
from coursebook.course import current

FILE = current().content / "teaching.yaml"


@cache
def told() -> dict[str, Any]:
    """Return what the file says, by topic; nothing where a course has none."""
    found: dict[str, Any] = yaml_file.read(FILE)
    return found
