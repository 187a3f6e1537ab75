"""A line to draw, on paper: an empty grid with what is given; the figures stand with the others."""

import calendar
import math
import re
from typing import Any

from lxml import html

from coursebook.teach import _pages
from coursebook.teach.pdf.paper_words import words

_MONTHS = {name: i for i, name in enumerate(calendar.month_name) if name}
_WIDTH, _HEIGHT = 680, 300
_LEFT, _RIGHT, _TOP, _FOOT = 56, 12, 24, 24
_ROWS = 5
_EVERY = 5
"""A line for each so many years."""


def take(article: Any) -> list[tuple[str, Any]]:
    """Put grids in the place of the tables that tell what was to be drawn; return those.

    Args:
        article: the page, which is changed.
    """
    taken = []
    for table in article.xpath(".//section[@class='nc-draw-twin']/table"):
        caption = table.find("caption")
        title = words(caption)
        table.addprevious(html.fragment_fromstring(_grid(title, table)))
        caption.drop_tree()
        table.drop_tree()
        taken.append((title, table))
    return taken


def _grid(title: str, table: Any) -> str:
    unit = table.xpath("string(./thead/tr/th[2])")
    points = [
        (_when(row), _number(row), "(given)" in row[0].text_content())
        for row in table.xpath("./tbody/tr")
    ]
    given = [(x, y) for x, y, is_given in points if is_given]
    start, end = points[0][0], points[-1][0]
    top = _round_up(max(y for _, y, _ in points))

    def across(x: float) -> float:
        return round(_LEFT + (x - start) / (end - start) * (_WIDTH - _LEFT - _RIGHT), 1)

    def up(y: float) -> float:
        return round(_HEIGHT - _FOOT - y / top * (_HEIGHT - _FOOT - _TOP), 1)

    rows = [i * top / _ROWS for i in range(_ROWS + 1)]
    years = range(math.ceil(start / _EVERY) * _EVERY, math.floor(end) + 1, _EVERY)
    lines: list[tuple[float, ...]] = [(_LEFT, up(y), _WIDTH - _RIGHT, up(y)) for y in rows]
    lines += [(across(x), _TOP, across(x), _HEIGHT - _FOOT) for x in years]
    labels: list[tuple[float, float, str, str]] = [
        (_LEFT - 6, up(y) + 4, "end", f"{y:,g}") for y in rows
    ]
    labels += [(across(x), _HEIGHT - 8, "middle", str(x)) for x in years]
    labels.append((0, 12, "start", unit))
    told = (
        f"{title}: an empty grid to draw on, {int(start)} to {int(end)} across, 0 to {top:,g} up. "
        f"The line is given from {given[0][1]:,g} to {given[-1][1]:,g}."
    )
    return _pages.template("drawing_grid.svg").render(
        width=_WIDTH,
        height=_HEIGHT,
        told=told,
        lines=lines,
        given=" ".join(f"{across(x)},{up(y)}" for x, y in given),
        labels=labels,
    )


def _when(row: Any) -> float:
    """Return a row's time in years, from "1990 (given)" or "August 1999"."""
    parts = row[0].text_content().split()
    year = next(int(each) for each in parts if re.fullmatch(r"\d{4}", each))
    return year + (_MONTHS.get(parts[0], 1) - 1) / 12


def _number(row: Any) -> float:
    return float(re.sub(r"[^\d.]", "", row[1].text_content().split()[0]))


def _round_up(most: float) -> float:
    """Return the next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    whole = 10 ** math.floor(math.log10(most))
    return float(next(part * whole for part in (1, 2, 2.5, 5, 10) if part * whole >= most))
