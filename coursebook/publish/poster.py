"""The picture that stands beside a link to the book: the course's own drawing, and the title.

It is drawn in outlines alone, letters too, so that no font of the machine has a say in it.
"""

import json
from functools import cache
from importlib.metadata import version
from typing import Any

from coursebook import citing, look, parsed
from coursebook.course import current
from coursebook.publish import fonts

NAME = "poster.png"
WIDTH, HEIGHT = 1200, 630
_LINES = (
    ("SourceSerifProSemibold", 66, citing.TITLE.partition(":")[0]),
    ("SourceSerifPro", 46, citing.TITLE.partition(": ")[2]),
    ("SourceSerifPro", 32, current().about),
)


@cache
def png() -> bytes:
    """Return the picture, drawn where anything of it has changed; the same book, the same bytes.

    Raises:
        CourseError: what draws it is not installed.
    """
    return parsed.kept(_drawn, svg(), library="vl-convert-python")


def _drawn(picture: str) -> bytes:
    from coursebook.figures._convert import _vl_convert

    drawn: bytes = _vl_convert().svg_to_png(picture, scale=1)
    return drawn


def svg() -> str:
    """Return the picture as SVG without any text element."""
    ink, paper = look.value("ink"), look.value("paper")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{paper}"/>'
        f"{_picture()}"
        f'<rect x="64" y="150" width="72" height="6" fill="{look.value("accent")}"/>'
        f'<g fill="{ink}">{_words()}</g></svg>'
    )


def alt() -> str:
    """Return what the picture shows, in words."""
    own: Any = current().part("poster")
    return f"{own.ALT}, and the title of the course." if own else "The title of the course."


def _picture() -> str:
    """Return the course's own drawing, if it has one."""
    own: Any = current().part("poster")
    return (
        f'<svg x="520" y="0" width="680" height="{HEIGHT}" viewBox="{own.VIEW}" '
        f'preserveAspectRatio="xMidYMid slice">{own.picture()}</svg>'
        f'<rect width="560" height="{HEIGHT}" fill="{look.value("paper")}"/>'
        if own
        else ""
    )


def _words() -> str:
    lines = json.dumps([version("font-source-serif-pro"), *_LINES])
    return parsed.kept(_outlines, lines, library="fonttools")


def _outlines(lines: str) -> str:
    """Return lines of text below each other as outlines.

    Args:
        lines: JSON of the font's version, then face, size and words of each line.
    """
    top, parts = 195.0, []
    for face, size, text in json.loads(lines)[1:]:
        for line in _broken(text, 24 if size > 60 else 28):
            top += size * 1.15
            parts.append(_outlined(line, face, size, 64, top))
        top += 14
    return "".join(parts)


def _broken(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        fits = len(lines[-1]) + len(word) < most
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
    return lines


def _outlined(text: str, face: str, size: float, left: float, base: float) -> str:
    """Return a line of text as outlines."""
    from fontTools.pens.svgPathPen import SVGPathPen

    font = fonts.opened(face)
    glyphs: Any = font.getGlyphSet()
    names, scale, x, parts = font.getBestCmap(), size / font["head"].unitsPerEm, left, []
    for letter in text:
        glyph = names[ord(letter)]
        pen = SVGPathPen(glyphs)
        glyphs[glyph].draw(pen)
        place = f"translate({x:.2f} {base:.2f}) scale({scale:.5f} {-scale:.5f})"
        parts.append(f'<path transform="{place}" d="{pen.getCommands()}"/>')
        x += glyphs[glyph].width * scale
    return "".join(parts)
