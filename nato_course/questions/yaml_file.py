"""Reading YAML files so that a slip in one is told by file, line and column."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError


def read_yaml(path: Path) -> tuple[Any, list[str]]:
    """Return the content of a YAML file, and what keeps it from being read.

    Args:
        path: the file.
    """
    try:
        return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")), []
    except OSError as error:
        return None, [f"{path.name}: can't be read ({error.strerror}): check the path"]
    except UnicodeDecodeError:
        return None, [f"{path.name}: is not UTF-8: save it with that encoding"]
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return None, [f"{path.name}{place}: {error.problem}: mend the YAML"]
    except (YAMLError, ValueError) as error:
        return None, [f"{path.name}: {error}: mend the YAML"]
