"""Starts an IPython kernel that notes which files of the book a notebook uses.

The builder runs this file in the place of `ipykernel_launcher`, so it needs nothing but Python and
is there before anything is imported. Each file or folder is noted once, before it is opened.
"""

import os
import sys
from importlib import import_module
from importlib.util import source_from_cache
from pathlib import Path
from types import ModuleType
from typing import Any

LOG, ROOTS, OUTPUT = "COURSEBOOK_WATCH", "COURSEBOOK_ROOTS", "COURSEBOOK_OUTPUT"
DERIVED = "coursebook.derived"
GRAMMAR = "rfc3987_syntax"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_SEARCHERS = ("importlib.", "_frozen_importlib")


def watch(log: str, roots: list[str], output: str) -> None:
    """Write a line into the log for each file under the roots that this process opens.

    Args:
        log: the file to add lines to: what was used ("file", "folder", or a function through
            which `derived.read` reads a file), a tab, and the path.
        roots: folders; what is hidden in them does not count.
        output: the folder that the book is built in, which does not count either.
    """
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    seen: set[tuple[str, str]] = set()
    derived: list[str] = []

    def note(event: str, args: tuple[Any, ...]) -> None:
        found = _found(event, args)
        if event == DERIVED:  # one finding may need another
            if args[0]:
                derived.append(os.path.realpath(args[1]))
            elif derived:
                derived.pop()
        if found is None or found in seen:
            return
        seen.add(found)
        path = _place(found[1], roots, output)
        if not path or (event == "open" and path in derived):
            seen.discard(found)
            return
        os.write(out, f"{found[0]}\t{path}\n".encode())

    sys.addaudithook(note)


def _found(event: str, args: tuple[Any, ...]) -> tuple[str, str] | None:
    if event == "open" and not isinstance(args[0], int):
        writes = set(args[1] or "") & set("wax+") or (args[2] or 0) & _WRITES
        return None if writes else ("file", os.fsdecode(args[0]))
    if event in ("os.listdir", "os.scandir") and not isinstance(args[0], int):
        # Python's own search for modules and packages lists folders too.
        asking = sys._getframe(2).f_globals.get("__name__", "")
        return None if asking.startswith(_SEARCHERS) else ("folder", os.fsdecode(args[0] or "."))
    return (args[0], args[1]) if event == DERIVED and args[0] else None


def _place(path: str, roots: list[str], output: str) -> str:
    """Return the whole path of what lies under a root, of compiled modules that of their source."""
    if path.endswith(".pyc"):
        try:
            path = source_from_cache(path)
        except ValueError:
            return ""
    whole = os.path.realpath(path)
    if _below(whole, output) is not None:
        return ""
    places = (_below(whole, root) for root in roots)
    counts = any(below is not None and not _hidden(below) for below in places)
    return whole if counts else ""


def _below(path: str, folder: str) -> str | None:
    """Return a path as seen from a folder, or None if it is not in it."""
    if path == folder:
        return ""
    start = folder.rstrip(os.sep) + os.sep
    return path.removeprefix(start) if path.startswith(start) else None


def _hidden(below: str) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in Path(below).parts)


def put_off_grammar() -> None:
    """Load the grammar of internationalised addresses when it is first asked for.

    Altair imports jsonschema, and that imports a module which takes more than a second to compile
    its grammar, in each kernel anew, for a format that a chart hardly ever has.
    """
    stand_in = ModuleType(GRAMMAR)

    def whole() -> ModuleType:
        if sys.modules.get(GRAMMAR) is stand_in:
            del sys.modules[GRAMMAR]
        return import_module(GRAMMAR)

    def found(name: str) -> Any:
        if name.startswith("__"):  # Python's own questions about a module
            raise AttributeError(name)
        return getattr(whole(), name)

    vars(stand_in).update(
        __getattr__=found,
        is_valid_syntax=lambda term, value: whole().is_valid_syntax(term, value),
    )
    sys.modules[GRAMMAR] = stand_in


if __name__ == "__main__":
    import runpy

    sys.path[0] = ""  # as `python -m` would have it; the launcher takes it away
    put_off_grammar()
    watch(os.environ[LOG], os.environ[ROOTS].split(os.pathsep), os.environ[OUTPUT])
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)
