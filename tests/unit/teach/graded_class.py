"""A class that hands in a folder, for the tests of grading."""

import csv
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from coursebook.teach.grading import class_grading
from tests.files import write
from tests.unit.teach.handed_in import as_bytes, full

NOW = datetime(2027, 2, 10, tzinfo=UTC)
WORK = "The historical context"
ROSTER = """name,number,email,section
Noor Öz,1001,noor@example.org,A
Sam Lee,1002,sam@example.org,A
"Jones, Ann",1003,ann@example.org,B
"""


class Class:
    """A folder handed in, with the roster and the place for what is written beside it."""

    def __init__(self, place: Path) -> None:
        self.place, self.folder = place, place / "in"
        self.folder.mkdir()
        self.roster = place / "roster.csv"
        self.roster.write_text(ROSTER, encoding="utf-8")
        self.out = place / "grades.csv"

    def put(self, name: str, content: bytes | dict[str, Any]) -> Path:
        write(self.folder, {name: as_bytes(content) if isinstance(content, dict) else content})
        return self.folder / name

    def grade(self, **options: Any) -> class_grading.Outcome:
        return class_grading.grade(self.folder, self.roster, self.out, now=NOW, **options)

    def rows(self) -> list[dict[str, str]]:
        with self.out.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def row(self, name: str) -> dict[str, str]:
        return next(each for each in self.rows() if each["Name"] == name)

    def report(self) -> str:
        return (self.place / "report.html").read_text(encoding="utf-8")


def grade_beside(handed: Class, name: str, content: bytes) -> str:
    """Grade a sound receipt with something strange beside it; return the report."""
    handed.put("sound.json", full("Noor Öz"))
    handed.put(name, content)
    handed.grade()
    assert handed.row("Noor Öz")[WORK] == "100.0"
    return handed.report()


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], packing: int = 8) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()
