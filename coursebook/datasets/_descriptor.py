"""The data package: what the descriptor says of each table, and the checksums in it."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from coursebook import derived
from coursebook.course import current, shown
from coursebook.errors import CourseError, tell
from coursebook.records import DAY, NAME, TEXT, WORDS, Entry, Field, Many, OneOf, Record, Where
from coursebook.words import nearest

FOLDER = current().tables
DESCRIPTOR = "datapackage.json"
COURSE = current().title
RENEW = f"{current().command} tables"


TYPES = ("string", "integer", "number", "boolean", "date", "year")
"""What the cells of a column may be."""
_PACKAGE = Record((Field("resources", Many(Entry(), 0), "list the tables"),), is_open=True)
_LICENCE = Record(
    (Field("title", WORDS, "name the licence"), Field("path", WORDS, "give its address")),
    is_open=True,
)
_COLUMN = Record(
    (
        Field("name", WORDS, "name the column as the CSV file does"),
        Field("type", OneOf(TYPES), f"write one of {', '.join(TYPES)}"),
        Field("description", WORDS, "say what the column holds"),
        Field("unit", TEXT, "name the unit", required=False),
        Field("confidence", TEXT, "say how sure the figures are", required=False),
    ),
    is_open=True,
)
_SCHEMA = Record((Field("fields", Many(_COLUMN), "list the columns"),), is_open=True)
_RESOURCE = Record(
    (
        Field("name", NAME, "name the table, as its record type does"),
        Field("path", WORDS, "name its CSV file"),
        Field("title", WORDS, "write what readers call it"),
        Field("description", WORDS, "say what it holds"),
        Field("publisher", WORDS, "say who published the figures"),
        Field("edition", WORDS, "say in which work or edition"),
        Field("urls", Many(WORDS, 0), "list the addresses, or write [] for none"),
        Field("licenses", Many(_LICENCE), "give the licence by title and path"),
        Field("retrieved", DAY, "write the day on which you took the figures, as YYYY-MM-DD"),
        Field("as_of", WORDS, "say for which day the figures hold"),
        Field("transformation", WORDS, "say what you did with the figures"),
        Field("caveats", Many(WORDS, 0), "list what a reader should mind, or write [] for nothing"),
        Field("gaps", Many(WORDS, 0), "list what was not found, or write [] for nothing"),
        Field("schema", _SCHEMA, "list the columns under fields"),
    ),
    is_open=True,
)
"""What is read of a table's entry; its hash is written by a command."""


class Citation(NamedTuple):
    """How to cite a table: as the course's own compilation, and its publisher."""

    ours: str
    publisher: str

    def __str__(self) -> str:
        """Return both citations, one a line."""
        return f"{self.ours}\n{self.publisher}"


@dataclass(frozen=True)
class Column:
    """One column of a table as its descriptor presents it."""

    name: str
    type: str
    unit: str
    description: str
    confidence: str


@dataclass(frozen=True, repr=False)
class Description:
    """What a reader should know of a table before using it; prints as text and as HTML."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    publisher: str
    edition: str
    urls: tuple[str, ...]
    licence: str
    licence_url: str
    retrieved: str
    as_of: str
    transformation: str
    caveats: tuple[str, ...]
    gaps: tuple[str, ...]
    sha256: str

    def _facts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Publisher", f"{self.publisher} ({self.edition})"),
            ("Licence", self.licence),
            ("As of", self.as_of),
            ("Retrieved", self.retrieved),
            ("Prepared", self.transformation),
        )

    def __repr__(self) -> str:
        """Return the description as plain text."""
        lines = [f"{self.title} ({self.name})", self.description, "", "Columns"]
        for column in self.columns:
            unit = f" [{column.unit}]" if column.unit else ""
            lines.append(f"  {column.name}{unit}: {column.description}")
        lines += ["", *(f"{label}: {text}" for label, text in self._facts())]
        for label, items in (("Caveats", self.caveats), ("Not found", self.gaps)):
            if items:
                lines += ["", label, *(f"  - {item}" for item in items)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return the description as HTML."""
        rows = "".join(
            f"<tr><td><code>{html.escape(c.name)}</code></td><td>{html.escape(c.unit)}</td>"
            f"<td>{html.escape(c.description)}</td><td>{html.escape(c.confidence)}</td></tr>"
            for c in self.columns
        )
        facts = "".join(
            f"<dt>{label}</dt><dd>{html.escape(text)}</dd>" for label, text in self._facts()
        )
        notes = "".join(
            f"<p>{label}</p><ul>{''.join(f'<li>{html.escape(item)}</li>' for item in items)}</ul>"
            for label, items in (("Caveats", self.caveats), ("Not found", self.gaps))
            if items
        )
        return (
            f'<div class="nc-dataset"><p><strong>{html.escape(self.title)}</strong></p>'
            f"<p>{html.escape(self.description)}</p><table><thead><tr><th>Column</th>"
            "<th>Unit</th><th>Meaning</th><th>Confirmed by</th></tr></thead>"
            f"<tbody>{rows}</tbody></table><dl>{facts}</dl>{notes}</div>"
        )


def read_package(folder: Path = FOLDER) -> dict[str, Any]:
    """Return the data package of a folder as plain values.

    Raises:
        CourseError: if the descriptor is missing or isn't JSON.
    """
    file = folder / DESCRIPTOR
    try:
        package: dict[str, Any] = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CourseError(
            f"{shown(file)}: the descriptor of the datasets can't be read ({error.strerror}). "
            "Reinstall the course, or restore the file from the repository."
        ) from error
    except ValueError as error:
        raise CourseError(
            f"{shown(file)}: this isn't JSON ({error}). Correct or restore it."
        ) from error
    tell(_package_problems(package, shown(file)))
    return package


def _package_problems(package: Any, file: str) -> Iterator[str]:
    """Yield what is missing in a descriptor, or has another shape than a table's has."""
    found = list(_PACKAGE.problems(package, Where(file, "the descriptor")))
    yield from found
    for i, entry in enumerate([] if found else package["resources"]):
        name = entry.get("name") if isinstance(entry, dict) else None
        yield from _RESOURCE.problems(
            entry, Where(file, f"table {name!r}" if name else f"table {i + 1}")
        )


@cache
def resources(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Return the descriptor of each table of a folder by name."""
    return {entry["name"]: entry for entry in read_package(folder)["resources"]}


def names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the names of all tables, in the order of the descriptor."""
    return derived.read(_names, folder / DESCRIPTOR)


def _names(file: Path) -> tuple[str, ...]:
    return tuple(resources(file.parent))


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the descriptor's file and every table's, as a data package is handed on."""
    return (folder / DESCRIPTOR, *(folder / f"{name}.csv" for name in names(folder)))


def resource(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return the descriptor of one table.

    Raises:
        CourseError: if there is no table of that name; it gives the nearest names.
    """
    # A change of another table's entry is none of this one's.
    return derived.read(_entry, folder / DESCRIPTOR, name)


def _entry(file: Path, name: str) -> dict[str, Any]:
    known = resources(file.parent)
    if name not in known:
        near = nearest(name, known, f"datasets.names() lists all {len(known)}", cutoff=0.4)
        raise CourseError(f"there is no dataset {name!r}: {near}")
    return known[name]


def path(name: str) -> Path:
    """Return where the CSV file of a table is, for pandas or a spreadsheet.

    Raises:
        CourseError: if there is no table of that name.
    """
    return FOLDER / str(resource(name)["path"])


def describe(name: str) -> Description:
    """Return what the descriptor says of a table.

    Raises:
        CourseError: if there is no table of that name.
    """
    entry = resource(name)
    licence = entry["licenses"][0]
    columns = tuple(
        Column(
            field["name"],
            field["type"],
            field.get("unit", ""),
            field["description"],
            field.get("confidence", ""),
        )
        for field in entry["schema"]["fields"]
    )
    return Description(
        name=name,
        title=entry["title"],
        description=entry["description"],
        columns=columns,
        publisher=entry["publisher"],
        edition=entry["edition"],
        urls=tuple(entry["urls"]),
        licence=licence["title"],
        licence_url=licence["path"],
        retrieved=entry["retrieved"],
        as_of=entry["as_of"],
        transformation=entry["transformation"],
        caveats=tuple(entry["caveats"]),
        gaps=tuple(entry["gaps"]),
        sha256=entry.get("hash", "").removeprefix("sha256:"),
    )


def citation(name: str) -> Citation:
    """Return how to cite a table.

    Raises:
        CourseError: if there is no table of that name.
    """
    about = describe(name)
    where = f" {about.urls[0]}." if about.urls else ""
    return Citation(
        ours=f"{COURSE} (2026). {about.title} [data table {name}.csv], as of {about.as_of}.",
        publisher=f"{about.publisher}. {about.edition}.{where} Retrieved {about.retrieved}.",
    )


def checksum(content: bytes) -> str:
    """Return the checksum of a file in the form the descriptor uses."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def refresh_hashes(folder: Path = FOLDER) -> tuple[str, ...]:
    """Write the checksum and size of each CSV file into the descriptor.

    Returns:
        The names of the tables whose file had changed.
    """
    package, changed = read_package(folder), []
    for entry in package["resources"]:
        content = (folder / entry["path"]).read_bytes()
        now = {"hash": checksum(content), "bytes": len(content)}
        if any(entry.get(key) != value for key, value in now.items()):
            entry.update(now)
            changed.append(str(entry["name"]))
    if changed:
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")
        resources.cache_clear()
    return tuple(changed)
