"""The built pages as text: no link leads nowhere, nothing is fetched from elsewhere."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.book_pages import PAGES

_FETCHED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
_NOT_FETCHED = {"canonical", "author", "license"}


class _Page(HTMLParser):
    """The ids of a page, its links, and what it makes the browser fetch."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        address = found.get(_FETCHED.get(tag, ""))
        if address and found.get("rel") not in _NOT_FETCHED:
            self.fetched.append(address)


@cache
def read(path: Path) -> _Page:
    return _Page(path)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_book_leads_somewhere(name: str, book: Path) -> None:
    page = book / name
    broken = [link for link in read(page).links if not _leads_somewhere(link, page)]
    assert broken == []


def _leads_somewhere(link: str, page: Path) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return False
    fragment = unquote(parts.fragment)
    if not fragment or fragment.startswith("x.") or target.suffix != ".html":
        return True
    return fragment in read(target).ids


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_fetches_stands_beside_it(name: str, book: Path) -> None:
    page = book / name
    missing = []
    for address in read(page).fetched:
        parts = urlsplit(address)
        if parts.scheme == "data" or address == "#":
            continue
        outside = parts.scheme or parts.netloc
        if outside or not (page.parent / unquote(parts.path)).is_file():
            missing.append(address)
    assert missing == []


@pytest.mark.parametrize("name", PAGES)
def test_ids_of_our_figures_and_widgets_are_unique(name: str, book: Path) -> None:
    ids = read(book / name).ids
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_every_payload_that_a_page_names_is_there(book: Path) -> None:
    for name in PAGES:
        source = (book / name).read_text(encoding="utf-8")
        found = re.findall(r'"(?:module|css|source)":(\[[^\]]*\]|"[^"]*")', source)
        named = set(re.findall(r'"([0-9a-f]{16}[^"]*)"', "".join(found)))
        missing = sorted(each for each in named if not _is_defined(each, book / "_static/nc"))
        assert missing == [], name


def _is_defined(place: str, folder: Path) -> bool:
    """Whether a file defines a payload: "name" in its own file, "file:name" beside others."""
    file, _, name = place.partition(":")
    return (name or file) in _definitions(folder / f"{file}.js")


@cache
def _definitions(path: Path) -> set[str]:
    source = path.read_text(encoding="utf-8") if path.is_file() else ""
    return set(re.findall(r'^courseBook\.define\("([0-9a-f]{16})",', source, flags=re.MULTILINE))


def test_no_stylesheet_fetches_from_elsewhere(book: Path) -> None:
    for sheet in sorted((book / "_static").rglob("*.css")):
        found = re.findall(
            r"(?:url\(\s*|@import\s+)['\"]?((?:https?:)?//[^'\")\s]+)", sheet.read_text()
        )
        assert found == [], sheet.name
