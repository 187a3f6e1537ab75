"""The class's results while they are gathered: one result counts for each student and work.

They are held in a private temporary database that SQLite keeps on disk beyond a small cache, so
memory does not grow with the class; it is deleted when it is closed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from coursebook.teach.grading import people
from coursebook.teach.grading.clean import shown
from coursebook.teach.grading.results import ItemTry, Person, Policy, Reading, Result, Stats, Work
from coursebook.teach.grading.roster import Student

MOST_WORKS = 200
_TABLES = """
CREATE TABLE work (id INTEGER PRIMARY KEY, source TEXT, title TEXT, UNIQUE (source, title));
CREATE TABLE grade (person INTEGER, work INTEGER, percent REAL, answered INTEGER, asked INTEGER,
  made REAL, late INTEGER, source TEXT, files INTEGER, stats TEXT,
  PRIMARY KEY (person, work)) WITHOUT ROWID;
CREATE TABLE trace (mark TEXT, person INTEGER, source TEXT, PRIMARY KEY (mark, source, person))
  WITHOUT ROWID;
CREATE TABLE counted (work INTEGER, text TEXT, source TEXT);
CREATE TABLE line (source TEXT, text TEXT);
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """The result that counts for one student and work, of how many handed in."""

    percent: float
    answered: int | None
    asked: int | None
    made: datetime | None
    late: bool | None
    source: str
    files: int


@dataclass(frozen=True, slots=True)
class Row:
    """One student with what counts, by the number of the work.

    `reason` says why someone is not on the list, or which file of a student was set aside.
    """

    student: Student
    listed: bool
    reason: str
    cells: dict[int, Cell]


class Gradebook:
    """Results of a class, under a policy for which of several counts."""

    def __init__(self, policy: Policy, due: datetime | None = None) -> None:
        """Start empty.

        Args:
            policy: which counts of several results: the best, the last or the first handed in.
            due: when the work was due; without it nothing is late that its source does not say.
        """
        self.policy, self.due = policy, due
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(people.TABLES + _TABLES)
        self.people = people.People(self._base, self.note)
        self._base.execute("PRAGMA cache_size = -2000")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("BEGIN")

    def close(self) -> None:
        """Delete what was gathered."""
        self._base.close()

    def note(self, source: str, text: str) -> None:
        """Add a line to the report.

        Args:
            source: the file it is about.
            text: what is to be said.
        """
        self._base.execute("INSERT INTO line VALUES (?, ?)", (shown(source), shown(text, 600)))

    def take(self, source: str, reading: Reading) -> None:
        """Take in what was read from a file.

        Args:
            source: the file.
            reading: its results and lines.
        """
        for line in reading.lines:
            self.note(source, line)
        owner: tuple[Person, int] | None = None
        for result in reading.results:
            if owner is None or owner[0] != result.person:
                owner = (result.person, self.people.of(result.person, reading.named, source))
            self._file(owner[1], result)
        if reading.trace and owner:
            self._base.execute(
                "INSERT OR IGNORE INTO trace VALUES (?, ?, ?)",
                (reading.trace, owner[1], shown(source)),
            )
        if reading.set_aside:
            listed, _ = self.people.listed(reading.set_aside, reading.named)
            told = f"{shown(source)} was set aside"
            self._base.execute(
                "UPDATE person SET reason = ? WHERE id = ? AND (reason = '' OR reason > ?)",
                (told, listed, told),
            )

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._base.execute(query, values).fetchone()
        return found

    def expect(self, work: Work) -> int | None:
        """Give a piece of work its column, even if nobody hands it in; return its number.

        Args:
            work: what was assigned or handed in; the first past MOST_WORKS have no column.
        """
        title = shown(work.title, 80) or work.source
        query = "SELECT id FROM work WHERE source = ? AND title = ?"
        known = self._one(query, work.source, title)
        if known:
            return int(known[0])
        count = self._one("SELECT COUNT(*) FROM work")
        if count and count[0] >= MOST_WORKS:
            return None
        made = self._base.execute(
            "INSERT INTO work (source, title) VALUES (?, ?)", (work.source, title)
        )
        return made.lastrowid

    def _file(self, person: int, result: Result) -> None:
        work = self.expect(result.work)
        if work is None:
            self.note(result.source, f"is the {MOST_WORKS + 1}th piece of work: too many columns")
            return
        if result.work.source == "receipt":
            known = (work, result.counts, shown(result.source))
            self._base.execute("INSERT INTO counted VALUES (?, ?, ?)", known)
        late = result.made > self.due if result.made and self.due else result.late
        held = self._one(
            "SELECT percent, made, source, files FROM grade WHERE person = ? AND work = ?",
            person,
            work,
        )
        percent, source = round(result.percent, 4), shown(result.source)
        made = result.made.timestamp() if result.made else None
        if held and self._rank(percent, made, source) <= self._rank(*held[:3]):
            self._base.execute(
                "UPDATE grade SET files = files + 1 WHERE person = ? AND work = ?", (person, work)
            )
            return
        files = held[3] + 1 if held else 1
        stats = json.dumps(asdict(result.stats)) if result.stats else None
        answered = (result.answered, result.asked)
        self._base.execute(
            "INSERT OR REPLACE INTO grade VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (person, work, percent, *answered, made, late, source, files, stats),
        )

    def _rank(self, percent: float, made: float | None, source: str) -> tuple[Any, ...]:
        """Return what makes a result count over another; ties go by name, never by chance."""
        dated, early = made is not None, -(made or 0.0)
        if self.policy == "best":
            return (percent, dated, early, source)
        return (dated, early if self.policy == "first" else -early, percent, source)

    def compare(self) -> None:
        """Note whose answers are those of others, down to the times; once, when all is in."""
        # Beside MIN, SQLite gives the other columns of the row that holds the least value.
        self._base.execute(
            "INSERT INTO line SELECT trace.source, "
            "'has the same answers at the same times as ' || first.source || ': ask both' "
            "FROM trace JOIN (SELECT mark, MIN(source) AS source, person FROM trace "
            "GROUP BY mark) AS first ON first.mark = trace.mark "
            "WHERE trace.person <> first.person"
        )

    def counts(self, work: int) -> str:
        """Return what of a piece of work counts, as most of its receipts say.

        Args:
            work: its number.
        """
        found = self._one(
            "SELECT text FROM counted WHERE work = ? GROUP BY text ORDER BY COUNT(*) DESC, text",
            work,
        )
        return str(found[0]) if found else ""

    def compare_counts(self) -> None:
        """Note the receipts that were assigned other sections than most; once, at the end."""
        for work, title in self.works():
            most = self.counts(work)
            self._base.execute(
                "INSERT INTO line SELECT source, ? || text || ? FROM counted "
                "WHERE work = ? AND text <> ?",
                (
                    f"{title} is marked by ",
                    f", while most are by {most}: give --link, and all are marked alike",
                    work,
                    most,
                ),
            )

    def count_lines(self) -> int:
        """Return how many lines the report has on files."""
        found = self._one("SELECT COUNT(*) FROM line")
        return int(found[0]) if found else 0

    def works(self) -> list[tuple[int, str]]:
        """Return the pieces of work with their titles, chapters first; no two are called alike."""
        order = "CASE source WHEN 'receipt' THEN 0 WHEN 'quiz' THEN 1 ELSE 2 END, title"
        found = self._base.execute(f"SELECT id, source, title FROM work ORDER BY {order}")
        rows = found.fetchall()
        titles = [title for _, _, title in rows]
        return [
            (number, title if titles.count(title) == 1 else f"{title} ({source})")
            for number, source, title in rows
        ]

    def rows(self) -> Iterator[Row]:
        """Yield every student: the class list in its order, then those who are not on it."""
        found = self._base.execute(
            f"SELECT id, listed, reason, {', '.join(people.FIELDS)} FROM person "
            "ORDER BY listed DESC, CASE listed WHEN 1 THEN id ELSE 0 END, name, reason"
        )
        for number, listed, reason, *fields in found:
            yield Row(Student(*fields), bool(listed), reason, self._cells(number))

    def _cells(self, person: int) -> dict[int, Cell]:
        found = self._base.execute(
            "SELECT work, percent, answered, asked, made, late, source, files FROM grade "
            "WHERE person = ?",
            (person,),
        )
        cells = {}
        for work, percent, answered, asked, made, late, source, files in found:
            at = None if made is None else datetime.fromtimestamp(made, UTC)
            is_late = None if late is None else bool(late)
            cells[work] = Cell(percent, answered, asked, at, is_late, source, files)
        return cells

    def stats(self) -> Iterator[Stats]:
        """Yield what each counted receipt adds to the class's figures."""
        found = self._base.execute("SELECT stats FROM grade WHERE stats IS NOT NULL")
        for (text,) in found:
            stats = Stats(**json.loads(text))
            stats.tries = {name: ItemTry(*each) for name, each in stats.tries.items()}
            yield stats

    def lines(self) -> Iterable[tuple[str, str]]:
        """Yield the lines for the report, by file."""
        return self._base.execute("SELECT source, text FROM line ORDER BY source, rowid")
