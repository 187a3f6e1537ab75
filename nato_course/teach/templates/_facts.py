"""Look-ups that several chapters' templates share: members, events, distances, wordings."""

import re
from datetime import date
from functools import cache

from nato_course import claims, datasets, sources
from nato_course.datasets.tables import Event, NatoMember

KIND_WORDS = {
    "fact": "It says that something is so, and can be looked up.",
    "view": "It reports what someone holds; the first question is whether that is reported fairly.",
    "interpretation": "It weighs or reads events; others may weigh the same facts differently.",
    "cause": "It says that one thing brought about another, and needs evidence of the link.",
}


_LEANING = re.compile(
    r"^(He|She|They|It|This|That|Those|These|To them|His|Her|Their|Everything|The text|At first)\b"
    r"|\b(she|he) (finds|holds|describes)\b|\bof (his|hers)\b|^Three weeks later|the two\b"
    r"|\bin (this|that) (telling|period|time)\b"
)


def stands_alone(text: str) -> bool:
    """Return whether a sentence can be read without the ones that stood before it.

    Args:
        text: a claim or a finding of the ledger.
    """
    return not _LEANING.search(text)


def told(claim_id: str) -> str:
    """Return a claim in our words, with Putin's name where the article went on with "he".

    Args:
        claim_id: its id.
    """
    text = claims.get(claim_id).paraphrase
    return re.sub(r"^He\b", "[Putin]", re.sub(r"^His\b", "[Putin's]", text))


@cache
def members() -> dict[str, NatoMember]:
    """Return NATO's members by country code."""
    return {each.iso3: each for each in datasets.load("nato_members")}


@cache
def events() -> dict[str, Event]:
    """Return the events by id."""
    return {each.id: each for each in datasets.load("events")}


def joined(iso3: str) -> date:
    """Return the day on which a member joined.

    Args:
        iso3: its country code.
    """
    return members()[iso3].accession_date


def members_on(when: date) -> int:
    """Return how many members NATO had on a day, those that joined on it included.

    Args:
        when: the day.
    """
    return sum(each.accession_date <= when for each in members().values())


@cache
def distance(city: str, iso3: str) -> int:
    """Return how far a city is from the nearest land of a country, in km.

    Args:
        city: its name in the table.
        iso3: the country's code.
    """
    points = datasets.load("boundary_points")
    found = (p for p in points if p.city == city and p.iso3 == iso3 and p.landmass != "west")
    return min(each.distance_km for each in found)


def the(name: str) -> str:
    """Return a state's name as it stands inside a sentence, such as "the Netherlands".

    Args:
        name: as the tables have it.
    """
    return f"the {name}" if name in ("Netherlands", "United Kingdom", "United States") else name


def words_of(document_id: str) -> str:
    """Return the words of a document in English, in quotation marks.

    Args:
        document_id: its id.
    """
    document = sources.document(document_id)
    return f"“{document.translation or document.text}”"
