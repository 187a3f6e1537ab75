"""How a work is named in short and in full."""

from datetime import date

from coursebook import dates
from coursebook.sources import _bodies
from coursebook.sources._source import Source
from coursebook.words import listed

_STOPS = (".", "?", "!", "\N{RIGHT DOUBLE QUOTATION MARK}")


def short(source: Source) -> str:
    """Return the short label of a work, such as "Author 1999".

    Args:
        source: the work.
    """
    if source.label:
        return source.label
    names = source.surnames
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return f"{who} {source.year}"


def text(source: Source) -> str:
    """Return the full reference as plain text.

    Args:
        source: the work.
    """
    parts = [_stopped(part) for part in (_title(source), *_rest(source))]
    return " ".join(filter(None, (_lead(source), *parts, source.href)))


def _lead(source: Source) -> str:
    who = listed(source.authors or source.editors)
    if not source.authors:
        who += " (eds)" if len(source.editors) > 1 else " (ed.)"
    return f"{who} ({_when(source)})."


def _when(source: Source) -> str:
    """Return the date as exactly as it is known, in words."""
    if source.date.count("-") == 2:
        return dates.long(date.fromisoformat(source.date))
    if source.date.count("-") == 1:
        return dates.month(date.fromisoformat(f"{source.date}-01"))
    return source.year


def _title(source: Source) -> str:
    return source.title + (f", {source.edition} edition" if source.edition else "")


def _rest(source: Source) -> list[str]:
    """Return where the work appeared, who published it, how it was read, whose bodies these are."""
    issue = f"({source.number})" if source.volume and source.number else ""
    place = " ".join(filter(None, (source.container, source.volume + issue)))
    number = "" if source.volume else source.number
    pages = source.pages and (source.pages if source.container else f"pp. {source.pages}")
    where = ", ".join(filter(None, (place, number, pages)))
    parts = (where, source.publisher, source.note, *_bodies.told(source))
    return [part for part in parts if part]


def _stopped(part: str) -> str:
    return part if part.endswith(_STOPS) else f"{part}."
