"""One page of the built book on its own: what it needs, and links that lead nowhere made text."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from coursebook.course import BUILD
from coursebook.errors import CourseError

ASSETS = "_static/nc"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
_VOID |= {"track", "wbr"}
_DROPPED_IDS = {
    "pst-primary-sidebar",
    "pst-primary-sidebar-modal",
    "pst-search-dialog",
    "ethical-ad-placement",
}
_DROPPED_CLASSES = {
    "dropdown-download-buttons",
    "nc-menu-toggle",
    "prev-next-footer",
    "search-button__button",
}
_DROPPED_LINKS = {"index", "next", "prev", "search"}
_DROPPED_SCRIPTS = ("nc/search.js",)
_STYLE_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?!data:|#|url\()([^"');]+)["']?""")
_NAMED_FILE = re.compile(r"_static/[\w./-]+\.(?:csv|json|png|svg)\b")
_RUN = re.compile(r"^courseBook\.run\((\[[^\]]*\])\);$", re.MULTILINE)

Attributes = Mapping[str, str]


def page_files(page: str, *, built: Path, base_url: str = "", head: str = "") -> dict[str, bytes]:
    """Return a page with every file that it needs, by path, and no other page.

    Searching, the list of chapters and downloads are left out. Links to other pages lead to the
    book where its address is given, and are plain text otherwise.

    Args:
        page: the page's path in the built book, such as "book/01_first_chapter.html".
        built: the folder of the built book.
        base_url: the address of the folder of the built book on the web.
        head: markup put before the page's first deferred script.

    Raises:
        CourseError: the book is not built, or the page needs a file that is not there.
    """
    source = built / page
    if not source.is_file():
        raise CourseError(f"{source}: is not there: {BUILD}, then try again")
    settled = _Settled(page, built, base_url, head)
    settled.feed(source.read_text(encoding="utf-8"))
    settled.close()
    if settled.skipping:
        raise CourseError(f"{page}: has an element without an end, so parts would be lost")
    found = {page: "".join(settled.out).encode()}
    waiting = sorted(settled.needs)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _read(built, name, page)
            waiting += _needed_by(name, found[name])
    return dict(sorted(found.items()))


def _read(built: Path, name: str, page: str) -> bytes:
    path = built / name
    if name.startswith("../") or not path.is_file():
        raise CourseError(f"{page}: needs {name}, which is not in {built}: {BUILD} again")
    return path.read_bytes()


def _needed_by(name: str, content: bytes) -> Iterator[str]:
    """Yield the files that a stylesheet or a widget's payload names."""
    text = content.decode("utf-8", "replace") if name.endswith((".css", ".js")) else ""
    folder = posixpath.dirname(name)
    if name.endswith(".css"):
        # Every browser that runs the page takes the compressed fonts.
        for url in (each for each in _STYLE_URL.findall(text) if not each.endswith(".ttf")):
            yield posixpath.normpath(posixpath.join(folder, urlsplit(url).path))
    elif folder == ASSETS:
        yield from _NAMED_FILE.findall(text)
        for names in _RUN.findall(text):
            yield from (f"{ASSETS}/{each}.js" for each in json.loads(names))


class _Settled(HTMLParser):
    """Copies a page as it stands, without what needs the rest of the book."""

    def __init__(self, page: str, built: Path, base_url: str, head: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page, self.built, self.head = page, built, head
        self.address = urljoin(base_url.rstrip("/") + "/", page) if base_url else ""
        self.out: list[str] = []
        self.needs: set[str] = set()
        self.skipping = 0
        self._text_link = False
        self._models = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy, change or leave out an element's start."""
        named = {name: value or "" for name, value in attrs}
        if self.skipping or _is_dropped(tag, named):
            self.skipping += tag not in _VOID
            return
        text = self.get_starttag_text() or ""
        if tag == "a" and "href" in named:
            text = self._link(named["href"], text)
        elif tag in ("script", "link") and (url := named.get("src") or named.get("href")):
            self._need(url)
        elif tag in ("img", "source") and not named.get("src", "data:").startswith("data:"):
            self._need(named["src"])
        if tag == "script" and "defer" in named and self.head:
            text, self.head = self.head + text, ""
        self._models = tag == "script" and named.get("class") == "nc-models"
        self.out.append(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy an element that closes itself."""
        before = self.skipping
        self.handle_starttag(tag, attrs)
        self.skipping = before

    def handle_endtag(self, tag: str) -> None:
        """Copy an element's end."""
        if self.skipping:
            self.skipping -= tag not in _VOID
        elif tag == "a" and self._text_link:
            self._text_link = False
            self.out.append("</span>")
        else:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy text; take note of the files that the page's widgets are in."""
        if self._models:
            for entry in json.loads(data).values():
                names = (*entry.get("module", ()), entry.get("css"), entry.get("source"))
                files = (each.partition(":")[0] for each in names if each)  # "file:name"
                self.needs |= {f"{ASSETS}/{each}.js" for each in files}
            self.needs |= set(_NAMED_FILE.findall(data))
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a named character."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numbered character."""
        self._copy(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Copy a comment."""
        self._copy(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Copy the document type."""
        self._copy(f"<!{decl}>")

    def _copy(self, text: str) -> None:
        if not self.skipping:
            self.out.append(text)

    def _place(self, url: str) -> str:
        return posixpath.normpath(
            posixpath.join(posixpath.dirname(self.page), unquote(urlsplit(url).path))
        )

    def _need(self, url: str) -> None:
        if not urlsplit(url).scheme:
            self.needs.add(self._place(url))

    def _link(self, href: str, text: str) -> str:
        """Return the start of a link, or of the text that stands in for it."""
        parts = urlsplit(href)
        if parts.scheme in ("http", "https"):
            return _with_href(text, href, new_window=True)
        if parts.scheme or not parts.path:
            return text
        place = self._place(href)
        if place == self.page:
            return _with_href(text, f"#{parts.fragment}", new_window=False)
        if not place.endswith(".html"):
            self.needs.add(place)
            return text
        if self.address:
            return _with_href(text, urljoin(self.address, href), new_window=True)
        self._text_link = True
        return "<span>"


def _is_dropped(tag: str, named: Attributes) -> bool:
    if tag == "script":
        return urlsplit(named.get("src", "")).path.endswith(_DROPPED_SCRIPTS)
    if tag == "link":
        return named.get("rel") in _DROPPED_LINKS
    classes = set(named.get("class", "").split())
    return named.get("id") in _DROPPED_IDS or bool(classes & _DROPPED_CLASSES)


def _with_href(text: str, href: str, *, new_window: bool) -> str:
    """Return a link's start tag with another address; a frame can't show most other sites."""
    changed = re.sub(r'\shref="[^"]*"', lambda _: f' href="{escape(href)}"', text, count=1)
    wanted = ' target="_blank" rel="noopener"' if new_window and "target=" not in text else ""
    return re.sub(r"\s*>$", f"{wanted}>", changed)
