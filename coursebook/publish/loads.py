"""What a page makes a browser fetch: the one place that knows which markup, style and code does.

A link that a reader follows is no load, nor is the name of a namespace. What a script puts
together while it runs can't be read from its text, see `loads_js`.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from coursebook.publish.addresses import Load, is_remote, tidy
from coursebook.publish.loads_css import style_loads
from coursebook.publish.loads_js import js_loads, texts_with

_HREFS = ("href", "xlink:href")
# Element -> the attributes whose address is fetched, or sent to, without a link being followed.
_ATTRIBUTES = {
    "a": ("ping",),
    "area": ("ping",),
    "audio": ("src",),
    "base": ("href",),  # it turns every address of the page
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "feimage": _HREFS,
    "form": ("action",),
    "frame": ("src",),
    "html": ("manifest",),
    "iframe": ("src",),
    "image": _HREFS,
    "img": ("src",),
    "input": ("src", "formaction"),
    "object": ("data", "codebase"),
    "script": ("src", *_HREFS),
    "source": ("src",),
    "track": ("src",),
    "use": _HREFS,
    "video": ("src", "poster"),
}
_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_LOADING_RELATIONS = {"stylesheet", "preload", "modulepreload", "prefetch", "prerender"}
_LOADING_RELATIONS |= {"preconnect", "dns-prefetch", "icon", "apple-touch-icon", "mask-icon"}
_LOADING_RELATIONS |= {"manifest"}
_SCRIPT_TYPE = re.compile(r"(?:module|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script.*)?")
# Attributes of SVG that may name a paint, a filter or a shape elsewhere.
_PAINTS = {"fill", "stroke", "filter", "mask", "clip-path", "cursor"}
_PAINTS |= {"marker", "marker-start", "marker-mid", "marker-end"}
_SRCSET = re.compile(r"[\s,]*([^\s,][^\s]*[^\s,]|[^\s,])(?:\s+[^,]*)?")
_REFRESH = re.compile(r"[\d.\s;,]*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_DATA = re.compile(r"data:([\w/+.-]*)([^,]*),(.*)", re.DOTALL | re.IGNORECASE)


def html_loads(text: str) -> tuple[Load, ...]:
    """Return what a page, a piece of one, or an SVG fetches.

    Args:
        text: the markup.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(reader.loads)


@lru_cache(maxsize=128)
def script_loads(source: str) -> tuple[Load, ...]:
    """Return what a script fetches, also by the markup and the styles that it writes.

    Args:
        source: the script, or a module such as a widget's `_esm`.
    """
    loads = list(js_loads(source))
    for text in texts_with(source, "<"):
        loads += [each for each in html_loads(text) if is_remote(each.address)]
    for text in texts_with(source, "url(", "@import"):
        loads += [each for each in style_loads(text) if is_remote(each.address)]
    return tuple(loads)


Scanner = Callable[[str], Iterable[Load]]
SCANNERS: dict[str, Scanner] = {
    ".css": style_loads,
    ".html": html_loads,
    ".js": script_loads,
    ".mjs": script_loads,
    ".svg": html_loads,
}
"""How to read a file of the book, by its ending."""


class _Reader(HTMLParser):
    """Walks through markup and gathers what it fetches."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.loads: list[Load] = []
        self._inside: Scanner | None = None
        self._content: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        for name in _ATTRIBUTES.get(tag, ()):
            self._load(f"<{tag} {name}>", given.get(name))
        for each in _candidates(given.get(_SETS.get(tag, ""), "")):
            self._load(f"<{tag} srcset>", each)
        if tag == "link" and _LOADING_RELATIONS & set(given.get("rel", "").lower().split()):
            self._load(f"<link rel={given['rel']}>", given.get("href"))
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self._load("<meta refresh>", _after_refresh(given.get("content", "")))
        elif tag == "iframe" and "srcdoc" in given:
            self.loads += html_loads(given["srcdoc"])
        for name, value in given.items():
            self._code_in(name, value)
        self._begin(tag, given.get("type", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In HTML the slash says nothing: what follows `<script/>` runs.
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._content.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag in ("script", "style"):
            self.loads += self._inside("".join(self._content))
            self._inside = None

    def handle_pi(self, data: str) -> None:
        if data.startswith("xml-stylesheet") and (found := re.search(r"href=[\"']([^\"']*)", data)):
            self._load("<?xml-stylesheet?>", found[1])

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass over `<![…`, as browsers do; the parser would give up on one it doesn't know."""
        return self.parse_bogus_comment(i, bool(report))

    def close(self) -> None:
        super().close()
        self.handle_endtag("script")  # one that is never closed runs all the same

    def _load(self, what: str, address: str | None) -> None:
        if not address:
            return
        address = tidy(address)
        if address[:5].lower() == "data:":
            self.loads += _data_loads(address)
        else:
            self.loads.append(Load(what, address))

    def _code_in(self, name: str, value: str) -> None:
        """Look into an attribute that holds code: a handler, a script's link, a style."""
        is_code = name in _HREFS and value.lstrip()[:11].lower() == "javascript:"
        if is_code or name.startswith("on"):
            self.loads += script_loads(value)
        elif name == "style" or name in _PAINTS:
            self.loads += style_loads(value)

    def _begin(self, tag: str, kind: str) -> None:
        self._content = []
        kind = kind.strip().lower()
        if tag == "style":
            self._inside = style_loads
        elif tag == "script" and _SCRIPT_TYPE.fullmatch(kind):
            self._inside = script_loads
        elif tag == "script" and kind in ("importmap", "speculationrules"):
            self._inside = _addresses_in_json


def _candidates(srcset: str) -> Iterator[str]:
    return (found[1] for found in _SRCSET.finditer(srcset))


def _after_refresh(content: str) -> str | None:
    found = _REFRESH.match(content)
    return found[1] if found else None


def _data_loads(address: str) -> tuple[Load, ...]:
    """Look into a document, script or style that is written out in its address."""
    found = _DATA.match(address)
    kind = found[1].lower() if found else ""
    scanner: Any = {
        "text/html": html_loads,
        "image/svg+xml": html_loads,
        "text/css": style_loads,
        "text/javascript": script_loads,
        "application/javascript": script_loads,
    }.get(kind)
    if not found or not scanner:
        return ()
    text = unquote(found[3])
    if ";base64" in found[2].lower():
        try:
            text = base64.b64decode(text).decode("utf-8", "replace")
        except binascii.Error:
            return ()
    return tuple(scanner(text))


def _addresses_in_json(text: str) -> tuple[Load, ...]:
    """Return the addresses of an import map, which a module may ask for by another name."""
    addresses = re.findall(r'"((?:https?:)?//[^"\s]+)"', text)
    return tuple(Load("an import map", each) for each in addresses)
