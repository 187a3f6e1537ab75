"""Competing hypotheses: which explanation has the least evidence against it (heuer1999).

Several explanations are rated against the same evidence. The question of each rating is: if this
explanation were right, how well would this piece of evidence fit? Evidence that fits one's own
favourite usually fits its rivals too, so the method counts what speaks *against* each explanation
and not what speaks for it.

Inconsistency. The points against an explanation: 2 for each piece that fits it badly, 1 for each
that fits it rather badly, none for the rest. The lowest sum stands best, for now.

Diagnosticity. A piece that fits all explanations alike can't tell them apart, however striking it
is. It is measured by the widest gap between two ratings of the piece: 0 (useless for the choice) to
4 (it fits one explanation well and another badly).

Sensitivity. A result that hangs on one piece of evidence is only as good as that piece; so each is
left out in turn.

The chapter of heuer1999 describes the method. The five steps, their points and the measure of
diagnosticity are our own choice, and simple on purpose. Ratings are judgements: the sums order
them, and measure nothing. Explanations can also be right together, which no sum shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursebook.errors import CourseError

SCALE: dict[int, tuple[str, str]] = {
    -2: ("−2", "Strongly inconsistent"),
    -1: ("−1", "Inconsistent"),
    0: ("0", "Says nothing"),
    1: ("+1", "Consistent"),
    2: ("+2", "Strongly consistent"),
}
"""The ratings: sign and words of each."""

Row = Mapping[str, int]
"""The ratings of one piece of evidence: explanation to rating."""
Matrix = Mapping[str, Row]
"""The ratings of all pieces: evidence to its row."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is left when one piece of evidence is not counted."""

    scores: dict[str, int]
    best: tuple[str, ...]
    changes: bool


def checked(matrix: Matrix, families: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the rows that are rated for every explanation; only these can be compared.

    Args:
        matrix: the ratings.
        families: the explanations.

    Raises:
        CourseError: a rating is none of the scale, or is for an explanation that isn't compared.
    """
    names = list(families)
    for item, row in matrix.items():
        for family, rating in row.items():
            if family not in names:
                raise CourseError(f"{item}: {family!r} is no explanation here: use one of {names}")
            if rating not in SCALE:
                raise CourseError(f"{item}, {family}: rating is {rating}; give one of -2 to 2")
    return {
        item: {family: row[family] for family in names}
        for item, row in matrix.items()
        if all(family in row for family in names)
    }


def inconsistency(matrix: Matrix, families: Iterable[str]) -> dict[str, int]:
    """Return the points against each explanation, from the pieces rated for all of them.

    Args:
        matrix: the ratings.
        families: the explanations.
    """
    names = list(families)
    rows = checked(matrix, names).values()
    return {family: sum(max(0, -row[family]) for row in rows) for family in names}


def diagnosticity(row: Row) -> int:
    """Return how far a piece of evidence tells explanations apart: 0 (not at all) to 4.

    Args:
        row: its ratings, for at least one explanation.
    """
    return max(row.values()) - min(row.values())


def best(scores: Mapping[str, int]) -> tuple[str, ...]:
    """Return the explanations with the fewest points against them: several where they tie.

    Args:
        scores: the points against each.
    """
    least = min(scores.values())
    return tuple(family for family, score in scores.items() if score == least)


def dropping(matrix: Matrix, families: Iterable[str]) -> dict[str, Dropped]:
    """Return what changes when each piece of evidence is left out, one at a time.

    Args:
        matrix: the ratings; only pieces rated for all explanations count.
        families: the explanations.
    """
    names = list(families)
    rows = checked(matrix, names)
    whole = best(inconsistency(rows, names))
    found = {}
    for item in rows:
        scores = inconsistency({k: row for k, row in rows.items() if k != item}, names)
        found[item] = Dropped(scores, best(scores), best(scores) != whole)
    return found
