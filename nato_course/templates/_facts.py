"""Look-ups that several chapters' templates share: members, events, distances, wordings."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from coursebook import claims, sources, yaml_file
from coursebook.dates import when
from coursebook.teach.templates._parts import Part
from nato_course import datasets
from nato_course.tables import BoundaryPoint, Event, NatoMember

WORDINGS: Mapping[str, Any] = yaml_file.read(Path(__file__).with_name("wordings.yaml"))
"""How questions put what stands elsewhere in the course, each part by the ids that it is about."""
PUT_PLAINLY: Mapping[str, str] = WORDINGS["events"]
SPOKEN_OF: Mapping[str, str] = WORDINGS["about"]
KNOWN_THROUGH: Mapping[str, str] = WORDINGS["known_through"]

SAID_AGAIN = ("armenia-csto",)
"""Events that happened again in nearly the same words: nobody can put them in order undated."""

SLIPS = {"putin-estonia": ("to joint", "to joint [sic]")}
"""Slips of the issuer's own English, which are kept and marked."""

INDEPENDENT_SINCE = {"MNE": 2006}
"""When a state began, where that was later than some of the years asked about."""

RETOLD = ("woerner-bremen",)
"""Documents whose words are known from a later telling alone: nobody is asked to place them."""

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
    """Return a claim in our words, with a name in brackets where the article had "he" or "such".

    Args:
        claim_id: its id.
    """
    text = claims.get(claim_id).paraphrase
    for words, name in WORDINGS["named"].get(claim_id, {}).items():
        text = text.replace(words, name)
    return re.sub(r"^He\b", "[Putin]", re.sub(r"^His\b", "[Putin's]", text))


@cache
def members() -> dict[str, NatoMember]:
    """Return NATO's members by country code."""
    return {each.iso3: each for each in datasets.rows(NatoMember)}


@cache
def events() -> dict[str, Event]:
    """Return the events by id."""
    return {each.id: each for each in datasets.rows(Event)}


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


def plain_title(event_id: str) -> str:
    """Return an event in words that fit no other event, for a question that gives no date.

    Args:
        event_id: its id.
    """
    return PUT_PLAINLY.get(event_id, events()[event_id].title)


@cache
def distance(city: str, iso3: str) -> int:
    """Return how far a city is from the nearest land of a country, in km.

    Args:
        city: its name in the table.
        iso3: the country's code.
    """
    points = datasets.rows(BoundaryPoint)
    found = (p for p in points if p.city == city and p.iso3 == iso3 and p.landmass != "west")
    return min(each.distance_km for each in found)


def centre(city: str) -> str:
    """Return from where distances are measured: Kaliningrad is a region's name too.

    Args:
        city: its name in the table.
    """
    return f"the centre of {'the city of ' if city == 'Kaliningrad' else ''}{city}"


def the(name: str) -> str:
    """Return a state's name as it stands inside a sentence, such as "the Netherlands".

    Args:
        name: as the tables have it.
    """
    return f"the {name}" if name in ("Netherlands", "United Kingdom", "United States") else name


def words_of(document_id: str) -> str:
    """Return the words of a document in English, in quotation marks, and what they are about.

    Args:
        document_id: its id.
    """
    document = sources.document(document_id)
    words = document.translation or document.text
    if document_id in SLIPS:
        words = words.replace(*SLIPS[document_id])
    about = f" [{SPOKEN_OF[document_id]}]" if document_id in SPOKEN_OF else ""
    return f"“{words}”{about}"


def quoted(document_id: str, feedback: str) -> Part:
    """Return a document as an item or option: its words, and what is said of them.

    Args:
        document_id: its id.
        feedback: where and when they were said, and what is known of them.
    """
    see = f"document:{document_id}"
    return {"id": document_id, "text": words_of(document_id), "feedback": feedback, "see": see}


def dated(document_id: str) -> str:
    """Return when the words of a document were said, and what is known of them.

    Args:
        document_id: its id.
    """
    document = sources.document(document_id)
    return f"{document.title}, {when(document)}.{wording(document_id)}"


def placed(document_id: str) -> str:
    """Return where and when the words of a document were said, and what is known of them.

    Args:
        document_id: its id.
    """
    document = sources.document(document_id)
    return f"{document.title}, {when(document)}. {document.context}{wording(document_id)}"


def wording(document_id: str) -> str:
    """Return what has to be known of the words of a document, after a space, or "".

    Args:
        document_id: its id.
    """
    told = (
        each[document_id] for each in (KNOWN_THROUGH, WORDINGS["also_said"]) if document_id in each
    )
    return "".join(f" {each}" for each in told)
