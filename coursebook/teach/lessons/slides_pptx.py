"""The slides of a lesson as PPTX, with speaker notes and alternative texts, the same each time."""

import io
import sys
import zipfile
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from coursebook import citing, look
from coursebook.errors import CourseError
from coursebook.teach._zip import zip_bytes
from coursebook.teach.lessons import slides as at
from coursebook.teach.lessons.slides import Figure, Slide

_TITLE_ONLY = 5
_TITLE, _INK, _MUTED = (look.value(each)[1:].upper() for each in ("accent", "ink", "ink-2"))
_FONT = "Arial"
# A deck that says when it was made is another one each day.
_NO_DATE = datetime(2000, 1, 1)
_SCALE = 2.0


def pptx_bytes(title: str, slides: Sequence[Slide]) -> bytes:
    """Return slides as a PPTX file.

    Args:
        title: of the document.
        slides: in order.

    Raises:
        CourseError: python-pptx is missing.
    """
    if find_spec("pptx") is None:
        raise CourseError(
            "slides need python-pptx, which is not installed here: run "
            f"`{sys.executable} -m pip install python-pptx`"
        )
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    made.slide_width, made.slide_height = Inches(at.WIDTH), Inches(at.HEIGHT)
    _properties(made.core_properties, title)
    for each in slides:
        _add(made, each)
    stored = io.BytesIO()
    made.save(stored)
    with zipfile.ZipFile(stored) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def _properties(properties: Any, title: str) -> None:
    properties.title, properties.author = title, citing.AUTHORS
    properties.last_modified_by, properties.language = "", "en-GB"
    properties.created = properties.modified = _NO_DATE


def _add(made: Any, slide: Slide) -> None:
    page = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    _title(page.shapes.title, slide.title)
    body = _box(page, at.BODY_TOP, slide.width, at.BODY_HEIGHT)
    for i, text in enumerate(slide.paragraphs):
        _write(body, text, slide.size, first=i == 0, quoted=bool(slide.quote) and i == 0)
    if slide.figure:
        _picture(page, slide.figure)
    if slide.source:
        below = _box(page, at.HEIGHT - 0.75, at.BODY_WIDTH, 0.45)
        _write(below, slide.source, at.SOURCE_SIZE, first=True, colour=_MUTED)
    page.notes_slide.notes_text_frame.text = "\n".join(filter(None, slide.notes))


def _title(shape: Any, text: str) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Inches

    shape.left, shape.top = Inches(at.MARGIN), Inches(0.45)
    shape.width, shape.height = Inches(at.BODY_WIDTH), Inches(0.9)
    shape.text_frame.text = text
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    _letters(paragraph.runs[0].font, at.TITLE_SIZE, _TITLE, bold=True)


def _box(page: Any, top: float, wide: float, tall: float) -> Any:
    from pptx.util import Inches

    box = page.shapes.add_textbox(Inches(at.MARGIN), Inches(top), Inches(wide), Inches(tall))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _write(
    frame: Any, text: str, size: int, *, first: bool, quoted: bool = False, colour: str = _INK
) -> None:
    from pptx.util import Pt

    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = text
    _letters(run.font, size, _TITLE if quoted else colour)
    paragraph.line_spacing, paragraph.space_after = 1.0, Pt(at.GAP * size)


def _letters(font: Any, size: int, colour: str, *, bold: bool = False) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    font.size, font.bold, font.name = Pt(size), bold, _FONT
    font.color.rgb = RGBColor.from_string(colour)


def _picture(page: Any, figure: Figure) -> None:
    from pptx.util import Inches
    from vl_convert import svg_to_png

    wide = min(at.FIGURE_WIDTH, at.BODY_HEIGHT * figure.shape)
    left = at.FIGURE_LEFT + (at.FIGURE_WIDTH - wide) / 2
    drawn = io.BytesIO(svg_to_png(figure.svg, scale=_SCALE))
    shape = page.shapes.add_picture(drawn, Inches(left), Inches(at.BODY_TOP), width=Inches(wide))
    described = shape._element.nvPicPr.cNvPr
    described.set("descr", figure.alt)
    described.set("name", "Figure")
