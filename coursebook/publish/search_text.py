"""The words that a reader can search for, read from a built page as a browser reads it.

Read from the page rather than from its source, since widgets' texts, figures' tables and the
ledger's back links stand together there alone. A page is cut into places: whatever has an anchor
of its own, such as a section, a claim, a term, an event, a table or a work.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlsplit

from lxml import html

_ANCHORED = {"section", "article", "dt", "li"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q"}
_INLINE |= {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}

_NOT_TEXT = (
    *("//script", "//style", "//template", "//noscript", "//svg"),
    "//a[contains(@class, 'headerlink')]",
    *(f"//p[@class='{each}']" for each in ("nc-pace", "nc-stop", "nc-plain-setting")),
    "//span[@class='label']",  # a work's number in the list
    "//div[contains(@class, 'cell_input')]",
    "//details[contains(@class, 'above-input')]/summary",
    "//details[@class='nc-twin']/summary",
    "//nav[@class='nc-claim-strip']",
    "//div[@class='nc-density']",
    "//div[@class='nc-find']",
)
_TOLD_LATER = (
    "//section[@class='nc-answer-key']",
    "//section[@class='nc-question-twin']/details",
    "//section[@class='nc-lab-twin']/details",
    "//section[@class='nc-draw-twin']/table",
    "//div[@class='nc-article-six']/article/ol/following-sibling::*",
    "//div[@class='nc-article-six']/article/ol",
)
"""What a reader is asked before it is told: keys, hints, feedback, and how predictions ended."""


@dataclass
class Place:
    """A part of a page that a link can lead to."""

    anchor: str
    heading: str = ""
    blocks: list[str] = field(default_factory=list)
    open: bool = False

    @property
    def text(self) -> str:
        """The words under the heading, a line for each paragraph, item or cell."""
        tidy = (_tidy(each) for each in self.blocks)
        return "\n".join(each for each in tidy if each)

    def add(self, text: str | None) -> None:
        """Go on with the line, or begin one."""
        if not text:
            return
        if not self.open:
            self.blocks.append("")
            self.open = True
        self.blocks[-1] += text


def places(page: str) -> list[Place]:
    """Return the places of a built page with the words that belong to each and to none below it.

    Args:
        page: the page's HTML. A page without an article, such as one that only leads on, has none.
    """
    article = next(iter(html.fromstring(page).xpath("//article[@class='bd-article']")), None)
    if article is None:
        return []
    for path in (*_NOT_TEXT, *_TOLD_LATER):
        for each in article.xpath(f".{path}"):
            each.drop_tree()
    for link in article.xpath(".//a[@href=normalize-space(.)]"):
        link.text = urlsplit(link.get("href")).netloc  # the rest of an address is no word
    found = [Place("")]
    _read(article, found[0], found)
    return [each for each in found if each.heading or each.text]


def _read(element: html.HtmlElement, place: Place, found: list[Place]) -> None:
    """Add an element's words to its place; a descendant with an anchor begins a place."""
    place.add(element.text)
    term = place
    for child in element:
        if not isinstance(child.tag, str):
            place.add(child.tail)
            continue
        # A term's explanation is its sibling.
        inside = term if child.tag == "dd" else place
        if _has_anchor(child):
            inside = Place(child.get("id"), _heading(child))
            found.append(inside)
            term = inside if child.tag == "dt" else place
        _read_child(child, inside, found)
        place.open = place.open and child.tag in _INLINE
        place.add(child.tail)


def _read_child(child: html.HtmlElement, inside: Place, found: list[Place]) -> None:
    inside.open = inside.open and child.tag in _INLINE
    if not child.get("data-nc-heading"):
        _read(child, inside, found)
    inside.open = inside.open and child.tag in _INLINE


def _has_anchor(element: html.HtmlElement) -> bool:
    cited = element.get("class") == "citation"
    return bool(element.get("id")) and (element.tag in _ANCHORED or cited)


def _heading(element: html.HtmlElement) -> str:
    """Return what names a place, and mark it, so that its words are not read twice."""
    named = element if element.tag == "dt" else _named_by(element)
    if named is None:
        return ""
    named.set("data-nc-heading", "yes")
    return _tidy("".join(named.itertext()))


def _named_by(element: html.HtmlElement) -> html.HtmlElement | None:
    bold = element.iter("b", "strong") if element.tag == "li" else ()
    return next(chain((each for each in element if each.tag in _HEADINGS), bold), None)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
