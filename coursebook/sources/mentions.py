"""Citations and terms in Markdown: the one place that knows how authors write them.

A citation is a link whose words name the work, `[Author 1999](bibliography.ipynb#cite-author1999)`,
a term one to the glossary, `[some term](glossary.md#term-some-term)`: both read well
where nothing is built. The roles `{cite:p}`, `{cite:t}` and `{term}` are read as well.
"""

import re
from typing import NamedTuple

CITE, TERM = "cite-", "term-"

_LINK = r"\[([^\]]*)\]\((?:[\w./-]*/)?%s\.(?:ipynb|md|html)#%s([\w-]*)\)"
_CITED = re.compile(_LINK % ("bibliography", CITE) + r"|\{cite:[pt]\}`([^`]+)`")
ENTRY = re.compile(r"^- \*\*(.+?)\*\*: (.+)$", re.MULTILINE)
"""An entry of the glossary: the term, and what it means."""
_TERM = re.compile(_LINK % ("glossary", TERM) + r"|\{term\}`([^`<]+?)(?:\s*<([^>`]+)>)?`")
# What is left of citations in brackets of their own, when each is a single sign.
_SIGN = "\0"
_BRACKETS = re.compile(rf" ?\({_SIGN}(?:[;,] {_SIGN})*\)")


class Mention(NamedTuple):
    """A citation as it is written: the work's key, and the words of the link ("" for a role)."""

    key: str
    words: str


def anchor(key: str) -> str:
    """Return the anchor of a work on the page of the bibliography.

    Args:
        key: its key.

    Example:
        `anchor("es11_1")` is "cite-es11-1".
    """
    return CITE + key.replace("_", "-")


def document_anchor(name: str) -> str:
    """Return the anchor of a document in the list of all documents.

    Args:
        name: its id.
    """
    return f"document-{name}"


def key_of(place: str) -> str:
    """Return the key of the work with an anchor; keys have no hyphen, so this is exact.

    Args:
        place: the anchor, such as "cite-es11-1".
    """
    return place.removeprefix(CITE).replace("-", "_")


def term_anchor(name: str) -> str:
    """Return the anchor by which pages link to a term.

    Args:
        name: the term, such as "Article 5".
    """
    return TERM + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def citations(text: str) -> list[Mention]:
    """Return the citations of a text, in their order.

    Args:
        text: Markdown.
    """
    found = []
    for words, place, keys in _CITED.findall(text):
        if keys:
            found += [Mention(key.strip(), "") for key in keys.split(",")]
        else:
            found.append(Mention(key_of(place), " ".join(words.split())))
    return found


def terms(text: str) -> list[str]:
    """Return the anchors of the terms that a text links to, in their order.

    Args:
        text: Markdown.
    """
    return [
        TERM + place if place else term_anchor(name or shown)
        for _, place, shown, name in _TERM.findall(text)
    ]


def without_citations(text: str) -> str:
    """Return a text without its citations and the brackets that held nothing else.

    Args:
        text: Markdown.
    """
    return _BRACKETS.sub("", _CITED.sub(_SIGN, text)).replace(_SIGN, "")


def with_terms_as_words(text: str) -> str:
    """Return a text in which terms are no links.

    Args:
        text: Markdown.
    """
    return _TERM.sub(lambda match: match[1] or match[3] or "", text)
