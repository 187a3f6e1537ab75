"""Which links of pages and notebooks lead nowhere: to pages, claims, works, terms, sections."""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from coursebook import chapters, claims, sources
from coursebook.checked import _book
from coursebook.checked._parts import raised
from coursebook.course import shown
from coursebook.sources import mentions
from coursebook.words import nearest

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\{")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
_ANCHOR = re.compile(r"^\(([\w-]+)\)=|\bid=\"([\w-]+)\"|:name: ([\w-]+)", re.MULTILINE)
_CLAIM = re.compile(r"[a-z]\d+")
_PAGES = (*_book.KINDS, ".html")


def problems() -> Iterator[str]:
    """Yield which links lead nowhere, each with its page."""
    for path in _book.pages():
        text = _CODE.sub("", _prose(path))
        for target in dict.fromkeys(_LINK.findall(text)):
            if not _ELSEWHERE.match(target):
                yield from (
                    f"{shown(path)}: link to {target}: {each}" for each in _dead(path, target)
                )
        for cited in mentions.citations(text):
            if not cited.words:
                told = raised(sources.get, cited.key)
                yield from (f"{shown(path)}: cites {cited.key}: {each}" for each in told)


def _prose(path: Path) -> str:
    return chapters.markdown(path) if path.suffix == ".ipynb" else path.read_text("utf-8-sig")


def _dead(page: Path, target: str) -> list[str]:
    """Return why a link of a page leads nowhere; nothing where it leads somewhere."""
    place, _, anchor = target.partition("#")
    found = Path(os.path.normpath(page.parent / place))
    if found.suffix not in _PAGES:
        return [] if found.exists() else ["is not there: mend the path"]
    name = shown(found.with_suffix(""))
    if not _book.page(name):
        return [f"{name} is not there: {nearest(name, _book.listed(), add='write it')}"]
    if name not in _book.listed():
        return [f"{_book.CONTENTS} leaves out {name}: add it there"]
    return _no_anchor(name, anchor) if anchor else []


def _no_anchor(name: str, anchor: str) -> list[str]:
    stem = name.rpartition("/")[2]
    finders: tuple[tuple[str, bool, Callable[[], object]], ...] = (
        ("claims", bool(_CLAIM.fullmatch(anchor)), partial(_claim, anchor.upper())),
        (
            "bibliography",
            anchor.startswith(mentions.CITE),
            partial(sources.get, mentions.key_of(anchor)),
        ),
    )
    for page, fits, find in finders:
        if stem == page and fits:
            return raised(find)
    if anchor not in _anchors(name):
        return [f"{name} has no section {anchor!r}: {nearest(anchor, _anchors(name))}"]
    return []


@cache
def _anchors(name: str) -> tuple[str, ...]:
    """Return what a page can be entered at, as far as its source says."""
    path = _book.page(name)
    assert path
    text = _prose(path)
    headings = map(chapters.slug, _HEADING.findall(text))
    written = (each for found in _ANCHOR.findall(text) for each in found if each)
    terms = mentions.ENTRY.findall(text) if name.endswith("/glossary") else ()
    defined = (mentions.term_anchor(term) for term, _ in terms)
    return (*headings, *written, *defined)


def _claim(name: str) -> object:
    return claims.omission(name) if name in _omissions() else claims.get(name)


@cache
def _omissions() -> frozenset[str]:
    return frozenset(each.id for each in claims.omissions())
