"""An exploration in a live kernel: the controls of ipywidgets, and an output that they drive."""

import html
from collections.abc import Callable, Sequence

import ipywidgets
from IPython.display import display

from nato_course.widgets._frames import Part, Text
from nato_course.widgets._grid import Control

_STYLE = {"description_width": "initial"}
_INPUTS = {
    "slider": ipywidgets.SelectionSlider,
    "radio": ipywidgets.RadioButtons,
    "select": ipywidgets.Dropdown,
}
_PLAY_MS = 800

Show = Callable[[tuple[int, ...]], Sequence[Part]]


def panel(grid: Sequence[Control], show: Show, *, title: str, note: str) -> ipywidgets.VBox:
    """Return controls above an output that shows the current setting.

    Args:
        grid: the controls of the exploration.
        show: gives the parts of a setting's outcome.
        title: stands above the controls.
        note: stands under the title.
    """
    inputs = {control.parameter: _input(control) for control in grid}

    def show_setting(**indices: int) -> None:
        for part in show(tuple(int(indices[control.parameter]) for control in grid)):
            _display(part)

    output = ipywidgets.interactive_output(show_setting, inputs)
    rows = [_row(control, inputs[control.parameter]) for control in grid]
    return ipywidgets.VBox([*_heading(title, note), *rows, output])


def _input(control: Control) -> ipywidgets.Widget:
    """Return a control whose value is an index, so that the values themselves can be anything."""
    if control.kind == "checkbox":
        return ipywidgets.Checkbox(
            value=bool(control.start), description=control.label, style=_STYLE, indent=False
        )
    options = [(control.shown(index), index) for index in range(len(control.values))]
    made = _INPUTS[control.kind]
    return made(options=options, value=control.start, description=control.label, style=_STYLE)


def _row(control: Control, made: ipywidgets.Widget) -> ipywidgets.Widget:
    if not control.plays:
        return made
    play = ipywidgets.Play(
        min=0, max=len(control.values) - 1, value=control.start, interval=_PLAY_MS
    )
    ipywidgets.jslink((play, "value"), (made, "index"))
    return ipywidgets.HBox([play, made])


def _heading(title: str, note: str) -> list[ipywidgets.Widget]:
    lines = [f"<strong>{html.escape(title)}</strong>" if title else "", html.escape(note)]
    return [ipywidgets.HTML(line) for line in lines if line]


def _display(part: Part) -> None:
    if not isinstance(part, Text):
        display(part.made_by)  # type: ignore[no-untyped-call]
        return
    paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in part.paragraphs)
    display({"text/plain": part.text, "text/html": paragraphs}, raw=True)  # type: ignore[no-untyped-call]
