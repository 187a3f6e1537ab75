"""Templates of chapter 4 on treaty, force, door and words: who is covered, who decides."""

from collections.abc import Iterator
from itertools import product

from coursebook import sources
from coursebook.dates import long as day
from coursebook.teach.templates._parts import Part, option, shuffled
from coursebook.teach.templates._template import Entry, Parameters, Template
from coursebook.words import listed
from nato_course.templates._facts import INDEPENDENT_SINCE, joined, members, the
from nato_course.templates._findings import (
    refuting_question,
    refuting_sets,
    sort_question,
    sort_sets,
)
from nato_course.templates._readings import reading_question, reading_sets
from nato_course.templates._shared import order_question, order_sets, quote_question, quote_sets

CHAPTER = "04_natos_perspective"
OUTSIDERS = {"AUT": "Austria", "IRL": "Ireland", "UKR": "Ukraine", "GEO": "Georgia"}
"""States that never were members; Ukraine and Georgia have been states since 1991."""

NEW_STATES = ("CZE", "EST", "HRV", "LTU", "LVA", "MKD", "MNE", "SVK", "SVN")
"""Members that were not states of their own between 1949 and 1990."""

NAVIES = ("DEU", "ESP", "FRA", "GBR", "GRC", "ITA", "NLD", "NOR", "POL", "PRT", "ROU", "TUR")
PLACES = {
    "soil": "the soil of {} in Europe",
    "mediterranean": "a frigate of {} in the Mediterranean",
    "south-atlantic": "a frigate of {} in the South Atlantic",
    "indian-ocean": "a frigate of {} in the Indian Ocean",
}
IN_AREA = ("soil", "mediterranean")
VOICES = (
    *("nato-article-5", "study-on-enlargement", "founding-act-forces", "article-5-invoked"),
    *("rome-declaration", "bucharest-declaration", "lisbon-council", "warsaw-battlegroups"),
    *("nato-reply", "strategic-concept", "stoltenberg-parliament", "hague-declaration"),
)
ALSO_OF = {
    "strategic-concept": ("stoltenberg-parliament",),
    "hague-declaration": ("stoltenberg-parliament", "strategic-concept", "nato-reply"),
}
"""Words that stand again, or nearly, in a communiqué of the year of others: both would fit."""

DOOR = (
    *("pfp-launched", "enlargement-study", "founding-act", "madrid-invitations"),
    *("czechia-hungary-poland-join", "prague-invitations", "seven-join", "bucharest-summit"),
    *("albania-croatia-join", "montenegro-joins", "north-macedonia-joins", "draft-treaties"),
    *("finland-sweden-apply", "finland-joins", "vilnius-summit", "sweden-joins"),
)


def _name(iso3: str) -> str:
    return OUTSIDERS[iso3] if iso3 in OUTSIDERS else members()[iso3].country


def _start(text: str) -> str:
    return text[0].upper() + text[1:]


def _is_member(iso3: str, year: int) -> bool:
    return iso3 in members() and joined(iso3).year < year


def _cover_parameters() -> Iterator[Parameters]:
    states = [e for e in members() if e not in ("USA", "CAN", "TUR")] + list(OUTSIDERS)
    for iso3 in states:
        for year in shuffled(range(1995, 2026), f"c4-cover{iso3}")[:3]:
            joining = iso3 in members() and joined(iso3).year == year
            if not joining and year > INDEPENDENT_SINCE.get(iso3, 0):
                yield {"state": iso3, "year": year, "place": "soil"}
    for iso3 in NAVIES:
        for place in ("mediterranean", "south-atlantic", "indian-ocean"):
            year = shuffled(range(2005, 2026), f"c4-cover{iso3}{place}")[0]
            yield {"state": iso3, "year": year, "place": place}


def _cover(parameters: Parameters) -> Entry:
    iso3, year, place = (parameters[each] for each in ("state", "year", "place"))
    inside = _is_member(iso3, year)
    right = _cover_reason(inside, place)
    when = f"{_start(the(_name(iso3)))} joined on {day(joined(iso3))}" if iso3 in members() else ""
    status = f"{when}." if when else f"{_name(iso3)} has never been a member."
    area = f" The place lies {'in' if place in IN_AREA else 'outside'} the treaty's area."
    told = status + (area if inside else "")
    return {
        "type": "true_false",
        "prompt": (
            "Articles 5 and 6 of the North Atlantic Treaty say whom an attack on one concerns, and "
            "where. Is the statement true, and what decides it?"
        ),
        "statement": (
            f"In {year} an armed attack by another state on {_place(iso3, place)} "
            "would have been an attack on all members under the treaty."
        ),
        "answer": right == "member-inside",
        "reasons": [
            option(name, text, f"{told} {why}" if why else told, see, right=name == right)
            for name, text, why, see in _REASONS
        ],
        "explanation": (
            f"The year asked about is {year}. {told} Article 5 covers members alone, and Article 6 "
            "draws a map: their "
            "territory in Europe and North America, Türkiye, islands in the North Atlantic north "
            "of the Tropic of Cancer, and forces in or over these, in the Mediterranean and in the "
            "North Atlantic north of that line. States may still help others by choice."
        ),
        "tables": ["nato_members"],
        "sources": ["nat1949"],
    }


def _place(iso3: str, place: str) -> str:
    if iso3 in OUTSIDERS:
        return f"the soil of {OUTSIDERS[iso3]}"
    return PLACES[place].format(the(_name(iso3)))


_REASONS = (
    (
        "member-inside",
        "It was a member, and the place lies in the area that Article 6 names.",
        "",
        "claim:N3",
    ),
    (
        "not-member",
        "It was not a member, and Article 5 is for members.",
        "",
        "dataset:nato_members",
    ),
    (
        "outside-area",
        "It was a member, but the place lies outside that area.",
        "",
        "source:nat1949",
    ),
)


def _cover_reason(inside: bool, place: str) -> str:
    if not inside:
        return "not-member"
    return "member-inside" if place in IN_AREA else "outside-area"


def _consent_parameters() -> Iterator[Parameters]:
    late = [iso3 for iso3 in members() if 1982 <= joined(iso3).year <= 2020]
    for state, i, size in product(late, range(3), (2, 3, 4)):
        seed = f"c4-consent{state}{i}{size}"
        others = [e for e in (*members(), *OUTSIDERS) if e != state and _is_state(e, state)]
        had_say = [each for each in others if _before(each, state)]
        rest = [each for each in others if not _before(each, state)]
        if len(rest) >= 6 - size:
            chosen = shuffled(had_say, seed)[:size] + shuffled(rest, seed)[: 6 - size]
            yield {"state": state, "others": sorted(chosen)}


def _is_state(iso3: str, state: str) -> bool:
    """Return whether a state was one when another joined."""
    if joined(state).year <= INDEPENDENT_SINCE.get(iso3, 0):
        return False
    return joined(state).year > 1993 or iso3 not in (*NEW_STATES, "UKR", "GEO")


def _consent(parameters: Parameters) -> Entry:
    member = members()[parameters["state"]]
    had_say = [e for e in parameters["others"] if _before(e, parameters["state"])]
    names = _start(listed([the(_name(each)) for each in had_say]))
    outsider = "Russia" if member.round > 1991 else "the Soviet Union"
    return {
        "type": "multiple",
        "prompt": (
            f"{member.country} joined NATO on {day(member.accession_date)}. Article 10 asks for "
            "the unanimous agreement of the parties. Which of these states had to agree?"
        ),
        "options": [_consent_option(e, parameters["state"]) for e in parameters["others"]],
        "explanation": (
            f"{names} were parties before {day(member.accession_date)}, so {member.country} needed "
            f"their consent, as that of every other member. States that joined with it or later "
            f"had no vote, nor had {outsider}, whatever weight its views carried."
        ),
        "tables": ["nato_members"],
        "sources": ["nat1949"],
    }


def _before(iso3: str, state: str) -> bool:
    return iso3 in members() and joined(iso3) < joined(state)


def _consent_option(iso3: str, state: str) -> Part:
    right = _before(iso3, state)
    when = f"It joined on {day(joined(iso3))}." if iso3 in members() else "It is not a member."
    return option(iso3, _name(iso3), when, "dataset:nato_members", right=right)


def _years() -> dict[str, str]:
    return {each: str(sources.document(each).date.year) for each in VOICES}


def _voice_parameters() -> Iterator[Parameters]:
    for each in quote_sets(VOICES, _years(), "c4-voice", too_plain=("nato-article-5",)):
        chosen = {*each["documents"], each["extra"]}
        if not any(chosen & {name} and chosen & set(others) for name, others in ALSO_OF.items()):
            yield each


def _voice(parameters: Parameters) -> Entry:
    return quote_question(
        parameters,
        _years(),
        "Each of these is from a text that NATO, its members or its Secretary General gave or "
        "signed, alone or with others. Match each with its year. One of the years fits none.",
    )


def _door_parameters() -> Iterator[Parameters]:
    yield from order_sets(DOOR, "c4-door", apart=150)


def _door(parameters: Parameters) -> Entry:
    return order_question(
        parameters,
        "The door of NATO: put these steps and the answers to them in order, the earliest first.",
        "An offer, an invitation, an entry and an answer to them are different things; the dates "
        "tell which came first, and not which brought about which.",
    )


def _case_parameters() -> Iterator[Parameters]:
    pool = [each.id for each in sources.documents() if _for_nato(each.id)]
    yield from reading_sets(pool, "c4-case")


def _for_nato(document_id: str) -> bool:
    holders = [reading.holder for reading in sources.document(document_id).readings]
    return any(each.startswith(("NATO", "Supporters of NATO's")) for each in holders)


def _record_parameters() -> Iterator[Parameters]:
    yield from sort_sets("force")


def _record(parameters: Parameters) -> Entry:
    return sort_question(
        parameters,
        "force",
        "Begin with what can be granted on all sides, and argue about the rest. What is each of "
        "these statements about NATO and the use of force?",
        "A mandate is a matter of record; how far it reached, and what may stand in for one, is a "
        "matter of judgement.",
    )


def _sweep_parameters() -> Iterator[Parameters]:
    yield from refuting_sets("force")


def _sweep(parameters: Parameters) -> Entry:
    return refuting_question(
        parameters,
        "force",
        "In a debate on NATO and the use of force since 1999 someone says: {} All of these "
        "findings are on record. Which one of them by itself shows that the sentence is wrong?",
    )


TEMPLATES = tuple(
    Template(name, CHAPTER, objective, about, difficulty, parameters, fill)
    for name, objective, about, difficulty, parameters, fill in (
        ("c4-cover", "treaty", ("N3",), "medium", _cover_parameters, _cover),
        ("c4-record", "force", ("N2", "N6"), "hard", _record_parameters, _record),
        ("c4-sweep", "force", ("N2", "I18"), "medium", _sweep_parameters, _sweep),
        ("c4-consent", "door", ("N7", "H5"), "medium", _consent_parameters, _consent),
        ("c4-voice", "voice", ("I4",), "hard", _voice_parameters, _voice),
        ("c4-case", "case", ("H21",), "hard", _case_parameters, reading_question),
        ("c4-door", "door", ("H4", "N8"), "medium", _door_parameters, _door),
    )
)
