"""Tables on paper: short words whole, wide tables turned, long narrow ones in two columns."""

from typing import Any

from coursebook.teach.pdf.paper_words import words

SHORT = 8
"""So many rows of a table fit a page's end."""
_LONG, _FEW = 16, 3
"""A table of more rows and no more columns stands in two columns of the page."""
_WHOLE = 80
"""So many of its rows fit a sheet."""
_WIDE = 20
"""A word of more letters than these may be divided anywhere."""
_MANY = 7
"""More columns than these are too many for letters of the usual size."""
_BRIEF = 18
"""Cells of no more letters than these stay on one line where all of their column are as short."""
_NAME = 28
"""The same for names in a first column, which have no blanks."""
_NAMES = ".//th[not(*)][not({0})] | .//td[not({0})]/code".format("contains(@class, 'brief')")
"""Names of columns that may be divided."""
_TURNED = 3
"""So many rows of a table that is turned, since each takes a column."""


def fit(tree: Any) -> None:
    """Mark tables that need not be divided, and those that need small letters to fit.

    Args:
        tree: a part of a page, which is changed.
    """
    for table in tree.xpath("descendant-or-self::table"):
        is_turned = _turn(table)
        rows = table.xpath(".//tr")
        if rows and len(rows[0]) > _MANY:
            table.classes.add("wide")
        elif len(rows) <= SHORT or is_turned:
            table.classes.add("short")
        _keep_brief(rows)
        for name in table.xpath(_NAMES):
            _break_names(name)
        for cell in table.xpath(".//td"):
            if max(map(len, words(cell).split()), default=0) > _WIDE:
                cell.classes.add("long")


def columns(table: Any) -> str:
    """Return how a table stands on the sheet: long and narrow ones in two columns.

    Args:
        table: the table.
    """
    rows = table.xpath(".//tr")
    if len(rows) <= _LONG or len(rows[0]) > _FEW:
        return ""
    return "columns" if len(rows) > _WHOLE else "columns short"


def _keep_brief(rows: list[Any]) -> None:
    """Keep dates, numbers and single words on one line where a longer column can give way."""
    body = [row for row in rows if row.getparent().tag != "thead"]
    grid = [[words(cell) for cell in row] for row in body]
    if not grid or len({len(row) for row in grid}) > 1 or len(grid[0]) > _MANY:
        return
    longest = [max(map(len, column)) for column in zip(*grid, strict=True)]
    if max(longest) <= _BRIEF:
        return
    if longest[0] <= _NAME and not any(" " in row[0] for row in grid):
        longest[0] = 0
    for row in body:
        for cell, letters in zip(row, longest, strict=True):
            if letters <= _BRIEF:
                cell.classes.add("brief")


def _turn(table: Any) -> bool:
    """Make rows of the columns of a sample that has too many for a sheet; say whether it has."""
    heads, rows = table.xpath("./thead/tr/th"), table.xpath("./tbody/tr")
    if len(heads) <= _MANY or not table.xpath("parent::*[@class='nc-table-scroll']"):
        return False
    (body,) = table.findall("tbody")
    shown = rows[:_TURNED]
    for each in (table.find("thead"), *rows):
        each.drop_tree()
    for head in heads:
        row = body.makeelement("tr", {})
        head.set("scope", "row")
        row.extend([head, *(each[0] for each in shown)])  # which takes them out of their rows
        body.append(row)
    return True


def _break_names(head: Any) -> None:
    """Let the name of a column break behind its underscores."""
    first, *rest = (head.text or "").split("_")
    head.text = f"{first}_" if rest else first
    for i, part in enumerate(rest, start=1):
        point = head.makeelement("wbr", {})
        point.tail = f"{part}_" if i < len(rest) else part
        head.append(point)
