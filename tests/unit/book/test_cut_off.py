"""Nothing later than the cut-off is told as past, and places have the names they have today."""

import csv
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from coursebook.dates import MONTHS
from tests.unit.book.prose import BOOK, CHAPTERS, PAGES, blocks, plain

PACKAGE = BOOK.parent / "nato_course"
_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?(?:({_MONTH}) )?\b(20\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
# What a sentence says that looks ahead: it was announced or pledged, or isn't known here.
LOOKS_AHEAD = re.compile(
    r"\b(?:by 20\d\d|until 20\d\d|planned|pledged|announced for|is due|beyond this book's|"
    r"No source found|expected|last looked at)\b"
)
# Names of Soviet times or in Russian, with those in use now.
OLD_NAMES = {
    "Kiev": "Kyiv",
    "Kharkov": "Kharkiv",
    "Lvov": "Lviv",
    "Odessa": "Odesa",
    "Nikolaev": "Mykolaiv",
    "Chernigov": "Chernihiv",
    "Zaporozhye": "Zaporizhzhia",
    "Dnepropetrovsk": "Dnipro",
    "Lugansk": "Luhansk",
    "Donbass": "Donbas",
    "Dnieper": "Dnipro",
    "Kishinev": "Chișinău",
    "Moldavia": "Moldova",
    "Byelorussia": "Belarus",
    "Belorussia": "Belarus",
    "Tiflis": "Tbilisi",
    "Tallin": "Tallinn",
    "the Ukraine": "Ukraine",
}
_OLD = re.compile(rf"\b(?:{'|'.join(OLD_NAMES)})\b")
_QUOTED = re.compile(r'"[^"]*"|«[^»]*»')
# Columns and fields that hold titles of works or words of others.
_TITLES = ("source", "moscow_source", "nato_source", "source_key", "publisher")


def cut_off() -> date:
    """Return the last day of the month that the page on the course names as the cut-off."""
    front = (BOOK / "about.md").read_text(encoding="utf-8")
    found = re.search(rf"\*\*Cut-off\.\*\* .*? up to ({_MONTH}) (\d{{4}})\.", front)
    assert found, "the page on the course names no cut-off"
    year, month = int(found[2]), MONTHS.index(found[1]) + 1
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def told_too_late(texts: Iterable[str], last: date) -> list[str]:
    """Return the sentences that have a date after the last day and don't look ahead."""
    sentences = [each for text in texts for each in re.split(r"(?<=[.?!;]) ", text)]
    return [each for each in sentences if _latest(each) > last and not LOOKS_AHEAD.search(each)]


def _latest(sentence: str) -> date:
    """Return the earliest day that the latest date of a sentence can mean."""
    found = [_earliest_day(*each.groups()) for each in _DATE.finditer(sentence)]
    return max(found, default=date.min)


def _earliest_day(
    day: str | None, month: str | None, year: str, number: str | None, last: str | None
) -> date:
    if month:
        return date(int(year), MONTHS.index(month) + 1, min(int(day or 1), 28))
    if number and last:
        return date.fromisoformat(f"{year}-{number}-{last}")
    return date(int(year), 1, 1)


def old_names(text: str) -> list[str]:
    """Return the old names that a text uses outside quotation marks."""
    return _OLD.findall(_QUOTED.sub("", plain(text)))


def events() -> list[dict[str, str]]:
    with (PACKAGE / "content/tables/events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def late_events(rows: list[dict[str, str]], last: date) -> list[str]:
    """Return the ids of the events after a day."""
    return [row["id"] for row in rows if date.fromisoformat(row["date"]) > last]


def test_the_front_page_names_the_cut_off() -> None:
    assert cut_off() == date(2026, 6, 30)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_tells_nothing_later_than_the_cut_off_as_past(path: Path) -> None:
    texts = [plain(block.text) for block in blocks(path)]
    assert told_too_late(texts, cut_off()) == []


def test_no_event_is_later_than_the_cut_off() -> None:
    assert late_events(events(), cut_off()) == []
    assert late_events(events(), date(2022, 2, 23)) != []
    texts = [row[name] for row in events() for name in ("description", "moscow_view", "nato_view")]
    assert told_too_late(texts, cut_off()) == []


def test_what_is_told_too_late_is_found() -> None:
    last = date(2026, 6, 30)
    late = ["They met in July 2026.", "On 1 July 2026 it ended.", "By 2027-01-02 it was over."]
    assert told_too_late(late, last) == late
    fine = ["They met on 30 June 2026.", "In 2026 it ended.", "They pledged 5 per cent by 2035."]
    assert told_too_late([*fine, "A summit was announced for July 2026."], last) == []


@pytest.mark.parametrize("path", [*PAGES, BOOK / "glossary.md"], ids=lambda path: path.stem)
def test_a_page_names_places_as_they_are_named_today(path: Path) -> None:
    assert [name for block in blocks(path) for name in old_names(block.text)] == []


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.glob("content/tables/*.csv")), ids=lambda path: path.stem
)
def test_a_table_names_places_as_they_are_named_today(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{k: v for k, v in row.items() if k not in _TITLES} for row in csv.DictReader(file)]
    assert [name for row in rows for value in row.values() for name in old_names(value)] == []


BANKS = sorted(PACKAGE.glob("content/questions/*.yaml"))


@pytest.mark.parametrize("path", [PACKAGE / "content/claims.yaml", *BANKS], ids=lambda p: p.stem)
def test_a_claim_or_question_names_places_as_they_are_named_today(path: Path) -> None:
    assert [n for line in path.read_text("utf-8").splitlines() for n in old_names(line)] == []


def test_an_old_name_is_found_outside_quotation_marks() -> None:
    assert old_names('In Kiev he spoke of "the road to Kharkov" and the Ukraine.') == [
        "Kiev",
        "the Ukraine",
    ]
    assert old_names("In Kyiv, Odesa, the Ukrainian army and Lviv.") == []


def test_the_chapters_are_among_the_pages() -> None:
    assert set(CHAPTERS) < set(PAGES) and len(CHAPTERS) == 5
