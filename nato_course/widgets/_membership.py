"""Where countries belonged, year by year, the steps that led there, and surveys on joining."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple

from coursebook import dates
from coursebook.entries import made, read, record
from coursebook.questions.links import link
from coursebook.records import (
    DAY,
    KEY,
    NAME,
    SLUG,
    WORDS,
    Either,
    Field,
    Many,
    Named,
    Number,
    Record,
    Text,
)
from nato_course import datasets
from nato_course.course import COURSE
from nato_course.tables import Event, OpinionShare

FILE = COURSE.content / "enlargement_map.yaml"
FIRST, LAST = 1949, 2024
USSR_ENDED = 1991
CSTO_SINCE = 2002

JOINING = "own country should join"
"""The question of `opinion_nato` that asks of joining."""
PREDECESSORS = {"CZE": "CSK", "SVK": "CSK"}
"""States that belonged to an organisation as part of another one."""

_CODE = Text(r"^[A-Z]{3}$", "an ISO 3166-1 code of three letters")
_SINCE = Many(Either((Number(), WORDS), "a year and a name"), 2)


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A dated step towards membership: who, what, and where it was read.

    `shown` is the date in words where the source doesn't give the day.
    """

    date: Annotated[datetime.date, DAY, "write the day"]
    countries: Annotated[tuple[str, ...], Many(_CODE), "list the countries"]
    text: Annotated[str, WORDS, "write what happened"]
    source: Annotated[str, KEY, "name the work where it was read"]
    shown: Annotated[str, WORDS, "write the date in words"] = ""


_FILE = Record(
    (
        Field("statuses", Named(NAME, WORDS), "write what the colours mean"),
        Field("pasts", Named(NAME, WORDS), "write what the marks of former members mean"),
        Field("annexed", Many(_CODE), "list the republics that were annexed"),
        Field("republics", Many(_CODE), "list the other republics of the Soviet Union"),
        Field("steps", Named(SLUG, Many(_CODE)), "list countries by event"),
        Field("candidacies", Many(record(Candidacy)), "list applications and invitations"),
        Field("facts", Named(_CODE, WORDS), "write what stands beside a country's path"),
        Field("support_note", WORDS, "write what stands beside surveys"),
        Field("notes", Many(WORDS), "write what stands under the map"),
        Field("labels", Named(_CODE, Many(_SINCE)), "list other names with their first years"),
        Field("off_map", Named(_CODE, WORDS), "name the countries beyond the map"),
        Field("inset_note", WORDS, "write what stands beside the small map"),
        Field("inset_labels", Named(WORDS, Many(Number(), 2)), "list names with their places"),
    )
)


@cache
def told() -> dict[str, Any]:
    """Return what the map says and marks beside what the tables hold."""
    found: dict[str, Any] = read(FILE, _FILE)
    return found


@cache
def candidacies() -> tuple[Candidacy, ...]:
    """Return applications, action plans and invitations that no event of the table tells of."""
    return tuple(made(Candidacy, each) for each in told()["candidacies"])


Span = tuple[int, str, str]
"""From which year on, which status, and which past."""


class Step(NamedTuple):
    """A dated step of a country's path; `shown` is the date in words, `target` a link's address."""

    date: datetime.date
    text: str
    shown: str
    target: str = ""


def country(iso3: str, name: str) -> dict[str, Any]:
    """Return a country's statuses over time and its path.

    Args:
        iso3: ISO 3166-1 code, or XKX.
        name: the name shown.
    """
    path = sorted(_path(iso3))
    notes = [each.note for each in _rows_of(iso3, "nato_members", "blocs", "eu_members")]
    facts = [told()["facts"][iso3]] if iso3 in told()["facts"] else []
    return {
        "name": name,
        "spans": [list(each) for each in spans(iso3)],
        "path": [[each.shown, each.text, each.target] for each in path],
        "surveys": surveys(iso3),
        "facts": [*dict.fromkeys(note for note in notes if note), *facts],
    }


def spans(iso3: str) -> list[Span]:
    """Return a country's status at the end of each year, as runs of years.

    Args:
        iso3: ISO 3166-1 code, or XKX.
    """
    found: list[Span] = []
    for year in range(FIRST, LAST + 1):
        now = status(iso3, year)
        past = former(iso3, year) if now in ("joined", "nato", "none") else ""
        if not found or found[-1][1:] != (now, past):
            found.append((year, now, past))
    return found


def status(iso3: str, year: int) -> str:
    """Return a status of the map: where a country belonged at the end of a year.

    Args:
        iso3: ISO 3166-1 code, or XKX.
        year: calendar year.
    """
    joined = next((each.accession_date.year for each in _rows_of(iso3, "nato_members")), LAST + 1)
    if joined <= year:
        return "joined" if joined == year else "nato"
    if _was_soviet(iso3) and year < USSR_ENDED:
        return "disputed" if iso3 in told()["annexed"] else "ussr"
    if iso3 == "RUS":
        return "russia"
    inside = [
        each.organisation
        for each in _rows_of(iso3, "blocs")
        if each.joined.year <= year and (each.left is None or year < each.left.year)
    ]
    if "Warsaw Pact" in inside:
        return "pact"
    return "cst" if "CSTO" in inside else "none"


def former(iso3: str, year: int) -> str:
    """Return a past of the map, or nothing: what a country had been in by the end of a year.

    Args:
        iso3: ISO 3166-1 code, or XKX.
        year: calendar year.
    """
    if _was_soviet(iso3) and year >= USSR_ENDED:
        return "soviet"
    pact = (each for each in _rows_of(iso3, "blocs") if each.organisation == "Warsaw Pact")
    return "pact" if any(each.left and each.left.year <= year for each in pact) else ""


def _was_soviet(iso3: str) -> bool:
    return iso3 in told()["annexed"] or iso3 in told()["republics"]


def _rows_of(iso3: str, *tables: str) -> list[Any]:
    """Return the rows of a country, and of the state it was part of before."""
    codes = {iso3, PREDECESSORS.get(iso3, iso3)}
    return [each for table in tables for each in datasets.load(table) if each.iso3 in codes]


def _path(iso3: str) -> Iterable[Step]:
    """Yield dated steps: alliances and unions joined and left, invitations, applications."""
    for each in _rows_of(iso3, "nato_members"):
        founder = each.round == FIRST
        yield _step(each.accession_date, "Founding member of NATO" if founder else "Joined NATO")
    for each in [*_rows_of(iso3, "blocs"), *(_rows_of("DDR", "blocs") if iso3 == "DEU" else [])]:
        yield from _bloc_steps(each, iso3)
    for each in _rows_of(iso3, "eu_members"):
        yield _step(each.joined, "Joined what is now the European Union")
        if each.left:
            yield _step(each.left, "Left the European Union")
    for each in datasets.rows(Event):
        if iso3 in told()["steps"].get(each.id, ()):
            yield _step(each.date, f"{each.title}. {each.description}", event_address(each.id))
    for each in candidacies():
        if iso3 in each.countries:
            target = link(f"source:{each.source}").href
            yield Step(each.date, each.text, each.shown or dates.long(each.date), target)


def event_address(event_id: str) -> str:
    """Return where the book's timeline tells of an event.

    Args:
        event_id: its id in the table of events.
    """
    return f"timeline.html#event-{event_id}"


def _step(day: datetime.date, text: str, target: str = "") -> Step:
    return Step(day, text, dates.long(day), target)


def _bloc_steps(row: Any, iso3: str) -> Iterable[Step]:
    within = "" if row.iso3 == iso3 else f" (as {row.country})"
    yield _step(row.joined, f"Joined the {_alliance(row, row.joined)}{within}")
    if row.left:
        ended = row.left.isoformat() == "1991-07-01"
        alliance = _alliance(row, row.left)
        text = f"{alliance} dissolved" if ended else f"Left the {alliance}{within}"
        yield _step(row.left, text)


def _alliance(row: Any, day: datetime.date) -> str:
    """Return what an alliance was called on a day: the CSTO began as a treaty alone."""
    if row.organisation != "CSTO":
        return str(row.organisation)
    return "CSTO" if day.year >= CSTO_SINCE else "Collective Security Treaty"


def surveys(iso3: str) -> list[list[Any]]:
    """Return what surveys in a country said of joining: date, pollster, for and against.

    Args:
        iso3: ISO 3166-1 code.
    """
    found: dict[tuple[datetime.date, str, str], dict[str, float]] = {}
    for each in datasets.rows(OpinionShare):
        if each.iso3 == iso3 and each.question == JOINING:
            key = (each.date, each.pollster, _survey_date(each.date, each.precision))
            found.setdefault(key, {})[each.answer] = each.share_pct
    return [
        [shown, pollster, shares.get("for"), shares.get("against")]
        for (_, pollster, shown), shares in sorted(found.items())
    ]


def _survey_date(day: datetime.date, precision: str) -> str:
    if precision == "day":
        return dates.long(day)
    return dates.month(day) if precision == "month" else str(day.year)
