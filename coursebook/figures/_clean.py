"""Turn the SVG that Vega draws into one that can stand inline in a page, many times over.

The result names itself, takes the page's text colour, keeps its ids apart from those of other
charts by a prefix, and leaves out what is invisible. The same input gives the same bytes.
"""

import re
import xml.etree.ElementTree as ET

from coursebook.figures._style import INK

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# A tenth of a pixel can't be seen; scale factors, which can, keep all their digits.
_DECIMALS = 1
_GEOMETRY = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewBox")
_INKS = (INK, "#000", "#000000", "black", "rgb(0,0,0)", "rgb(0, 0, 0)")
# The page's name for what a mark says: `figure.js` shows it, and screen readers don't see it.
SENTENCE = "data-nc-mark"
# What only Vega's own runtime asks for, and names inside the picture, which is one image; all that
# is drawn is hidden from screen readers as a whole.
_DROPPED = ("class", "pointer-events", "role", "aria-roledescription", "aria-label", "aria-hidden")
_EMPTY_PATHS = ("", "M0,0h0v0h0Z")


def inline_svg(raw: str, stem: str, variant: str, title: str, description: str) -> str:
    """Return Vega's SVG made ready for a page.

    Args:
        raw: the SVG as vl-convert gives it.
        stem: the start of every id, which sets them apart from those of other charts.
        variant: "wide", "narrow" or "only", for the stylesheet.
        title: the chart's name.
        description: what it shows.
    """
    root = cleaned(raw, stem)
    _name(root, stem, variant)
    put_words(root, (title, description), stem)
    return ET.tostring(root, encoding="unicode")


def cleaned(raw: str, stem: str) -> ET.Element:
    """Return Vega's SVG without its size and what is invisible, in the page's ink, with own ids.

    Args:
        raw: the SVG as vl-convert gives it.
        stem: the start of every id.
    """
    root = ET.fromstring(raw)
    for element in root.iter():
        element.tag = element.tag.removeprefix("{" + _SVG + "}")
    _drop_invisible(root)
    ids = _new_ids(root, stem)
    for element in root.iter():
        _plain(element)
        _renamed(element, ids)
    _unwrap(root)
    _inherit_font(root)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    return root


def put_words(root: ET.Element, words: tuple[str, str], stem: str = "") -> None:
    """Put title and description into a picture, as what stands first in it.

    Args:
        root: the picture.
        words: its title and its description.
        stem: the start of their ids; without it they get none.
    """
    for index, (tag, text) in enumerate(zip(("title", "desc"), words, strict=True)):
        element = ET.Element(tag, {"id": f"{stem}-{tag}"} if stem else {})
        element.text = text
        root.insert(index, element)


def _drop_invisible(parent: ET.Element) -> None:
    for child in list(parent):
        _drop_invisible(child)
        if _invisible(child):
            parent.remove(child)


def _invisible(element: ET.Element) -> bool:
    if element.get("display") == "none" or element.get("opacity") == "0":
        return True
    if element.tag == "path":
        shapeless = element.get("d", "") in _EMPTY_PATHS
        unpainted = element.get("stroke") is None and element.get("fill") is None
        return shapeless or (unpainted and element.get("class") in ("background", "foreground"))
    return element.tag == "g" and len(element) == 0


def _plain(element: ET.Element) -> None:
    """Round the numbers, drop what is only for Vega, and let the page's text colour through."""
    sentence = element.get("aria-label") if _is_mark(element) else None
    for name in _DROPPED:
        element.attrib.pop(name, None)
    if sentence is not None:
        element.set(SENTENCE, sentence)
    for name in ("opacity", "fill-opacity"):
        if element.get(name) == "1":
            del element.attrib[name]
    for name in ("fill", "stroke"):
        if element.get(name) in _INKS:
            element.set(name, "currentColor")
    for name in _GEOMETRY:
        if name in element.attrib and "scale" not in element.attrib[name]:
            element.set(name, _NUMBER.sub(_rounded, element.attrib[name]))


def _is_mark(element: ET.Element) -> bool:
    """Tell a mark that stands for data from axes, legends and titles, which are groups."""
    return (
        element.get("role") == "graphics-symbol"
        and element.get("aria-label") is not None
        and element.tag != "g"
    )


def _rounded(match: re.Match[str]) -> str:
    text = f"{float(match[0]):.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _new_ids(root: ET.Element, stem: str) -> dict[str, str]:
    """Return old id -> new one: Vega numbers on through a process, so its ids can't stay."""
    old = [value for element in root.iter() if (value := element.get("id"))]
    return {each: f"{stem}-{number}" for number, each in enumerate(dict.fromkeys(old))}


def _renamed(element: ET.Element, ids: dict[str, str]) -> None:
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, ids[value])
        elif name == _XLINK_HREF:
            # HTML knows the attribute by its plain name only.
            del element.attrib[name]
            element.set("href", f"#{ids[value[1:]]}" if value[1:] in ids else value)
        elif "url(#" in value:
            element.set(name, _REFERENCE.sub(lambda match: f"url(#{ids[match[1]]})", value))


def _unwrap(parent: ET.Element) -> None:
    """Replace groups that say nothing by their children."""
    children: list[ET.Element] = []
    for child in parent:
        _unwrap(child)
        still = child.get("transform") in (None, "translate(0,0)")
        if child.tag == "g" and still and set(child.attrib) <= {"transform"}:
            children.extend(child)
        else:
            children.append(child)
    parent[:] = children


def _inherit_font(root: ET.Element) -> None:
    texts = list(root.iter("text"))
    for name in ("font-family", "font-size"):
        values = [text.get(name) for text in texts if text.get(name)]
        if values:
            # The most frequent, and among equals the first: deterministic.
            common = max(dict.fromkeys(values), key=values.count)
            root.set(name, common or "")
            for text in texts:
                if text.get(name) == common:
                    del text.attrib[name]


def _name(root: ET.Element, stem: str, variant: str) -> None:
    """Make the picture one image with a name, and a tab stop where it has marks to walk.

    A screen reader hears a name and a description instead of every mark and label; the numbers
    are in the table below. Browsers differ in whether an image hides what is inside it, so that is
    hidden by name. The marks must not take the focus then: it stays on the picture, and the script
    walks them.
    """
    root.set("role", "img")
    if any(SENTENCE in element.attrib for element in root.iter()):
        root.set("tabindex", "0")
    root.set("class", f"nc-svg nc-svg-{variant}")
    root.set("aria-labelledby", f"{stem}-title")
    root.set("aria-describedby", f"{stem}-desc")
    drawn = ET.Element("g", {"aria-hidden": "true"})
    drawn[:], root[:] = list(root), [drawn]
