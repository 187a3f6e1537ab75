"""Reading a file for one thing in it, so that the rest of the file may change.

When the book is built, a notebook is executed again if a file that it uses has changed. A notebook
that only counts another's citations does not use the sentences around them.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

EVENT = "nato_course.derived"


def read(function: Callable[[Path], Found], path: Path) -> Found:
    """Return what a function finds in a file, noted as all that is used of it.

    Args:
        function: stands at the top of its module, reads the file, and returns a value whose
            `repr` tells it from others.
        path: the file.
    """
    sys.audit(EVENT, f"{function.__module__}:{function.__qualname__}", str(path))
    try:
        return function(path)
    finally:
        sys.audit(EVENT, "", "")
