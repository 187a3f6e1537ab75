"""Imports Altair without what it never asks for, before anything else does.

Altair checks charts with jsonschema, which builds a grammar of web addresses on import if the
package for it happens to be there. That takes longer than all the rest of a notebook's imports.
And Altair 5 takes a `TypedDict` from Python 3.14 that came only with Python 3.15: another package
has it.
"""

import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager

import typing_extensions  # anywidget brings it

_GRAMMAR = "rfc3987_syntax"


@contextmanager
def _without_grammar() -> Iterator[None]:
    if "jsonschema" in sys.modules or _GRAMMAR in sys.modules:
        yield
        return
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # so its import fails, and is done without
    try:
        yield
    finally:
        del sys.modules[_GRAMMAR]


@contextmanager
def _with_closed_types() -> Iterator[None]:
    own = typing.TypedDict
    if sys.version_info[:2] == (3, 14):
        typing.TypedDict = typing_extensions.TypedDict  # type: ignore[assignment]
    try:
        yield
    finally:
        typing.TypedDict = own


with _without_grammar(), _with_closed_types():
    import altair  # noqa: F401
