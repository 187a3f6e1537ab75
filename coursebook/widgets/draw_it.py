"""You draw it: a reader draws the line they expect, then sees the data and how far off it was."""

import hashlib
import json
from dataclasses import asdict
from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook.methods.drawn_line import shown
from coursebook.widgets import _drawn_series
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._drawn_series import DrawnSeries

__all__ = ["DrawIt", "DrawnSeries", "draw_it"]


class DrawIt(CourseWidget):
    """A chart with its start given and its rest for the reader to draw."""

    _stem: ClassVar[str] = "draw_it"
    _style_parts = ("_options", "_table", "_colours")

    name = traitlets.Unicode().tag(sync=True)
    series = traitlets.Dict().tag(sync=True)

    def __init__(self, drawn: DrawnSeries) -> None:
        self._drawn = drawn
        super().__init__(name=f"draw.{drawn.name}", series=_payload(drawn))

    def twin_text(self) -> str:
        """Return the task, and the data as lines of text."""
        drawn = self._drawn
        rows = "\n".join(
            f"  {label}: {value}{_mark(given)}" for label, value, given in _rows(drawn)
        )
        told = "\n".join(each for each in (drawn.note, f"Source: {drawn.source}.") if each)
        return f"Draw it first: {drawn.title}\n{drawn.prompt}\n{drawn.measure}\n{rows}\n{told}"

    def twin_html(self) -> str:
        """Return the task, and the data as a table, for print and notebook viewers."""
        drawn = self._drawn
        body = "".join(
            f'<tr><th scope="row">{escape(label)}{_mark(given)}</th><td>{escape(value)}</td></tr>'
            for label, value, given in _rows(drawn)
        )
        note = f"<p>{escape(drawn.note)}</p>" if drawn.note else ""
        return (
            f'<section class="nc-draw-twin"><p><strong>Draw it first: {escape(drawn.title)}.'
            f"</strong> {escape(drawn.prompt)}</p><table><caption>{escape(drawn.title)}</caption>"
            f'<thead><tr><th scope="col">{escape(drawn.place)}</th>'
            f'<th scope="col">{escape(drawn.measure)}</th></tr></thead><tbody>{body}</tbody>'
            f'</table>{note}<p>Source: <a href="{escape(drawn.data_href)}">{escape(drawn.source)}'
            "</a>.</p></section>"
        )


def draw_it(series: str | DrawnSeries) -> DrawIt:
    """Return a chart that the reader draws before the data are shown.

    Args:
        series: the name of a series of the course, such as "members", or one of your own.

    Raises:
        CourseError: there is no series of this name.

    Example:
        draw_it("members")
    """
    return DrawIt(series if isinstance(series, DrawnSeries) else _drawn_series.series(series))


def _rows(drawn: DrawnSeries) -> list[tuple[str, str, bool]]:
    course = drawn.course
    return [
        (label, shown(course, value), place < course.given)
        for place, (label, value) in enumerate(zip(course.labels, course.values, strict=True))
    ]


def _mark(given: bool) -> str:
    return " (given)" if given else ""


def _payload(drawn: DrawnSeries) -> dict[str, Any]:
    fields = asdict(drawn)
    fields["course"] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fields["course"].items()
    }
    # A line drawn on other data, or on another axis, is no line on these.
    told = json.dumps([fields["course"], drawn.top, drawn.step], sort_keys=True)
    version = hashlib.sha256(told.encode()).hexdigest()[:12]
    return {**fields, "ticks": _ticks(drawn.course), "version": version}


def _ticks(course: Any) -> list[int]:
    """Return the round years that the axis names."""
    first, last = course.xs[0], course.xs[-1]
    step = 10 if last - first > 18 else 5
    return [year for year in range(int(first) // step * step, int(last) + 1, step) if year >= first]
