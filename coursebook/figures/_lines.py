"""Lines over time, each named at its end: what the model figures share."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._form import blank, value_blank
from coursebook.figures._marks import across, by_dash, by_shape, dots, upwards
from coursebook.figures._style import Rows, literal, sparse, words_at

Point = tuple[float, float]

MOST_SERIES = 4
CUT = 20
_TEXT_HEIGHT = 15
# Kept so that no run of a model differs in the last binary digit on some machine.
_DECIMALS = 4


def some(figure: str, rows: Rows) -> Rows:
    """Return the rows of a figure.

    Args:
        figure: its function, for the error.
        rows: what it draws.

    Raises:
        CourseError: there are none.
    """
    if not rows:
        raise CourseError(f"{figure}: there are no rows to draw; give at least one.")
    return rows


def rounded(figure: str, rows: Rows, *fields: str) -> list[dict[str, Any]]:
    """Return the rows with their measures rounded.

    Args:
        figure: its function, for the error.
        rows: the rows of a model's course.
        fields: the measures, which every row must have.

    Raises:
        CourseError: there are no rows, or a row lacks a measure.
    """
    for number, row in enumerate(some(figure, rows)):
        missing = [name for name in ("step", *fields) if name not in row]
        if missing:
            raise CourseError(f"{figure}: row {number} has no '{missing[0]}'; it has {[*row]}.")
    return [
        {**row, **{name: round(float(row[name]), _DECIMALS) for name in fields}} for row in rows
    ]


def names(figure: str, rows: Rows, field: str) -> tuple[str, ...]:
    """Return the series in the order of their first row.

    Args:
        figure: its function, for the error.
        rows: the rows of a model's course.
        field: the field that names the series.

    Raises:
        CourseError: there are more series than can be told apart.
    """
    found = tuple(dict.fromkeys(str(row[field]) for row in rows))
    if len(found) > MOST_SERIES:
        raise CourseError(
            f"{figure}: {len(found)} values of '{field}' can't be told apart in one chart; draw at "
            f"most {MOST_SERIES}."
        )
    return found


def top_of(data: Rows, top: float | None, *fields: str) -> float:
    """Return the top of the scale: as asked, or a little above the highest value.

    Args:
        data: the rows of a model's course.
        top: as asked for, or None.
        fields: the measures on the scale.
    """
    if top is not None:
        return top
    return round(max(max(row[name] for row in data) for name in fields) * 1.05, 4) or 1.0


def number(field: str) -> str:
    """Return a field with two decimals, as an expression.

    Args:
        field: its name.
    """
    return f"format(datum.{field}, '.2f')"


class Name(NamedTuple):
    """What stands at a line's end: the row it hangs on, its place, the words and their shift.

    In a form of a figure each of these is a blank.
    """

    where: str
    step: Any
    level: Any
    text: str
    align: Any = "left"
    dx: Any = 8
    dy: Any = 0


def name_blanks(count: int, stem: str = "name") -> list[Name]:
    """Return names whose every part is a blank.

    Args:
        count: how many.
        stem: sets the blanks of these lines apart from those of others in a figure.
    """
    return [
        Name(
            *(blank(f"{stem} {number} {part}") for part in Name._fields[:4]),
            *(value_blank(f"{stem} {number} {part}") for part in Name._fields[4:]),
        )
        for number in range(count)
    ]


def name_values(names: Sequence[Name], stem: str = "name") -> dict[str, Any]:
    """Return what fills the blanks of `name_blanks`.

    Args:
        names: those of one setting.
        stem: as given there.
    """
    return {
        f"{stem} {number} {part}": value
        for number, name in enumerate(names)
        for part, value in name._asdict().items()
    }


def named_lines(
    base: alt.Chart,
    series: tuple[str, ...],
    names: Sequence[Name],
    *,
    by: str,
    limit: float,
    time: str,
    level: str,
    every: int = 5,
) -> alt.LayerChart:
    """Return a line, points and a name at the end for each series.

    Args:
        base: the chart with its data, and a `label` for each row.
        series: the lines, in their order.
        names: what stands at their ends, as `line_names` gives it.
        by: the field that names the series.
        limit: the top of the scale; what goes beyond is cut off.
        time: title of the steps.
        level: title of the measure.
        every: how far a line's signs stand apart, in steps.
    """
    x = across("step", title=time, format="d", tickMinStep=1, grid=False)
    y = upwards("level", (0, limit), title=level, tickCount=5)
    # A runaway line is cut far above the chart: browsers dash the unseen part too, at length.
    capped = base.transform_calculate(level=f"min(datum.level, {CUT * limit})")
    lines = capped.mark_line(clip=True, aria=False, strokeWidth=2.5)
    seen = base.transform_filter(f"datum.level <= {limit}")
    signs = {**by_shape(by, series), "fillOpacity": sparse("step", every=every)}
    return alt.layer(
        lines.encode(x=x, y=y, **by_dash(by, series)),
        dots(seen, 40, x=x, y=y, **signs),
        *(
            words_at(
                base, name.where, x=x, y=y, align=name.align, dx=name.dx, dy=name.dy, text=name.text
            ).transform_calculate(step=str(name.step), level=str(name.level))
            for name in names
        ),
    )


def line_names(rows: Rows, by: str, *, limit: float, height: int) -> list[Name]:
    """Return what stands at the lines' ends; lines that run the same course share one name.

    Args:
        rows: the rows that the chart shows.
        by: the field that names the series.
        limit: the top of the scale.
        height: of the plot in pixels.
    """
    alike: dict[tuple[Point, ...], list[str]] = {}
    for name in dict.fromkeys(str(row[by]) for row in rows):
        course = tuple((float(r["step"]), float(r["level"])) for r in rows if r[by] == name)
        alike.setdefault(course, []).append(name)
    staying, leaving = [], []
    for course, sharing in alike.items():
        where = f"datum[{literal(by)}] === {literal(sharing[0])} && datum.step === {course[0][0]:g}"
        words = " and ".join(sharing)
        beyond = next((i for i, (_, level) in enumerate(course) if level > limit), None)
        if beyond is None:
            staying.append(Name(where, *course[-1], words))
        else:
            left_at = _crossing(course[max(beyond - 1, 0)], course[beyond], limit)
            leaving.append(Name(where, left_at, limit, f"{words} \N{UPWARDS ARROW}"))
    return [*_spread(staying, limit, height), *_flanking(leaving)]


def courses(rows: Rows, by: str, time: str, limit: float) -> str:
    """Return the courses in words: where each series starts, ends, and leaves the chart.

    Args:
        rows: the rows of a model's course, ordered by step.
        by: the field that names the series.
        time: what a step is.
        limit: the top of the scale.
    """
    said_of = []
    for name in dict.fromkeys(str(row[by]) for row in rows):
        course = [row for row in rows if row[by] == name]
        first, last = course[0], course[-1]
        text = f"{name} goes from {_short(first['level'])} to {_short(last['level'])}"
        gone = next((row["step"] for row in course if row["level"] > limit), None)
        if gone is not None:
            text += f", beyond the top of the chart from {time.lower()} {gone}"
        said_of.append(text)
    steps = [row["step"] for row in rows]
    return f"From {time.lower()} {min(steps)} to {max(steps)}: {'; '.join(said_of)}."


def _short(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _crossing(before: Point, after: Point, limit: float) -> float:
    """Return the step at which a line leaves the chart."""
    rise = after[1] - before[1]
    share = (limit - before[1]) / rise if rise > 0 else 0.0
    return round(before[0] + max(share, 0.0) * (after[0] - before[0]), _DECIMALS)


def _spread(ends: list[Name], limit: float, height: int) -> list[Name]:
    """Shift names down so that none covers another."""
    lowest = float("-inf")
    spread = []
    for end in sorted(ends, key=lambda end: -end.level):
        at = (1 - end.level / limit) * height
        lowest = max(at, lowest + _TEXT_HEIGHT)
        spread.append(end._replace(dy=round(lowest - at, 1)))
    return spread


def _flanking(ends: list[Name]) -> list[Name]:
    """Set names of lines that leave the chart under its top: the first one's left of its line."""
    ordered = [end._replace(dy=9) for end in sorted(ends, key=lambda end: end.step)]
    if len(ordered) > 1:
        ordered[0] = ordered[0]._replace(align="right", dx=-14)
    return ordered
