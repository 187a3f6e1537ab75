"""All tables on one page: what each holds, where it comes from, how it begins, where to get it."""

import csv
from html import escape
from itertools import islice

from coursebook.course import current
from coursebook.datasets import _descriptor
from coursebook.datasets._descriptor import FOLDER

FROM_CHAPTERS = f"../{current().package}/content/tables/"
"""The tables' folder as a chapter sees it; the built book puts its own copy in this place."""

_PREVIEW_ROWS = 5


class Catalogue:
    """The tables in the descriptor's order; shows itself as text and as HTML."""

    def __repr__(self) -> str:
        """Return a line a table."""
        named = (_descriptor.describe(name) for name in _descriptor.names())
        return "\n".join(f"{each.name}: {each.title}" for each in named)

    def _repr_html_(self) -> str:
        """Return a section for each table, with anchors as `#border-totals`."""
        return "".join(_section(name) for name in _descriptor.names())


def _section(name: str) -> str:
    anchor = name.replace("_", "-")
    table, citation = _descriptor.describe(name), _descriptor.citation(name)
    addresses = "".join(f'<li><a href="{escape(u)}">{escape(u)}</a></li>' for u in table.urls)
    return (
        f'<section class="nc-table" id="{anchor}"><h3>{escape(table.title)}</h3>'
        f"<p>{escape(table.description)}</p>"
        f'<p><a href="{FROM_CHAPTERS}{name}.csv" download>{name}.csv</a> · '
        f'<a href="{FROM_CHAPTERS}{_descriptor.DESCRIPTOR}" download>descriptor</a> · '
        f"{escape(table.licence)}</p>"
        f"<details><summary>First rows</summary>{_preview(name)}</details>"
        "<details><summary>Columns, source and caveats</summary>"
        f"{table._repr_html_()}<ul>{addresses}</ul></details>"
        "<details><summary>How to cite</summary>"
        f"<p>{escape(citation.ours)}</p><p>{escape(citation.publisher)}</p></details></section>"
    )


def _preview(name: str) -> str:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = islice(csv.reader(file), _PREVIEW_ROWS + 1)
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>" for row in rows
    )
    return (
        '<div class="nc-table-scroll" tabindex="0" role="region" '
        f'aria-label="First rows of {name}"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
