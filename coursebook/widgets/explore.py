"""`explore`: try a function's parameters, in a live notebook and on a page without a kernel."""

import html
import math
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import ipywidgets
import traitlets

from coursebook.errors import CourseError
from coursebook.widgets import _frames, _front_end, _grid, _live, _pack
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._frames import Part

FRAME_BUDGET = 2000
"""Settings that one exploration may have on a built page."""
BYTE_BUDGET = 60 * 1024
"""Bytes that its packed frames may have, unless its author raises `budget_kb` knowingly."""

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_ROWS_IN_TWIN = 5

Setting = tuple[int, ...]


def explore(
    function: Callable[..., Any],
    /,
    *,
    name: str | None = None,
    title: str | None = None,
    labels: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
    start: Mapping[str, Any] | None = None,
    time: str | None = None,
    help: str | None = None,
    budget_kb: float = BYTE_BUDGET / 1024,
    **parameters: Any,
) -> "Exploration":
    """Let readers try a function: the counterpart of ipywidgets' `interact` that needs no kernel.

    In a live kernel the controls run the function. When the book is built it is run for every
    setting beforehand, and the page shows what Python found.

    Args:
        function: returns text, a number, an object with `_repr_html_`, an Altair chart, or a list
            of these. What it prints or displays stands before what it returns. The first text, or
            else the first chart's description, is the summary that is read out and that the text
            version shows.
        name: names the exploration in links; by default after the function. Unique on a page.
        title: stands above the controls; by default after the name.
        labels: parameter -> what readers call it.
        units: parameter -> unit of its values.
        start: parameter -> starting value. By default that of the function's signature, or the
            value of a slider nearest to it; else the middle of a slider, the first option of a
            choice.
        time: the parameter that a button plays through.
        help: a sentence on what to try.
        budget_kb: the most that the packed frames may weigh.
        **parameters: what to vary; a parameter that is not named keeps its default. A range, or a
            tuple (low, high) or (low, high, step), becomes a slider; a number x a slider from -x
            to 3 x that starts there; a list or other series, a dict {label: value} or an Enum, a
            choice; a bool a checkbox that starts there. `fixed(value)` is passed on as it is. Of
            ipywidgets, `IntSlider`, `FloatSlider`, `BoundedIntText`, `BoundedFloatText`,
            `SelectionSlider`, `Dropdown`, `Select`, `RadioButtons`, `ToggleButtons`, `Checkbox`
            and `ToggleButton` give values, start and label. Text and numbers without an end can't
            be run through beforehand, so they are refused, as are steps that miss the end.
            A parameter can't have the name of an option above.

    Raises:
        CourseError: an argument can't be used; when shown, also: the function fails at a setting,
            or the settings exceed the budget.

    Example:
        >>> def double(size): return f"Twice {size} is {2 * size}."
        >>> print(explore(double, size=(1, 3)))
        Double (interactive)
        <BLANKLINE>
        Size  Result
        ----  ------
        1     Twice 1 is 2.
        2 *   Twice 2 is 4.
        3     Twice 3 is 6.
        <BLANKLINE>
        * where it starts
    """
    wording = _grid.Wording(labels or {}, units or {}, start or {}, time)
    link = name or _name_of(function)
    if not _NAME.fullmatch(link):
        raise CourseError(
            f"explore({_grid.name_of(function)}): '{link}' can't be part of a link; give `name` "
            "in small letters, digits, - and _, such as name='arms-race'"
        )
    return Exploration(
        function,
        grid=_grid.controls(function, parameters, wording),
        fixed=_grid.fixed(parameters),
        name=link,
        title=title or re.sub("[-_]+", " ", link).strip().capitalize(),
        help=help or "",
        budget=int(budget_kb * 1024),
    )


def _name_of(function: Callable[..., Any]) -> str:
    return _grid.name_of(function).lower().replace("_", "-").strip("-")


@dataclass(eq=False, repr=False)
class Exploration:
    """A function with a grid of settings: live in a kernel, packed when the book is built."""

    function: Callable[..., Any]
    grid: tuple[_grid.Control, ...]
    fixed: Mapping[str, Any]
    name: str
    title: str
    help: str
    budget: int

    @property
    def start(self) -> Setting:
        """Return the setting at which readers find it."""
        return tuple(control.start for control in self.grid)

    def outcome(self, setting: Setting) -> list[Part]:
        """Return what the function gives for a setting, as parts.

        Args:
            setting: an index for each parameter.

        Raises:
            CourseError: the function fails there, or returns what can't be shown.
        """
        arguments = {**_grid.values(self.grid, setting), **self.fixed}
        try:
            return _frames.outcome(self.function, arguments)
        except Exception as error:
            told = str(error) if isinstance(error, CourseError) else repr(error)
            given = ", ".join(f"{name}={value!r}" for name, value in arguments.items())
            call = f"{_grid.name_of(self.function)}({given})"
            raise CourseError(f"explore '{self.name}' fails at {call}: {told}") from error

    @cached_property
    def built(self) -> "Explore":
        """The widget of a built page, with the outcome of every setting in it."""
        return Explore(self)

    @cached_property
    def live(self) -> ipywidgets.VBox:
        """The controls of a live kernel, with the output that they drive."""
        return _live.panel(self.grid, self.outcome, title=self.title, note=self.help)

    def twin_text(self) -> str:
        """Return a slice of the exploration as plain text."""
        rows = [(value + " *" if here else value, told) for value, here, told in self._slice]
        header = self._varied.label
        width = max(len(value) for value, _ in [(header, ""), *rows])
        lines = [f"{header:{width}}  Result", f"{'-' * width}  {'-' * 6}"]
        table = "\n".join(lines + [f"{value:{width}}  {told}" for value, told in rows])
        blocks = [f"{self.title} (interactive)", self._others, table, "* where it starts"]
        return "\n\n".join(filter(None, blocks))

    def twin_html(self) -> str:
        """Return a slice of the exploration as a table."""
        stop = " Some" if self.title.endswith("?") else ": some"
        caption = f"{self.title}{stop} of the settings. {self._others}".strip()
        rows = "".join(
            f'<tr><th scope="row">{_safe(value)}{" (where it starts)" if here else ""}</th>'
            f"<td>{_safe(told)}</td></tr>"
            for value, here, told in self._slice
        )
        return (
            f'<table class="nc-explore-twin"><caption>{_safe(caption)}</caption><thead><tr>'
            f'<th scope="col">{_safe(self._varied.label)}</th><th scope="col">Result</th>'
            f"</tr></thead><tbody>{rows}</tbody></table>"
        )

    @property
    def _varied(self) -> _grid.Control:
        return _grid.widest(self.grid)

    @property
    def _others(self) -> str:
        return _grid.described(self.grid, self.start, without=self._varied.parameter)

    @cached_property
    def _slice(self) -> list[tuple[str, bool, str]]:
        """About five settings, the longest parameter varied: value, whether it starts, summary."""
        place = self.grid.index(self._varied)
        last = len(self._varied.values) - 1
        steps = min(last, _ROWS_IN_TWIN - 1)
        chosen = {round(last * step / max(steps, 1)) for step in range(steps + 1)}
        chosen.add(self.start[place])
        rows = []
        for index in sorted(chosen):
            setting = (*self.start[:place], index, *self.start[place + 1 :])
            summary = _frames.summary(self.outcome(setting))
            rows.append((self._varied.shown(index), setting == self.start, summary))
        return rows

    def __repr__(self) -> str:
        """Return the text twin."""
        return self.twin_text()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Show the packed widget when the book is built, else the live one."""
        if os.environ.get("COURSEBOOK_BUILD") == "1":
            return self.built._repr_mimebundle_(**kwargs)
        twins = {"text/plain": self.twin_text(), "text/html": self.twin_html()}
        if not _front_end.is_watched():
            return twins
        return {**self.live._repr_mimebundle_(**kwargs), **twins}


class Explore(CourseWidget):
    """The widget of a built page: controls, and the packed outcome of every setting.

    Args:
        exploration: what to run over its grid.

    Raises:
        CourseError: the function fails at a setting, or the budget is exceeded.
    """

    _stem = "explore"

    name = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    help = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    frames = traitlets.Unicode().tag(sync=True)

    def __init__(self, exploration: Exploration) -> None:
        grid = exploration.grid
        _check_size(exploration)
        settings = list(_grid.settings(grid))
        frames = _frames.fragments([exploration.outcome(setting) for setting in settings])
        packed = _pack.pack(frames)
        _check_bytes(exploration, _pack.packed_bytes(packed))
        self._exploration = exploration
        self._first_frame = "".join(frames[settings.index(exploration.start)])
        super().__init__(
            name=exploration.name,
            title=exploration.title,
            help=exploration.help,
            controls=[_control_state(control) for control in grid],
            frames=packed,
        )

    def twin_text(self) -> str:
        """Return a slice of the exploration as plain text."""
        return self._exploration.twin_text()

    def twin_html(self) -> str:
        """Return the starting setting as it looks, and a table of some others."""
        frame = self._first_frame.replace(_frames.PREFIX, f"x-{self.name}-")
        return f'<div class="nc-explore-frame">{frame}</div>{self._exploration.twin_html()}'


def _control_state(control: _grid.Control) -> dict[str, Any]:
    return {
        "parameter": control.parameter,
        "kind": control.kind,
        "label": control.label,
        "texts": list(control.texts),
        "shown": [control.shown(index) for index in range(len(control.values))],
        "start": control.start,
        "plays": control.plays,
    }


def _check_size(exploration: Exploration) -> None:
    count = _grid.size(exploration.grid)
    if count > FRAME_BUDGET:
        advice = _advice(exploration, FRAME_BUDGET / count)
        raise CourseError(
            f"explore '{exploration.name}' has {count:,} settings, {count - FRAME_BUDGET:,} more "
            f"than the {FRAME_BUDGET:,} a page may carry: {advice}"
        )


def _check_bytes(exploration: Exploration, weight: int) -> None:
    if weight > exploration.budget:
        kb, budget = weight / 1024, exploration.budget / 1024
        raise CourseError(
            f"explore '{exploration.name}' weighs {kb:.1f} KB packed, {kb - budget:.1f} KB more "
            f"than its budget of {budget:g} KB: {_advice(exploration, budget / kb)}, let each "
            f"frame show less, or raise budget_kb to {math.ceil(kb)}"
        )


def _advice(exploration: Exploration, share: float) -> str:
    """Return which parameter to thin out, and to how many values."""
    widest = _grid.widest(exploration.grid)
    now = len(widest.values)
    wanted = max(2, math.floor(now * share))
    more = "" if now * share >= 2 else ", and then the next longest"
    return f"thin out '{widest.parameter}' from {now} values to {wanted}{more}"


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
