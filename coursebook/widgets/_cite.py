"""Citations in widgets, linked to the bibliography as questions link theirs."""

from collections.abc import Iterable
from html import escape

from coursebook.questions.links import link


def citation(key: str, words: str = "") -> str:
    """Return a source's short label, or other words for it, as a link.

    Args:
        key: key of the bibliography.
        words: what the link says instead.
    """
    found = link(f"source:{key}")
    return f'<a href="{escape(found.href)}">{escape(words or found.label)}</a>'


def citations(keys: Iterable[str]) -> str:
    """Return sources as links, to stand after a sentence, or nothing.

    Args:
        keys: keys of the bibliography.
    """
    listed = "; ".join(citation(key) for key in keys)
    return f' <span class="nc-cite">– {listed}</span>' if listed else ""


def payloads(keys: Iterable[str]) -> list[dict[str, str]]:
    """Return sources as links for the front end.

    Args:
        keys: keys of the bibliography.
    """
    return [link(f"source:{key}").payload() for key in keys]
