"""The slides of a lesson as a page of HTML, for PDF: one sheet a slide."""

from base64 import b64encode
from collections.abc import Sequence

from coursebook import look
from coursebook.teach import _pages
from coursebook.teach.lessons.slides import (
    BODY_HEIGHT,
    BODY_TOP,
    BODY_WIDTH,
    FIGURE_LEFT,
    FIGURE_WIDTH,
    GAP,
    HEIGHT,
    LEADING,
    MARGIN,
    SOURCE_SIZE,
    TITLE_SIZE,
    WIDTH,
    Figure,
    Slide,
)

_STYLE = f"""<style>
@page {{ size: {WIDTH}in {HEIGHT}in; margin: 0; }}
main {{ max-width: none; padding: 0; }}
h1:first-child {{ position: absolute; left: -9999px; }}
.slide {{ position: relative; width: {WIDTH}in; height: {HEIGHT - 0.01}in; overflow: hidden;
  break-after: page; font-family: Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }}
.slide:last-child {{ break-after: auto; }}
.slide h2 {{ position: absolute; left: {MARGIN}in; top: .5in; width: {BODY_WIDTH}in; margin: 0;
  font-size: {TITLE_SIZE}pt; color: {look.value("accent")}; }}
.body {{ position: absolute; left: {MARGIN}in; top: {BODY_TOP}in; width: {BODY_WIDTH}in;
  height: {BODY_HEIGHT}in; line-height: {LEADING}; }}
.body p {{ margin: 0 0 {GAP}em; }}
.body blockquote {{ margin: 0 0 {GAP}em; padding-left: .3em;
  border-left: 4px solid {look.value("hair")}; }}
.slide img {{ position: absolute; left: {FIGURE_LEFT}in; top: {BODY_TOP}in;
  width: {FIGURE_WIDTH}in; height: {BODY_HEIGHT}in; object-fit: contain;
  object-position: center top; }}
.source {{ position: absolute; left: {MARGIN}in; bottom: .4in; width: {BODY_WIDTH}in; margin: 0;
  font-size: {SOURCE_SIZE}pt; color: {look.value("ink-2")}; }}
</style>"""


def slides_html(title: str, slides: Sequence[Slide]) -> str:
    """Return slides as a page whose sheets are the slides.

    Args:
        title: of the document.
        slides: in order.
    """
    return _pages.page(title, _STYLE, *map(_slide, slides)).decode()


def _slide(slide: Slide) -> str:
    quote = f"<blockquote>{_pages.text(slide.paragraphs[0])}</blockquote>" if slide.quote else ""
    lines = "".join(map(_pages.para, slide.lines))
    figure = _figure(slide.figure) if slide.figure else ""
    style = f"font-size:{slide.size}pt;width:{slide.width}in"
    body = f'<div class="body" style="{style}">{quote}{lines}</div>{figure}'
    source = _pages.para(slide.source, kind="source") if slide.source else ""
    return f'<section class="slide"><h2>{_pages.text(slide.title)}</h2>{body}{source}</section>'


def _figure(figure: Figure) -> str:
    coded = b64encode(figure.svg.encode()).decode()
    return f'<img alt="{_pages.text(figure.alt)}" src="data:image/svg+xml;base64,{coded}">'
