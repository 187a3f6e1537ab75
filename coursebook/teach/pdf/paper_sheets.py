"""Sheets without empty feet: tall pictures drawn smaller, or after the text that follows them."""

from pathlib import Path
from typing import Any

from coursebook.teach.assignment.record import Paper

_SCRIPT = Path(__file__).parents[1] / "static" / "_sheets.js"
_SIZES: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
MARGINS = (36, 42)
"""Millimetres that the margins take of width and height: see static/course_pdf.css."""


def fill(page: Any, paper: Paper) -> None:
    """Move and shrink the pictures of a document where they leave the foot of a sheet empty.

    Args:
        page: the document as opened in the browser.
        paper: the size of its sheets.
    """
    width, height = (side - margin for side, margin in zip(_SIZES[paper], MARGINS, strict=True))
    page.emulate_media(media="print")
    page.evaluate(_SCRIPT.read_text("utf-8"), {"width": width, "height": height})
