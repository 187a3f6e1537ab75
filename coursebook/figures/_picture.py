"""A chart as a picture for places where nothing draws specifications, such as GitHub's preview.

Unlike the SVG of a built page it stands alone: on white paper, in ink, with its size and its words
in itself, and without what a page's script and screen readers ask of single marks.
"""

import hashlib
import json
import xml.etree.ElementTree as ET
from importlib.util import find_spec

from coursebook.figures._clean import SENTENCE, cleaned, put_words
from coursebook.figures._convert import draw_one
from coursebook.figures._figure import Spec, caption
from coursebook.figures._style import INK

# Where none of our fonts is installed, another one may be wider than what was measured.
_ROOM = {"left": 5, "top": 5, "right": 24, "bottom": 5}


def can_draw() -> bool:
    """Say whether pictures can be drawn here: only those who build the book need vl-convert."""
    return find_spec("vl_convert") is not None


def picture(spec: Spec) -> str:
    """Return a chart as SVG that stands alone; the same chart gives the same bytes.

    Args:
        spec: the Vega-Lite specification.

    Raises:
        CourseError: vl-convert is missing, or can't draw the specification.
    """
    words = caption(spec)
    title = words.title or "Chart"
    # Some viewers put all pictures into one page, where ids must differ.
    stem = "c" + hashlib.sha256(json.dumps(spec).encode()).hexdigest()[:6]
    root = cleaned(draw_one({**spec, "padding": _ROOM}, None), stem)
    for element in root.iter():
        element.attrib.pop(SENTENCE, None)
    _, _, width, height = root.attrib["viewBox"].split()
    first = {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height}
    root.attrib = {**first, "role": "img", "aria-label": title, **root.attrib}
    put_words(root, (title, words.description))
    return ET.tostring(root, encoding="unicode").replace("currentColor", INK)
