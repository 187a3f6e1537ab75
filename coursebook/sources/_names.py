"""BibTeX values and names as readers see them."""

import re

_TEX = {
    "---": "\N{EM DASH}",
    "--": "\N{EN DASH}",
    "``": "\N{LEFT DOUBLE QUOTATION MARK}",
    "''": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "`": "\N{LEFT SINGLE QUOTATION MARK}",
    "~": " ",
}


def plain(text: str) -> str:
    """Return a BibTeX value as readers see it.

    Args:
        text: the value, with its braces and TeX's dashes and quotation marks.
    """
    text = re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()
    for written, shown in _TEX.items():
        text = text.replace(written, shown)
    return text


def split(people: str) -> list[str]:
    """Return the persons or bodies of an author or editor field.

    Args:
        people: the field. An "and" inside braces is part of a body's name.
    """
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"[{}]|\s+and\s+", people):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            parts.append(people[start : found.start()])
            start = found.end()
    parts.append(people[start:])
    return [part.strip() for part in parts if part.strip()]


def display(person: str) -> str:
    """Return a name in reading order.

    Args:
        person: "Last, First", or a body in braces.
    """
    if person.startswith("{"):
        return plain(person)
    last, _, first = person.partition(", ")
    return plain(f"{first} {last}")


def surname(person: str) -> str:
    """Return the part of a name that a short label shows.

    Args:
        person: "Last, First", or a body in braces.
    """
    return plain(person if person.startswith("{") else person.partition(", ")[0])
