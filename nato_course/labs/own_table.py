"""What checks a table of a reader's own ratings, and what they read from it."""

import re
from collections.abc import Mapping
from typing import Any

from coursebook.labs._compare import is_blank, is_number, listed, shown
from coursebook.labs._lab import Lab, Verdict
from coursebook.methods import hypotheses
from coursebook.methods.hypotheses import SCALE

FAMILIES = ("power", "regime", "ideas", "interaction")
_WORDS = {
    r"power|structure": "power",
    r"regime": "regime",
    r"ideas?": "ideas",
    r"interactions?|spiral": "interaction",
}
"""By which word each explanation is known, as short or as long as the chapter names it."""


def judge_ratings(answer: list[Any], lab: Lab) -> Verdict:
    """Return the verdict on a small table of ratings, and on what its reader reads from it.

    Args:
        answer: a row for each piece of evidence, and the explanations that stand best.
        lab: the lab, with its words.
    """
    rows, best = answer
    if not isinstance(rows, Mapping) or len(rows) < 3:
        return lab.is_off("few")
    table: dict[str, dict[str, int]] = {}
    for piece, row in rows.items():
        named = _by_name(row)
        if not named:
            return lab.is_off("row", 0.25, piece=piece)
        if any(map(is_blank, named.values())):
            return lab.is_off("empty", 0.25, piece=piece)
        off = [each for each in named.values() if not is_number(each) or each not in SCALE]
        if off:
            return lab.is_off("scale", 0.25, piece=piece, given=off[0])
        table[str(piece)] = {each: int(named[each]) for each in FAMILIES}
    return _read(table, best, lab)


def _families(named: Any) -> set[str]:
    """Return the explanations that a reader names, however written, in a text or a collection."""
    if isinstance(named, str):
        text = named.casefold()
        if text in ("all", "all four"):
            return set(FAMILIES)
        return {name for word, name in _WORDS.items() if re.search(rf"\b(?:{word})\b", text)}
    if isinstance(named, list | tuple | frozenset):
        return {name for each in named for name in _families(each)}
    return set()


def _by_name(row: Any) -> dict[str, Any]:
    """Return a row under the short names; empty where they are not the four."""
    if not isinstance(row, Mapping) or len(row) != len(FAMILIES):
        return {}
    named = {name: each for key, each in row.items() for name in _families(key)}
    return named if len(named) == len(FAMILIES) else {}


def _read(table: Mapping[str, Mapping[str, int]], best: Any, lab: Lab) -> Verdict:
    against = hypotheses.inconsistency(table, FAMILIES)
    found, named = set(hypotheses.best(against)), _families(best)
    if not named:
        return lab.is_off("name", 0.5, given=shown(best))
    if named != found:
        return lab.is_off(_slip(table, against, named, found), 0.5)
    points = ", ".join(f"{family} {against[family]}" for family in FAMILIES)
    told = lab.is_done(best=listed(each for each in FAMILIES if each in found), points=points)
    if found == set(FAMILIES):
        return Verdict("done", (told.lines[0], lab.told["nothing"]), 1.0)
    return Verdict("done", (told.lines[0], *_comments(table, lab), *told.lines[1:]), 1.0)


def _comments(table: Mapping[str, Mapping[str, int]], lab: Lab) -> list[str]:
    """Return what is to be said of a table that tells explanations apart."""
    useless = [piece for piece, row in table.items() if not hypotheses.diagnosticity(row)]
    hinges = [piece for piece, each in hypotheses.dropping(table, FAMILIES).items() if each.changes]
    lines = [lab.told["useless"].format(pieces=listed(useless))] if useless else []
    rows = [tuple(row.items()) for row in table.values()]
    if len(set(rows)) == 1:
        return [*lines, lab.told["twins"]]
    hinge = lab.told["hinge"].format(pieces=listed(hinges)) if hinges else lab.told["firm"]
    return [*lines, hinge]


def _slip(
    table: Mapping[str, Mapping[str, int]],
    against: Mapping[str, int],
    named: set[str],
    found: set[str],
) -> str:
    sums = {each: sum(max(0, row[each]) for row in table.values()) for each in FAMILIES}
    most = {each for each, total in sums.items() if total == max(sums.values())}
    worst = {each for each, total in against.items() if total == max(against.values())}
    if named < found:
        return "tie"
    if found < named:
        return "too-many"
    return "for-it" if named == most else "worst" if named == worst else "best"
