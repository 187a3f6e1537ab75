"""Marks and scales that figures share: places on the axes, spoken points, courses, panels."""

from collections.abc import Sequence
from typing import Any, cast

import altair as alt

from coursebook.figures._style import WIDE, narrow_switch, said, series_scales, sparse


def across(
    field: str, span: Sequence[float] = (), *, title: str | None = None, **axis: Any
) -> alt.X:
    """Return the horizontal place of a measure, on a scale that ends where it is said to.

    Args:
        field: the measure.
        span: the ends of the scale; without them, those of the data.
        title: of the axis.
        axis: its settings.
    """
    return alt.X(f"{field}:Q", title=title, axis=alt.Axis(**axis), scale=_scale(span))


def upwards(
    field: str, span: Sequence[float] = (), *, title: str | None = None, **axis: Any
) -> alt.Y:
    """Return the vertical place of a measure, see `across`."""
    return alt.Y(f"{field}:Q", title=title, axis=alt.Axis(**axis), scale=_scale(span))


def _scale(span: Sequence[float]) -> alt.Scale:
    return alt.Scale(domain=list(span), nice=False) if span else alt.Scale(nice=False)


def in_rows(field: str) -> alt.Y:
    """Return a row for each name, in the order of the data.

    Args:
        field: what the rows are named after.
    """
    return alt.Y(f"{field}:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))


def by_shape(field: str, names: Sequence[str], legend: alt.Legend | None = None) -> dict[str, Any]:
    """Return the channels that tell the points of series apart.

    Args:
        field: what names the series.
        names: the series in their order.
        legend: theirs, if they are not named where they stand.
    """
    scales = series_scales(tuple(names))
    return {
        "color": alt.Color(f"{field}:N", scale=scales["color"], legend=legend),
        "shape": alt.Shape(f"{field}:N", scale=scales["shape"], legend=legend),
    }


def by_dash(field: str, names: Sequence[str]) -> dict[str, Any]:
    """Return the channels that tell the lines of series apart, see `by_shape`."""
    scales = series_scales(tuple(names))
    return {
        "color": alt.Color(f"{field}:N", scale=scales["color"], legend=None),
        "strokeDash": alt.StrokeDash(f"{field}:N", scale=scales["dash"], legend=None),
    }


def dots(base: alt.Chart, size: int, colour: str = "", **channels: Any) -> alt.Chart:
    """Return points that say their `label`.

    Args:
        base: the chart with its data.
        size: of a point, in square pixels.
        colour: of all, where no channel gives it.
        channels: where they stand, and what else tells them apart.
    """
    hue = {"color": colour} if colour else {}
    marks = base.mark_point(filled=True, opacity=1, size=size, **hue)
    return cast(alt.Chart, marks.encode(**channels, **said()))


def span(base: alt.Chart, low: str, high: str, y: Any, **mark: Any) -> alt.Chart:
    """Return a bar between two ends in each row, which screen readers leave out.

    Args:
        base: the chart with its data.
        low: the field where it begins.
        high: the field where it ends.
        y: the row.
        mark: its `strokeWidth`, `opacity` and `color`.
    """
    bar = base.mark_rule(aria=False, **mark)
    return cast(alt.Chart, bar.encode(x=alt.X(f"{low}:Q"), x2=f"{high}:Q", y=y))


def course(
    base: alt.Chart,
    size: int,
    colour: str,
    *,
    x: alt.X,
    y: alt.Y,
    seldom: bool = False,
    **line: Any,
) -> list[alt.Chart]:
    """Return a line through all values, and a point on each that says its `label`.

    Args:
        base: the chart with its data.
        size: of a point, in square pixels.
        colour: of both.
        x: the horizontal place.
        y: the vertical place.
        seldom: whether points can be seen every fifth year only.
        line: further settings of the line, such as `interpolate`.
    """
    line = {"aria": False, "strokeWidth": 2.5, "color": colour, **line}
    seen = {"fillOpacity": sparse("year")} if seldom else {}
    return [base.mark_line(**line).encode(x=x, y=y), dots(base, size, colour, x=x, y=y, **seen)]


def dashed_rule(base: alt.Chart, x: alt.X, **mark: Any) -> alt.Chart:
    """Return an upright dashed line at each row, which screen readers leave out.

    Args:
        base: the chart with its data.
        x: where the lines stand.
        mark: further settings, such as `strokeWidth`.
    """
    rule = base.mark_rule(aria=False, strokeDash=[5, 3], **mark)
    return cast(alt.Chart, rule.encode(x=x))


def panel(
    *layers: alt.Chart | alt.LayerChart, height: Any, switch: bool = False, **more: Any
) -> alt.LayerChart:
    """Return layers as a picture, or one of several that stand above each other.

    Args:
        layers: the marks, the lowest first.
        height: in pixels, or a step for each row.
        switch: whether expressions in it ask the parameter `narrow`.
        more: further properties, such as its `title`.
    """
    drawn = alt.layer(*layers)
    if switch:
        drawn = drawn.add_params(narrow_switch())
    return drawn.properties(width=WIDE, height=height, **more)
