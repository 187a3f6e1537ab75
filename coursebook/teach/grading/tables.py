"""Reading CSV tables that other programs wrote, whatever their encoding and separator."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MOST_COLUMNS = 2_000
LONGEST_CELL = 131_072
_SAMPLE = 8
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def decode(content: bytes) -> tuple[str, str]:
    """Return a table's text, and what had to be mended in it, if anything.

    Args:
        content: what the file holds.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ""
    if encoding := _unmarked(content):
        return content.decode(encoding, "replace"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("cp1252"), (
            "is no UTF-8, so it was read as Windows-1252, as Excel saves in Western Europe: look "
            "at letters with accents, or save it as CSV UTF-8"
        )
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", "replace")
        return text, (
            "is no sound UTF-8: letters that can't be read are shown as \ufffd; save it anew as "
            "CSV UTF-8"
        )


def _unmarked(content: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, if it is: its Latin letters have a zero."""
    head = content[:1000]
    if head[1::2].count(0) > len(head) / 4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) / 4 else ""


def rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table, cells stripped, whether they are parted by , or ; or tab.

    Args:
        text: the table.

    Raises:
        csv.Error: it is no table.
    """
    separator = max(",;\t", key=lambda each: (_parting(text, each), *_columns(text, each)))
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        if len(row) > MOST_COLUMNS:
            raise csv.Error(f"a row has {len(row):,} cells")
        # The reader's own limit is one for the whole process, and another library may lift it.
        if any(len(each) > LONGEST_CELL for each in row):
            raise csv.Error(f"a cell is longer than {LONGEST_CELL:,} characters")
        if any(each.strip() for each in row):
            yield [each.strip() for each in row]


def _parting(text: str, separator: str) -> int:
    """Return how often a sign parts columns in the heading, for all that can be told.

    A sign within quotation marks parts nothing, nor does one before a blank, as in "note, if any",
    nor a comma between digits, as in "Bewertung/10,00".
    """
    heading = _QUOTED.sub("", text[:20_000].lstrip().partition("\n")[0])
    between = r"(?<!\d),|,(?!\d)" if separator == "," else re.escape(separator)
    return len(re.findall(rf"(?:{between})(?! )", heading))


def _columns(text: str, separator: str) -> tuple[int, int]:
    """Return how many columns a separator gives in each of the first rows, and in the heading."""
    lines = text[:20_000].splitlines()[:_SAMPLE]
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    return min(counts, default=0), counts[0] if counts else 0


def plain(heading: str) -> str:
    """Return a column's heading with its letters and digits alone, as JSON exports write it.

    Args:
        heading: such as "First name".
    """
    return "".join(c for c in heading.lower() if c.isalnum())
