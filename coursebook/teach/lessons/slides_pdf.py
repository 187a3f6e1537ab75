"""The slides of a lesson as a page of HTML, for PDF: one sheet a slide."""

from base64 import b64encode
from collections.abc import Sequence

from coursebook.teach import _pages
from coursebook.teach.lessons import slides as at
from coursebook.teach.lessons.slides import Slide


def slides_html(title: str, slides: Sequence[Slide]) -> str:
    """Return slides as a page whose sheets are the slides.

    Args:
        title: of the document.
        slides: in order.
    """
    return _pages.page("slides.html", title=title, slides=slides, at=at, coded=_coded)


def _coded(svg: str) -> str:
    return b64encode(svg.encode()).decode()
