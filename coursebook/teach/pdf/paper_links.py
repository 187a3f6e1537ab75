"""Links on paper: within the document they stay, elsewhere they become notes with addresses."""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup, escape

from coursebook import claims, sources
from coursebook.course import current
from coursebook.sources import mentions
from coursebook.teach.pdf.paper_page import PaperPage, anchor

BIBLIOGRAPHY, GLOSSARY, LEDGER = "bibliography", "glossary", "claims"
_SETTING = "x."
"""So begin fragments that set a widget, which paper can't: see widgets/static/_kit.js."""
_LISTED = (BIBLIOGRAPHY, GLOSSARY, LEDGER)
Entry = tuple[str, str, str]
"""Anchor, name and what is told, which may be `Markup`."""


@dataclass
class Notes:
    """Where the links of a page lead that the document does not hold."""

    stem: str
    numbered: dict[str, str] = field(default_factory=dict)
    """The words of each note, by address."""
    places: dict[str, set[str]] = field(default_factory=lambda: {each: set() for each in _LISTED})
    """The anchors that are listed by name: works, terms, claims."""

    def number(self, address: str, words: str) -> int:
        """Return the number of a note, a new one where the address is new."""
        self.numbered.setdefault(address, words)
        return list(self.numbered).index(address) + 1


def settle(
    page: PaperPage, held: Iterable[str], titles: Callable[[str], str], url: str = ""
) -> Notes:
    """Make a page's links those of a document on paper; return its notes.

    Args:
        page: the page, which is changed.
        held: the pages that the document holds.
        titles: gives the title of any page of the book.
        url: where the book is published; without it notes name pages and don't give addresses.
    """
    notes, held = Notes(page.stem), frozenset(held)
    links = [link for tree in page.parts() for link in tree.iter("a")]
    told = {link.get("href") for link in links if _tells(link.text_content(), link.get("href", ""))}
    for link in links:
        _settle(link, notes, held, titles, url, told)
    return notes


def _settle(
    link: Any,
    notes: Notes,
    held: frozenset[str],
    titles: Callable[[str], str],
    url: str,
    told: set[str],
) -> None:
    href = link.attrib.pop("href", "")
    for name in ("title", "target", "rel"):
        link.attrib.pop(name, None)
    parts = urlsplit(href)
    if parts.scheme in ("http", "https", "mailto"):
        link.set("href", href)
        if href not in told:
            _mark(link, notes, notes.number(href, href))
        return
    spot = "" if parts.fragment.startswith(_SETTING) else parts.fragment
    if not parts.path and not spot:
        return
    place = posixpath.normpath(posixpath.join("book", posixpath.dirname(notes.stem), parts.path))
    stem = _stem(place) if parts.path else notes.stem
    if stem in held:
        link.set("href", f"#{anchor(stem, spot)}")
    elif _is_listed(stem, spot):
        notes.places[stem].add(spot)
        link.set("href", f"#{anchor(stem, spot)}")
    elif stem and stem != "progress":
        words = f"In the book: {titles(stem)}"
        if url:
            words += ", " + urljoin(f"{url.rstrip('/')}/", f"book/{stem}.html")
        elif link.text_content().strip().casefold() == titles(stem).casefold():
            return  # the link says all that a note could
        _mark(link, notes, notes.number(stem, words))


def _is_listed(stem: str, place: str) -> bool:
    if stem == LEDGER:
        return place.upper() in _entries()
    return place.startswith({BIBLIOGRAPHY: mentions.CITE, GLOSSARY: mentions.TERM}.get(stem, "\0"))


@cache
def _entries() -> dict[str, str]:
    """Return each entry of the ledger in a few words, by its name and in the ledger's order."""
    made = {c.id: f"{c.paraphrase} Our verdict: {c.verdict}." for c in claims.all()}
    return made | {each.id: each.title for each in claims.omissions()}


def _stem(place: str) -> str:
    is_page = place.startswith("book/") and place.endswith(".html")
    return place.removeprefix("book/").removesuffix(".html") if is_page else ""


def _tells(words: str, href: str) -> bool:
    """Say whether the words of a link are its address, as "doi:10.1/x" is for https://doi.org."""
    address = re.sub(r"^(https://|doi:)", "", words.strip()).rstrip("/")
    return bool(address) and address in href


def _mark(link: Any, notes: Notes, number: int) -> None:
    """Put the number of a note behind a link, before what follows it."""
    mark = link.makeelement("sup", {"class": "note"})
    mark.text = str(number)
    mark.tail, link.tail = link.tail, None
    link.addnext(mark)


def listed(
    notes: Notes, terms: Callable[[str], tuple[str, Markup]]
) -> list[tuple[str, list[Entry]]]:
    """Return claims, terms and works that a page links to, each list with its title.

    Args:
        notes: of the page.
        terms: gives name and definition of a term's anchor in the glossary.
    """
    order = list(_entries())
    found = sorted((each.upper() for each in notes.places[LEDGER]), key=order.index)
    told: dict[str, list[Entry]] = {
        f"Claims of {current().text}" if current().text else "Claims": [
            (anchor(LEDGER, each.lower()), each, _entries()[each]) for each in found
        ],
        "Terms": [(anchor(GLOSSARY, each), *terms(each)) for each in notes.places[GLOSSARY]],
        "Works cited": [
            (anchor(BIBLIOGRAPHY, each), *_work(mentions.key_of(each)))
            for each in notes.places[BIBLIOGRAPHY]
        ],
    }
    for each in ("Terms", "Works cited"):
        told[each].sort(key=lambda entry: entry[1].casefold())
    return list(told.items())


def _work(key: str) -> tuple[str, Markup]:
    """Return a work's label and its entry with its address."""
    href = sources.get(key).href
    told = escape(sources.reference_text(key).removesuffix(href).strip())
    link = Markup(' <a href="{0}">{0}</a>').format(href) if href else ""
    return sources.cite(key), told + link
