"""Texts that cite works which were finished before what the texts tell of."""

import re
from collections.abc import Iterator
from typing import Any

from coursebook import sources

YEAR = re.compile(r"(?<![\d,.:–-])(?:19[4-9]|20[0-4])\d(?!\d|[.,]\d)")
OPEN = 9999
"""The year of what has none: tables and the ledger go on, and some works have no date."""


def year(pointer: str) -> int:
    """Return the last year of which a work, named as in `see`, can know."""
    kind, _, name = pointer.partition(":")
    if kind == "document":
        name = sources.document(name).source
    if kind not in ("document", "source"):
        return OPEN
    found = re.findall(r"\d{4}|(?<=/)\d\d", sources.get(name).year)
    return int(found[-1] if len(found[-1]) == 4 else f"20{found[-1]}") if found else OPEN


def too_late(text: str, pointers: list[str]) -> bool:
    """Return whether a text tells of a year after that of all that it cites."""
    known = max((year(each) for each in pointers), default=OPEN)
    return any(int(each) > known for each in YEAR.findall(text))


def keyed(entry: Any) -> list[str]:
    """Return the tables and works below an explanation, as pointers."""
    tables = [f"dataset:{each}" for each in entry.get("tables", ())]
    return [*tables, *(f"source:{each}" for each in entry.get("sources", ()))]


def cited(entry: Any, place: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the texts of a question or prediction that cite, each with its place and pointers.

    A wrong option may say anything; a right one is borne out by what its feedback points at.
    """
    if isinstance(entry, list):
        for each in entry:
            yield from cited(each, place)
    if not isinstance(entry, dict):
        return
    name = entry.get("id", entry.get("choice", entry.get("step", "")))
    place = f"{place} {name}".strip()
    told = [str(entry[each]) for each in ("feedback", "reason") if each in entry]
    if entry.get("correct"):
        told.append(str(entry["text"]))
    if told and "see" in entry:
        yield place, " ".join(told), [entry["see"]]
    for field in ("explanation", "answer_text"):
        if field in entry:
            more = [entry["see"]] if field == "answer_text" and "see" in entry else []
            yield f"{place} {field}", entry[field], keyed(entry) + more
    for each in entry.values():
        yield from cited(each, place)
