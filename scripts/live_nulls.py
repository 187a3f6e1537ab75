"""Hands None over as null, and takes null in as None: Pyodide makes other things of both.

A part of the kernel in the browser, put there by `live_wheels.py`. In a specification of a chart
null means that something is left out, and a widget's module may ask whether a value is null.
"""

from functools import wraps

from comm.base_comm import CommManager
from pyodide.ffi import jsnull  # type: ignore[import-not-found]  # of the browser's Python

from .comm import Comm  # type: ignore[import-not-found]
from .display import LiteDisplayHook, LiteDisplayPublisher  # type: ignore[import-not-found]


def replaced(value, old, new):  # type: ignore[no-untyped-def]
    """Return a message with one value in place of another, at any depth."""
    if isinstance(value, dict):
        return {key: replaced(each, old, new) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [replaced(each, old, new) for each in value]
    return new if value is old else value


def inside(value):  # type: ignore[no-untyped-def]
    """Return a message with null for each None in it; None itself says that there is none."""
    return None if value is None else replaced(value, None, jsnull)


def going_out(method):  # type: ignore[no-untyped-def]
    """Return a method whose arguments get null for each None in them."""

    @wraps(method)
    def sent(self, *given, **named):  # type: ignore[no-untyped-def]
        return method(
            self, *map(inside, given), **{key: inside(each) for key, each in named.items()}
        )

    return sent


def coming_in(method):  # type: ignore[no-untyped-def]
    """Return a method that gets None for each null in its message."""

    @wraps(method)
    def taken(self, stream, ident, message):  # type: ignore[no-untyped-def]
        return method(self, stream, ident, replaced(message, jsnull, None))

    return taken


def write_format_data(self, formats, metadata=None):  # type: ignore[no-untyped-def]
    """Keep what a cell shows, as the page will get it."""
    _write(self, formats, metadata)
    self.data, self.metadata = inside(self.data), inside(self.metadata)


_write = LiteDisplayHook.write_format_data
LiteDisplayHook.write_format_data = write_format_data
LiteDisplayPublisher.publish = going_out(LiteDisplayPublisher.publish)
Comm.publish_msg = going_out(Comm.publish_msg)
for name in ("comm_open", "comm_msg", "comm_close"):
    setattr(CommManager, name, coming_in(getattr(CommManager, name)))
