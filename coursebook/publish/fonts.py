"""The serif of the book's text: a part of Source Serif Pro, in the page's own stylesheet.

In the stylesheet it comes with the first paint and nothing moves when it arrives; a file of its own
would not load from `file://` in every browser. Its licence keeps the name *Source* for the whole
font, so the part goes by another, and the licence lies beside it.
"""

import base64
import io
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coursebook import parsed
from coursebook.course import distribution
from coursebook.errors import CourseError

LICENCE = "serif-licence.txt"
_FACES = (
    ("SourceSerifPro", "normal", "400"),
    ("SourceSerifProIt", "italic", "400"),
    ("SourceSerifProSemibold", "normal", "600 900"),
)
_LETTERS = "©«·»×ßàáâãäåæçèéêëíîïñóôöøùúûüýÄÖÜÉĀāăćčęěīķłńřśşšūźžıŠŽČŁ–—‘’“”„…−\u00a0\u2060"
_CODES = [*range(0x20, 0x7F), *map(ord, _LETTERS)]
# How wide each is beside ours, letters weighed as English has them; heights follow from that.
_STAND_INS = (
    ("Course Serif as Georgia", "normal", "400", 'local("Georgia")', 0.985),
    (
        *("Course Serif as Times", "normal", "400"),
        *('local("Times New Roman"), local("Liberation Serif")', 1.087),
    ),
    ("Course Serif as DejaVu", "normal", "400", 'local("DejaVu Serif")', 0.872),
    ("Course Serif as DejaVu", "italic", "400", 'local("DejaVu Serif Italic")', 0.807),
    ("Course Serif as DejaVu", "normal", "600 900", 'local("DejaVu Serif Bold")', 0.802),
)
_ASCENT, _DESCENT = 1.036, 0.335


@cache
def stylesheet() -> str:
    """Return the rules that bring the font, itself within them.

    Raises:
        CourseError: what makes the part is not installed.
    """
    return "\n".join([*map(_face, _FACES), *map(_stand_in, _STAND_INS), ""])


@cache
def licence() -> str:
    """Return the font's licence, which goes wherever the font goes."""
    return _files().joinpath("LICENSE.txt").read_text(encoding="utf-8")


def _files() -> Path:
    try:
        import font_source_serif_pro
    except ModuleNotFoundError as error:
        raise CourseError(
            "The serif of the book's text is not installed. Run: pip install "
            f"'{distribution()[0]}[build]'"
        ) from error
    return Path(font_source_serif_pro.__file__).parent / "files"


@cache
def opened(name: str) -> Any:
    """Return one face of the whole font, to draw letters with.

    Args:
        name: such as "SourceSerifProSemibold".
    """
    from fontTools.ttLib import TTFont

    return TTFont(_path(name))


def _path(name: str) -> Path:
    return next(each for each in _files().glob("*.ttf") if _stem(each) == name)


def _face(face: tuple[str, str, str]) -> str:
    name, style, weight = face
    whole = base64.b64encode(_path(name).read_bytes()).decode()
    # Cutting and packing take most of a second, so the part is kept while nothing of it changes.
    part = parsed.kept(_part, f"{version('brotli')} {whole}", library="fonttools")
    data = base64.b64encode(part).decode()
    return (
        f'@font-face {{ font-family: "Course Serif"; font-style: {style}; font-weight: {weight}; '
        # It is there within a frame or two: till then unseen, since seen text would move.
        f'font-display: block; src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


def _stem(path: Path) -> str:
    return path.stem.replace("-Regular", "").replace("-", "")


def _part(text: str) -> bytes:
    """Return the letters that the book uses, as WOFF2; the same font gives the same bytes.

    Args:
        text: the version of what packs it, and the whole font in base64.
    """
    from fontTools import subset

    options = subset.Options(
        flavor="woff2", layout_features=["kern", "liga"], hinting=False, name_IDs=[0, 13, 14]
    )
    whole = io.BytesIO(base64.b64decode(text.partition(" ")[2]))
    font: Any = subset.load_font(whole, options)
    part = subset.Subsetter(options)
    part.populate(unicodes=_CODES)
    part.subset(font)
    written = io.BytesIO()
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()


def _stand_in(each: tuple[str, str, str, str, float]) -> str:
    """Return a face with our font's measures, for the moment before it is read."""
    name, style, weight, source, width = each
    return (
        f'@font-face {{ font-family: "{name}"; font-style: {style}; font-weight: {weight}; '
        f"src: {source}; size-adjust: {width:.1%}; "
        f"ascent-override: {_ASCENT / width:.1%}; descent-override: {_DESCENT / width:.1%}; "
        "line-gap-override: 0%; }"
    )
