"""Templates of chapter 4 on treaty, force, door and words: who is covered, who decides."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product

from coursebook import sources
from coursebook.dates import long as day
from coursebook.teach.templates._parts import shuffled
from coursebook.teach.templates._template import Parameters
from coursebook.words import listed
from nato_course.templates._facts import INDEPENDENT_SINCE, joined, members, the
from nato_course.templates._findings import refuting, refuting_sets, sort_sets, sorts
from nato_course.templates._readings import reading_sets, readings
from nato_course.templates._shared import order, order_sets, quote_sets, quotes, years
from nato_course.templates._words import Figures, Kind, start

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


def _cover(state: str, year: int, place: str) -> Figures:
    inside = _is_member(state, year)
    right = _cover_reason(inside, place)
    told = f"{_name(state)} has never been a member."
    if state in members():
        told = f"{start(the(_name(state)))} joined on {day(joined(state))}."
    if inside:
        told += f" The place lies {'in' if place in IN_AREA else 'outside'} the treaty's area."
    return {
        "where": _place(state, place),
        "told": told,
        "answer": right == "member-inside",
        "right": [right],
    }


def _place(iso3: str, place: str) -> str:
    if iso3 in OUTSIDERS:
        return f"the soil of {OUTSIDERS[iso3]}"
    return PLACES[place].format(the(_name(iso3)))


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


def _consent(state: str, others: Sequence[str]) -> Figures:
    member = members()[state]
    had_say = [each for each in others if _before(each, state)]
    return {
        "member": member,
        "day": day(member.accession_date),
        "names": start(listed([the(_name(each)) for each in had_say])),
        "outsider": "Russia" if member.round > 1991 else "the Soviet Union",
        "options": [{"id": e, "name": _name(e), "feedback": _consent_feedback(e)} for e in others],
        "right": had_say,
    }


def _before(iso3: str, state: str) -> bool:
    return iso3 in members() and joined(iso3) < joined(state)


def _consent_feedback(iso3: str) -> str:
    return f"It joined on {day(joined(iso3))}." if iso3 in members() else "It is not a member."


def _voice_parameters() -> Iterator[Parameters]:
    for each in quote_sets(VOICES, years(VOICES), "c4-voice", too_plain=("nato-article-5",)):
        chosen = {*each["documents"], each["extra"]}
        if not any(chosen & {name} and chosen & set(others) for name, others in ALSO_OF.items()):
            yield each


def _case_parameters() -> Iterator[Parameters]:
    pool = [each.id for each in sources.documents() if _for_nato(each.id)]
    yield from reading_sets(pool, "c4-case")


def _for_nato(document_id: str) -> bool:
    holders = [reading.holder for reading in sources.document(document_id).readings]
    return any(each.startswith(("NATO", "Supporters of NATO's")) for each in holders)


KINDS: dict[str, Kind] = {
    "c4-cover": (_cover_parameters, _cover),
    "c4-record": (partial(sort_sets, "force"), sorts("force")),
    "c4-sweep": (partial(refuting_sets, "force"), refuting("force")),
    "c4-consent": (_consent_parameters, _consent),
    "c4-voice": (_voice_parameters, quotes(partial(years, VOICES))),
    "c4-case": (_case_parameters, readings),
    "c4-door": (partial(order_sets, DOOR, "c4-door", apart=150), order),
}
