"""Reading CSV tables that other programs wrote, whatever their encoding and separator."""

import csv
import io
from collections.abc import Iterator

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MOST_COLUMNS = 2_000
LONGEST_CELL = 131_072


def decode(content: bytes) -> tuple[str, str]:
    """Return a table's text, and what had to be mended in it, if anything.

    Args:
        content: what the file holds.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", "replace")
        return text, "is no sound UTF-8: letters that can't be read are shown as \ufffd"


def rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table, cells stripped; the separator is the commonest of , ; and tab.

    Args:
        text: the table.

    Raises:
        csv.Error: it is no table.
    """
    head = text[: text.find("\n")] if "\n" in text else text[:10_000]
    separator = max(",;\t", key=head.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        if len(row) > MOST_COLUMNS:
            raise csv.Error(f"a row has {len(row):,} cells")
        # The reader's own limit is one for the whole process, and another library may lift it.
        if any(len(each) > LONGEST_CELL for each in row):
            raise csv.Error(f"a cell is longer than {LONGEST_CELL:,} characters")
        if any(each.strip() for each in row):
            yield [each.strip() for each in row]


def plain(heading: str) -> str:
    """Return a column's heading with its letters and digits alone, as JSON exports write it.

    Args:
        heading: such as "First name".
    """
    return "".join(c for c in heading.lower() if c.isalnum())
