"""Building XML: elements in one expression, and bytes that depend on content alone."""

import re
from xml.etree import ElementTree

Element = ElementTree.Element
Part = Element | str | None
"""What an element may be made of: another element, text, or nothing."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def el(tag: str, /, *parts: Part, **attributes: str) -> Element:
    """Return an element.

    Args:
        tag: its name.
        parts: elements and text, in order; None is left out.
        attributes: its attributes in order; `class_` stands for class, `xml__lang` for xml:lang.
    """
    named = {_name(key): clean(value) for key, value in attributes.items()}
    made = Element(tag, named)
    for part in parts:
        if isinstance(part, str):
            _add_text(made, clean(part))
        elif part is not None:
            made.append(part)
    return made


def document(root: Element, *, indent: bool = True) -> bytes:
    """Return an XML file.

    Args:
        root: its root element.
        indent: whether to break lines between elements; not where text and elements mix.
    """
    if indent:
        ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def html(parts: list[Element]) -> str:
    """Return elements as HTML text."""
    return "".join(ElementTree.tostring(each, encoding="unicode") for each in parts)


def clean(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def _name(key: str) -> str:
    return key.rstrip("_").replace("__", ":")


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
