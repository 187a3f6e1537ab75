"""A case: small front-end modules, and what they may note of what happens to them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import anywidget
import traitlets

_PRELUDE = """
const note = (...words) => ((globalThis.traces ??= {})["NAME"] ??= []).push(words.join(" "));
const done = () => (globalThis.finished ??= new Set()).add("NAME");
const turn = () => new Promise((go) => setTimeout(go));
"""


@dataclass
class Case:
    """Widgets to show, and what a page does otherwise than a notebook, if anything."""

    name: str
    shown: Callable[[], list[Any]]
    difference: str = ""
    """The row of the table in docs/widgets.md that tells of it."""
    trace: list[str] = field(default_factory=list)
    """What the page does where it differs."""
    unmounts: bool = False
    unordered: bool = False
    """Whether several modules note, which load in no order of their own."""


def widget(name: str, module: str, css: str = "", **state: Any) -> Any:
    """Make an anywidget whose module may `note` what it sees and says when it is `done`."""
    layout = state.pop("layout", None)
    traits = {key: traitlets.Any(None, allow_none=True).tag(sync=True) for key in state}
    source = _PRELUDE.replace("NAME", name) + module
    kind = type("Small", (anywidget.AnyWidget,), {"_esm": source, "_css": css, **traits})
    return kind(**state, **({"layout": layout} if layout else {}))


def render(body: str) -> str:
    """Return a module that does this when its view is drawn."""
    given = "{ model, el, signal, host, experimental }"
    return f"export default {{ async render({given}) {{{body}}} }};"


CASES: list[Case] = []
"""Every case, in the order in which they are shown."""


def case(name: str, **options: Any) -> Callable[[Callable[[], list[Any]]], None]:
    """Add a case whose widgets the function makes."""

    def add(make: Callable[[], list[Any]]) -> None:
        CASES.append(Case(name, cache(make), **options))

    return add


def simple(
    name: str,
    module: str,
    *,
    views: int = 1,
    difference: str = "",
    trace: list[str] | None = None,
    **state: Any,
) -> None:
    """Add a case of one widget, shown once or more."""
    add = case(name, difference=difference, trace=trace or [])
    add(lambda: [widget(name, module, **state)] * views)
