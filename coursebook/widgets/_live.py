"""An exploration in a live kernel: the controls of ipywidgets, and an output that they drive."""

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import anywidget
import ipywidgets
from IPython.core.interactiveshell import InteractiveShell

from coursebook.errors import CourseError
from coursebook.widgets._base import FrontEnd, read_static
from coursebook.widgets._frames import Part, Printed, Text
from coursebook.widgets._grid import Control

_STYLE = {"description_width": "initial"}
_INPUTS = {
    "slider": ipywidgets.SelectionSlider,
    "radio": ipywidgets.RadioButtons,
    "select": ipywidgets.Dropdown,
}
_PLAY_MS = 800

_OWN_KEYS = "nc-own-keys"

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

    output = ipywidgets.Output()

    def show_setting(_change: Any = None) -> None:
        output.outputs = _outputs(show, tuple(int(each.value) for each in inputs.values()))

    for made in inputs.values():
        made.observe(show_setting, "value")
    show_setting()
    rows = [_row(control, inputs[control.parameter]) for control in grid]
    made_of = [*_heading(title, note), *rows, output, _OwnKeys()]
    return ipywidgets.VBox(made_of, _dom_classes=[_OWN_KEYS])


class _OwnKeys(anywidget.AnyWidget):
    """Keeps a notebook's shortcuts from taking the keys of the controls beside it."""

    _esm: ClassVar[Any] = FrontEnd(lambda _: read_static("own_keys.js"))


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


def _outputs(show: Show, setting: tuple[int, ...]) -> tuple[dict[str, Any], ...]:
    """Return a setting's outcome as outputs of a cell.

    They are set rather than captured: capturing needs a front end that answers, which a notebook
    run without one lacks.
    """
    try:
        return tuple(_output(*_bundle(part)) for part in show(setting))
    except CourseError as error:
        told = str(error)
        return ({"output_type": "error", "ename": "", "evalue": told, "traceback": [told]},)


def _output(data: Mapping[str, Any], metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {"output_type": "display_data", "data": dict(data), "metadata": dict(metadata)}


def _bundle(part: Part) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    if isinstance(part, Printed):
        return {"text/plain": part.text}, {}
    if isinstance(part, Text):
        paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in part.paragraphs)
        return {"text/plain": part.text, "text/html": paragraphs}, {}
    formatter: Any = InteractiveShell.instance().display_formatter
    data, metadata = formatter.format(part.made_by)
    return data, metadata
