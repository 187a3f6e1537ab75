"""How quotations are shown to readers, as text and as HTML."""

from html import escape

from coursebook import dates
from coursebook.sources import _format
from coursebook.sources._quotations import Quotation
from coursebook.sources._source import LANGUAGES, Source


def text(quotation: Quotation, work: Source) -> str:
    """Return a quotation with its particulars as plain text.

    Args:
        quotation: the words.
        work: the work that they are from.
    """
    words = " ".join(filter(None, (f'"{quotation.text}"', _our_english(quotation))))
    rest = " ".join(f"{lead} {told}".strip() for lead, told in _particulars(quotation))
    return f"{words} {_format.short(work)}. {rest}"


def html(quotation: Quotation, work: Source) -> str:
    """Return a quotation with its particulars as an item of a list, in escaped HTML.

    Args:
        quotation: the words.
        work: the work that they are from.
    """
    label = escape(_format.short(work), quote=False)
    if work.href:
        label = f'<a href="{escape(work.href)}">{label}</a>'
    words = f'<q lang="{quotation.language}">{escape(quotation.text, quote=False)}</q>'
    lines = [" ".join(filter(None, (words, escape(_our_english(quotation), quote=False))))]
    rest = [f"<b>{lead}</b> {escape(told, quote=False)}" for lead, told in _particulars(quotation)]
    lines.append(" ".join((f"{label}.", *rest)).replace("<b></b> ", ""))
    return f"<li>{'<br>'.join(lines)}</li>"


def _our_english(quotation: Quotation) -> str:
    return f"(Our translation: {quotation.translation})" if quotation.translation else ""


def _particulars(quotation: Quotation) -> list[tuple[str, str]]:
    """Return the date with the language, where it was read and what is open, each with its lead."""
    parts = [("", f"{dates.when(quotation)}. {_language(quotation)}")]
    parts.append(("Where read.", quotation.where_read))
    return parts + ([("Still open.", quotation.flag)] if quotation.flag else [])


def _language(quotation: Quotation) -> str:
    said, given = LANGUAGES[quotation.original_language], LANGUAGES[quotation.language]
    if not quotation.rendered_by:
        return f"In {said}."
    return f"Said or written in {said}; the {given} given here is by {quotation.rendered_by}."
