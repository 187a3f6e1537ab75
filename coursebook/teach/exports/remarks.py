"""What is said in a question or remark, as HTML.

Question banks hold plain text, shown as it stands: here too markup in it is escaped, never run.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from coursebook.errors import CourseError
from coursebook.questions.links import Link
from coursebook.questions.model import Question
from coursebook.teach.exports._xml import Element, el, html

PAGE = re.compile(r"/[^/]+\.html?$")
"""The last part of the address of a page."""
_GAP = re.compile(r"\n\s*\n")
PAGES = "book/"
"""Where the chapters lie under the address of the published book."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the book is published; without an address, links are given as words alone."""

    url: str = ""
    chapter: str = ""

    def address(self, to: Link) -> str:
        """Return the absolute address of a place in the book, or an empty text."""
        page = f"{self.chapter}.html" if to.href.startswith("#") else ""
        return self.place(f"{page}{to.href}")

    def place(self, path: str) -> str:
        """Return the same for a path from the folder of the chapters, such as "claims.html"."""
        return f"{self.url}{PAGES}{path}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said to a reader, with the places that decide it."""

    text: str
    links: tuple[Link, ...] = ()

    def elements(self, site: Site) -> list[Element]:
        """Return the remark as paragraphs, its links last."""
        shown = paragraphs(self.text)
        return [*shown, self._see(site)] if self.links else shown

    def html(self, site: Site) -> str:
        """Return the remark as HTML."""
        return html(self.elements(site))

    def _see(self, site: Site) -> Element:
        made = el("p", "See: ")
        for i, each in enumerate(self.links):
            address = site.address(each)
            label = el("a", each.label, href=address) if address else el("span", each.label)
            label.tail = "." if i == len(self.links) - 1 else "; "
            made.append(label)
        return made


def paragraphs(text: str) -> list[Element]:
    """Return plain text as paragraphs; a blank line parts them."""
    return [el("p", " ".join(each.split())) for each in _GAP.split(text.strip()) if each.strip()]


def text_html(*texts: str) -> str:
    """Return plain texts as HTML paragraphs."""
    return html([each for text in texts for each in paragraphs(text)])


def explanation(question: Question) -> Remark:
    """Return what a reader should take away from a question, with its claims and sources."""
    return Remark(question.explanation, question.places())


def base_url(given: str, option: str = "--url") -> str:
    """Return a published book's address with a slash at its end; any page of it will do too.

    Args:
        given: the address, or an empty text.
        option: the option that it was given with, for messages.

    Raises:
        CourseError: it is no web address.
    """
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise CourseError(
            f"{option}: {given!r} is no web address: write one such as https://example.org/"
        )
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise CourseError(
            f"{option}: {given!r} has more than an address: leave out names, passwords and what "
            "follows ? or #"
        )
    if any(each.isspace() or each in '"<>\\' for each in given):
        raise CourseError(f"{option}: {given!r} has a blank or a sign that no address has")
    path = PAGE.sub("/", parts.path).rstrip("/").removesuffix(f"/{PAGES[:-1]}")
    return f"{parts.scheme}://{parts.netloc}{path}/"


def number(value: float) -> str:
    """Return a number as short as it can be written."""
    return f"{round(value, 9):.9f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value)}"
