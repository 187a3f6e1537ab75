"""Reading YAML files, so that a slip in one is told by file, line and column."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from coursebook import parsed
from coursebook.course import OPTIONAL, current, shown
from coursebook.errors import CourseError


def read(path: Path) -> Any:
    """Return the content of a YAML file; of an optional one that a course hasn't, what is empty.

    Args:
        path: the file.

    Raises:
        CourseError: the file can't be read, or isn't YAML.
    """
    if path.name in OPTIONAL and not path.exists() and path.parent == current().content:
        return deepcopy(OPTIONAL[path.name])
    try:
        return parsed.kept(_parse, path.read_text(encoding="utf-8-sig"), library="ruamel.yaml")
    except OSError as error:
        raise CourseError(
            f"{shown(path)}: can't be read ({error.strerror}): check the path"
        ) from None
    except UnicodeDecodeError:
        raise CourseError(f"{shown(path)}: is not UTF-8: save it with that encoding") from None
    except _Slip as slip:
        raise CourseError(f"{shown(path)}{slip}: mend the YAML") from None


class _Slip(Exception):
    """What is wrong in a text, and where."""


def _parse(text: str) -> Any:
    # In the browser all files come parsed, and the parser is not there.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise _Slip(f"{place}: {error.problem}") from None
    except (YAMLError, ValueError) as error:
        raise _Slip(f": {error}") from None


def read_or_tell(path: Path) -> tuple[Any, list[str]]:
    """Return the content of a YAML file, and what keeps it from being read.

    Args:
        path: the file.
    """
    try:
        return read(path), []
    except CourseError as error:
        return None, [str(error)]
