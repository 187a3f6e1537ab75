"""Reading the evidence base's YAML files, so that a slip is told by file, line and column."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from nato_course.errors import CourseError


def read(path: Path) -> Any:
    """Return the content of a YAML file.

    Args:
        path: the file.

    Raises:
        CourseError: the file can't be read, or isn't YAML.
    """
    try:
        return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CourseError(f"{path}: can't be read ({error.strerror}): check the path") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise CourseError(f"{path.name}{place}: {error.problem}: mend the YAML") from None
    except (YAMLError, ValueError) as error:
        raise CourseError(f"{path.name}: {error}: mend the YAML") from None
