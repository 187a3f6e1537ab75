"""Who of the class list is meant: what an LMS says counts before what a reader typed."""

import sqlite3
from collections.abc import Callable

from coursebook.teach.grading import near_names
from coursebook.teach.grading.clean import fold, shown
from coursebook.teach.grading.lms_names import Named, squeezed
from coursebook.teach.grading.results import Person
from coursebook.teach.grading.roster import Student

TABLES = """
CREATE TABLE person (id INTEGER PRIMARY KEY, name, first, last, number, canvas, login, email,
  section, listed INTEGER, reason TEXT, source TEXT);
CREATE TABLE mark (text TEXT, kind TEXT, person INTEGER, PRIMARY KEY (text, kind, person))
  WITHOUT ROWID;
"""
FIELDS = ("name", "first", "last", "number", "canvas", "login", "email", "section")
_TYPED = ("name", "number", "canvas", "login", "email")
_LMS_KINDS = ("squeezed", "loose")
"""Forms of a name that only an LMS's file names, and suggestions, are compared with."""
_SEVERAL = "fits several students of the list"
_UNKNOWN = "is not on the class list"
_MOST_SUGGESTED = 500
_MOST_COMPARED = 1_000_000
_SUGGESTIONS = 3


class People:
    """The class list, and those who handed in without being on it."""

    def __init__(self, base: sqlite3.Connection, note: Callable[[str, str], None]) -> None:
        """Start without anybody.

        Args:
            base: the database in which TABLES stand.
            note: takes a line for the report: a file and what is to be said.
        """
        self._base, self._note = base, note

    def enrol(self, student: Student) -> None:
        """Add a student of the class list; marks that two students share tell neither apart."""
        values = [shown(getattr(student, each), 300) for each in FIELDS]
        person = self._add(values, listed=1)
        for kind, text in sorted(student.marks()):
            self._mark(kind, text, person)

    def alias(self, written: str, meant: str) -> None:
        """Take one more name for a student, as a line of the class list gives it.

        Args:
            written: how files name the student.
            meant: what tells the student on the list.
        """
        found = self._people(meant, _TYPED)
        if len(found) != 1:
            why = _SEVERAL if found else _UNKNOWN
            self._note("roster", f"the line {written} = {meant}: {shown(meant, 60)!r} {why}")
            return
        self._mark("name", fold(written), *found)
        self._mark("squeezed", squeezed(written), *found)

    def of(self, person: Person, named: Named | None, source: str) -> int:
        """Return whose a file is; someone not on the list becomes a person of their own.

        Args:
            person: whom the file names.
            named: whom the LMS names, if it does.
            source: the file.
        """
        found, reason = self.listed(person, named, source)
        if found is not None:
            return found
        name = (named.words() if named else "") or person.words() or "(no name)"
        known = (name, "", "", person.number, "", "", person.email, "")
        values = [shown(each, 300) for each in known]
        return self._add(values, listed=0, reason=f"{reason}: {shown(source)}", source=source)

    def listed(
        self, person: Person, named: Named | None = None, source: str = ""
    ) -> tuple[int | None, str]:
        """Return who of the class list it is, or why that can't be told.

        Args:
            person: whom the file names.
            named: whom the LMS names, if it does.
            source: the file, for a note where the two disagree.
        """
        if named is None:
            return self._by_ids(person, source) if person.is_told else self._typed(person)
        found, reason = self._by_lms(named)
        if source:
            self._compare(person, named, found, source)
        return found, reason and f"is named by {named.lms} and {reason}"

    def suggest(self) -> None:
        """Note who may be meant by those who are not on the list; once, when all is in."""
        asked = self._base.execute(
            "SELECT name, source FROM person WHERE NOT listed AND name <> '(no name)' "
            "ORDER BY name, source LIMIT ?",
            (_MOST_SUGGESTED,),
        ).fetchall()
        names = self._names_to_compare(len(asked))
        told: dict[str, list[tuple[str, str]]] = {}
        for name, source in asked:
            if name not in told:
                told[name] = self._near(name, names)
            for meant, how in told[name][:_SUGGESTIONS]:
                line = f"{name} = {meant}".replace('"', '""')
                self._note(
                    source,
                    f"perhaps {shown(meant, 80)}, {how}; if so, copy this line into the class "
                    f'list: "{line}"',
                )

    # -- the class list ------------------------------------------------------------------------

    def _add(self, values: list[str], *, listed: int, reason: str = "", source: str = "") -> int:
        made = self._base.execute(
            f"INSERT INTO person ({', '.join(FIELDS)}, listed, reason, source) "
            f"VALUES ({', '.join('?' * (len(FIELDS) + 3))})",
            [*values, listed, reason, source],
        )
        return int(made.lastrowid or 0)

    def _mark(self, kind: str, text: str, person: int) -> None:
        if not text:
            return
        others = "SELECT 1 FROM mark WHERE text = ? AND person <> ? AND kind NOT IN (?, ?)"
        shared = self._base.execute(others, (text, person, *_LMS_KINDS)).fetchone()
        if shared and kind not in _LMS_KINDS:
            self._note("roster", f"two students share {shown(text, 60)!r}: it tells neither")
        self._base.execute("INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", (text, kind, person))

    def _people(self, text: str, kinds: tuple[str, ...]) -> set[int]:
        """Return who has a mark of one of some kinds; more than one person is no answer."""
        written = text if kinds == ("loose",) or kinds == ("squeezed",) else fold(text)
        if not written:
            return set()
        asked = "SELECT person FROM mark WHERE text = ? AND kind IN ({})"
        rows = self._base.execute(asked.format(", ".join("?" * len(kinds))), (written, *kinds))
        return {int(row[0]) for row in rows}

    def _field(self, person: int, field: str) -> str:
        found = self._base.execute(f"SELECT {field} FROM person WHERE id = ?", (person,))
        return str(found.fetchone()[0])

    # -- what a reader typed, what an export says, what an LMS says ------------------------------

    def _typed(self, person: Person) -> tuple[int | None, str]:
        return _only(self._people(person.name, _TYPED))

    def _by_ids(self, person: Person, source: str) -> tuple[int | None, str]:
        """Return whom the numbers and addresses of an export name, or else its name."""
        by_name = self._people(person.name, ("name",))
        ids = [
            self._people(person.email, ("email", "login")),
            self._people(person.number, ("number", "login", "email", "name", "canvas")),
            self._people(person.canvas, ("canvas",)),
            self._people(person.canvas, ("number",)) & by_name,
        ]
        sure = {each for found in ids if len(found) == 1 for each in found}
        if len(sure) > 1:
            return None, "number and address belong to different students of the list"
        if not sure:
            return _only(by_name or {each for found in ids for each in found})
        if source and len(by_name) == 1 and by_name != sure:
            listed, other = (self._field(next(iter(each)), "name") for each in (sure, by_name))
            self._note(
                source,
                f"names {shown(other, 60)}, with the number or address of {shown(listed, 60)}: "
                f"counted for {shown(listed, 60)}, ask both",
            )
        return sure.pop(), ""

    def _by_lms(self, named: Named) -> tuple[int | None, str]:
        if named.user:
            if people := self._people(named.user, ("canvas",)):
                return _only(people)
            found, reason = _only(self._people(squeezed(named.name), ("squeezed",)))
            if found is not None and self._field(found, "canvas"):
                return None, f"has the number {named.user}, not that of the list"
            return found, reason
        for login in named.logins:
            if people := self._people(login, ("login", "number", "email")):
                return _only(people)
        return _only(self._people(squeezed(named.name), ("squeezed",)))

    def _compare(self, person: Person, named: Named, found: int | None, source: str) -> None:
        """Note where a reader wrote another name than the LMS gives."""
        typed, _ = self._typed(person)
        if not person.name or (found is not None and typed == found):
            return
        listed = "" if found is None else self._field(found, "name")
        if typed is None and near_names.is_part(person.name, listed or named.name):
            return
        if found is None and squeezed(person.name) == squeezed(named.name):
            return
        who = f", who is {self._field(typed, 'name')} on the list" if typed is not None else ""
        counted = f"counted for {shown(listed, 60)}" if listed else "kept apart"
        self._note(
            source,
            f"was handed in by {shown(named.words(), 60)}, says {named.lms}; its reader wrote "
            f"{shown(person.name, 60)!r}{shown(who, 90)}: {counted}"
            + (", ask both" if typed is not None else ""),
        )

    # -- suggestions ---------------------------------------------------------------------------

    def _names_to_compare(self, asked: int) -> list[str]:
        """Return the list's names, or none where comparing them all would take too long."""
        if not asked:
            return []
        found = self._base.execute("SELECT COUNT(*) FROM person WHERE listed").fetchone()
        if asked * found[0] > _MOST_COMPARED:
            return []
        rows = self._base.execute("SELECT name FROM person WHERE listed ORDER BY id")
        return list(dict.fromkeys(str(name) for (name,) in rows))

    def _near(self, name: str, names: list[str]) -> list[tuple[str, str]]:
        """Return what tells those who may be meant, each with how the names differ."""
        near = near_names.near(name, names)
        if not near:
            people = self._people(near_names.loose(name), ("loose",))
            near = [(self._field(each, "name"), near_names.SAME) for each in sorted(people)]
        return [each for each in near if len(self._people(each[0], ("name",))) == 1]


def _only(found: set[int]) -> tuple[int | None, str]:
    if len(found) == 1:
        return next(iter(found)), ""
    return None, _SEVERAL if found else _UNKNOWN
