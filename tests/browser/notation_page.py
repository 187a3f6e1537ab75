"""A page of its own for a part of the book's pages, with the book's styles."""

from pathlib import Path

from coursebook import look
from tests.browser.standalone import _PAGE_STYLE, STATIC

_SHEETS = ("course.css", "notation.css")


def write(path: Path, body: str, script: str = "") -> str:
    """Write the page and return its address.

    Args:
        path: the file.
        body: the markup of its body.
        script: what runs at its end.
    """
    sheets = "".join((STATIC / each).read_text("utf-8") for each in _SHEETS)
    style = look.css() + _PAGE_STYLE + sheets
    end = f"<script>{script}</script>" if script else ""
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style>{body}{end}',
        encoding="utf-8",
    )
    return path.as_uri()
