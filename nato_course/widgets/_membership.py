"""Where countries belonged, year by year, and the dated steps that led there."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from coursebook import dates
from coursebook.questions.links import link
from nato_course import datasets
from nato_course.tables import Event
from nato_course.widgets._candidates import CANDIDACIES, surveys

FIRST, LAST = 1949, 2024
USSR_ENDED = 1991
CSTO_SINCE = 2002

BALTIC = ("EST", "LVA", "LTU")
SOVIET_REPUBLICS = (
    *BALTIC,
    *("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"),
)
PREDECESSORS = {"CZE": "CSK", "SVK": "CSK"}
"""States that belonged to an organisation as part of another one."""

STATUSES = {
    "joined": "Joined NATO in this year",
    "nato": "NATO member",
    "ussr": "In the Soviet Union",
    "disputed": "Under Soviet rule; many states never recognised the annexation",
    "pact": "In the Warsaw Pact",
    "russia": "Russia",
    "cst": "In the Collective Security Treaty (CSTO since 2002)",
    "none": "Outside these alliances: neutral, non-aligned or undecided",
}
PASTS = {
    "pact": "Formerly in the Warsaw Pact",
    "soviet": "Formerly under Soviet rule",
}
SEVEN = ("BGR", "EST", "LTU", "LVA", "ROU", "SVK", "SVN")
STEPS = {
    "soviet-note-1954": ("RUS",),
    "france-leaves-command": ("FRA",),
    "german-unification": ("DEU",),
    "soviet-union-ends": tuple(each for each in SOVIET_REPUBLICS if each not in BALTIC),
    "yeltsin-warsaw": ("POL",),
    "russia-joins-pfp": ("RUS",),
    "budapest-memorandum": ("UKR",),
    "founding-act": ("RUS",),
    "madrid-invitations": ("CZE", "HUN", "POL"),
    "putin-frost-interview": ("RUS",),
    "putin-helsinki-2001": BALTIC,
    "nrc-created": ("RUS",),
    "putin-estonia-2002": ("EST",),
    "prague-invitations": SEVEN,
    "bucharest-summit": ("GEO", "UKR"),
    "georgia-war": ("GEO",),
    "crimea-annexed": ("UKR",),
    "full-scale-invasion": ("UKR",),
    "finland-sweden-apply": ("FIN", "SWE"),
    "ashgabat-answers": ("FIN", "SWE"),
    "vilnius-summit": ("UKR",),
    "armenia-csto": ("ARM",),
    "washington-summit": ("UKR",),
    "plan-28-points": ("UKR",),
    "zelensky-offer": ("UKR",),
}
"""Events that are steps of a country towards an alliance or away from it."""

FACTS = {
    "XKX": "Kosovo declared independence on 17 February 2008. Most NATO members recognise it; "
    "Serbia, Russia and others do not.",
    "UKR": "Crimea: Ukrainian territory (General Assembly resolution 68/262), occupied by Russia "
    "since 2014.",
    "HUN": "In Hungary's referendum on joining, 85 per cent of those voting said yes (Jeszenszky "
    "2019).",
}

Span = tuple[int, str, str]
"""From which year on, which status, and which past."""


class Step(NamedTuple):
    """A dated step of a country's path; `shown` is the date in words, `target` a link's address."""

    date: date
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
    facts = [FACTS[iso3]] if iso3 in FACTS else []
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
    """Return a key of `STATUSES`: where a country belonged at the end of a year.

    Args:
        iso3: ISO 3166-1 code, or XKX.
        year: calendar year.
    """
    joined = next((each.accession_date.year for each in _rows_of(iso3, "nato_members")), LAST + 1)
    if joined <= year:
        return "joined" if joined == year else "nato"
    if iso3 in SOVIET_REPUBLICS and year < USSR_ENDED:
        return "disputed" if iso3 in BALTIC else "ussr"
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
    """Return a key of `PASTS`, or nothing: what a country had been in by the end of a year.

    Args:
        iso3: ISO 3166-1 code, or XKX.
        year: calendar year.
    """
    if iso3 in SOVIET_REPUBLICS and year >= USSR_ENDED:
        return "soviet"
    pact = (each for each in _rows_of(iso3, "blocs") if each.organisation == "Warsaw Pact")
    return "pact" if any(each.left and each.left.year <= year for each in pact) else ""


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
        if iso3 in STEPS.get(each.id, ()):
            yield _step(each.date, f"{each.title}. {each.description}", event_address(each.id))
    for each in CANDIDACIES:
        if iso3 in each.countries:
            target = link(f"source:{each.source}").href
            yield Step(each.date, each.text, each.shown or dates.long(each.date), target)


def event_address(event_id: str) -> str:
    """Return where the book's timeline tells of an event.

    Args:
        event_id: its id in the table of events.
    """
    return f"timeline.html#event-{event_id}"


def _step(day: date, text: str, target: str = "") -> Step:
    return Step(day, text, dates.long(day), target)


def _bloc_steps(row: Any, iso3: str) -> Iterable[Step]:
    within = "" if row.iso3 == iso3 else f" (as {row.country})"
    yield _step(row.joined, f"Joined the {_alliance(row, row.joined)}{within}")
    if row.left:
        ended = row.left.isoformat() == "1991-07-01"
        alliance = _alliance(row, row.left)
        text = f"{alliance} dissolved" if ended else f"Left the {alliance}{within}"
        yield _step(row.left, text)


def _alliance(row: Any, day: date) -> str:
    """Return what an alliance was called on a day: the CSTO began as a treaty alone."""
    if row.organisation != "CSTO":
        return str(row.organisation)
    return "CSTO" if day.year >= CSTO_SINCE else "Collective Security Treaty"
