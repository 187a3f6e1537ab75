"""Reading a file for one thing in it, so that the rest of the file may change.

When the book is built, a notebook is executed again if a file that it uses has changed. A notebook
that only counts another's citations does not use the sentences around them.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

EVENT = "coursebook.derived"


def read(function: Callable[..., Found], path: Path, *words: str) -> Found:
    """Return what a function finds in a file, noted as all that is used of it.

    Args:
        function: stands at the top of its module, reads the file, and returns what has the same
            `repr` only if it is the same.
        path: the file.
        words: further arguments of the function, without spaces.
    """
    name = " ".join((f"{function.__module__}:{function.__qualname__}", *words))
    sys.audit(EVENT, name, str(path))
    try:
        return function(path, *words)
    finally:
        sys.audit(EVENT, "", "")
