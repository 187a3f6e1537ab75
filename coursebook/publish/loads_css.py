"""What a stylesheet makes a browser fetch."""

import re
from collections.abc import Iterator

from coursebook.publish.addresses import Load, tidy

_STRING = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_URL = rf"url\(\s*(?:{_STRING}|[^)\"'\s]*)\s*\)"
_PARTS = re.compile(
    rf"/\*.*?(?:\*/|$)"
    rf"|@namespace\b[^;]*;"  # names a kind of markup, and fetches nothing
    rf"|@import\s*(?P<sheet>{_URL}|{_STRING})"
    rf"|(?P<url>{_URL})"
    rf"|image-set\((?P<set>(?:{_URL}|{_STRING}|[^()]|\([^()]*\))*)\)"
    rf"|{_STRING}",
    re.DOTALL | re.IGNORECASE,
)
_STRINGS = re.compile(_STRING, re.DOTALL)


def style_loads(text: str) -> Iterator[Load]:
    """Yield what a stylesheet, or a `style` attribute, fetches; comments and texts fetch nothing.

    Args:
        text: the stylesheet.
    """
    for part in _PARTS.finditer(text):
        if part["sheet"]:
            yield Load("@import in a stylesheet", _address(part["sheet"]))
        elif part["url"]:
            yield Load("url() in a stylesheet", _address(part["url"]))
        elif part["set"]:
            yield from _choices(part["set"])


def _choices(images: str) -> Iterator[Load]:
    """Yield the pictures of an `image-set()`: as `url()`, or as bare strings."""
    yield from style_loads(images)
    for text in _STRINGS.findall(re.sub(_URL, "", images)):
        yield Load("image-set() in a stylesheet", _address(text))


def _address(written: str) -> str:
    if written[:4].lower() == "url(":
        written = written[4:-1].strip()
    return tidy(written.strip("\"'"))
