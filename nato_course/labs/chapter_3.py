"""What checks the labs of chapter 3: words counted, what came before, a shield, hidden answers."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from coursebook import sources
from coursebook.labs._checks import Check, FunctionCheck, OpenCheck, Reply, written
from coursebook.labs._compare import is_number
from coursebook.labs._lab import Lab, Verdict
from coursebook.words import counted
from nato_course import datasets
from nato_course.models.missile_defence import CELLS, DEPLOYED, Defence
from nato_course.tables import Battlegroup, MissileDefencePart, NatoMember


def _texts(since: int, *, original: bool = False, after: bool = False) -> list[str]:
    found = sources.document_set("putin-in-his-words")
    return [
        each.text if original else each.translation or each.text
        for each in found
        if each.date.year >= since + after
    ]


def _with_words(texts: Sequence[str], words: Sequence[str]) -> int:
    return sum(any(word in text.lower() for word in words) for text in texts)


def _speaking(words: Sequence[str], since: int) -> int:
    return _with_words(_texts(since), words)


def _all_words(words: Sequence[str], since: int) -> int:
    return sum(all(word in text.lower() for word in words) for text in _texts(since))


def _every_time(words: Sequence[str], since: int) -> int:
    return sum(text.lower().count(word) for text in _texts(since) for word in words)


def _cased(words: Sequence[str], since: int) -> int:
    return sum(any(word in text for word in words) for text in _texts(since))


def _whole_words(words: Sequence[str], since: int) -> int:
    return sum(any(word in text.lower().split() for word in words) for text in _texts(since))


def _translated(words: Sequence[str], since: int) -> int:
    found = sources.document_set("putin-in-his-words")
    texts = [each.translation for each in found if each.date.year >= since and each.translation]
    return _with_words(texts, words)


def _own_theme(own: Any) -> Mapping[str, Any]:
    """Return in how many texts a reader's own theme stands."""
    words = [written(each).lower() for each in ([own] if isinstance(own, str) else own)]
    if not words:
        raise ValueError("no words")
    counts = {f"since_{since}": _speaking(words, since) for since in (2000, 2014, 2022)}
    return counts | {"words": ", ".join(words), "texts": len(_texts(2000))}


def _words_figures() -> Mapping[str, Any]:
    groups = {"threat": ["threat", "provocation"], "nato": ["nato"], "ukraine": ["ukrain"]}
    told = {
        f"{name}_{since}": _speaking(words, since)
        for name, words in groups.items()
        for since in (2000, 2014)
    }
    return told | {"texts": len(_texts(2000))}


WORDS = FunctionCheck(
    right=_speaking,
    cases=[
        (["threat", "provocation"], 2000),
        (["nato"], 2000),
        (["nato", "ukrain"], 2014),
        (["border", "corner"], 2008),
        (["threat", "war"], 2016),
        (["russia"], 2021),
        (["we"], 2022),
    ],
    slips={
        "original": lambda words, since: _with_words(_texts(since, original=True), words),
        "case": _cased,
        "all-words": _all_words,
        "every-time": _every_time,
        "whole-words": _whole_words,
        "translated": _translated,
        "total": lambda _, since: len(_texts(since)),
        "first-word": lambda words, since: _speaking(words[:1], since),
        "no-date": lambda words, _: _speaking(words, 1900),
        "after": lambda words, since: _with_words(_texts(since, after=True), words),
    },
    figures=_words_figures,
)

PARTS = ("members", "groups", "sites")


def _came(year: int, *, since: int = 1999, ships: bool = False, edge: int = 0) -> tuple[int, ...]:
    last = year + edge
    return (
        sum(since <= row.accession_date.year <= last for row in datasets.rows(NatoMember)),
        sum(row.since <= last for row in datasets.rows(Battlegroup)),
        sum(
            (ships or row.kind == "land site") and row.in_service.year <= last
            for row in datasets.rows(MissileDefencePart)
        ),
    )


def _came_figures() -> Mapping[str, Any]:
    return {
        f"{part}_{year}": count
        for year in (2008, 2013, 2016, 2021)
        for part, count in zip(PARTS, _came(year), strict=True)
    }


def _own_turn(own: Any) -> Mapping[str, Any]:
    """Return what had come by the end of the year before a reader's own turn."""
    if not is_number(own) or not 1999 <= own <= 2026 or own != int(own):
        raise ValueError("no year")
    year = int(own)
    return {"year": year, "before": year - 1} | dict(zip(PARTS, _came(year - 1), strict=True))


CAME = FunctionCheck(
    right=_came,
    cases=[(1999,), (2004,), (2008,), (2013,), (2016,), (2017,), (2024,)],
    slips={
        "all-members": lambda year: _came(year, since=1949),
        "ships": lambda year: _came(year, ships=True),
        "edge": lambda year: _came(year, edge=-1),
        "each-year": lambda year: tuple(
            now - before for now, before in zip(_came(year), _came(year, edge=-1), strict=True)
        ),
        "always": lambda _: _came(2026),
    },
    parts=PARTS,
    figures=_came_figures,
)


def _needed(warheads: int, share: float, kill: float) -> int:
    """Return the least number of sites that stop a share of a force on average."""
    return ceil(round(share * warheads / kill, 6) / CELLS)


def _own_force(own: Any) -> Mapping[str, Any]:
    """Return whether two sites are enough for the force and share that a reader found."""
    warheads, share = own
    if not is_number(warheads) or not is_number(share) or warheads != int(warheads):
        raise ValueError("no numbers")
    if not (1 <= warheads <= 10_000 and 0 < share <= 0.8):
        raise ValueError("out of bounds")
    sites = _needed(int(warheads), float(share), 0.8)
    enough = "are enough" if sites <= 2 else "are not enough"
    told = {"warheads": int(warheads), "percent": 100 * float(share), "enough": enough}
    return told | {"sites": counted(sites, "site")}


def _above(warheads: int, share: float, kill: float) -> int:
    """Return the first number of sites that stops more than the share."""
    return int(round(share * warheads / kill, 6) / CELLS) + 1


def _needed_figures() -> Mapping[str, Any]:
    return {
        "force": DEPLOYED,
        "half": _needed(DEPLOYED, 0.5, 0.8),
        "tenth": _needed(DEPLOYED, 0.1, 0.8),
        "ragged": _needed(200, 0.5, 0.8),
        "two": 100 * Defence(DEPLOYED, sites=2).share_stopped(),
        "two_ragged": 100 * Defence(200, sites=2).share_stopped(),
    }


SHIELD = FunctionCheck(
    right=_needed,
    # The last two fall on a whole number of sites, in numbers that a computer holds exactly.
    cases=[
        (1718, 0.5, 0.8),
        (1718, 0.1, 0.8),
        (200, 0.5, 0.8),
        (200, 0.1, 0.5),
        (768, 0.5, 1.0),
        (1536, 0.25, 0.5),
    ],
    slips={
        "one-short": lambda *case: _needed(*case) - 1,
        "one-more": lambda *case: _needed(*case) + 1,
        "strict": _above,
        "floor": lambda *case: _above(*case) - 1,
        "nearest": lambda *case: round(case[1] * case[0] / case[2] / CELLS),
        "part": lambda *case: case[1] * case[0] / case[2] / CELLS,
        "sure-hit": lambda warheads, share, _: _needed(warheads, share, 1.0),
        "no-share": lambda warheads, _, kill: _needed(warheads, kill, kill),
        "interceptors": lambda *case: ceil(round(case[1] * case[0] / case[2], 6)),
        "always-whole-force": lambda _, share, kill: _needed(DEPLOYED, share, kill),
    },
    figures=_needed_figures,
)

APART = 5
"""Points that the true support of two countries has to differ by."""
NEAR = 0.5
"""Points within which two polls give the same."""
TINY = 1e-9
"""By so much a sum of a computer's may be off, which must not decide."""


def _country(setting: Sequence[float]) -> tuple[float, float]:
    true, hide, lost = setting
    return true + hide / 100 * (100 - true), true - lost


def _countries(answer: list[Any], lab: Lab) -> Verdict:
    """Judge two invented countries that no poll can tell apart."""
    for name, setting in zip(("country_a", "country_b"), answer, strict=True):
        if not isinstance(setting, list) or len(setting) != 3 or not all(map(is_number, setting)):
            return lab.is_off("form", name=name)
        if not all(0 <= float(each) <= 100 for each in setting):
            return lab.is_off("bounds", name=name)
        if float(setting[2]) > float(setting[0]):
            return lab.is_off("lost", name=name)
    first, second = ([float(each) for each in setting] for setting in answer)
    if max(*first, *second) <= 1:
        return lab.is_off("fractions")
    polls = [_country(first), _country(second)]
    (direct_a, list_a), (direct_b, list_b) = polls
    figures = {"direct_a": direct_a, "direct_b": direct_b, "list_a": list_a, "list_b": list_b}
    figures |= {"true_a": first[0], "true_b": second[0]}
    if abs(first[0] - second[0]) < APART - TINY:
        return lab.is_off("alike", 0.25, apart=APART)
    if [first, second] in ([[70, 50, 0], [85, 0, 15]], [[85, 0, 15], [70, 50, 0]]):
        return lab.is_off("chapters-own", 0.5)
    wrong = [abs(direct_a - direct_b) > NEAR + TINY, abs(list_a - list_b) > NEAR + TINY]
    if all(wrong):
        return lab.is_off("both", 0.25, **figures)
    if any(wrong):
        return lab.is_off("direct" if wrong[0] else "list", 0.5, **figures)
    return lab.is_done(**figures)


CHECKS: dict[str, Check] = {
    "words-counted": WORDS,
    "what-came-before": CAME,
    "shield-needed": SHIELD,
    "polls-alike": OpenCheck(_countries, ("country_a", "country_b")),
}
OWN: dict[str, Reply] = {
    "words-counted": _own_theme,
    "what-came-before": _own_turn,
    "shield-needed": _own_force,
    "polls-alike": lambda own: {"question": written(own)},
}
