"""Look-ups that several chapters' templates share: members, events, distances, wordings."""

import re
from datetime import date
from functools import cache

from coursebook import claims, sources
from coursebook.dates import when
from nato_course import datasets
from nato_course.tables import BoundaryPoint, Event, NatoMember

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


NAMED = {
    "H9": ((", and he keeps", ", and [Putin] keeps"),),
    "H13": (("The narrative", "The narrative [of betrayal]"),),
    "H16": (("the resulting grievance", "the grievance [over NATO's growth]"),),
    "I7": (("presents it", "presents [NATO's enlargement]"),),
    "P8": (("When he", "When [Putin]"), ("spheres he", "spheres [of influence, Putin]")),
    "P9": (("alone he", "alone [Putin]"),),
    "P14": (("In his", "In [Putin's]"), ("such systems", "[missile defences]")),
    "P19": (("that framework", "[Europe's] framework"),),
    "P20": (("threat he", "threat [Putin]"),),
}
"""What claims refer to in the sentences before them, by the words that do so."""


def told(claim_id: str) -> str:
    """Return a claim in our words, with a name in brackets where the article had "he" or "such".

    Args:
        claim_id: its id.
    """
    text = claims.get(claim_id).paraphrase
    for words, name in NAMED.get(claim_id, ()):
        text = text.replace(words, name)
    return re.sub(r"^He\b", "[Putin]", re.sub(r"^His\b", "[Putin's]", text))


PUT_PLAINLY = {
    "bucharest-summit": "Bucharest summit says that Ukraine and Georgia will become members",
    "cooperation-suspended": "NATO suspends practical cooperation with Russia over Ukraine",
    "draft-treaties": "Russian draft treaties ask for an end to NATO's enlargement",
    "drones-poland": "About 20 Russian drones cross into Poland, and several are shot down",
    "estonia-airspace": (
        "Estonia reports a breach of its airspace by three fighters for twelve minutes"
    ),
    "kosovo-independence": (
        "Kosovo declares the independence that most NATO members went on to recognise"
    ),
    "libya-resolution": "Security Council adopts Resolution 1973 on Libya",
    "madrid-invitations": "Madrid summit invites Czechia, Hungary and Poland",
    "nacc-founded": "North Atlantic Cooperation Council meets for the first time",
    "nrc-resumes": "Allies agree to resume the NATO-Russia Council after the war in Georgia",
    "vote-february-2026": (
        "General Assembly votes on the fourth anniversary of Russia's full-scale invasion"
    ),
    "votes-february-2025": "Three votes at the UN on the third anniversary of the invasion",
    "vilnius-summit": "Vilnius summit repeats that Ukraine's future is in NATO",
}
"""Events put so that no other event of another date could be meant, where no date stands by."""

SAID_AGAIN = ("armenia-csto",)
"""Events that happened again in nearly the same words: nobody can put them in order undated."""

SPOKEN_OF = {
    "bonn-record": "on NATO and the states east of Germany",
    "bucharest-declaration": "on Ukraine and Georgia",
    "budapest-memorandum": "on what the signatories undertake",
    "burns-cable": "on enlargement to Ukraine and Georgia",
    "draft-security-treaty": "on what the parties are to do",
    "kozyrev-enemies": "on heeding Moscow's protests against enlargement",
    "lisbon-council": "on a partnership to come",
    "nato-article-5": "on what each member does after an attack",
    "nato-reply": "on Russia",
    "putin-21-february": "on Ukraine",
    "putin-accepts": "on the invitation of seven states",
    "putin-attack-nonsense": "on talk of a Russian attack on NATO",
    "putin-crimea": "on the West",
    "putin-finland": "on Finland",
    "putin-frost": "on joining NATO",
    "putin-missile-sites": "on missile defence sites",
    "putin-munich": "on NATO's expansion",
    "putin-peter": "after speaking of Peter the Great",
    "stoltenberg-parliament": "on Putin",
    "two-plus-four": "on eastern Germany",
    "warsaw-battlegroups": "on forces in the Baltic states and Poland",
    "yeltsin-walesa": "on a state's wish to join NATO",
}
"""What a quotation is about, where its own words do not say."""

SLIPS = {"putin-estonia": ("to joint", "to joint [sic]")}
"""Slips of the issuer's own English, which are kept and marked."""

KNOWN_THROUGH = {
    "baker-gorbachev": "The record was not opened; copies and scholars agree on the words.",
    "bonn-record": (
        "The record was not opened. He seems to have meant the Oder, since the Elbe runs through "
        "the middle of Germany."
    ),
    "burns-cable": "Copies differ in the quotation marks.",
    "christopher-yeltsin": "The scan of the record was not opened.",
    "general-assembly": "The paragraph was not read on a page of the United Nations.",
    "genscher-tutzing": "The German wording rests on one copy.",
    "gorbachev-bild": "The wording is a Russian agency's report; the newspaper was not seen.",
    "istanbul-charter": "The whole paragraph was not seen on the OSCE's own page.",
    "ivashov-appeal": "The appeal was read in extracts only.",
    "kozyrev-enemies": "The article itself was not read.",
    "putin-attack-nonsense": "One copy in machine translation.",
    "putin-crimea": "The Kremlin's English differs in some words.",
    "putin-finland": "The broadcast itself was not seen.",
    "putin-no-alarm": "Read in German translation only.",
    "putin-peter": "Agencies translate the last verbs differently.",
    "woerner-bremen": (
        "Known here only as Putin quoted it in 2007, through Russian; NATO's own wording may "
        "differ."
    ),
    "yeltsin-walesa": ("The wording is a news agency's translation; the declaration was not seen."),
}
"""What the collection says of the wording of documents that were read at second hand."""


INDEPENDENT_SINCE = {"MNE": 2006}
"""When a state began, where that was later than some of the years asked about."""

RETOLD = ("woerner-bremen",)
"""Documents whose words are known from a later telling alone: nobody is asked to place them."""


ALSO_SAID = {
    "gorbachev-walls": (
        "In the same answer, as copies have it, he called enlargement a violation of the spirit of "
        "1990."
    ),
}
"""What stands beside words that would mislead if they were quoted alone."""


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
    told = (each[document_id] for each in (KNOWN_THROUGH, ALSO_SAID) if document_id in each)
    return "".join(f" {each}" for each in told)
