"""Counts that show themselves on a page: as a table, or as a sentence."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Table:
    """A table that shows itself as text and as HTML; the first column names the row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str = "right"

    def __repr__(self) -> str:
        """Return the table with aligned columns."""
        lines = (self.head, *self.rows)
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.head))]
        shown = [
            "  ".join(
                cell.ljust(width) if i == 0 else cell.rjust(width)
                for i, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        ]
        return "\n".join((self.title, *shown))

    def _repr_html_(self) -> str:
        place = f' style="text-align:{self.align};padding:0.15em 0.4em"'
        # The cell over the rows' names may be empty, and an empty heading would be none.
        head = "".join(
            f'<th scope="col"{place}>{_safe(cell)}</th>' if cell else "<td></td>"
            for cell in self.head
        )
        body = "".join(
            f'<tr><th scope="row">{_safe(row[0])}</th>'
            + "".join(f"<td{place}>{_safe(cell)}</td>" for cell in row[1:])
            + "</tr>"
            for row in self.rows
        )
        return (
            f"<table><caption>{_safe(self.title)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with counts, which shows itself as text and as HTML."""

    text: str

    def __repr__(self) -> str:
        """Return the sentence."""
        return self.text

    def _repr_html_(self) -> str:
        return f"<p>{_safe(self.text)}</p>"


def _safe(text: str) -> str:
    return escape(text, quote=False)
