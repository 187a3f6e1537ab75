"""Reading `references.bib`, the one file that every page, widget and export cites from."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from coursebook import parsed
from coursebook.course import current, shown
from coursebook.dates import MONTHS
from coursebook.errors import CourseError
from coursebook.sources._source import CLASSES, LANGUAGES, VERIFIED, Source
from coursebook.words import nearest

FILE = current().content / "references.bib"
KINDS = ("misc", "article", "book", "incollection", "techreport", "online")

Entry = Mapping[str, Any]
Problem = tuple[str, str]

_PARTLY = "partly verified"
_NEEDED = ("title", "year", "class", "language", "checked", "verified", "annotation")
_CONTAINERS = ("journal", "booktitle", "howpublished")
_PEOPLE = ("author", "editor")
_PLAIN = ("label", "edition", "volume", "number", "pages", "note")
_VERBATIM = ("isbn", "url", "doi", "checked", "verified")
_TEX = {
    "---": "\N{EM DASH}",
    "--": "\N{EN DASH}",
    "``": "\N{LEFT DOUBLE QUOTATION MARK}",
    "''": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "`": "\N{LEFT SINGLE QUOTATION MARK}",
    "~": " ",
}
_KNOWN: Mapping[str, Mapping[str, str]] = {
    "class": CLASSES,
    "verified": VERIFIED,
    "language": LANGUAGES,
}
_ELSE = {
    "class": f"add it to classes in {current().package}/course.py",
    "language": "write the code of another, such as fr",
}
_FIELDS = {
    *("publisher", "institution", "address", "month", "open"),
    *_PEOPLE,
    *_NEEDED,
    *_CONTAINERS,
    *_PLAIN,
    *_VERBATIM,
}


def read(path: Path = FILE) -> dict[str, Source]:
    """Return the works of a BibTeX file by key.

    Args:
        path: the file.

    Raises:
        CourseError: the file breaks a rule; the message lists what is wrong where.
    """
    entries = _parse(path)
    problems = [f"{shown(path)}: {each}" for each in _problems(entries)]
    if problems:
        raise CourseError("\n".join(problems))
    return {entry["ID"]: _source(entry) for entry in entries}


def _parse(path: Path) -> list[Entry]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CourseError(
            f"{shown(path)}: can't be read ({error.strerror}): check the path"
        ) from None
    except UnicodeDecodeError:
        raise CourseError(f"{shown(path)}: is not UTF-8: save it with that encoding") from None
    entries: list[Entry] = []
    # Each entry is parsed by itself, so that a missing brace can't swallow those after it.
    for block in parsed.kept(_entries, text, library="pybtex"):
        if isinstance(block, str):
            raise CourseError(
                f"{shown(path)}: can't read entry {block!r}: check its braces and commas"
            )
        entries.append(block)
    return entries


def _entries(text: str) -> list[Entry | str]:
    """Return the entries of a BibTeX file; of one that can't be read, its key alone."""
    return [_entry(block) for block in re.split(r"^(?=@\w)", text, flags=re.MULTILINE)[1:]]


def _entry(block: str) -> Entry | str:
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database.input.bibtex import LowLevelParser
    from pybtex.exceptions import PybtexError

    try:
        ((kind, (key, fields)),) = LowLevelParser(block)
    except (PybtexError, ValueError):
        return re.split(r"[{,]", block)[1].strip()
    values: dict[str, Any] = {name.lower(): "".join(parts) for name, parts in fields}
    people = {name: split_name_list(values[name]) for name in _PEOPLE if name in values}
    return {"ENTRYTYPE": kind.lower(), "ID": key, **values, **people}


def _problems(entries: list[Entry]) -> Iterator[str]:
    """Yield what is wrong with the entries, each with key and field."""
    for entry in entries:
        for field, message in _entry_problems(entry):
            yield f"entry {entry['ID']!r}, field {field}: {message}"
    for key, times in Counter(entry["ID"] for entry in entries).items():
        if times > 1:
            yield f"entry {key!r}: stands {times} times: give each work its own key"


def _entry_problems(entry: Entry) -> Iterator[Problem]:
    if entry["ENTRYTYPE"] not in KINDS:
        yield "type", f"is {entry['ENTRYTYPE']!r}: use one of {', '.join(KINDS)}"
    for field in _NEEDED:
        if not entry.get(field, "").strip():
            choices = ", ".join(_KNOWN.get(field, ()))
            yield field, f"is missing: {f'write one of {choices}' if choices else 'fill it in'}"
    for field in sorted(set(entry) - _FIELDS - {"ID", "ENTRYTYPE"}):
        yield field, f"is not one of ours: use {', '.join(sorted(_FIELDS))}"
    if "author" not in entry and "editor" not in entry:
        yield "author", "is missing: name who wrote, edited or issued the work"
    for field, known in _KNOWN.items():
        for word in _words(entry, field):
            is_code = field == "language" and re.fullmatch("[a-z]{2,3}", word)
            if word not in known and not is_code:
                yield field, f"is {word!r}: {nearest(word, known, add=_ELSE.get(field, ''))}"
    if not _is_date(entry.get("checked", "")):
        yield "checked", f"is {entry.get('checked', '')!r}: write the date as YYYY-MM-DD"
    if not re.match(r"https?://", entry.get("url", "https://")):
        yield "url", f"is {entry['url']!r}: write it in full, with https://"
    yield from _doubt_problems(entry)


def _words(entry: Entry, field: str) -> list[str]:
    """Return what a field names; of languages an entry may have several."""
    given = str(entry.get(field, "")).strip()
    named = given.split(",") if field == "language" else [given]
    return [each.strip() for each in named if given]


def _doubt_problems(entry: Entry) -> Iterator[Problem]:
    """Yield where an entry that is only partly verified doesn't say so, or one that is does."""
    partly = entry.get("verified") == "partly"
    if partly and not entry.get("open"):
        yield "open", "is missing, though the work is only partly verified: say what was not seen"
    if partly != (_PARTLY in entry.get("note", "").lower()):
        yield "note", f"has to say '{_PARTLY}' if, and only if, the work is"


def _source(entry: Entry) -> Source:
    authors, editors = (entry.get(name, []) for name in _PEOPLE)
    return Source(
        key=entry["ID"],
        kind=entry["ENTRYTYPE"],
        klass=entry["class"],
        title=_plain(entry["title"]),
        authors=tuple(map(_name, authors)),
        editors=tuple(map(_name, editors)),
        surnames=tuple(map(_surname, authors or editors)),
        language=tuple(each.strip() for each in entry["language"].split(",")),
        year=_plain(entry["year"]),
        date=_iso(entry["year"], entry.get("month", "")),
        container=next((_plain(entry[name]) for name in _CONTAINERS if name in entry), ""),
        publisher=_plain(entry.get("publisher", entry.get("institution", ""))),
        annotation=_plain(entry["annotation"]),
        open_point=_plain(entry.get("open", "")),
        **{name: _plain(entry.get(name, "")) for name in _PLAIN},
        **{name: entry.get(name, "") for name in _VERBATIM},
    )


def _name(person: str) -> str:
    """Return a name, "Last, First" or a body in braces, in reading order."""
    if person.startswith("{"):
        return _plain(person)
    last, _, first = person.partition(", ")
    return _plain(f"{first} {last}")


def _surname(person: str) -> str:
    """Return the part of a name that a short label shows."""
    return _plain(person if person.startswith("{") else person.partition(", ")[0])


def _plain(text: str) -> str:
    """Return a value as readers see it, without its braces and TeX's dashes and quotation marks."""
    text = re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()
    for written, printed in _TEX.items():
        text = text.replace(written, printed)
    return text


def _iso(year: str, month: str) -> str:
    """Return the date as exactly as the entry gives it, or nothing for a span."""
    if not re.fullmatch(r"\d{4}", year):
        return ""
    found = re.fullmatch(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)})", month)
    if not found:
        return year
    exact = f"{year}-{MONTHS.index(found[2]) + 1:02d}"
    return f"{exact}-{int(found[1]):02d}" if found[1] else exact


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
